"""Score names of persons, organisations and places.

    python -m evals.names PATH [--model DIR]      PATH is a Universal NER .iob2 file
    python -m evals.names corpus:dev              or corpus:test

An entity counts where its words and its kind are the same.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from armistice.reading import Model, names_of
from evals import corpus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

KINDS = ("PER", "ORG", "LOC")
GROUP = 25
"""So many sentences of a web document are read at once."""
Entity = tuple[int, int, str]
"""First and last character (half-open) and kind."""


@dataclass(slots=True)
class Sentence:
    """A sentence of Universal NER with its words as characters of `text`."""

    id: str
    document: str
    text: str = ""
    words: list[tuple[tuple[int, int], str]] = field(default_factory=list)


def sentences(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of an IOB2 file with the text of each."""
    current = Sentence("", "")
    document, at = "", 0
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# newdoc"):
            document = line
        elif line.startswith("# sent_id"):
            current, at = Sentence(line.split("= ")[1].strip(), document), 0
        elif line.startswith("# text"):
            current.text = line.split("= ", 1)[1]
        elif line[:1].isdigit():
            number, word, label = line.split("\t")[:3]
            if not number.isdigit():
                continue
            start = current.text.index(word, at)
            at = start + len(word)
            current.words.append(((start, at), label))
        elif not line and current.words:
            yield current
            current = Sentence("", document)
    if current.words:
        yield current


def groups(rows: Iterable[Sentence]) -> Iterator[list[Sentence]]:
    """Yield runs of sentences of one document."""
    group: list[Sentence] = []
    for row in rows:
        if group and (row.document != group[0].document or len(group) >= GROUP):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def uner(path: Path) -> Iterator[tuple[str, list[Entity]]]:
    """Yield texts with their entities."""
    for group in groups(sentences(path)):
        text, at, found = [], 0, []
        for sentence in group:
            found.extend(
                (at + a, at + b, kind) for a, b, kind in entities(sentence.words)
            )
            text.append(sentence.text)
            at += len(sentence.text) + 1
        yield "\n".join(text), found


def entities(words: Sequence[tuple[tuple[int, int], str]]) -> Iterator[Entity]:
    """Yield the entities of a sentence by its words' labels."""
    current: Entity | None = None
    for (start, end), label in words:
        mark, _, kind = label.partition("-")
        goes_on = mark == "I" and current is not None and current[2] == kind
        if current is not None and goes_on:
            current = (current[0], end, kind)
            continue
        if current is not None:
            yield current
        current = (start, end, kind) if kind in KINDS else None
    if current is not None:
        yield current


def own(split: str) -> Iterator[tuple[str, list[Entity]]]:
    """Yield the reports of a split of our corpus with their names."""
    for report in corpus.load(split):
        yield report.text, [(s.start, s.end, kind) for s, kind in report.names]


@dataclass
class Scores:
    """Counts by kind and in all."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, found: Iterable[Entity], gold: Iterable[Entity]) -> None:
        """Add one text."""
        a, b = set(found), set(gold)
        for name, rows in (("hit", a & b), ("found", a), ("gold", b)):
            self.counts.update((name, kind) for _, _, kind in rows)

    def prf(self, kinds: Sequence[str] = KINDS) -> tuple[float, float, float]:
        """Return precision, recall and F1, 0 to 1."""
        hit, found, gold = (
            sum(self.counts[name, kind] for kind in kinds)
            for name in ("hit", "found", "gold")
        )
        p, r = hit / max(1, found), hit / max(1, gold)
        return p, r, 2 * p * r / (p + r) if hit else 0.0

    def __str__(self) -> str:
        lines = []
        for name, kinds in (("all", KINDS), *((kind, (kind,)) for kind in KINDS)):
            p, r, f = (100 * x for x in self.prf(kinds))
            lines.append(f"{name:15s} P {p:5.1f}  R {r:5.1f}  F1 {f:5.1f}")
        return "\n".join(lines)


def evaluate(documents: Iterable[tuple[str, list[Entity]]], model: Model) -> Scores:
    """Return the scores of a model over texts."""
    scores = Scores()
    for text, gold in documents:
        scores.add(((s.start, s.end, kind) for s, kind in names_of(text, model)), gold)
    return scores


def documents_of(place: str) -> Iterable[tuple[str, list[Entity]]]:
    """Return the documents of `corpus:SPLIT` or of a file."""
    kind, _, split = place.partition(":")
    return own(split) if kind == "corpus" else uner(Path(place))


def main(arguments: Sequence[str]) -> int:
    """Print the scores of the model; 2 for wrong use."""
    match list(arguments):
        case [place]:
            model = Model()
        case [place, "--model", folder]:
            model = Model(Path(folder))
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    print(evaluate(documents_of(place), model))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
