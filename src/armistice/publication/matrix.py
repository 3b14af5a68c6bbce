"""The matrix: obligations by perspectives, shared by the site and the terminal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from armistice.model import (
        Agreement,
        Basis,
        Obligation,
        Period,
        Perspective,
        Status,
        Verdict,
    )
    from armistice.publication.edition import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixCell:
    """One obligation as one perspective tells it; `status` None: not judged."""

    perspective: str
    perspective_name: str
    status: Status | None
    ended: bool = False
    basis: Basis | None = None
    deadline: Period | None = None
    progress: float | None = None
    reviewed_share: float | None = None
    flags: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One obligation with a cell for each perspective of its agreement."""

    agreement: str
    agreement_title: str
    obligation: str
    provision: str
    title: str
    bearers: tuple[str, ...]
    as_of: datetime
    cells: tuple[MatrixCell, ...]


def matrix_table(edition: Edition) -> tuple[MatrixRow, ...]:
    """Return a row for each obligation, in the agreement files' order."""
    judged = {(v.obligation, v.perspective): v for v in edition.verdicts}
    return tuple(
        _row(edition, agreement, obligation, judged)
        for agreement in edition.agreements
        for obligation in agreement.obligations
    )


def obligation_title(obligation: Obligation) -> str:
    """Return the obligation's own summary, or its action and object as words."""
    if obligation.summary:
        return obligation.summary
    words = f"{obligation.action} {obligation.object}".replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _row(
    edition: Edition,
    agreement: Agreement,
    obligation: Obligation,
    judged: dict[tuple[str, str], Verdict],
) -> MatrixRow:
    parties = (agreement.party(bearer) for bearer in obligation.bearer)
    return MatrixRow(
        agreement=agreement.id,
        agreement_title=agreement.title,
        obligation=obligation.id,
        provision=obligation.provision,
        title=obligation_title(obligation),
        bearers=tuple(
            bearer if party is None else party.name
            for bearer, party in zip(obligation.bearer, parties, strict=True)
        ),
        as_of=edition.as_of,
        cells=tuple(
            _cell(perspective, judged.get((obligation.id, perspective.id)))
            for perspective in edition.perspectives.get(agreement.id, ())
        ),
    )


def _cell(perspective: Perspective, verdict: Verdict | None) -> MatrixCell:
    if verdict is None:
        return MatrixCell(
            perspective=perspective.id, perspective_name=perspective.name, status=None
        )
    return MatrixCell(
        perspective=perspective.id,
        perspective_name=perspective.name,
        status=verdict.status,
        ended=verdict.ended,
        basis=verdict.basis,
        deadline=verdict.deadline,
        progress=verdict.progress,
        reviewed_share=verdict.reviewed_share,
        flags=verdict.flags,
        reason=verdict.reason,
    )
