"""Every command, option and setting is documented."""

from dataclasses import fields
from pathlib import Path

import pytest
import typer

from armistice.cli import app
from armistice.monitor import Settings, example_names

DOCS = Path(__file__).parents[2] / "docs"
COMMANDS = typer.main.get_command(app).commands


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_and_its_options_are_in_the_reference(name):
    text = (DOCS / "cli.md").read_text("utf-8")
    _, found, section = text.partition(f"## `armistice {name}`\n")
    assert found, (
        f"run: python -m typer armistice.cli utils docs > docs/cli.md ({name})"
    )
    section = section.partition("\n## ")[0]
    for parameter in COMMANDS[name].params:
        for option in parameter.opts:
            if option.startswith("--"):
                assert option in section


@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
def test_a_setting_is_documented(name):
    assert f"`{name}`" in (DOCS / "folder.md").read_text("utf-8")


@pytest.mark.parametrize("name", example_names())
def test_an_example_is_documented(name):
    assert name in (DOCS / "examples.md").read_text("utf-8")
