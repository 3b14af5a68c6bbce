"""Time expressions, resolved against the day of publication, as vague as said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from armistice.model import Period, TimeMention, TimeRole
from armistice.reading import _dates as dates
from armistice.reading._durations import CLOCK, code, delta, moved, singular
from armistice.reading._numbers import amount
from armistice.reading._timehits import Hit, dated, hits_of, is_history
from armistice.reading._timewords import (
    ROLES,
    month_number,
    part_name,
    weekday_number,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date, datetime, tzinfo

    from armistice.reading._dates import Days
    from armistice.reading._page import Page

RECENT_DAYS = 90
"""How far back "recently" may reach."""
_FUTURE = re.compile(
    r"\b(?:will|would|shall|must|should|[Bb]y|until|deadline|scheduled|due|plans?|"
    r"planned|(?:is|are|was|were) to|required to|expected|call(?:s|ed) for|"
    r"promis(?:es|ed)|pledg(?:es|ed)|next)\b"
)
_COMING = re.compile(
    r"\b(?:will|shall|must|scheduled|planned|plans?|due|expected|set to|next|coming|"
    r"calls? for|called for|(?:is|are) to)\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|said|told|began|took|held|came|went|\w{3,}ed)\b"
)
_MOVED = re.compile(r"\b(?:extend|postpon|delay|push|mov|shift|prolong)\w* [^.]*from $")


def times_of(
    page: Page, published: datetime, zone: tzinfo, known: Iterable[date] = ()
) -> tuple[TimeMention, ...]:
    """Return the time expressions of a page in order; none overlaps another.

    `known` days (when the agreement was signed) settle the year of a day without one.
    """
    hits = list(hits_of(page))
    history = is_history(hits, published)
    settled = frozenset((*known, *dated(hits)))
    clock = _Clock(page, published.astimezone(zone).date(), zone, history, settled)
    return tuple(clock.mention(hit) for hit in hits)


class _Clock:
    """Resolves expressions one after the other: later ones lean on earlier ones."""

    def __init__(
        self,
        page: Page,
        today: date,
        zone: tzinfo,
        history: bool,
        settled: frozenset[date],
    ) -> None:
        self._settled: dict[tuple[int, int], date] = {}
        for day in sorted(settled):
            self._settled[day.month, day.day] = day
        self._page = page
        self._today = today
        self._zone = zone
        self._history = history
        self._anchor: Days | None = None
        self._year = today.year

    def mention(self, hit: Hit) -> TimeMention:
        value, period = self._resolved(hit)
        span = hit.span
        return TimeMention(
            span=span,
            text=span.of(self._page.text),
            value=value,
            period=period,
            role=self._role(hit),
        )

    def _resolved(self, hit: Hit) -> tuple[str, Period | None]:
        special = self._special(hit)
        if special is not None:
            return special
        rule = _RULES[hit.shape]
        days = rule(self, hit)
        if days is None:
            return "", None
        if hit.shape not in ("ago", "from_now", "now"):
            self._remember(hit, days)
        return self._value(hit, days), days.period(self._zone)

    def _special(self, hit: Hit) -> tuple[str, Period | None] | None:
        """Return value and period of a shape that names no calendar days."""
        match hit.shape:
            case "duration" | "adjective":
                return _duration(hit), None
            case "after_event" | "after_span":
                return self._after_event(hit)
            case "recent":
                return self._recent(hit)
            case "recently":
                first = dates.shifted(self._today, -RECENT_DAYS, "day")
                return "PAST_REF", Period.of_days(first, self._today, self._zone)
            case "now":
                return "PRESENT_REF", Period.of_day(self._today, self._zone)
            case _:
                return None

    def _value(self, hit: Hit, days: Days) -> str:
        part = (hit.group("when") or "").lower()
        named = (hit.group("named") or "").lower()
        words = f"{part} {named} {hit.match[0].lower()}"
        if hit.shape in ("weekday", "named", "hours_of"):
            for word, code in (
                ("morning", "TMO"),
                ("afternoon", "TAF"),
                ("evening", "TEV"),
                ("night", "TNI"),
            ):
                if word in words:
                    return days.value + code
        return days.value

    def _remember(self, hit: Hit, days: Days) -> None:
        if days.first == days.last and days.first <= self._today:
            self._anchor = days
        if hit.group("year") is not None:
            self._year = days.first.year

    def _role(self, hit: Hit) -> TimeRole:
        if hit.shape == "now" or self._is_now(hit):
            return TimeRole.AS_OF
        start = hit.match.start()
        before = self._page.text[max(0, start - 28) : start]
        if hit.shape.startswith("range") and self._moves(hit):
            return TimeRole.DEADLINE
        for pattern, role in ROLES:
            if pattern.search(before):
                return role
        if hit.shape in ("duration", "adjective"):
            return TimeRole.DURATION
        return TimeRole.WHEN

    def _is_now(self, hit: Hit) -> bool:
        span = hit.span
        after = self._page.text[span.end : span.end + 5]
        before = self._page.text[max(0, span.start - 7) : span.start].lower()
        return after == " now," or (
            after[:4] == " now" and before.endswith(("it is ", "it's "))
        )

    def tense(self, hit: Hit) -> str:
        """Return `past`, `future` or nothing for the sentence around a hit."""
        sentence = self._page.sentence_at(hit.match.start())
        low = max(sentence.start, hit.match.start() - 200)
        words = self._page.text[low : min(sentence.end, hit.match.end() + 100)]
        if _FUTURE.search(words):
            return ""
        return "past" if _PAST.search(words) else ""

    def in_some_year(self, hit: Hit, make: Callable[[int], Days | None]) -> Days | None:
        """Return a day or month without a year in the most sensible year."""
        written = hit.group("year")
        if written is not None:
            return make(int(written))
        if self._history:
            return make(self._year)
        base = self._today.year
        choices = [d for y in (base - 1, base, base + 1) if (d := make(y)) is not None]
        return dates.nearest(choices, self._today, self.tense(hit))

    def mdy(self, hit: Hit) -> Days | None:
        month, number = month_number(hit.match["month"]), int(hit.match["day"])
        settled = self._settled.get((month, number))
        if settled is not None and hit.group("year") is None:
            return dates.of(settled)
        return self.in_some_year(hit, lambda year: dates.day(year, month, number))

    def iso(self, hit: Hit) -> Days | None:
        m = hit.match
        return dates.day(int(m["year"]), int(m["mm"]), int(m["dd"]))

    def numeric(self, hit: Hit) -> Days | None:
        """Days first; with slashes only where no other reading is possible."""
        m = hit.match
        a, b, year = int(m["a"]), int(m["b"]), int(m["year"])
        if b > 12:
            return dates.day(year, a, b)
        if m["sep"] == "/" and a <= 12 and a != b:
            return None
        return dates.day(year, b, a)

    def span_of_days(self, hit: Hit) -> Days | None:
        m = hit.match
        month = month_number(m["month"])

        def make(year: int) -> Days | None:
            first = dates.day(year, month, int(m["day"]))
            last = dates.day(year, month, int(m["day2"]))
            if first is None or last is None or last.first < first.first:
                return None
            if self._moves(hit):
                return last
            return dates.Days(first.first, last.last, first.value)

        return self.in_some_year(hit, make)

    def _moves(self, hit: Hit) -> bool:
        """Tell whether "from 15 to 25 May" moves a deadline: the later day counts."""
        before = self._page.text[max(0, hit.match.start() - 60) : hit.match.start()]
        return " to " in hit.match[0] and _MOVED.search(before) is not None

    def month(self, hit: Hit) -> Days | None:
        number = month_number(hit.match["month"])
        part = part_name(hit.group("part"))
        return self.in_some_year(hit, lambda year: dates.month(year, number, part))

    def season(self, hit: Hit) -> Days | None:
        name = hit.match["season"].lower()
        ref = (hit.group("ref") or "").lower()
        if ref in ("last", "next") and hit.group("year") is None:
            choices = [dates.season(self._today.year + n, name) for n in (-1, 0, 1)]
            whole = [d for d in choices if d is not None]
            if ref == "last":
                past = [d for d in whole if d.last < self._today]
                return past[-1] if past else None
            coming = [d for d in whole if d.first > self._today]
            return coming[0] if coming else None
        return self.in_some_year(hit, lambda year: dates.season(year, name))

    def decade(self, hit: Hit) -> Days | None:
        digits = hit.match["decade"]
        start = int(digits) if len(digits) == 4 else 1900 + int(digits)
        return dates.decade(start, part_name(hit.group("part")))

    def year(self, hit: Hit) -> Days | None:
        return dates.year(int(hit.match["year"]), part_name(hit.group("part")))

    def weekday(self, hit: Hit) -> Days | None:
        number = weekday_number(hit.match["weekday"])
        base = self._anchor.first if self._history and self._anchor else self._today
        back = (base.weekday() - number) % 7
        ref = (hit.group("ref") or "").lower()
        if ref in ("last", "past"):
            return dates.of(dates.shifted(base, -(back or 7), "day"))
        ahead = (number - base.weekday()) % 7
        if ref == "next":
            return dates.of(dates.shifted(base, ahead or 7, "day"))
        if self.tense(hit) == "" and self._ahead(hit):
            return dates.of(dates.shifted(base, ahead, "day"))
        return dates.of(dates.shifted(base, -back, "day"))

    def _ahead(self, hit: Hit) -> bool:
        start = hit.match.start()
        before = self._page.text[max(0, start - 60) : start]
        return _COMING.search(before) is not None and not re.search(
            r"\b(?:said|told|announced|reported)\b[^.]{0,12}$", before
        )

    def named(self, hit: Hit) -> Days | None:
        name = hit.match["named"].lower()
        shift = {
            "yesterday": -1,
            "last night": -1,
            "tomorrow": 1,
            "the day before yesterday": -2,
            "the day after tomorrow": 2,
        }.get(name, 0)
        base = self._anchor.first if self._history and self._anchor else self._today
        return dates.of(dates.shifted(base, shift, "day"))

    def same_day(self, hit: Hit) -> Days | None:
        if self._anchor is None:
            return None
        after = "next" in hit.match[0].lower() or "following" in hit.match[0].lower()
        return dates.of(dates.shifted(self._anchor.first, int(after), "day"))

    def ref_unit(self, hit: Hit) -> Days | None:
        ref = hit.match["ref"].lower()
        unit = singular(hit.match["unit"])
        step = {"last": -1, "previous": -1, "next": 1, "coming": 1, "the following": 1}
        base = (
            self._anchor.first
            if ref == "the following" and self._anchor
            else self._today
        )
        if unit in CLOCK:
            return dates.of(base)
        return dates.unit_of(dates.shifted(base, step.get(ref, 0), unit), unit)

    def weekend(self, hit: Hit) -> Days | None:
        step = {"last": -1, "next": 1, "this": 0}.get(hit.match["ref"].lower())
        if step is None:
            step = 0 if self._today.weekday() >= 5 or self._ahead(hit) else -1
        return dates.weekend(dates.shifted(self._today, step, "week"))

    def ago(self, hit: Hit) -> Days | None:
        return self._moved(hit, hit.match["count"], singular(hit.match["unit"]), -1)

    def from_now(self, hit: Hit) -> Days | None:
        count, unit = hit.group("count", "count2"), hit.group("unit", "unit2")
        return self._moved(hit, count or "", singular(unit or "day"), 1)

    def _moved(self, hit: Hit, count: str, unit: str, sign: int) -> Days | None:
        much = amount(count)
        if much is None:
            return None
        if unit in CLOCK:
            return dates.of(self._today)
        near = dates.unit_of(dates.shifted(self._today, sign * much.low, unit), unit)
        far = dates.unit_of(dates.shifted(self._today, sign * much.high, unit), unit)
        if near is None or far is None:
            return None
        value = "PAST_REF" if much.vague and sign < 0 else near.value
        if hit.group("about"):
            slack = max(1.0, much.high / 10)
            far = (
                dates.unit_of(dates.shifted(far.first, sign * slack, unit), unit) or far
            )
            near = (
                dates.unit_of(dates.shifted(near.first, -sign * slack, unit), unit)
                or near
            )
        first, last = min(near.first, far.first), max(near.last, far.last)
        if sign < 0:
            last = max(first, min(last, self._today))
        return dates.Days(first, last, value)

    def _recent(self, hit: Hit) -> tuple[str, Period | None]:
        unit = singular(hit.group("unit", "unit2") or "day")
        much = amount(hit.group("count") or "few")
        if much is None or unit in CLOCK:
            return "", None
        coming = re.match(r"(?:the )?(?:coming|next)", hit.match[0], re.IGNORECASE)
        sign = 1 if coming else -1
        other = dates.shifted(self._today, sign * much.high, unit)
        first, last = sorted((self._today, other))
        return code(much, unit), Period.of_days(first, last, self._zone)

    def _after_event(self, hit: Hit) -> tuple[str, Period | None]:
        """Count "several hours after the incident" from the day last told of."""
        much, unit = amount(hit.match["count"]), singular(hit.match["unit"])
        if much is None:
            return "", None
        value = code(much, unit)
        if self._anchor is None:
            return value, None
        back = hit.match["side"].lower() in ("earlier", "before")
        day = self._anchor.period(self._zone)
        low, high = delta(much.low, unit), delta(much.high, unit)
        if back:
            low, high = -high, -low
        return value, Period(start=moved(day.start, low), end=moved(day.end, high))


def _duration(hit: Hit) -> str:
    much = amount(hit.match["count"])
    return "" if much is None else code(much, singular(hit.match["unit"]))


_RULES: dict[str, Callable[[_Clock, Hit], Days | None]] = {
    "iso": _Clock.iso,
    "numeric": _Clock.numeric,
    "range_mdd": _Clock.span_of_days,
    "range_ddm": _Clock.span_of_days,
    "mdy": _Clock.mdy,
    "dmy": _Clock.mdy,
    "part_month": _Clock.month,
    "month_year": _Clock.month,
    "month": _Clock.month,
    "season": _Clock.season,
    "decade": _Clock.decade,
    "part_year": _Clock.year,
    "year": _Clock.year,
    "hours_of": _Clock.weekday,
    "weekday": _Clock.weekday,
    "named": _Clock.named,
    "same_day": _Clock.same_day,
    "weekend": _Clock.weekend,
    "ref_unit": _Clock.ref_unit,
    "ago": _Clock.ago,
    "from_now": _Clock.from_now,
}
