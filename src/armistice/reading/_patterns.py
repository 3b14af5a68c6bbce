"""Word patterns of a lexicon, and finding them in a row of words in linear time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from armistice.reading._inflect import Form

MAX_GAP = 4
"""How many words `..` may stand for: more joins words of different clauses."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One word of a pattern: its possible words, after a gap or not."""

    words: Mapping[str, frozenset[Form]]
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """Slots in order, and the section of the lexicon that they stand in."""

    section: str
    slots: tuple[Slot, ...]
    source: str
    """The line as written."""


@dataclass(frozen=True, slots=True)
class Match:
    """Words `start` to `end` (half-open) match a pattern; `head` is its verb."""

    start: int
    end: int
    head: int
    pattern: Pattern
    forms: frozenset[Form]

    @property
    def section(self) -> str:
        """The section of the lexicon."""
        return self.pattern.section


class Matcher:
    """Finds the patterns of one table; the longest at each place wins."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self._by_first: dict[str, list[Pattern]] = {}
        for pattern in patterns:
            for word in pattern.slots[0].words:
                self._by_first.setdefault(word, []).append(pattern)

    def at(self, words: Sequence[str], index: int) -> Match | None:
        """Return the longest match that begins at this word."""
        best: Match | None = None
        for pattern in self._by_first.get(words[index], ()):
            match = _match(pattern, words, index)
            if match is not None and (best is None or match.end > best.end):
                best = match
        return best

    def scan(self, words: Sequence[str]) -> Iterator[Match]:
        """Yield matches from left to right; none begins inside another."""
        index = 0
        while index < len(words):
            match = self.at(words, index)
            if match is None:
                index += 1
            else:
                yield match
                index = max(index + 1, match.end if not _gapped(match) else index + 1)

    def knows(self, word: str) -> bool:
        """Tell whether some pattern begins with this word."""
        return word in self._by_first


def _gapped(match: Match) -> bool:
    return any(slot.gap for slot in match.pattern.slots)


def _match(pattern: Pattern, words: Sequence[str], index: int) -> Match | None:
    here = index
    head, head_forms = index, pattern.slots[0].words[words[index]]
    for slot in pattern.slots[1:]:
        found = _next(slot, words, here + 1)
        if found is None:
            return None
        here = found
        kinds = slot.words[words[here]]
        if kinds and not head_forms:
            head, head_forms = here, kinds
    return Match(index, here + 1, head, pattern, head_forms)


def _next(slot: Slot, words: Sequence[str], index: int) -> int | None:
    reach = MAX_GAP + 1 if slot.gap else 1
    for here in range(index, min(index + reach, len(words))):
        if words[here] in slot.words:
            return here
        if words[here] in _WALLS:
            return None
    return None


_WALLS = frozenset(".;:!?\u201c\u201d")
