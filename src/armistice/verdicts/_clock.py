"""When: starts, ends and renewals, and the events that other times hang on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, assert_never

from armistice.model import (
    After,
    Bearing,
    Dependency,
    Earliest,
    Instant,
    Kind,
    Latest,
    Lookup,
    Modality,
    Obligation,
    Offset,
    Period,
    Relation,
    Time,
    due_period,
    end_of_day,
    start_period,
)
from armistice.verdicts._amendments import terms
from armistice.verdicts._completion import Completion, complete
from armistice.verdicts._parts import Weighing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.model import Evidence
    from armistice.verdicts._hearing import Hearing

_BEGINNINGS = (Bearing.DONE, Bearing.UNDER_WAY, Bearing.QUANTITY)


def lookup(hearing: Hearing) -> Lookup:
    """Return what tells when an event was, as the perspective tells it."""

    def when(event: str) -> Period | None:
        if event in hearing.answers:
            return hearing.answers[event]
        if event in hearing.asking:
            hearing.circles.update(hearing.asking[hearing.asking.index(event) :])
            return None
        hearing.asking.append(event)
        found = _happened(hearing, event)
        hearing.asking.pop()
        if event not in hearing.circles:
            hearing.answers[event] = found
        return found

    return when


def _happened(hearing: Hearing, event: str) -> Period | None:
    agreement = hearing.agreement
    if event == "signature":
        return Period.of_day(agreement.signed, hearing.zone)
    if event == "entry_into_force":
        return start_period(agreement.in_force, lookup(hearing), zone=hearing.zone)
    if event.startswith("event:"):
        known = (e.on for e in agreement.events if f"event:{e.id}" == event)
        return _dated(next(known, None), hearing)
    name, _, what = event.removeprefix("obl:").rpartition(".")
    obligation = agreement.obligation(name)
    return None if obligation is None else _course(hearing, obligation, what)


def _dated(on: Instant | None, hearing: Hearing) -> Period | None:
    if on is None:
        return None
    moment = start_period(on, lookup(hearing), zone=hearing.zone)
    if moment is None or not _is_bare(on):
        return moment
    return Period.of_day(moment.start.date(), moment.start.tzinfo or hearing.zone)


def _is_bare(on: Instant) -> bool:
    return type(on.at) is date


def _course(hearing: Hearing, obligation: Obligation, what: str) -> Period | None:
    """Return when an obligation was started, fulfilled or violated."""
    now = terms(hearing, obligation, hearing.as_of).obligation
    match what:
        case "fulfilled":
            return _fulfilled(hearing, now)
        case "started":
            return _started(hearing, now)
        case "violated":
            return _violated(hearing, now)
        case _:
            return None


def _fulfilled(hearing: Hearing, obligation: Obligation) -> Period | None:
    """Return when it was done; undoing it later does not unmake that it happened."""
    done = tuple(
        e for e in hearing.evidence(obligation.id) if e.bearing is not Bearing.UNDONE
    )
    return _completion(hearing, obligation, done).period


def completion(hearing: Hearing, obligation: Obligation) -> Completion:
    """Return what is done of an obligation, by all its bearers together."""
    return _completion(hearing, obligation, hearing.evidence(obligation.id))


def _completion(
    hearing: Hearing, obligation: Obligation, claims: tuple[Evidence, ...]
) -> Completion:
    early_counts = obligation.preemptive
    return complete(
        Weighing(
            agreement=hearing.agreement,
            obligation=obligation,
            claims=claims,
            as_of=hearing.as_of,
            starts=None if early_counts else starts(hearing, obligation),
            settle=hearing.settle,
        )
    )


def _started(hearing: Hearing, obligation: Obligation) -> Period | None:
    """Return the first thing done about it, or its start where it is a state."""
    if obligation.kind is not Kind.ACHIEVE or obligation.modality is Modality.MUST_NOT:
        begun = starts(hearing, obligation)
        return begun if begun and in_force(begun, hearing) else None
    first = [
        e.period
        for e in hearing.evidence(obligation.id)
        if e.bearing in _BEGINNINGS and e.period.end <= hearing.as_of
    ]
    return min(first, key=lambda p: (p.end, p.start), default=None)


def _violated(hearing: Hearing, obligation: Obligation) -> Period | None:
    """Return the first breach that somebody who is heard tells of."""
    breaches = [
        e.period
        for e in hearing.evidence(obligation.id)
        if e.bearing in (Bearing.VIOLATION, Bearing.UNDONE)
        and e.period.end <= hearing.as_of
    ]
    return min(breaches, key=lambda p: (p.end, p.start), default=None)


def in_force(begins: Period | None, hearing: Hearing) -> bool:
    """Tell whether something that starts so has surely started."""
    if begins is None:
        return False
    return begins.start < hearing.as_of and begins.end <= hearing.as_of


def starts(hearing: Hearing, obligation: Obligation) -> Period | None:
    """Return when an obligation comes into force, after all that it waits for."""
    time = Latest(latest=(obligation.starts, *_conditions(obligation)))
    return start_period(time, lookup(hearing), zone=hearing.zone)


def _conditions(obligation: Obligation) -> Iterator[After]:
    for tie in obligation.depends:
        if tie.rel in (Relation.AFTER, Relation.IF):
            yield After(event=event_of(tie))


def event_of(tie: Dependency) -> str:
    """Return the event that a dependency names: an obligation's is its fulfilment."""
    named = tie.ref.startswith("event:")
    said = tie.ref.rpartition(".")[2] in ("started", "fulfilled", "violated")
    return tie.ref if named or said else f"{tie.ref}.fulfilled"


def waiting(hearing: Hearing, *times: Time | None) -> tuple[str, ...]:
    """Return in plain English which triggers of these times are not known."""
    unknown = (
        _not_known(hearing, event)
        for time in times
        if time is not None
        for event in events_of(time)
        if lookup(hearing)(event) is None
    )
    return tuple(dict.fromkeys(unknown))


def start_waits(hearing: Hearing, obligation: Obligation) -> tuple[str, ...]:
    """Return what the start of an obligation waits for."""
    return waiting(hearing, obligation.starts, *_conditions(obligation))


def events_of(time: Time) -> Iterator[str]:
    """Yield the events that a time is counted from."""
    match time:
        case Instant():
            return
        case After():
            yield time.event
        case Earliest(earliest=options) | Latest(latest=options):
            for option in options:
                yield from events_of(option)
        case _:
            assert_never(time)


def start_circles(hearing: Hearing, obligation: Obligation) -> bool:
    """Tell whether what the start waits for goes round in a circle."""
    times = (obligation.starts, *_conditions(obligation))
    return any(e in hearing.circles for time in times for e in events_of(time))


def _not_known(hearing: Hearing, event: str) -> str:
    if event in hearing.circles:
        return f"{event} depends on itself in a circle"
    name, _, what = event.removeprefix("obl:").rpartition(".")
    if hearing.agreement.obligation(name) is not None:
        return f"{name} is not known to have been {what}"
    return f"{event.removeprefix('event:')} is not known to have happened"


def ends(hearing: Hearing, obligation: Obligation) -> tuple[Period | None, int]:
    """Return when an obligation ends, and by how many terms it was renewed so far."""
    if obligation.ends is None:
        return None, 0
    end = due_period(obligation.ends, lookup(hearing), zone=hearing.zone)
    renewals = 0
    while end is not None and _renews(hearing, obligation, end, renewals):
        renewals += 1
        end = _next_term(hearing, obligation, end)
    return end, renewals


def _renews(
    hearing: Hearing, obligation: Obligation, end: Period, renewals: int
) -> bool:
    renewal = obligation.renewal
    if renewal is None or not renewal.auto or hearing.as_of <= end.end:
        return False
    if renewal.max_terms is not None and renewals >= renewal.max_terms:
        return False
    return not objected(hearing, obligation, end)


def objected(hearing: Hearing, obligation: Obligation, end: Period) -> bool:
    """Tell whether notice against the next term was given in time."""
    renewal = obligation.renewal
    last_day = notice_day(hearing, obligation, end)
    if renewal is None or last_day is None:
        return False
    entitled = set(map(hearing.agreement.principal, renewal.who_may_object))
    opened = Offset.parse(f"-{renewal.term}").after(last_day)
    return any(
        notice.target == obligation.id
        and (not entitled or hearing.agreement.principal(notice.by) in entitled)
        and opened < notice.given_on <= last_day
        and hearing.record.public(notice.given_on)
        and hearing.record.begun(notice.given_on, hearing.as_of)
        for notice in hearing.agreement.notices
    )


def notice_day(
    hearing: Hearing, obligation: Obligation, end: Period | None
) -> date | None:
    """Return the last day on which notice against the next term is in time."""
    if end is None or obligation.renewal is None:
        return None
    last_day = _last_day(hearing, end)
    notice = obligation.renewal.notice
    return Offset.parse(f"-{notice}").after(last_day) if notice else last_day


def _last_day(hearing: Hearing, end: Period) -> date:
    return (end.end - timedelta(microseconds=1)).astimezone(hearing.zone).date()


def _next_term(hearing: Hearing, obligation: Obligation, end: Period) -> Period:
    term = Offset.parse(obligation.renewal.term if obligation.renewal else "P0D")
    length = end.end - end.start
    last = end_of_day(term.after(_last_day(hearing, end)), hearing.zone)
    return Period(start=last - length, end=last)
