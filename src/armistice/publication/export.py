"""Rows for other programs: stable names, JSON Lines or CSV with a codebook."""

from __future__ import annotations

import csv
import io
import json
import os
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, assert_never

from armistice.errors import BadInput
from armistice.publication._codebook import CODEBOOK, Code
from armistice.publication._rows import ROWS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from armistice.publication._rows import Row, Value
    from armistice.publication.edition import Edition


class ExportKind(StrEnum):
    """What can be exported."""

    CLAIMS = "claims"
    EVIDENCE = "evidence"
    INCIDENTS = "incidents"
    VERDICTS = "verdicts"
    COMMITMENTS = "commitments"
    FIGURES = "figures"


class ExportForm(StrEnum):
    """How the rows are written."""

    JSONL = "jsonl"
    CSV = "csv"


def export_rows(edition: Edition, what: ExportKind) -> Iterator[Row]:
    """Yield one row for each item, with the names of the codebook in its order."""
    return ROWS[what](edition)


def codebook(what: ExportKind) -> tuple[Code, ...]:
    """Return name, meaning, type and possible values of each field."""
    return CODEBOOK[what]


def write_export(
    edition: Edition, what: ExportKind, form: ExportForm, out: TextIO | Path
) -> int:
    """Write the rows and return how many they were.

    A path is replaced as a whole or not at all. Beside a CSV file goes its codebook,
    `<name>.codebook.csv`; a stream gets the rows alone.

    Raises:
        BadInput: The path is a folder, or cannot be written.
    """
    rows = export_rows(edition, what)
    if not isinstance(out, Path):
        return _write(rows, what, form, out)
    buffer = io.StringIO()
    count = _write(rows, what, form, buffer)
    _replace(out, buffer.getvalue())
    if form is ExportForm.CSV:
        _replace(out.with_suffix(".codebook.csv"), codebook_csv(what))
    return count


def codebook_csv(what: ExportKind) -> str:
    """Return the codebook as CSV text."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(("name", "meaning", "type", "values"))
    writer.writerows((c.name, c.meaning, c.type, c.values) for c in codebook(what))
    return buffer.getvalue()


def _write(
    rows: Iterable[Row], what: ExportKind, form: ExportForm, stream: TextIO
) -> int:
    match form:
        case ExportForm.JSONL:
            return _write_jsonl(rows, stream)
        case ExportForm.CSV:
            return _write_csv(rows, [c.name for c in codebook(what)], stream)
        case _:
            assert_never(form)


def _write_jsonl(rows: Iterable[Row], stream: TextIO) -> int:
    count = 0
    for row in rows:
        stream.write(json.dumps(row, ensure_ascii=False) + "\n")
        count += 1
    return count


def _write_csv(rows: Iterable[Row], names: list[str], stream: TextIO) -> int:
    writer = csv.DictWriter(stream, names, lineterminator="\r\n")
    writer.writeheader()
    count = 0
    for row in rows:
        writer.writerow(_flat(row))
        count += 1
    return count


def _flat(row: Mapping[str, Value]) -> dict[str, str | float | None]:
    return {name: _csv_cell(value) for name, value in row.items()}


def _csv_cell(value: Value) -> str | float | None:
    match value:
        case None:
            return None
        case bool():
            return "true" if value else "false"
        case str():
            return _guarded(value)
        case int() | float():
            return value
        case _:
            return json.dumps(value, ensure_ascii=False)


def _guarded(text: str) -> str:
    """Keep a spreadsheet from taking quoted words for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _replace(path: Path, text: str) -> None:
    if path.is_dir():
        raise BadInput(
            f"{path} is a folder; name the file to write, for example "
            f"{path / 'rows.csv'}."
        )
    try:
        _write_aside(path, text)
    except OSError as error:
        raise BadInput(
            f"{path} cannot be written: {error.strerror}; choose a file in a folder "
            "that exists and that you may write to."
        ) from error


def _write_aside(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        temporary.chmod(0o644)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
