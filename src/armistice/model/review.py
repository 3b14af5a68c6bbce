"""A person's decision about a machine reading: a row of its own, never a change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime  # noqa: TC003  pydantic reads it at run time
from enum import StrEnum


class Decision(StrEnum):
    """What a reviewer decided."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    UNSURE = "unsure"
    UNDO = "undo"
    """Take back this person's earlier decision; the machine's version shows again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One decision on one claim or piece of evidence."""

    id: str
    target: str
    """Id of the claim or evidence."""
    decision: Decision
    by: str
    reason: str
    changes: tuple[tuple[str, str | float | None], ...] = ()
    """For CORRECT: field and new value, in the words of the export."""
    recorded: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retraction:
    """A claim, piece of evidence or report taken back, with its reason."""

    id: str
    target: str
    by: str
    reason: str
    published: datetime | None = None
    """When the taking back was public, where it was."""
    recorded: datetime | None = None
