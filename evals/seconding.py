"""Fit how the rules' agreement changes the model's certainty.

    python -m evals.seconding PLACE [PLACE ...] [--model DIR]

PLACE is as for `evals.claims`: development data. Prints slope, base, agreed and differs
for `armistice/reading/_both.py`, and the precision at some recalls before and after.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from armistice.reading import LearnedClaims, Lexicon, RuleClaims, prepare
from armistice.reading._both import agrees, twins_of
from evals.claims import HALF, Document, documents_of, matched, model_for, whole

if TYPE_CHECKING:
    from collections.abc import Sequence

RECALLS = (0.2, 0.3, 0.4, 0.5, 0.6)
RIDGE = 0.01


def rows_of(
    place: str, learned: LearnedClaims, ruled: RuleClaims, lexicon: Lexicon
) -> tuple[list[tuple[float, ...]], list[bool], int]:
    """Return features and rightness of the model's claims, and how many there are."""
    features, right, gold = [], [], 0
    for text, rows in documents_of(place):
        document = Document(text, marks=place.startswith("corpus"))
        page, annotated = prepare(text, lexicon), document.gold(rows)
        gold += len(annotated)
        found, others = list(learned.find(page)), list(ruled.find(page))
        said = [document.found(a) for a in found]
        hits = {i for i, _ in matched(said, annotated, whole, HALF)}
        for i, one in enumerate(found):
            twins = twins_of(one, others)
            same = any(agrees(one, other) for other in twins)
            sure = min(max(one.certainty, 1e-4), 1 - 1e-4)
            odds = math.log(sure / (1 - sure))
            features.append((odds, 1.0, float(same), float(bool(twins) and not same)))
            right.append(i in hits)
    return features, right, gold


def fitted(features: Sequence[Sequence[float]], right: Sequence[bool]) -> np.ndarray:
    """Return the weights of a logistic regression, by Newton's method."""
    x, y = np.array(features), np.array(right, float)
    weights = np.zeros(x.shape[1])
    for _ in range(60):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - p) - RIDGE * weights
        bend = (x.T * (p * (1 - p))) @ x + RIDGE * np.eye(len(weights))
        weights += np.linalg.solve(bend, slope)
    return weights


def precision(score: np.ndarray, right: Sequence[bool], gold: int) -> str:
    """Return the precision of the surest claims that reach each recall."""
    order = np.argsort(-score, kind="stable")
    hits = np.cumsum(np.array(right, float)[order])
    seen = np.arange(1, len(hits) + 1)
    told = []
    for recall in RECALLS:
        at = int(np.argmax(hits >= recall * gold))
        reached = len(hits) and hits[-1] >= recall * gold
        told.append(f"{recall}: {100 * hits[at] / seen[at]:.1f}" if reached else "-")
    return "  ".join(told)


def main(arguments: Sequence[str]) -> int:
    """Print the fit; 2 for wrong use."""
    places = list(arguments)
    folder = None
    if "--model" in places[:-1]:
        at = places.index("--model")
        folder = Path(places[at + 1])
        del places[at : at + 2]
    if not places or any(place.startswith("-") for place in places):
        print(__doc__, file=sys.stderr)
        return 2
    lexicon = Lexicon.load()
    ruled = RuleClaims(lexicon)
    parts = {
        place: rows_of(place, LearnedClaims(model_for(place, folder)), ruled, lexicon)
        for place in places
    }
    weights = fitted(
        [row for rows, _, _ in parts.values() for row in rows],
        [hit for _, right, _ in parts.values() for hit in right],
    )
    print("slope {:.2f}  base {:.2f}  agreed {:.2f}  differs {:.2f}".format(*weights))
    for place, (rows, right, gold) in parts.items():
        x = np.array(rows)
        print(f"{place}\n  model  {precision(x[:, 0], right, gold)}")
        print(f"  both   {precision(x @ weights, right, gold)}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
