"""A claimant's voice, and the claimant's words that it is told from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from armistice.linking import _titles as titles
from armistice.linking._cast import How
from armistice.linking._words import folded
from armistice.model import slug

if TYPE_CHECKING:
    from datetime import date

    from armistice.linking._cast import Cast, Holder
    from armistice.linking._scene import Scene
    from armistice.model import Claim

_SAME_NAME = 88.0
"""Of 100: two spellings of a name meet, two given names of one surname stay apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """Who speaks, for whom, how we know and how surely."""

    actor: str
    side: str
    reason: str
    certainty: float = 0.95
    named: bool = False
    """A person who speaks for a party, by name."""
    text: bool = False
    """The agreement's own text "speaks": nobody claims anything."""
    words: str = ""
    """How the claimant was written."""
    each: tuple[str, ...] = ()
    """Parties that say the same together: "both sides", "X and Y"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A claimant as written, with who is named in the words."""

    words: str
    claim: Claim
    scene: Scene
    parties: tuple[str, ...]
    """Parties that the claimant's words name, their people apart."""
    name: str
    """The personal name, at its fullest."""
    offices: frozenset[str]
    """The words that tell offices apart."""

    @classmethod
    def of(cls, words: str, full: str, claim: Claim, scene: Scene) -> Said:
        named = scene.cast.find(words)
        fully = named if full == words else scene.cast.find(full)
        skip = {
            word
            for n in fully
            if n.how is not How.PERSON
            for word in folded(n.span.of(full))
        }
        return cls(
            words=words,
            claim=claim,
            scene=scene,
            parties=tuple(dict.fromkeys(n.party for n in named if not n.loose)),
            name=titles.personal_name(full, not_names=skip),
            offices=titles.office_words(words),
        )

    @property
    def cast(self) -> Cast:
        return self.scene.cast

    @property
    def day(self) -> date:
        return self.claim.said_on.start.date()


def outlet(publisher: str) -> str:
    """Return the actor id of an outlet's own voice."""
    return f"outlet:{slug(publisher)}"


def for_party(said: Said, party: str, why: str, certainty: float) -> Voice:
    side = said.cast.side(party)
    return Voice(actor=party, side=side, reason=why, certainty=certainty)


def is_called(mine: tuple[str, ...], holder: Holder) -> bool:
    for theirs in holder.names:
        if len(mine) == 1 and mine == theirs[-1:]:
            return True
        if len(mine) > 1 and len(theirs) > 1:
            if mine == theirs:
                return True
            alike = fuzz.ratio(" ".join(mine), " ".join(theirs))
            if alike >= _SAME_NAME:
                return True
    return False
