"""Alleged breaches: who accuses, who denies, and what each perspective makes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.model import (
    Bearing,
    IncidentFlag,
    IncidentState,
    Period,
    Status,
)
from armistice.verdicts._perspectives import (
    OUTLETS,
    adversaries,
    bearers_of,
    sole_voice,
)
from armistice.verdicts._places import Ground
from armistice.verdicts._positions import later
from armistice.verdicts._views import IncidentView

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.model import Evidence, Obligation
    from armistice.verdicts._hearing import Hearing
    from armistice.verdicts._views import Schedule

Claims = tuple["Evidence", ...]

_SURELY = (False, None, True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """Accusations of one act, with the answers to them."""

    id: str
    against: str | None
    accusations: Claims
    denials: Claims
    checks: Claims


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquest:
    """An obligation's incidents, to be told in one perspective."""

    hearing: Hearing
    obligation: Obligation
    schedule: Schedule
    bearings: tuple[Bearing, ...] = (Bearing.VIOLATION,)
    figures: Claims = ()
    """Figures by which something was undone."""

    @property
    def ground(self) -> Ground:
        """The obligation's places."""
        return Ground(agreement=self.hearing.agreement, obligation=self.obligation)

    @property
    def verifiers(self) -> set[str]:
        """Who the agreement says verifies it."""
        return set(map(self.hearing.agreement.principal, self.obligation.verifier))

    def hears(self, claims: Claims) -> Claims:
        """Return the claims that count in the perspective."""
        ids = {e.id for e in self.hearing.evidence(self.obligation.id)}
        return tuple(c for c in claims if c.id in ids)


def incident_views(inquest: Inquest) -> tuple[IncidentView, ...]:
    """Return the incidents that had begun by the date asked about, oldest first."""
    views = (
        _view(inquest, incident)
        for incident in _incidents(inquest)
        if any(a.period.start < inquest.hearing.as_of for a in incident.accusations)
    )
    return tuple(sorted(views, key=lambda v: (v.period.start, v.period.end)))


def _incidents(inquest: Inquest) -> list[Incident]:
    said = inquest.hearing.said.get(inquest.obligation.id, ())
    groups: dict[str, list[Evidence]] = {}
    accusations = [e for e in said if e.bearing in inquest.bearings]
    accusations.extend(inquest.figures)
    roots = _roots(accusations)
    for accusation in accusations:
        if not inquest.ground.excepted(accusation.place):
            groups.setdefault(roots[accusation.id], []).append(accusation)
    found = (
        _incident(inquest, (root, against), claims, said)
        for root, group in groups.items()
        for against, claims in _by_accused(inquest, group).items()
    )
    return [incident for incident in found if incident.accusations]


def _by_accused(
    inquest: Inquest, group: list[Evidence]
) -> dict[str | None, list[Evidence]]:
    """Split by whom it is against; whoever names nobody joins the only one named."""
    named = {a.against for a in group} - {None}
    alone = next(iter(named)) if len(named) == 1 else None
    split: dict[str | None, list[Evidence]] = {}
    for accusation in group:
        against = _accused(inquest, accusation) or alone
        split.setdefault(against, []).append(accusation)
    return split


def _accused(inquest: Inquest, accusation: Evidence) -> str | None:
    bearers = bearers_of(inquest.hearing.agreement, inquest.obligation)
    if accusation.against is None and len(bearers) == 1:
        return bearers[0]
    return accusation.against


def _roots(accusations: Sequence[Evidence]) -> dict[str, str]:
    """Return for each accusation the incident that it is about."""
    by_id = {a.id: a for a in accusations}

    def root(accusation: Evidence, seen: tuple[str, ...]) -> str:
        if accusation.incident is not None:
            return accusation.incident
        target = accusation.target
        if target is None or target in seen:
            return accusation.id
        known = by_id.get(target)
        return target if known is None else root(known, (*seen, accusation.id))

    return {a.id: root(a, ()) for a in accusations}


def _incident(
    inquest: Inquest,
    key: tuple[str, str | None],
    group: list[Evidence],
    said: Claims,
) -> Incident:
    incident_id, against = key
    accused = {a.id for a in group}
    ids = {incident_id, *accused}

    def answers(reply: Evidence) -> bool:
        if reply.incident is not None or reply.target is not None:
            return reply.incident == incident_id or reply.target in ids
        return any(blankets(inquest, reply, a, against) for a in group)

    replies = [e for e in said if answers(e)]
    denials = [r for r in replies if _denies(r, accused)]
    checks = [r for r in replies if r.bearing is Bearing.CHECKING]
    return Incident(
        id=incident_id,
        against=against,
        accusations=_latest(group, denials),
        denials=_latest(denials, group),
        checks=_latest(checks, [*group, *denials]),
    )


def _denies(reply: Evidence, accusations: set[str]) -> bool:
    """Tell whether it denies; that it is done does where it answers "undone"."""
    restores = reply.bearing is Bearing.DONE and reply.target in accusations
    return reply.bearing is Bearing.NO_VIOLATION or restores


def _latest(claims: Sequence[Evidence], others: Sequence[Evidence]) -> Claims:
    """Return the claims whose actor did not take the other side later."""
    return tuple(
        c for c in claims if not any(o.actor == c.actor and later(o, c) for o in others)
    )


def blankets(
    inquest: Inquest, reply: Evidence, accusation: Evidence, against: str | None
) -> bool:
    """Tell whether a general denial covers the day, the place and the accused."""
    bearers = bearers_of(inquest.hearing.agreement, inquest.obligation)
    about = reply.against
    if about is None and reply.actor in bearers:
        about = reply.actor
    ground = inquest.ground
    return (
        reply.period.covers(accusation.period)
        and ground.contains(ground.where(reply), ground.where(accusation))
        and (about is None or against is None or about == against)
    )


def _view(inquest: Inquest, incident: Incident) -> IncidentView:
    heard = inquest.hears(incident.accusations)
    denials = inquest.hears(incident.denials)
    timely = _is_timely(inquest, incident.accusations)
    return IncidentView(
        incident=incident.id,
        obligation=inquest.obligation.id,
        against=incident.against,
        place=incident.accusations[0].place,
        period=_period(incident.accusations),
        state=_state(inquest, incident, heard, denials),
        flags=_flags(inquest, incident, heard, denials),
        evidence=tuple(a.id for a in incident.accusations),
        denials=tuple(d.id for d in incident.denials),
        status=_status(inquest, incident, timely),
        timely=timely,
    )


def _period(accusations: Claims) -> Period:
    """Return what all accusations' dates share, or else all that they span."""
    start = max(a.period.start for a in accusations)
    end = min(a.period.end for a in accusations)
    if start <= end:
        return Period(start=start, end=end)
    return Period(
        start=min(a.period.start for a in accusations),
        end=max(a.period.end for a in accusations),
    )


def _state(
    inquest: Inquest, incident: Incident, heard: Claims, denials: Claims
) -> IncidentState:
    if any(a.actor == incident.against for a in heard):
        return IncidentState.ADMITTED
    if heard and denials:
        return IncidentState.CONTESTED
    if _is_corroborated(inquest, incident, heard):
        return IncidentState.CORROBORATED
    return IncidentState.ALLEGED


def _is_corroborated(inquest: Inquest, incident: Incident, heard: Claims) -> bool:
    """Tell whether two actors say so, each from an origin that the other lacks.

    One of them at least must be no adversary of the accused. Outlets carry what
    others say, and corroborate nothing.
    """
    agreement = inquest.hearing.agreement
    origins = sources(heard)
    foes = adversaries(agreement, inquest.obligation, incident.against or "")
    return any(
        one != other and origins[one] - origins[other] and origins[other] - origins[one]
        for one in origins.keys() - foes
        for other in origins
    )


def sources(claims: Claims) -> dict[str, set[str]]:
    """Return from which origins each actor tells of something; outlets have none."""
    origins: dict[str, set[str]] = {}
    for claim in claims:
        if not claim.actor.startswith(OUTLETS):
            origins.setdefault(claim.actor, set()).add(claim.origin)
    return origins


def _flags(
    inquest: Inquest, incident: Incident, heard: Claims, denials: Claims
) -> tuple[IncidentFlag, ...]:
    found = {
        IncidentFlag.CHECKING: inquest.hears(incident.checks),
        IncidentFlag.FOUND: [a for a in heard if a.actor in inquest.verifiers],
        IncidentFlag.DISMISSED: [d for d in denials if d.actor in inquest.verifiers],
    }
    return tuple(flag for flag, claims in found.items() if claims)


def dated_last(inquest: Inquest, claims: Claims) -> Claims:
    """Sort so that those come last that most surely lie in the obligation's time."""
    return tuple(sorted(claims, key=lambda c: _SURELY.index(falls_within(inquest, c))))


def _status(inquest: Inquest, incident: Incident, timely: bool | None) -> Status:
    """Return what this incident alone makes of the obligation."""
    status = told(inquest, incident)
    if timely is False:
        return Status.IN_FORCE
    if timely is None and status is not Status.IN_FORCE:
        return Status.UNKNOWN
    return status


def told(inquest: Inquest, incident: Incident) -> Status:
    """Return what a perspective tells of an incident, wherever its date lies."""
    heard = inquest.hears(incident.accusations)
    denials = inquest.hears(incident.denials)
    settled = _settled(inquest, heard, denials)
    if settled is not None:
        return settled
    voice = sole_voice(inquest.hearing.perspective, inquest.hearing.agreement)
    if not heard:
        spared = denials or (voice is not None and voice == incident.against)
        return Status.IN_FORCE if spared else Status.ALLEGED
    match _state(inquest, incident, heard, denials):
        case IncidentState.CONTESTED:
            return Status.CONTESTED
        case IncidentState.ALLEGED:
            return Status.VIOLATED if voice is not None else Status.ALLEGED
        case _:
            return Status.VIOLATED


def _settled(inquest: Inquest, heard: Claims, denials: Claims) -> Status | None:
    for judge in inquest.hearing.settle:
        if any(a.actor == judge for a in heard):
            return Status.VIOLATED
        if any(d.actor == judge for d in denials):
            return Status.IN_FORCE
    return None


def _is_timely(inquest: Inquest, accusations: Claims) -> bool | None:
    """Tell whether it falls between start, end and the date asked about."""
    answers = {falls_within(inquest, a) for a in accusations}
    if True in answers:
        return True
    return None if None in answers else False


def falls_within(inquest: Inquest, accusation: Evidence) -> bool | None:
    """Tell whether one accusation dates it so; None where its words are too vague."""
    as_of = inquest.hearing.as_of
    starts, ends = inquest.schedule.starts, inquest.schedule.ends
    when = accusation.period
    before = starts is None or when.end <= starts.start
    after = when.start >= as_of or (ends is not None and when.start >= ends.end)
    if before or after:
        return False
    happened = when.end <= as_of or accusation.said_on < as_of
    begun = starts is None or when.start >= starts.end
    inside = begun and (ends is None or when.end <= ends.start)
    return True if happened and inside else None
