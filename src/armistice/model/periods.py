"""Stretches of time: half-open, aware, as vague as the words that named them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import tzinfo

BEGINNING = datetime.min.replace(tzinfo=UTC)
FOREVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Period:
    """A half-open stretch of time: `start <= moment < end`, both aware.

    An event "on 20 November" happened somewhere within that day; "in mid-November"
    somewhere within ten days: the period says how vague the words were.

    Raises:
        ValueError: If a bound is naive, or the end lies before the start.
    """

    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        if self.start.tzinfo is None or self.end.tzinfo is None:
            msg = f"a period needs aware bounds, got {self.start} to {self.end}"
            raise ValueError(msg)
        if self.end < self.start:
            msg = f"a period cannot end ({self.end}) before it starts ({self.start})"
            raise ValueError(msg)

    @classmethod
    def of_day(cls, day: date, zone: tzinfo) -> Period:
        """Return the whole of one day in a time zone."""
        return cls.of_days(day, day, zone)

    @classmethod
    def of_days(cls, first: date, last: date, zone: tzinfo) -> Period:
        """Return the days from first to last, both included, in a time zone."""
        return cls(start=start_of_day(first, zone), end=end_of_day(last, zone))

    def __contains__(self, moment: datetime) -> bool:
        return self.start <= moment < self.end

    def overlaps(self, other: Period) -> bool:
        """Tell whether some moment lies in both."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Period) -> bool:
        """Tell whether the other lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


ALWAYS = Period(start=BEGINNING, end=FOREVER)


def start_of_day(day: date, zone: tzinfo) -> datetime:
    """Return the first moment of a day in a time zone."""
    return datetime.combine(day, time.min, tzinfo=zone)


def end_of_day(day: date, zone: tzinfo) -> datetime:
    """Return the first moment after a day: what a bare date means as a question."""
    return start_of_day(day + timedelta(days=1), zone)
