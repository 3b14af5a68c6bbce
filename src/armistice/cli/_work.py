"""Commands that work: init, add, publish, the demo, and looking after a folder."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from armistice.agreement import json_schema
from armistice.cli._app import Exit, open_monitor, say
from armistice.cli._options import AsJson, asks
from armistice.cli._show import (
    asked,
    print_json,
    print_matrix,
    print_problems,
    print_table,
)
from armistice.model import Severity
from armistice.monitor import Asking, Monitor, create_folder, examine, example_names
from armistice.publication import matrix_table

DEMO = "tarn-accord"


def init(
    ctx: typer.Context,
    folder: Annotated[
        Path | None, typer.Argument(help="Where; the --folder if left out.")
    ] = None,
    example: Annotated[
        str | None,
        typer.Option(help=f"Start from a shipped one: {', '.join(example_names())}."),
    ] = None,
    title: Annotated[
        str | None, typer.Option(help="What the pages are called.")
    ] = None,
    timezone: Annotated[
        str | None, typer.Option(help="Time zone of bare dates, such as Europe/Kyiv.")
    ] = None,
) -> None:
    """Make a folder for a monitor: empty, or from a shipped example."""
    root = ctx.obj if folder is None else folder
    made = create_folder(root, example=example, title=title, timezone=timezone)
    say(f"{made.root}: a folder for a monitor")
    if example is None:
        say(
            f"next: write an agreement into {made.agreements}/ (a template lies there),"
        )
    elif (made.root / "reports").is_dir():
        say(f"next: armistice -C {made.root} add {made.root / 'reports'}")
    say(f"then: armistice -C {made.root} lint, add REPORTS, status, publish")


def lint(ctx: typer.Context, *, json: AsJson = False) -> None:
    """Check agreement files, and find what the texts themselves leave open."""
    with open_monitor(ctx) as monitor:
        problems = monitor.lint()
    if json:
        print_json(problems)
    else:
        print_problems(problems)
    errors = sum(p.severity is Severity.ERROR for p in problems)
    say(f"{errors} errors, {len(problems) - errors} warnings and findings")
    if problems:
        raise typer.Exit(Exit.FINDINGS)


def add(
    ctx: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Reports, or folders of them.")],
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Publication date, where an item has none."),
    ] = None,
    publisher: Annotated[
        str | None, typer.Option(help="Publisher, where an item names none.")
    ] = None,
    *,
    json: AsJson = False,
) -> None:
    """Archive and read reports: text, Markdown, HTML, JSON Lines."""
    with open_monitor(ctx) as monitor:
        added = monitor.add(
            *paths, published=published, publisher=publisher, progress=say
        )
    if json:
        print_json(
            {
                "added": [report.id for report in added.reports],
                "already": added.already,
                "problems": added.problems,
            }
        )
    for problem in added.problems:
        say(str(problem))
    say(
        f"{len(added.reports)} added, {added.already} there already, "
        f"{len(added.problems)} problems"
    )
    if added.problems:
        raise typer.Exit(Exit.FINDINGS)


def refresh(ctx: typer.Context) -> None:
    """Read all reports again after a change of agreements, word lists or version.

    Other commands do so by themselves; this one shows how it goes.
    """
    with open_monitor(ctx) as monitor:
        count = monitor.refresh(progress=say)
    say(f"{count} reports read again")


def verify(ctx: typer.Context, *, json: AsJson = False) -> None:
    """Look for any altered byte in the ledger and the archive."""
    with open_monitor(ctx) as monitor:
        problems = monitor.verify()
    if json:
        print_json(problems)
    else:
        print_problems(problems)
    altered = any(p.severity is Severity.ERROR for p in problems)
    say("altered: see above" if altered else "nothing was altered")
    if problems:
        raise typer.Exit(Exit.FINDINGS)


@asks
def publish(
    ctx: typer.Context,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="A folder; site/ if left out.")
    ] = None,
    *,
    asking: Asking,
) -> None:
    """Write the web pages; they open from disk without a network."""
    with open_monitor(ctx) as monitor:
        page = monitor.publish(out, **asking)
    typer.echo(page)


def schema() -> None:
    """Print the JSON Schema of agreement files, for editors."""
    print_json(json_schema())


def demo(
    folder: Annotated[Path, typer.Argument(help="Where to put it.")] = Path("demo"),
    example: Annotated[str, typer.Option(help="Which shipped example.")] = DEMO,
) -> None:
    """Watch a shipped example from end to end, and show its status matrix."""
    if not (folder / "armistice.toml").exists():
        create_folder(folder, example=example)
    with Monitor.open(folder) as monitor:
        if (folder / "reports").is_dir():
            added = monitor.add(folder / "reports", progress=say)
            say(f"{len(added.reports)} reports added, {added.already} there already")
        edition = monitor.edition()
        print_matrix(matrix_table(edition))
        page = monitor.publish()
    typer.echo(f"This is what the reports make of it, {asked(edition)}.")
    typer.echo(f"The pages: {page.resolve().as_uri()}")
    typer.echo(f"Ask on:    armistice -C {folder} explain OBLIGATION")


def doctor(ctx: typer.Context, *, json: AsJson = False) -> None:
    """Tell whether this installation works, which reader is active, what is here."""
    checks = examine(ctx.obj, now=datetime.now(UTC), timer=time.perf_counter)
    if json:
        print_json(checks)
    else:
        rows = ((c.name, "ok" if c.ok else "BROKEN", c.found) for c in checks)
        print_table(("what", "state", "found"), rows)
    if not all(check.ok for check in checks):
        raise typer.Exit(Exit.FINDINGS)
