"""What rules and model make of stance and hedge together."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING, TypeVar

from armistice.model import Hedge, Stance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.reading._face import Votes

STANCE_WEIGHT, HEDGE_WEIGHT = 0.4, 0.4
"""What the model's log-odds count beside the rules' word; 0 leaves it to the rules.

Chosen on the development conflicts, spans given, flat between 0.3 and 0.7.
`python -m evals.stance corpus:dev --model DIR` prints rules, model and both.
"""
DEFAULT, SAID, SURE = 0.3, 1.0, 3.0
"""The rules' word: where no rule fires; where one does; where one does for something
rare that has words of its own, so that it stands against any vote."""
_DEFAULTS = (Stance.ASSERTS, Hedge.CERTAIN)
_RARE = (
    Stance.CHECKING,
    Stance.NO_COMMENT,
    Stance.RETRACTS,
    Stance.UNANSWERED,
    Hedge.UNKNOWN,
)
FLOOR = 0.05
"""A vote below this says no more than this: rare stances are hardly learned."""
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
    word = DEFAULT if ruled in _DEFAULTS else SURE if ruled in _RARE else SAID
    score = {
        value: weight * log(max(vote, FLOOR)) + (word if value is ruled else 0)
        for value, vote in zip(values, votes, strict=True)
    }
    return max(values, key=score.__getitem__)
