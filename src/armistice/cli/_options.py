"""Options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="The day that the question is about; now, unless the folder says else.",
    ),
]
KnownAt = Annotated[
    str | None,
    typer.Option(
        "--known-at", metavar="DATE", help="Answer with what the ledger held by then."
    ),
]
PublicBy = Annotated[
    str | None,
    typer.Option(
        "--public-by",
        metavar="DATE",
        help="Answer with what had been published by then, whenever it was imported.",
    ),
]
ReviewedOnly = Annotated[
    bool,
    typer.Option("--reviewed-only", help="Count only what a person has confirmed."),
]
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
