"""What amendments leave open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.agreement._codes import Finding
from armistice.agreement._findings import finding, listed
from armistice.agreement._lint_dates import Known
from armistice.model import After, Earliest, Instant, Latest, PartyRole, Retroactive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.model import Agreement, Amendment, Obligation, Problem

_BINDING = (PartyRole.PARTY, PartyRole.GUARANTOR)


def lint_changes(agreement: Agreement) -> Iterator[Problem]:
    """Return what each amendment that stands leaves open."""
    known = Known(agreement=agreement)
    for change in agreement.amendments:
        target = agreement.obligation(change.target)
        if target is None or change.retracted_on is not None:
            continue
        yield from _retroactivity(change, target)
        yield from _acceptance(agreement, change, target)
        yield from _meetable(known, change, target)


def _retroactivity(change: Amendment, target: Obligation) -> Iterator[Problem]:
    if change.retroactive is Retroactive.UNCLEAR:
        yield finding(
            Finding.RETROACTIVITY_UNCLEAR,
            f"nothing says whether `{change.id}` also changes what was owed under "
            f"`{target.id}` before it; it is taken to look forward only: write "
            "`retroactive: yes` or `no` if the sides said so",
            about=target,
        )


def _acceptance(
    agreement: Agreement, change: Amendment, target: Obligation
) -> Iterator[Problem]:
    affected = dict.fromkeys(
        agreement.principal(one) for one in (*target.bearer, *target.counterparty)
    )
    bound = {
        agreement.principal(one) for one in (*change.proposed_by, *change.accepted_by)
    }
    silent = [
        one
        for one in affected
        if one not in bound
        and (party := agreement.party(one)) is not None
        and party.role in _BINDING
    ]
    if silent:
        yield finding(
            Finding.AMENDMENT_ONE_SIDED,
            f"{listed(silent)} is not known to have accepted `{change.id}`, so it "
            "holds only in the accounts of those who did; add `accepted_by:` once "
            "there is word of it",
            about=target,
        )


def _meetable(known: Known, change: Amendment, target: Obligation) -> Iterator[Problem]:
    value = change.value
    if change.field != "due" or not isinstance(
        value, Instant | After | Earliest | Latest
    ):
        return
    start, due = known.earliest(target), known.due(value)
    if start is not None and due is not None and due <= start:
        yield finding(
            Finding.DATES_UNMEETABLE,
            f"`{change.id}` sets the deadline of `{target.id}` ({due:%Y-%m-%d %H:%M}) "
            f"before it can start ({start:%Y-%m-%d %H:%M}); compare it with its source",
            about=target,
        )
