"""The status of an obligation for a perspective, as of a date, as known on a date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003  pydantic reads it at run time
from enum import StrEnum

from armistice.model.periods import Period  # noqa: TC001  likewise


class Status(StrEnum):
    """What a perspective tells of an obligation. Names are stable."""

    PENDING = "pending"
    IN_FORCE = "in_force"
    FULFILLED = "fulfilled"
    FULFILLED_LATE = "fulfilled_late"
    FULFILLED_TIMING_UNCLEAR = "fulfilled_timing_unclear"
    FULFILLED_TIMING_CONTESTED = "fulfilled_timing_contested"
    OVERDUE = "overdue"
    VIOLATED = "violated"
    ALLEGED = "alleged"
    CONTESTED = "contested"
    UNKNOWN = "unknown"
    AVAILABLE = "available"
    EXERCISED = "exercised"
    LAPSED = "lapsed"


class Basis(StrEnum):
    """Whose word a status rests on."""

    SELF_REPORTED = "self_reported"
    CONFIRMED_BY_COUNTERPARTY = "confirmed_by_counterparty"
    THIRD_PARTY = "third_party"
    VERIFIED = "verified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Perspective:
    """A set of actors whose word counts.

    `hears` None means everybody; `deaf_to` takes actors away again. An entry that
    ends in `*` stands for every actor whose id begins so (`outlet:*`).
    """

    id: str
    name: str
    hears: tuple[str, ...] | None = None
    deaf_to: tuple[str, ...] = ()
    interpretations_of: tuple[str, ...] = ()
    """Parties whose stated understanding of the text holds here."""

    def counts(self, actor: str) -> bool:
        """Tell whether this actor's word counts here."""
        heard = self.hears is None or _matches(actor, self.hears)
        return heard and not _matches(actor, self.deaf_to)


def _matches(actor: str, patterns: tuple[str, ...]) -> bool:
    return any(
        actor.startswith(p[:-1]) if p.endswith("*") else actor == p for p in patterns
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineStep:
    """One link of the chain that a deadline came by: the text, then its changes."""

    source: str
    """`text`, an amendment's or an interpretation's id, or what it waits for."""
    due: Period | None
    """From the last moment surely in time to the first surely late."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """The least that the status can be derived from again."""

    deciding: tuple[str, ...] = ()
    """Ids of the evidence that decides."""
    rebuttal: tuple[str, ...] = ()
    """Ids of the strongest evidence against."""
    deadline: tuple[DeadlineStep, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A status with what it rests on. See docs/semantics.md for every rule."""

    obligation: str
    perspective: str
    as_of: datetime
    known_at: datetime
    status: Status
    ended: bool
    basis: Basis | None
    deadline: Period | None
    deadline_source: str
    progress: float | None
    witness: Witness
    reason: str
    reviewed_share: float | None
    """Which part of the witness a person has reviewed; None without evidence."""
    flags: tuple[str, ...] = ()
    """`excuse_claimed`, `parallel_gap`, `checking`, `found`, `dismissed`,
    `possible`: shown beside the status, never changing it."""
    by_bearer: tuple[tuple[str, Status], ...] = ()
    stages: tuple[tuple[str, Status], ...] = ()
