"""Finding time expressions in a text, before anything is resolved."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.model import Span
from armistice.reading import _dates as dates
from armistice.reading import _grammar as g
from armistice.reading._timewords import SHAPES, month_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from armistice.reading._page import Page

MIN_EXPLICIT = 5
"""So many dates with a year, mostly long past, make a text a history."""
HISTORY_YEARS = 2
_MONTH_LEAD = re.compile(
    r"\b(?:in|by|since|until|till|from|of|before|after|during|to|through|last|next|this|"
    r"and|between|for|or|early|late)[ -]$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Hit:
    """One expression: the name of its shape, and the match with its parts."""

    shape: str
    match: re.Match[str]

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.match.start(), self.match.end())

    def group(self, *names: str) -> str | None:
        """Return the first of some parts that has words."""
        parts = self.match.groupdict()
        return next((parts[n] for n in names if parts.get(n)), None)


def hits_of(page: Page) -> Iterator[Hit]:
    """Yield the longest expression at each place, from left to right."""
    every = [
        Hit(name, match)
        for name, pattern in SHAPES
        for match in pattern.finditer(page.text)
        if _allowed(page, name, match)
    ]
    every.sort(key=lambda h: (h.span.start, -h.span.end))
    until = -1
    for hit in every:
        if hit.span.start >= until:
            yield hit
            until = hit.span.end


def _allowed(page: Page, shape: str, match: re.Match[str]) -> bool:
    text = page.text
    before = text[max(0, match.start() - 16) : match.start()]
    if shape == "month" and match[0] in (
        "May",
        "March",
        "Mar.",
        "Sep",
        "Dec",
        "Oct",
        "Nov",
        "Jan",
        "Apr",
        "Aug",
        "Feb",
        "Sept",
    ):
        return _MONTH_LEAD.search(before) is not None
    if shape == "year":
        return not _counts_something(page, match.end())
    if shape == "season":
        return _is_season(match, before)
    if shape == "duration":
        return match.group("count").lower() not in ("a", "an", "some") or match.group(
            "unit"
        ) not in ("second", "minute", "quarter")
    if shape == "now":
        return match[0].lower() != "now" or not text[match.end() :].startswith(" that")
    return True


def _is_season(match: re.Match[str], before: str) -> bool:
    """Tell a season from the fall of a town and a spring of water."""
    if match[0].endswith(" of"):
        return False
    plain = match.group("year") is None and match.group("ref") is None
    doubtful = match.group("season").lower() in ("fall", "spring")
    return not (plain and (doubtful or _MONTH_LEAD.search(before) is None))


def _counts_something(page: Page, end: int) -> bool:
    following = re.compile(r"\s([a-z]+)").match(page.text, end)
    return following is not None and following[1] in _COUNTED


_COUNTED = g.words(
    "soldiers personnel troops people persons peacekeepers servicemen km "
    "kilometres kilometers meters metres men women fighters vehicles mines "
    "bodies prisoners casualties tonnes tons homes houses families refugees "
    "civilians dollars"
)


def dated(hits: Iterable[Hit]) -> Iterator[date]:
    """Yield the days that a text gives with their year."""
    for hit in hits:
        if hit.shape in ("mdy", "dmy") and hit.group("year") is not None:
            month = month_number(hit.match["month"])
            found = dates.day(int(hit.match["year"]), month, int(hit.match["day"]))
            if found is not None:
                yield found.first


def is_history(hits: list[Hit], published: datetime) -> bool:
    """Tell whether a text mostly tells of years long past."""
    years = [int(y) for h in hits if (y := h.group("year")) is not None]
    old = [y for y in years if y <= published.year - HISTORY_YEARS]
    return len(years) >= MIN_EXPLICIT and len(old) * 3 > len(years) * 2
