"""What is owed, in words: an obligation's fields as sentences for readers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, assert_never

from armistice.model import (
    After,
    Agreement,
    Boundary,
    Comparison,
    DayOne,
    Earliest,
    Instant,
    Joint,
    Latest,
    Measure,
    Modality,
    Obligation,
    Quantity,
    Relation,
    TermValue,
    Time,
)
from armistice.publication._when import day_words, duration_words, instant_words
from armistice.publication.matrix import obligation_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MODALITY: dict[Modality, str] = {
    Modality.MUST: "must",
    Modality.MUST_NOT: "must not",
    Modality.MAY: "may",
}
_RELATION: dict[Relation, str] = {
    Relation.AFTER: "only after",
    Relation.BEFORE: "before",
    Relation.IN_PARALLEL: "in parallel with",
    Relation.UNLESS: "unless",
    Relation.IF: "if",
    Relation.RECIPROCAL: "in return for",
}
_OP: dict[Comparison, str] = {
    Comparison.AT_LEAST: "at least",
    Comparison.AT_MOST: "at most",
    Comparison.EXACTLY: "",
    Comparison.ALL: "all",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A labelled line of what is owed."""

    label: str
    text: str


def owed(agreement: Agreement, obligation: Obligation) -> tuple[Fact, ...]:
    """Return the obligation's terms; what the text does not settle is said so."""
    facts = (
        *_who(agreement, obligation),
        *_where(agreement, obligation),
        *_times(agreement, obligation),
        *_how(agreement, obligation),
    )
    return tuple(fact for fact in facts if fact.text)


def headline(agreement: Agreement, obligation: Obligation) -> str:
    """Return `Kessarin must: hand over the mill`, or the summary where there is one."""
    if obligation.summary:
        return obligation.summary
    title = obligation_title(obligation)
    bearers = names(agreement, obligation.bearer)
    return f"{bearers} {MODALITY[obligation.modality]}: {title[:1].lower()}{title[1:]}"


def names(agreement: Agreement, ids: Iterable[str]) -> str:
    """Return parties' names as a list in words."""
    found = [
        party.name if (party := agreement.party(id_)) is not None else id_
        for id_ in ids
    ]
    return " and ".join(filter(None, (", ".join(found[:-1]), *found[-1:])))


def time_words(agreement: Agreement, time: Time) -> str:
    """Return a time as written in the agreement's file."""
    match time:
        case Instant():
            return instant_words(time)
        case After():
            return _after_words(agreement, time)
        case Earliest(earliest=options):
            parts = "; ".join(time_words(agreement, t) for t in options)
            return f"the earliest of: {parts}"
        case Latest(latest=options):
            parts = "; ".join(time_words(agreement, t) for t in options)
            return f"the latest of: {parts}"
        case _:
            assert_never(time)


def value_words(agreement: Agreement, value: TermValue) -> str:
    """Return the value of a changed or understood field."""
    match value:
        case None:
            return "nothing (taken away)"
        case Instant() | After() | Earliest() | Latest():
            return time_words(agreement, value)
        case Quantity():
            return quantity_words(value)
        case tuple():
            return ", ".join(value)
        case _:
            return str(value)


def quantity_words(quantity: Quantity) -> str:
    """Return `at least 40 guns`."""
    share = quantity.measure is Measure.SHARE and quantity.n is not None
    number = "" if quantity.n is None else f"{quantity.n:,g}"
    if share and quantity.n is not None:
        number = f"{quantity.n:.0%}"
    so_far = ", counted in total" if quantity.measure is Measure.CUMULATIVE else ""
    words = f"{_OP[quantity.op]} {number} {quantity.unit.replace('_', ' ')}"
    return " ".join(words.split()) + so_far


def _who(agreement: Agreement, o: Obligation) -> Iterator[Fact]:
    together = len(o.bearer) > 1 and o.joint is Joint.JOINT
    manner = " (together)" if together else " (each)" if len(o.bearer) > 1 else ""
    yield Fact(label="Who owes it", text=names(agreement, o.bearer) + manner)
    what = f"{MODALITY[o.modality]}: {o.action} {o.object}".replace("_", " ").strip()
    yield Fact(label="What", text=what)
    yield Fact(label="To whom", text=names(agreement, o.counterparty))
    yield Fact(label="For whom", text=names(agreement, o.beneficiary))


def _where(agreement: Agreement, o: Obligation) -> Iterator[Fact]:
    yield Fact(
        label="Where", text="" if o.place is None else _place(agreement, o.place)
    )
    parts = "; ".join(_place(agreement, p) for p in o.parts)
    yield Fact(label="In all of", text=parts)
    spared = "; ".join(_place(agreement, p) for p in o.except_places)
    yield Fact(label="Except", text=spared)
    amounts = "; ".join(quantity_words(q) for q in o.quantities)
    yield Fact(label="How many", text=amounts)


def _times(agreement: Agreement, o: Obligation) -> Iterator[Fact]:
    yield Fact(label="From", text=time_words(agreement, o.starts))
    paced = o.stages or o.recurrence is not None
    undated = "" if o.modality is not Modality.MUST or paced else "the text sets none"
    due = undated if o.due is None else time_words(agreement, o.due)
    yield Fact(label="By", text=due)
    ends = "" if o.ends is None else time_words(agreement, o.ends)
    yield Fact(label="Until", text=ends)
    stages = "; ".join(
        f"{s.id}{'' if s.share is None else f' ({s.share:.0%} in total)'}: "
        f"{time_words(agreement, s.due)}"
        for s in o.stages
    )
    yield Fact(label="In stages", text=stages)
    yield Fact(label="Again", text=_recurrence(o))
    yield Fact(label="Renewal", text=_renewal(agreement, o))


def _how(agreement: Agreement, o: Obligation) -> Iterator[Fact]:
    ties = "; ".join(
        f"{_RELATION[d.rel]} {_event_words(agreement, d.ref)}" for d in o.depends
    )
    yield Fact(label="Tied to", text=ties)
    consent = names(agreement, o.consent)
    yield Fact(label="Needs the agreement of", text=consent)
    read_in = " (read into the text by the file's author)"
    verifier = names(agreement, o.verifier)
    verified = verifier + (read_in if verifier and o.verifier_is_interpretation else "")
    yield Fact(label="Verified by", text=verified or "the text names nobody")
    yield Fact(label="How", text=o.mechanism or "")
    yield Fact(label="Also", text="; ".join(_manner(o)))


def _manner(o: Obligation) -> Iterator[str]:
    if o.must_persist:
        yield "undoing it later breaches it"
    if o.best_efforts:
        yield "owed as best efforts"
    if o.due is not None and not o.perdurant:
        yield "not owed any more after the deadline"


def _recurrence(o: Obligation) -> str:
    if o.recurrence is None:
        return ""
    every = o.recurrence.every
    if every.startswith("on:"):
        return f"each time: {every.removeprefix('on:')}"
    return f"every {duration_words(every).removeprefix('1 ')}"


def _renewal(agreement: Agreement, o: Obligation) -> str:
    if o.renewal is None:
        return ""
    how = "renews by itself" if o.renewal.auto else "can be renewed"
    words = f"{how} for {duration_words(o.renewal.term)}"
    if o.renewal.notice is not None:
        words += f" unless notice is given {duration_words(o.renewal.notice)} before"
    if o.renewal.who_may_object:
        words += f" (by {names(agreement, o.renewal.who_may_object)})"
    return words


def _place(agreement: Agreement, place_id: str) -> str:
    place = agreement.place(place_id)
    if place is None:
        return place_id
    also = list(dict.fromkeys(name for _, name in place.names if name != place.name))
    return f"{place.name} ({', '.join(also)})" if also else place.name


def _after_words(agreement: Agreement, time: After) -> str:
    event = _event_words(agreement, time.event)
    if not any(c in "123456789" for c in time.offset):
        return event
    way = "before" if time.offset.startswith("-") else "after"
    words = f"{duration_words(time.offset, time.count)} {way} {event}"
    if time.day_one is DayOne.SAME_DAY:
        words += ", its own day being day one"
    match time.boundary:
        case Boundary.INCLUSIVE:
            return words
        case Boundary.EXCLUSIVE:
            return f"{words}, the last day excluded"
        case Boundary.UNCLEAR:
            return f"{words}, unclear whether the last day counts"
        case _:
            assert_never(time.boundary)


def _event_words(agreement: Agreement, ref: str) -> str:
    if ref.startswith("event:"):
        return _dated_event(agreement, ref.removeprefix("event:"))
    key, _, moment = ref.removeprefix("obl:").rpartition(".")
    obligation = agreement.obligation(key or moment)
    if obligation is None:
        return ref.replace("_", " ")
    title = f"“{obligation_title(obligation)}”"
    return f"{title} ({moment})" if key else title


def _dated_event(agreement: Agreement, event_id: str) -> str:
    event = next((e for e in agreement.events if e.id == event_id), None)
    if event is None:
        return event_id.replace("_", " ").replace("-", " ")
    if event.on is None:
        return event.name or event_id
    day = event.on.at.date() if isinstance(event.on.at, datetime) else event.on.at
    return f"{event.name or event_id} ({day_words(day)})"
