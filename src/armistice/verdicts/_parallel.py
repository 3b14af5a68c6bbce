"""Things to be done in parallel: whether one has run ahead of the other."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from armistice.model import Offset, Period, Relation
from armistice.verdicts._amendments import terms
from armistice.verdicts._clock import completion

if TYPE_CHECKING:
    from armistice.model import Dependency
    from armistice.verdicts._completion import Completion
    from armistice.verdicts._finding import Case

TOLERANCE = 0.2
"""How far two courses may drift where the file does not say: a convention."""


def drifts_apart(case: Case) -> bool:
    """Tell whether a parallel course is ahead or behind by more than is allowed."""
    ties = (t for t in case.obligation.depends if t.rel is Relation.IN_PARALLEL)
    return any(_drift(case, tie) for tie in ties)


def _drift(case: Case, tie: Dependency) -> bool:
    other = case.hearing.agreement.obligation(tie.ref)
    if other is None:
        return False
    hearing = case.hearing
    reads = terms(hearing, other, hearing.as_of).obligation
    mine, theirs = completion(hearing, case.obligation), completion(hearing, reads)
    tolerance = tie.tolerance or str(TOLERANCE)
    if tolerance.startswith("P"):
        return _lags(case, mine, theirs, Offset.parse(tolerance))
    return abs(mine.progress - theirs.progress) > float(tolerance)


def _lags(case: Case, mine: Completion, theirs: Completion, allowed: Offset) -> bool:
    """Tell whether only one is done, and was so longer ago than allowed."""
    done = [c.period for c in (mine, theirs) if c.period is not None]
    return len(done) == 1 and _moved(done[0], allowed) < case.hearing.as_of


def _moved(period: Period, by: Offset) -> datetime:
    day = by.after(period.end.date())
    moved = datetime.combine(day, period.end.timetz())
    return moved + timedelta(minutes=by.sign * by.minutes)
