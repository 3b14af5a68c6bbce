"""The JSON Schema of the file's format, for editors."""

from __future__ import annotations

from typing import Any

from armistice.agreement._shapes import AgreementShape

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema of an agreement's file, short forms included.

    Editors use it to complete and check while one writes; the loader checks more
    (references between parts, dates that cannot be met).
    """
    return {"$schema": _DIALECT} | AgreementShape.model_json_schema(mode="validation")
