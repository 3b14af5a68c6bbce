"""Everything read from a page, looked up by span in logarithmic time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from armistice.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from armistice.model import (
        EventMention,
        FigureMention,
        PlaceMention,
        TimeMention,
    )
    from armistice.reading._actors import Cast
    from armistice.reading._page import Page


GAP = 3
"""So many characters between two stretches are marks or a space."""


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


_T = TypeVar("_T", bound=_Spanned)


@dataclass(frozen=True, slots=True)
class Found:
    """Mentions of a page, each sorted by their first character."""

    page: Page
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    cast: Cast
    figures: tuple[FigureMention, ...]
    events: tuple[EventMention, ...]


def within(mentions: Sequence[_T], spans: Iterable[Span]) -> tuple[_T, ...]:
    """Return the mentions that lie wholly in one of some spans, in order."""
    chosen: dict[int, _T] = {}
    for span in spans:
        index = bisect_left(mentions, span.start, key=_start)
        while index < len(mentions) and mentions[index].span.start < span.end:
            if span.covers(mentions[index].span):
                chosen[index] = mentions[index]
            index += 1
    return tuple(chosen[index] for index in sorted(chosen))


def _start(mention: _Spanned) -> int:
    return mention.span.start


class Cover:
    """Characters taken by some spans."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._merged: list[Span] = []
        for span in sorted(spans, key=lambda s: s.start):
            last = self._merged[-1] if self._merged else None
            if last is not None and span.start <= last.end:
                self._merged[-1] = Span(last.start, max(last.end, span.end))
            else:
                self._merged.append(span)

    def share(self, span: Span) -> float:
        """Return which part of a span is taken, 0 to 1."""
        index = max(0, bisect_right(self._merged, span.start, key=_first) - 1)
        taken = 0
        while index < len(self._merged) and self._merged[index].start < span.end:
            piece = self._merged[index]
            taken += max(0, min(span.end, piece.end) - max(span.start, piece.start))
            index += 1
        return taken / max(1, span.end - span.start)

    def free_until(self, span: Span) -> int:
        """Return where the last stretch that is taken up to a span's end begins.

        A full stop and the like may follow it; the span's end where there is none.
        """
        index = bisect_right(self._merged, span.end, key=_first) - 1
        start = span.end
        while index >= 0 and start - self._merged[index].end <= GAP:
            if self._merged[index].start <= span.start:
                return span.start
            start = self._merged[index].start
            index -= 1
        return start


def _first(span: Span) -> int:
    return span.start
