"""A part of an edition: what somebody asked to see, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from armistice.errors import NotFound
from armistice.model import Stance

if TYPE_CHECKING:
    from armistice.model import Claim
    from armistice.publication.edition import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """Which claims to show; what is left None lets every claim through."""

    side: str | None = None
    stance: str | None = None
    actor: str | None = None
    """Part of the actor's id, in small or capital letters."""
    report: str | None = None
    obligation: str | None = None
    """Only claims that bear on it."""

    def check(self, edition: Edition) -> None:
        """Refuse a wish that nothing in the edition could ever meet.

        Raises:
            NotFound: If no claim, report or obligation has that value.
        """
        known: dict[str, set[str | None]] = {
            "side": {claim.side for claim in edition.claims},
            "stance": {stance.value for stance in Stance},
            "report": {report.id for report in edition.reports},
            "obligation": {o.id for a in edition.agreements for o in a.obligations},
        }
        for field, values in known.items():
            wish = getattr(self, field)
            if wish is not None and wish not in values:
                there = ", ".join(sorted(v for v in values if v is not None))
                msg = f"no {field} {wish!r}; there are: {there or 'none yet'}"
                raise NotFound(msg)

    def takes(self, claim: Claim, bearing: frozenset[str]) -> bool:
        """Tell whether a claim is asked for; `bearing` are claims on the obligation."""
        return (
            self.side in {None, claim.side}
            and self.stance in {None, claim.stance.value}
            and (self.actor or "").lower() in (claim.actor or "").lower()
            and self.report in {None, claim.report}
            and (self.obligation is None or claim.id in bearing)
        )


def with_claims(edition: Edition, wanted: ClaimFilter) -> Edition:
    """Return the edition with only the claims that are asked for."""
    bearing = frozenset(
        item.claim for item in edition.evidence if item.obligation == wanted.obligation
    )
    kept = tuple(claim for claim in edition.claims if wanted.takes(claim, bearing))
    return replace(edition, claims=kept)
