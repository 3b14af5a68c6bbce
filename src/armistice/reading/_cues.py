"""Words of saying in a sentence, with their auxiliaries; nouns told from verbs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from armistice.reading import _grammar as g
from armistice.reading._inflect import Form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.reading._patterns import Match, Matcher
    from armistice.reading._regions import Region


NOTHING = "nothing"
"""The section of phrases that look like words of saying and are none."""
NEAR_SUBJECT = 6
"""Within so many words before "saw" stands who saw it."""
MAX_CUES = 40
"""More in one sentence is no sentence; every pair of them is looked at."""


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
        """The cue is "saying" or the like: its subject is the sentence's."""
        return self.forms == frozenset([Form.ING]) and not self.helped


def cues_of(
    region: Region,
    verbs: Matcher,
    nouns: Matcher,
    observers: frozenset[str] = frozenset(),
) -> Iterator[Cue]:
    """Yield the words of saying of a sentence from left to right.

    What `observers` see is told by them; what others see is nobody's word.
    """
    index = until = count = 0
    headline = _is_headline(region)
    while index < len(region.words) and count < MAX_CUES:
        cue = None
        match = verbs.at(region.words, index)
        if match is not None and match.section == NOTHING:
            index = until = match.end
            continue
        if headline or index == 0 or not region.items[index].capital:
            cue = _at(region, verbs, index, until, observers)
            cue = cue or _at(region, nouns, index, until)
        if cue is None:
            index += 1
        else:
            yield cue
            index = until = cue.end
            count += 1


def _at(
    region: Region,
    matcher: Matcher,
    index: int,
    until: int,
    observers: frozenset[str] = frozenset(),
) -> Cue | None:
    match = matcher.at(region.words, index)
    if match is None:
        return None
    cue = _cue(region, match)
    if cue.start < until or not _is_cue(region, cue, match):
        return None
    near = region.words[max(0, cue.start - NEAR_SUBJECT) : cue.start]
    if cue.frame == "seen" and not any(word in observers for word in near):
        return replace(cue, frame="that")
    return cue


def _is_headline(region: Region) -> bool:
    """Tell whether most words have capitals, so that these tell nothing."""
    words = [item for item in region.items if item.word]
    return sum(item.capital for item in words) * 3 > len(words) * 2


def _cue(region: Region, match: Match) -> Cue:
    stance, _, frame = match.section.partition(" ")
    start = _group_start(region, match.start) if frame != "noun" else match.start
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
    if cue.frame == "noun":
        return _is_noun_cue(region, match)
    if cue.frame == "source" or not match.forms:
        return True
    if (before == "to" and not cue.helped) or not _agrees(region, cue, match):
        return False
    if before in ("some", "many", "others", "both") and (
        cue.start == 1 or (before == "both" and Form.PAST in match.forms)
    ):
        return True
    if before in g.DETERMINERS | g.PREPOSITIONS or (before == "'s" and not cue.helped):
        return cue.participle and before in g.PREPOSITIONS
    governed = before in ("who", "which", "that", "it") or cue.helped
    return governed or not _nounish(region, match)


def _agrees(region: Region, cue: Cue, match: Match) -> bool:
    """Tell whether the verb's form fits its auxiliaries or its subject."""
    words = region.words
    helpers = [w for w in words[cue.start : match.start] if w in g.AUXILIARIES]
    if g.MODALS & set(helpers):
        return cue.stance in ("no_comment", "unanswered")
    if helpers:
        return bool(match.forms & _after_helper(helpers[-1]))
    if match.forms == frozenset([Form.BASE]) and cue.start > 0:
        return _plural(words[cue.start - 1])
    following = words[cue.end] if cue.end < len(words) else ""
    return following not in ("dead", "killed", "wounded", "missing")


def _after_helper(helper: str) -> frozenset[Form]:
    """Return the forms that can follow an auxiliary."""
    if helper in g.DO:
        return frozenset([Form.BASE])
    if helper in g.HAVE:
        return frozenset([Form.PARTICIPLE])
    return frozenset([Form.PARTICIPLE, Form.ING])


def _plural(word: str) -> bool:
    return word.endswith("s") or word in _PLURALS or not word[:1].isalpha()


_PLURALS = g.words(
    "they we i you who some many others people both police media men women "
    "few most several all which that"
)


def _nounish(region: Region, match: Match) -> bool:
    """Tell whether "claims", "reports" and the like are nouns here."""
    words = region.words
    if not match.forms & {Form.BASE, Form.PRESENT} or match.end - match.start > 1:
        return False
    following = words[match.end] if match.end < len(words) else ""
    if words[match.start] in ("say", "says") and following in ("will", "would"):
        return False  # a headline: "Says Will Leave"
    return following in _AFTER_NOUN or following in _CLAUSE_VERBS


_AFTER_NOUN = g.BE | g.HAVE | g.MODALS | {"of", "by", "from", "'s"}
_CLAUSE_VERBS = frozenset(
    ["indicate", "indicates", "suggest", "suggests", "show", "shows", "say", "says"]
)


def _is_noun_cue(region: Region, match: Match) -> bool:
    words = region.words
    following = words[match.end] if match.end < len(words) else ""
    before = words[match.start - 1] if match.start else ""
    if before == "to":
        return False
    if following == ",":
        return before in ("his", "her", "their", "my", "our", "'s")
    return following in ("that", "of", "by", "against", "about")
