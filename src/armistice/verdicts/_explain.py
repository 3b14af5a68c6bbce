"""Dates, actors and reasons in plain English."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from armistice.model import FOREVER

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime, tzinfo

    from armistice.model import Agreement, Evidence, Period

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_INSTANT = timedelta(microseconds=1)


def named(agreement: Agreement, actor: str) -> str:
    """Return the name of an actor: a party's own, or what its id says."""
    party = agreement.party(actor)
    if party is not None:
        return party.name
    kind, _, rest = actor.partition(":")
    words = rest.rpartition(":")[2].replace("-", " ")
    match kind:
        case "outlet":
            return f"the outlet {words}"
        case "anon":
            return f"an unnamed source ({words})"
        case "person" | "org":
            return words.title()
        case _:
            return actor


def listed(words: Iterable[str]) -> str:
    """Join words as a sentence does: one, two and three."""
    *most, last = tuple(words) or ("nobody",)
    return f"{', '.join(most)} and {last}" if most else last


def day_words(moment: datetime, zone: tzinfo) -> str:
    """Return the day of a moment, as in 20 November 2020."""
    day = moment.astimezone(zone)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def deadline_words(due: Period, zone: tzinfo) -> str:
    """Return the last day on which something is in time."""
    first, last = _last_moment(due.start, zone), _last_moment(due.end, zone)
    return last if first == last else f"{first} or {last}"


def _last_moment(moment: datetime, zone: tzinfo) -> str:
    if moment == FOREVER:
        return "no date"
    local = moment.astimezone(zone)
    if (local.hour, local.minute) == (0, 0):
        return day_words(moment - _INSTANT, zone)
    return f"{day_words(moment, zone)}, {local:%H:%M}"


def period_words(period: Period, zone: tzinfo) -> str:
    """Return a stretch of time as "on 20 November 2020" or "between ... and ..."."""
    first = day_words(period.start, zone)
    last = day_words(max(period.start, period.end - _INSTANT), zone)
    return f"on {first}" if first == last else f"between {first} and {last}"


def who(agreement: Agreement, claims: Sequence[Evidence]) -> str:
    """Return whose word some claims are, each named once."""
    actors = dict.fromkeys(named(agreement, c.actor) for c in claims)
    return listed(actors)


def when_done(claims: Sequence[Evidence], zone: tzinfo) -> str:
    """Return the last date that claims of completion tell."""
    return period_words(max((c.period for c in claims), key=_by_end), zone)


def _by_end(period: Period) -> tuple[datetime, datetime]:
    return period.end, period.start
