"""The model's attributions and the rules' put together."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.reading._found import Cover

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from armistice.model import Span
    from armistice.reading._face import Attribution, ClaimFinder
    from armistice.reading._page import Page

HALF = 0.5
"""Two spans of which more than so much is shared are the same."""
AGREED = 0.3
"""Share of the model's doubt that goes where the rules say the same."""
UNSEEN = 0.3
"""Certainty of what the rules alone find: it waits for a person."""
RELIABLE = 0.6
"""Certainty where rules are good at it: labels, quotations that stand alone."""

MAX_CUE = 80
"""No cue of the rules is longer, in characters."""


class BothClaims:
    """Asks the model first; the rules second it, and add what it does not see."""

    def __init__(self, learned: ClaimFinder, ruled: ClaimFinder) -> None:
        self._learned = learned
        self._ruled = ruled

    @property
    def name(self) -> str:
        """Both names."""
        return f"{self._learned.name}+{self._ruled.name}"

    @property
    def calibrated(self) -> bool:
        """Whether the first one's certainty is a probability."""
        return self._learned.calibrated

    def find(self, page: Page) -> Sequence[Attribution]:
        """Return the attributions of a page in the order of their first character."""
        learned = list(self._learned.find(page))
        ruled = sorted(self._ruled.find(page), key=_cue_start)
        seen: set[int] = set()
        made: list[Attribution] = []
        for said in learned:
            twins = [n for n in _near(said, ruled) if _same_claim(said, ruled[n])]
            seen.update(twins)
            agreed = any(_agree(said, ruled[n]) for n in twins)
            made.append(_surer(said) if agreed else said)
        taken = Cover(span for said in learned for span in said.contents)
        alone = [
            _alone(page, other)
            for n, other in enumerate(ruled)
            if n not in seen and not _is_taken(other, taken)
        ]
        return sorted((*made, *alone), key=first_character)


def first_character(said: Attribution) -> tuple[int, int]:
    """Return by what attributions are put in order."""
    spans = [*said.contents]
    spans.extend(s for s in (said.source, said.cue) if s is not None)
    return min(s.start for s in spans), max(s.end for s in spans)


def _cue_start(said: Attribution) -> int:
    return -1 if said.cue is None else said.cue.start


def _near(said: Attribution, ruled: Sequence[Attribution]) -> Iterator[int]:
    """Yield the places of those whose cue overlaps an attribution's."""
    if said.cue is None:
        return
    low = bisect_left(ruled, said.cue.start - MAX_CUE, key=_cue_start)
    for place in range(low, len(ruled)):
        cue = ruled[place].cue
        if cue is None or cue.start >= said.cue.end:
            return
        if cue.overlaps(said.cue):
            yield place


def _same_claim(one: Attribution, other: Attribution) -> bool:
    """Tell claims with one cue from words that the rules alone give its speaker."""
    return _shared(one.contents, other.contents) > 0


def _agree(one: Attribution, other: Attribution) -> bool:
    sources = [() if a.source is None else (a.source,) for a in (one, other)]
    same = _shared(*sources) > HALF if any(sources) else True
    return same and _shared(one.contents, other.contents) > HALF


def _surer(said: Attribution) -> Attribution:
    return replace(said, certainty=said.certainty + AGREED * (1 - said.certainty))


def _alone(page: Page, said: Attribution) -> Attribution:
    cue = "" if said.cue is None else said.cue.of(page.text)
    quoted = any(
        quote.span.covers(span) for quote in page.quotes for span in said.contents
    )
    return replace(said, certainty=RELIABLE if cue == ":" or quoted else UNSEEN)


def _is_taken(said: Attribution, taken: Cover) -> bool:
    """Tell whether the model has given most of a claim's words to somebody."""
    whole = sum(span.end - span.start for span in said.contents)
    inside = sum(taken.share(s) * (s.end - s.start) for s in said.contents)
    return inside > HALF * whole


def _shared(one: Iterable[Span], other: Iterable[Span]) -> float:
    """Return which part of the characters of either is of both, 0 to 1."""
    a = {c for span in one for c in range(span.start, span.end)}
    b = {c for span in other for c in range(span.start, span.end)}
    return len(a & b) / len(a | b) if a or b else 1.0
