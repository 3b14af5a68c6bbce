"""Organs of the parties' lists, by their words; which party's, by name or context."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.linking import _titles as titles
from armistice.linking._voice import for_party, is_called
from armistice.linking._words import folded, words, wordset
from armistice.model import Span

if TYPE_CHECKING:
    from armistice.linking._voice import Said, Voice
    from armistice.model import Organ

_BELOW = wordset(
    """aide deputy spokesman spokeswoman spokesperson official representative assistant
    ambassador service"""
)


def listed(said: Said) -> Voice | None:
    """An organ of a party's list, by its words; which party's, by name or context."""
    best: dict[str, int] = {}
    for party, organ in said.cast.organs():
        if not _may_speak(said, party):
            continue
        length = max(_fit(said, party, n) for n in (organ.name, *organ.aliases))
        if length > best.get(party, 0) and not _is_another(said, party, organ):
            best[party] = length
    longest = max(best.values(), default=0)
    if longest == 0:
        return _unlisted_state(said, said.parties)
    winners = [party for party, n in best.items() if n == longest]
    if len(winners) == 1 and said.parties:
        why = f"{said.words!r} is an organ of {said.cast.name(winners[0])}"
        return for_party(said, winners[0], why, 0.9)
    return None if _foreign(said) else _by_context(said, winners)


def _may_speak(said: Said, party: str) -> bool:
    """Whether the words name this party, or none at all."""
    named = said.parties
    return not named or party in named or said.cast.principal(party) in named


def _is_another(said: Said, party: str, organ: Organ) -> bool:
    """A name that is not the listed holder's speaks only from below the office."""
    if not said.name or _BELOW & set(folded(said.words)):
        return False
    mine = folded(said.name)
    holders = [h for h in said.cast.offices if h.party == party and h.organ == organ]
    return bool(holders) and not any(is_called(mine, h) for h in holders)


def _fit(said: Said, party: str, name: str) -> int:
    """Return how many words of an organ's name are all spoken, or 0."""
    own = titles.office_words(name)
    rest = own - said.cast.own_words(party)
    key = rest or own
    return len(key) if key <= said.offices else 0


def _unlisted_state(said: Said, parties: tuple[str, ...]) -> Voice | None:
    if len(parties) != 1 or titles.STATE.search(said.words) is None or said.name:
        return None
    lists = any(party == parties[0] for party, _ in said.cast.organs())
    if lists and not titles.PARTY_HEADS & set(folded(said.words)):
        return None
    why = f"{said.words!r} holds a state office of {said.cast.name(parties[0])}"
    return for_party(said, parties[0], why, 0.7)


def _foreign(said: Said) -> bool:
    """Whether a word with a capital stands before the title: "Freedonian President"."""
    row = words(said.words)
    for word in row:
        if word.low in {"the", "a", "an"}:
            continue
        return word.capital and word.low not in titles.TITLES and len(row) > 1
    return False


def _by_context(said: Said, candidates: list[str]) -> Voice | None:
    """The party named nearest before, in the sentence, the paragraph, or earlier."""
    span = said.claim.claimant_span
    if span is None:
        return None
    paragraph = said.scene.paragraph_of(span.start)
    sentence = said.scene.sentence_of(span.start)
    before = said.scene.paragraph_of(max(0, paragraph.start - 2))
    scopes = (
        (Span(sentence.start, span.start), 0.85, "in the sentence"),
        (Span(paragraph.start, span.start), 0.8, "in the paragraph"),
        (before, 0.7, "in the paragraph before"),
        (Span(0, len(said.scene.text)), 0.6, "in the report"),
    )
    for scope, certainty, where in scopes:
        named = [n.party for n in said.scene.named_in(scope) if not n.loose]
        fitting = [p for p in named if p in candidates]
        if not fitting:
            continue
        alone = len(set(fitting)) == 1
        if not alone and where == "in the report":
            return _dominant(said, fitting)
        why = (
            f"{said.words!r} without a country; {said.cast.name(fitting[-1])} is "
            f"named {'alone' if alone else 'nearest before'} {where}"
        )
        return for_party(said, fitting[-1], why, certainty if alone else 0.6)
    return _alone(said, candidates)


def _dominant(said: Said, fitting: list[str]) -> Voice | None:
    most = max(sorted(set(fitting)), key=fitting.count)
    if fitting.count(most) < 2 * (len(fitting) - fitting.count(most)):
        return None
    why = f"{said.words!r} without a country; the report is mostly about {most}"
    return for_party(said, most, why, 0.55)


def _alone(said: Said, candidates: list[str]) -> Voice | None:
    if len(candidates) != 1:
        return None
    why = f"only {said.cast.name(candidates[0])} has an organ called {said.words!r}"
    return for_party(said, candidates[0], why, 0.6)
