"""Who a word of saying belongs to where the name follows: "said Ada Brenn, head ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.reading import _grammar as g
from armistice.reading._subjects import ASIDE_HEADS, MAX_ASIDE, MAX_PHRASE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.reading._regions import Item
    from armistice.reading._subjects import Bounds

OPENING = 4
"""A phrase that begins no later opens its sentence: "According to the army, the ..."."""
MAX_NOUN_ASIDE = 14
"""How long an aside may be that no article or office begins."""
_AFTER_STOPS = g.words(
    "that to but while when after because adding as who if although though "
    "during before since with following amid referring citing in on at "
    "speaking"
)


def after(items: Sequence[Item], start: int, *, asides: bool = False) -> Bounds | None:
    """Return the noun phrase that begins at an index, with what it is called by.

    With `asides`, a comma may be followed by any noun phrase that describes it.
    """
    end = start
    while end < len(items) and end - start < MAX_PHRASE:
        item = items[end]
        if item.lower == "," and _aside_follows(items, end, any_noun=asides):
            last = _aside_end(items, end)
            if _closes(items, last) or not _opens(items, start):
                end = last
            break
        if not item.word and item.lower not in ("'s", "&", "'", "-"):
            dotted = item.lower == "." and items[end - 1].end == item.start
            if not (dotted and end + 1 < len(items) and items[end + 1].capital):
                break
        if item.lower in _AFTER_STOPS | g.AUXILIARIES - {"'s"} and end > start:
            break
        if item.lower == "and" and not _joins_names(items, end):
            break
        end += 1
    return (start, end) if end > start else None


def _opens(items: Sequence[Item], start: int) -> bool:
    """Tell whether a phrase opens its sentence, with no quotation before it."""
    return start <= OPENING and all(item.quote is None for item in items[:start])


def _closes(items: Sequence[Item], index: int) -> bool:
    """Tell whether a comma ends an aside, so that the sentence goes on after it."""
    return index < len(items) and items[index].lower == ","


def _joins_names(items: Sequence[Item], index: int) -> bool:
    following = items[index + 1] if index + 1 < len(items) else None
    return following is not None and (
        following.capital or following.lower in g.ARTICLES
    )


def _aside_follows(items: Sequence[Item], comma: int, *, any_noun: bool) -> bool:
    if comma + 1 >= len(items):
        return False
    first = items[comma + 1]
    if first.lower in g.ARTICLES or first.lower in ASIDE_HEADS:
        return True
    if (
        not any_noun
        or first.lower in _AFTER_STOPS | g.AUXILIARIES
        or first.lower.endswith("ing")
    ):
        return False
    end = _aside_end(items, comma)
    return first.word and comma < end <= comma + MAX_NOUN_ASIDE


def _aside_end(items: Sequence[Item], comma: int) -> int:
    for index in range(comma + 1, min(len(items), comma + MAX_ASIDE)):
        item = items[index]
        if item.lower in (",", ";", ":", "--", "—", "–") or item.quote is not None:
            return index
        if item.lower == "." and index == len(items) - 1:
            return index
    return comma
