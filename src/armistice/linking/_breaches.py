"""Breaches told so far in a report, to which later words point back."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from armistice.linking._words import wordset
from armistice.model import Bearing

if TYPE_CHECKING:
    from armistice.linking._drafts import Draft
    from armistice.linking._scene import Scene
    from armistice.model import Period

POINTING = wordset(
    """incident attack attacks shootout gunfight clash shooting firefight skirmish
    result news event events losses report reports information accusation accusations
    allegation allegations claims violation violations"""
)
NEAR = 2500
"""Characters back to which a word like "the incident" points."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft that later words of the report may point back to."""

    draft: Draft
    at: int
    place: str | None = None
    period: Period | None = None


@dataclass(slots=True)
class Breaches:
    """What was told as a breach, in order, with place and day."""

    scene: Scene
    told: list[Kept] = field(default_factory=list)

    def inherited(
        self,
        made: Draft,
        place: str | None,
        period: Period,
        *,
        told: bool,
        denies: bool,
    ) -> tuple[Draft, str | None, Period, bool]:
        """Take place and day from the breach that the words point back to."""
        before = self._before(made, place, told=told, denies=denies)
        if before is None or before.period is None:
            return made, place, period, told
        named = before.draft.tell.text
        made = made.told(f"which goes back to “{named}”")
        against = made.against or before.draft.against
        doubts = tuple(d for d in made.doubts if "who did it" not in d)
        certainty = max(made.certainty, 0.7) if not doubts else made.certainty
        made = replace(made, against=against, doubts=doubts, certainty=certainty)
        return made, place or before.place, before.period, True

    def _before(
        self, made: Draft, place: str | None, *, told: bool, denies: bool
    ) -> Kept | None:
        if told or (made.tell.counted and made.tell.kind == "violate"):
            return None
        words = {w.low for w in self.scene.words_in(made.tell.sentence)}
        pointing = denies or bool(words & POINTING) or "our" in words
        pointing = pointing or made.bearing is Bearing.CHECKING
        for kept in reversed(self.told):
            here = pointing or (place is not None and place == kept.place)
            near = abs(made.tell.span.start - kept.at) <= NEAR
            if here and near and _same_breach(made, place, kept):
                return kept
        return None


def _same_breach(made: Draft, place: str | None, kept: Kept) -> bool:
    known = made.against is None or kept.draft.against in {None, made.against}
    inside = place is None or kept.place is None or _touch(made, place, kept)
    return kept.draft.duty is made.duty and known and inside


def _touch(made: Draft, place: str, kept: Kept) -> bool:
    agreement = made.duty.agreement
    other = kept.place or ""
    return other in agreement.enclosing(place) or place in agreement.enclosing(other)
