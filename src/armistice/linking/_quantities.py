"""Numbers that tell how far an obligation with a quantity has come."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.linking._words import wordset
from armistice.model import Bearing, content_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.linking._drafts import Draft, Spoken
    from armistice.model import Evidence, FigureMention, Obligation

_UNITS = {
    "personnel": """personnel troops soldiers servicemen peacekeepers fighters observers
        monitors police""",
    "persons": """persons people prisoners captives hostages detainees bodies refugees idps
        displaced families residents""",
    "apc": "apc apcs",
    "vehicles": "vehicles vehicle",
    "weapons": "weapons arms guns",
}
_SAME = {word: unit for unit, row in _UNITS.items() for word in row.split()}
_NOT_REACHED = wordset(
    """mandate mandated planned deploying promised required demanded believed killed
    wounded missing dead injured estimated expected remaining due"""
)
_REACHED = {Bearing.DONE, Bearing.UNDER_WAY}


def unit_of(name: str) -> str:
    """Return the one name of units that count the same thing."""
    return _SAME.get(name.lower(), name.lower())


def counts(figure: FigureMention, obligation: Obligation) -> bool:
    """Whether an obligation has a quantity in this figure's unit."""
    unit = unit_of(figure.unit)
    return any(unit_of(q.unit) == unit for q in obligation.quantities)


def quantity_of(made: Draft, evidence: Evidence, spoken: Spoken) -> Iterator[Evidence]:
    """Yield a quantity for each number reached that the obligation counts."""
    if made.bearing not in _REACHED:
        return
    for figure in spoken.claim.figures:
        inside = made.tell.sentence.covers(figure.span)
        aspect = figure.aspect.lower()
        if not inside or not counts(figure, made.duty.obligation):
            continue
        if aspect in _NOT_REACHED:
            continue
        unit = unit_of(figure.unit)
        parts = (evidence.id, Bearing.QUANTITY, unit, figure.low, figure.high)
        yield replace(
            evidence,
            id=content_id("ev", *parts),
            bearing=Bearing.QUANTITY,
            value=figure.low,
            unit=unit,
            bound=figure.bound,
            reason=f"“{figure.text}” counts {unit} + {evidence.reason}",
        )
