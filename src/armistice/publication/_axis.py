"""The axis of a timeline: where a moment is drawn, and which moments are labelled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from armistice.publication._when import day_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.model import Period

WIDTH = 1000
LEFT = 190
RIGHT = 12
_DAY_STEPS = (1, 2, 7, 14)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60)
_MOST_TICKS = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A labelled line of the time axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Axis:
    """A stretch of time laid out from left to right."""

    window: Period
    zone: tzinfo

    def x(self, moment: datetime) -> float:
        """Return where a moment is drawn; the frame's edge for one outside it."""
        span = self.window.end - self.window.start
        held = min(max(moment, self.window.start), self.window.end)
        share = (held - self.window.start) / span
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def shows(self, period: Period) -> bool:
        """Tell whether some of the period lies within the frame."""
        return period.start < self.window.end and self.window.start <= period.end


def ticks(axis: Axis) -> Iterator[Tick]:
    """Return a few labelled moments at even steps of days, months or years."""
    span = axis.window.end - axis.window.start
    for step in _DAY_STEPS:
        if span / timedelta(days=step) <= _MOST_TICKS:
            return _day_ticks(axis, step)
    for months in _MONTH_STEPS:
        if span / timedelta(days=30.4 * months) <= _MOST_TICKS:
            return _month_ticks(axis, months)
    return _month_ticks(axis, 120)


def _day_ticks(axis: Axis, step: int) -> Iterator[Tick]:
    start = axis.window.start.astimezone(axis.zone)
    moment = datetime.combine(start.date(), datetime.min.time(), tzinfo=axis.zone)
    while moment < axis.window.end:
        if moment >= axis.window.start:
            words = day_words(moment.date()).split()
            yield Tick(x=axis.x(moment), label=f"{words[0]} {words[1][:3]}")
        moment = moment + timedelta(days=step)


def _month_ticks(axis: Axis, months: int) -> Iterator[Tick]:
    start = axis.window.start.astimezone(axis.zone)
    count = start.year * 12 + start.month - 1
    count -= count % months
    while True:
        year, month = divmod(count, 12)
        moment = datetime(year, month + 1, 1, tzinfo=axis.zone)
        if moment >= axis.window.end:
            return
        if moment >= axis.window.start:
            name = day_words(moment.date()).split()[1][:3]
            yield Tick(
                x=axis.x(moment), label=str(year) if months >= 12 else f"{name} {year}"
            )
        count += months
