"""Refraining from something, and keeping a state: judged by incidents."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.model import Bearing, Kind, Status
from armistice.verdicts import _reasons as words
from armistice.verdicts._finding import Case, Claims, Finding, rank, side_flags
from armistice.verdicts._incidents import Inquest, dated_last, incident_views
from armistice.verdicts._perspectives import bearers_of
from armistice.verdicts._witness import accusations, answers, few

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.verdicts._views import IncidentView


def inquest_of(case: Case) -> Inquest:
    """Return what opens the incidents of an obligation, whatever its kind."""
    maintain = case.obligation.kind is Kind.MAINTAIN
    breaches = (Bearing.VIOLATION, Bearing.UNDONE) if maintain else (Bearing.VIOLATION,)
    return Inquest(
        hearing=case.hearing,
        obligation=case.obligation,
        schedule=case.schedule,
        bearings=breaches,
    )


def keep(case: Case) -> Finding:
    """Judge what is to be kept: by each bearer, then together.

    A breach against somebody who does not bear the obligation does not count; one
    against nobody named counts for all bearers together.
    """
    agreement = case.hearing.agreement
    bearers = bearers_of(agreement, case.obligation)
    views = [
        v for v in incident_views(inquest_of(case)) if v.against in (None, *bearers)
    ]
    found = _weigh(case, views)
    if len(bearers) == 1:
        return found
    each = tuple((b, _gravest([v for v in views if v.against == b])) for b in bearers)
    return replace(found, by_bearer=each)


def _gravest(views: Sequence[IncidentView]) -> Status:
    return min((v.status for v in views), key=rank, default=Status.IN_FORCE)


def _weigh(case: Case, views: Sequence[IncidentView]) -> Finding:
    timely = [v for v in views if v.timely is not False]
    flags = dict.fromkeys(str(flag) for v in timely for flag in v.flags)
    flags.update(dict.fromkeys(side_flags(case)))
    gravest = min(timely, key=lambda v: rank(v.status), default=None)
    if gravest is None or gravest.status is Status.IN_FORCE:
        positive = _positive(case)
        found = Finding(
            status=Status.IN_FORCE,
            reason=words.kept(case, positive),
            deciding=positive,
            rebuttal=few(_accusers(case, gravest)) if gravest else (),
        )
    else:
        found = _breached(case, gravest)
    return replace(found, flags=tuple(flags))


def _breached(case: Case, view: IncidentView) -> Finding:
    inquest, told = inquest_of(case), _accusers(case, view)
    denials = tuple(c for c in case.claims if c.id in view.denials)
    deciding = accusations(inquest, view, told, denials)
    return Finding(
        status=view.status,
        reason=words.breach(case, view, told, denials),
        deciding=deciding,
        rebuttal=answers(inquest, view, told, denials),
    )


def _accusers(case: Case, view: IncidentView) -> Claims:
    """Return the accusations that are heard; failing those, what anybody says.

    Those come last that date it most surely within the obligation's time.
    """
    said = case.hearing.said.get(case.text.id, ())
    told = [c for c in case.claims if c.id in view.evidence]
    told = told or [c for c in said if c.id in view.evidence]
    return dated_last(inquest_of(case), tuple(told))


def _positive(case: Case) -> Claims:
    """Return the last claim that it is kept."""
    good = {Bearing.NO_VIOLATION}
    if case.obligation.kind is Kind.MAINTAIN:
        good |= {Bearing.DONE, Bearing.UNDER_WAY}
    as_of = case.hearing.as_of
    kept = [c for c in case.claims if c.bearing in good and c.period.start < as_of]
    return tuple(kept[-1:])
