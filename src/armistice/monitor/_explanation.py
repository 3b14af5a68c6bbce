"""An obligation's verdicts with the sentences behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.verdicts import judge

if TYPE_CHECKING:
    from armistice.model import (
        Agreement,
        Commitment,
        Incident,
        Obligation,
        Verdict,
    )
    from armistice.monitor._case import Case, Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why an obligation stands where it does, account by account."""

    agreement: Agreement
    obligation: Obligation
    verdicts: tuple[Verdict, ...]
    grounds: tuple[Ground, ...]
    """In the order in which things were said."""
    incidents: tuple[Incident, ...]
    commitments: tuple[Commitment, ...]

    def grounds_of(self, evidence: tuple[str, ...]) -> tuple[Ground, ...]:
        """Return the grounds of ids that a verdict's witness names."""
        by_id = {ground.evidence.id: ground for ground in self.grounds}
        return tuple(by_id[name] for name in evidence if name in by_id)


def explain(
    case: Case,
    agreement: Agreement,
    obligation: Obligation,
    *,
    perspective: str | None = None,
) -> Explanation:
    """Return an obligation's verdicts, from all perspectives or one, with grounds."""
    return Explanation(
        agreement=agreement,
        obligation=obligation,
        verdicts=tuple(
            judge(
                obligation,
                case.record(agreement),
                perspective=one,
                as_of=case.question.as_of,
                settle=case.question.settle,
            )
            for one in case.perspectives_of(agreement, perspective)
        ),
        grounds=tuple(
            ground
            for ground in case.grounds()
            if ground.evidence.obligation == obligation.id
        ),
        incidents=tuple(i for i in case.incidents() if i.obligation == obligation.id),
        commitments=tuple(
            c for c in case.related.commitments if c.obligation == obligation.id
        ),
    )
