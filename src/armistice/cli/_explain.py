"""An explanation as text: what is owed, each account, the words behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.markup import escape

from armistice.cli._show import MARKS, console, span_of
from armistice.publication import obligation_title

if TYPE_CHECKING:
    from rich.console import Console

    from armistice.model import Verdict
    from armistice.monitor import Explanation, Ground


def print_explanation(answer: Explanation) -> None:
    """Print why an obligation stands where it does."""
    out = console()
    obligation = answer.obligation
    out.print(
        f"[bold]{escape(obligation.id)}[/]  {escape(obligation_title(obligation))}"
    )
    provision = next(
        (p for p in answer.agreement.provisions if p.id == obligation.provision), None
    )
    if provision is not None and provision.summary:
        out.print(f"point {escape(provision.id)}: {escape(provision.summary)}")
    for verdict in answer.verdicts:
        _print_verdict(out, answer, verdict)
    _print_waiting(out, [ground for ground in answer.grounds if not ground.counts])


def _print_verdict(out: Console, answer: Explanation, verdict: Verdict) -> None:
    mark, colour = MARKS[verdict.status]
    words = verdict.status.replace("_", " ") + (", ended" if verdict.ended else "")
    out.print(f"\n[bold]{escape(verdict.perspective)}[/]: [{colour}]{mark} {words}[/]")
    out.print(f"  {escape(verdict.reason)}")
    for step in verdict.witness.deadline:
        out.print(f"  deadline: {escape(step.reason)}")
    for heading, ids in (
        ("what decides", verdict.witness.deciding),
        ("what speaks against", verdict.witness.rebuttal),
    ):
        grounds = answer.grounds_of(ids)
        if grounds:
            out.print(f"  [italic]{heading}[/]")
        for ground in grounds:
            out.print(f"  {_line(ground)}")
    if verdict.reviewed_share is not None:
        out.print(
            f"  [dim]{verdict.reviewed_share:.0%} of this reviewed by a person[/]"
        )


def _line(ground: Ground) -> str:
    evidence, claim = ground.evidence, ground.claim
    who = claim.claimant or f"{ground.report.publisher} (its own words)"
    return (
        f"- [cyan]{evidence.bearing.replace('_', ' ')}[/] {span_of(evidence.period)} "
        f"— {escape(who)}: “{escape(ground.sentence)}” "
        f"[dim]({escape(ground.report.publisher)}, {ground.report.published:%Y-%m-%d}; "
        f"{escape(evidence.reason)}; {evidence.reviewed})[/]"
    )


def _print_waiting(out: Console, waiting: list[Ground]) -> None:
    if waiting:
        out.print("\n[bold]waiting for a person[/] (does not count until reviewed)")
        for ground in waiting:
            out.print(f"  {_line(ground)}")
