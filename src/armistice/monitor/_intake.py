"""Reports in: archived, read, linked and remembered, once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from armistice.errors import NotFound
from armistice.linking import Known, link
from armistice.model import Agreement, Link, Problem, Reading, Report, Severity
from armistice.monitor._question import Moment, parse_day
from armistice.reading import Lexicon, ReportReader, finder_for
from armistice.reports import Archive, accept

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from zoneinfo import ZoneInfo

    from armistice.ledger import Ledger
    from armistice.monitor._folder import Folder
    from armistice.reading import Reader, ReaderKind


def utc_now() -> datetime:
    """Return the time now: the only clock, and an argument everywhere else."""
    return datetime.now(UTC)


def silent(_message: str) -> None:
    """Say nothing about progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What came of adding reports."""

    reports: tuple[Report, ...]
    already: int
    """How many were there before, unchanged."""
    problems: tuple[Problem, ...]


class Intake:
    """Takes reports into one folder, against the agreements as they are now."""

    def __init__(
        self,
        folder: Folder,
        ledger: Ledger,
        agreements: tuple[Agreement, ...],
        *,
        zone: ZoneInfo,
        reader: ReaderKind,
        clock: Callable[[], datetime],
    ) -> None:
        self._folder = folder
        self._ledger = ledger
        self._agreements = agreements
        self._zone = zone
        self._kind = reader
        self._clock = clock

    def add(
        self,
        paths: Sequence[Path | str],
        *,
        published: Moment | None,
        publisher: str | None,
        progress: Callable[[str], None],
    ) -> Added:
        """Archive, read and link what is new; see `Monitor.add`."""
        self._remember_agreements()
        known = {report.id: report for report in self._ledger.view().reports}
        reports: list[Report] = []
        problems: list[Problem] = []
        already = 0
        for item in self._accept(paths, published, publisher):
            if isinstance(item, Problem):
                problems.append(item)
            elif item.id in known:
                already += 1
                problems.extend(_differs(item, known[item.id]))
            else:
                progress(f"reading {item.title or item.id}")
                self._ledger.append((item, *self._read(item)), recorded=self._clock())
                known[item.id] = item
                reports.append(item)
        return Added(reports=tuple(reports), already=already, problems=tuple(problems))

    def refresh(self, progress: Callable[[str], None]) -> int:
        """Read again what other agreements or another reader had read."""
        self._remember_agreements()
        view = self._ledger.view()
        stale = [
            r for r in view.reports if view.readers.get(r.id) != self._reader_of(r)
        ]
        for report in stale:
            progress(f"reading again {report.title or report.id}")
            self._ledger.append(self._read(report), recorded=self._clock())
        return len(stale)

    def _accept(
        self,
        paths: Sequence[Path | str],
        published: Moment | None,
        publisher: str | None,
    ) -> Iterator[Report | Problem]:
        archive = Archive(self._folder.archive)
        day = None if published is None else parse_day(published)
        for path in map(Path, paths):
            if not path.exists():
                msg = f"{path}: no such file or folder; check the spelling"
                raise NotFound(msg)
            yield from accept(
                path,
                archive=archive,
                captured=self._clock(),
                published=day,
                publisher=publisher,
                zone=self._zone,
            )

    def _read(self, report: Report) -> tuple[Reading | Link, ...]:
        reading = self._reader.read(report)
        links = link(reading, report, Known(agreements=self._agreements))
        return replace(reading, reader=self._reader_of(report)), *links

    def _reader_of(self, report: Report) -> str:
        """The reader with a digest of all that it goes by for one report."""
        day = report.published.isoformat()
        seen = repr((self._words, day, report.publisher, report.title))
        digest = hashlib.sha256(seen.encode()).hexdigest()
        return f"{self._reader.name}@{digest[:12]}"

    @cached_property
    def _words(self) -> str:
        """A digest of the agreements and word lists."""
        lists = [path.read_bytes() for path in self._folder.lexicon_files]
        return hashlib.sha256(repr((self._agreements, lists)).encode()).hexdigest()

    @cached_property
    def _reader(self) -> Reader:
        lexicon = Lexicon.load(*self._folder.lexicon_files)
        finder = finder_for(self._kind, lexicon)
        return ReportReader(
            self._agreements, lexicon=lexicon, zone=self._zone, finder=finder
        )

    def _remember_agreements(self) -> None:
        self._ledger.append(self._agreements, recorded=self._clock())


def _differs(new: Report, old: Report) -> Iterator[Problem]:
    if new.published != old.published:
        day = f"{new.published:%Y-%m-%d}"
        yield Problem(
            code="report.other_date",
            where=str(new.source_path or new.id),
            message=(
                f"already in the archive with the date {old.published:%Y-%m-%d}, now "
                f"{day}; the first is kept. If it is wrong: "
                f"armistice review {old.id} -d correct --set published={day}"
            ),
            severity=Severity.WARNING,
        )
