"""The words of a person's office: before the name, and after it and a comma."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.reading import _grammar as g

if TYPE_CHECKING:
    from armistice.reading._page import Page

ASIDE = 16
"""How many words after a name may describe the person."""
TITLES = 8
MAX_RANK = 3
"""Words between a comma and a name: "the officer, Lieutenant Commander Brenn"."""


def title(page: Page, start: int) -> list[str]:
    """Return the words of a title before a name, in order."""
    words: list[str] = []
    index, crossed = start - 1, False
    while index >= 0 and len(words) < TITLES:
        word = page.words[index]
        if word == "," and not crossed and len(words) < MAX_RANK:
            crossed, index = True, index - 1
            continue
        if not page.tokens[index].word and word != "'s":
            break
        if word in g.AUXILIARIES | g.SUBORDINATORS | {"and"} or g.looks_past(word):
            break
        words.insert(0, word)
        if word in g.ARTICLES and page.words[index - 1] not in ("of", "for"):
            break
        index -= 1
    return words


def explained(page: Page, stop: int) -> list[str]:
    """Return the words of "the head of the centre" after a name and a comma."""
    if stop >= len(page.words) or page.words[stop] not in (",", "("):
        return []
    words: list[str] = []
    for word in page.words[stop + 1 : stop + ASIDE]:
        wall = word in (".", ",", ";", ":", ")", "“", '"') or word in g.AUXILIARIES
        if wall or word in ("said", "who", "which"):
            break
        words.append(word)
    return words
