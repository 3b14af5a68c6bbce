"""Figures side by side: grouped only where they count the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.linking._incidents import counts as evidence_counts
from armistice.linking._quantities import counts, unit_of
from armistice.linking._words import folded, stem, words, wordset
from armistice.model import Bearing, Figure, content_id, slug

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from armistice.model import Agreement, Claim, Evidence, FigureMention, Obligation

_NOT_COUNTED = wordset(
    "percent usd eur tonnes hectares metres miles km days hours years"
)
_CASUALTIES = wordset("killed wounded missing dead injured")


def figures_of(
    agreements: Sequence[Agreement],
    claims: Mapping[str, Claim],
    evidence: Sequence[Evidence],
) -> tuple[Figure, ...]:
    """Return the figures of all claims, in order of group, date and id.

    A figure's group is its unit, its aspect, the obligation that counts it and the
    incident that it is of: numbers of different aspects never stand together.
    """
    rows: dict[str, list[Evidence]] = {}
    for one in evidence:
        if evidence_counts(one):
            rows.setdefault(one.claim, []).append(one)
    found = {
        figure.id: figure
        for claim in claims.values()
        for mention in claim.figures
        if unit_of(mention.unit) not in _NOT_COUNTED
        for figure in [_figure(mention, claim, agreements, rows.get(claim.id, []))]
    }
    return tuple(sorted(found.values(), key=lambda f: (f.group, f.published, f.id)))


def _figure(
    mention: FigureMention,
    claim: Claim,
    agreements: Sequence[Agreement],
    rows: Sequence[Evidence],
) -> Figure:
    unit, aspect = unit_of(mention.unit), mention.aspect.lower()
    obligation = _counted_by(mention, claim, agreements, rows)
    incident = None
    if unit in _CASUALTIES or aspect in _CASUALTIES:
        incident = next((e.incident for e in rows if e.incident is not None), None)
        obligation = next((e.obligation for e in rows if e.incident), obligation)
    group = "/".join((unit, aspect or "-", obligation or "-", incident or "-"))
    period = next((t.period for t in claim.times if t.period is not None), None)
    return Figure(
        id=content_id("fig", claim.report, mention.span.start, mention.span.end, unit),
        claim=claim.id,
        report=claim.report,
        actor=_actor(claim),
        span=mention.span,
        text=mention.text,
        low=mention.low,
        high=mention.high,
        bound=mention.bound,
        unit=unit,
        aspect=aspect,
        group=group,
        obligation=obligation,
        period=period,
        published=claim.published,
    )


def _actor(claim: Claim) -> str:
    return claim.actor or f"outlet:{slug(claim.publisher)}"


def _counted_by(
    mention: FigureMention,
    claim: Claim,
    agreements: Sequence[Agreement],
    rows: Sequence[Evidence],
) -> str | None:
    """The obligation whose quantity this is: by evidence, else by the action's words."""
    for row in rows:
        if row.bearing is Bearing.QUANTITY and row.unit == unit_of(mention.unit):
            return row.obligation
    options = [
        obligation
        for agreement in agreements
        for obligation in agreement.obligations
        if counts(mention, obligation) and _alike(claim, obligation)
    ]
    return options[0].id if len(options) == 1 else None


def _alike(claim: Claim, obligation: Obligation) -> bool:
    """Whether the claim uses words of the action, or an event of its kind."""
    action = {stem(word) for word in folded(obligation.action.replace("_", " "))}
    told = {stem(word.low) for word in words(claim.content)}
    return bool(action & told)
