"""Whose word a status rests on, and how much of it a person has reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.model import Basis
from armistice.verdicts._perspectives import adversaries, bearers_of
from armistice.verdicts._record import is_reviewed

if TYPE_CHECKING:
    from armistice.model import Evidence
    from armistice.verdicts._finding import Case, Finding

_STRONGEST_FIRST = (
    Basis.VERIFIED,
    Basis.CONFIRMED_BY_COUNTERPARTY,
    Basis.THIRD_PARTY,
    Basis.SELF_REPORTED,
)


def basis_of(case: Case, found: Finding) -> Basis | None:
    """Return the strongest word that a status rests on, or None if on nobody's."""
    bases = {_basis(case, claim) for claim in found.deciding or found.rebuttal}
    return next((b for b in _STRONGEST_FIRST if b in bases), None)


def reviewed_share(found: Finding) -> float | None:
    """Return which part of the deciding and rebutting claims a person has reviewed."""
    claims = (*found.deciding, *found.rebuttal)
    if not claims:
        return None
    return sum(map(is_reviewed, claims)) / len(claims)


def _basis(case: Case, claim: Evidence) -> Basis:
    agreement, obligation = case.hearing.agreement, case.obligation
    if claim.actor in map(agreement.principal, obligation.verifier):
        return Basis.VERIFIED
    subject = _subject(case, claim)
    if claim.actor == subject:
        return Basis.SELF_REPORTED
    if claim.actor in adversaries(agreement, obligation, subject or ""):
        return Basis.CONFIRMED_BY_COUNTERPARTY
    return Basis.THIRD_PARTY


def _subject(case: Case, claim: Evidence) -> str | None:
    """Return whose conduct a claim is about."""
    bearers = bearers_of(case.hearing.agreement, case.obligation)
    if claim.against is not None:
        return claim.against
    if len(bearers) == 1 or claim.actor not in bearers:
        return bearers[0] if len(bearers) == 1 else None
    return claim.actor
