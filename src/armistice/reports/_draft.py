"""What a format's reader hands over before it is a report."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

PUBLISHED = "published"
_ALIASES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content"),
    "title": ("title", "headline"),
    PUBLISHED: ("published", "date", "published_at", "publication_date"),
    "publisher": ("publisher", "source", "outlet"),
    "address": ("address", "url", "link"),
    "language": ("language", "lang"),
}


class Refused(Exception):
    """One item cannot become a report; says why, for a problem to carry on."""

    def __init__(self, code: str, message: str, *, line: int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.line = line


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was found in one item, as it was found."""

    text: str
    media_type: str
    title: str = ""
    published: date | datetime | str | None = None
    publisher: str = ""
    address: str = ""
    language: str = ""
    doubts: tuple[tuple[str, str], ...] = ()
    """Pairs of a problem's code and message: it can be used, but look at it."""


def fields_of(raw: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that we know, by our name, whatever they are called there.

    Where two names of one field are there, the first in the documented order that
    is not empty counts.
    """
    given = {str(key).strip().casefold(): value for key, value in raw.items()}
    found = {}
    for name, aliases in _ALIASES.items():
        values = (given.get(alias) for alias in aliases)
        found[name] = next((v for v in values if v not in (None, "")), None)
    return found


def words(value: object) -> str:
    """Return a field that should be a line of words, or nothing if it is not."""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value)
    return ""


def day(value: object) -> date | datetime | str | None:
    """Return a field that should be a date, as something a date is read from."""
    if value is None or isinstance(value, date):
        return value
    return str(value)
