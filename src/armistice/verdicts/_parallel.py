"""Things to be done in parallel: whether one has run ahead of the other."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from armistice.model import Offset, Period, Relation
from armistice.verdicts._amendments import terms
from armistice.verdicts._clock import completion
from armistice.verdicts._reasons import parallel

if TYPE_CHECKING:
    from collections.abc import Callable

    from armistice.model import Dependency
    from armistice.verdicts._completion import Completion
    from armistice.verdicts._finding import Case

TOLERANCE = 0.2
"""How far two courses may drift where the file does not say: a convention."""


def gap(case: Case) -> str | None:
    """Say whether it runs ahead of or behind a parallel course; None within bounds.

    Where nobody says how far one of the two is, nothing is known to drift apart.
    """
    ties = (t for t in case.obligation.depends if t.rel is Relation.IN_PARALLEL)
    return next((words for tie in ties if (words := _gap(case, tie))), None)


def _gap(case: Case, tie: Dependency) -> str | None:
    hearing = case.hearing
    other = hearing.agreement.obligation(tie.ref)
    if other is None:
        return None
    reads = terms(hearing, other, hearing.as_of).obligation
    mine, theirs = completion(hearing, case.obligation), completion(hearing, reads)
    if not (mine.is_told and theirs.is_told):
        return None
    leads = _outruns(case, tie)
    if leads(mine, theirs):
        return parallel("ahead of", tie.ref, mine.progress, theirs.progress)
    if leads(theirs, mine):
        return parallel("behind", tie.ref, mine.progress, theirs.progress)
    return None


def _outruns(case: Case, tie: Dependency) -> Callable[[Completion, Completion], bool]:
    """Return what tells whether one course is further on than it may be."""
    tolerance = tie.tolerance or str(TOLERANCE)
    if not tolerance.startswith("P"):
        share = float(tolerance)
        return lambda one, other: one.progress - other.possible_progress > share
    allowed, as_of = Offset.parse(tolerance), case.hearing.as_of
    return lambda one, other: (
        one.period is not None
        and other.possible_progress < 1
        and _moved(one.period, allowed) < as_of
    )


def _moved(period: Period, by: Offset) -> datetime:
    day = by.after(period.end.date())
    moved = datetime.combine(day, period.end.timetz())
    return moved + timedelta(minutes=by.sign * by.minutes)
