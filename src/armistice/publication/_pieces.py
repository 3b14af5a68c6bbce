"""A report's text cut where claims begin and end, so that overlaps can be marked."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from armistice.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from armistice.model import Claim

_LONGEST_EXCERPT = 700
"""Longer than this, the words between speaker and content are left out."""


class Part(StrEnum):
    """Which part of a claim some words are."""

    CLAIMANT = "claimant"
    CUE = "cue"
    CONTENT = "content"
    VOICE = "voice"
    """Content that nobody is named for: the article's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span of a report that belongs to a claim."""

    span: Span
    claim: str
    part: Part


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Text that the same claims cover from its first to its last character."""

    text: str
    claims: tuple[str, ...]
    parts: tuple[Part, ...]
    begins: tuple[str, ...]
    """Claims whose first marked character this piece begins with."""


def marks_of(claim: Claim) -> Iterator[Mark]:
    """Yield the marks of a claim: its content, its claimant and its cue."""
    told = claim.claimant_span is not None or claim.cue_span is not None
    for span in claim.content_spans:
        part = Part.CONTENT if told else Part.VOICE
        yield Mark(span=span, claim=claim.id, part=part)
    if claim.claimant_span is not None:
        yield Mark(span=claim.claimant_span, claim=claim.id, part=Part.CLAIMANT)
    if claim.cue_span is not None:
        yield Mark(span=claim.cue_span, claim=claim.id, part=Part.CUE)


def pieces(text: str, stretch: Span, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """Cut one stretch of a text along its marks; joined they are the stretch again."""
    return _cut(text, stretch, marks, _first_marks(marks))


def marked(
    text: str, marks: Sequence[Mark]
) -> Iterator[tuple[Span, tuple[Piece, ...]]]:
    """Yield each paragraph of a text with its pieces; a long text takes no longer."""
    spans = paragraphs(text)
    starts = [span.start for span in spans]
    here: list[list[Mark]] = [[] for _ in spans]
    for mark in marks:
        first = max(bisect_right(starts, mark.span.start) - 1, 0)
        for index in range(first, bisect_left(starts, mark.span.end)):
            here[index].append(mark)
    begins = _first_marks(marks)
    for span, own in zip(spans, here, strict=True):
        yield span, _cut(text, span, own, begins)


def _cut(
    text: str, stretch: Span, marks: Iterable[Mark], first: dict[str, int]
) -> tuple[Piece, ...]:
    here = [m for m in marks if m.span.overlaps(stretch)]
    cuts = {stretch.start, stretch.end}
    cuts.update(m.span.start for m in here if m.span.start in stretch)
    cuts.update(m.span.end for m in here if m.span.end in stretch)
    edges = sorted(cuts)
    return tuple(
        _piece(text, Span(start, end), here, first)
        for start, end in itertools.pairwise(edges)
    )


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the paragraphs: parted by empty lines, or by lines if there are none."""
    has_empty_lines = re.search(r"\n[^\S\n]*\n", text.strip()) is not None
    gap = r"\n[^\S\n]*\n\s*" if has_empty_lines else r"\n"
    edges = [0]
    for match in re.finditer(gap, text):
        edges.extend((match.start(), match.end()))
    edges.append(len(text))
    spans = (Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True))
    return tuple(span for span in spans if span.of(text).strip())


def excerpt(text: str | None, claim: Claim) -> tuple[Piece, ...]:
    """Return a claim's words in their order, with speaker and cue where near."""
    marks = [] if text is None else list(marks_of(claim))
    if text is None or not marks:
        return (_plain(claim),)
    stretch = Span(min(m.span.start for m in marks), max(m.span.end for m in marks))
    if stretch.end > len(text) or stretch.end - stretch.start > _LONGEST_EXCERPT:
        return (_plain(claim),)
    return pieces(text, stretch, marks)


def _plain(claim: Claim) -> Piece:
    return Piece(
        text=claim.content, claims=(claim.id,), parts=(Part.CONTENT,), begins=()
    )


def _first_marks(marks: Iterable[Mark]) -> dict[str, int]:
    first: dict[str, int] = {}
    for mark in marks:
        first[mark.claim] = min(mark.span.start, first.get(mark.claim, mark.span.start))
    return first


def _piece(
    text: str, span: Span, marks: Iterable[Mark], first: dict[str, int]
) -> Piece:
    over = [m for m in marks if m.span.covers(span)]
    claims = tuple(dict.fromkeys(m.claim for m in over))
    return Piece(
        text=span.of(text),
        claims=claims,
        parts=tuple(dict.fromkeys(m.part for m in over)),
        begins=tuple(c for c in claims if first[c] == span.start),
    )
