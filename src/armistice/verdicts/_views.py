"""What this room hands out beside verdicts: incidents as told, and schedules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003  likewise

from armistice.model import (  # noqa: TC001  pydantic reads these at run time
    DeadlineStep,
    IncidentFlag,
    IncidentState,
    Period,
    Status,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentView:
    """One alleged breach as a perspective tells it.

    `status` is what this incident alone would make of the obligation in the
    perspective; `timely` says whether it surely falls between start, end and the date
    asked about: None where the words are too vague to tell.
    """

    incident: str
    """Id of the incident, or of its first claim where none was given."""
    obligation: str
    against: str | None
    place: str | None
    period: Period
    state: IncidentState
    flags: tuple[IncidentFlag, ...]
    evidence: tuple[str, ...]
    """Ids of the accusations, oldest first."""
    denials: tuple[str, ...]
    status: Status
    timely: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """When an obligation is in force and due, as a perspective has it on a date."""

    starts: Period | None
    """None while it is not known to have begun; `waiting` says what for."""
    due: Period | None
    ends: Period | None
    """With renewals that have happened by the date asked about."""
    steps: tuple[DeadlineStep, ...]
    """How the deadline came about: the text first, then each change."""
    waiting: tuple[str, ...] = ()
    """In plain English, which triggers are not known to have happened."""
    notice_by: date | None = None
    """Last day on which notice against the next renewal is in time."""
    renewals: int = 0
