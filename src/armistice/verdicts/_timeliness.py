"""Whether what was done was done in time: apart from whether it was done."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from armistice.model import Period, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from armistice.model import Evidence
    from armistice.verdicts._places import Ground, Place


class Timing(StrEnum):
    """How a completion lies to its deadline, mildest first."""

    IN_TIME = "in_time"
    UNCLEAR = "unclear"
    CONTESTED = "contested"
    LATE = "late"

    @property
    def status(self) -> Status:
        """The status that a completion with this timing has."""
        return _STATUS[self]


_STATUS = {
    Timing.IN_TIME: Status.FULFILLED,
    Timing.UNCLEAR: Status.FULFILLED_TIMING_UNCLEAR,
    Timing.CONTESTED: Status.FULFILLED_TIMING_CONTESTED,
    Timing.LATE: Status.FULFILLED_LATE,
}
_ORDER = tuple(Timing)


def timing_of(done: Period, due: Period | None) -> Timing:
    """Compare one completion with a deadline; None is a deadline not known."""
    if due is None:
        return Timing.UNCLEAR
    if done.end <= due.start:
        return Timing.IN_TIME
    return Timing.LATE if done.start >= due.end else Timing.UNCLEAR


def part_timing(
    claims: Sequence[Evidence], due_at: Callable[[Period], Period | None]
) -> Timing:
    """Compare what several accounts tell of one completion with a deadline."""
    common = _common([c.period for c in claims])
    if common is not None:
        return timing_of(common, due_at(common))
    timings = {timing_of(p, due_at(p)) for p in _by_actor(claims)}
    if {Timing.IN_TIME, Timing.LATE} <= timings:
        return Timing.CONTESTED
    return Timing.UNCLEAR if Timing.UNCLEAR in timings else timings.pop()


def worst(timings: Iterable[Timing]) -> Timing:
    """Return the timing of a whole whose parts have these."""
    return max(timings, key=_ORDER.index)


def agreed_period(claims: Sequence[Evidence]) -> Period:
    """Return when it was done: what all accounts share, or all that they span."""
    periods = [c.period for c in claims]
    return _common(periods) or _span(periods)


def apart(one: Period, other: Period) -> bool:
    """Tell whether two times have no moment in common."""
    return _common([one, other]) is None


def nearest(
    claims: Sequence[Evidence], ground: Ground, place: Place
) -> tuple[Evidence, ...]:
    """Return the claims about the smallest place around a part.

    That all districts were handed over by December does not date one of them, where
    another claim does.
    """
    near = {c.id: ground.distance(ground.where(c), place) for c in claims}
    return tuple(c for c in claims if near[c.id] == min(near.values()))


def _by_actor(claims: Sequence[Evidence]) -> list[Period]:
    """Return one period for each actor: what its own words share, or span."""
    by_actor: dict[str, list[Period]] = {}
    for claim in claims:
        by_actor.setdefault(claim.actor, []).append(claim.period)
    return [_common(told) or _span(told) for told in by_actor.values()]


def _common(periods: Sequence[Period]) -> Period | None:
    start, end = max(p.start for p in periods), min(p.end for p in periods)
    moment = start == end and any(p.start == p.end for p in periods)
    return Period(start=start, end=end) if start < end or moment else None


def _span(periods: Sequence[Period]) -> Period:
    return Period(start=min(p.start for p in periods), end=max(p.end for p in periods))
