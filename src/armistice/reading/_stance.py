"""What a claimant does with the content, and how sure they present it to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.model import Hedge, Stance
from armistice.reading._page import Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.model import EventMention, Span
    from armistice.reading._lexicon import Lexicon
    from armistice.reading._page import Page

BREACHES = frozenset(
    "attack shelling killing capture enter lay_mines build_positions block violate "
    "destroy detain".split()
)
DEEDS = frozenset(
    "withdraw hand_over release deploy open_route return_people clear_mines disarm "
    "comply extend renew".split()
)
_DOUBT = {
    "unknown": Hedge.UNKNOWN,
    "possible": Hedge.POSSIBLE,
    "probable": Hedge.PROBABLE,
}
_STRENGTH = (Hedge.UNKNOWN, Hedge.POSSIBLE, Hedge.PROBABLE)
_STANCES = frozenset(stance.value for stance in Stance)
_ENDINGS = frozenset("end finish complete conclude begin start".split())
_DUTIES = frozenset(["must", "should"])
_CHECKS = frozenset("checking investigating verifying clarifying examining".split())
_OWN_CHECKS = ("is", "are", "was", "were", "been", "be")
OPENING_WORDS = 10
"""Within so many words the content shows what it is."""


def stance_of(
    page: Page,
    lexicon: Lexicon,
    cue: Span | None,
    contents: Sequence[Span],
    events: Sequence[EventMention],
) -> Stance:
    """Return what the claimant does: by the cue first, then by the content."""
    stance = Stance.ASSERTS if cue is None else _by_cue(page, lexicon, cue)
    if stance is not Stance.ASSERTS or not contents:
        return stance
    first = _opening(page, contents[0])
    own = [event for event in events if event.span.overlaps(first)]
    return _by_content(_words(page, first), own)


def _by_cue(page: Page, lexicon: Lexicon, cue: Span) -> Stance:
    words = [page.words[i] for i in page.inside(cue)]
    found = Stance.ASSERTS
    longest = 0
    for match in lexicon.matcher("cues").scan(words):
        name = match.section.partition(" ")[0]
        if match.end - match.start > longest and name in _STANCES:
            longest = match.end - match.start
            found = Stance(name)
    return found


def _by_content(words: Sequence[str], events: Sequence[EventMention]) -> Stance:
    opening = list(words[:OPENING_WORDS])
    if _checks(opening):
        return Stance.CHECKING
    if events and events[0].kind in BREACHES and events[0].negated:
        return Stance.DENIES
    if _ends_in_future(words):
        return Stance.PROMISES
    for event in events:
        if event.modal in _DUTIES:
            return Stance.DEMANDS
        if event.modal == "will" and event.kind in DEEDS and not event.negated:
            return Stance.PROMISES
        if event.modal == "will":
            return Stance.PREDICTS
    return Stance.DEMANDS if {"must"} & set(opening[:6]) else Stance.ASSERTS


def _checks(opening: Sequence[str]) -> bool:
    return any(
        word in _CHECKS and index > 0 and opening[index - 1] in _OWN_CHECKS
        for index, word in enumerate(opening)
    )


def _ends_in_future(words: Sequence[str]) -> bool:
    return any(
        word in ("will", "would")
        and (
            _ENDINGS & set(words[index + 1 : index + 3])
            or words[index + 1 : index + 3] == ["be", "completed"]
        )
        for index, word in enumerate(words)
    )


def hedge_of(
    page: Page, lexicon: Lexicon, cue: Span | None, contents: Sequence[Span]
) -> Hedge:
    """Return how sure the claimant sounds, by the cue and the first sentence."""
    places = [] if cue is None else [cue]
    if contents:
        places.append(_opening(page, contents[0]))
    found: set[Hedge] = set()
    for span in places:
        for match in lexicon.matcher("hedges").scan(_words(page, span)):
            found.add(_DOUBT.get(match.section, Hedge.CERTAIN))
    return next((hedge for hedge in _STRENGTH if hedge in found), Hedge.CERTAIN)


def _opening(page: Page, content: Span) -> Span:
    """Return the first sentence of a content."""
    sentence = page.sentence_at(content.start)
    end = min(content.end, max(sentence.end, content.start + 1))
    return type(content)(content.start, end)


def _words(page: Page, span: Span) -> list[str]:
    return [token.lower for token in _tokens(page, span)]


def _tokens(page: Page, span: Span) -> list[Token]:
    return [page.tokens[i] for i in page.inside(span)]
