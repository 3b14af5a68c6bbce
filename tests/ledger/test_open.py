from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from armistice.errors import (
    LedgerDamaged,
    LedgerError,
    LedgerFull,
    LedgerLocked,
    NotFound,
)
from armistice.ledger import Ledger


def test_a_missing_ledger_is_not_made_by_the_way(path):
    with pytest.raises(NotFound, match="there is no ledger"):
        Ledger.open(path)
    assert not path.exists()


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(NotFound, match="no such folder"):
        Ledger.open(tmp_path / "nowhere" / "armistice.db", create=True)


def test_a_folder_is_no_ledger(tmp_path):
    with pytest.raises(NotFound, match="this is a folder"):
        Ledger.open(tmp_path, create=True)


def test_a_ledger_is_opened_again(path, make):
    with Ledger.open(path, create=True) as ledger:
        ledger.append([make.report()], recorded=make.noon)
    with Ledger.open(path, create=True) as ledger:
        assert len(ledger.view().reports) == 1


def test_a_file_that_is_no_database_is_damaged(path):
    path.write_bytes(b"These are the minutes of the meeting. " * 50)
    with pytest.raises(LedgerDamaged, match="not a whole Armistice ledger"):
        Ledger.open(path, create=True)


def test_whoever_opens_a_broken_ledger_is_not_told_to_verify_it(path):
    path.write_bytes(b"These are the minutes of the meeting. " * 50)
    with pytest.raises(LedgerDamaged, match="backup") as told:
        Ledger.open(path, create=True)
    assert "armistice verify" not in str(told.value)


def test_a_file_that_is_no_database_is_left_alone(path):
    path.write_bytes(b"These are the minutes of the meeting. " * 50)
    with pytest.raises(LedgerDamaged):
        Ledger.open(path, create=True)
    assert path.read_bytes().startswith(b"These are the minutes")


def test_another_programs_database_is_no_ledger(path):
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE people (name)")
    with pytest.raises(LedgerDamaged, match="not an Armistice ledger"):
        Ledger.open(path, create=True)


def test_an_empty_file_is_no_ledger(path):
    path.touch()
    with pytest.raises(LedgerDamaged, match="empty"):
        Ledger.open(path)


def test_an_empty_file_becomes_a_ledger_when_asked(path, make):
    path.touch()
    with Ledger.open(path, create=True) as ledger:
        assert ledger.append([make.report()], recorded=make.noon) == 1


def test_a_ledger_of_a_newer_format_is_refused(path):
    Ledger.open(path, create=True).close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA user_version = 2")
    with pytest.raises(LedgerError, match="install a newer Armistice"):
        Ledger.open(path)


def test_a_ledger_of_a_format_that_never_was_is_damaged(path):
    Ledger.open(path, create=True).close()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA user_version = 0")
    with pytest.raises(LedgerDamaged, match="never was"):
        Ledger.open(path)


def test_a_second_writer_is_told(path, make):
    with Ledger.open(path, create=True, busy_seconds=0.05) as ledger:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(LedgerLocked, match="another process is writing"):
                ledger.append([make.report()], recorded=make.noon)
            other.execute("ROLLBACK")
        assert ledger.append([make.report()], recorded=make.noon) == 1


def test_a_reader_reads_while_another_writes(path, make):
    with Ledger.open(path, create=True, busy_seconds=0.05) as ledger:
        ledger.append([make.report()], recorded=make.noon)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            assert len(ledger.view().reports) == 1
            other.execute("ROLLBACK")


def test_a_writer_writes_while_another_reads(path, make):
    with Ledger.open(path, create=True) as one, Ledger.open(path) as other:
        view = other.view()
        one.append([make.report()], recorded=make.noon)
        assert (len(view.reports), len(other.view().reports)) == (0, 1)


def test_two_ledgers_on_one_file_write_in_turn(path, make):
    with Ledger.open(path, create=True) as one, Ledger.open(path) as other:
        for number in range(6):
            writer = (one, other)[number % 2]
            writer.append([make.report(f"r{number}")], recorded=make.noon)
        assert one.verify() == ()
        assert len(other.view().reports) == 6


@pytest.fixture
def small_disk(path):
    """Let a ledger file grow to a few pages only, as on a disk that fills up."""

    def limit(raw, _record):
        raw.execute("PRAGMA max_page_count = 24")

    Ledger.open(path, create=True).close()
    event.listen(Engine, "connect", limit)
    yield path
    event.remove(Engine, "connect", limit)


def test_a_full_disk_is_told(small_disk, make):
    with (
        Ledger.open(small_disk) as ledger,
        pytest.raises(LedgerFull, match="Make room and try again"),
    ):
        ledger.append([make.report(text="x" * 200_000)], recorded=make.noon)


def test_a_full_disk_leaves_nothing_half_done(small_disk, make):
    with Ledger.open(small_disk) as ledger:
        ledger.append([make.report("r1")], recorded=make.noon)
        rows = [make.report("r2"), make.report("r3", text="x" * 200_000)]
        with pytest.raises(LedgerFull):
            ledger.append(rows, recorded=make.noon)
        assert [r.id for r in ledger.view().reports] == ["r1"]
        assert ledger.verify() == ()


def test_after_a_full_disk_smaller_rows_still_fit(small_disk, make):
    with Ledger.open(small_disk) as ledger:
        with pytest.raises(LedgerFull):
            ledger.append([make.report(text="x" * 200_000)], recorded=make.noon)
        assert ledger.append([make.report()], recorded=make.noon) == 1


def test_a_head_that_cannot_be_written_does_not_undo_the_row(path, make):
    path.with_name("armistice.db.head").mkdir()
    with Ledger.open(path, create=True) as ledger:
        assert ledger.append([make.report()], recorded=make.noon) == 1
        assert len(ledger.view().reports) == 1
    assert sorted(p.name for p in path.parent.iterdir()) == [
        "armistice.db",
        "armistice.db.head",
    ]


def test_every_commit_reaches_the_disk(path):
    with Ledger.open(path, create=True) as ledger, ledger._connection() as connection:
        full = connection.exec_driver_sql("PRAGMA synchronous").scalar_one()
        mode = connection.exec_driver_sql("PRAGMA journal_mode").scalar_one()
    assert (full, mode) == (2, "wal")


def test_a_file_that_may_not_be_opened_is_named(path, tmp_path):
    # A link to a place that does not exist: there is a folder, yet no file can be made.
    path.symlink_to(tmp_path / "gone" / "armistice.db")
    with pytest.raises(NotFound, match="cannot be opened"):
        Ledger.open(path, create=True)


def test_a_guard_that_refuses_is_a_ledger_error(path):
    with (
        Ledger.open(path, create=True) as ledger,
        pytest.raises(LedgerError, match="append-only"),
        ledger._connection(writes=True) as connection,
    ):
        connection.exec_driver_sql("INSERT INTO entry (seq) VALUES (7)")
