"""Score who said what: on a folder of PolNeAR, or on a split of our own corpus.

    python -m evals.claims PATH            PATH holds text/ and attributions/ (brat)
    python -m evals.claims corpus:dev      or corpus:test
    ... --reader rules                     the rules in place of the model, or both
    ... --model DIR                        another model's files

Words without punctuation are compared. Exact: distinct spans of a role, word for word.
J>=.5: matched one to one greedily, with a Jaccard of at least one half. An attribution
counts where the cues overlap and source and content both reach one half (two empty sources
are the same). The first annotator's file is the reference. The model is told by whose
conventions a place is annotated: PolNeAR hardly ever annotates a claim within a claim.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from armistice.reading import (
    BothClaims,
    LearnedClaims,
    Lexicon,
    Model,
    RuleClaims,
    prepare,
)
from armistice.reading._pieces import CLS, OURS
from evals import corpus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from armistice.reading import Attribution, ClaimFinder

_WORD = re.compile(r"\w+")
_WORD_OR_COLON = re.compile(r"\w+|:(?=\s)")
_OPENS = re.compile(r"\s*[“\"]")
_CLOSES = re.compile(r"[”\"]\W*$")
_MARK = re.compile(r"[“”\"]")
HALF = 0.5
KINDS = ("direct", "mixed", "indirect")
ROLES = ("source", "cue", "content")
Words = frozenset[int]
_T = TypeVar("_T")
Rows = dict[str, list[tuple[int, int]]]


@dataclass(frozen=True)
class Said:
    """An attribution as sets of word numbers."""

    source: Words
    cue: Words
    content: Words
    kind: str = "indirect"
    certainty: float = 1.0


@dataclass
class Scores:
    """Counts of a whole run, and every prediction with its certainty."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    sorted_by_certainty: list[tuple[float, bool]] = field(default_factory=list)

    def prf(self, name: str) -> tuple[float, float, float]:
        """Return precision, recall and F1 of a score, 0 to 1."""
        hit = self.counts[name, "hit"]
        p = hit / self.counts[name, "found"] if hit else 0.0
        r = hit / self.counts[name, "gold"] if hit else 0.0
        return p, r, 2 * p * r / (p + r) if hit else 0.0

    def precision_at(self, recall: float) -> float:
        """Return the precision of the most certain claims that reach a recall."""
        gold = self.counts["attribution", "gold"]
        right = 0
        rows = sorted(self.sorted_by_certainty, key=lambda row: -row[0])
        for seen, (_, hit) in enumerate(rows, start=1):
            right += hit
            if right >= recall * gold:
                return right / seen
        return 0.0

    def recall_of(self, kind: str) -> float:
        """Return the recall of direct, mixed or indirect attributions."""
        gold = self.counts[kind, "gold"]
        return self.counts[kind, "hit"] / gold if gold else 0.0

    def add(self, found: Sequence[Said], gold: Sequence[Said]) -> None:
        """Add one document."""
        for role in ROLES:
            a = {getattr(s, role) for s in found} - {frozenset()}
            b = {getattr(s, role) for s in gold} - {frozenset()}
            self._count(f"{role} exact", len(a & b), len(a), len(b))
            near = matched(list(a), list(b), jaccard, HALF)
            self._count(f"{role} J>=.5", len(near), len(a), len(b))
        pairs = matched(found, gold, whole, HALF)
        self._count("attribution", len(pairs), len(found), len(gold))
        hits = {i for i, _ in pairs}
        for i, said in enumerate(found):
            self.sorted_by_certainty.append((said.certainty, i in hits))
        reached = {j for _, j in pairs}
        for j, said in enumerate(gold):
            self._count(said.kind, int(j in reached), 0, 1)

    def _count(self, name: str, hit: int, found: int, gold: int) -> None:
        self.counts[name, "hit"] += hit
        self.counts[name, "found"] += found
        self.counts[name, "gold"] += gold

    def __str__(self) -> str:
        names = [f"{role} {how}" for role in ROLES for how in ("exact", "J>=.5")]
        lines = []
        for name in ("attribution", *names):
            p, r, f = (100 * x for x in self.prf(name))
            lines.append(f"{name:15s} P {p:5.1f}  R {r:5.1f}  F1 {f:5.1f}")
        lines.extend(
            f"{kind:15s} R {100 * self.recall_of(kind):5.1f}  of {self.counts[kind, 'gold']}"
            for kind in KINDS
        )
        at = (0.2, 0.3, 0.4, 0.5, 0.6)
        told = "  ".join(f"{r:.1f}: {100 * self.precision_at(r):.1f}" for r in at)
        return "\n".join([*lines, f"precision at recall  {told}"])


def jaccard(a: Words, b: Words) -> float:
    """Return how far two sets are the same; two empty sets are."""
    return len(a & b) / len(a | b) if a or b else 1.0


def whole(p: Said, g: Said) -> float:
    """Score an attribution as a whole."""
    if not p.cue & g.cue or jaccard(p.source, g.source) < HALF:
        return 0.0
    content = jaccard(p.content, g.content)
    return 1.0 + content if content >= HALF else 0.0


def matched(
    found: Sequence[_T],
    gold: Sequence[_T],
    score: Callable[[_T, _T], float],
    least: float,
) -> list[tuple[int, int]]:
    """Return the pairs of a greedy one-to-one matching, best first."""
    pairs = sorted(
        ((score(p, g), i, j) for i, p in enumerate(found) for j, g in enumerate(gold)),
        key=lambda row: -row[0],
    )
    used_i: set[int] = set()
    used_j: set[int] = set()
    chosen = []
    for value, i, j in pairs:
        if value >= least and i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
            chosen.append((i, j))
    return chosen


class Document:
    """A text whose spans become sets of word numbers.

    With `marks` a colon counts as a word: in our corpus it is the cue of headlines.
    """

    def __init__(self, text: str, *, marks: bool = False) -> None:
        self.text = text
        pattern = _WORD_OR_COLON if marks else _WORD
        self._words = [match.span() for match in pattern.finditer(text)]
        self._starts = [start for start, _ in self._words]

    def words(self, spans: Iterable[tuple[int, int]]) -> Words:
        """Return the numbers of the words that lie in some span, in part at least."""
        found: set[int] = set()
        for start, end in spans:
            at = max(0, bisect_left(self._starts, start) - 1)
            while at < len(self._words) and self._words[at][0] < end:
                if self._words[at][1] > start:
                    found.add(at)
                at += 1
        return frozenset(found)

    def gold(self, rows: Iterable[Rows]) -> list[Said]:
        """Return annotated attributions by role in characters as word sets."""
        made = []
        for row in rows:
            sets = [self.words(row[role]) for role in ("Source", "Cue", "Content")]
            if sets[1] or sets[2]:
                made.append(Said(*sets, kind=self._kind(row["Content"])))
        return made

    def _kind(self, spans: Sequence[tuple[int, int]]) -> str:
        said = "".join(self.text[a:b] for a, b in spans)
        if _OPENS.match(said) and _CLOSES.search(said):
            return "direct"
        return "mixed" if _MARK.search(said) else "indirect"

    def found(self, attribution: Attribution) -> Said:
        """Return a reader's attribution as word sets."""

        def of(*spans: object) -> Words:
            return self.words((s.start, s.end) for s in spans if s is not None)  # type: ignore[attr-defined]

        return Said(
            of(attribution.source),
            of(attribution.cue),
            of(*attribution.contents),
            certainty=attribution.certainty,
        )


def gold_of(path: Path) -> list[Rows]:
    """Return the attributions of one brat file as spans by role."""
    marks: dict[str, list[tuple[int, int]]] = {}
    found = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        cells = line.split("\t")
        if cells[0][:1] == "T" and len(cells) > 1:
            spans = cells[1].split(" ", 1)[1].split(";")
            marks[cells[0]] = [(int(a), int(b)) for a, b in (s.split() for s in spans)]
        elif cells[0][:1] == "E" and len(cells) > 1:
            roles: Rows = {"Source": [], "Cue": [], "Content": []}
            for role, _, mark in (part.partition(":") for part in cells[1].split()):
                name = role.rstrip("0123456789")
                roles.get(name, []).extend(marks.get(mark, []))
            if roles["Cue"]:
                found.append({role: sorted(spans) for role, spans in roles.items()})
    return found


def polnear(folder: Path) -> Iterator[tuple[str, list[Rows]]]:
    """Yield texts of a part of PolNeAR with the first annotator's attributions."""
    seen: set[str] = set()
    for path in sorted((folder / "attributions").glob("*.ann")):
        name = path.stem.rpartition("_")[0]
        if name not in seen:
            seen.add(name)
            text = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
            yield text, gold_of(path)


def own(split: str) -> Iterator[tuple[str, list[Rows]]]:
    """Yield texts of a split of our corpus with their attributions."""
    for report in corpus.load(split):
        yield report.text, [by_role(c) for c in report.claims if not c.outlet]


def by_role(claim: corpus.GoldClaim) -> Rows:
    """Return a claim's spans by PolNeAR's names for the roles."""
    source = () if claim.source is None else (claim.source,)
    spans = zip(
        ("Source", "Cue", "Content"), (source, claim.cue, claim.contents), strict=True
    )
    return {role: [(s.start, s.end) for s in given] for role, given in spans}


def evaluate(
    documents: Iterable[tuple[str, list[Rows]]],
    finder: ClaimFinder,
    lexicon: Lexicon,
    *,
    marks: bool = False,
) -> Scores:
    """Return the scores of a finder over documents."""
    scores = Scores()
    for text, rows in documents:
        document = Document(text, marks=marks)
        found = [document.found(a) for a in finder.find(prepare(text, lexicon))]
        scores.add([s for s in found if s.content], document.gold(rows))
    return scores


def documents_of(place: str) -> Iterable[tuple[str, list[Rows]]]:
    """Return the documents of `corpus:SPLIT` or of a folder."""
    kind, _, split = place.partition(":")
    return own(split) if kind == "corpus" else polnear(Path(place))


def model_for(place: str, folder: Path | None = None) -> Model:
    """Return the model, told by whose conventions a place is annotated."""
    opening = OURS if place.startswith("corpus") else CLS
    return Model(folder, opening=opening)


def finder_of(
    reader: str, place: str, model: str | None, lexicon: Lexicon
) -> ClaimFinder | None:
    """Return the finder of a name: `model`, `rules` or `both`; None for another."""
    learned = LearnedClaims(model_for(place, None if model is None else Path(model)))
    found: dict[str, ClaimFinder] = {
        "model": learned,
        "rules": RuleClaims(lexicon),
        "both": BothClaims(learned, RuleClaims(lexicon)),
    }
    return found.get(reader)


def main(arguments: Sequence[str]) -> int:
    """Print the scores of a reader; 2 for wrong use."""
    place, *rest = [*arguments, *([] if arguments else ["--help"])]
    options = dict(zip(rest[::2], rest[1::2], strict=False))
    lexicon = Lexicon.load()
    reader = options.pop("--reader", "model")
    finder = finder_of(reader, place, options.pop("--model", None), lexicon)
    if place.startswith("-") or options or len(rest) % 2 or finder is None:
        print(__doc__, file=sys.stderr)
        return 2
    marks = place.startswith("corpus")
    print(evaluate(documents_of(place), finder, lexicon, marks=marks))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
