"""How answers look in a terminal, and as JSON."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table

from armistice.model import Severity, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from armistice.model import Period, Problem
    from armistice.publication import Edition, MatrixCell, MatrixRow

WIDE = 200
"""Columns when nobody looks: a file or a pipe should not cut words off."""

MARKS: dict[Status, tuple[str, str]] = {
    Status.PENDING: ("·", "dim"),
    Status.IN_FORCE: ("○", "cyan"),
    Status.FULFILLED: ("✓", "green"),
    Status.FULFILLED_LATE: ("✓", "yellow"),
    Status.FULFILLED_TIMING_UNCLEAR: ("✓", "green"),
    Status.FULFILLED_TIMING_CONTESTED: ("✓", "magenta"),
    Status.OVERDUE: ("!", "red"),
    Status.VIOLATED: ("✗", "red"),
    Status.ALLEGED: ("?", "yellow"),
    Status.CONTESTED: ("≠", "magenta"),
    Status.UNKNOWN: ("–", "dim"),
    Status.AVAILABLE: ("○", "cyan"),
    Status.EXERCISED: ("✓", "green"),
    Status.LAPSED: ("·", "dim"),
}
"""A mark and a colour for each status; the word stands beside them always."""


def console() -> Console:
    """Return a console on standard output, wide where no terminal limits it."""
    return Console(width=None if sys.stdout.isatty() else WIDE, highlight=False)


def print_json(value: object) -> None:
    """Print any of the nouns, or lists and mappings of them, as JSON."""
    text = json.dumps(_plain(value), ensure_ascii=False, indent=2)
    sys.stdout.write(text + "\n")


def _plain(value: Any) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return {key: _plain(item) for key, item in asdict(value).items()}
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return value


def print_matrix(rows: Sequence[MatrixRow]) -> None:
    """Print obligations by perspectives, one table for each agreement."""
    out = console()
    for title in dict.fromkeys(row.agreement_title for row in rows):
        own = [row for row in rows if row.agreement_title == title]
        table = Table(title=title, title_justify="left", show_lines=False)
        table.add_column("obligation", no_wrap=True)
        table.add_column("due", no_wrap=True)
        for cell in own[0].cells:
            table.add_column(cell.perspective_name)
        for row in own:
            table.add_row(
                row.obligation, _due(row.cells), *(_status(cell) for cell in row.cells)
            )
        out.print(table)


def asked(edition: Edition) -> str:
    """Return what an edition answers, and whether there was anything to go by."""
    parts = [f"as of {_until(edition.as_of)}", f"known at {_until(edition.known_at)}"]
    if edition.public_by is not None:
        parts.append(f"public by {_until(edition.public_by)}")
    if edition.reviewed_only:
        parts.append("reviewed only")
    if not edition.agreements:
        parts.append("nothing was recorded by then")
    return ", ".join(parts)


def _until(moment: datetime) -> str:
    """A midnight ends a day: the question's bare date."""
    if moment.hour == moment.minute == moment.second == moment.microsecond == 0:
        return f"the end of {last_day(moment)}"
    return f"{moment:%Y-%m-%d %H:%M %Z}".strip()


def _due(cells: Iterable[MatrixCell]) -> str:
    days = dict.fromkeys(day(c.deadline) for c in cells if c.deadline is not None)
    return " / ".join(days)


def day(deadline: Period) -> str:
    """Return the last day that a deadline surely includes, as people write it."""
    return last_day(deadline.start).isoformat()


def last_day(moment: datetime) -> date:
    """Return the day that ends at a moment, or the one that it lies in."""
    midnight = moment.hour == moment.minute == moment.second == 0
    return date.fromordinal(moment.date().toordinal() - midnight)


def _status(cell: MatrixCell) -> str:
    if cell.status is None:
        return ""
    mark, colour = MARKS[cell.status]
    words = cell.status.replace("_", " ") + (" (ended)" if cell.ended else "")
    flags = f" [dim]{', '.join(cell.flags).replace('_', ' ')}[/]" if cell.flags else ""
    return f"[{colour}]{mark} {words}[/]{flags}"


def print_table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows under headings; nothing to print says so."""
    table = Table(show_lines=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    count = 0
    for row in rows:
        count += 1
        table.add_row(*("" if cell is None else str(cell) for cell in row))
    out = console()
    if count:
        out.print(table, markup=False)
    else:
        out.print("none")


def print_problems(problems: Sequence[Problem]) -> None:
    """Print problems one to a line, errors first."""
    order = list(Severity)
    for problem in sorted(problems, key=lambda p: order.index(p.severity)):
        sys.stdout.write(f"{problem}\n")


def span_of(period: Period | None) -> str:
    """Return a period as its day or its days."""
    if period is None:
        return ""
    first, last = period.start.date(), last_day(period.end)
    return str(first) if last <= first else f"{first} – {last}"
