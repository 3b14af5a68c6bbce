"""The model's attributions and the rules' put together."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from math import exp, log
from typing import TYPE_CHECKING

from armistice.model import Directness

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from armistice.model import Span
    from armistice.reading._face import Attribution, ClaimFinder
    from armistice.reading._page import Page

HALF = 0.5
"""Two spans of which more than so much is shared are the same."""
SLOPE, BASE = 0.85, -0.28
AGREED, DIFFERS = 1.04, -0.26
"""How the rules change the model's log-odds: in any case, where they say the same, where
they give the same words of saying another speaker or content.

Fitted by `python -m evals.seconding` on both development sets (our conflicts and PolNeAR's), so
that certainty is the share that is right. Precision at recall 0.4 / 0.5, model alone and
so: our conflicts 94.2 / 92.5 and 95.6 / 93.2, PolNeAR 92.4 / 90.1 and 93.7 / 90.7.
"""
UNSEEN = 0.2
"""Certainty of what the rules alone find: of 114 such claims in the development sets 18
were right. Quotations and labels that the model leaves out were right in 0 of 25: none
of those is added."""
NESTED = 0.55
"""Certainty where such a claim is told within another's words: right in 19 of 32 of our
conflicts' (PolNeAR hardly ever annotates a claim within a claim)."""
MOST = 0.8
LONG = 400
"""Characters beyond which the network is apt to lose the beginning of a quotation."""
FLOOR = 1e-4
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
            others = [ruled[n] for n in twins]
            made.append(_weighed(_completed(said, others), others))
        alone = [
            replace(other, certainty=NESTED if _is_told(other, learned) else UNSEEN)
            for n, other in enumerate(ruled)
            if n not in seen
            and _is_plain(page, other)
            and not _is_taken(other, learned)
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


def twins_of(said: Attribution, others: Sequence[Attribution]) -> Sequence[Attribution]:
    """Return those of another finder, in any order, that mean the same claim."""
    ruled = sorted(others, key=_cue_start)
    return [ruled[n] for n in _near(said, ruled) if _same_claim(said, ruled[n])]


def agrees(one: Attribution, other: Attribution) -> bool:
    """Tell whether two finders give the same words to the same speaker."""
    sources = [() if a.source is None else (a.source,) for a in (one, other)]
    same = _shared(*sources) > HALF if any(sources) else True
    return same and _shared(one.contents, other.contents) > HALF


def _completed(said: Attribution, twins: Sequence[Attribution]) -> Attribution:
    """Return it with the whole of a quotation of which the model has a part.

    The network sees a stretch of some 180 words at a time; quotation marks tell the
    rules where longer ones begin.
    """
    for other in twins:
        if other.direct is Directness.INDIRECT or not _covers(other, said):
            continue
        sources = [() if a.source is None else (a.source,) for a in (said, other)]
        if _shared(*sources) > HALF:
            return replace(said, contents=other.contents, direct=other.direct)
    return said


def _covers(whole: Attribution, part: Attribution) -> bool:
    """Tell whether nearly all words of one are among the other's, which has more."""
    a, b = _characters(whole.contents), _characters(part.contents)
    return len(a & b) > MOST * len(b) and len(a) > max(LONG, len(b))


def _weighed(said: Attribution, twins: Sequence[Attribution]) -> Attribution:
    """Return it with the certainty that the rules leave it."""
    change = 0.0
    if twins:
        agreed = any(agrees(said, other) for other in twins)
        change = AGREED if agreed else DIFFERS
    sure = min(max(said.certainty, FLOOR), 1 - FLOOR)
    odds = BASE + SLOPE * log(sure / (1 - sure)) + change
    return replace(said, certainty=1 / (1 + exp(-odds)))


def _is_plain(page: Page, said: Attribution) -> bool:
    """Tell whether a claim is neither a quotation nor what a label begins."""
    cue = "" if said.cue is None else said.cue.of(page.text)
    quoted = said.direct is not Directness.INDIRECT
    return cue not in ("", ":") and not quoted


def _is_taken(said: Attribution, made: Sequence[Attribution]) -> bool:
    """Tell whether the model has given a claim's words to somebody.

    What is told within another's words is a claim of its own.
    """
    return any(
        _shared(said.contents, other.contents) > HALF
        for other in made
        if any(a.overlaps(b) for a in said.contents for b in other.contents)
    )


def _is_told(said: Attribution, made: Sequence[Attribution]) -> bool:
    cue = said.cue
    return cue is not None and any(
        span.covers(cue) for other in made for span in other.contents
    )


def _shared(one: Iterable[Span], other: Iterable[Span]) -> float:
    """Return which part of the characters of either is of both, 0 to 1."""
    a, b = _characters(one), _characters(other)
    return len(a & b) / len(a | b) if a or b else 1.0


def _characters(spans: Iterable[Span]) -> set[int]:
    return {c for span in spans for c in range(span.start, span.end)}
