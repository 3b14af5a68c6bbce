"""Score the reader's times on folders of TimeML files.

    python -m evals.times PATH [PATH ...]

Only the day of publication is given. Relaxed: a time overlaps one of the reference,
matched one to one; strict: with the same characters; value: relaxed, and the TIMEX3
value is the same. Each is an F1 over all files that name their day of publication.
"""

from __future__ import annotations

import html
import re
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from armistice.model import DateSource, Report
from armistice.reading import Lexicon, ReportReader, RuleClaims

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_CREATED = re.compile(r'<TIMEX3[^>]*functionInDocument="CREATION_TIME"[^>]*>')
_VALUE = re.compile(r'value="([^"]*)"')
_TEXT = re.compile(r"<TEXT>(.*)</TEXT>", re.DOTALL)


@dataclass(frozen=True)
class Document:
    """A text, its day of publication and its times: first, last character, value."""

    text: str
    published: datetime
    times: tuple[tuple[int, int, str], ...]


@dataclass
class Counts:
    """How many times were found, are in the reference, and fit."""

    found: int = 0
    gold: int = 0
    relaxed: int = 0
    strict: int = 0
    value: int = 0

    def add(self, document: Document, reader: ReportReader) -> None:
        """Add one document."""
        found = reader.read(_report(document)).times
        used: set[int] = set()
        self.found += len(found)
        self.gold += len(document.times)
        for start, end, value in document.times:
            for number, time in enumerate(found):
                span = time.span
                if number not in used and span.start < end and span.end > start:
                    used.add(number)
                    self.relaxed += 1
                    self.strict += (span.start, span.end) == (start, end)
                    self.value += time.value == value
                    break

    def f1(self, hits: int) -> float:
        """Return the F1 of some hits in percent."""
        return 200 * hits / (self.found + self.gold) if self.found + self.gold else 0.0


def document_of(path: Path) -> Document | None:
    """Return one file, or None where it does not name its day of publication."""
    raw = path.read_text(encoding="utf-8")
    created, body = _CREATED.search(raw), _TEXT.search(raw)
    stamp = None if created is None else _VALUE.search(created[0])
    if stamp is None or body is None:
        return None
    try:
        published = datetime.fromisoformat(stamp[1][:10]).replace(tzinfo=UTC)
    except ValueError:
        return None
    text, times = "", []
    start, value = 0, ""
    for piece in re.split(r"(<[^>]+>)", body[1]):
        if piece.startswith("<TIMEX3"):
            found = _VALUE.search(piece)
            start, value = len(text), "" if found is None else found[1]
        elif piece == "</TIMEX3>":
            times.append((start, len(text), value))
        elif not piece.startswith("<"):
            text += html.unescape(piece)
    return Document(text, published, tuple(times))


def _report(document: Document) -> Report:
    return Report(
        id="r",
        title="",
        publisher="",
        published=document.published,
        published_source=DateSource.GIVEN,
        captured=document.published,
        sha256="0",
        media_type="text/plain",
        text=document.text,
    )


def evaluate(folders: Iterable[Path]) -> Counts:
    """Return the counts over all files of some folders."""
    counts, reader = Counts(), ReportReader(finder=RuleClaims(Lexicon.load()))
    for folder in folders:
        for path in sorted(folder.glob("*.tml")):
            document = document_of(path)
            if document is not None:
                counts.add(document, reader)
    return counts


def main(arguments: Sequence[str]) -> int:
    """Print the scores."""
    if not arguments:
        sys.stderr.write(__doc__ or "")
        return 2
    counts = evaluate(Path(name) for name in arguments)
    for name in ("relaxed", "strict", "value"):
        sys.stdout.write(f"{name:8s} F1 {counts.f1(getattr(counts, name)):5.1f}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
