"""How much of an obligation is done: its parts put together, and the whole disputed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from armistice.model import Bearing, Period
from armistice.verdicts._parts import Claims, Done, Part, Weighing, weigh_part
from armistice.verdicts._positions import done_clash, later
from armistice.verdicts._timeliness import agreed_period

if TYPE_CHECKING:
    from armistice.model import Evidence, Quantity
    from armistice.verdicts._places import Ground, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """The state of the whole."""

    parts: tuple[Part, ...]
    disputes: Claims = ()
    """Claims that not all is done, though each part is said to be."""
    doubts: Claims = ()
    """The same by whoever takes its own word back, or while parts are open."""
    partial: Claims = ()
    """Claims that it is under way."""

    @property
    def progress(self) -> float:
        """The share that is sure."""
        return sum(part.share for part in self.parts) / len(self.parts)

    @property
    def possible_progress(self) -> float:
        """The share that may be done by now, vague dates and sums counted as done."""
        shares = (1.0 if p.done is Done.POSSIBLE else p.share for p in self.parts)
        return sum(shares) / len(self.parts)

    @property
    def is_told(self) -> bool:
        """Whether anybody says how far it is."""
        parts = any(p.claims or p.against or p.figures for p in self.parts)
        return bool(parts or self.disputes or self.doubts or self.partial)

    @property
    def sure(self) -> bool:
        """Whether all parts are done and nobody says that not all is."""
        every = all(part.done is Done.SURE for part in self.parts)
        return every and not self.disputes and not self.doubts

    @property
    def open_parts(self) -> tuple[Part, ...]:
        """The parts that are not surely done."""
        return tuple(part for part in self.parts if part.done is not Done.SURE)

    @property
    def period(self) -> Period | None:
        """When the whole was done, as exactly as the accounts allow."""
        return None if self.open_parts else self.done_in

    @property
    def done_in(self) -> Period:
        """The same, where it is known that no part is open."""
        times = [agreed_period(part.dated) for part in self.parts]
        return Period(start=max(t.start for t in times), end=max(t.end for t in times))


def complete(weighing: Weighing) -> Completion:
    """Weigh what is done of an obligation."""
    parts = _carried([weigh_part(weighing, *key) for key in _keys(weighing)])
    disputes, doubts = _about_groups(weighing, parts)
    partial = (
        c for c in weighing.of(Bearing.UNDER_WAY) if c.period.start < weighing.as_of
    )
    return Completion(
        parts=parts, disputes=disputes, doubts=doubts, partial=tuple(partial)
    )


def _keys(weighing: Weighing) -> list[tuple[Place, Quantity | None]]:
    """Return the parts: places and quantities; one place needs no part of its own."""
    obligation = weighing.obligation
    places: list[tuple[Place, Quantity | None]] = [
        (place, None) for place in weighing.ground.leaves
    ]
    quantities: list[tuple[Place, Quantity | None]] = [
        (obligation.place, quantity) for quantity in obligation.quantities
    ]
    return places + quantities if obligation.parts else quantities or places


def _carried(parts: list[Part]) -> tuple[Part, ...]:
    """Let a number count as reached where every place is done and no figure speaks."""
    places = [p for p in parts if p.quantity is None]
    if not places or any(p.done is not Done.SURE for p in places):
        return tuple(parts)
    claims = tuple(dict.fromkeys(c for p in places for c in p.claims))
    clean = tuple(dict.fromkeys(c for p in places for c in p.clean))
    dated = max(places, key=lambda p: agreed_period(p.dated).end).dated
    return tuple(
        replace(p, done=Done.SURE, share=1.0, claims=claims, clean=clean, dated=dated)
        if p.done is Done.NONE and not p.against and not p.share
        else p
        for p in parts
    )


def _about_groups(weighing: Weighing, parts: tuple[Part, ...]) -> tuple[Claims, Claims]:
    """Return which claims that a group is not all done dispute it, and which doubt it.

    "Not all of the districts" contradicts no single district. It disputes the group
    once each district is said to be done, and before that it shows that some is not.
    """
    disputes: list[Evidence] = []
    doubts: list[Evidence] = []
    for claim in weighing.past(weighing.of(Bearing.NOT_DONE)):
        group = _group(weighing, claim, parts)
        if not group or _is_earlier(claim, group):
            continue
        if _is_superseded(claim, group, weighing.ground):
            continue
        (disputes if _is_dispute(claim, group) else doubts).append(claim)
    return tuple(disputes), tuple(doubts)


def _group(
    weighing: Weighing, claim: Evidence, parts: tuple[Part, ...]
) -> tuple[Part, ...]:
    ground = weighing.ground
    where = ground.where(claim)
    places = (p for p in parts if p.quantity is None)
    return tuple(p for p in places if ground.missing_among(where, p.place))


def _is_earlier(claim: Evidence, group: tuple[Part, ...]) -> bool:
    """Tell whether "not yet all" was as of a day before the last part was done."""
    done = [agreed_period(p.dated).end for p in group if p.done is Done.SURE]
    return len(done) == len(group) and max(done) > claim.period.end


def _own(claim: Evidence, part: Part) -> Claims:
    return tuple(c for c in part.claims if c.actor == claim.actor)


def _is_superseded(claim: Evidence, group: tuple[Part, ...], ground: Ground) -> bool:
    """Tell whether its actor later said that the whole group was done by then."""
    own = [_own(claim, p) for p in group]
    whole = any(
        later(c, claim) and done_clash(ground, c, claim) for part in own for c in part
    )
    last_part = all(own) and any(all(later(c, claim) for c in part) for part in own)
    return whole or last_part


def _is_dispute(claim: Evidence, group: tuple[Part, ...]) -> bool:
    """Tell whether others than its actor's earlier self say that the group is done."""

    def taken_back(other: Evidence) -> bool:
        return other.actor == claim.actor and later(claim, other)

    complete_by_own = all(_own(claim, p) for p in group)
    return all(
        any(not (complete_by_own and taken_back(c)) for c in p.clean) for p in group
    )
