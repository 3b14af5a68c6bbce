"""Steps with deadlines of their own: stages, and duties that come again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from armistice.model import (
    Bearing,
    DeadlineStep,
    Obligation,
    Offset,
    Period,
    Recurrence,
    Stage,
    Status,
    due_period,
    end_of_day,
    start_period,
)
from armistice.verdicts import _reasons as words
from armistice.verdicts._achieve import Deadline, achieve
from armistice.verdicts._clock import lookup
from armistice.verdicts._explain import deadline_words
from armistice.verdicts._finding import Case, Claims, Finding, rank
from armistice.verdicts._quantities import staged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from armistice.model import Evidence

_FULFILLED = frozenset(
    {
        Status.FULFILLED,
        Status.FULFILLED_LATE,
        Status.FULFILLED_TIMING_UNCLEAR,
        Status.FULFILLED_TIMING_CONTESTED,
    }
)


def stage_statuses(case: Case) -> tuple[tuple[str, Status], ...]:
    """Return the status of each stage by its own deadline."""
    return tuple((s.id, _stage(case, s).status) for s in case.obligation.stages)


def _stage(case: Case, stage: Stage) -> Finding:
    hearing = case.hearing
    due = due_period(stage.due, lookup(hearing), zone=hearing.zone)
    obligation = replace(
        case.obligation, quantities=staged(case.obligation, stage), stages=()
    )
    if stage.place is not None:
        obligation = replace(obligation, place=stage.place, parts=())
    return _step(case, obligation, due, _stage_claims(case, stage))


def _stage_claims(case: Case, stage: Stage) -> Claims:
    """Return claims on the whole, on this stage, and on stages that include it."""
    shares = {s.id: s.share or 0.0 for s in case.obligation.stages}
    own = stage.share or 0.0
    return tuple(
        c
        for c in case.claims
        if c.target not in shares
        or c.target == stage.id
        or (0 < own <= shares[c.target] and c.bearing is Bearing.DONE)
    )


def whole_claims(case: Case) -> Claims:
    """Return the claims on an obligation without those on a stage short of it all."""
    partial = {s.id for s in case.obligation.stages if s.share is None or s.share < 1}
    return tuple(c for c in case.claims if c.target not in partial)


def _step(
    case: Case, obligation: Obligation, due: Period | None, claims: Claims
) -> Finding:
    """Judge one step like an obligation with this deadline."""
    reason = "not known" if due is None else deadline_words(due, case.hearing.zone)
    chain = (DeadlineStep(source="text", due=due, reason=reason),)
    step = replace(
        case,
        obligation=obligation,
        schedule=replace(case.schedule, due=due, steps=chain),
    )
    return achieve(step, Deadline(now=due, at=lambda _done: due), claims)


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """One time that a recurring duty falls due."""

    id: str
    """The nominal day."""
    nominal: datetime
    """End of that day."""
    opens: datetime
    due: Period
    """With the tolerance."""


def recurring(case: Case, recurrence: Recurrence) -> Finding:
    """Judge a duty that comes again: each occasion, then those that fell due."""
    if recurrence.every.startswith("on:"):
        return _on_event(case)
    occasions = list(_occasions(case, recurrence))
    found = [(o, _occasion(case, o, occasions)) for o in occasions]
    fallen = [(o, f) for o, f in found if case.hearing.as_of > o.due.end]
    served = [f for _, f in fallen if f.status in _FULFILLED]
    statuses = tuple((o.id, f.status) for o, f in found)
    reason = words.due_so_far(case, len(served), len(fallen))
    over = bool(found) and len(fallen) == len(found)
    if not fallen:
        return Finding(status=Status.IN_FORCE, reason=reason, stages=statuses)
    worst, gravest = min(fallen, key=lambda pair: rank(pair[1].status))
    why = words.on_occasion(case, worst.nominal, gravest.reason)
    going_on = gravest.status in _FULFILLED and not over
    return replace(
        gravest,
        status=Status.IN_FORCE if going_on else gravest.status,
        reason=reason if going_on else f"{reason} {why}",
        progress=len(served) / len(fallen),
        stages=statuses,
        by_bearer=(),
    )


def turns(case: Case) -> tuple[datetime, ...]:
    """Return the moments at which occasions of a recurring duty fall due."""
    recurrence = case.obligation.recurrence
    if recurrence is None or recurrence.every.startswith("on:"):
        return ()
    return tuple(o.due.end for o in _occasions(case, recurrence))


def _on_event(case: Case) -> Finding:
    """Judge a duty on events that are not known one by one: by what is said missing.

    A report on one of them says nothing about the others, so nothing fulfils it.
    """
    begins = case.schedule.starts
    due = None if begins is None else Period(start=begins.end, end=begins.end)
    found = achieve(case, Deadline(now=due, at=lambda _done: due))
    status = _standing(found.status)
    return replace(
        found,
        status=status,
        reason=words.on_event(case, found.rebuttal),
        progress=None,
        by_bearer=tuple((b, _standing(s)) for b, s in found.by_bearer),
    )


def _standing(status: Status) -> Status:
    amiss = (Status.OVERDUE, Status.VIOLATED, Status.CONTESTED)
    return status if status in amiss else Status.IN_FORCE


def _occasion(case: Case, occasion: Occasion, every: list[Occasion]) -> Finding:
    obligation = replace(case.obligation, due=None, stages=(), recurrence=None)
    claims = tuple(c for c in case.claims if _belongs(c, occasion, every))
    return _step(case, obligation, occasion.due, claims)


def _belongs(claim: Evidence, occasion: Occasion, every: list[Occasion]) -> bool:
    """Tell whether a claim is about an occasion: named by its day, or by its time.

    A report counts for the occasion whose turn it is. That one is missing is about
    the occasion that fell due last.
    """
    if claim.target in {o.id for o in every}:
        return claim.target == occasion.id
    if claim.bearing is Bearing.NOT_DONE:
        due = [o for o in every if o.nominal <= claim.period.end]
        return bool(due) and due[-1].id == occasion.id
    return occasion.opens < claim.period.end <= occasion.due.end


def _occasions(case: Case, recurrence: Recurrence) -> Iterator[Occasion]:
    """Yield what has fallen due by the date asked about, and the next."""
    hearing = case.hearing
    first, last = _first_day(case, recurrence), _last_moment(case, recurrence)
    if first is None or case.schedule.starts is None:
        return
    tolerance = Offset.parse(recurrence.tolerance)
    opens = case.schedule.starts.start
    for turn in count():
        day = _times(Offset.parse(recurrence.every), turn).after(first)
        nominal = end_of_day(day, hearing.zone)
        if last is not None and nominal > last:
            return
        due = end_of_day(tolerance.after(day), hearing.zone)
        yield Occasion(
            id=day.isoformat(),
            nominal=nominal,
            opens=opens,
            due=Period(start=due, end=due),
        )
        if due >= hearing.as_of:
            return
        opens = due


def _times(offset: Offset, turns: int) -> Offset:
    return replace(offset, months=offset.months * turns, days=offset.days * turns)


def _first_day(case: Case, recurrence: Recurrence) -> date | None:
    """Return the first day due: as written, or one turn after the start."""
    hearing, begins = case.hearing, case.schedule.starts
    if recurrence.first is not None:
        begins = start_period(recurrence.first, lookup(hearing), zone=hearing.zone)
    if begins is None:
        return None
    day = begins.start.astimezone(hearing.zone).date()
    if recurrence.first is not None:
        return day
    return Offset.parse(recurrence.every).after(day)


def _last_moment(case: Case, recurrence: Recurrence) -> datetime | None:
    if recurrence.until is None:
        return None if case.schedule.ends is None else case.schedule.ends.end
    hearing = case.hearing
    until = due_period(recurrence.until, lookup(hearing), zone=hearing.zone)
    return None if until is None else until.end
