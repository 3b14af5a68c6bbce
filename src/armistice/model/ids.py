"""Ids that come from content, so that doing a thing twice changes nothing."""

from __future__ import annotations

import hashlib
import re
import unicodedata


def content_id(prefix: str, *parts: object) -> str:
    """Return `prefix-` and 16 hexadecimal digits that depend on the parts alone."""
    text = "\x1f".join(str(part) for part in parts)
    return f"{prefix}-{hashlib.sha256(text.encode()).hexdigest()[:16]}"


def slug(text: str) -> str:
    """Return a name as lower-case ASCII words joined by hyphens, for use in ids.

    Scripts without an ASCII rendering keep their letters, so that no two names of
    different people fall together.
    """
    folded = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    return re.sub(r"[\W_]+", "-", bare).strip("-")
