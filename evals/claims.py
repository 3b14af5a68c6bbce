"""Score the reader's attributions on a folder of PolNeAR.

    python -m evals.claims PATH

PATH holds `text/*.txt` and `attributions/*.ann` (brat stand-off). Words without
punctuation are matched; the first annotator's file is the reference. An attribution
counts where the cues overlap and sources and contents have a Jaccard of at least .5,
matched one to one greedily.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from armistice.reading import Lexicon, RuleClaims, prepare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from armistice.reading import Attribution, ClaimFinder

_WORD = re.compile(r"\w+")
Words = frozenset[int]


@dataclass(frozen=True)
class Triple:
    """An attribution as sets of word numbers."""

    source: Words
    cue: Words
    content: Words


@dataclass
class Count:
    """Matched, predicted and gold."""

    matched: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, pairs: int, predicted: int, gold: int) -> None:
        """Add one document."""
        self.matched += pairs
        self.predicted += predicted
        self.gold += gold

    def __str__(self) -> str:
        p = self.matched / self.predicted if self.predicted else 0.0
        r = self.matched / self.gold if self.gold else 0.0
        f = 2 * p * r / (p + r) if p + r else 0.0
        return f"P {100 * p:5.1f}  R {100 * r:5.1f}  F1 {100 * f:5.1f}"


def gold_of(path: Path) -> list[dict[str, list[tuple[int, int]]]]:
    """Return the attributions of one brat file as spans by role."""
    marks: dict[str, list[tuple[int, int]]] = {}
    found = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        cells = line.split("\t")
        if cells[0][:1] == "T" and len(cells) > 1:
            spans = cells[1].split(" ", 1)[1].split(";")
            marks[cells[0]] = [(int(a), int(b)) for a, b in (s.split() for s in spans)]
        elif cells[0][:1] == "E" and len(cells) > 1:
            roles: dict[str, list[tuple[int, int]]] = {
                "Source": [],
                "Cue": [],
                "Content": [],
            }
            for role, _, mark in (part.partition(":") for part in cells[1].split()):
                name = role.rstrip("0123456789")
                roles.get(name, []).extend(marks.get(mark, []))
            if roles["Cue"]:
                found.append(roles)
    return found


def words_in(spans: Iterable[tuple[int, int]], words: Sequence[re.Match[str]]) -> Words:
    """Return the numbers of the words that lie in some span, in part at least."""
    return frozenset(
        number
        for a, b in spans
        for number, word in enumerate(words)
        if word.start() < b and word.end() > a
    )


def jaccard(a: Words, b: Words) -> float:
    """Return how far two sets are the same; two empty sets are."""
    return len(a & b) / len(a | b) if a or b else 1.0


def matched(
    predicted: Sequence[Triple],
    gold: Sequence[Triple],
    score: Callable[[Triple, Triple], float],
) -> int:
    """Return how many pairs a greedy one-to-one matching finds."""
    pairs = sorted(
        (
            (score(p, g), i, j)
            for i, p in enumerate(predicted)
            for j, g in enumerate(gold)
        ),
        key=lambda row: -row[0],
    )
    used_p: set[int] = set()
    used_g: set[int] = set()
    for value, i, j in pairs:
        if value > 0 and i not in used_p and j not in used_g:
            used_p.add(i)
            used_g.add(j)
    return len(used_p)


def whole(p: Triple, g: Triple) -> float:
    """Score an attribution as a whole."""
    content = jaccard(p.content, g.content)
    if not p.cue & g.cue or jaccard(p.source, g.source) < 0.5 or content < 0.5:
        return 0.0
    return 1.0 + content


def triple(attribution: Attribution, words: Sequence[re.Match[str]]) -> Triple:
    """Return a reader's attribution as word sets."""

    def of(*spans: object) -> Words:
        pairs = [(s.start, s.end) for s in spans if s is not None]  # type: ignore[attr-defined]
        return words_in(pairs, words)

    return Triple(
        of(attribution.source), of(attribution.cue), of(*attribution.contents)
    )


SCORES: dict[str, Callable[[Triple, Triple], float]] = {
    "attribution": whole,
    "source exact": lambda p, g: float(bool(g.source) and p.source == g.source),
    "cue exact": lambda p, g: float(bool(g.cue) and p.cue == g.cue),
    "cue overlaps": lambda p, g: float(len(p.cue & g.cue)),
    "content exact": lambda p, g: float(bool(g.content) and p.content == g.content),
    "content J>=.5": lambda p, g: (
        j if (j := jaccard(p.content, g.content)) >= 0.5 else 0.0
    ),
}


def evaluate(folder: Path, finder: ClaimFinder, lexicon: Lexicon) -> dict[str, Count]:
    """Return the counts of every score over a folder."""
    counts = {name: Count() for name in SCORES}
    seen: set[str] = set()
    for path in sorted((folder / "attributions").glob("*.ann")):
        document = path.stem.rpartition("_")[0]
        if document in seen:
            continue
        seen.add(document)
        source = folder / "text" / f"{document}.txt"
        text = source.read_bytes().decode("utf-8")
        words = list(_WORD.finditer(text))
        gold = [
            Triple(
                words_in(a["Source"], words),
                words_in(a["Cue"], words),
                words_in(a["Content"], words),
            )
            for a in gold_of(path)
        ]
        page = prepare(text, lexicon)
        predicted = [triple(a, words) for a in finder.find(page)]
        for name, score in SCORES.items():
            counts[name].add(matched(predicted, gold, score), len(predicted), len(gold))
    return counts


def main(arguments: Sequence[str]) -> int:
    """Print the scores of the rules."""
    if len(arguments) != 1:
        sys.stderr.write(__doc__ or "")
        return 2
    lexicon = Lexicon.load()
    for name, count in evaluate(
        Path(arguments[0]), RuleClaims(lexicon), lexicon
    ).items():
        sys.stdout.write(f"{name:14s} {count}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
