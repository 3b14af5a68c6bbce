"""What visible claims and evidence add up to; the order of arrival never matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.linking._faces import Related

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
    """Return incidents, commitments and groups of figures, as of a moment."""
    return Related(evidence=tuple(sorted(evidence, key=lambda e: e.id)))
