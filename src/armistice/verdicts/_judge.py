"""Judge obligations: the one way in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.model import Status, Verdict, Witness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from armistice.model import Obligation, Period, Perspective
    from armistice.verdicts._record import Record
    from armistice.verdicts._views import IncidentView, Schedule


def judge(
    obligation: Obligation,
    record: Record,
    *,
    perspective: Perspective,
    as_of: datetime,
    settle: Sequence[str] = (),
) -> Verdict:
    """Return the status of one obligation as a perspective tells it."""
    return Verdict(
        obligation=obligation.id,
        perspective=perspective.id,
        as_of=as_of,
        known_at=record.known_at,
        status=Status.UNKNOWN,
        ended=False,
        basis=None,
        deadline=None,
        deadline_source="text",
        progress=None,
        witness=Witness(),
        reason="Not judged yet.",
        reviewed_share=None,
    )


def judge_all(
    record: Record,
    *,
    perspectives: Sequence[Perspective],
    as_of: datetime,
    settle: Sequence[str] = (),
) -> Iterator[Verdict]:
    """Yield a verdict for each obligation, in order, in each perspective."""
    for obligation in record.agreement.obligations:
        for perspective in perspectives:
            yield judge(
                obligation, record, perspective=perspective, as_of=as_of, settle=settle
            )


def assess_incidents(
    obligation: Obligation,
    record: Record,
    *,
    perspective: Perspective,
    as_of: datetime,
    settle: Sequence[str] = (),
) -> tuple[IncidentView, ...]:
    """Return every alleged breach of an obligation as a perspective tells it."""
    return ()


def schedule(
    obligation: Obligation,
    record: Record,
    *,
    perspective: Perspective,
    as_of: datetime,
) -> Schedule:
    """Return when an obligation starts, is due and ends, and how that came about."""
    raise NotImplementedError


def timeline(
    obligation: Obligation,
    record: Record,
    *,
    perspective: Perspective,
    until: datetime,
) -> tuple[tuple[Period, Verdict], ...]:
    """Return the status over time, up to a moment, as a perspective tells it."""
    raise NotImplementedError
