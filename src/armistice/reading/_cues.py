"""Words of saying in a sentence, with their auxiliaries; nouns told from verbs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.reading import _grammar as g
from armistice.reading._inflect import Form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.reading._patterns import Match, Matcher
    from armistice.reading._regions import Region


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of saying: items `start` to `end` with auxiliaries and adverbs."""

    start: int
    end: int
    head: int
    stance: str
    frame: str
    """How it takes its content: empty, `clause`, `object`, `noun`, `source`."""
    forms: frozenset[Form]
    passive: bool
    helped: bool
    """An auxiliary stands before it."""

    @property
    def participle(self) -> bool:
        """ "saying" and the like: its subject is the sentence's."""
        return self.forms == frozenset([Form.ING]) and not self.helped


def cues_of(region: Region, matcher: Matcher) -> Iterator[Cue]:
    """Yield the words of saying of a sentence from left to right."""
    until = 0
    for match in matcher.scan(region.words):
        cue = _cue(region, match)
        if cue.start < until or not _is_cue(region, cue, match):
            continue
        yield cue
        until = cue.end


def _cue(region: Region, match: Match) -> Cue:
    stance, _, frame = match.section.partition(" ")
    start = (
        _group_start(region, match.start) if frame in ("", "clause") else match.start
    )
    helpers = region.words[start : match.start]
    being = any(word in g.BE for word in helpers)
    participle = Form.PARTICIPLE in match.forms
    return Cue(
        start=start,
        end=match.end,
        head=match.head,
        stance=stance,
        frame=frame,
        forms=match.forms,
        passive=being and participle,
        helped=any(word in g.AUXILIARIES for word in helpers),
    )


def _group_start(region: Region, start: int) -> int:
    here = start
    while here > 0 and _helps(region.words[here - 1]):
        here -= 1
    return here


def _helps(word: str) -> bool:
    return word in g.AUXILIARIES or g.is_adverb(word)


def _is_cue(region: Region, cue: Cue, match: Match) -> bool:
    words = region.words
    before = words[cue.start - 1] if cue.start > 0 else ""
    if cue.frame == "source":
        return True
    if cue.frame == "noun":
        return _is_noun_cue(region, match)
    if not match.forms:
        return True
    if before == "to" and not cue.helped:
        return False
    if before in g.DETERMINERS | g.PREPOSITIONS or (before == "'s" and not cue.helped):
        return cue.forms == frozenset([Form.ING]) and before in g.PREPOSITIONS
    if before in ("who", "which", "that", "it") or cue.helped:
        return True
    return not _nounish(region, match)


def _nounish(region: Region, match: Match) -> bool:
    """Tell whether "claims", "reports" and the like are nouns here."""
    words = region.words
    if not match.forms & {Form.BASE, Form.PRESENT} or match.end - match.start > 1:
        return False
    following = words[match.end] if match.end < len(words) else ""
    return following in ("of", "by", "from", "is", "are", "was", "were", "'s", "have")


def _is_noun_cue(region: Region, match: Match) -> bool:
    words = region.words
    following = words[match.end] if match.end < len(words) else ""
    return following in ("that", "of", "by", "against", "about")
