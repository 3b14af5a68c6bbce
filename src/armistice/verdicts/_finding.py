"""What judging one kind of obligation takes and gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.model import Bearing, Status
from armistice.verdicts._positions import later

if TYPE_CHECKING:
    from armistice.model import Evidence, Obligation
    from armistice.verdicts._hearing import Hearing
    from armistice.verdicts._views import Schedule

Claims = tuple["Evidence", ...]

EXCUSE = "excuse_claimed"
PARALLEL_GAP = "parallel_gap"
POSSIBLE = "possible"
EXCEEDED = "exceeded"

_WORST_FIRST = (
    Status.VIOLATED,
    Status.OVERDUE,
    Status.CONTESTED,
    Status.ALLEGED,
    Status.UNKNOWN,
    Status.PENDING,
    Status.IN_FORCE,
    Status.AVAILABLE,
    Status.FULFILLED_LATE,
    Status.FULFILLED_TIMING_CONTESTED,
    Status.FULFILLED_TIMING_UNCLEAR,
    Status.FULFILLED,
    Status.EXERCISED,
    Status.LAPSED,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One obligation before a perspective on a date."""

    hearing: Hearing
    text: Obligation
    """As the agreement's text has it."""
    obligation: Obligation
    """As it reads on the date, with every change that holds."""
    schedule: Schedule
    ended: bool = False
    """Its end has passed; the hearing is then about the moment of the end."""

    @property
    def claims(self) -> Claims:
        """What the perspective hears about it."""
        return self.hearing.evidence(self.text.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A status with the claims that it rests on."""

    status: Status
    reason: str
    deciding: Claims = ()
    rebuttal: Claims = ()
    progress: float | None = None
    flags: tuple[str, ...] = ()
    by_bearer: tuple[tuple[str, Status], ...] = ()
    stages: tuple[tuple[str, Status], ...] = ()


def rank(status: Status) -> int:
    """Return how grave a status is among several of one whole: 0 is the gravest."""
    return _WORST_FIRST.index(status)


def side_flags(case: Case) -> tuple[str, ...]:
    """Return what is claimed beside the status: excuses, and checks under way."""
    as_of = case.hearing.as_of
    begun = [c for c in case.claims if c.period.start < as_of]
    flags = []
    if any(c.bearing is Bearing.EXCUSE for c in begun):
        flags.append(EXCUSE)
    if any(_still_checking(c, begun) for c in begun):
        flags.append("checking")
    return tuple(flags)


def _still_checking(claim: Evidence, others: list[Evidence]) -> bool:
    found = (Bearing.DONE, Bearing.NOT_DONE, Bearing.VIOLATION, Bearing.NO_VIOLATION)
    return claim.bearing is Bearing.CHECKING and not any(
        o.actor == claim.actor and o.bearing in found and later(o, claim)
        for o in others
    )
