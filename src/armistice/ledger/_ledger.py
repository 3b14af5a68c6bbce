"""The append-only, bitemporal, tamper-evident store."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

from armistice.errors import BadInput, LedgerDamaged, LedgerError, NotFound
from armistice.ledger import _store
from armistice.ledger._failures import explained
from armistice.ledger._head import Head, is_noted, write_head
from armistice.ledger._loss import gone, noted_head, refuse_if_cut
from armistice.ledger._review import check_review
from armistice.ledger._rows import (
    GENESIS,
    Entry,
    Row,
    RowKind,
    encode,
    key_of,
    kind_of,
    original_of,
    published_of,
    row_hash,
    stamp,
)
from armistice.ledger._schema import (
    APPLICATION_ID,
    SCHEMA_VERSION,
    connect,
    create,
    pragma,
)
from armistice.ledger._verify import broken, check
from armistice.ledger._view import Source, View
from armistice.model import Problem, Review

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

    from sqlalchemy import Connection, Engine

_TICK = timedelta(microseconds=1)
_ONE_AT_ALL = {RowKind.REPORT}
"""Kinds of which the first row of a key stays the only one."""
_ONE_CONTENT = {RowKind.REVIEW, RowKind.RETRACTION}
"""Kinds of which a key never comes with another content."""


class Ledger:
    """Everything that was ever recorded, in the order recorded.

    Open it with `Ledger.open` and close it, or use it in a `with` statement. Any
    number of processes may read while one writes.
    """

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine
        self._open = True

    @classmethod
    def open(
        cls, path: Path, *, create: bool = False, busy_seconds: float = 2.0
    ) -> Self:
        """Open a ledger file; with `create`, make it where there is none.

        Raises:
            NotFound: If there is no such file (without `create`), or no such folder.
            LedgerDamaged: If the file is not a ledger, or is gone although a note of
                its last row is there.
            LedgerLocked: If another process kept the file for `busy_seconds`.
            LedgerError: If a newer version of Armistice made the file.
        """
        _check_place(path, create=create)
        ledger = cls(path, connect(path, busy_seconds=busy_seconds))
        try:
            ledger._prepare(create=create)
        except BaseException:
            ledger.close()
            raise
        return ledger

    def close(self) -> None:
        """Let go of the file; views not yet read cannot be read any more."""
        self._open = False
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def append(self, rows: Iterable[Row], *, recorded: datetime) -> int:
        """Write rows, all or none; return how many were new.

        What the ledger has already is not written again: a report or decision of a
        known id, or an agreement, reading, link or note whose latest row says the
        same. All rows of one call are recorded at one moment: `recorded`, or just
        after the last row where the clock has not moved on.

        Raises:
            BadInput: If a row cannot be recorded; nothing was written then.
            LedgerLocked: If another process is writing.
            LedgerFull: If the disk refused the write; nothing was written then.
            LedgerDamaged: If the row noted beside the file as the last is missing,
                so that going on would hide it.
        """
        if recorded.tzinfo is None:
            msg = "recorded: a moment needs its zone; pass datetime.now(UTC)"
            raise BadInput(msg)
        prepared = [_prepare_row(row) for row in rows]
        # Read before the rows: another process may write both in between.
        noted = noted_head(self.path)
        with self._connection() as connection:
            refuse_if_cut(connection, self.path, noted)
            # Nothing new needs no lock, so that one may ask while another writes.
            if not _fresh(connection, prepared):
                return 0
        with self._connection(writes=True) as connection:
            fresh = _fresh(connection, prepared)
            entries = _chained(_store.last_entry(connection), fresh, recorded)
            _store.add_entries(connection, entries)
        if entries:
            write_head(self.path, Head(seq=entries[-1].seq, hash=entries[-1].hash))
        return len(entries)

    def view(
        self, *, known_at: datetime | None = None, public_by: datetime | None = None
    ) -> View:
        """Return what the ledger tells.

        Args:
            known_at: Only what was recorded at or before this moment.
            public_by: Only what was published before this moment. A bare date as a
                question is the end of that day (`end_of_day`), so that a report of
                the next day, of which only the day is known, stays out.
        """
        until = None if known_at is None else stamp(known_at)
        with self._connection() as connection:
            last = _store.last_entry(connection, known_at=until)
        upto = 0 if last is None else last.seq
        source = Source(
            latest=lambda kind: self._latest(kind, upto),
            first_seen=lambda kind: self._first_seen(kind, upto),
        )
        return View(known_at=known_at, public_by=public_by, source=source)

    def head(self) -> Head | None:
        """Return the last row's number and hash, to be noted elsewhere."""
        with self._connection() as connection:
            last = _store.last_entry(connection)
        return None if last is None else Head(seq=last.seq, hash=last.hash)

    def verify(self, *, expected: Head | None = None) -> tuple[Problem, ...]:
        """Return what was altered, removed or put in; nothing if all is whole.

        Args:
            expected: A head noted earlier and kept elsewhere, to check as well.
        """
        found: dict[Problem, None] = {}
        try:
            with self._connection() as connection:
                for problem in check(connection, self.path, expected=expected):
                    found[problem] = None
        except LedgerDamaged as err:  # not even a connection could be made
            found[broken(self.path, err.__cause__)] = None
        return tuple(found)

    def originals(self) -> tuple[str, ...]:
        """Return the hashes of all reports' originals, as far as they can be read.

        For verifying an archive: unlike a view, it does not stop at an altered row,
        which `verify` tells of.
        """
        found: dict[str, None] = {}
        with suppress(LedgerDamaged), self._connection() as connection:
            for body in _store.every_body(connection, RowKind.REPORT):
                sha256 = original_of(body)
                if sha256 is not None:
                    found[sha256] = None
        return tuple(found)

    def _latest(self, kind: RowKind, upto: int) -> Sequence[Entry]:
        with self._connection() as connection:
            return _store.latest_entries(connection, kind, upto=upto)

    def _first_seen(self, kind: RowKind, upto: int) -> _store.FirstSeen:
        with self._connection() as connection:
            return _store.first_seen(connection, kind, upto=upto)

    @contextmanager
    def _connection(self, *, writes: bool = False) -> Iterator[Connection]:
        if not self._open:
            msg = f"{self.path}: the ledger was closed; open it again to read on"
            raise LedgerError(msg)
        with explained(self.path), self._engine.connect() as opened:
            connection = opened.execution_options(writes=writes)
            with connection.begin():
                yield connection

    def _prepare(self, *, create: bool) -> None:
        noted = is_noted(self.path)
        with self._connection() as connection:
            made = _is_made(connection, self.path)
        if not made:
            if noted:
                raise gone(self.path)
            if not create:
                msg = (
                    f"{self.path}: the file is empty; check the path, or make a "
                    "ledger there with `armistice init`"
                )
                raise LedgerDamaged(msg)
            self._make()

    def _make(self) -> None:
        with explained(self.path):
            raw = self._engine.raw_connection()
            try:
                # Readers read on while one writes; the file keeps this setting.
                raw.cursor().execute("PRAGMA journal_mode = WAL")
            finally:
                raw.close()
        with self._connection(writes=True) as connection:
            # Another process may have made it since we looked.
            if not _is_made(connection, self.path):
                create(connection)


def _check_place(path: Path, *, create: bool) -> None:
    if path.is_dir():
        msg = f"{path}: this is a folder; name the ledger file inside it"
        raise NotFound(msg)
    if not path.parent.is_dir():
        msg = f"{path.parent}: there is no such folder; make it, or check the path"
        raise NotFound(msg)
    # The note is looked for first: another process may just be making both.
    noted, there = is_noted(path), path.exists()
    if noted and not there:
        raise gone(path)
    if not create and not there:
        msg = f"{path}: there is no ledger; check the path, or run `armistice init`"
        raise NotFound(msg)


def _is_made(connection: Connection, path: Path) -> bool:
    version = pragma(connection, "user_version")
    if pragma(connection, "application_id") != APPLICATION_ID:
        if pragma(connection, "schema_version") == 0:
            return False
        msg = f"{path}: this database is not an Armistice ledger; check the path"
        raise LedgerDamaged(msg)
    if version > SCHEMA_VERSION:
        msg = (
            f"{path}: this ledger has format {version}, and this version of Armistice "
            f"knows formats up to {SCHEMA_VERSION}; install a newer Armistice"
        )
        raise LedgerError(msg)
    if version < SCHEMA_VERSION:
        msg = (
            f"{path}: this ledger says that it has format {version}, which never was: "
            "it was altered. Keep the file aside and put a backup in its place"
        )
        raise LedgerDamaged(msg)
    return True


def _prepare_row(row: Row) -> tuple[RowKind, Row, str]:
    if isinstance(row, Review):
        check_review(row)
    return kind_of(row), row, encode(row)


def _fresh(
    connection: Connection, prepared: Sequence[tuple[RowKind, Row, str]]
) -> list[tuple[RowKind, Row, str]]:
    keys: dict[RowKind, list[str]] = defaultdict(list)
    for kind, row, _ in prepared:
        keys[kind].append(key_of(row))
    held = {k: _store.latest_bodies(connection, k, names) for k, names in keys.items()}
    fresh = []
    for kind, row, body in prepared:
        if _is_new(kind, row, body, held[kind].get(key_of(row))):
            held[kind][key_of(row)] = body
            fresh.append((kind, row, body))
    return fresh


def _is_new(kind: RowKind, row: Row, body: str, held: str | None) -> bool:
    if held is None:
        return True
    if held == body or kind in _ONE_AT_ALL:
        return False
    if kind in _ONE_CONTENT:
        msg = (
            f"{kind} {key_of(row)!r} is in the ledger with another content; "
            "give a new decision an id of its own"
        )
        raise BadInput(msg)
    return True


def _chained(
    last: Entry | None, fresh: Sequence[tuple[RowKind, Row, str]], recorded: datetime
) -> list[Entry]:
    if last is not None:
        recorded = max(recorded, last.moment + _TICK)
    seq, before = (0, GENESIS) if last is None else (last.seq, last.hash)
    entries = []
    for kind, row, body in fresh:
        published = published_of(row)
        bare = Entry(
            seq=seq + 1,
            kind=kind,
            key=key_of(row),
            body=body,
            recorded=stamp(recorded),
            published=None if published is None else stamp(published),
            prev_hash=before,
            hash="",
        )
        entries.append(_sealed(bare))
        seq, before = entries[-1].seq, entries[-1].hash
    return entries


def _sealed(bare: Entry) -> Entry:
    return replace(bare, hash=row_hash(bare))
