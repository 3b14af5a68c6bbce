from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from armistice.errors import LedgerDamaged, LedgerError, LedgerLocked
from armistice.ledger import Head, Ledger
from armistice.model import Problem, Severity


@pytest.fixture
def filled(path, make):
    with Ledger.open(path, create=True) as ledger:
        for number in range(1, 9):
            name = f"r{number}"
            rows = [
                make.report(name),
                make.reading(make.claim(f"c{number}", name), report=name),
                make.link(
                    make.evidence(f"e{number}", f"c{number}"), claim=f"c{number}"
                ),
            ]
            ledger.append(rows, recorded=make.noon)
    return path


def tamper(path: Path, *statements: str) -> None:
    """Do what somebody with the file and SQLite could do."""
    with closing(sqlite3.connect(path)) as raw:
        guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type='trigger'")
        guards = guards.fetchall()
        for name, _ in guards:
            raw.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            raw.execute(statement)
        for _, sql in guards:
            raw.execute(sql)
        raw.commit()


def codes(path: Path) -> set[str]:
    with Ledger.open(path) as ledger:
        return {problem.code for problem in ledger.verify()}


def test_a_whole_ledger_has_no_problems(filled):
    assert codes(filled) == set()


def test_an_empty_ledger_has_no_problems(ledger):
    assert ledger.verify() == ()


@pytest.mark.parametrize(
    "change",
    [
        "body = replace(body, 'left', 'kept')",
        "body = body || ' '",
        "kind = 'link'",
        "key = 'r9'",
        "recorded = '2031-04-09T12:00:00.000000+00:00'",
        "published = NULL",
        "published = '2031-04-01T00:00:00.000000+00:00'",
        "hash = replace(hash, substr(hash, 1, 1), 'x')",
        "body = CAST(body AS BLOB)",
        "body = 7",
    ],
)
def test_an_altered_cell_is_found(filled, change):
    tamper(filled, f"UPDATE entry SET {change} WHERE seq = 4")  # noqa: S608
    assert "ledger.altered" in codes(filled)


def test_the_altered_row_is_named(filled):
    tamper(filled, "UPDATE entry SET body = body || ' ' WHERE seq = 4")
    with Ledger.open(filled) as ledger:
        problem = ledger.verify()[0]
    assert problem.where == f"{filled}#4"
    assert "row 4 (report r2) was altered" in problem.message


def test_a_row_taken_out_is_found(filled):
    tamper(filled, "DELETE FROM entry WHERE seq = 4")
    assert "ledger.missing" in codes(filled)


def test_a_row_taken_out_with_the_numbers_closed_up_is_found(filled):
    moves = [
        f"UPDATE entry SET seq = {n - 1} WHERE seq = {n}"  # noqa: S608
        for n in range(5, 25)
    ]
    tamper(filled, "DELETE FROM entry WHERE seq = 4", *moves)
    assert {"ledger.broken_chain", "ledger.altered"} <= codes(filled)


def test_two_rows_exchanged_are_found(filled):
    tamper(
        filled,
        "UPDATE entry SET seq = 99 WHERE seq = 4",
        "UPDATE entry SET seq = 4 WHERE seq = 7",
        "UPDATE entry SET seq = 7 WHERE seq = 99",
    )
    assert {"ledger.broken_chain", "ledger.altered"} <= codes(filled)


def test_the_first_row_taken_out_is_found(filled):
    tamper(filled, "DELETE FROM entry WHERE seq = 1")
    assert "ledger.missing" in codes(filled)


def test_rows_missing_at_the_end_are_found(filled):
    tamper(filled, "DELETE FROM entry WHERE seq > 20")
    assert codes(filled) == {"ledger.truncated"}


def test_all_rows_missing_are_found(filled):
    tamper(filled, "DELETE FROM entry")
    assert codes(filled) == {"ledger.truncated"}


def rewrite(path: Path, make) -> None:
    """Make a ledger anew, with a whole chain but another content."""
    path.unlink()
    path.with_name("armistice.db.head").unlink()
    with Ledger.open(path, create=True) as ledger:
        for number in range(24):
            ledger.append([make.report(f"other{number}")], recorded=make.noon)


def test_a_ledger_made_anew_passes_by_itself(filled, make):
    rewrite(filled, make)
    assert codes(filled) == set()


def test_a_ledger_made_anew_is_found_by_a_head_kept_elsewhere(filled, make):
    with Ledger.open(filled) as ledger:
        kept = ledger.head()
    rewrite(filled, make)
    with Ledger.open(filled) as ledger:
        found = ledger.verify(expected=kept)
    assert [problem.code for problem in found] == ["ledger.replaced"]


def test_a_head_kept_elsewhere_passes_after_more_rows(filled, make):
    with Ledger.open(filled) as ledger:
        kept = ledger.head()
        ledger.append([make.report("r99")], recorded=make.noon)
        assert ledger.verify(expected=kept) == ()


def test_a_missing_head_is_a_warning(filled):
    filled.with_name("armistice.db.head").unlink()
    with Ledger.open(filled) as ledger:
        (problem,) = ledger.verify()
    assert (problem.code, problem.severity) == ("ledger.no_head", Severity.WARNING)


@pytest.mark.parametrize(
    "noted",
    [
        "nonsense",
        "[]",
        '{"seq": 1}',
        '{"seq": "x", "hash": ""}',
        '{"seq": null, "hash": ""}',
        '{"seq": 0, "hash": ""}',
        '{"seq": 99999999999999999999, "hash": ""}',
    ],
)
def test_an_unreadable_head_is_found(filled, noted):
    filled.with_name("armistice.db.head").write_text(noted)
    assert codes(filled) == {"ledger.bad_head"}


def test_rows_missing_at_the_end_are_still_found_after_an_attempt_to_go_on(
    filled, make
):
    tamper(filled, "DELETE FROM entry WHERE seq > 20")
    with Ledger.open(filled) as ledger, pytest.raises(LedgerDamaged):
        ledger.append([make.report("r99")], recorded=make.noon)
    assert codes(filled) == {"ledger.truncated"}


def test_a_head_that_lags_behind_is_no_problem(filled, make):
    head = filled.with_name("armistice.db.head")
    before = head.read_text()
    with Ledger.open(filled) as ledger:
        ledger.append([make.report("r99")], recorded=make.noon)
    head.write_text(before)
    assert codes(filled) == set()


def test_a_guard_taken_away_is_found(filled):
    with closing(sqlite3.connect(filled)) as raw:
        raw.execute("DROP TRIGGER entry_no_update")
    assert codes(filled) == {"ledger.unguarded"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET body = 'x' WHERE seq = 1",
        "DELETE FROM entry WHERE seq = 24",
        "INSERT OR REPLACE INTO entry SELECT * FROM entry WHERE seq = 3",
        "INSERT INTO entry SELECT 99, kind, key, body, recorded, published, prev_hash,"
        " hash FROM entry WHERE seq = 3",
    ],
)
def test_the_file_itself_refuses_changes(filled, statement):
    with (
        closing(sqlite3.connect(filled)) as raw,
        pytest.raises(sqlite3.IntegrityError, match="append-only"),
    ):
        raw.execute(statement)


def everything(path: Path) -> tuple[object, ...]:
    with Ledger.open(path) as ledger:
        view = ledger.view()
        return view.reports, view.claims, view.evidence


def outcome(path: Path, ask: Callable[[Path], object]) -> object:
    try:
        return ask(path)
    except LedgerError:
        return LedgerError


def verified(path: Path) -> tuple[Problem, ...]:
    with Ledger.open(path) as ledger:
        return ledger.verify()


@pytest.mark.parametrize("tries", [100, pytest.param(5000, marks=pytest.mark.slow)])
def test_any_altered_byte_is_found_or_means_nothing(filled, tries):
    """Bytes that hold no content (free space in pages) may change without effect."""
    whole, before = filled.read_bytes(), everything(filled)
    chance = random.Random(tries)  # noqa: S311
    for at in chance.sample(range(len(whole)), tries):
        broken = bytearray(whole)
        broken[at] ^= 1 << chance.randrange(8)
        filled.write_bytes(broken)
        found = outcome(filled, verified)
        assert found != () or outcome(filled, everything) == before, at


def test_every_byte_of_a_row_counts(filled):
    whole = filled.read_bytes()
    at = whole.index(b'"title":"Column leaves Arn"')
    for offset in range(27):
        broken = bytearray(whole)
        broken[at + offset] ^= 1
        filled.write_bytes(broken)
        assert outcome(filled, verified) != (), offset


def test_a_row_that_holds_no_noun_any_more_is_not_shown_as_one(filled):
    tamper(filled, "UPDATE entry SET body = '{}' WHERE seq = 4")
    with Ledger.open(filled) as ledger, pytest.raises(LedgerDamaged, match="row 4"):
        _ = ledger.view().reports


def test_a_row_without_its_moment_is_not_shown(filled):
    tamper(filled, "UPDATE entry SET recorded = 'soon' WHERE seq = 5")
    with Ledger.open(filled) as ledger, pytest.raises(LedgerDamaged, match="row 5"):
        _ = ledger.view().claims


def test_a_file_cut_short_is_damaged(filled):
    filled.write_bytes(filled.read_bytes()[:9000])
    assert outcome(filled, codes) in ({"ledger.damaged"}, LedgerError)


def test_what_breaks_off_one_look_does_not_keep_from_the_next(filled):
    tamper(filled, "ALTER TABLE entry RENAME COLUMN body TO words")
    filled.with_name("armistice.db.head").write_text("nonsense")
    assert {"ledger.damaged", "ledger.bad_head"} <= codes(filled)


def test_a_file_broken_while_it_is_open_is_a_problem(filled):
    with Ledger.open(filled) as ledger:
        ledger._engine.dispose()  # as a later connection of a longer run
        for name in ("-wal", "-shm"):
            filled.with_name(filled.name + name).unlink(missing_ok=True)
        filled.write_bytes(b"These are the minutes of the meeting. " * 50)
        found = ledger.verify()
    assert {problem.code for problem in found} == {"ledger.damaged"}
    assert all("backup" in problem.message for problem in found)


def test_a_ledger_that_another_process_keeps_is_not_called_broken(filled):
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("PRAGMA journal_mode = DELETE")
        with Ledger.open(filled, busy_seconds=0.05) as ledger:
            other.execute("BEGIN EXCLUSIVE")
            with pytest.raises(LedgerLocked):
                ledger.verify()


@pytest.mark.parametrize("change", ["body = '{}'", "recorded = 'soon'"])
def test_whoever_verifies_is_not_told_to_verify(filled, change):
    tamper(filled, f"UPDATE entry SET {change}")  # noqa: S608
    with (
        Ledger.open(filled) as ledger,
        pytest.raises(LedgerDamaged, match="put a backup") as told,
    ):
        _ = ledger.view().claims
    assert "armistice verify" not in str(told.value)


def test_the_originals_of_all_reports_are_named(path, make):
    with Ledger.open(path, create=True) as ledger:
        rows = [make.report("r1", sha256="a" * 64), make.report("r2", sha256="b" * 64)]
        ledger.append([*rows, make.reading()], recorded=make.noon)
        assert ledger.originals() == ("a" * 64, "b" * 64)


@pytest.mark.parametrize(
    "body", ["{}", "[]", "7", "left", '{"sha256": 7}', '{"sha256": "../x"}']
)
def test_an_altered_report_does_not_keep_the_others_originals_back(path, make, body):
    with Ledger.open(path, create=True) as ledger:
        rows = [make.report("r1", sha256="a" * 64), make.report("r2", sha256="b" * 64)]
        ledger.append(rows, recorded=make.noon)
    tamper(path, f"UPDATE entry SET body = '{body}' WHERE seq = 1")  # noqa: S608
    with Ledger.open(path) as ledger:
        assert ledger.originals() == ("b" * 64,)


def test_a_broken_file_names_what_can_be_read(filled):
    tamper(filled, "UPDATE entry SET body = CAST(x'ff' AS TEXT) WHERE seq = 1")
    with Ledger.open(filled) as ledger:
        assert set(ledger.originals()) <= {"0" * 64}
        assert "ledger.damaged" in {problem.code for problem in ledger.verify()}


def test_the_head_of_an_empty_ledger_is_none(ledger):
    assert ledger.head() is None


def test_the_head_names_the_last_row(filled):
    with Ledger.open(filled) as ledger:
        head = ledger.head()
    assert isinstance(head, Head)
    assert head.seq == 24
