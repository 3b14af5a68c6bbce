"""A file's entries, each validated on its own, so that every fault shows at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from armistice.agreement import _base as base
from armistice.agreement import _shapes as shapes
from armistice.agreement._codes import Code
from armistice.agreement._faults import Fault, from_validation, suggest
from armistice.agreement._salvage import salvage

if TYPE_CHECKING:
    from armistice.agreement._tree import Loc, Node, Plain

Change = shapes.AmendmentShape | shapes.InterpretationShape
ShapeT = TypeVar("ShapeT", bound=base.Shape)

_PLAIN_FIELD = {
    "parties": "name",
    "places": "name",
    "provisions": "summary",
    "events": "on",
    "obligations": "action",
    "amendments": "target",
    "interpretations": "target",
    "notices": "target",
}
_OBLIGATION = shapes.ObligationShape.field_names()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of one list."""

    loc: Loc
    line: int
    shape: base.Shape
    whole: bool = True
    """Whether it is right; else only what could be read is in its shape."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What could be read of a file: its head, entries, and every id that it names."""

    head: shapes.AgreementShape | None
    outline: shapes.AgreementShape
    """The head, or what can be read of one that is at fault."""
    entries: tuple[Entry, ...]
    ids: dict[str, tuple[str, ...]]
    """By list; also ids of entries that are themselves at fault."""
    faults: tuple[Fault, ...]

    def of(self, kind: type[ShapeT]) -> tuple[tuple[Entry, ShapeT], ...]:
        """Return the entries of one shape that are right."""
        return tuple(one for one in self.readable(kind) if one[0].whole)

    def readable(self, kind: type[ShapeT]) -> tuple[tuple[Entry, ShapeT], ...]:
        """Return all entries of one shape; of faulty ones any field may be None."""
        return tuple((e, e.shape) for e in self.entries if isinstance(e.shape, kind))

    def changes(self) -> tuple[tuple[Entry, Change], ...]:
        """Return amendments and interpretations; of faulty ones what is readable."""
        return tuple(
            (e, e.shape)
            for e in self.entries
            if isinstance(e.shape, shapes.AmendmentShape | shapes.InterpretationShape)
        )


def read_draft(tree: Node) -> Draft:
    """Return what can be read of a tree that is a mapping."""
    raw = _renamed(tree.plain())
    sections = {name: _section(raw, name) for name in shapes.ITEMS}
    faults: list[Fault] = []
    own = {key: value for key, value in raw.items() if key not in shapes.ITEMS}
    head = _head(own, faults)
    ids = {name: _ids(items) for name, items in sections.items()}
    entries = [
        entry
        for name, items in sections.items()
        for entry in _entries(name, items, tree, faults, parties=ids["parties"])
    ]
    faults += _emptiness(sections)
    faults += _defaults(raw.get("defaults"))
    faults += [f for name, items in sections.items() for f in _doubles(name, items)]
    return Draft(
        head=head,
        outline=salvage(shapes.AgreementShape, own) if head is None else head,
        entries=tuple(entries),
        ids=ids,
        faults=tuple(faults),
    )


def _renamed(raw: Plain) -> dict[str, object]:
    also = shapes.AgreementShape.also
    found = raw if isinstance(raw, dict) else {}
    return {
        key if also.get(key, key) in found else also.get(key, key): value
        for key, value in found.items()
    }


def _section(raw: dict[str, object], name: str) -> list[object]:
    items = base.by_id(_PLAIN_FIELD[name])(raw.get(name))
    found = items if isinstance(items, list) else []
    defaults = raw.get("defaults")
    if name == "obligations" and isinstance(defaults, dict):
        return [_with_defaults(item, defaults) for item in found]
    return found


def _with_defaults(item: object, defaults: dict[str, object]) -> object:
    if not isinstance(item, dict):
        return item
    also = shapes.ObligationShape.also
    said = {also.get(key, key) for key in item}
    meant = {key: value for key, value in defaults.items() if key in _OBLIGATION}
    return {k: v for k, v in meant.items() if also.get(k, k) not in said} | item


def _defaults(defaults: object) -> list[Fault]:
    return [
        Fault(
            loc=("defaults", name),
            code=Code.UNKNOWN_FIELD,
            message=f"`{name}` is no field of obligations; {suggest(name, _OBLIGATION)}",
        )
        for name in (defaults if isinstance(defaults, dict) else ())
        if name not in _OBLIGATION
    ]


def _head(own: dict[str, object], faults: list[Fault]) -> shapes.AgreementShape | None:
    try:
        return shapes.AgreementShape.model_validate(
            own | {"parties": [], "obligations": []}
        )
    except ValidationError as err:
        faults += from_validation(err, ())
        return None


def _entries(
    name: str,
    items: list[object],
    tree: Node,
    faults: list[Fault],
    *,
    parties: tuple[str, ...],
) -> list[Entry]:
    section = tree.child(name) or tree.child("readings")
    found = []
    for index, item in enumerate(items):
        node = section.child(index) if section is not None else None
        line = tree.line if node is None else node.line
        kind, whole = shapes.ITEMS[name], True
        try:
            shape = kind.model_validate(item)
        except ValidationError as err:
            faults += from_validation(err, (name, index), parties=parties)
            shape, whole = salvage(kind, item), False
        found.append(Entry(loc=(name, index), line=line, shape=shape, whole=whole))
    return found


def _emptiness(sections: dict[str, list[object]]) -> list[Fault]:
    found = []
    if not sections["parties"]:
        message = "no parties are listed; add `parties:` with an id, name and role each"
        found.append(Fault(loc=("parties",), code=Code.NO_PARTIES, message=message))
    if not sections["obligations"]:
        message = "no obligations are listed, so nothing is monitored; add some"
        loc = ("obligations",)
        found.append(Fault(loc=loc, code=Code.NO_OBLIGATIONS, message=message))
    return found


def _id(item: object) -> str | None:
    found = item.get("id") if isinstance(item, dict) else None
    return found if isinstance(found, str) else None


def _ids(items: list[object]) -> tuple[str, ...]:
    return tuple(found for item in items if (found := _id(item)) is not None)


def _doubles(name: str, items: list[object]) -> list[Fault]:
    seen: set[str] = set()
    faults = []
    for index, item in enumerate(items):
        found = _id(item)
        if found is not None and found in seen:
            message = "another entry has this id already; give each its own"
            loc = (name, index, "id")
            faults.append(Fault(loc=loc, code=Code.DUPLICATE_ID, message=message))
        seen.add(found or "")
    return faults
