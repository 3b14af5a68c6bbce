"""Faults in data, as values that can be listed, shown and exported."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters."""

    ERROR = "error"
    """The thing cannot be used."""
    WARNING = "warning"
    """It can be used, but something is probably not as meant."""
    FINDING = "finding"
    """Nothing is wrong with the file: the agreement's text leaves something open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One fault: a stable code, where it is, what is wrong, what to do."""

    code: str
    message: str
    where: str
    severity: Severity = Severity.ERROR
    line: int | None = None
    subject: str | None = None
    """The id of the obligation, place or party that it is about, if one."""

    def __str__(self) -> str:
        line = "" if self.line is None else f":{self.line}"
        return f"{self.where}{line}: {self.severity} [{self.code}] {self.message}"
