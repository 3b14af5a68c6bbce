"""Words of a text with their places, folded so that spellings meet."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from armistice.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WORD = re.compile(r"\w+(?:[-'’‘`]\w+)*")
_LETTERS = str.maketrans("ıəøłđ", "ieold")
_ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "als",
    "al",
    "ers",
    "er",
    "ors",
    "or",
    "ed",
    "es",
    "s",
)
REMEMBERED = 50_000
"""So many words are kept as folded: a text has few, and most of them often."""
_SHORTEST = 4  # "deploy" from "deployment", but "used" is not cut down to "us"


@dataclass(frozen=True, slots=True)
class Word:
    """One word: where it is, as written, and folded."""

    start: int
    end: int
    text: str
    low: str

    @property
    def span(self) -> Span:
        """Its characters."""
        return Span(self.start, self.end)

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[:1].isupper()


@lru_cache(REMEMBERED)
def fold(text: str) -> str:
    """Return a word in small plain letters, without possessive or hyphen."""
    low = text.casefold()
    if not low.isascii():
        low = low.translate(_LETTERS).replace("’", "'").replace("‘", "'")
        parts = unicodedata.normalize("NFKD", low)
        low = "".join(c for c in parts if not unicodedata.combining(c))
    low = low.removesuffix("'s").replace("'", "").replace("-", "").replace("`", "")
    return low.replace("defense", "defence")


def stem(low: str) -> str:
    """Return a folded word without its commonest endings: rough, for comparing."""
    bare = low
    for ending in _ENDINGS:
        if low.endswith(ending) and len(low) - len(ending) >= _SHORTEST:
            bare = low[: -len(ending)]
            break
    return bare[:-1] if bare[-1] in "eyi" and len(bare) > _SHORTEST else bare


def words(text: str, span: Span | None = None) -> tuple[Word, ...]:
    """Return the words of a stretch of text, with offsets in the whole text."""
    within = Span(0, len(text)) if span is None else span
    return tuple(_words(text, within))


def _words(text: str, span: Span) -> Iterator[Word]:
    for match in _WORD.finditer(text, span.start, span.end):
        yield Word(match.start(), match.end(), match[0], fold(match[0]))


def folded(text: str) -> tuple[str, ...]:
    """Return a name's words, folded: the key that names are found by."""
    return tuple(fold(match[0]) for match in _WORD.finditer(text))


def wordset(text: str) -> frozenset[str]:
    """Return a table of words, written as a text with spaces."""
    return frozenset(text.split())


def stemset(text: str) -> frozenset[str]:
    """Return the stems of a table of words."""
    return frozenset(stem(word) for word in text.split())


def at(found: Sequence[Word], offset: int) -> int:
    """Return the index of the first word that ends after an offset."""
    low, high = 0, len(found)
    while low < high:
        middle = (low + high) // 2
        if found[middle].end <= offset:
            low = middle + 1
        else:
            high = middle
    return low
