"""Which text holds: amendments and interpretations, each where it is accepted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from types import NoneType
from typing import TYPE_CHECKING, Any

from armistice.model import (
    After,
    Amendment,
    Bearing,
    Earliest,
    Instant,
    Joint,
    Kind,
    Latest,
    Modality,
    Quantity,
    Retroactive,
)
from armistice.verdicts._perspectives import affected

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.model import Evidence, Obligation, TermValue
    from armistice.verdicts._hearing import Hearing

_ACCEPTING = (Bearing.AMENDMENT_PROPOSED, Bearing.AMENDMENT_ACCEPTED)
TIMES = (Instant, After, Earliest, Latest)
_FITTING: dict[str, tuple[type, ...]] = {
    "starts": TIMES,
    "due": (*TIMES, NoneType),
    "ends": (*TIMES, NoneType),
    "place": (str, NoneType),
    "quantities": (Quantity, NoneType),
    **dict.fromkeys(("modality", "kind", "joint", "action"), (str,)),
    **dict.fromkeys(("object", "summary", "mechanism", "compensated_by"), (str,)),
    **dict.fromkeys(("best_efforts", "preemptive", "perdurant"), (bool,)),
    "must_persist": (bool,),
    **dict.fromkeys(("bearer", "counterparty", "beneficiary", "verifier"), (tuple,)),
    **dict.fromkeys(("parts", "except_places", "consent", "suspends"), (tuple,)),
}
"""The fields that a change can touch, with what may stand in them."""
_NAMED = {"modality": Modality, "kind": Kind, "joint": Joint}
"""Fields whose value is one of a few names, which the ledger keeps as text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A change of one field that holds in a perspective on a date."""

    source: str
    """The amendment's or interpretation's id."""
    kind: str
    field: str
    value: TermValue
    by: tuple[str, ...]
    """Who accepted it, or holds it, in the agreement's order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """An obligation as it reads in a perspective on a date."""

    obligation: Obligation
    changes: tuple[Change, ...] = ()
    """In the order in which they were made."""


def terms(hearing: Hearing, obligation: Obligation, at: datetime) -> Terms:
    """Return how an obligation reads on a date: the text with what changed it."""
    changes = (*_understandings(hearing, obligation), *_made(hearing, obligation, at))
    now = obligation
    for change in changes:
        now = _apply(now, change)
    return Terms(obligation=now, changes=changes)


def _understandings(hearing: Hearing, obligation: Obligation) -> Iterator[Change]:
    """Yield the readings of the text that hold here: timeless once stated."""
    for reading in hearing.agreement.interpretations:
        if reading.target != obligation.id or not hearing.record.public(
            reading.stated_on
        ):
            continue
        holders = {hearing.agreement.principal(a) for a in reading.held_by}
        if _holds(hearing, obligation, holders):
            yield Change(
                source=reading.id,
                kind="interpretation",
                field=reading.field,
                value=reading.value,
                by=_ordered(hearing, holders),
            )


def _made(hearing: Hearing, obligation: Obligation, at: datetime) -> Iterator[Change]:
    declared = _declared(hearing, obligation)
    for amendment in sorted(
        [*declared, *_implied(hearing, obligation, declared, at)], key=_made_on
    ):
        acceptors = _acceptors(hearing, amendment, at)
        if _in_effect(hearing, amendment, at) and _holds(
            hearing, obligation, acceptors
        ):
            yield Change(
                source=amendment.id,
                kind="amendment",
                field=amendment.field,
                value=amendment.value,
                by=_ordered(hearing, acceptors),
            )


def _made_on(amendment: Amendment) -> tuple[date, date, str]:
    made = amendment.agreed_on or amendment.effective or date.min
    return made, amendment.effective or made, amendment.id


def _declared(hearing: Hearing, obligation: Obligation) -> list[Amendment]:
    known_at = hearing.record.known_at
    return [
        a
        for a in hearing.agreement.amendments
        if a.target == obligation.id
        and (a.recorded is None or a.recorded <= known_at)
        and hearing.record.public(a.agreed_on)
    ]


def _in_effect(hearing: Hearing, amendment: Amendment, at: datetime) -> bool:
    begun = hearing.record.begun
    taken_back = amendment.retracted_on
    if taken_back and hearing.record.public(taken_back) and begun(taken_back, at):
        return False
    if amendment.retroactive is Retroactive.YES:
        return True
    return begun(amendment.effective or amendment.agreed_on, at)


def _acceptors(hearing: Hearing, amendment: Amendment, at: datetime) -> set[str]:
    """Return who has proposed, announced or accepted it by a date."""
    by_file = {*amendment.accepted_by, *amendment.proposed_by}
    in_words = {
        e.actor
        for e in _in_words(hearing, amendment.target)
        if _is_about(e, amendment) and e.said_on < at
    }
    return {hearing.agreement.principal(a) for a in by_file | in_words}


def _in_words(hearing: Hearing, obligation: str) -> Iterator[Evidence]:
    """Yield acceptances in reports: an act of its actor, whoever hears it."""
    for evidence in hearing.said.get(obligation, ()):
        if evidence.bearing in _ACCEPTING:
            yield evidence


def _is_about(evidence: Evidence, amendment: Amendment) -> bool:
    if evidence.target == amendment.id:
        return True
    return amendment.field == "due" and _named_day(evidence) == _day(amendment.value)


def _implied(
    hearing: Hearing, obligation: Obligation, declared: list[Amendment], at: datetime
) -> Iterator[Amendment]:
    """Yield the new deadlines that reports tell of and the file does not declare."""
    days: dict[date, date] = {}
    for evidence in _in_words(hearing, obligation.id):
        day = _named_day(evidence)
        if day is None or any(_is_about(evidence, a) for a in declared):
            continue
        said = evidence.said_on.astimezone(hearing.zone).date()
        if evidence.said_on < at:
            days[day] = min(said, days.get(day, said))
    for day, first in days.items():
        yield Amendment(
            id=f"said:{obligation.id}:{day.isoformat()}",
            target=obligation.id,
            field="due",
            value=Instant(at=day, tz=hearing.agreement.tz),
            agreed_on=first,
        )


def _named_day(evidence: Evidence) -> date | None:
    if not isinstance(evidence.value, str):
        return None
    try:
        return date.fromisoformat(evidence.value[:10])
    except ValueError:
        return None


def _day(value: TermValue) -> date | None:
    at = value.at if isinstance(value, Instant) else None
    return at.date() if isinstance(at, datetime) else at


def _holds(hearing: Hearing, obligation: Obligation, accepted: set[str]) -> bool:
    """Tell whether what these accept holds in the perspective.

    Accepted by everybody whom it affects, it holds everywhere; otherwise only where
    all parties whose understanding the perspective has accept it.
    """
    concerned = affected(hearing.agreement, obligation)
    if concerned <= accepted:
        return True
    own = set(map(hearing.agreement.principal, hearing.perspective.interpretations_of))
    deciding = own & concerned or own
    return bool(deciding) and deciding <= accepted


def _ordered(hearing: Hearing, actors: set[str]) -> tuple[str, ...]:
    listed = [p.id for p in hearing.agreement.parties if p.id in actors]
    return (*listed, *sorted(actors.difference(listed)))


def _apply(obligation: Obligation, change: Change) -> Obligation:
    """Return the obligation with one field changed, where the value fits the field."""
    value = change.value
    if not isinstance(value, _FITTING.get(change.field, ())):
        return obligation
    if change.field == "quantities":
        wanted = (value,) if isinstance(value, Quantity) else ()
        return replace(obligation, quantities=wanted)
    named = _NAMED.get(change.field)
    fields: dict[str, Any] = {
        change.field: value if named is None else named(str(value))
    }
    return replace(obligation, **fields)
