"""Runs the command line in this process and keeps what it said."""

from dataclasses import dataclass

import pytest

from armistice.cli import main


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str


@pytest.fixture
def run(capsys, monkeypatch):
    monkeypatch.setenv("ARMISTICE_REVIEWER", "Ada")

    def call(*arguments: object) -> Said:
        capsys.readouterr()
        try:
            main([str(argument) for argument in arguments])
            code = 0
        except SystemExit as stop:
            code = int(stop.code or 0)
        captured = capsys.readouterr()
        return Said(code, captured.out, captured.err)

    return call


@pytest.fixture
def hill(run, folder):
    """Run a command on the folder of the Hill accord, its reports added."""
    assert run("-C", folder.root, "add", folder.root / "in").code == 0
    return lambda *arguments: run("-C", folder.root, *arguments)
