"""Files and folders in, reports out, each fault told one by one."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, assert_never
from urllib.parse import urlsplit

from armistice.errors import NotFound
from armistice.model import DateSource, Problem, Report, Severity, content_id
from armistice.reports._dates import moment_of
from armistice.reports._decoding import decode, decode_html
from armistice.reports._draft import Draft, Refused
from armistice.reports._files import bytes_of, lines_of, refuse_large, start_of, walk
from armistice.reports._html import read_html
from armistice.reports._jsonl import read_row
from armistice.reports._markdown import read_markdown, read_text
from armistice.reports._sniff import SUFFIXES, Format, format_of, refuse_binary
from armistice.reports._text import letters, one_line, working_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.reports._archive import Archive

FEWEST_LETTERS = 40
UNKNOWN_PUBLISHER = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Import:
    archive: Archive
    captured: datetime
    published: date | datetime | None
    publisher: str | None
    zone: tzinfo
    seen: dict[str, str] = field(default_factory=dict)
    """Where each original of this import was first met, by hash."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    path: Path
    name: str
    line: int | None = None

    def doubt(self, code: str, message: str) -> Problem:
        """Return a problem with an item that can be used all the same."""
        return Problem(
            code=code,
            message=message,
            where=str(self.path),
            line=self.line,
            severity=Severity.WARNING,
        )


def accept(
    path: Path,
    *,
    archive: Archive,
    captured: datetime,
    published: date | datetime | None = None,
    publisher: str | None = None,
    zone: tzinfo = UTC,
) -> Iterator[Report | Problem]:
    """Read a file, or every file of a folder, into reports.

    Each item becomes a report, with its original bytes in the archive, or a problem
    that says why it did not; the others go on. A report may come with problems of
    severity `warning`. The same bytes twice are one report.

    Args:
        path: A file, or a folder that is searched in the order of names. Hidden files
            are left out.
        archive: Where original bytes are kept.
        captured: When the items came into our hands.
        published: When they were published, where they do not say, or say wrongly.
        publisher: Who published them, likewise.
        zone: Time zone of dates that name none.

    Raises:
        NotFound: If there is nothing at the path.
        LedgerFull: If the disk refused to keep an original.
    """
    if not path.exists():
        msg = f"{path}: there is no such file or folder; check the path"
        raise NotFound(msg)
    job = _Import(
        archive=archive,
        captured=captured,
        published=published,
        publisher=publisher,
        zone=zone,
    )
    if not path.is_dir():
        yield from _file(path, path.name, job)
        return
    for found in walk(path):
        yield from _file(found, found.relative_to(path).as_posix(), job)


def _file(path: Path, name: str, job: _Import) -> Iterator[Report | Problem]:
    try:
        suffix = path.suffix.lower()
        start = start_of(path)
        # Anything else is read whole, so it is first measured.
        if SUFFIXES.get(suffix) is not Format.JSON_LINES:
            refuse_large(path.stat().st_size)
        if format_of(suffix, start) is Format.JSON_LINES:
            refuse_binary(start)
            yield from _rows(path, name, job)
        else:
            original = bytes_of(path)
            draft = _draft(original, path)
            yield from _one(draft, original, _Place(path=path, name=name), job)
    except Refused as fault:
        yield _problem(path, fault)


def _draft(original: bytes, path: Path) -> Draft:
    refuse_binary(original)
    kind = format_of(path.suffix, original)
    text, inferred = (decode_html if kind is Format.HTML else decode)(original)
    match kind:
        case Format.TEXT:
            draft = read_text(text, path.stem)
        case Format.MARKDOWN:
            draft = read_markdown(text, path.stem)
        case Format.HTML:
            draft = read_html(text)
        case Format.JSON_LINES:
            draft = read_row(original)
        case _:
            assert_never(kind)
    if inferred is None:
        return draft
    message = f"it names no encoding and was read as {inferred}; check its letters"
    return replace(draft, doubts=(("report.encoding_inferred", message),))


def _rows(path: Path, name: str, job: _Import) -> Iterator[Report | Problem]:
    for number, line in enumerate(lines_of(path), start=1):
        original = line.removesuffix(b"\n").removesuffix(b"\r")
        if not original.strip():
            continue
        try:
            refuse_large(len(original))
            place = _Place(path=path, name=f"{name}:{number}", line=number)
            yield from _one(read_row(original), original, place, job)
        except Refused as fault:
            fault.line = number
            yield _problem(path, fault)


def _one(
    draft: Draft, original: bytes, place: _Place, job: _Import
) -> Iterator[Report | Problem]:
    sha256 = hashlib.sha256(original).hexdigest()
    if sha256 in job.seen:
        message = f"the same bytes as {job.seen[sha256]}; taken once"
        yield place.doubt("report.duplicate", message)
        return
    report, doubts = _report(draft, sha256, place.name, job)
    job.archive.put(original)
    job.seen[sha256] = place.name
    yield report
    for code, message in (*draft.doubts, *doubts):
        yield place.doubt(code, message)


def _report(
    draft: Draft, sha256: str, name: str, job: _Import
) -> tuple[Report, list[tuple[str, str]]]:
    text = working_text(draft.text)
    if letters(text) < FEWEST_LETTERS:
        message = (
            f"hardly any text was found ({letters(text)} letters); check the file, or "
            "save the article as plain text"
        )
        raise Refused("report.too_short", message)
    moment, source, dates = _published(draft, job)
    publisher, names = _publisher(draft, job)
    report = Report(
        id=content_id("report", sha256),
        title=one_line(draft.title) or PurePosixPath(name).name,
        publisher=publisher,
        published=moment,
        published_source=source,
        captured=job.captured,
        sha256=sha256,
        media_type=str(draft.media_type),
        text=text,
        address=draft.address.strip() or None,
        source_path=name,
        language=_language(draft.language),
    )
    return report, dates + names


def _published(
    draft: Draft, job: _Import
) -> tuple[datetime, DateSource, list[tuple[str, str]]]:
    given = None if job.published is None else moment_of(job.published, job.zone)
    found = None
    if draft.published is not None and (given is None or _readable(draft, job)):
        found = moment_of(draft.published, job.zone)
    moment = found if given is None else given
    if moment is None:
        message = (
            "no date of publication was found; pass --published with the day on which "
            "it was published"
        )
        raise Refused("report.no_date", message)
    doubts = []
    if given is not None and found is not None and not _same_day(given, found):
        message = f"it says {found:%Y-%m-%d} itself, and {given:%Y-%m-%d} was given"
        doubts.append(("report.date_differs", f"{message}; what was given counts"))
    if moment > job.captured:
        message = f"published {moment:%Y-%m-%d}, after it was captured; check the date"
        doubts.append(("report.future_date", message))
    source = DateSource.FOUND if given is None else DateSource.GIVEN
    return moment, source, doubts


def _readable(draft: Draft, job: _Import) -> bool:
    try:
        moment_of(draft.published or "", job.zone)
    except Refused:
        return False
    return True


def _same_day(given: datetime, found: datetime) -> bool:
    return given.date() == found.astimezone(given.tzinfo).date()


def _publisher(draft: Draft, job: _Import) -> tuple[str, list[tuple[str, str]]]:
    found = one_line(draft.publisher) or _host(draft.address)
    if job.publisher is not None:
        name = one_line(job.publisher)
        if not found or found.casefold() == name.casefold():
            return name, []
        message = (
            f"it names {found!r} itself, and {name!r} was given; the latter counts"
        )
        return name, [("report.publisher_differs", message)]
    if found:
        return found, []
    message = "no publisher was found; pass --publisher, so that its voice has a name"
    return UNKNOWN_PUBLISHER, [("report.no_publisher", message)]


def _host(address: str) -> str:
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return ""
    return (host or "").removeprefix("www.")


def _language(found: str) -> str:
    tag = found.strip().lower().replace("_", "-").partition("-")[0]
    return tag if tag.isalpha() and len(tag) in {2, 3} else "en"


def _problem(path: Path, fault: Refused) -> Problem:
    return Problem(
        code=fault.code, message=fault.message, where=str(path), line=fault.line
    )
