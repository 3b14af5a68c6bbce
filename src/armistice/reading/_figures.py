"""Numbers with what they count, how they bound it, and which kind of count it is."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from armistice.model import Bound, FigureMention, Span
from armistice.reading import _grammar as g
from armistice.reading._numbers import VAGUE, Amount, digits, scale, small

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.reading._found import Cover
    from armistice.reading._lexicon import Lexicon
    from armistice.reading._page import Page
    from armistice.reading._patterns import Match, Matcher

MAX_TO_UNIT = 5
"""How many words (adjectives, "of our") may stand between a number and its noun."""
MAX_TO_HARM = 7
MAX_TO_ASPECT = 12
_BOUNDS: tuple[tuple[tuple[str, ...], Bound], ...] = (
    (("no", "fewer", "than"), Bound.AT_LEAST),
    (("no", "less", "than"), Bound.AT_LEAST),
    (("no", "more", "than"), Bound.AT_MOST),
    (("more", "than"), Bound.AT_LEAST),
    (("at", "least"), Bound.AT_LEAST),
    (("at", "most"), Bound.AT_MOST),
    (("less", "than"), Bound.AT_MOST),
    (("fewer", "than"), Bound.AT_MOST),
    (("up", "to"), Bound.AT_MOST),
    (("over",), Bound.AT_LEAST),
    (("exceeding",), Bound.AT_LEAST),
    (("about",), Bound.ABOUT),
    (("around",), Bound.ABOUT),
    (("approximately",), Bound.ABOUT),
    (("roughly",), Bound.ABOUT),
    (("nearly",), Bound.ABOUT),
    (("almost",), Bound.ABOUT),
    (("some",), Bound.ABOUT),
)
_HARMS = {
    "killed": "killed",
    "dead": "killed",
    "killing": "killed",
    "kills": "killed",
    "kill": "killed",
    "died": "killed",
    "slain": "killed",
    "martyred": "killed",
    "wounded": "wounded",
    "wounding": "wounded",
    "injured": "wounded",
    "injuring": "wounded",
    "wounds": "wounded",
    "injures": "wounded",
    "captured": "prisoners",
    "missing": "missing",
}
_ACTIVE = frozenset(
    ["killing", "kills", "kill", "wounding", "injuring", "wounds", "injures"]
)
_HARM_HELPERS = g.words("was were have has had been are is being")
_BODIES = frozenset(["personnel", "persons", "prisoners"])
_LINKING = frozenset(["of", "our", "their", "the", "its", "his", "these", "those"])


@dataclass(frozen=True, slots=True)
class _Number:
    """A number in the words `start` to `end`; `first` is where its bound begins."""

    first: int
    start: int
    end: int
    amount: Amount
    bound: Bound


def figures_of(page: Page, lexicon: Lexicon, times: Cover) -> tuple[FigureMention, ...]:
    """Return the figures of a page; numbers within time expressions are none."""
    return tuple(_Counter(page, lexicon, times).figures())


_OWED = frozenset(["must", "shall", "obliged", "obliges", "required", "requires"])
_BE_TO = frozenset(["is", "are", "was", "were"])


class _Counter:
    """Goes through a page once, from number to number."""

    def __init__(self, page: Page, lexicon: Lexicon, times: Cover) -> None:
        self._page = page
        self._units = lexicon.matcher("units")
        self._aspects = _matches(page, lexicon.matcher("aspects"))
        self._times = times
        self._last: FigureMention | None = None

    def figures(self) -> Iterator[FigureMention]:
        """Yield figures in order."""
        index = 0
        words = self._page.words
        while index < len(words):
            figure, end = self._figure(index)
            if figure is not None:
                yield figure
                if figure.aspect != "included":
                    self._last = figure
            index = max(index + 1, end)

    def _figure(self, index: int) -> tuple[FigureMention | None, int]:
        page = self._page
        number = _number(page, index)
        if number is None:
            return self._without_number(index), index + 1
        if self._times.share(_span(page, number.start, number.end)) > 0:
            return None, number.end
        unit = self._unit(number.end, number)
        if unit is None:
            return self._harmed(number)
        match, counted = unit
        kind, end = self._harm(number, match)
        if _single(page, number) and kind == match.section:
            return None, number.end
        return self._counting(number, kind, counted, end), end

    def _harmed(self, number: _Number) -> tuple[FigureMention | None, int]:
        """Read "two were wounded", "12 injured" and "three others wounded"."""
        page, words, here = self._page, self._page.words, number.end
        if here < len(words) and words[here] in ("others", "other", "more"):
            here += 1
        while here < len(words) and words[here] in _HARM_HELPERS:
            here += 1
        harm = words[here] if here < len(words) else ""
        alone = _single(page, number) and here == number.end
        if harm not in _HARMS or harm in _ACTIVE or alone:
            return None, number.end
        counted = _span(page, here, here + 1).of(page.text)
        return self._counting(number, _HARMS[harm], counted, here + 1), here + 1

    def _counting(
        self, number: _Number, kind: str, counted: str, end: int
    ) -> FigureMention:
        """Return a number with what it counts, up to a word."""
        span = _span(self._page, number.first, end)
        amount = number.amount
        return FigureMention(
            span=span,
            text=span.of(self._page.text),
            low=amount.low,
            high=amount.high,
            bound=Bound.ABOUT if amount.vague else number.bound,
            unit=kind,
            counted=counted,
            aspect=self._aspect(number, kind, end),
        )

    def _unit(self, start: int, number: _Number) -> tuple[Match, str] | None:
        """Return the noun that a number counts, and the words up to its end."""
        page = self._page
        for index in range(start, min(len(page.words), start + MAX_TO_UNIT + 1)):
            word = page.words[index]
            match = self._units.at(page.words, index)
            if match is not None and not (word == "guards" and index > start + 3):
                first = min(start, index)
                while first < index and page.words[first] in _LINKING:
                    first += 1
                return match, _span(page, first, match.end).of(page.text)
            if not _between(page, index, start):
                return None
        return None

    def _harm(self, number: _Number, unit: Match) -> tuple[str, int]:
        """Return the unit, or killed and the like where the words beside say so."""
        page, words = self._page, self._page.words
        if unit.section not in _BODIES:
            return unit.section, unit.end
        before = list(words[max(0, number.first - 3) : number.first])
        active = [
            w for w in before if w in _ACTIVE or w in ("killed", "wounded", "injured")
        ]
        if active and not {".", ";", '"'} & set(before):
            return _HARMS[active[-1]], unit.end
        stop = page.sentence_at(page.tokens[number.start].start).end
        for index in range(unit.end, min(len(words), unit.end + MAX_TO_HARM)):
            word = words[index]
            if page.tokens[index].start >= stop or word in (";", "who", "and", "but"):
                break
            if word in _HARMS and word not in _ACTIVE:
                return _HARMS[word], index + 1
        if (
            number.first > 0
            and words[number.first - 1] == "including"
            and (self._last is not None and self._last.unit in ("killed", "wounded"))
        ):
            return self._last.unit, unit.end
        return unit.section, unit.end

    def _aspect(self, number: _Number, kind: str, end: int) -> str:
        page = self._page
        if number.first > 0 and page.words[number.first - 1] == "including":
            return "included"
        if page.words[max(0, number.first - 2) : number.first] == ("of", "the"):
            return "whole"
        sentence = page.sentence_at(page.tokens[number.start].start)
        if self._is_owed(number.first, sentence):
            return "mandated"
        near = self._nearest(number.first, end, sentence)
        if near:
            return near
        return kind if kind in ("killed", "wounded", "missing") else ""

    def _is_owed(self, first: int, sentence: Span) -> bool:
        """Tell whether "must" or "is to" governs it: what shall be has not been."""
        page = self._page
        low = max(0, first - MAX_TO_ASPECT)
        words = [
            page.words[i] for i in range(low, first) if page.tokens[i].start in sentence
        ]
        ordered = pairwise(words)
        return bool(_OWED & set(words)) or any(
            a in _BE_TO and b == "to" for a, b in ordered
        )

    def _nearest(self, first: int, end: int, sentence: Span) -> str:
        starts = self._aspects
        low = bisect_left(starts, first - MAX_TO_ASPECT, key=lambda m: m.start)
        best, distance = "", MAX_TO_ASPECT + 1
        for match in starts[low:]:
            if match.start > end + MAX_TO_ASPECT:
                break
            at = self._page.tokens[match.start].start
            if at not in sentence:
                continue
            gap = first - match.end if match.end <= first else max(0, match.start - end)
            if gap < distance:
                best, distance = match.section, gap
        return best

    def _without_number(self, index: int) -> FigureMention | None:
        """Read "soldier Name was wounded"."""
        page, words = self._page, self._page.words
        match = self._units.at(words, index)
        if (
            match is None
            or match.section != "personnel"
            or words[match.end - 1].endswith("s")
        ):
            return None
        end = match.end
        while end < len(words) and page.tokens[end].capital and end - match.end < 4:
            end += 1
        harmed = (
            end + 1 < len(words)
            and words[end] in ("was", "is")
            and words[end + 1] in _HARMS
        )
        before = words[index - 1] if index else ""
        if end == match.end or not harmed or before in ("officer", "of"):
            return None
        if self._last is not None and self._last.span.end > page.tokens[index].start:
            return None
        span = _span(page, index, end + 2)
        kind = _HARMS[words[end + 1]]
        return FigureMention(
            span=span,
            text=span.of(page.text),
            low=1.0,
            high=1.0,
            bound=Bound.EXACT,
            unit=kind,
            counted=_span(page, index, match.end).of(page.text),
            aspect=kind,
        )


def _matches(page: Page, matcher: Matcher) -> list[Match]:
    return list(matcher.scan(page.words))


def _span(page: Page, start: int, end: int) -> Span:
    return Span(page.tokens[start].start, page.tokens[end - 1].end)


def _between(page: Page, index: int, start: int) -> bool:
    """Tell whether a word may stand between a number and its noun."""
    word, token = page.words[index], page.tokens[index]
    if word == "of":
        return index == start
    if not token.word or word in g.AUXILIARIES | g.PREPOSITIONS | g.SUBORDINATORS:
        return False
    return word not in ("and", "or", "to", "who", "the") or (
        word == "the" and page.words[index - 1] == "of"
    )


def _single(page: Page, number: _Number) -> bool:
    """Tell whether a number is only an article: it counts where harm is told."""
    return page.words[number.start] in ("a", "an", "another", "one") and (
        number.end - number.start == 1
    )


def _number(page: Page, index: int) -> _Number | None:
    words = page.words
    read = _simple(words, index)
    if read is None:
        return None
    value, end = read
    low, high, vague = value.low, value.high, value.vague
    if (
        end + 1 < len(words)
        and words[end] in ("to", "-", "–", "or")
        and ((upper := _simple(words, end + 1)) is not None and upper[0].low > low)
    ):
        high, end = upper[0].high, upper[1]
    elif words[index - 1 : index] == ("between",) and words[end : end + 1] == ("and",):
        upper = _simple(words, end + 1)
        if upper is not None:
            high, end = upper[0].high, upper[1]
    first, bound = _bound(words, index)
    if words[index - 1 : index] in (("$",), ("€",), ("£",)):
        return None
    return _Number(first, index, end, Amount(low, high, vague), bound)


def _simple(words: tuple[str, ...], index: int) -> tuple[Amount, int] | None:
    """Return one number, with "hundred" and the like multiplied in, and its end."""
    word = words[index] if index < len(words) else ""
    value = digits(word)
    value = small(word) if value is None else value
    if value is None and word in ("a", "an", "another"):
        value = 1.0
    if value is None:
        return _vague(words, index)
    end = index + 1
    while end < len(words) and (factor := scale(words[end])) is not None:
        value *= factor
        end += 1
    return Amount(value, value), end


def _vague(words: tuple[str, ...], index: int) -> tuple[Amount, int] | None:
    word = words[index] if index < len(words) else ""
    if word not in VAGUE or word in ("some", "many"):
        return None
    low, high = VAGUE[word]
    end = index + 1
    if end < len(words) and words[end] == "of":
        end += 1
    return Amount(low, high, vague=low != high), end


def _bound(words: tuple[str, ...], index: int) -> tuple[int, Bound]:
    for lead, bound in _BOUNDS:
        if words[max(0, index - len(lead)) : index] == lead:
            return index - len(lead), bound
    return index, Bound.EXACT
