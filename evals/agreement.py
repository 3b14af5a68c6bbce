"""How far the two independent passes over the corpus agree.

    python -m evals.agreement [CONFLICT ...]

By default over all reports that have a second pass. Spans are scored as `evals.claims`
does, the second pass as if it were a reader's; stance, hedge and actor over the
attributions that match, with Cohen's kappa for stance and hedge.
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

from evals import corpus
from evals.claims import HALF, Document, Said, Scores, by_role, matched, whole
from evals.names import Scores as NameScores

if TYPE_CHECKING:
    from collections.abc import Sequence

    from evals.corpus import GoldClaim, GoldReport, SecondRow


def kappa(pairs: Sequence[tuple[str, str]]) -> float:
    """Return Cohen's kappa of two coders' choices; 1.0 where there is only one value."""
    n = len(pairs)
    same = sum(a == b for a, b in pairs) / n
    first, second = (Counter(pair[i] for pair in pairs) for i in (0, 1))
    chance = sum(first[value] * second[value] for value in first) / n**2
    return (same - chance) / (1 - chance) if chance < 1 else 1.0


class Agreement:
    """Counts over reports with two passes."""

    def __init__(self) -> None:
        self.reports = 0
        self.spans = Scores()
        self.names = NameScores()
        self.pairs: dict[str, list[tuple[str, str]]] = {
            "stance": [],
            "hedge": [],
            "actor's side": [],
        }

    def add(
        self, report: GoldReport, row: SecondRow, claims: Sequence[GoldClaim]
    ) -> None:
        """Add a report's two passes."""
        self.reports += 1
        document = Document(report.text, marks=True)
        one = [c for c in report.claims if not c.outlet]
        two = [c for c in claims if not c.outlet]
        a, b = _said(document, one), _said(document, two)
        self.spans.add(b, a)
        names = corpus.names_of(row, report.text, report.path)
        self.names.add(
            ((s.start, s.end, kind) for s, kind in names),
            ((s.start, s.end, kind) for s, kind in report.names),
        )
        for i, j in matched(b, a, whole, HALF):
            self.pairs["stance"].append((one[j].stance, two[i].stance))
            self.pairs["hedge"].append((one[j].hedge, two[i].hedge))
            self.pairs["actor's side"].append((_side(one[j]), _side(two[i])))

    def __str__(self) -> str:
        lines = [f"{self.reports} reports", str(self.spans), "names"]
        lines.append(str(self.names))
        for name, pairs in self.pairs.items():
            same = sum(a == b for a, b in pairs) / max(1, len(pairs))
            told = kappa(pairs) if pairs else 0.0
            lines.append(
                f"{name:15s} same {100 * same:5.1f} of {len(pairs)}, kappa {told:.2f}"
            )
            odd = Counter(pair for pair in pairs if pair[0] != pair[1]).most_common(6)
            lines.append("   " + ", ".join(f"{a}/{b} {n}" for (a, b), n in odd))
        return "\n".join(lines)


def _said(document: Document, claims: Sequence[GoldClaim]) -> list[Said]:
    made = []
    for claim in claims:
        row = by_role(claim)
        sets = (document.words(row[role]) for role in ("Source", "Cue", "Content"))
        made.append(Said(*sets))
    return made


def _side(claim: GoldClaim) -> str:
    return "nobody" if claim.actor is None else str(claim.actor.party)


def main(arguments: Sequence[str]) -> int:
    """Print how far the passes agree."""
    agreement = Agreement()
    for folder in corpus.conflicts():
        if arguments and folder.name not in arguments:
            continue
        for path in sorted((folder / "reports").glob("*.yaml")):
            report = corpus.read(path)
            second = corpus.second(report)
            if second is not None:
                agreement.add(report, *second)
    print(agreement)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
