from __future__ import annotations

import hashlib
import os
import stat
import subprocess
import sys

import pytest

from armistice.errors import LedgerFull, NotFound
from armistice.model import Severity
from armistice.reports import Archive


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path / "archive")


def test_what_is_put_comes_back_byte_for_byte(archive):
    assert archive.get(archive.put(b"a\r\nb\x00")) == b"a\r\nb\x00"


def test_an_original_lies_under_its_hash(archive):
    sha256 = archive.put(b"words")
    assert sha256 == hashlib.sha256(b"words").hexdigest()
    assert archive.path(sha256) == archive.folder / sha256[:2] / sha256


def test_an_original_is_read_only(archive):
    mode = archive.path(archive.put(b"words")).stat().st_mode
    assert stat.S_IMODE(mode) == 0o444


def test_putting_twice_changes_nothing(archive):
    first = archive.path(archive.put(b"words")).stat()
    again = archive.path(archive.put(b"words")).stat()
    assert (first.st_ino, first.st_mtime_ns) == (again.st_ino, again.st_mtime_ns)


def test_nothing_but_originals_is_left_behind(archive):
    archive.put(b"words")
    files = [p for p in archive.folder.rglob("*") if p.is_file()]
    assert len(files) == 1


def test_a_hash_that_is_not_there_is_not_found(archive):
    with pytest.raises(NotFound, match="no original has the hash"):
        archive.get("0" * 64)


@pytest.mark.parametrize("name", ["", "../secret", "A" * 64, "0" * 63])
def test_a_path_is_no_hash(archive, name):
    with pytest.raises(NotFound, match="not a SHA-256"):
        archive.get(name)


def test_a_whole_archive_has_no_problems(archive):
    sha256 = archive.put(b"words")
    assert archive.verify((sha256,)) == ()


def test_an_archive_that_does_not_exist_yet_has_no_problems(archive):
    assert archive.verify() == ()


def test_an_altered_original_is_found(archive):
    path = archive.path(archive.put(b"words"))
    path.chmod(0o644)
    path.write_bytes(b"other words")
    assert [p.code for p in archive.verify()] == ["archive.altered"]


def test_a_missing_original_is_found(archive):
    sha256 = archive.put(b"words")
    archive.path(sha256).unlink()
    (problem,) = archive.verify((sha256,))
    assert (problem.code, problem.where) == (
        "archive.missing",
        str(archive.path(sha256)),
    )


def test_a_stray_file_is_found(archive):
    path = archive.path(archive.put(b"words"))
    (path.parent / "notes.txt").write_text("mine")
    assert [p.code for p in archive.verify()] == ["archive.stray"]


def test_an_original_that_no_row_names_is_a_warning(archive):
    named, other = archive.put(b"words"), archive.put(b"other words")
    (problem,) = archive.verify((named,))
    assert (problem.code, problem.severity) == ("archive.unnamed", Severity.WARNING)
    assert problem.where == str(archive.path(other))


def test_where_no_row_is_left_every_original_is_unnamed(archive):
    archive.put(b"words")
    archive.put(b"other words")
    assert [p.code for p in archive.verify(())] == ["archive.unnamed"] * 2


def test_an_unnamed_original_may_come_from_an_interrupted_import(archive):
    archive.put(b"words")
    (problem,) = archive.verify(())
    assert "interrupted: add its report again" in problem.message


def test_without_the_reports_hashes_no_original_is_unnamed(archive):
    archive.put(b"words")
    assert archive.verify() == ()


def test_a_stray_file_is_not_unnamed_as_well(archive):
    path = archive.path(archive.put(b"words"))
    (path.parent / "notes.txt").write_text("mine")
    assert [p.code for p in archive.verify((path.name,))] == ["archive.stray"]


FULL = """
import resource, signal, sys
from pathlib import Path
from armistice.errors import LedgerFull
from armistice.reports import Archive
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    Archive(Path(sys.argv[1])).put(b"x" * 100_000)
except LedgerFull as err:
    print(err)
"""


def test_a_full_disk_is_told_and_leaves_nothing(archive):
    archive.put(b"words")
    told = subprocess.run(  # noqa: S603
        [sys.executable, "-c", FULL, os.fspath(archive.folder)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Make room" in told.stdout
    assert len([p for p in archive.folder.rglob("*") if p.is_file()]) == 1


def test_another_fault_of_the_disk_is_not_called_full(tmp_path):
    (tmp_path / "archive").write_text("a file where the folder should be")
    with pytest.raises(OSError, match="archive") as caught:
        Archive(tmp_path / "archive").put(b"words")
    assert not isinstance(caught.value, LedgerFull)
