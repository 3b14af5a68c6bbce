"""Recomputing the chain: what was altered, removed or put in."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from armistice.ledger._failures import is_locked
from armistice.ledger._head import Head, head_path, read_head
from armistice.ledger._rows import GENESIS, Entry, row_hash
from armistice.ledger._schema import GUARDS
from armistice.ledger._store import entry_at, every_entry
from armistice.model import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

_GO_BACK = "compare with a backup, and go back to one that passes"


def check(
    connection: Connection, path: Path, *, expected: Head | None
) -> Iterator[Problem]:
    """Yield everything that is wrong with a ledger's rows, guards and head.

    What breaks off one look at the file is told, and the next is taken all the same.
    """
    for look in (
        _integrity(connection, path),
        _guards(connection, path),
        _chain(connection, path),
        _heads(connection, path, expected),
    ):
        yield from _taken(look, path)


def _taken(look: Iterator[Problem], path: Path) -> Iterator[Problem]:
    try:
        yield from look
    except (DBAPIError, sqlite3.Error, UnicodeDecodeError) as err:
        if is_locked(err):
            raise
        yield broken(path, getattr(err, "orig", None) or err)


def broken(path: Path, told: object) -> Problem:
    """Return that the file itself is damaged, in the store's words."""
    message = f"the file is broken: {told}; {_GO_BACK}"
    return _problem(path, "ledger.damaged", message)


def _integrity(connection: Connection, path: Path) -> Iterator[Problem]:
    for told in connection.exec_driver_sql("PRAGMA integrity_check").scalars():
        if told != "ok":
            yield broken(path, told)


def _guards(connection: Connection, path: Path) -> Iterator[Problem]:
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
    present = {row.name: row.sql for row in connection.exec_driver_sql(query)}
    for name, sql in GUARDS.items():
        if present.get(name) != sql.strip():
            message = (
                f"the guard {name!r} that keeps rows from being changed is gone or "
                "altered: somebody has worked on the file by other means; " + _GO_BACK
            )
            yield _problem(path, "ledger.unguarded", message)


def _chain(connection: Connection, path: Path) -> Iterator[Problem]:
    seq, before = 0, GENESIS
    for row in every_entry(connection):
        where = f"{path}#{row.seq}"
        if row.seq != seq + 1:
            message = f"row {seq + 1} is missing before row {row.seq}; {_GO_BACK}"
            yield _problem(where, "ledger.missing", message)
        elif row.prev_hash != before:
            message = (
                f"row {row.seq} does not follow the row before it: one of them was "
                f"replaced or moved; {_GO_BACK}"
            )
            yield _problem(where, "ledger.broken_chain", message)
        if not _is_sealed(row):
            message = f"row {row.seq} ({row.kind} {row.key}) was altered; {_GO_BACK}"
            yield _problem(where, "ledger.altered", message)
        seq, before = row.seq, row.hash


def _is_sealed(row: Entry) -> bool:
    try:
        return row_hash(row) == row.hash
    except (
        TypeError,
        ValueError,
    ):  # a cell holds bytes, where we write words and numbers only
        return False


def _heads(
    connection: Connection, path: Path, expected: Head | None
) -> Iterator[Problem]:
    if expected is not None:
        yield from _head(connection, path, expected)
    try:
        noted = read_head(path)
    except (ValueError, OSError) as err:
        message = f"the note of the last row cannot be read ({err}); {_GO_BACK}"
        yield _problem(head_path(path), "ledger.bad_head", message)
        return
    if noted is not None:
        yield from _head(connection, path, noted)
    elif entry_at(connection, 1) is not None:
        message = (
            "the note of the last row is missing, so rows missing at the end cannot "
            "be found; copy it together with the ledger, or append once to renew it"
        )
        yield Problem(
            code="ledger.no_head",
            message=message,
            where=str(head_path(path)),
            severity=Severity.WARNING,
        )


def _head(connection: Connection, path: Path, head: Head) -> Iterator[Problem]:
    found = entry_at(connection, head.seq)
    if found is None:
        message = f"rows are missing at the end: row {head.seq} was noted; {_GO_BACK}"
        yield _problem(path, "ledger.truncated", message)
    elif found.hash != head.hash:
        message = f"row {head.seq} is not the row that was noted; {_GO_BACK}"
        yield _problem(f"{path}#{head.seq}", "ledger.replaced", message)


def _problem(where: Path | str, code: str, message: str) -> Problem:
    return Problem(code=code, message=message, where=str(where))
