"""Who speaks by a label before a colon: "Observers: ...", an interview's "Brenn: ..."."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from armistice.reading._frames import Frame

if TYPE_CHECKING:
    from armistice.reading._lexicon import Lexicon
    from armistice.reading._page import Page
    from armistice.reading._regions import Region

MAX_LABEL = 8
MIN_NAME = 3
MAX_NAME = 4
ANSWERS = frozenset(["a", "answer"])
"""The label of whoever is interviewed."""
LABEL_CERTAINTY = 0.6
_SMALL = frozenset(["of", "for", "the", "and"])
_SECTIONS = ("organ", "office", "anonymous", "observer", "forces")


class Labels:
    """Tells which labels of one page name somebody."""

    def __init__(self, page: Page, lexicon: Lexicon) -> None:
        self._nouns = frozenset(
            line for name in _SECTIONS for line in lexicon.words("actors", name)
        )
        self._named = Counter(t.lower for t in page.tokens if t.capital)
        self._questions = any(
            page.words[i : i + 2] in (("q", ":"), ("question", ":"))
            for i in range(len(page.words))
        )

    def frame_of(self, region: Region) -> Frame | None:
        """Return the frame of a sentence that begins with a speaker's label."""
        words = region.words[: MAX_LABEL + 1]
        colon = words.index(":") if ":" in words else 0
        items = region.items[:colon]
        if not items or not all(i.capital or i.lower in _SMALL for i in items):
            return None
        if not self._speaks(region.words[:colon]):
            return None
        contents = ((colon + 1, len(region.items)),)
        return Frame((0, colon), (colon, colon + 1), contents, LABEL_CERTAINTY)

    def _speaks(self, words: tuple[str, ...]) -> bool:
        if words[0] in ANSWERS:
            return self._questions and len(words) == 1
        organ = words[0] == "the" and bool(self._nouns & set(words))
        if organ or words[-1] in self._nouns or " ".join(words) in self._nouns:
            return True
        capitals = [word for word in words if word not in _SMALL]
        named = len(capitals) <= MAX_NAME and self._met(words[-1])
        return named and all(self._named[word] > 1 for word in capitals)

    def _met(self, word: str) -> bool:
        """Tell whether a name stands elsewhere too, not only in further labels."""
        return len(word) > MIN_NAME and self._named[word] > 1
