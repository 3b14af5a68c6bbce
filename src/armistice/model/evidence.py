"""How claims bear on obligations, and what they add up to beside a status."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003  pydantic reads it at run time
from enum import StrEnum

from armistice.model.agreement import Measure  # noqa: TC001  pydantic reads it
from armistice.model.claims import Bound, ReviewState, Span
from armistice.model.periods import Period  # noqa: TC001  likewise


class Bearing(StrEnum):
    """How a claim bears on an obligation."""

    DONE = "done"
    UNDONE = "undone"
    NOT_DONE = "not_done"
    UNDER_WAY = "under_way"
    VIOLATION = "violation"
    NO_VIOLATION = "no_violation"
    CHECKING = "checking"
    QUANTITY = "quantity"
    AMENDMENT_PROPOSED = "amendment_proposed"
    AMENDMENT_ACCEPTED = "amendment_accepted"
    EXCUSE = "excuse"
    PROMISE = "promise"


class Sameness(StrEnum):
    """A judgement whether two things belong together."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A claim's bearing on one obligation.

    `period` is when the event was, as vague as the words; for `not_done` its end is
    the day as of which. `target` is the id of the evidence, incident or amendment
    that it confirms, denies, checks or accepts. Only `sameness` SAME counts.
    """

    id: str
    claim: str
    obligation: str
    bearing: Bearing
    place: str | None
    period: Period
    actor: str
    """Whose word it is; an outlet only carries."""
    against: str | None = None
    """The bearer said to be in breach."""
    incident: str | None = None
    target: str | None = None
    value: float | str | None = None
    """A number, or for an amendment the new value as ISO date."""
    unit: str | None = None
    bound: Bound = Bound.EXACT
    measure: Measure | None = None
    """What a number counts: at a time, so far in total ("48 in all"), or a share;
    None where the words do not tell, so that a sum is only bounded."""
    origin: str
    """What it goes back to; the same for copies of one story."""
    reason: str
    """In plain English, what in the words made the link."""
    certainty: float
    sameness: Sameness = Sameness.SAME
    reviewed: ReviewState = ReviewState.MACHINE
    said_on: datetime
    """Orders one actor's positions."""
    published: datetime
    recorded: datetime | None = None
    """When it entered the ledger; the ledger fills it in."""
    retracted_at: datetime | None = None


class IncidentState(StrEnum):
    """How far accounts of an alleged breach go together."""

    ALLEGED = "alleged"
    CONTESTED = "contested"
    CORROBORATED = "corroborated"
    ADMITTED = "admitted"


class IncidentFlag(StrEnum):
    """What else is known of an incident, beside its state."""

    CHECKING = "checking"
    FOUND = "found"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualties:
    """Killed and wounded as one actor tells."""

    actor: str
    claim: str
    killed: int | None = None
    wounded: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What one actor said about an incident, and when."""

    actor: str
    claim: str
    bearing: Bearing
    said_on: datetime
    delay_hours: float | None = None
    """From the incident's first moment to the saying, where the words tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """An event alleged to breach an obligation."""

    id: str
    obligation: str
    kind: str
    against: str | None
    place: str | None
    period: Period
    state: IncidentState = IncidentState.ALLEGED
    flags: tuple[IncidentFlag, ...] = ()
    claims: tuple[str, ...]
    accounts: tuple[Account, ...] = ()
    casualties_by_account: tuple[Casualties, ...] = ()
    origins: int = 1


class CommitmentState(StrEnum):
    """How a promise stands, as of a date."""

    OPEN = "open"
    KEPT = "kept"
    NOT_KEPT = "not_kept"
    """Somebody says so; `told_by` of the answering claim says who."""
    LAPSED = "lapsed"
    """Its date passed and nobody said either way."""
    CONTESTED = "contested"


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """A dated promise outside the text."""

    id: str
    claim: str
    obligation: str | None
    promised_by: str
    """Actor id, or the report's words where it cannot be resolved."""
    told_by: str
    """Actor id of whoever tells of the promise; the same where it spoke itself."""
    content: str
    made_on: Period
    due: Period | None
    state: CommitmentState
    answered_by: tuple[str, ...] = ()
    """Claims that say whether it was kept."""
    slipped_from: str | None = None
    """An earlier commitment about the same obligation, with an earlier date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number about something the agreement counts, with who gives it."""

    id: str
    claim: str | None
    report: str
    actor: str
    span: Span
    text: str
    low: float
    high: float
    bound: Bound
    unit: str
    aspect: str
    group: str
    """Figures of the same group count the same thing and stand side by side."""
    obligation: str | None
    period: Period | None
    published: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What linking found for one claim: whose word, and what it bears on."""

    claim: str
    actor: str
    side: str
    reason: str
    """Why this actor."""
    evidence: tuple[Evidence, ...] = ()
