"""Where things hold: what is done flows down the tree of places, what is not flows up.

A claim without a place, and any claim on an obligation without places, is about the
whole. Places in the obligation's exceptions never bear on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from armistice.model import Agreement, Evidence, Obligation

Place = str | None
"""A place's id; None where the obligation has no places: the whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """An obligation's places: its smallest ones and how claims bear on them."""

    agreement: Agreement
    obligation: Obligation

    @property
    def leaves(self) -> tuple[Place, ...]:
        """The smallest places in question, without the excepted ones."""
        inner = tuple(p for p in self.obligation.parts if not self.excepted(p))
        return inner or (self.obligation.place,)

    def where(self, evidence: Evidence) -> Place:
        """Return what a claim is about: its place, or the whole."""
        if self.obligation.place is None and not self.obligation.parts:
            return None
        return self.obligation.place if evidence.place is None else evidence.place

    def excepted(self, place: Place) -> bool:
        """Tell whether a place lies in one that the obligation leaves out."""
        return place is not None and any(
            out in self.agreement.enclosing(place)
            for out in self.obligation.except_places
        )

    def beyond(self, place: Place) -> bool:
        """Tell whether a place is larger than the obligation's own."""
        own = self.obligation.place
        return (
            own is not None
            and place != own
            and place is not None
            and place in self.agreement.enclosing(own)
        )

    def contains(self, outer: Place, inner: Place) -> bool:
        """Tell whether one place is, or lies within, another."""
        if outer is None or outer == inner or outer == self.obligation.place:
            return True
        return inner is not None and outer in self.agreement.enclosing(inner)

    def done_at(self, place: Place, leaf: Place) -> bool:
        """Tell whether what is done at a place is done at a leaf."""
        return not self.excepted(place) and self.contains(place, leaf)

    def missing_at(self, place: Place, leaf: Place) -> bool:
        """Tell whether what is not done at a place is not done at a leaf."""
        if self.excepted(place) or self.beyond(place):
            return False
        if place == leaf or leaf is None:
            return True
        return place is not None and leaf in self.agreement.enclosing(place)

    def missing_among(self, place: Place, leaf: Place) -> bool:
        """Tell whether a leaf is one of those of which not all are done."""
        outside = self.excepted(place) or self.beyond(place)
        return (
            not outside
            and not self.missing_at(place, leaf)
            and self.contains(place, leaf)
        )

    def distance(self, place: Place, leaf: Place) -> int:
        """Return how many steps a claim's place lies above a leaf."""
        ladder = () if leaf is None else self.agreement.enclosing(leaf)
        return ladder.index(place) if place in ladder else len(ladder)
