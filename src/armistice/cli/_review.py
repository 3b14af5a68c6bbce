"""Reviewing: a person confirms, corrects or rejects what the machine read."""

from __future__ import annotations

import getpass
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from armistice.cli._app import open_monitor, say
from armistice.cli._options import AsJson
from armistice.cli._show import print_json, print_table, span_of
from armistice.errors import BadInput
from armistice.model import Decision
from armistice.publication import obligation_title

if TYPE_CHECKING:
    from armistice.monitor import Ground, Monitor

KEYS = {
    "a": Decision.ACCEPT,
    "c": Decision.CORRECT,
    "r": Decision.REJECT,
    "u": Decision.UNSURE,
    "z": Decision.UNDO,
}
ASK = "[a]ccept, [c]orrect, [r]eject, [u]nsure, [s]kip, [q]uit"


def review(
    ctx: typer.Context,
    target: Annotated[
        str | None,
        typer.Argument(help="Id of a link or claim; one after the other if left out."),
    ] = None,
    decision: Annotated[
        Decision | None, typer.Option("--decision", "-d", help="What you decide.")
    ] = None,
    reason: Annotated[str, typer.Option(help="Why, for whoever reads it later.")] = "",
    by: Annotated[
        str | None,
        typer.Option(envvar="ARMISTICE_REVIEWER", help="Who decides; you if left out."),
    ] = None,
    change: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="A correction; repeatable."),
    ] = None,
    *,
    listed: Annotated[
        bool, typer.Option("--list", help="Only list what waits.")
    ] = False,
    json: AsJson = False,
) -> None:
    """Accept, correct, reject or leave unsure what the machine read.

    Every decision is a new row with its author and reason; `--decision undo` takes
    your last one back.
    """
    who = getpass.getuser() if by is None else by
    with open_monitor(ctx) as monitor:
        if target is None and (listed or json):
            _list(monitor, json=json)
        elif target is None and (decision is not None or change):
            msg = "a decision needs the id that it is about; `review --list` shows ids"
            raise BadInput(msg)
        elif target is None:
            _walk(monitor, who)
        elif decision is None:
            msg = f"{target}: say what you decide with --decision accept|reject|..."
            raise BadInput(msg)
        else:
            changes = _changes(change or [])
            monitor.decide(target, decision, by=who, reason=reason, changes=changes)
            say(f"{target}: {decision}, by {who}")


def _changes(pairs: list[str]) -> dict[str, str | float | None]:
    changes: dict[str, str | float | None] = {}
    for pair in pairs:
        field, sign, value = pair.partition("=")
        if not sign or not field.strip():
            msg = f"{pair!r} is not FIELD=VALUE, such as bearing=not_done"
            raise BadInput(msg)
        changes[field.strip()] = value.strip() or None
    return changes


def _list(monitor: Monitor, *, json: bool) -> None:
    queue = monitor.review_queue()
    if json:
        print_json([ground.evidence for ground in queue])
        return
    print_table(
        ("id", "obligation", "bearing", "when", "actor", "sure", "reason"),
        (
            (
                g.evidence.id,
                g.evidence.obligation,
                g.evidence.bearing,
                span_of(g.evidence.period),
                g.evidence.actor,
                f"{g.evidence.certainty:.2f} {g.evidence.sameness}",
                g.evidence.reason,
            )
            for g in queue
        ),
    )


def _walk(monitor: Monitor, who: str) -> None:
    queue = monitor.review_queue()
    say(f"{len(queue)} links to look at; {who} decides. {ASK}")
    done = 0
    with suppress(typer.Abort):  # the end of the input, or Ctrl-C, means quit
        for number, ground in enumerate(queue, start=1):
            _show(monitor, ground, f"{number}/{len(queue)}")
            key = _key()
            if key == "q":
                break
            if key == "s":
                continue
            _decide(monitor, ground, KEYS[key], who)
            done += 1
    say(f"{done} decided")


def _show(monitor: Monitor, ground: Ground, place: str) -> None:
    evidence, report = ground.evidence, ground.report
    _, obligation = monitor.obligation(evidence.obligation)
    typer.echo(
        f"\n{place}  {evidence.id}  ({report.publisher}, {report.published:%Y-%m-%d})"
    )
    typer.echo(f"  before:  {ground.before}")
    typer.echo(f"  words:   “{ground.sentence}”")
    typer.echo(f"  said by: {evidence.actor}  ({ground.claim.stance})")
    typer.echo(
        f"  read as: {evidence.bearing} of {evidence.obligation}, "
        f"{span_of(evidence.period)}, {evidence.sameness}"
    )
    typer.echo(f"  owed:    {obligation_title(obligation)}")
    typer.echo(f"  because: {evidence.reason}")


def _key() -> str:
    while True:
        answer: str = typer.prompt(ASK, default="s", show_default=False)
        key = answer.strip().lower()[:1]
        if key in {"s", "q"} or (key in KEYS and key != "z"):
            return key
        say(f"{answer!r} is none of these")


def _decide(monitor: Monitor, ground: Ground, decision: Decision, who: str) -> None:
    while True:
        try:
            changes = _asked_changes() if decision is Decision.CORRECT else {}
            reason: str = typer.prompt("why", default="", show_default=False)
            monitor.decide(
                ground.evidence.id, decision, by=who, reason=reason, changes=changes
            )
        except BadInput as err:
            say(f"{err}; once more")
        else:
            return


def _asked_changes() -> dict[str, str | float | None]:
    given: str = typer.prompt("FIELD=VALUE, several with commas")
    return _changes(given.split(","))


def retract(
    ctx: typer.Context,
    target: Annotated[str, typer.Argument(help="Id of a report, claim or link.")],
    reason: Annotated[str, typer.Option(help="Why it is taken back.", prompt=True)],
    by: Annotated[
        str | None, typer.Option(envvar="ARMISTICE_REVIEWER", help="Who does so.")
    ] = None,
) -> None:
    """Take a report, claim or link back from now on; earlier answers stay."""
    who = getpass.getuser() if by is None else by
    with open_monitor(ctx) as monitor:
        monitor.retract(target, by=who, reason=reason)
    say(f"{target}: taken back, by {who}")
