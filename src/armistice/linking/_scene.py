"""One report with all that linking looks up in it again and again."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.linking._cast import How, Named
from armistice.linking._words import Word, at, words
from armistice.model import Span

if TYPE_CHECKING:
    from armistice.linking._cast import Cast
    from armistice.model import Claim, PlaceMention, Reading, Report


@dataclass(frozen=True, slots=True)
class Scene:
    """A report's text, words, sentences, and who is named where."""

    report: Report
    reading: Reading
    cast: Cast
    words: tuple[Word, ...]
    named: tuple[Named, ...]
    verbs: frozenset[str] = frozenset()
    """Stems of verbs that obligations have of their own."""

    @classmethod
    def of(cls, reading: Reading, report: Report, cast: Cast) -> Scene:
        """Look through a report once."""
        row = words(report.text)
        own = cast.find_in(row)
        places = _own_places(reading)
        own = tuple(n for n in own if not _is_in_place(n, places))
        return cls(report, reading, cast, row, _with_readers(own, reading))

    @property
    def text(self) -> str:
        """The report's working text."""
        return self.report.text

    @property
    def places(self) -> tuple[PlaceMention, ...]:
        """Every place that a claim names, in order."""
        found = {p.span.start: p for c in self.reading.claims for p in c.places}
        return tuple(found[start] for start in sorted(found))

    def words_in(self, span: Span) -> tuple[Word, ...]:
        """Return the words of a stretch."""
        first = at(self.words, span.start)
        last = bisect_right(self.words, span.end, key=lambda word: word.end)
        return self.words[first:last]

    def named_in(self, span: Span) -> tuple[Named, ...]:
        """Return who is named in a stretch, in order."""
        return tuple(n for n in self.named if span.covers(n.span))

    def passages(self, claim: Claim) -> tuple[Span, ...]:
        """Return a claim's content cut into sentences."""
        cut: list[Span] = []
        for span in claim.content_spans:
            inside = [s for s in self.reading.sentences if s.overlaps(span)]
            cut.extend(
                Span(max(s.start, span.start), min(s.end, span.end)) for s in inside
            )
            if not inside:
                cut.append(span)
        return tuple(cut)

    def sentence_of(self, offset: int) -> Span:
        """Return the sentence that holds an offset, or the whole text."""
        for span in self.reading.sentences:
            if offset in span:
                return span
        return Span(0, len(self.text))

    def paragraph_of(self, offset: int) -> Span:
        """Return the paragraph that holds an offset."""
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        return Span(start, len(self.text) if end < 0 else end)


def _own_places(reading: Reading) -> tuple[Span, ...]:
    """Return where the agreements' own places are named."""
    every = (*reading.places, *(p for c in reading.claims for p in c.places))
    known = (p for p in every if p.place and not p.place.startswith("geo:"))
    return tuple({p.span for p in known})


def _is_in_place(named: Named, places: tuple[Span, ...]) -> bool:
    """Whether a party's name is part of a longer place's: "southern X"."""
    inside = (p for p in places if p.covers(named.span) and p != named.span)
    return named.how in {How.NAME, How.DEMONYM} and any(inside)


def _with_readers(own: tuple[Named, ...], reading: Reading) -> tuple[Named, ...]:
    """Add parties that only the reader saw named."""
    extra = [
        Named(actor.span, actor.party, How.NAME)
        for actor in reading.actors
        if actor.party is not None
        and not any(actor.span.overlaps(named.span) for named in own)
    ]
    return tuple(sorted((*own, *extra), key=lambda n: (n.span.start, n.span.end)))
