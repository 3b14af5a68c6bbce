"""A folder to put files in, and one call that reads it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from armistice.model import Problem, Report
from armistice.reports import Archive, accept

WORDS = "The mission said on Tuesday that the last column had left the valley of Arn."


class Desk:
    """Files in a folder, and what becomes of them."""

    words = WORDS
    captured = datetime(2031, 6, 1, tzinfo=UTC)

    def __init__(self, root: Path) -> None:
        self.folder = root / "in"
        self.folder.mkdir()
        self.archive = Archive(root / "archive")

    def put(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def read(self, path: Path | None = None, **more) -> list[Report | Problem]:
        chosen = self.folder if path is None else path
        return list(
            accept(chosen, archive=self.archive, captured=self.captured, **more)
        )

    def reports(self, path: Path | None = None, **more) -> list[Report]:
        return [x for x in self.read(path, **more) if isinstance(x, Report)]

    def codes(self, path: Path | None = None, **more) -> list[str]:
        return [x.code for x in self.read(path, **more) if isinstance(x, Problem)]

    def one(self, name: str, content: str | bytes, **more) -> Report:
        (report,) = self.reports(self.put(name, content), **more)
        return report

    def refused(self, name: str, content: str | bytes, **more) -> Problem:
        (problem,) = self.read(self.put(name, content), **more)
        assert isinstance(problem, Problem)
        return problem


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


@pytest.fixture
def day():
    return datetime(2031, 4, 2, tzinfo=UTC).date()
