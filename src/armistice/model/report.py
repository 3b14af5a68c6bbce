"""One archived item: what somebody published, when, and how we came by it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003  pydantic reads it at run time
from enum import StrEnum


class DateSource(StrEnum):
    """Where the date of publication comes from: never a silent guess."""

    FOUND = "found"
    """In the item itself: front matter, metadata, a field of the row."""
    GIVEN = "given"
    """Said by whoever imported it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One archived report. Every offset counts characters of `text`."""

    id: str
    title: str
    publisher: str
    published: datetime
    """Start of the day of publication where only the day is known."""
    published_source: DateSource
    captured: datetime
    sha256: str
    """Of the original bytes, by which the archive keeps them."""
    media_type: str
    text: str
    """The working text."""
    address: str | None = None
    source_path: str | None = None
    """Its name when it was handed in; not part of its identity."""
    language: str = "en"
