"""What rules and model make of stance and hedge together."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, TypeVar

from armistice.model import Hedge, Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.reading._face import Votes

STANCE_WEIGHT, HEDGE_WEIGHT = 0.4, 0.3
"""What the model's log-odds count beside the rules' word: 0 leaves it to the rules.

Chosen on the development conflicts, spans given: stance 80.4 by the rules, 80.0 by the
model, 83.2 by both; hedge 93.3, 92.2, 94.9. Flat between 0.25 and 0.7.
`python -m evals.stance corpus:dev --model DIR` prints all three.
"""
FLOOR = 1e-4
_T = TypeVar("_T", Stance, Hedge)


def stance_by(ruled: Stance, votes: Votes | None, weight: float) -> Stance:
    """Return the stance that rules and model together hold likeliest."""
    if votes is None:
        return ruled
    return _likeliest(ruled, tuple(Stance), votes.stance, weight)


def hedge_by(ruled: Hedge, votes: Votes | None, weight: float) -> Hedge:
    """Return the hedge that rules and model together hold likeliest."""
    if votes is None:
        return ruled
    return _likeliest(ruled, tuple(Hedge), votes.hedge, weight)


def _likeliest(
    ruled: _T, values: Sequence[_T], votes: Sequence[float], weight: float
) -> _T:
    """Weigh each value: one point for the rules' word, the model's by its weight."""
    score = {
        value: weight * log(max(vote, FLOOR)) + (value is ruled)
        for value, vote in zip(values, votes, strict=True)
    }
    return max(values, key=score.__getitem__)
