"""Promises with dates outside the text: whether kept, and how they slip."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.linking._incidents import counts
from armistice.model import (
    Bearing,
    Commitment,
    CommitmentState,
    Period,
    TimeRole,
    content_id,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from armistice.model import Claim, Evidence

_KEEPS = {Bearing.DONE}
_BREAKS = {Bearing.NOT_DONE, Bearing.UNDONE}


def commitments_of(
    claims: Mapping[str, Claim], evidence: Sequence[Evidence], *, as_of: datetime
) -> tuple[Commitment, ...]:
    """Return the promises among the evidence, by date, each with how it stands."""
    rows = [e for e in evidence if counts(e) and e.said_on <= as_of]
    made = [
        _commitment(row, claims[row.claim], claims, rows, as_of)
        for row in rows
        if row.bearing is Bearing.PROMISE and row.claim in claims
    ]
    made.sort(key=_when)
    return tuple(replace(one, slipped_from=_slipped(one, made)) for one in made)


def _commitment(
    row: Evidence,
    claim: Claim,
    claims: Mapping[str, Claim],
    rows: Sequence[Evidence],
    as_of: datetime,
) -> Commitment:
    due = _due(row, claim)
    outer = claims.get(claim.cites or "")
    by = claim.actor or row.actor
    teller = row.actor if outer is None else (outer.actor or row.actor)
    answers = _answers(row, due, rows)
    return Commitment(
        id=content_id("com", row.id),
        claim=claim.id,
        obligation=row.obligation,
        promised_by=by,
        told_by=teller,
        content=claim.content,
        made_on=claim.said_on,
        due=due,
        state=_state(due, answers, as_of),
        answered_by=tuple(dict.fromkeys(e.claim for e in answers)),
    )


def _due(row: Evidence, claim: Claim) -> Period | None:
    """From the last moment surely in time to the first surely late.

    "By June" may mean before June or before its end; "in September" means by its
    end; "by 15 June" includes the day.
    """
    if row.value is None:
        return None
    end = row.period.end
    day = (end - row.period.start).days <= 1
    vague = any(
        t.role is TimeRole.DEADLINE and t.period == row.period for t in claim.times
    )
    return Period(start=row.period.start if vague and not day else end, end=end)


def _answers(
    row: Evidence, due: Period | None, rows: Sequence[Evidence]
) -> list[Evidence]:
    """Evidence that says whether the promised thing was done in time."""
    if due is None:
        return []
    return sorted(
        (
            e
            for e in rows
            if e.obligation == row.obligation
            and (
                (e.bearing in _KEEPS and e.period.end <= due.end)
                or (e.bearing in _BREAKS and e.period.end > due.end)
                or (e.bearing in _KEEPS and e.period.start >= due.end)
            )
        ),
        key=lambda e: (e.said_on, e.id),
    )


def _state(
    due: Period | None, answers: Sequence[Evidence], as_of: datetime
) -> CommitmentState:
    kept = {e.actor for e in answers if _is_kept(e, due)}
    not_kept = {e.actor for e in answers if not _is_kept(e, due)}
    if kept and not_kept:
        return CommitmentState.CONTESTED
    if kept:
        return CommitmentState.KEPT
    if not_kept:
        return CommitmentState.NOT_KEPT
    passed = due is not None and as_of > due.end
    return CommitmentState.LAPSED if passed else CommitmentState.OPEN


def _is_kept(answer: Evidence, due: Period | None) -> bool:
    in_time = due is None or answer.period.end <= due.end
    return answer.bearing in _KEEPS and in_time


def _when(one: Commitment) -> tuple[datetime, datetime, str]:
    due = one.made_on if one.due is None else one.due
    return due.end, one.made_on.start, one.id


def _slipped(one: Commitment, made: Sequence[Commitment]) -> str | None:
    """The promise about the same thing with the next earlier date, made before."""
    if one.due is None:
        return None
    before = [
        other
        for other in made
        if other.obligation == one.obligation
        and other.due is not None
        and other.due.end < one.due.end
        and other.made_on.start <= one.made_on.start
        and other.state is not CommitmentState.KEPT
    ]
    return before[-1].id if before else None
