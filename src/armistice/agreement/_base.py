"""What every mapping of the file has in common, and how lists may be written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, model_validator

if TYPE_CHECKING:
    from pydantic_core import CoreSchema


def _title(shape: type) -> str:
    return shape.__name__.removesuffix("Shape")


class Shape(BaseModel):
    """A mapping of the file: an unknown field is a fault, never ignored."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        str_strip_whitespace=True,
        model_title_generator=_title,
    )
    also: ClassVar[Mapping[str, str]] = {}
    """Other names that a field may be written with."""

    @model_validator(mode="before")
    @classmethod
    def _rename(cls, raw: object) -> object:
        return cls.renamed(raw)

    @classmethod
    def renamed(cls, raw: object) -> object:
        """Return a mapping with each field by its first name, empty ones left out."""
        if not isinstance(raw, dict):
            return raw
        both = [old for old, new in cls.also.items() if old in raw and new in raw]
        return {
            key if key in both else cls.also.get(key, key): value
            for key, value in raw.items()
            if value is not None or key == "value" or key not in cls.field_names()
        }

    @classmethod
    def field_names(cls) -> tuple[str, ...]:
        """Return every name that a field may be written with."""
        own = (field.alias or name for name, field in cls.model_fields.items())
        return (*own, *cls.also)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Let editors know the other names as well."""
        reference = handler(core)
        schema = handler.resolve_ref_schema(reference)
        for old, new in cls.also.items():
            schema["properties"][old] = schema["properties"][new]
            if new in schema.get("required", []):
                schema["required"].remove(new)
                either = {"anyOf": [{"required": [new]}, {"required": [old]}]}
                schema.setdefault("allOf", []).append(either)
        return reference


def as_list(raw: object) -> object:
    """Take one thing for a list of one, and nothing for an empty list."""
    if raw is None:
        return []
    return raw if isinstance(raw, list) else [raw]


def as_ids(raw: object) -> object:
    """Take `AM, AZ` for a list of two."""
    if isinstance(raw, str):
        return [part.strip() for part in raw.split(",") if part.strip()]
    return as_list(raw)


def by_id(field: str) -> Callable[[object], object]:
    """Return a reader of lists that may also be written as a mapping by id.

    Args:
        field: What a plain text beside an id stands for.
    """

    def read(raw: object) -> object:
        if isinstance(raw, dict):
            return [_entry(key, value, field) for key, value in raw.items()]
        return [{"id": one} if isinstance(one, str) else one for one in _listed(raw)]

    return read


def _listed(raw: object) -> list[object]:
    found = as_list(raw)
    return found if isinstance(found, list) else []


def _entry(key: str, value: object, field: str) -> object:
    if isinstance(value, dict):
        return {"id": key} | value
    return {"id": key} if value is None else {"id": key, field: value}


def token(raw: object) -> object:
    if not isinstance(raw, str):
        return raw
    return raw.strip().lower().replace("-", "_").replace(" ", "_")
