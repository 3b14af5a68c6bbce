"""Times in words: a day is a day, a vague time stays vague, open ends are said."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, tzinfo
from typing import assert_never
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from armistice.model import (
    BEGINNING,
    FOREVER,
    Agreement,
    Boundary,
    DayCount,
    Instant,
    Period,
)

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_UNITS = {
    "Y": "year",
    "M": "month",
    "W": "week",
    "D": "day",
    "TH": "hour",
    "TM": "minute",
}
_TICK = timedelta(microseconds=1)
_EDGE = timedelta(days=2)
"""Nearer than this to the first or last datetime, no time zone can be applied."""


def zone_of(agreement: Agreement | None) -> tzinfo:
    """Return the agreement's time zone, UTC where it names none that exists."""
    try:
        return ZoneInfo("UTC" if agreement is None else agreement.tz)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("UTC")


def is_open(moment: datetime) -> bool:
    """Tell whether the moment stands for no bound at all."""
    return moment - BEGINNING < _EDGE or FOREVER - moment < _EDGE


def day_words(day: date) -> str:
    """Return `20 November 2020`."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def moment_words(moment: datetime, zone: tzinfo) -> str:
    """Return a day for a midnight, a day and a time of day otherwise."""
    if is_open(moment):
        return "no known time"
    local = moment.astimezone(zone)
    if local.time() == time.min:
        return day_words(local.date())
    return f"{day_words(local.date())}, {local:%H:%M}"


def published_words(moment: datetime) -> str:
    """Return a publication's date in its own time zone."""
    return day_words(moment) if is_open(moment) else moment_words(moment, _own(moment))


def end_words(moment: datetime, zone: tzinfo) -> str:
    """Return a moment that ends something: a midnight belongs to the day before."""
    if is_open(moment):
        return "no known time"
    local = moment.astimezone(zone)
    if local.time() == time.min:
        return f"end of {day_words((local - _TICK).date())}"
    return f"{day_words(local.date())}, {local:%H:%M}"


def period_words(period: Period, zone: tzinfo) -> str:
    """Return a period as vague as it is."""
    if is_open(period.start) or is_open(period.end):
        return _open_words(period, zone)
    if period.start == period.end:
        return moment_words(period.start, zone)
    days = _days(period, zone) or _days(period, _own(period.start))
    return _moments(period, zone) if days is None else _days_words(*days)


def due_words(due: Period | None, zone: tzinfo) -> str:
    """Return a deadline: one moment, or a stretch where it is unclear."""
    if due is None:
        return "none known"
    if due.start == due.end:
        return end_words(due.end, zone)
    days = _days(due, zone)
    if days is not None and days[0] == days[1]:
        return f"{day_words(days[0])} (unclear whether the day itself counts)"
    if days is not None:
        return f"{_days_words(*days)} (unclear when in it)"
    return f"between {end_words(due.start, zone)} and {end_words(due.end, zone)}"


def instant_words(instant: Instant) -> str:
    """Return a written date with what its boundary means."""
    if isinstance(instant.at, datetime):
        return f"{day_words(instant.at.date())}, {instant.at:%H:%M} ({instant.tz})"
    match instant.boundary:
        case Boundary.INCLUSIVE:
            return day_words(instant.at)
        case Boundary.EXCLUSIVE:
            return f"{day_words(instant.at)}, the day itself excluded"
        case Boundary.UNCLEAR:
            return f"{day_words(instant.at)}, unclear whether the day itself counts"
        case _:
            assert_never(instant.boundary)


def duration_words(text: str, count: DayCount = DayCount.CALENDAR) -> str:
    """Return an ISO 8601 duration in words, without its sign."""
    date_part, _, time_part = text.lstrip("-").removeprefix("P").partition("T")
    found = [(n, u) for n, u in re.findall(r"(\d+)([YMWD])", date_part)]
    found += [(n, f"T{u}") for n, u in re.findall(r"(\d+)([HM])", time_part)]
    working = "working " if count is DayCount.WORKING else ""
    words = [_counted(int(n), _UNITS[u], working if u == "D" else "") for n, u in found]
    return " and ".join(words) or text


def _counted(n: int, unit: str, before: str) -> str:
    return f"{n} {before}{unit}{'' if n == 1 else 's'}"


def _own(moment: datetime) -> tzinfo:
    return ZoneInfo("UTC") if moment.tzinfo is None else moment.tzinfo


def _open_words(period: Period, zone: tzinfo) -> str:
    if is_open(period.start) and is_open(period.end):
        return "time not known"
    if is_open(period.start):
        return f"until {end_words(period.end, zone)}"
    return f"from {moment_words(period.start, zone)} on"


def _days(period: Period, zone: tzinfo) -> tuple[date, date] | None:
    start, end = period.start.astimezone(zone), period.end.astimezone(zone)
    if start.time() != time.min or end.time() != time.min:
        return None
    return start.date(), (end - _TICK).date()


def _days_words(first: date, last: date) -> str:
    if first == last:
        return day_words(first)
    whole_months = first.day == 1 and (last + timedelta(days=1)).day == 1
    if whole_months and (first.month, last.month) == (1, 12):
        years = first.year == last.year
        return str(first.year) if years else f"{first.year}–{last.year}"
    if whole_months and (first.year, first.month) == (last.year, last.month):
        return f"{_MONTHS[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day_words(last)}"
    return f"{day_words(first)} – {day_words(last)}"


def _moments(period: Period, zone: tzinfo) -> str:
    start, end = period.start.astimezone(zone), period.end.astimezone(zone)
    if start.date() == end.date():
        return f"{day_words(start.date())}, {start:%H:%M}–{end:%H:%M}"
    return f"{day_words(start.date())}, {start:%H:%M} – {end_words(end, zone)}"
