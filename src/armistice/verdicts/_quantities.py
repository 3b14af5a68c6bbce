"""How many: figures turned into what is done and not done, as exact as they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf
from typing import TYPE_CHECKING, assert_never

from armistice.model import Bearing, Bound, Comparison, Evidence, Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from armistice.model import Obligation, Quantity, Stage

ABOUT = 0.1
"""How far "about" reaches either way, as a share. A convention, not measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many there are, as one actor tells: from low to high."""

    low: float
    high: float
    claim: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What the figures say of one quantity, as claims that can be weighed."""

    positions: tuple[Evidence, ...] = ()
    """Done where the number is reached, not done where it is not, as of the figure."""
    possible: tuple[Evidence, ...] = ()
    """Sums that may or may not reach it."""
    share: float = 0.0
    """How much of it every actor who gives a figure grants."""
    figures: tuple[Evidence, ...] = ()
    """The last figure of each actor."""
    exceeded: bool = False


def goal(quantity: Quantity) -> float | None:
    """Return the number to be reached, or None where the text gives none."""
    if quantity.n is None and quantity.measure is Measure.SHARE:
        return 1.0
    return quantity.n


def staged(obligation: Obligation, stage: Stage) -> tuple[Quantity, ...]:
    """Return the quantities that a stage asks for: its own, or its cumulative share."""
    if stage.quantity is not None:
        return (stage.quantity,)
    if stage.share is None:
        return obligation.quantities
    return tuple(_scaled(q, stage.share) for q in obligation.quantities)


def _scaled(quantity: Quantity, share: float) -> Quantity:
    wanted = goal(quantity)
    if wanted is None:
        return replace(quantity, op=Comparison.AT_LEAST, n=share, measure=Measure.SHARE)
    return replace(quantity, op=Comparison.AT_LEAST, n=wanted * share)


def count(
    quantity: Quantity, figures: Iterable[Evidence], *, as_of: datetime
) -> Counted:
    """Weigh the figures of one quantity, each actor's by themselves."""
    by_actor: dict[str, list[Evidence]] = {}
    for figure in figures:
        if isinstance(figure.value, int | float) and figure.period.end <= as_of:
            by_actor.setdefault(figure.actor, []).append(figure)
    courses = [list(_course(quantity, told)) for told in by_actor.values()]
    return Counted(
        positions=tuple(p for c in courses for p in _positions(quantity, c)),
        possible=tuple(
            c[-1].claim for c in courses if c and _possible(quantity, c[-1])
        ),
        share=min((_share(quantity, c[-1]) for c in courses if c), default=0.0),
        figures=tuple(c[-1].claim for c in courses if c),
        exceeded=any(_exceeds(quantity, c[-1]) for c in courses if c),
    )


def _course(quantity: Quantity, told: list[Evidence]) -> Iterator[Count]:
    """Yield how many there are after each figure of one actor."""
    running: Count | None = None
    seen: set[object] = set()
    for figure in sorted(_current(told), key=_figure_key):
        if {figure.origin, (figure.value, figure.period)} & seen:
            continue
        seen |= {figure.origin, (figure.value, figure.period)}
        running = _add(quantity, running, figure)
        yield running


def _current(told: list[Evidence]) -> Iterator[Evidence]:
    """Leave out figures whose own origin was later told anew."""
    for figure in told:
        anew = (f for f in told if f.origin == figure.origin and f is not figure)
        if not any(_said(f) > _said(figure) for f in anew):
            yield figure


def _said(figure: Evidence) -> tuple[datetime, datetime]:
    return figure.said_on, figure.published


def _figure_key(figure: Evidence) -> tuple[object, ...]:
    total = figure.measure is Measure.CUMULATIVE
    return (
        figure.period.end,
        total,
        figure.said_on,
        figure.published,
        figure.period.start,
        str(figure.value),
        figure.origin,
    )


def _add(quantity: Quantity, before: Count | None, figure: Evidence) -> Count:
    low, high = _interval(figure)
    adds_up = quantity.measure is Measure.CUMULATIVE and figure.measure is None
    if before is None or not adds_up:
        return Count(low=low, high=high, claim=figure)
    return Count(low=max(before.low, low), high=before.high + high, claim=figure)


def _interval(figure: Evidence) -> tuple[float, float]:
    n = float(figure.value or 0)
    match figure.bound:
        case Bound.EXACT:
            return n, n
        case Bound.AT_LEAST:
            return n, inf
        case Bound.AT_MOST:
            return 0.0, n
        case Bound.ABOUT:
            return n * (1 - ABOUT), n * (1 + ABOUT)
        case _:
            assert_never(figure.bound)


def _wanted(quantity: Quantity, claim: Evidence) -> float | None:
    """Return the number to compare with: a share is compared with a share."""
    if claim.measure is Measure.SHARE and quantity.measure is not Measure.SHARE:
        return 1.0
    return goal(quantity)


def _positions(quantity: Quantity, course: list[Count]) -> Iterator[Evidence]:
    reached = False
    for step in course:
        verdict = _reached(quantity, step)
        if verdict is True:
            reached = True
            yield replace(step.claim, bearing=Bearing.DONE)
        elif verdict is False:
            fell = reached and quantity.measure is Measure.LEVEL
            yield replace(
                step.claim, bearing=Bearing.UNDONE if fell else Bearing.NOT_DONE
            )


def _reached(quantity: Quantity, step: Count) -> bool | None:
    wanted = _wanted(quantity, step.claim)
    if wanted is None:
        return None
    if quantity.op is Comparison.AT_MOST:
        return True if step.high <= wanted else False if step.low > wanted else None
    return True if step.low >= wanted else False if step.high < wanted else None


def _possible(quantity: Quantity, step: Count) -> bool:
    """Tell whether a sum may reach the number; "over 400" alone does not suggest it."""
    return _reached(quantity, step) is None and step.high < inf


def _share(quantity: Quantity, step: Count) -> float:
    wanted = _wanted(quantity, step.claim)
    if not wanted or quantity.op is Comparison.AT_MOST:
        return 0.0
    return min(1.0, step.low / wanted)


def _exceeds(quantity: Quantity, step: Count) -> bool:
    wanted = _wanted(quantity, step.claim)
    ceiling = quantity.op in (Comparison.AT_MOST, Comparison.EXACTLY)
    return ceiling and wanted is not None and step.low > wanted
