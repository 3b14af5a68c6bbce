"""Dates of publication: read where they can be read in one way only."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from email.utils import parsedate_to_datetime

from armistice.model import start_of_day
from armistice.reports._draft import Refused

# Months in words can be read in one way only; 07/08/2022 cannot.
_IN_WORDS = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y")


def moment_of(found: date | datetime | str, zone: tzinfo) -> datetime:
    """Return when an item was published: the start of the day if only that is told.

    Raises:
        Refused: If the words are no date, or could be read in two ways.
    """
    if isinstance(found, str):
        found = _parse(found.strip())
    if isinstance(found, datetime):
        return found if found.tzinfo is not None else found.replace(tzinfo=zone)
    return start_of_day(found, zone)


def _parse(text: str) -> date | datetime:
    for read in (date.fromisoformat, datetime.fromisoformat, _in_words, _in_mail):
        try:
            return read(text)
        except ValueError:
            continue
    message = (
        f"the date of publication {text!r} cannot be read in one way only; write it "
        "as 2022-07-20, or pass --published"
    )
    raise Refused("report.bad_date", message)


def _in_words(text: str) -> date:
    for form in _IN_WORDS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  only the day
        except ValueError:
            continue
    raise ValueError(text)


def _in_mail(text: str) -> datetime:
    return parsedate_to_datetime(text)
