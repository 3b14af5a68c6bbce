"""What is asked: as of when, known when, public when, from whose side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import TypedDict

from armistice.errors import BadInput
from armistice.model import end_of_day

Moment = datetime | date | str
"""A moment; a bare date (or its ISO text) means the end of that day."""


class Asking(TypedDict, total=False):
    """The keywords that every question takes.

    `as_of`: the day that it is about (the folder's setting, else now). `known_at`:
    what the ledger held by then (now). `public_by`: what had been published by then
    (all of it). `reviewed_only`: count only what a person has confirmed.
    """

    as_of: Moment | None
    known_at: Moment | None
    public_by: Moment | None
    reviewed_only: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question to the ledger, with every default filled in."""

    as_of: datetime
    known_at: datetime
    public_by: datetime | None = None
    reviewed_only: bool = False
    settle: tuple[str, ...] = ()


def moment(value: Moment, zone: tzinfo) -> datetime:
    """Return the moment that a date, a time or their ISO text means in a zone.

    Raises:
        BadInput: If the text is neither an ISO date nor an ISO time.
    """
    value = parse_day(value)
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=zone)
    return end_of_day(value, zone)


def parse_day(text: Moment) -> datetime | date:
    """Return a date or time as it is, or what its ISO text means.

    Raises:
        BadInput: If the text is neither an ISO date nor an ISO time.
    """
    if not isinstance(text, str):
        return text
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(text)
    except ValueError as err:
        msg = f"{text!r} is not a date; write it as 2020-11-17 or 2020-11-17T12:00"
        raise BadInput(msg) from err
