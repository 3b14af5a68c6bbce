"""Whom a text accuses in its own voice: a doer whose deed it calls wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.reading import _grammar as g
from armistice.reading._found import within
from armistice.reading._inflect import Form

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from armistice.model import ActorMention, Span
    from armistice.reading._lexicon import Lexicon
    from armistice.reading._page import Page
    from armistice.reading._patterns import Match

NEAR = 3
"""How many words may part an adjective from whom it describes."""
AFTER = 6
"""How many words may stand between "of" or "by" and the accused."""
BESIDE = 1
"""A name so many words before a verb is its subject; farther off, the first one is."""
FAR = 14
"""How many words before its verb a doer may be named."""
_WALLS = frozenset([";", ":", "that", "which", "who", "whose", "because", "said"])
_UNREAL = g.MODALS | frozenset(["if", "unless", "whether"])
_GOVERNING = (g.PREPOSITIONS | g.CONJUNCTIONS | {"to"}) - {"of"}
_HEDGED = g.NEGATIONS | _UNREAL


def accused(
    page: Page, lexicon: Lexicon, actors: Sequence[ActorMention], contents: Span
) -> ActorMention | None:
    """Return whom a stretch of a text accuses, if it does so in its own words.

    Only who belongs to the agreement can be accused: a party, a mechanism, a body.
    """
    inside = page.inside(contents)
    words = page.words[inside.start : inside.stop]
    named = [
        (page.inside(a.span).start - inside.start, a)
        for a in within(actors, [contents])
        if a.party is not None
    ]
    if not named:
        return None
    found = _accused(words, lexicon, named)
    return next(found, None)


_Named = tuple[int, "ActorMention"]


def _accused(
    words: Sequence[str], lexicon: Lexicon, named: Sequence[_Named]
) -> Iterator[ActorMention]:
    for match in lexicon.matcher("accusations").scan(words):
        match match.section:
            case "instead":
                who = _of_main_clause(words, match, named)
            case "deed":
                who = _doer(words, match, named)
            case _:
                who = _wrongdoer(words, match, named)
        if who is not None:
            yield who


def _of_main_clause(
    words: Sequence[str], match: Match, named: Sequence[_Named]
) -> ActorMention | None:
    """Return the first one named after the comma: "Instead of leaving, X dug in"."""
    if match.start > 1:
        return _before(words, match.start, named)
    commas = [n for n, word in enumerate(words) if word == ","]
    comma = next((n for n in commas if n > match.end), None)
    if comma is None:
        return None
    return next((a for at, a in named if comma < at <= comma + NEAR), None)


def _doer(
    words: Sequence[str], match: Match, named: Sequence[_Named]
) -> ActorMention | None:
    before = words[max(0, match.head - 4) : match.head]
    unreal = bool(_HEDGED & set(before)) or "to" in before[-1:]
    if unreal or match.forms == frozenset([Form.ING]):
        return None
    passive = bool(g.BE & set(before)) and Form.PARTICIPLE in match.forms
    if passive:
        by = words[match.end : match.end + 1] == ("by",)
        return _after(match.end + 1, named) if by else None
    return _before(words, match.start, named)


def _before(
    words: Sequence[str], index: int, named: Sequence[_Named]
) -> ActorMention | None:
    """Return the subject of a verb: who is named first in its clause before it."""
    low = max(0, index - FAR)
    for here in range(index - 1, low - 1, -1):
        opens = words[here] == "," and words[here + 1] in g.CONJUNCTIONS
        if words[here] in _WALLS or opens:
            low = here + 1
            break
    clause = [(at, a) for at, a in named if low <= at < index]
    subject = [(at, a) for at, a in clause if not _governed(words, at)]
    if not subject:
        return None
    last, nearest = subject[-1]
    long = len(nearest.text.split())
    return nearest if index - last - long <= BESIDE else subject[0][1]


def _governed(words: Sequence[str], at: int) -> bool:
    """Tell whether a name stands after a preposition and so does nothing itself."""
    index = at - 1
    if index > 0 and words[index] in g.DETERMINERS:
        index -= 1
    return index >= 0 and words[index] in _GOVERNING


def _wrongdoer(
    words: Sequence[str], match: Match, named: Sequence[_Named]
) -> ActorMention | None:
    """Return whose deed is called wrong: "illegal ... of X", "X's provocation"."""
    if _HEDGED & set(words[max(0, match.start - 4) : match.start]):
        return None
    for n, word in enumerate(words[match.end : match.end + AFTER], match.end + 1):
        near = _after(n, named) if word in ("of", "by") else None
        if near is not None:
            return near
    if words[match.start].endswith("ly") or match.end - match.start > 1:
        return _before(words, match.start, named)
    return _beside(words, match, named)


def _beside(
    words: Sequence[str], match: Match, named: Sequence[_Named]
) -> ActorMention | None:
    """Return whom an adjective describes, or who owns a noun."""
    following = set(words[match.end : match.end + 2])
    if not {",", "of", "against"} & following:
        for at, actor in named:
            if match.start < at < match.end + NEAR:
                return actor
    owners = [a for at, a in named if match.start - NEAR <= at < match.start]
    return owners[-1] if owners else None


def _after(index: int, named: Sequence[_Named]) -> ActorMention | None:
    return next((a for at, a in named if index <= at <= index + 1), None)
