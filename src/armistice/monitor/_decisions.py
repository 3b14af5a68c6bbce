"""What people decide: what waits for them, and their decisions as rows."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

from armistice.errors import BadInput, NotFound
from armistice.model import (
    Decision,
    Retraction,
    Review,
    ReviewState,
    Sameness,
    content_id,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from armistice.ledger import View
    from armistice.model import Agreement
    from armistice.monitor._case import Case, Ground

SOME = 12
"""How many known ids a message names where none is near."""
UNDECIDED = frozenset({ReviewState.MACHINE, ReviewState.UNSURE})


def waiting_for_review(case: Case) -> tuple[Ground, ...]:
    """Return links that nobody has decided on: the unsure first."""
    undecided = [g for g in case.grounds() if g.evidence.reviewed in UNDECIDED]
    return tuple(sorted(undecided, key=_urgency))


def _urgency(ground: Ground) -> tuple[bool, bool, float, str]:
    evidence = ground.evidence
    return (
        evidence.reviewed is ReviewState.UNSURE,
        evidence.sameness is not Sameness.UNSURE,
        evidence.certainty,
        evidence.id,
    )


def make_review(
    target: str,
    decision: Decision,
    *,
    by: str,
    reason: str,
    changes: Mapping[str, str | float | None] | None,
    now: datetime,
) -> Review:
    """Return a decision; the same one at another moment is another decision."""
    made = tuple((changes or {}).items())
    return Review(
        id=content_id("d", target, decision, by, reason, made, now.isoformat()),
        target=target,
        decision=decision,
        by=by,
        reason=reason,
        changes=made,
    )


def make_retraction(target: str, *, by: str, reason: str) -> Retraction:
    """Return the taking back of a report, claim or link."""
    return Retraction(
        id=content_id("x", target, by, reason), target=target, by=by, reason=reason
    )


def check_changes(
    agreements: tuple[Agreement, ...],
    view: View,
    changes: Mapping[str, str | float | None],
) -> None:
    """Refuse a correction to an id that nothing has.

    Raises:
        BadInput: If an obligation, place, bearer or actor of that id is unknown.
    """
    parties = {p.id for a in agreements for p in a.parties}
    known = {
        "obligation": {o.id for a in agreements for o in a.obligations},
        "place": {p.id for a in agreements for p in a.places},
        "against": parties,
        "actor": parties | {c.actor for c in view.claims if c.actor is not None},
    }
    for field, value in changes.items():
        if field in known and value is not None and value not in known[field]:
            near = get_close_matches(str(value), known[field], n=3, cutoff=0.3)
            hint = ", ".join(near or sorted(known[field])[:SOME])
            msg = f"{field}: nothing has the id {value!r}; there are: {hint}"
            raise BadInput(msg)


def require(view: View, target: str) -> None:
    """Refuse a decision on nothing.

    Raises:
        NotFound: If no report, claim or link has that id.
    """
    known = {report.id for report in view.reports}
    known |= {claim.id for claim in view.claims}
    known |= {evidence.id for evidence in view.evidence}
    if target not in known:
        msg = (
            f"nothing has the id {target!r}; `armistice review --list`, "
            "`armistice claims` and `armistice export` show ids"
        )
        raise NotFound(msg)
