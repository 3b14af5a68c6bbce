"""Sentences as rows of words in which each quotation is one item."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from armistice.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from armistice.reading._page import Page, Token
    from armistice.reading._patterns import Matcher
    from armistice.reading._quotes import Quote

QUOTED = "<quote>"
MAX_TAIL_WORDS = 12
"""How long "Name asked." after a finished quotation may be."""
_MARKS = frozenset(["“", "”", '"', "``", "''", "«", "»", "‘", "`", "„"])


class Item(NamedTuple):
    """A word, a mark, or a whole quotation (then `lower` is `QUOTED`)."""

    start: int
    end: int
    lower: str
    capital: bool
    word: bool
    quote: Quote | None = None

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Region:
    """One sentence, quotations folded, with the words to match patterns on."""

    items: tuple[Item, ...]
    words: tuple[str, ...]
    block: int
    within: Quote | None = None
    """The quotation that this sentence stands in, if it was unfolded."""

    @property
    def quoted_only(self) -> Quote | None:
        """The quotation, where there is nothing else in the sentence."""
        whole = [i for i in self.items if i.word or i.quote is not None]
        return whole[0].quote if len(whole) == 1 else None

    def span(self, first: int, last: int) -> Span:
        """Return the characters of the items `first` to `last` (half-open)."""
        return Span(self.items[first].start, self.items[last - 1].end)


def regions_of(page: Page, cues: Matcher) -> Iterator[Region]:
    """Yield the sentences of a page, and after each those inside its quotations."""
    for index, block in enumerate(page.blocks):
        if not block.content:
            continue
        speeches = [q for q in _quotes_in(page, block.span) if q.speech]
        items = tuple(_items(page, block.span, speeches))
        for piece in _pieces(page, items, cues):
            yield _region(piece, index, None)
            for item in piece:
                if item.quote is not None:
                    yield from _unfolded(page, item.quote, cues)


def _unfolded(page: Page, quote: Quote, cues: Matcher) -> Iterator[Region]:
    items = tuple(_items(page, quote.inner, []))
    for piece in _pieces(page, items, cues):
        yield _region(piece, quote.block, quote)


def _region(items: tuple[Item, ...], block: int, within: Quote | None) -> Region:
    return Region(items, tuple(i.lower for i in items), block, within)


def _quotes_in(page: Page, span: Span) -> Sequence[Quote]:
    first = bisect_left(page.quotes, span.start, key=lambda q: q.span.start)
    last = bisect_left(page.quotes, span.end, lo=first, key=lambda q: q.span.start)
    return page.quotes[first:last]


def _items(page: Page, span: Span, speeches: Sequence[Quote]) -> Iterator[Item]:
    waiting = list(reversed(speeches))
    for index in page.inside(span):
        token = page.tokens[index]
        while waiting and token.start >= waiting[-1].span.end:
            waiting.pop()
        if waiting and token.start >= waiting[-1].span.start:
            quote = waiting[-1]
            if token.start == quote.span.start:
                yield Item(
                    quote.span.start, quote.span.end, QUOTED, False, False, quote
                )
        elif token.text not in _MARKS:
            yield item_of(token)


def item_of(token: Token) -> Item:
    """Return a word or a mark as an item."""
    return Item(token.start, token.end, token.lower, token.capital, token.word)


def _pieces(
    page: Page, items: tuple[Item, ...], cues: Matcher
) -> Iterator[tuple[Item, ...]]:
    begin = 0
    for index in range(1, len(items)):
        if not _parted(page, items[index - 1], items[index]):
            continue
        if items[index - 1].quote is not None and _is_tail(page, items, index, cues):
            continue
        yield items[begin:index]
        begin = index
    if begin < len(items):
        yield items[begin:]


def _parted(page: Page, left: Item, right: Item) -> bool:
    """Tell whether a sentence begins at the right item."""
    index = bisect_right(page.sentences, right.start, key=lambda s: s.start) - 1
    return index >= 0 and page.sentences[index].start >= left.end


def _is_tail(page: Page, items: tuple[Item, ...], index: int, cues: Matcher) -> bool:
    """Tell whether a short sentence after a quotation only says who spoke."""
    words: list[str] = []
    for item in items[index : index + MAX_TAIL_WORDS + 1]:
        if item.quote is not None:
            break
        words.append(item.lower)
        if item.lower == "." and item.end >= page.sentence_at(item.start).end:
            break
    if len(words) > MAX_TAIL_WORDS:
        return False
    return any(
        (match := cues.at(words, i)) is not None and match.end >= len(words) - 4
        for i in range(1, min(len(words), 8))
    )
