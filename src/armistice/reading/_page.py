"""A report's text cut into paragraphs, sentences, words and quotations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from armistice.model import Span
from armistice.reading._quotes import Quote, quotes_of
from armistice.reading._sentences import Block, blocks_of, split_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.reading._lexicon import Lexicon

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?\b"
    r"|[^\W_]+(?:(?:-|['’](?!s\b))[^\W_]+)*"
    r"|['’]s\b"
    r"|``|''|--+|\.\.+"
    r"|\S"
)


class Token(NamedTuple):
    """A word, a number or a mark, by the characters of the text."""

    start: int
    end: int
    text: str
    lower: str
    """In small letters, apostrophes straight."""

    @property
    def capital(self) -> bool:
        """Begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def word(self) -> bool:
        """Begins with a letter or a digit."""
        return self.text[0].isalnum()


@dataclass(frozen=True, slots=True)
class Page:
    """What every rule looks at: the text, and how it is cut up."""

    text: str
    blocks: tuple[Block, ...]
    sentences: tuple[Span, ...]
    tokens: tuple[Token, ...]
    words: tuple[str, ...]
    """The tokens' `lower`, for matching patterns."""
    quotes: tuple[Quote, ...]

    def inside(self, span: Span) -> range:
        """Return the indexes of the tokens that begin within a span."""
        first = bisect_left(self.tokens, span.start, key=_start)
        last = bisect_left(self.tokens, span.end, lo=first, key=_start)
        return range(first, last)

    def sentence_at(self, offset: int) -> Span:
        """Return the sentence of a character, or the line around it."""
        index = bisect_right(self.sentences, offset, key=_span_start) - 1
        if index >= 0 and offset in self.sentences[index]:
            return self.sentences[index]
        return self._line(offset)

    def _line(self, offset: int) -> Span:
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        return Span(start, len(self.text) if end < 0 else end)

    def opens_sentence(self, index: int) -> bool:
        """Tell whether a token is the first word of its sentence."""
        token = self.tokens[index]
        before = self.text[self.sentence_at(token.start).start : token.start]
        return not any(c.isalnum() for c in before)


def prepare(text: str, lexicon: Lexicon) -> Page:
    """Cut up a text. Linear in its length."""
    blocks = blocks_of(text, lexicon)
    abbreviations = frozenset(line for _, line in lexicon.pairs("abbreviations"))
    sentences: list[Span] = []
    for block in blocks:
        if block.content:
            sentences.extend(split_sentences(text, block.span, abbreviations))
    tokens = tuple(_tokens(text))
    return Page(
        text=text,
        blocks=blocks,
        sentences=tuple(sentences),
        tokens=tokens,
        words=tuple(token.lower for token in tokens),
        quotes=quotes_of(text, blocks),
    )


def trimmed(text: str, start: int, end: int, drop: str = " \t\n\r\xa0") -> Span:
    """Return the span without certain characters at its ends."""
    while start < end and text[start] in drop:
        start += 1
    while end > start and text[end - 1] in drop:
        end -= 1
    return Span(start, end)


def covered(spans: Sequence[Span], offset: int) -> bool:
    """Tell whether a character lies in one of some spans sorted by their start."""
    index = bisect_right(spans, offset, key=_span_start) - 1
    return index >= 0 and offset in spans[index]


def _tokens(text: str) -> list[Token]:
    return [
        Token(m.start(), m.end(), m[0], m[0].lower().replace("’", "'"))
        for m in _TOKEN.finditer(text)
    ]


def _start(token: Token) -> int:
    return token.start


def _span_start(span: Span) -> int:
    return span.start
