"""A ledger that lost rows is never gone on from as if nothing had been there."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from armistice.errors import LedgerDamaged
from armistice.ledger import Ledger


@pytest.fixture
def head(path):
    return path.with_name("armistice.db.head")


@pytest.fixture
def filled(path, make):
    with Ledger.open(path, create=True) as ledger:
        ledger.append([make.agreement()], recorded=make.noon)
        for name in ("r1", "r2", "r3"):
            ledger.append([make.report(name)], recorded=make.noon)
    return path


def cut(path, after: int) -> None:
    """Remove rows as somebody with SQLite could."""
    with closing(sqlite3.connect(path)) as raw:
        (sql,) = raw.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'entry_no_delete'"
        ).fetchone()
        raw.execute("DROP TRIGGER entry_no_delete")
        raw.execute("DELETE FROM entry WHERE seq > ?", [after])
        raw.execute(sql)
        raw.commit()


@pytest.mark.parametrize("create", [True, False])
def test_a_deleted_ledger_is_not_made_anew(filled, head, create):
    before = head.read_bytes()
    filled.unlink()
    with pytest.raises(LedgerDamaged, match="backup") as told:
        Ledger.open(filled, create=create)
    assert "remove armistice.db.head" in str(told.value)
    assert not filled.exists()
    assert head.read_bytes() == before


def test_an_emptied_ledger_is_not_made_anew(filled, head):
    before = head.read_bytes()
    filled.write_bytes(b"")
    with pytest.raises(LedgerDamaged, match="gone or empty"):
        Ledger.open(filled, create=True)
    assert (filled.read_bytes(), head.read_bytes()) == (b"", before)


def test_a_deleted_ledger_put_back_is_whole(filled, make):
    backup = filled.read_bytes()
    filled.unlink()
    with pytest.raises(LedgerDamaged):
        Ledger.open(filled, create=True)
    filled.write_bytes(backup)
    with Ledger.open(filled, create=True) as ledger:
        assert ledger.verify() == ()
        assert ledger.append([make.report("r4")], recorded=make.noon) == 1


def test_without_the_note_a_ledger_is_made_anew_knowingly(filled, head, make):
    filled.unlink()
    head.unlink()
    with Ledger.open(filled, create=True) as ledger:
        assert ledger.append([make.report("r9")], recorded=make.noon) == 1


@pytest.mark.parametrize("rows", [["r4"], ["r1"], []])
@pytest.mark.parametrize("after", [0, 3])
def test_nothing_is_put_after_missing_rows(filled, head, make, after, rows):
    """Not even where nothing would be new: who asks would be answered from a part."""
    before = head.read_bytes()
    cut(filled, after)
    with Ledger.open(filled, create=True) as ledger:
        with pytest.raises(LedgerDamaged, match="row 4, noted as the last"):
            ledger.append([make.report(name) for name in rows], recorded=make.noon)
        kept = ledger.head()
    assert (0 if kept is None else kept.seq) == after
    assert head.read_bytes() == before


def test_nothing_is_put_after_another_row_than_the_noted(filled, head, make):
    other = filled.with_name("other.db")
    with Ledger.open(other, create=True) as ledger:
        for number in range(6):
            ledger.append([make.report(f"other{number}")], recorded=make.noon)
    before = head.read_bytes()
    filled.write_bytes(other.read_bytes())
    with (
        Ledger.open(filled) as ledger,
        pytest.raises(LedgerDamaged, match="is another one"),
    ):
        ledger.append([make.report("r4")], recorded=make.noon)
    assert head.read_bytes() == before


def test_a_note_that_cannot_be_read_is_not_overwritten(filled, head, make):
    head.write_text("nonsense")
    with (
        Ledger.open(filled) as ledger,
        pytest.raises(LedgerDamaged, match="cannot be read"),
    ):
        ledger.append([make.report("r4")], recorded=make.noon)
    assert head.read_text() == "nonsense"


def test_once_the_note_is_removed_one_may_go_on(filled, head, make):
    cut(filled, 3)
    head.unlink()
    with Ledger.open(filled) as ledger:
        assert ledger.append([make.report("r4")], recorded=make.noon) == 1
        assert ledger.verify() == ()


def test_a_note_that_lags_behind_keeps_nobody_from_going_on(filled, head, make):
    before = head.read_text()
    with Ledger.open(filled) as ledger:
        ledger.append([make.report("r4")], recorded=make.noon)
        head.write_text(before)
        assert ledger.append([make.report("r5")], recorded=make.noon) == 1
