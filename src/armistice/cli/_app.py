"""The application, its global options, and how errors leave it."""

from __future__ import annotations

import sys
from enum import IntEnum
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from armistice.errors import ArmisticeError
from armistice.monitor import Monitor


class Exit(IntEnum):
    """What the exit status says."""

    OK = 0
    FINDINGS = 1
    USAGE = 2


app = typer.Typer(
    name="armistice",
    help=(
        "Watch how peace and ceasefire agreements are implemented: what was agreed, "
        "what was reported, who says so. Data goes to standard output, progress and "
        "messages to standard error. Exit status: 0 ok, 1 findings, 2 usage."
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"armistice {version('armistice')}")
        raise typer.Exit


@app.callback()
def options(
    ctx: typer.Context,
    folder: Annotated[
        Path,
        typer.Option(
            "--folder", "-C", envvar="ARMISTICE_FOLDER", help="The monitor's folder."
        ),
    ] = Path(),
    *,
    _version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_print_version,
            is_eager=True,
            help="Print the version and stop.",
        ),
    ] = False,
) -> None:
    """Keep the folder for the command that follows."""
    ctx.obj = folder


def open_monitor(ctx: typer.Context) -> Monitor:
    """Open the folder that the global option names."""
    folder = ctx.obj
    if not isinstance(folder, Path):
        msg = "the application sets the folder before any command runs"
        raise TypeError(msg)
    return Monitor.open(folder)


def say(message: str) -> None:
    """Write a line for people to standard error."""
    typer.echo(message, err=True)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; what goes wrong on purpose becomes one clear message."""
    try:
        app(arguments)
    except ArmisticeError as err:
        say(f"armistice: {err}")
        sys.exit(Exit.USAGE)
    except BrokenPipeError:
        # Whoever read our output has seen enough (`armistice claims | head`).
        sys.stderr.close()
        sys.exit(Exit.OK)
