"""Choose thresholds and fit certainty on development data.

    python -m training.calibrate MODEL_DIR OUT.json PLACE ...

MODEL_DIR holds the exported files. Each PLACE is a folder of PolNeAR or `corpus:dev`.
Thresholds are chosen one after the other for the best mean attribution F1 over the
places; certainty is a logistic regression on whether an attribution is right.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from evals.claims import (
    HALF,
    Document,
    Scores,
    documents_of,
    matched,
    model_for,
    whole,
)

from armistice.reading import Lexicon, Model, prepare
from armistice.reading._decode import DEFAULTS, Decoder
from armistice.reading._learned import attributions, unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evals.claims import Said

    from armistice.reading import Page
    from armistice.reading._model import Settings, Sheet
    from armistice.reading._pieces import Pieces

GRID = {
    "cue": (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7),
    "content": (0.35, 0.4, 0.45, 0.5, 0.55, 0.6),
    "source": (0.3, 0.4, 0.5, 0.6),
    "link_content": (0.05, 0.1, 0.15, 0.2, 0.3),
    "link_source": (0.1, 0.2, 0.3, 0.4, 0.5),
    "shared": (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0),
}
ROUNDS, STEPS, RIDGE = 2, 400, 1e-3


@dataclass(frozen=True, slots=True)
class Case:
    """A text with the network's output, which no threshold changes."""

    page: Page
    pieces: Pieces
    sheet: Sheet
    document: Document
    gold: list[Said]


def cases_of(place: str, model: Model, lexicon: Lexicon) -> Iterator[Case]:
    """Run the network once over a place's texts."""
    for text, rows in documents_of(place):
        page = prepare(text, lexicon)
        pieces = model.pieces(unwrapped(page))
        document = Document(text, marks=place.startswith("corpus"))
        yield Case(
            page=page,
            pieces=pieces,
            sheet=model.sheet(pieces),
            document=document,
            gold=document.gold(rows),
        )


def decoded(case: Case, settings: Settings) -> list[tuple[Said, tuple[float, ...]]]:
    """Return what is found in a text, with the features of its certainty."""
    decoder = Decoder(case.sheet, case.pieces, case.page.text, settings)
    found = attributions(case.page, case.pieces, decoder)
    return [(case.document.found(said), features) for said, features in found]


def score(cases: Sequence[Case], settings: Settings) -> Scores:
    """Return the scores of some settings."""
    scores = Scores()
    for case in cases:
        scores.add([said for said, _ in decoded(case, settings)], case.gold)
    return scores


def thresholds(
    places: Sequence[Sequence[Case]], settings: Settings
) -> dict[str, float]:
    """Return the best thresholds, changed one at a time."""
    best = {**DEFAULTS, **settings.thresholds}

    def value(chosen: dict[str, float]) -> float:
        tried = replace(settings, thresholds=chosen)
        return float(np.mean([score(c, tried).prf("attribution")[2] for c in places]))

    top = value(best)
    for _ in range(ROUNDS):
        for name, values in GRID.items():
            for one in values:
                tried = {**best, name: one}
                if one != best[name] and (found := value(tried)) > top:
                    top, best = found, tried
            print(f"{name} {best[name]}: mean F1 {100 * top:.2f}", flush=True)
    return best


def certainty(places: Sequence[Sequence[Case]], settings: Settings) -> list[float]:
    """Return bias and weights of a logistic regression, each place weighing the same."""
    rows, right, weight = [], [], []
    for cases in places:
        hits = [hit for case in cases for hit in _judged(case, settings)]
        rows.extend(features for features, _ in hits)
        right.extend(ok for _, ok in hits)
        weight.extend([1 / len(hits)] * len(hits))
    x = np.column_stack([np.ones(len(rows)), np.array(rows)])
    y, w = np.array(right, float), np.array(weight)
    beta = np.zeros(x.shape[1])
    for _ in range(STEPS):  # Newton's method; a few steps would do
        p = 1 / (1 + np.exp(-x @ beta))
        gradient = x.T @ (w * (y - p)) - RIDGE * beta
        curve = (x * (w * p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(x.shape[1])
        step = np.linalg.solve(curve, gradient)
        beta += step
        if np.abs(step).max() < 1e-8:
            break
    return [round(float(b), 4) for b in beta]


def _judged(case: Case, settings: Settings) -> Iterator[tuple[tuple[float, ...], bool]]:
    found = decoded(case, settings)
    pairs = matched([said for said, _ in found], case.gold, whole, HALF)
    hits = {i for i, _ in pairs}
    for i, (_, features) in enumerate(found):
        yield features, i in hits


def main(arguments: Sequence[str]) -> int:
    """Write the settings; 2 for wrong use."""
    if len(arguments) < 3:
        print(__doc__, file=sys.stderr)
        return 2
    folder, lexicon = Path(arguments[0]), Lexicon.load()
    model = Model(folder)
    places = [
        list(cases_of(place, model_for(place, folder), lexicon))
        for place in arguments[2:]
    ]
    settings = replace(model.settings, thresholds=thresholds(places, model.settings))
    weights = certainty(places, settings)
    Path(arguments[1]).write_text(
        json.dumps({"thresholds": settings.thresholds, "certainty": weights}), "utf-8"
    )
    for place, cases in zip(arguments[2:], places, strict=True):
        print(place, score(cases, settings), sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
