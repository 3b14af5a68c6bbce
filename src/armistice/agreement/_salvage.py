"""What can still be read of an entry in which something is wrong.

A misspelt kind must not hide that the bearer is misspelt too: what refers to other
entries is looked at all the same, as far as it can be read.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ConfigDict, TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from armistice.agreement import _base as base
from armistice.agreement import _shorthand as short
from armistice.agreement import _terms as terms

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ShapeT = TypeVar("ShapeT", bound=base.Shape)

_UNREADABLE = object()


def salvage(kind: type[ShapeT], raw: object) -> ShapeT:
    """Return a shape of the fields that can be read; all others in it are None.

    It is for looking up what it refers to, never for making an agreement.
    `model_fields_set` tells what was read.
    """
    written = kind.renamed(raw)
    found: dict[str, object] = {}
    for name, field in kind.model_fields.items():
        key = field.alias or name
        if isinstance(written, dict) and key in written:
            found[name] = _read(kind, name, written[key])
    found = {name: one for name, one in found.items() if one is not _UNREADABLE}
    values = {
        field.alias or name: found.get(name)
        for name, field in kind.model_fields.items()
    }
    return kind.model_construct(set(found), **values)


def _read(kind: type[base.Shape], name: str, raw: object) -> object:
    try:
        return _adapter(kind, name).validate_python(raw)
    except ValidationError:
        part = _PARTS.get(name)
        return _UNREADABLE if part is None else part(raw)


@cache
def _adapter(kind: type[base.Shape], name: str) -> TypeAdapter[Any]:
    annotation = kind.model_fields[name].rebuild_annotation()
    return TypeAdapter(annotation, config=ConfigDict(str_strip_whitespace=True))


def _stages(raw: object) -> object:
    items = base.by_id("due")(raw)
    found = items if isinstance(items, list) else []
    return tuple(salvage(terms.StageShape, item) for item in found)


def _ties(raw: object) -> object:
    items = base.as_list(raw)
    return tuple(_tie(item) for item in items) if isinstance(items, list) else ()


def _tie(raw: object) -> terms.DependencyShape:
    try:
        return salvage(terms.DependencyShape, short.read_tie(raw))
    except PydanticCustomError:
        return salvage(terms.DependencyShape, {})


def _time(raw: object) -> object:
    try:
        found = short.read_time(raw)
    except PydanticCustomError:
        return _UNREADABLE
    match found:
        case {"earliest": list(several)}:
            return terms.EarliestShape.model_construct(earliest=_times(several))
        case {"latest": list(several)}:
            return terms.LatestShape.model_construct(latest=_times(several))
        case {"event": _}:
            return salvage(terms.AfterShape, found)
        case _:
            return _UNREADABLE


def _times(several: list[object]) -> tuple[Any, ...]:
    return tuple(_time(one) for one in several)


_PARTS: Mapping[str, Callable[[object], object]] = {
    **dict.fromkeys(("starts", "due", "ends", "first", "until", "in_force"), _time),
    "stages": _stages,
    "depends": _ties,
    "renewal": lambda raw: salvage(terms.RenewalShape, raw),
    "recurrence": lambda raw: salvage(terms.RecurrenceShape, raw),
}
"""Fields with fields inside, of which some may be readable."""
