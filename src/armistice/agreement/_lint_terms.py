"""What single obligations leave open: by when, who watches, how, how many."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from armistice.agreement._codes import Finding
from armistice.agreement._findings import GIVING, LEAVING, act, finding, listed
from armistice.model import (
    After,
    Boundary,
    Comparison,
    Earliest,
    Instant,
    Kind,
    Latest,
    Modality,
    Relation,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.model import Agreement, Obligation, Problem, Time


def lint_terms(agreement: Agreement) -> Iterator[Problem]:
    """Return what each obligation leaves open by itself."""
    for one in agreement.obligations:
        yield from _deadline(one)
        yield from _verifier(one)
        yield from _mechanism(one)
        yield from _consent(one)
        yield from _quantities(one)
        yield from _renewal(one)
        yield from _boundaries(one)
        yield from _undated(agreement, one)


def _deadline(one: Obligation) -> Iterator[Problem]:
    owed = one.modality is Modality.MUST and one.kind in (Kind.ACHIEVE, Kind.REPORT)
    if not owed or one.due is not None or one.stages or one.recurrence is not None:
        return
    beside = [d.ref for d in one.depends if d.rel is Relation.IN_PARALLEL]
    tied = f" (it is only tied to {listed(beside)})" if beside else ""
    yield finding(
        Finding.NO_DEADLINE,
        f"`{one.id}` has no deadline{tied}: the text says what, but not by when, so "
        "it can never be overdue; if a date was set later, add it as an amendment",
        about=one,
    )


def _verifier(one: Obligation) -> Iterator[Problem]:
    if one.modality is Modality.MAY:
        return
    if not one.verifier:
        yield finding(
            Finding.NO_VERIFIER,
            f"nobody is named to verify `{one.id}`, so it rests on the parties' own "
            "accounts; if a mission or mechanism does it, add `verifier:`",
            about=one,
        )
    elif one.verifier_is_interpretation:
        yield finding(
            Finding.VERIFIER_INTERPRETED,
            f"that {listed(one.verifier)} verifies `{one.id}` is read into the text, "
            "not said by it; keep it only if you would defend that reading",
            about=one,
        )


def _mechanism(one: Obligation) -> Iterator[Problem]:
    owed = one.modality is Modality.MUST and one.kind is Kind.ACHIEVE
    if not owed or one.mechanism is not None:
        return
    if LEAVING.search(act(one)):
        open_point = "the routes, the order and who watches the withdrawal"
    elif GIVING.search(act(one)):
        open_point = "who hands over, who receives, and how it is recorded"
    else:
        open_point = "by which steps and through whom"
    yield finding(
        Finding.NO_MECHANISM,
        f"the text does not say how `{one.id}` is carried out: {open_point}; if "
        "another document settles it, add `mechanism:` in a few words",
        about=one,
    )


def _consent(one: Obligation) -> Iterator[Problem]:
    if one.consent:
        yield finding(
            Finding.FURTHER_AGREEMENT,
            f"`{one.id}` needs a further agreement of {listed(one.consent)}, and "
            "nothing says what holds if they do not agree; watch for that agreement",
            about=one,
        )


def _quantities(one: Obligation) -> Iterator[Problem]:
    for quantity in one.quantities:
        if quantity.op is Comparison.ALL and quantity.n is None:
            yield finding(
                Finding.QUANTITY_OPEN,
                f"`{one.id}` is about all {quantity.unit}, without a number or list, "
                "so nobody can tell when it is complete; if the sides exchanged "
                "lists, add `n:`",
                about=one,
            )


def _renewal(one: Obligation) -> Iterator[Problem]:
    if one.renewal is not None and one.renewal.auto and one.renewal.notice is None:
        yield finding(
            Finding.RENEWAL_WITHOUT_NOTICE,
            f"`{one.id}` goes on by itself, but the text does not say how long before "
            "its end one may object; add `notice:` if it does",
            about=one,
        )


def _boundaries(one: Obligation) -> Iterator[Problem]:
    named = {"starts": one.starts, "due": one.due, "ends": one.ends}
    stages = {stage.id: stage.due for stage in one.stages}
    unclear = [f for f, time in (named | stages).items() if time and _unclear(time)]
    if unclear:
        yield finding(
            Finding.BOUNDARY_UNCLEAR,
            f"`{one.id}` ({', '.join(unclear)}): the text leaves open whether the "
            "named day still counts, so what happens on it can be in time or late; "
            "if a version settles it, write `by` or `before`",
            about=one,
        )


def _unclear(time: Time) -> bool:
    match time:
        case Instant() | After():
            return time.boundary is Boundary.UNCLEAR
        case Earliest():
            return any(_unclear(part) for part in time.earliest)
        case Latest():
            return any(_unclear(part) for part in time.latest)
        case _:
            assert_never(time)


def events_of(time: Time | None) -> Iterator[str]:
    """Return the events that a time is counted from."""
    match time:
        case None | Instant():
            return
        case After():
            yield time.event
        case Earliest():
            for part in time.earliest:
                yield from events_of(part)
        case Latest():
            for part in time.latest:
                yield from events_of(part)
        case _:
            assert_never(time)


def _undated(agreement: Agreement, one: Obligation) -> Iterator[Problem]:
    undated = {f"event:{e.id}" for e in agreement.events if e.on is None}
    times = (one.starts, one.due, one.ends, *(stage.due for stage in one.stages))
    waits = dict.fromkeys(e for time in times for e in events_of(time) if e in undated)
    if waits:
        yield finding(
            Finding.EVENT_UNDATED,
            f"times of `{one.id}` are counted from {listed(waits)}, whose day is not "
            "known; add `on:` to the event once it has happened",
            about=one,
        )
