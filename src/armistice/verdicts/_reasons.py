"""Why a status is what it is: one or two sentences that name dates and actors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.model import FOREVER, Period, Status
from armistice.verdicts._explain import (
    day_words,
    deadline_words,
    listed,
    named,
    period_words,
    when_done,
    who,
)
from armistice.verdicts._timeliness import Timing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from armistice.model import Agreement
    from armistice.verdicts._finding import Case, Claims
    from armistice.verdicts._views import IncidentView

_IN_TIME = {
    Timing.IN_TIME: "in time",
    Timing.LATE: "late",
    Timing.UNCLEAR: "the dates told do not show whether in time",
    Timing.CONTESTED: "accounts differ on whether that was in time",
}


def pending(case: Case, waits: Iterable[str]) -> str:
    """Say what an obligation waits for."""
    begins = case.schedule.starts
    if begins is None:
        return f"Not in force yet: {listed(waits)}."
    return f"Not in force before {day_words(begins.end, case.hearing.zone)}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Doing:
    """When something was done, as exactly as its accounts allow, and who tells so."""

    period: Period
    claims: Claims


def fulfilled(case: Case, due: Period | None, doing: Doing, timing: Timing) -> str:
    """Say who tells when it was done, and how that lies to the deadline."""
    when = period_words(doing.period, case.hearing.zone)
    done = f"Done {when}, according to {_who(case, doing.claims)}"
    if due is None and timing is Timing.IN_TIME:
        return f"{done}. No deadline is set."
    return f"{done}: {_IN_TIME[timing]}. {_deadline(case, due)}"


def rebutted(case: Case, against: Claims) -> str:
    """Add who tells that it was not done by a day on which others had it done."""
    if not against:
        return ""
    return (
        f" Not done as of {_last_day(case, against)} according to "
        f"{_who(case, against)}."
    )


def contested(case: Case, dones: Claims, against: Claims) -> str:
    """Say who tells that it was done and who that it was not."""
    return (
        f"Done {_done(case, dones)} according to {_who(case, dones)}; not done as of "
        f"{_last_day(case, against)} according to {_who(case, against)}."
    )


def reversal(case: Case, before: Claims, accusers: Claims, denials: Claims) -> str:
    """Say who tells that it was undone, and who denies it."""
    undone = period_words(accusers[-1].period, case.hearing.zone)
    denied = f", which {_who(case, denials)} denied" if denials else ""
    return (
        f"Done {_done(case, before)}, but undone {undone} according to "
        f"{_who(case, accusers)}{denied}."
    )


def in_force(case: Case, due: Period | None, progress: float) -> str:
    """Say until when it may still be done in time."""
    part = f"{round(100 * progress)}% surely done" if progress else "Not surely done"
    return f"{part} so far. {_deadline(case, due)}"


def maybe_done(case: Case, due: Period, possible: Claims) -> str:
    """Say that the words are too vague to tell whether it is done."""
    return (
        f"May be done: {_who(case, possible)} gives a date or number too vague to "
        f"tell. {_deadline(case, due)}"
    )


def overdue(case: Case, due: Period, against: Claims, partial: Claims) -> str:
    """Say that the deadline passed, and what shows that not all was done."""
    if against:
        told = (
            f"not done as of {_last_day(case, against)} according to "
            f"{_who(case, against)}"
        )
    else:
        told = f"only in part done or under way according to {_who(case, partial)}"
    return f"The deadline passed and it was {told}. {_deadline(case, due)}"


def no_report(case: Case, due: Period) -> str:
    """Say that nobody tells whether it was done."""
    return (
        "The deadline passed and no report that counts here says whether it was "
        f"done. {_deadline(case, due)}"
    )


def kept(case: Case, positive: Claims) -> str:
    """Say that no breach is told of."""
    if not positive:
        return "No breach is told of in this account."
    return f"Kept according to {_who(case, positive)}; no breach stands against that."


def breach(case: Case, view: IncidentView, accusers: Claims, denials: Claims) -> str:
    """Say what breach is told of, by whom, and who denies it."""
    when = period_words(view.period, case.hearing.zone)
    by = "" if view.against is None else f" by {named(_agreement(case), view.against)}"
    told = f"A breach{by} {when} is told of by {_who(case, accusers)}"
    if denials:
        told += f" and denied by {_who(case, denials)}"
    match view.status:
        case Status.UNKNOWN:
            return f"{told}; the date is too vague to tell whether it counts."
        case Status.VIOLATED:
            return f"{told} (incident {view.state})."
        case _:
            return f"{told}."


def power(case: Case, status: Status, dones: Claims) -> str:
    """Say whether a power was used, may be used, or has run out."""
    if status is Status.EXERCISED:
        return f"Used {_done(case, dones)}, according to {_who(case, dones)}."
    ends = case.schedule.ends or case.schedule.due
    if ends is None:
        return "May be used; the text sets no end."
    last = deadline_words(ends, case.hearing.zone)
    if status is Status.LAPSED:
        return f"Not used by {last}, when it ended."
    return f"May be used until {last}."


def due_so_far(case: Case, served: int, due: int) -> str:
    """Say how many of the recurring duties were met."""
    if not due:
        return "None has fallen due yet."
    if not served:
        return f"None of the {due} that have fallen due is known to have been met."
    return f"{served} of {due} that have fallen due were met."


def on_occasion(case: Case, nominal: datetime, reason: str) -> str:
    """Say which one of several occasions, named by its day, a reason is about."""
    day = deadline_words(Period(start=nominal, end=nominal), case.hearing.zone)
    return f"As to the one of {day}: {reason}"


def parallel(course: str, other: str, mine: float, theirs: float) -> str:
    """Say that it runs ahead of or behind what was to go in parallel."""
    return (
        f"It runs {course} {other}, which was to go in parallel: {mine:.0%} surely "
        f"done, against {theirs:.0%}."
    )


def on_event(case: Case, against: Claims) -> str:
    """Say what is told missing of a duty that falls due with certain events."""
    if not against:
        return "Owed on every such event; none is said to be missing."
    last = _last_day(case, against)
    return f"Missing as of {last} according to {_who(case, against)}."


def closed(reason: str, ends: Period, case: Case) -> str:
    """Add that the obligation has ended."""
    return f"{reason} It ended {deadline_words(ends, case.hearing.zone)}."


def _deadline(case: Case, due: Period | None) -> str:
    steps = case.schedule.steps
    if due is None and not steps:
        return "No deadline is set."
    if due == case.schedule.due and steps:
        return f"Deadline: {steps[-1].reason}."
    if due is None or due.end == FOREVER:
        return "No deadline is set."
    return f"Deadline: {deadline_words(due, case.hearing.zone)}."


def _done(case: Case, dones: Claims) -> str:
    return when_done(dones, case.hearing.zone)


def _who(case: Case, claims: Claims) -> str:
    return who(_agreement(case), claims)


def _agreement(case: Case) -> Agreement:
    return case.hearing.agreement


def _last_day(case: Case, claims: Claims) -> str:
    last: datetime = max(c.period.end for c in claims)
    return deadline_words(Period(start=last, end=last), case.hearing.zone)
