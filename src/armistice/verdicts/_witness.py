"""Which few claims a reader needs to see: the same status comes out of them again.

Hundreds may say the same. Kept are those without which the status would be another,
then some more of other actors, as long as they change nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.model import Bearing, IncidentState
from armistice.verdicts._incidents import blankets, sources
from armistice.verdicts._perspectives import OUTLETS, adversaries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from armistice.model import Evidence
    from armistice.verdicts._incidents import Inquest
    from armistice.verdicts._views import IncidentView

Claims = tuple["Evidence", ...]

MOST = 5
"""How many claims of one incident are shown on either side."""


def accusations(
    inquest: Inquest, view: IncidentView, told: Claims, denials: Claims
) -> Claims:
    """Return the accusations that decide; `told` has the most surely dated one last."""
    if not told:
        return ()
    needed = [told[-1], *_naming(view, told), *_settling(inquest, told)]
    more: Iterable[Evidence] = told
    match view.state:
        case IncidentState.ADMITTED:
            needed += [a for a in told if a.actor == view.against][-1:]
        case IncidentState.CONTESTED:
            needed += [a for a, _ in _link(inquest, view, told, denials)]
        case IncidentState.CORROBORATED:
            needed += _pair(inquest, view, told)
        case _:
            # Whoever else says so from another source would make it corroborated.
            last = told[-1]
            more = (a for a in told if a.actor == last.actor or a.origin == last.origin)
    return _few(_with_links(view, needed, told), more)


def answers(
    inquest: Inquest, view: IncidentView, told: Claims, denials: Claims
) -> Claims:
    """Return the denials that stand against accusations that are kept."""
    linked = [d for _, d in _link(inquest, view, told, denials)]
    return _few([*linked, *_settling(inquest, denials)], denials)


def few(claims: Claims) -> Claims:
    """Return some of the claims any one of which would do: the latest of each actor."""
    return _few([], claims)


def _few(needed: Iterable[Evidence], more: Iterable[Evidence]) -> Claims:
    """Return those needed, then one more of each actor while there is room."""
    kept = {c.id: c for c in needed}
    latest = {c.actor: c for c in more}
    heard = {c.actor for c in kept.values()}
    for actor, claim in latest.items():
        if len(kept) < MOST and actor not in heard:
            kept[claim.id] = claim
    return tuple(kept.values())


def _with_links(
    view: IncidentView, needed: list[Evidence], told: Claims
) -> list[Evidence]:
    """Add the accusations by which one names the first of their incident."""
    by_id = {a.id: a for a in told}
    linked = {a.id: a for a in needed}
    for claim in needed:
        named = by_id.get(claim.target or "")
        while named and named.id not in linked and named.id != view.incident:
            linked[named.id] = named
            named = by_id.get(named.target or "")
    return list(linked.values())


def _naming(view: IncidentView, told: Claims) -> Claims:
    """Return one that names the accused, if any does: others may name nobody."""
    return tuple(a for a in told if view.against and a.against == view.against)[-1:]


def _settling(inquest: Inquest, claims: Claims) -> Claims:
    """Return the last word of whoever settles the dispute."""
    judges = inquest.hearing.settle
    words = ([c for c in claims if c.actor == judge] for judge in judges)
    return next((tuple(own[-1:]) for own in words if own), ())


def _link(
    inquest: Inquest, view: IncidentView, told: Claims, denials: Claims
) -> list[tuple[Evidence, Evidence]]:
    """Return an accusation with a denial that answers it.

    If the denials only answer accusations that were taken back, it is one of those,
    with the words of its own actor that took it back.
    """
    direct = list(_answered(inquest, view, told, denials))
    if direct:
        return direct[:1]
    said = inquest.hearing.said.get(inquest.obligation.id, ())
    back = tuple(
        e
        for e in said
        if e.bearing in inquest.bearings
        and e.id not in view.evidence
        and view.incident in (e.id, e.incident, e.target)
    )
    pairs = list(_answered(inquest, view, back, denials))
    return sorted(pairs, key=lambda pair: pair[0].actor != pair[1].actor)[:1]


def _answered(
    inquest: Inquest, view: IncidentView, told: Claims, denials: Claims
) -> Iterator[tuple[Evidence, Evidence]]:
    """Yield accusations with a denial that answers them, the surest date first."""
    for denial in denials:
        for accusation in reversed(told):
            if _answers(inquest, view, denial, accusation):
                yield accusation, denial


def _answers(
    inquest: Inquest, view: IncidentView, denial: Evidence, accusation: Evidence
) -> bool:
    if denial.bearing is Bearing.DONE:
        return denial.target == accusation.id
    if denial.incident is None and denial.target is None:
        return blankets(inquest, denial, accusation, view.against)
    names = {accusation.id, view.incident}
    return denial.incident == view.incident or denial.target in names


def _pair(inquest: Inquest, view: IncidentView, told: Claims) -> list[Evidence]:
    """Return two claims that corroborate each other, the surest dates first."""
    heard = [a for a in reversed(told) if not a.actor.startswith(OUTLETS)]
    origins = sources(told)
    agreement = inquest.hearing.agreement
    foes = adversaries(agreement, inquest.obligation, view.against or "")
    return next(
        (
            [one, other]
            for one in heard
            if one.actor not in foes
            for other in heard
            if one.origin not in origins[other.actor]
            and other.origin not in origins[one.actor]
        ),
        [],
    )
