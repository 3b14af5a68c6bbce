"""How fast whole reports are read: network, rules, linking; memory; a cold start.

    python -m bench.reading [--reader model|rules] [--runs N]

Reports of our corpus, each filled up from its own conflict to 500 words, are read and
linked against their accord by one process on one thread. A cold start is a fresh process
that reads one report, `import` included.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import replace
from typing import TYPE_CHECKING

from evals.stance import report_of

from armistice.agreement import load_agreement
from armistice.linking import Known, link
from armistice.reading import Lexicon, ReportReader, finder_for
from evals import corpus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from armistice.model import Agreement, Report

WORDS = 500
COLD = """
import sys, time
start = time.perf_counter()
from datetime import UTC, datetime
from pathlib import Path
from armistice.agreement import load_agreement
from armistice.model import DateSource, Report
from armistice.reading import Lexicon, ReaderKind, ReportReader, finder_for
kind, accord, text = sys.argv[1:]
lexicon, day = Lexicon.load(), datetime(2031, 5, 1, tzinfo=UTC)
report = Report(id="r", title="", publisher="The Gazette", published=day,
    published_source=DateSource.GIVEN, captured=day, sha256="0",
    media_type="text/plain", text=text)
agreement = load_agreement(Path(accord)).agreement
finder = finder_for(ReaderKind(kind), lexicon)
reading = ReportReader([agreement], lexicon=lexicon, finder=finder).read(report)
assert reading.claims
print(time.perf_counter() - start)
"""


def reports_of(folder: Path) -> list[Report]:
    """Return a conflict's reports, each with 500 words of the conflict's texts."""
    gold = [corpus.read(path) for path in sorted((folder / "reports").glob("*.yaml"))]
    texts = [report.text.strip() for report in gold]
    made = []
    for number, report in enumerate(gold):
        text, more = texts[number], number
        while len(text.split()) < WORDS:
            more = (more + 1) % len(texts)
            text += "\n\n" + texts[more]
        made.append(replace(report_of(report), text=_cut(text)))
    return made


def _cut(text: str) -> str:
    """Return the first 500 words of a text, its paragraphs kept."""
    lines, left = [], WORDS
    for line in text.splitlines():
        words = line.split()
        lines.append(" ".join(words[:left]))
        left -= len(words)
        if left <= 0:
            break
    return "\n".join(lines)


def conflicts() -> Iterator[tuple[Agreement, list[Report]]]:
    """Yield the development conflicts' accords with their reports."""
    for folder in corpus.conflicts("dev"):
        agreement = load_agreement(folder / "agreement.yaml").agreement
        yield agreement, reports_of(folder)


def reader_of(kind: str, agreement: Agreement) -> ReportReader:
    """Return a reader of a kind: `model` or `rules`."""
    lexicon = Lexicon.load()
    finder = finder_for(kind, lexicon)
    return ReportReader([agreement], lexicon=lexicon, finder=finder)


def pace(kind: str, runs: int) -> list[float]:
    """Return reports read and linked in a second, for each run."""
    cases = [(reader_of(kind, a), a, reports) for a, reports in conflicts()]
    rates = []
    for _ in range(runs + 1):
        start, count = time.perf_counter(), 0
        for reader, agreement, reports in cases:
            for report in reports:
                reading = reader.read(report)
                list(link(reading, report, Known(agreements=(agreement,))))
                count += 1
        rates.append(count / (time.perf_counter() - start))
    return rates[1:]  # the first run loads the model and the gazetteer


def cold(kind: str, runs: int) -> list[float]:
    """Return the seconds that fresh processes need for their first report."""
    folder = corpus.conflicts("dev")[0]
    accord, text = folder / "agreement.yaml", reports_of(folder)[0].text
    command = [sys.executable, "-c", COLD, kind, str(accord), text]
    return [
        float(subprocess.run(command, check=True, capture_output=True).stdout)  # noqa: S603
        for _ in range(runs)
    ]


def told(values: Sequence[float], unit: str) -> str:
    """Return median and spread in words."""
    middle, low, high = statistics.median(values), min(values), max(values)
    return f"{middle:.2f} {unit} (median of {len(values)}; {low:.2f} to {high:.2f})"


def main(arguments: Sequence[str]) -> int:
    """Print the figures with machine and commit."""
    p = argparse.ArgumentParser(prog="python -m bench.reading", description=__doc__)
    p.add_argument("--reader", choices=("model", "rules"), default="model")
    p.add_argument("--runs", type=int, default=5)
    o = p.parse_args(arguments)
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    git = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(git, capture_output=True, text=True, check=False).stdout  # noqa: S603
    print(f"{platform.machine()}, Python {platform.python_version()}, {commit.strip()}")
    print(
        "pace", told(pace(o.reader, o.runs), "reports of 500 words a second, one core")
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MiB")
    print("cold start", told(cold(o.reader, o.runs), "s"))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
