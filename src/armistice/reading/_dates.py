"""What calendar words stand for, against a day: pure arithmetic, no text."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from armistice.model import Period

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

SEASONS = {
    "spring": ("SP", 3),
    "summer": ("SU", 6),
    "autumn": ("FA", 9),
    "fall": ("FA", 9),
    "winter": ("WI", 12),
}
FIRST_YEAR, LAST_YEAR = 2, 9997
"""Years outside cannot be counted with; such words stay unresolved."""


@dataclass(frozen=True, slots=True)
class Days:
    """Whole days from first to last, with the TIMEX3 value of the words."""

    first: date
    last: date
    value: str

    def period(self, zone: tzinfo) -> Period:
        """Return the moments of these days in a time zone."""
        return Period.of_days(self.first, self.last, zone)


def day(year: int, month: int, number: int) -> Days | None:
    """Return one day, or None where the calendar has none."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        return None
    if not 1 <= number <= monthrange(year, month)[1]:
        return None
    here = date(year, month, number)
    return Days(here, here, here.isoformat())


def of(here: date) -> Days:
    """Return a date as days."""
    return Days(here, here, here.isoformat())


def month(year: int, number: int, part: str = "") -> Days | None:
    """Return a month, or its `early`, `mid` or `late` third."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    end = monthrange(year, number)[1]
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, end)}.get(
        part, (1, end)
    )
    return Days(
        date(year, number, first), date(year, number, last), f"{year:04}-{number:02}"
    )


def year(number: int, part: str = "") -> Days | None:
    """Return a year, or its `early`, `mid` or `late` four months."""
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return None
    first, last = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}.get(part, (1, 12))
    end = monthrange(number, last)[1]
    return Days(date(number, first, 1), date(number, last, end), f"{number:04}")


def decade(start: int, part: str = "") -> Days | None:
    """Return ten years from one that ends in 0, or a part of them."""
    if not FIRST_YEAR <= start <= LAST_YEAR - 9:
        return None
    first, last = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}.get(part, (0, 9))
    return Days(
        date(start + first, 1, 1), date(start + last, 12, 31), f"{start // 10:03}"
    )


def season(number: int, name: str) -> Days | None:
    """Return the three months of a season that begins in a year."""
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return None
    code, first = SEASONS[name]
    begin = date(number, first, 1)
    return Days(begin, _months_on(begin, 3) - timedelta(days=1), f"{number:04}-{code}")


def week(here: date) -> Days:
    """Return the week, Monday to Sunday, that a day lies in."""
    monday = shifted(here, -here.weekday(), "day")
    number, code, _ = here.isocalendar()
    return Days(monday, shifted(monday, 6, "day"), f"{number:04}-W{code:02}")


def weekend(here: date) -> Days:
    """Return Saturday and Sunday of a day's week."""
    whole = week(here)
    return Days(shifted(whole.first, 5, "day"), whole.last, f"{whole.value}-WE")


def unit_of(here: date, unit: str) -> Days | None:
    """Return the calendar day, week, month, year or decade that a day lies in."""
    match unit:
        case "week" | "fortnight":
            return week(here)
        case "weekend":
            return weekend(here)
        case "month":
            return month(here.year, here.month)
        case "quarter":
            return _quarter(here)
        case _:
            return _years_of(here, unit)


def _years_of(here: date, unit: str) -> Days | None:
    match unit:
        case "year":
            return year(here.year)
        case "decade":
            return decade(here.year // 10 * 10)
        case "century":
            return _century(here.year)
        case _:
            return of(here)


def _quarter(here: date) -> Days:
    first = (here.month - 1) // 3 * 3 + 1
    begin = date(here.year, first, 1)
    last = date(here.year, first + 2, monthrange(here.year, first + 2)[1])
    return Days(begin, last, f"{here.year:04}-Q{first // 3 + 1}")


def _century(number: int) -> Days | None:
    start = number // 100 * 100
    if not FIRST_YEAR <= start <= LAST_YEAR - 99:
        return None
    return Days(date(start, 1, 1), date(start + 99, 12, 31), f"{start // 100:02}")


def shifted(here: date, count: float, unit: str) -> date:
    """Return a day so many units on; kept within what a date can hold."""
    if unit in ("month", "quarter"):
        return _months_on(here, round(count * (3 if unit == "quarter" else 1)))
    if unit in ("year", "decade", "century"):
        factor = {"year": 12, "decade": 120, "century": 1200}[unit]
        return _months_on(here, round(count * factor))
    days = count * {"week": 7, "fortnight": 14, "weekend": 7}.get(unit, 1)
    ordinal = here.toordinal() + round(max(-4_000_000, min(4_000_000, days)))
    low, high = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
    return date.fromordinal(max(low.toordinal(), min(high.toordinal(), ordinal)))


def _months_on(here: date, count: int) -> date:
    total = here.year * 12 + here.month - 1 + max(-120_000, min(120_000, count))
    total = max(FIRST_YEAR * 12, min(LAST_YEAR * 12 + 11, total))
    number, index = divmod(total, 12)
    return date(number, index + 1, min(here.day, monthrange(number, index + 1)[1]))


FAR = 270
"""So many days back, a day without a year is more likely one that is soon to come."""


def nearest(choices: Iterable[Days], here: date, tense: str) -> Days | None:
    """Return the choice nearest to a day: on the side that the tense tells.

    `tense` is `past`, `future` or empty. Where that side has none, any will do.
    """
    every = list(choices)
    past = [d for d in every if d.first <= here]
    future = [d for d in every if d.last >= here]
    side = {"past": past, "future": future}.get(tense, every) or every

    def away(days: Days) -> int:
        return abs((days.first - here).days)

    near = min(every, key=away, default=None)
    told = min(side, key=away, default=None)
    far = told is not None and near is not None and away(told) > FAR > away(near) * 7
    return near if far else told
