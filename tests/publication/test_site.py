"""Publishing: all pages or none, and nobody else's folder is touched."""

import errno
from dataclasses import replace
from pathlib import Path

import pytest

from armistice.errors import BadInput
from armistice.publication import publish


def test_it_returns_the_index(edition, tmp_path):
    index = publish(edition, tmp_path / "a" / "site")
    assert index == tmp_path / "a" / "site" / "index.html"
    assert index.is_file()


def test_an_empty_folder_is_taken(empty, tmp_path):
    (tmp_path / "site").mkdir()
    assert publish(empty, tmp_path / "site").is_file()


def test_our_own_folder_is_replaced_whole(edition, empty, tmp_path):
    out = tmp_path / "site"
    publish(edition, out)
    publish(empty, out)
    assert not (out / "obligations").exists()
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_foreign_folder_is_refused(empty, tmp_path):
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(BadInput, match=r"not a published site.*name a new or empty"):
        publish(empty, tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_is_refused(empty, tmp_path):
    out = tmp_path / "site"
    out.write_text("mine", encoding="utf-8")
    with pytest.raises(BadInput, match="this is a file"):
        publish(empty, out)
    assert out.read_text(encoding="utf-8") == "mine"


def test_a_link_to_our_folder_stays_a_link(empty, tmp_path):
    publish(empty, tmp_path / "real")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    publish(replace(empty, title="Another"), tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert "Another" in (tmp_path / "real" / "index.html").read_text(encoding="utf-8")


def test_a_folder_below_a_file_is_refused(empty, tmp_path):
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(BadInput, match="could not be written"):
        publish(empty, tmp_path / "file" / "site")


def test_a_full_disk_leaves_the_old_pages(edition, empty, tmp_path, monkeypatch):
    out = tmp_path / "site"
    publish(empty, out)
    before = (out / "index.html").read_bytes()

    def full(*_: object, **__: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(BadInput, match=r"No space left on device.*nothing there was"):
        publish(edition, out)
    assert (out / "index.html").read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_a_failed_exchange_puts_the_old_pages_back(
    edition, empty, tmp_path, monkeypatch
):
    out = tmp_path / "site"
    publish(empty, out)
    before = (out / "index.html").read_bytes()
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if ".new-" in self.name:
            raise OSError(errno.EIO, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(BadInput, match="Input/output error"):
        publish(edition, out)
    assert (out / "index.html").read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["site"]


def test_hostile_ids_stay_inside_the_folder(edition, tmp_path):
    report = replace(edition.reports[0], id="../../escape")
    publish(replace(edition, reports=(report,)), tmp_path / "in" / "site")
    assert [p.name for p in tmp_path.iterdir()] == ["in"]
    assert [p.name for p in (tmp_path / "in").iterdir()] == ["site"]
