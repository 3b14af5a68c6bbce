"""Whether one part of an obligation is done, as a perspective tells it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from armistice.model import Bearing
from armistice.verdicts._places import Ground, Place
from armistice.verdicts._positions import (
    done_clash,
    settled_dates,
    standing,
    takes_back,
)
from armistice.verdicts._quantities import Counted, count
from armistice.verdicts._timeliness import agreed_period, apart, nearest

if TYPE_CHECKING:
    from datetime import datetime

    from armistice.model import Agreement, Evidence, Obligation, Period, Quantity

Claims = tuple["Evidence", ...]


class Done(StrEnum):
    """How sure it is that a part is done."""

    SURE = "sure"
    REBUTTED = "rebutted"
    POSSIBLE = "possible"
    REVERSED = "reversed"
    """Done, then undone, where it had to persist."""
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The state of one smallest place, or of one quantity."""

    place: Place
    quantity: Quantity | None = None
    done: Done
    share: float
    claims: Claims = ()
    """Completions that stand, rebutted ones too; once reversed, those before."""
    clean: Claims = ()
    """Those of them that nobody rebuts."""
    dated: Claims = ()
    """Those of them that date it: about the smallest place around it."""
    possible: Claims = ()
    against: Claims = ()
    """What says that it is not done, as of the date asked about."""
    undone: Claims = ()
    figures: Claims = ()
    """The figures that its share rests on."""
    exceeded: bool = False

    @property
    def rebutted(self) -> Claims:
        """The completions that somebody rebuts."""
        return tuple(c for c in self.claims if c not in self.clean)


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """One obligation's claims, to be weighed as of a date."""

    agreement: Agreement
    obligation: Obligation
    claims: Claims
    as_of: datetime
    starts: Period | None
    settle: tuple[str, ...] = ()

    @property
    def ground(self) -> Ground:
        """The obligation's places."""
        return Ground(agreement=self.agreement, obligation=self.obligation)

    def of(self, *bearings: Bearing) -> Claims:
        """Return the claims of these bearings."""
        return tuple(c for c in self.claims if c.bearing in bearings)

    def past(self, claims: Claims) -> Claims:
        """Return the claims whose time is over by the date asked about."""
        return tuple(c for c in claims if c.period.end <= self.as_of)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What is said of one part, each actor's latest position."""

    dones: Claims
    missing: Claims
    undone: Claims
    counted: Counted


def weigh_part(weighing: Weighing, place: Place, quantity: Quantity | None) -> Part:
    """Weigh one part; where it is disputed, whoever may settle it decides."""
    part = _weigh(weighing, place, quantity)
    if part.done is not Done.REBUTTED:
        return part
    for judge in weighing.settle:
        own = tuple(c for c in weighing.claims if c.actor == judge)
        decided = _weigh(replace(weighing, claims=own), place, quantity)
        if decided.claims or decided.against:
            return decided
    return part


def _weigh(weighing: Weighing, place: Place, quantity: Quantity | None) -> Part:
    said = _said(weighing, place, quantity)
    sure, undone = weighing.past(said.dones), weighing.past(said.undone)
    held = _held(weighing, sure, undone)
    against = weighing.past(said.missing) + (() if sure else undone)
    clean = tuple(
        d for d in held if not any(d.period.end <= m.period.end for m in against)
    )
    possible = said.counted.possible + tuple(
        d for d in said.dones if d.period.start < weighing.as_of < d.period.end
    )
    done = _state(sure=sure, held=held, clean=clean, possible=possible)
    told = held or sure
    return Part(
        place=place,
        quantity=quantity,
        done=done,
        share=1.0 if done is Done.SURE else min(said.counted.share, 1.0),
        claims=told,
        clean=clean,
        dated=_dated(_datable(weighing, told, clean, place), quantity),
        possible=possible,
        against=against,
        undone=undone if done is Done.REVERSED else (),
        figures=said.counted.figures,
        exceeded=said.counted.exceeded,
    )


def _datable(weighing: Weighing, told: Claims, clean: Claims, place: Place) -> Claims:
    """Return what may date a part: nobody's rebutted word makes a date more exact.

    Where it tells of quite another time than those that nobody rebuts, accounts differ.
    """
    if not clean:
        return nearest(told, weighing.ground, place) if told else ()
    sound = nearest(clean, weighing.ground, place)
    when, where = agreed_period(sound), weighing.ground.where(sound[0])
    return sound + tuple(
        c
        for c in told
        if c not in clean
        and weighing.ground.where(c) == where
        and apart(c.period, when)
    )


def _dated(near: Claims, quantity: Quantity | None) -> Claims:
    """Return what dates a part; a number counts from each actor's first such word."""
    if quantity is None:
        return near
    first: dict[str, Evidence] = {}
    for claim in sorted(near, key=lambda c: (c.period.end, c.period.start)):
        first.setdefault(claim.actor, claim)
    return tuple(first.values())


def _state(*, sure: Claims, held: Claims, clean: Claims, possible: Claims) -> Done:
    if clean:
        return Done.SURE
    if held:
        return Done.REBUTTED
    if sure:
        return Done.REVERSED
    return Done.POSSIBLE if possible else Done.NONE


def _held(weighing: Weighing, sure: Claims, undone: Claims) -> Claims:
    """Return the completions that were not undone afterwards, where that matters."""
    if not (weighing.obligation.must_persist and undone):
        return sure
    last = max(u.period.end for u in undone)
    return tuple(d for d in sure if d.period.start >= last)


def _said(weighing: Weighing, place: Place, quantity: Quantity | None) -> _Said:
    ground = weighing.ground
    counted = _counted(weighing, quantity)
    told, reached = _dones(weighing, place, quantity), _counting(counted, Bearing.DONE)
    undone = _undone(weighing, place) + _counting(counted, Bearing.UNDONE)
    missing = _missing(weighing, place, quantity)
    missing += _counting(counted, Bearing.NOT_DONE)
    dones = settled_dates(ground, told, undone) + reached
    here = tuple(m for m in missing if _bears(weighing, m, place, quantity))
    return _Said(
        dones=standing(dones, missing, lambda d, m: done_clash(ground, d, m)),
        missing=standing(here, dones, lambda m, d: done_clash(ground, d, m)),
        undone=undone,
        counted=counted,
    )


def _counting(counted: Counted, bearing: Bearing) -> Claims:
    return tuple(p for p in counted.positions if p.bearing is bearing)


def _counted(weighing: Weighing, quantity: Quantity | None) -> Counted:
    if quantity is None:
        return Counted()
    figures = (
        f
        for f in weighing.of(Bearing.QUANTITY)
        if _counts(weighing, f, quantity)
        and not weighing.ground.excepted(weighing.ground.where(f))
    )
    return count(quantity, figures, as_of=weighing.as_of)


def _counts(weighing: Weighing, claim: Evidence, quantity: Quantity | None) -> bool:
    """Tell whether a claim is about this quantity; without a unit, about each."""
    units = {q.unit for q in weighing.obligation.quantities}
    return quantity is None or claim.unit not in units - {quantity.unit}


def _dones(weighing: Weighing, place: Place, quantity: Quantity | None) -> Claims:
    """Return completions of a part, without those too early to count."""
    ground, starts = weighing.ground, weighing.starts
    too_early = None if weighing.obligation.preemptive or not starts else starts.start
    return tuple(
        c
        for c in weighing.of(Bearing.DONE)
        if ground.done_at(ground.where(c), place)
        and _counts(weighing, c, quantity)
        and (too_early is None or c.period.end > too_early)
    )


def _missing(weighing: Weighing, place: Place, quantity: Quantity | None) -> Claims:
    """Return what says that this part, or not all of a larger group, is done."""
    ground = weighing.ground
    return tuple(
        c
        for c in weighing.of(Bearing.NOT_DONE)
        if _counts(weighing, c, quantity)
        and (
            ground.missing_at(ground.where(c), place)
            or ground.missing_among(ground.where(c), place)
        )
    )


def _bears(
    weighing: Weighing, claim: Evidence, place: Place, quantity: Quantity | None
) -> bool:
    """Tell whether "not done" is about this very part, not only a group around it."""
    where = weighing.ground.where(claim)
    if quantity is not None and weighing.obligation.parts:
        return where == place
    return weighing.ground.missing_at(where, place)


def _undone(weighing: Weighing, place: Place) -> Claims:
    """Return what says that it was undone; that flows both up and down."""
    ground = weighing.ground
    claims = tuple(
        c
        for c in weighing.of(Bearing.UNDONE)
        if ground.missing_at(ground.where(c), place)
        or ground.missing_among(ground.where(c), place)
    )
    answers = weighing.of(Bearing.NO_VIOLATION, Bearing.DONE)
    return tuple(
        c
        for c in claims
        if not any(
            a.target == c.id and (takes_back(a, c) or a.actor in weighing.settle)
            for a in answers
        )
    )
