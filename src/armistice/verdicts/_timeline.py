"""The status over time: judged in every stretch within which it cannot change."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from armistice.model import BEGINNING, FOREVER, Period, end_of_day, start_of_day
from armistice.verdicts._clock import event_of
from armistice.verdicts._hearing import Hearing, docket, open_hearing
from armistice.verdicts._judge import case_of, verdict_in
from armistice.verdicts._schedule import schedule_of
from armistice.verdicts._stages import turns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from armistice.model import Obligation, Perspective, Verdict
    from armistice.verdicts._record import Record


def timeline(
    obligation: Obligation,
    record: Record,
    *,
    perspective: Perspective,
    until: datetime,
) -> tuple[tuple[Period, Verdict], ...]:
    """Return the status over time, from signature up to a moment.

    Each verdict is the one in the middle of its period; neighbours of the same status
    are one period, with the verdict at its end.
    """
    hearing = open_hearing(record, docket(record), perspective=perspective, as_of=until)
    drawn: list[tuple[Period, Verdict]] = []
    for start, end in pairwise(_moments(hearing, obligation)):
        verdict = verdict_in(hearing.at(start + (end - start) / 2), obligation)
        if drawn and _same(drawn[-1][1], verdict):
            start = drawn.pop()[0].start  # noqa: PLW2901  the period grows backwards
        drawn.append((Period(start=start, end=end), verdict))
    return tuple(drawn)


def _same(one: Verdict, other: Verdict) -> bool:
    return (one.status, one.ended) == (other.status, other.ended)


def _moments(hearing: Hearing, obligation: Obligation) -> list[datetime]:
    """Return every moment at which the status can change, with first and last."""
    agreement, until = hearing.agreement, hearing.as_of
    signed = start_of_day(agreement.signed, hearing.zone)
    told = set(_told(hearing, obligation)) | set(_changes(hearing, obligation))
    asked = {m for m in told if signed < m < until} | {until}
    found = {signed, *asked, *turns(case_of(hearing, obligation))}
    for moment in asked:
        found.update(_scheduled(hearing.at(moment), obligation))
    return sorted(m for m in found if signed <= m <= until)


def _told(hearing: Hearing, obligation: Obligation) -> Iterator[datetime]:
    for name in _related(hearing, obligation):
        for claim in hearing.said.get(name, ()):
            yield from (claim.period.start, claim.period.end, claim.said_on)


def _related(hearing: Hearing, obligation: Obligation) -> set[str]:
    """Return the obligations whose course can bear on this one: all, if any can."""
    hangs_on = str((obligation.starts, obligation.due, obligation.ends))
    ids = {o.id for o in hearing.agreement.obligations}
    refs = {event_of(tie).rpartition(".")[0] for tie in obligation.depends}
    tied = refs & ids or any(name in hangs_on for name in ids)
    return ids if tied else {obligation.id}


def _changes(hearing: Hearing, obligation: Obligation) -> Iterator[datetime]:
    agreement = hearing.agreement
    days = [
        day
        for amendment in agreement.amendments
        if amendment.target == obligation.id
        for day in (amendment.agreed_on, amendment.effective, amendment.retracted_on)
    ]
    days += [n.given_on for n in agreement.notices if n.target == obligation.id]
    for day in days:
        if day is not None:
            yield start_of_day(day, hearing.zone)
            yield end_of_day(day, hearing.zone)


def _scheduled(hearing: Hearing, obligation: Obligation) -> Iterator[datetime]:
    times = schedule_of(hearing, obligation)
    for period in (times.starts, times.due, times.ends):
        if period is not None:
            yield from (m for m in (period.start, period.end) if _real(m))
    for step in times.steps:
        if step.due is not None:
            yield from (step.due.start, step.due.end)


def _real(moment: datetime) -> bool:
    return moment not in (BEGINNING, FOREVER)
