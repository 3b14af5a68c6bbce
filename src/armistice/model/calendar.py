"""When a written time is: offsets, day counting, and what "by" a date means."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from typing import assert_never
from zoneinfo import ZoneInfo

from armistice.model.agreement import (
    After,
    Boundary,
    DayCount,
    DayOne,
    Earliest,
    Instant,
    Latest,
    Time,
)
from armistice.model.periods import Period, end_of_day, start_of_day

Lookup = Callable[[str], Period | None]
"""When an event was, as vague as it is known; None if it is not known to have been."""

_DURATION = re.compile(
    r"(?P<sign>-)?P(?=.)(?:(?P<years>\d+)Y)?(?:(?P<months>\d+)M)?(?:(?P<weeks>\d+)W)?"
    r"(?:(?P<days>\d+)D)?(?:T(?=.)(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """An ISO 8601 duration in months, days and minutes, forward or back."""

    months: int = 0
    days: int = 0
    minutes: int = 0
    sign: int = 1

    @classmethod
    def parse(cls, text: str) -> Offset:
        """Read `P14D`, `P5Y`, `-P6M`, `P2W`, `PT48H`.

        Raises:
            ValueError: If the text is not such a duration.
        """
        match = _DURATION.fullmatch(text)
        if match is None:
            msg = f"{text!r} is not an ISO 8601 duration such as P14D, P6M or -P6M"
            raise ValueError(msg)
        part = {
            key: int(n or 0) for key, n in match.groupdict().items() if key != "sign"
        }
        return cls(
            months=12 * part["years"] + part["months"],
            days=7 * part["weeks"] + part["days"],
            minutes=60 * part["hours"] + part["minutes"],
            sign=-1 if match["sign"] else 1,
        )

    @property
    def whole_days(self) -> bool:
        """Whether it has no hours or minutes."""
        return self.minutes == 0

    def after(self, day: date, *, count: DayCount = DayCount.CALENDAR) -> date:
        """Return the day that lies this far from a day (hours left out)."""
        moved = _add_months(day, self.sign * self.months)
        if count is DayCount.WORKING:
            return _add_working_days(moved, self.sign * self.days)
        return moved + timedelta(days=self.sign * self.days)


def _add_months(day: date, months: int) -> date:
    years, month0 = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month0 + 1
    next_month = date(year + month // 12, month % 12 + 1, 1)
    last = (next_month - timedelta(days=1)).day
    return date(year, month, min(day.day, last))


def _add_working_days(day: date, days: int) -> date:
    step = timedelta(days=1 if days >= 0 else -1)
    left = abs(days)
    while left:
        day += step
        left -= day.weekday() < 5
    return day


def due_period(time: Time, lookup: Lookup, *, zone: tzinfo) -> Period | None:
    """Return from when one may be late until when one surely is, or None if unknown.

    With a clear boundary and a known trigger both ends are one moment: the end of
    the named day, or its start where the day itself is excluded. An unclear boundary
    or a vague trigger sets them apart.
    """
    match time:
        case Instant():
            return _instant_due(time)
        case After():
            trigger = lookup(time.event)
            return None if trigger is None else _after_due(time, trigger, zone)
        case Earliest(earliest=options):
            known = [p for t in options if (p := due_period(t, lookup, zone=zone))]
            return _join(known, min) if known else None
        case Latest(latest=options):
            known = [p for t in options if (p := due_period(t, lookup, zone=zone))]
            return _join(known, max) if len(known) == len(options) else None
        case _:
            assert_never(time)


def start_period(time: Time, lookup: Lookup, *, zone: tzinfo) -> Period | None:
    """Return within which stretch a start lies, or None if not known to have come.

    A bare date starts with its first moment; an offset of days starts with the first
    moment of the day reached.
    """
    match time:
        case Instant():
            moment = _instant_start(time)
            return Period(start=moment, end=moment)
        case After():
            trigger = lookup(time.event)
            return None if trigger is None else _after_start(time, trigger, zone)
        case Earliest(earliest=options):
            known = [p for t in options if (p := start_period(t, lookup, zone=zone))]
            return _join(known, min) if known else None
        case Latest(latest=options):
            known = [p for t in options if (p := start_period(t, lookup, zone=zone))]
            return _join(known, max) if len(known) == len(options) else None
        case _:
            assert_never(time)


def _join(periods: list[Period], pick: Callable[[list[datetime]], datetime]) -> Period:
    return Period(
        start=pick([p.start for p in periods]), end=pick([p.end for p in periods])
    )


def _instant_start(time: Instant) -> datetime:
    zone = ZoneInfo(time.tz)
    if isinstance(time.at, datetime):
        return time.at if time.at.tzinfo else time.at.replace(tzinfo=zone)
    return start_of_day(time.at, zone)


def _instant_due(time: Instant) -> Period:
    if isinstance(time.at, datetime):
        moment = _instant_start(time)
        return Period(start=moment, end=moment)
    return _day_due(time.at, time.boundary, ZoneInfo(time.tz))


def _day_due(day: date, boundary: Boundary, zone: tzinfo) -> Period:
    first, last = start_of_day(day, zone), end_of_day(day, zone)
    match boundary:
        case Boundary.INCLUSIVE:
            return Period(start=last, end=last)
        case Boundary.EXCLUSIVE:
            return Period(start=first, end=first)
        case Boundary.UNCLEAR:
            return Period(start=first, end=last)
        case _:
            assert_never(boundary)


def _trigger_days(trigger: Period, zone: tzinfo) -> tuple[date, date]:
    first = trigger.start.astimezone(zone).date()
    last_moment = max(trigger.start, trigger.end - timedelta(microseconds=1))
    return first, last_moment.astimezone(zone).date()


def _reached(time: After, day: date) -> date:
    offset = Offset.parse(time.offset)
    reached = offset.after(day, count=time.count)
    counts_itself = time.day_one is DayOne.SAME_DAY and offset.days > 0
    return reached - timedelta(days=offset.sign) if counts_itself else reached


def _after_due(time: After, trigger: Period, zone: tzinfo) -> Period:
    offset = Offset.parse(time.offset)
    if not offset.whole_days:
        return _shift(trigger, offset)
    first, last = _trigger_days(trigger, zone)
    return Period(
        start=_day_due(_reached(time, first), time.boundary, zone).start,
        end=_day_due(_reached(time, last), time.boundary, zone).end,
    )


def _after_start(time: After, trigger: Period, zone: tzinfo) -> Period:
    offset = Offset.parse(time.offset)
    if offset == Offset():
        return trigger
    if not offset.whole_days:
        return _shift(trigger, offset)
    first, last = _trigger_days(trigger, zone)
    return Period(
        start=start_of_day(_reached(time, first), zone),
        end=start_of_day(_reached(time, last), zone),
    )


def _shift(period: Period, offset: Offset) -> Period:
    by = timedelta(minutes=offset.sign * offset.minutes)

    def moved(moment: datetime) -> datetime:
        day = offset.after(moment.date())
        return datetime.combine(day, moment.timetz()) + by

    return Period(start=moved(period.start), end=moved(period.end))
