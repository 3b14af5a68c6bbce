"""Lengths of time: their TIMEX3 values, and moving a moment by them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from armistice.reading._numbers import Amount

CLOCK = frozenset(["second", "minute", "hour"])
"""Units shorter than a day."""
_CODES = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "week": "W",
    "fortnight": "W",
    "weekend": "D",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "E",
    "century": "C",
}


def code(much: Amount, unit: str) -> str:
    """Return a TIMEX3 duration: `P5Y`, `PT24H`, `PXD` where the number is vague."""
    count = much.low * (2 if unit == "fortnight" else 1)
    number = "X" if much.vague else f"{count:g}"
    return f"P{'T' if unit in CLOCK else ''}{number}{_CODES[unit]}"


def delta(count: float, unit: str) -> timedelta:
    """Return so many units as a length of time."""
    hours = {
        "second": 1 / 3600,
        "minute": 1 / 60,
        "hour": 1.0,
        "day": 24.0,
        "week": 168.0,
        "fortnight": 336.0,
        "weekend": 168.0,
        "month": 730.5,
        "quarter": 2191.5,
        "year": 8766.0,
        "decade": 87_660.0,
        "century": 876_600.0,
    }
    return timedelta(hours=min(count * hours[unit], 10_000_000))


def moved(moment: datetime, by: timedelta) -> datetime:
    """Return a moment so much later, or the same where no calendar reaches."""
    try:
        return moment + by
    except OverflowError:
        return moment


def singular(unit: str) -> str:
    """Return a unit as the shapes name it, without its plural."""
    return "century" if unit.startswith("centur") else unit
