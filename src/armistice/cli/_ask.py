"""Commands that ask: status, explain, the registers, export."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from armistice.cli._app import open_monitor, say
from armistice.cli._explain import print_explanation
from armistice.cli._options import AsJson, PerspectiveId, asks
from armistice.cli._show import asked, print_json, print_matrix, print_table, span_of
from armistice.monitor import Asking
from armistice.publication import (
    ClaimFilter,
    ExportForm,
    ExportKind,
    export_rows,
    matrix_table,
    with_claims,
)

if TYPE_CHECKING:
    from armistice.publication import Row

SHORT = 110
"""How much of a claim's words a table shows."""


@asks
def status(
    ctx: typer.Context,
    perspective: PerspectiveId = None,
    *,
    asking: Asking,
    json: AsJson = False,
) -> None:
    """Show the status of every obligation in each account."""
    with open_monitor(ctx) as monitor:
        edition = monitor.edition(perspective=perspective, **asking)
    if json:
        print_json(list(export_rows(edition, ExportKind.VERDICTS)))
    else:
        print_matrix(matrix_table(edition))
        say(f"{asked(edition)}; `armistice explain OBLIGATION` says why")


@asks
def explain(
    ctx: typer.Context,
    obligation: Annotated[str, typer.Argument(help="Its id, as `status` shows it.")],
    perspective: PerspectiveId = None,
    *,
    asking: Asking,
    json: AsJson = False,
) -> None:
    """Say why an obligation stands where it does, sentence by sentence."""
    with open_monitor(ctx) as monitor:
        answer = monitor.explain(obligation, perspective=perspective, **asking)
    if json:
        print_json(answer)
    else:
        print_explanation(answer)


@asks
def claims(
    ctx: typer.Context,
    side: Annotated[
        str | None, typer.Option(help="Only of this party's side, `third` or `outlet`.")
    ] = None,
    stance: Annotated[str | None, typer.Option(help="Only of this stance.")] = None,
    actor: Annotated[
        str | None, typer.Option(help="Only of actors whose id holds this text.")
    ] = None,
    report: Annotated[str | None, typer.Option(help="Only of this report id.")] = None,
    obligation: Annotated[
        str | None, typer.Option(help="Only those that bear on this obligation.")
    ] = None,
    *,
    asking: Asking,
    json: AsJson = False,
) -> None:
    """Show who said what: the claims register."""
    wanted = ClaimFilter(
        side=side, stance=stance, actor=actor, report=report, obligation=obligation
    )
    with open_monitor(ctx) as monitor:
        edition = monitor.edition(**asking)
    wanted.check(edition)
    edition = with_claims(edition, wanted)
    if json:
        print_json(list(export_rows(edition, ExportKind.CLAIMS)))
        return
    print_table(
        ("id", "said on", "actor", "side", "stance", "content", "reviewed"),
        (
            (
                c.id,
                span_of(c.said_on),
                c.actor,
                c.side,
                c.stance,
                _short(c.content),
                c.reviewed,
            )
            for c in edition.claims
        ),
    )


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= SHORT else flat[: SHORT - 1] + "…"


@asks
def incidents(
    ctx: typer.Context,
    *,
    asking: Asking,
    json: AsJson = False,
) -> None:
    """Show alleged breaches with their state and each account's casualties."""
    _register(
        _rows(ctx, ExportKind.INCIDENTS, asking),
        ("id", "obligation", "kind", "against", "place", "from", "state", "flags"),
        json=json,
    )


@asks
def commitments(
    ctx: typer.Context,
    *,
    asking: Asking,
    json: AsJson = False,
) -> None:
    """Show dated promises outside the text, and how they slipped."""
    _register(
        _rows(ctx, ExportKind.COMMITMENTS, asking),
        ("id", "obligation", "promised_by", "told_by", "due", "state", "content"),
        json=json,
    )


@asks
def figures(
    ctx: typer.Context,
    *,
    asking: Asking,
    json: AsJson = False,
) -> None:
    """Show figures of the same thing side by side, by account."""
    _register(
        _rows(ctx, ExportKind.FIGURES, asking),
        ("group", "unit", "aspect", "low", "high", "bound", "actor", "text"),
        json=json,
    )


def _rows(ctx: typer.Context, what: ExportKind, asking: Asking) -> list[Row]:
    with open_monitor(ctx) as monitor:
        return list(export_rows(monitor.edition(**asking), what))


def _register(rows: list[Row], columns: tuple[str, ...], *, json: bool) -> None:
    if json:
        print_json(rows)
    else:
        print_table(columns, ([_cell(row.get(c)) for c in columns] for row in rows))


def _cell(value: object) -> object:
    if isinstance(value, str):
        return _short(value)
    return ", ".join(map(str, value)) if isinstance(value, list) else value


@asks
def timeline(
    ctx: typer.Context,
    obligation: Annotated[
        str | None, typer.Argument(help="Its id; all obligations if left out.")
    ] = None,
    perspective: PerspectiveId = None,
    *,
    asking: Asking,
    json: AsJson = False,
) -> None:
    """Show how statuses changed over time in each account."""
    with open_monitor(ctx) as monitor:
        stretches = monitor.timeline(obligation, perspective=perspective, **asking)
    if json:
        print_json(
            [
                {
                    "obligation": key[0],
                    "perspective": key[1],
                    "from": period.start,
                    "to": period.end,
                    "status": told,
                }
                for key, course in stretches.items()
                for period, told in course
            ]
        )
        return
    print_table(
        ("obligation", "perspective", "days", "status"),
        (
            (*key, span_of(period), told)
            for key, course in stretches.items()
            for period, told in course
        ),
    )


@asks
def export(
    ctx: typer.Context,
    what: Annotated[ExportKind, typer.Argument(help="What to export.")],
    form: Annotated[
        ExportForm, typer.Option("--format", help="JSON Lines or CSV.")
    ] = ExportForm.JSONL,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help="A file; a codebook is written beside a CSV. Standard output if not.",
        ),
    ] = None,
    perspective: PerspectiveId = None,
    *,
    asking: Asking,
) -> None:
    """Write rows for other programs, with stable names (docs/exports.md)."""
    with open_monitor(ctx) as monitor:
        count = monitor.export(
            what,
            sys.stdout if out is None else out,
            form=form,
            perspective=perspective,
            **asking,
        )
    if out is not None:
        say(f"{count} {what} written to {out}")
