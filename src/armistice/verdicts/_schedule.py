"""The deadline as a chain: the text, then each change of it, with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.model import (
    FOREVER,
    DeadlineStep,
    Instant,
    Obligation,
    Period,
    Relation,
    Time,
    due_period,
)
from armistice.verdicts._amendments import TIMES, Change, Terms, terms
from armistice.verdicts._clock import (
    ends,
    event_of,
    events_of,
    lookup,
    notice_day,
    objected,
    start_waits,
    starts,
    waiting,
)
from armistice.verdicts._explain import deadline_words, listed, named
from armistice.verdicts._views import Schedule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from armistice.verdicts._hearing import Hearing


def schedule_of(hearing: Hearing, obligation: Obligation) -> Schedule:
    """Return when an obligation starts, is due and ends, with how that came about.

    `obligation` is as the text has it; what changed it by the date is applied here.
    """
    reads = terms(hearing, obligation, hearing.as_of)
    now = reads.obligation
    steps = tuple(_steps(hearing, obligation, reads))
    end, renewals = ends(hearing, now)
    waits = (*start_waits(hearing, now), *waiting(hearing, _due(reads), now.ends))
    return Schedule(
        starts=starts(hearing, now),
        due=steps[-1].due if steps else None,
        ends=end,
        steps=steps,
        waiting=tuple(dict.fromkeys(waits)),
        notice_by=_notice_by(hearing, now, end),
        renewals=renewals,
    )


def due_at(hearing: Hearing, obligation: Obligation, at: datetime) -> Period | None:
    """Return the deadline in effect at a moment: what is done then is held to it.

    Without any deadline that is the end of time; None where it cannot be told.
    """
    reads = terms(hearing, obligation, at)
    steps = tuple(_steps(hearing, obligation, reads))
    bounded = _due(reads) is not None or any(s.source == "before" for s in steps)
    return steps[-1].due if bounded else Period(start=FOREVER, end=FOREVER)


def _notice_by(
    hearing: Hearing, obligation: Obligation, end: Period | None
) -> date | None:
    """Return the last day for notice while it is open whether the term renews."""
    renewal = obligation.renewal
    if renewal is None or not renewal.auto or end is None:
        return None
    return (
        None
        if objected(hearing, obligation, end)
        else notice_day(hearing, obligation, end)
    )


def _written(obligation: Obligation) -> Time | None:
    """Return the text's deadline; with stages alone, that of the last one."""
    if obligation.due is None and obligation.stages:
        return obligation.stages[-1].due
    return obligation.due


def _due(reads: Terms) -> Time | None:
    """Return the deadline as it now reads; a deadline taken away leaves none."""
    moved = any(c.field == "due" for c in reads.changes)
    return reads.obligation.due if moved else _written(reads.obligation)


def _steps(hearing: Hearing, text: Obligation, reads: Terms) -> Iterator[DeadlineStep]:
    """Yield the chain; nothing where no deadline was ever set."""
    moves = [c for c in reads.changes if c.field == "due"]
    written, due = _written(text), None
    if written is not None or moves:
        due = _resolve(hearing, written)
        words = _textual(hearing, written, due)
        yield DeadlineStep(source="text", due=due, reason=words)
    for change in moves:
        time = change.value if isinstance(change.value, TIMES) else None
        due = _resolve(hearing, time)
        words = _move(hearing, change, time, due)
        yield DeadlineStep(source=change.source, due=due, reason=words)
    yield from _before(hearing, reads.obligation, due)


def _resolve(hearing: Hearing, time: Time | None) -> Period | None:
    if time is None:
        return None
    return due_period(time, lookup(hearing), zone=hearing.zone)


def _textual(hearing: Hearing, time: Time | None, due: Period | None) -> str:
    if time is None:
        return "the text sets no deadline"
    if due is None:
        return f"not known: {listed(waiting(hearing, time))}"
    relative = "" if isinstance(time, Instant) else f", counted from {_from(time)}"
    return f"{deadline_words(due, hearing.zone)} by the text{relative}"


def _from(time: Time) -> str:
    return listed(tuple(dict.fromkeys(events_of(time))))


def _move(
    hearing: Hearing, change: Change, time: Time | None, due: Period | None
) -> str:
    verb = "accepted" if change.kind == "amendment" else "held"
    people = listed([named(hearing.agreement, actor) for actor in change.by])
    by = f"{change.kind} {change.source}, {verb} by {people}"
    if time is None:
        return f"taken away without a new one by {by}"
    if due is None:
        return f"not known after {by}: {listed(waiting(hearing, time))}"
    return f"moved to {deadline_words(due, hearing.zone)} by {by}"


def _before(
    hearing: Hearing, obligation: Obligation, due: Period | None
) -> Iterator[DeadlineStep]:
    """Yield an earlier deadline where it had to be done before something happened."""
    for tie in obligation.depends:
        event = lookup(hearing)(event_of(tie)) if tie.rel is Relation.BEFORE else None
        if event is not None:
            due = event if due is None else _earlier(due, event)
            words = f"{deadline_words(due, hearing.zone)}, before {event_of(tie)}"
            yield DeadlineStep(source="before", due=due, reason=words)


def _earlier(one: Period, other: Period) -> Period:
    return Period(start=min(one.start, other.start), end=min(one.end, other.end))
