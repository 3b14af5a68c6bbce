"""Numbers that tell how far an obligation with a quantity has come."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.linking._words import wordset
from armistice.model import Bearing, Measure, TimeRole, content_id

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
_TOTAL = re.compile(
    r"\b(?:in (?:total|all)|altogether|so far|to date|overall|bringing the (?:total|number)|"
    r"since the (?:\w+ )?(?:ceasefire|agreement|accord|truce|start|beginning))\b",
    re.IGNORECASE,
)
_REACHED = {Bearing.DONE, Bearing.UNDER_WAY}


def unit_of(name: str) -> str:
    """Return the one name of units that count the same thing."""
    return _SAME.get(name.lower(), name.lower())


def counts(figure: FigureMention, obligation: Obligation) -> bool:
    """Whether an obligation has a quantity in this figure's unit."""
    unit = unit_of(figure.unit)
    return any(unit_of(q.unit) == unit for q in obligation.quantities)


def _shared(obligation: Obligation) -> str:
    """Return the unit of which an obligation counts a share, or nothing."""
    shares = [q.unit for q in obligation.quantities if q.measure is Measure.SHARE]
    return shares[0] if shares else ""


def _is_total(made: Draft, text: str) -> bool:
    """Whether a number is told as the sum so far, not as one day's."""
    match = _TOTAL.search(made.tell.sentence.of(text))
    dated = any(time.role is TimeRole.WHEN for time in made.tell.when)
    return match is not None and not dated


def quantity_of(
    made: Draft, evidence: Evidence, spoken: Spoken, text: str
) -> Iterator[Evidence]:
    """Yield a quantity for each number reached that the obligation counts."""
    if made.bearing not in _REACHED:
        return
    for figure in spoken.claim.figures:
        inside = made.tell.sentence.covers(figure.span)
        aspect = figure.aspect.lower()
        share = figure.unit == "percent" and _shared(made.duty.obligation)
        if not inside or not (share or counts(figure, made.duty.obligation)):
            continue
        if aspect in _NOT_REACHED:
            continue
        unit = unit_of(figure.unit)
        total = Measure.CUMULATIVE if _is_total(made, text) else None
        parts = (evidence.id, Bearing.QUANTITY, unit, figure.low, figure.high)
        yield replace(
            evidence,
            id=content_id("ev", *parts),
            bearing=Bearing.QUANTITY,
            value=figure.low / 100 if share else figure.low,
            unit=share or unit,
            bound=figure.bound,
            measure=Measure.SHARE if share else total,
            reason=f"“{figure.text}” counts {unit} + {evidence.reason}",
        )
