"""Options that several commands share."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Annotated, get_type_hints

import typer

from armistice.monitor import Asking

PerspectiveId = Annotated[
    str | None,
    typer.Option(
        "--perspective",
        "-p",
        metavar="ID",
        help="One account only: party:ID, guarantor, third, combined or your own.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of text.")]


def _question(
    *,
    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help="The day that the question is about; now, unless the folder says else.",
        ),
    ] = None,
    known_at: Annotated[
        str | None,
        typer.Option(
            "--known-at",
            metavar="DATE",
            help="Answer with what the ledger held by then.",
        ),
    ] = None,
    public_by: Annotated[
        str | None,
        typer.Option(
            "--public-by",
            metavar="DATE",
            help="Answer with what had been published by then, whenever imported.",
        ),
    ] = None,
    reviewed_only: Annotated[
        bool,
        typer.Option("--reviewed-only", help="Count only what a person has confirmed."),
    ] = False,
) -> Asking:
    return {
        "as_of": as_of,
        "known_at": known_at,
        "public_by": public_by,
        "reviewed_only": reviewed_only,
    }


def asks(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of a question; it gets them as one `asking`."""
    options = inspect.signature(_question).parameters
    own = inspect.signature(command).parameters

    @wraps(command)
    def asked(**arguments: object) -> None:
        given = {name: arguments.pop(name) for name in options}
        command(**arguments, asking=given)

    hints = get_type_hints(command, include_extras=True)
    hints |= get_type_hints(_question, include_extras=True)
    kept = [p for name, p in own.items() if name != "asking"]
    named = [p.replace(kind=p.KEYWORD_ONLY) for p in (*kept, *options.values())]
    # Typer reads a command's options off its signature, not off its wrapper.
    setattr(  # noqa: B010
        asked,
        "__signature__",
        inspect.Signature([p.replace(annotation=hints[p.name]) for p in named]),
    )
    asked.__annotations__ = {p.name: hints[p.name] for p in named}
    del asked.__wrapped__
    return asked
