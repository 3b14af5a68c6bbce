"""What one publication shows: everything, already read, linked and judged."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from armistice.model import (
    Agreement,
    Claim,
    Commitment,
    Evidence,
    Figure,
    Incident,
    Period,
    Perspective,
    Problem,
    Report,
    Status,
    Verdict,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

TimelineKey = tuple[str, str]
"""An obligation's id and a perspective's id."""

Course = tuple[tuple[Period, Status], ...]
"""Stretches of one status each, in order of time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One view of the ledger, as of a date and as known on a date.

    The order of agreements, of their parties and of their obligations is the order
    on every page. `generated` is passed in; nothing here looks at a clock.
    """

    title: str
    as_of: datetime
    known_at: datetime
    public_by: datetime | None = None
    reviewed_only: bool = False
    generated: datetime
    agreements: tuple[Agreement, ...]
    perspectives: Mapping[str, tuple[Perspective, ...]]
    """By agreement id, in the order of the matrix's columns."""
    reports: tuple[Report, ...] = ()
    claims: tuple[Claim, ...] = ()
    """Rejected ones too: they are marked, and nothing rests on them."""
    evidence: tuple[Evidence, ...] = ()
    """Related already: `incident` and `target` are filled in."""
    incidents: tuple[Incident, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    figures: tuple[Figure, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    timelines: Mapping[TimelineKey, Course] = field(default_factory=dict)
    findings: Mapping[str, tuple[Problem, ...]] = field(default_factory=dict)
    """What lint found, by agreement id."""
    problems: tuple[Problem, ...] = ()
    """Faults met on the way: unreadable reports, unknown ids."""
