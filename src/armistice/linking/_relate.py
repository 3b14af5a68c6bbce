"""What visible claims and evidence add up to; the order of arrival never matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.linking._commitments import commitments_of
from armistice.linking._faces import Related
from armistice.linking._figures import figures_of
from armistice.linking._incidents import incidents_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from armistice.model import Agreement, Claim, Evidence


def relate(
    agreements: tuple[Agreement, ...],
    claims: Iterable[Claim],
    evidence: Iterable[Evidence],
    *,
    as_of: datetime,
) -> Related:
    """Return incidents, commitments and groups of figures, as of a moment.

    Hand in what is visible; claims carry their `actor` and `side`. The result
    depends on the set alone. Evidence that is UNSURE or rejected passes through
    untouched; evidence against a whole stretch of time ("we never fired") keeps an
    empty `target` where several incidents lie within it.
    """
    by_id = {claim.id: claim for claim in claims}
    rows = tuple(sorted(evidence, key=lambda e: e.id))
    related, incidents = incidents_of(agreements, by_id, rows)
    return Related(
        evidence=related,
        incidents=incidents,
        commitments=commitments_of(by_id, related, as_of=as_of),
        figures=figures_of(agreements, by_id, related),
    )
