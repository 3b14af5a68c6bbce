"""What a reader is, and the seam where its part for claims can be replaced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from armistice.model import Directness, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.model import Reading, Report
    from armistice.reading._page import Page


class Reader(Protocol):
    """Reads one report: everything it finds is a span of the report's text."""

    @property
    def name(self) -> str:
        """Name and version, kept with everything that it read."""
        ...

    def read(self, report: Report) -> Reading:
        """Return all that was found; never raises for any text."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Votes:
    """How likely the model holds each stance and each hedge of a claim to be."""

    stance: tuple[float, ...]
    """In the order of `Stance`."""
    hedge: tuple[float, ...]
    """In the order of `Hedge`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Words that somebody is said to have said: the bare claim, undecorated.

    Stance, times, places, figures and the rest are read from the spans afterwards, so
    that another finder needs to deliver no more than this.
    """

    source: Span | None
    cue: Span | None
    contents: tuple[Span, ...]
    direct: Directness = Directness.INDIRECT
    certainty: float = 0.5
    named: Span | None = None
    """Whom the source's "who" goes on about: the claimant's words, then."""
    votes: Votes | None = None
    """What the model makes of stance and hedge; None where only rules looked."""


class ClaimFinder(Protocol):
    """Finds who said what in a page."""

    @property
    def name(self) -> str:
        """Name and version: what it finds changes only together with it."""
        ...

    @property
    def calibrated(self) -> bool:
        """Whether certainty is a probability, fitted on data."""
        ...

    def find(self, page: Page) -> Sequence[Attribution]:
        """Return the attributions in order of their first character."""
        ...
