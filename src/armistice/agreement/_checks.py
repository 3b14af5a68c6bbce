"""What fits no single entry: references between the parts of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.agreement import _base as base
from armistice.agreement import _shapes as s
from armistice.agreement._changes import field_of, read_value
from armistice.agreement._codes import Code
from armistice.agreement._faults import Fault, no_bearer, suggest
from armistice.agreement._subjects import SUBJECTS
from armistice.agreement._timing import check_times, event_faults, times_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from armistice.agreement._draft import Draft
    from armistice.agreement._tree import Loc

_KINDS = {
    "parties": (Code.UNKNOWN_PARTY, "party"),
    "places": (Code.UNKNOWN_PLACE, "place"),
    "provisions": (Code.UNKNOWN_PROVISION, "provision"),
    "obligations": (Code.UNKNOWN_OBLIGATION, "obligation"),
}
_PARTY_FIELDS = ("bearer", "counterparty", "beneficiary", "verifier", "consent")
_PLACE_FIELDS = ("place", "parts", "except_places")
_REFERENCES: Mapping[type[base.Shape], Mapping[str, str]] = {
    s.PartyShape: {"acts_for": "parties"},
    s.PlaceShape: {"within": "places", "not_to_confuse": "places"},
    s.ObligationShape: {
        **dict.fromkeys(_PARTY_FIELDS, "parties"),
        **dict.fromkeys(_PLACE_FIELDS, "places"),
        "provision": "provisions",
        "compensated_by": "obligations",
        "suspends": "obligations",
    },
    s.AmendmentShape: {
        "target": "obligations",
        "except_": "obligations",
        "proposed_by": "parties",
        "accepted_by": "parties",
    },
    s.InterpretationShape: {
        "target": "obligations",
        "except_": "obligations",
        "held_by": "parties",
    },
    s.NoticeShape: {"target": "obligations", "by": "parties"},
}


def check(draft: Draft) -> tuple[Fault, ...]:
    """Return every fault between the entries of a draft."""
    return tuple(
        fault
        for part in (
            _references(draft),
            _obligations(draft),
            _changes(draft),
            _notices(draft),
            _versions(draft),
            _subjects(draft),
            _cycles(draft),
            check_times(draft),
        )
        for fault in part
    )


def _references(draft: Draft) -> Iterator[Fault]:
    for entry in draft.entries:
        for field, section in _REFERENCES.get(type(entry.shape), {}).items():
            yield from _field(draft, entry.shape, entry.loc, field, section)


def _field(
    draft: Draft, shape: base.Shape, loc: Loc, field: str, section: str
) -> Iterator[Fault]:
    value = getattr(shape, field)
    here = (*loc, field.rstrip("_"))
    if isinstance(value, str):
        yield from _known(draft, value, here, section)
    elif value is not None and value != ("all",):
        for index, one in enumerate(value):
            yield from _known(draft, one, (*here, index), section)


def _known(draft: Draft, ref: str, loc: Loc, section: str) -> Iterator[Fault]:
    known = draft.ids[section]
    if section == "provisions" and not known:
        return
    if ref not in known:
        code, noun = _KINDS[section]
        field = next(part for part in reversed(loc) if isinstance(part, str))
        message = f"`{field}`: `{ref}` is no {noun} of this agreement; "
        hint = suggest(ref, known)
        more = "" if hint.startswith("did") else f"; or add it under `{section}:`"
        yield Fault(loc=loc, code=code, message=message + hint + more)


def _obligations(draft: Draft) -> Iterator[Fault]:
    for entry, shape in draft.readable(s.ObligationShape):
        if shape.bearer == ():
            message = no_bearer(draft.ids["parties"])
            loc = (*entry.loc, "bearer")
            yield Fault(loc=loc, code=Code.EMPTY_BEARER, message=message)
        yield from _ties(draft, shape, entry.loc)
        if shape.renewal is not None:
            here = (*entry.loc, "renewal")
            yield from _field(draft, shape.renewal, here, "who_may_object", "parties")
        for index, stage in enumerate(shape.stages or ()):
            here = (*entry.loc, "stages", index)
            yield from _field(draft, stage, here, "place", "places")
        yield from _stage_ids(shape, entry.loc)


def _ties(draft: Draft, shape: s.ObligationShape, loc: Loc) -> Iterator[Fault]:
    for index, tie in enumerate(shape.depends or ()):
        here = (*loc, "depends", index, "ref")
        if "ref" not in tie.model_fields_set:  # unreadable, and told already
            continue
        if tie.ref.startswith("event:"):
            yield from event_faults(tie.ref, here, draft.ids)
        else:
            yield from _known(draft, tie.ref, here, "obligations")


def _stage_ids(shape: s.ObligationShape, loc: Loc) -> Iterator[Fault]:
    ids = [stage.id for stage in shape.stages or ()]
    for index, own in enumerate(ids):
        if own and own in ids[:index]:
            message = f"two stages are called `{own}`; give each its own id"
            here = (*loc, "stages", index, "id")
            yield Fault(loc=here, code=Code.DUPLICATE_ID, message=message)


def _changes(draft: Draft) -> Iterator[Fault]:
    for entry, shape in draft.changes():
        if shape.except_ and shape.target and shape.target != ("all",):
            message = "`except` goes with `target: all`; list the targets instead"
            loc = (*entry.loc, "except")
            yield Fault(loc=loc, code=Code.BAD_AMENDMENT, message=message)
        if not {"field", "value"} <= shape.model_fields_set:
            continue
        value, faults = read_value(shape, entry.loc)
        yield from faults
        if faults or value is None:
            continue
        yield from _new_value(draft, field_of(shape), value, (*entry.loc, "value"))


def _new_value(draft: Draft, field: str, value: object, loc: Loc) -> Iterator[Fault]:
    for here, after in times_in(value, loc):
        yield from event_faults(after.event, here, draft.ids)
    section = _REFERENCES[s.ObligationShape].get(field)
    if section is None:
        return
    for one in (value,) if isinstance(value, str) else value:  # type: ignore[attr-defined]
        yield from _known(draft, one, loc, section)
    if field == "bearer" and not value:
        message = "nobody would owe it any more; name the new bearer"
        yield Fault(loc=loc, code=Code.EMPTY_BEARER, message=message)


def _notices(draft: Draft) -> Iterator[Fault]:
    without = {o.id for _, o in draft.of(s.ObligationShape) if o.renewal is None}
    for entry, shape in draft.readable(s.NoticeShape):
        if shape.target in without:
            message = f"`{shape.target}` has no renewal, so this notice changes "
            message += "nothing; add its `renewal:`, or take the notice out"
            code = Code.NOTICE_WITHOUT_RENEWAL
            yield Fault(loc=(*entry.loc, "target"), code=code, message=message)


def _versions(draft: Draft) -> Iterator[Fault]:
    known = draft.outline.versions
    for entry, shape in draft.readable(s.ProvisionShape):
        for index, wording in enumerate(shape.wordings or ()):
            if known and wording.version not in known:
                message = f"`{wording.version}` is not among `versions`; "
                message += suggest(wording.version, known)
                loc = (*entry.loc, "wordings", index)
                yield Fault(loc=loc, code=Code.UNKNOWN_VERSION, message=message)


def _subjects(draft: Draft) -> Iterator[Fault]:
    named: list[tuple[Loc, str]] = [
        *((("subjects", i), one) for i, one in enumerate(draft.outline.subjects or ())),
        *((("silent_on", one), one) for one in draft.outline.silent_on or ()),
    ]
    for loc, one in named:
        if one not in SUBJECTS:
            message = f"`{one}` is no subject that agreements are compared by; "
            message += f"{suggest(one, SUBJECTS)} (docs/lint.md lists them)"
            yield Fault(loc=loc, code=Code.UNKNOWN_SUBJECT, message=message)


def _cycles(draft: Draft) -> Iterator[Fault]:
    places = {p.id: p.within for _, p in draft.of(s.PlaceShape)}
    for entry, place in draft.of(s.PlaceShape):
        way = _way_back(place.id, places)
        if way:
            message = f"{way}, so it lies within itself; take one `within` out"
            loc = (*entry.loc, "within")
            yield Fault(loc=loc, code=Code.PLACE_CYCLE, message=message)
    parties = {p.id: (p.acts_for,) for _, p in draft.of(s.PartyShape) if p.acts_for}
    for entry, party in draft.of(s.PartyShape):
        way = _way_back(party.id, parties)
        if way:
            message = f"{way}, so it acts for itself; take one `acts_for` out"
            loc = (*entry.loc, "acts_for")
            yield Fault(loc=loc, code=Code.PARTY_CYCLE, message=message)


def _way_back(start: str, up: Mapping[str, tuple[str, ...]]) -> str | None:
    """Return `a -> b -> a` where something leads back to itself."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:
        for higher in up.get(way[-1], ()):
            if higher == start:
                return " -> ".join(f"`{one}`" for one in (*way, start))
            if higher not in seen:
                seen.add(higher)
                ways.append((*way, higher))
    return None
