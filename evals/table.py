"""Print every figure of the reader beside the published ones.

    python -m evals.table [--part dev|test] [--polnear DIR] [--uner DIR] [--model DIR]

DIR of PolNeAR holds dev/ and test/; DIR of Universal NER English-EWT holds dev.iob2
and test.iob2. Without a path that part is left out; our own corpus is always there.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from armistice.reading import LearnedClaims, Lexicon, Model
from armistice.reading._pieces import CLS
from evals import claims, corpus, names, stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from evals.claims import Scores


@dataclass(frozen=True, slots=True)
class Row:
    """A figure in percent, and what others reach."""

    name: str
    value: float
    beside: str = ""


PUBLISHED = {
    "attribution F1": "people 72.4, rules 26.4; laxer: GenderGapTracker 40.1, textacy 18.1",
    "source exact F1": "people 78.9, BERT-CofeNet 83.2",
    "cue exact F1": "people 71.2, BERT-CofeNet 75.3",
    "content exact F1": "people 69.1, BERT-CofeNet 72.9, BiLSTM-CRF 60.9, CRF 28.6, CoreNLP 17.5",
}
"""On PolNeAR's test part; segments of the others are their own."""


def claim_rows(scores: Scores, title: str, beside: dict[str, str]) -> Iterator[Row]:
    """Yield the figures of a run over attributions."""
    for name in ("attribution", "source exact", "cue exact", "content exact"):
        f1 = 100 * scores.prf(name)[2]
        yield Row(f"{title}: {name} F1", f1, beside.get(f"{name} F1", ""))
    yield Row(f"{title}: content J>=.5 F1", 100 * scores.prf("content J>=.5")[2])
    for kind in claims.KINDS:
        if scores.counts[kind, "gold"]:
            yield Row(f"{title}: {kind} recall", 100 * scores.recall_of(kind))
    at = 100 * scores.precision_at(0.4)
    yield Row(f"{title}: precision at recall .40", at)


def rows_of(
    part: str, model: Model, polnear: Path | None, uner: Path | None
) -> Iterator[Row]:
    """Yield all figures for development or test data."""
    lexicon, finder = Lexicon.load(), LearnedClaims(model)
    if polnear is not None:
        theirs = LearnedClaims(model.with_opening(CLS))
        found = claims.evaluate(claims.polnear(polnear / part), theirs, lexicon)
        yield from claim_rows(found, "PolNeAR", PUBLISHED if part == "test" else {})
    found = claims.evaluate(claims.own(part), finder, lexicon, marks=True)
    yield from claim_rows(found, "our corpus", {})
    tally = stance.evaluate(corpus.load(part), lexicon, model)
    for what in ("stance, both", "hedge, both", "actor's name", "actor's party"):
        value = 100 * tally.right[what] / tally.total[what]
        yield Row(f"our corpus: {what}, spans given", value)
    scored = names.evaluate(names.own(part), model)
    yield Row("our corpus: names F1", 100 * scored.prf()[2])
    if uner is not None:
        scored = names.evaluate(names.uner(uner / f"{part}.iob2"), model)
        yield Row("UNER English-EWT: entity F1", 100 * scored.prf()[2])


def main(arguments: Sequence[str]) -> int:
    """Print the table."""
    p = argparse.ArgumentParser(prog="python -m evals.table", description=__doc__)
    p.add_argument("--part", choices=("dev", "test"), default="dev")
    p.add_argument("--polnear", type=Path)
    p.add_argument("--uner", type=Path)
    p.add_argument("--model", type=Path)
    o = p.parse_args(arguments)
    model = Model(o.model)
    print(f"{o.part} data, model {model.settings.name}, corpus {corpus.digest()[:12]}")
    for row in rows_of(o.part, model, o.polnear, o.uner):
        print(f"{row.name:44s} {row.value:6.1f}   {row.beside}".rstrip())
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
