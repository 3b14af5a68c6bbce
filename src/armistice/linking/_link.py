"""One link for each claim: whose word it is, and what it bears on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.model import Link, slug

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.linking._faces import Known
    from armistice.model import Reading, Report


def link(reading: Reading, report: Report, known: Known) -> Iterator[Link]:
    """Yield one link per claim of the reading, in the reading's order."""
    for claim in reading.claims:
        yield Link(
            claim=claim.id,
            actor=f"outlet:{slug(report.publisher)}",
            side="outlet",
            reason="first sketch: every claim is the outlet's own",
        )
