"""What a question is answered from: the agreement and the evidence that counts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo  # noqa: TC003  public annotations
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from armistice.model import (
    Agreement,
    Evidence,
    ReviewState,
    Sameness,
    start_of_day,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

_REVIEWED = frozenset({ReviewState.ACCEPTED, ReviewState.CORRECTED})
_SET_ASIDE = frozenset({ReviewState.REJECTED, ReviewState.UNSURE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An agreement with all evidence that is visible for a question.

    `evidence` has been through [`visible`][armistice.verdicts.visible] and covers all
    obligations, since one deadline may hang on another obligation. `public_by` is set
    where the question looks back at what a reader of that day could know; it applies
    to the days on which amendments, notices and interpretations were made.
    """

    agreement: Agreement
    evidence: tuple[Evidence, ...]
    known_at: datetime
    public_by: datetime | None = None

    @property
    def zone(self) -> tzinfo:
        """The agreement's time zone."""
        return ZoneInfo(self.agreement.tz)

    def begun(self, day: date | None, moment: datetime) -> bool:
        """Tell whether a day has begun before a moment; a day not given always has."""
        return day is None or start_of_day(day, self.zone) < moment

    def public(self, day: date | None) -> bool:
        """Tell whether what was done on a day can be known to whoever asks."""
        horizon = min(self.known_at, self.public_by or self.known_at)
        return self.begun(day, horizon)


def visible(
    evidence: Iterable[Evidence],
    *,
    known_at: datetime | None = None,
    public_by: datetime | None = None,
    reviewed_only: bool = False,
) -> tuple[Evidence, ...]:
    """Return the evidence that counts for a question, in the order given.

    Args:
        evidence: Any evidence, of any obligation.
        known_at: Leave out what was recorded later; None takes the latest state.
        public_by: Leave out what was published at this moment or later. A bare date
            as a question is the end of that day, so the day itself still counts.
        reviewed_only: Keep only what a person has accepted or corrected.
    """
    return tuple(
        e
        for e in evidence
        if _counts(e, reviewed_only=reviewed_only)
        and _known(e, known_at)
        and (public_by is None or e.published < public_by)
    )


def is_reviewed(evidence: Evidence) -> bool:
    """Tell whether a person has accepted or corrected this."""
    return evidence.reviewed in _REVIEWED


def _counts(evidence: Evidence, *, reviewed_only: bool) -> bool:
    if is_reviewed(evidence):
        return True
    if reviewed_only or evidence.reviewed in _SET_ASIDE:
        return False
    return evidence.sameness is Sameness.SAME


def _known(evidence: Evidence, known_at: datetime | None) -> bool:
    if known_at is None:
        return evidence.retracted_at is None
    recorded = evidence.recorded is None or evidence.recorded <= known_at
    standing = evidence.retracted_at is None or known_at < evidence.retracted_at
    return recorded and standing
