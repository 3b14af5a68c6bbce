"""Alleged breaches as incidents: which allegations and denials are of one event."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from armistice.linking._places import compatible
from armistice.linking._words import wordset
from armistice.model import (
    Account,
    Bearing,
    Casualties,
    Incident,
    IncidentFlag,
    Period,
    ReviewState,
    Sameness,
    content_id,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from armistice.model import Agreement, Claim, Evidence

_FAMILIES = {
    "violence": wordset("attack shelling killing capture destroy violate"),
    "positions": wordset("build_positions enter deploy"),
    "people": wordset("detain"),
    "movement": wordset("block"),
    "mines": wordset("lay_mines"),
}
_FAMILY = {kind: name for name, kinds in _FAMILIES.items() for kind in kinds}
_RANK = ("attack", "shelling", "capture", "destroy", "build_positions", "killing")
"""Which kind an incident is called by, where a claim tells of several."""
_ANSWERS = {Bearing.NO_VIOLATION, Bearing.CHECKING}
_VAGUE = timedelta(days=10)
"""A time vaguer than "mid-November" does not tell which incident is meant."""
_KILLED = wordset("killed dead deaths death fatalities")
_WOUNDED = wordset("wounded injured injuries")


@dataclass(slots=True)
class _Cluster:
    """Allegations taken to be of one event."""

    obligation: str
    against: str | None
    place: str | None
    period: Period
    families: frozenset[str]
    rows: list[Evidence] = field(default_factory=list)
    answers: list[Evidence] = field(default_factory=list)


def counts(evidence: Evidence) -> bool:
    """Whether a piece of evidence counts before or after review."""
    if evidence.reviewed is ReviewState.REJECTED:
        return False
    reviewed = evidence.reviewed in {ReviewState.ACCEPTED, ReviewState.CORRECTED}
    return reviewed or evidence.sameness is Sameness.SAME


def incidents_of(
    agreements: Sequence[Agreement],
    claims: Mapping[str, Claim],
    evidence: Sequence[Evidence],
) -> tuple[tuple[Evidence, ...], tuple[Incident, ...]]:
    """Return evidence with incident and target, and the incidents, in order."""
    rows = [e for e in evidence if counts(e)]
    by_obligation: dict[str, list[Evidence]] = defaultdict(list)
    for row in rows:
        if row.bearing is Bearing.VIOLATION or row.bearing in _ANSWERS:
            by_obligation[row.obligation].append(row)
    clusters = [
        cluster
        for _, group in sorted(by_obligation.items())
        for cluster in _clusters(group, claims, agreements)
    ]
    incidents = tuple(
        sorted(
            (_incident(cluster, claims) for cluster in clusters),
            key=lambda i: (i.period.start, i.obligation, i.id),
        )
    )
    return _with_incidents(evidence, clusters), incidents


def _clusters(
    group: Sequence[Evidence],
    claims: Mapping[str, Claim],
    agreements: Sequence[Agreement],
) -> list[_Cluster]:
    """Let the precisest allegations found incidents; the vaguer ones join if clear."""
    found: list[_Cluster] = []
    for row in sorted(
        (e for e in group if e.bearing is Bearing.VIOLATION),
        key=lambda e: _vagueness(e, agreements),
    ):
        fitting = [c for c in found if _fits(row, c, claims, agreements)]
        if len(fitting) == 1 and _tells_which(row):
            _join(fitting[0], row, claims, agreements)
        else:
            found.append(_new(row, claims))
    for row in group:
        if row.bearing in _ANSWERS:
            fitting = [c for c in found if _fits(row, c, claims, agreements)]
            for cluster in fitting:
                cluster.answers.append(row)
    return found


def _vagueness(
    row: Evidence, agreements: Sequence[Agreement]
) -> tuple[timedelta, int, str]:
    depth = 0
    if row.place is not None:
        depth = max((len(a.enclosing(row.place)) for a in agreements), default=0)
    return row.period.end - row.period.start, -depth, row.id


def _tells_which(row: Evidence) -> bool:
    return row.period.end - row.period.start <= _VAGUE


def _fits(
    row: Evidence,
    cluster: _Cluster,
    claims: Mapping[str, Claim],
    agreements: Sequence[Agreement],
) -> bool:
    same = cluster.against is None or row.against in {None, cluster.against}
    families = _families(row, claims)
    alike = not families or not cluster.families or bool(families & cluster.families)
    return (
        same
        and alike
        and row.period.overlaps(cluster.period)
        and compatible(row.place, cluster.place, agreements)
    )


def _families(row: Evidence, claims: Mapping[str, Claim]) -> frozenset[str]:
    claim = claims.get(row.claim)
    events = () if claim is None else claim.events
    return frozenset(_FAMILY[e.kind] for e in events if e.kind in _FAMILY)


def _new(row: Evidence, claims: Mapping[str, Claim]) -> _Cluster:
    families = _families(row, claims)
    return _Cluster(row.obligation, row.against, row.place, row.period, families, [row])


def _join(
    cluster: _Cluster,
    row: Evidence,
    claims: Mapping[str, Claim],
    agreements: Sequence[Agreement],
) -> None:
    cluster.rows.append(row)
    cluster.against = cluster.against or row.against
    if cluster.place is None or any(
        row.place is not None and cluster.place in a.enclosing(row.place)
        for a in agreements
    ):
        cluster.place = row.place or cluster.place
    cluster.families |= _families(row, claims)
    start = max(cluster.period.start, row.period.start)
    cluster.period = Period(start=start, end=min(cluster.period.end, row.period.end))


def _first(rows: Iterable[Evidence]) -> Evidence:
    return min(rows, key=lambda e: (e.published, e.said_on, e.id))


def incident_id(rows: Iterable[Evidence]) -> str:
    """Return the id that an incident keeps as later reports join it."""
    return content_id("inc", _first(rows).id)


def _incident(cluster: _Cluster, claims: Mapping[str, Claim]) -> Incident:
    rows = sorted(
        (*cluster.rows, *cluster.answers), key=lambda e: (e.said_on, e.published, e.id)
    )
    checking = any(e.bearing is Bearing.CHECKING for e in rows)
    return Incident(
        id=incident_id(cluster.rows),
        obligation=cluster.obligation,
        kind=_kind(cluster, claims),
        against=cluster.against,
        place=cluster.place,
        period=cluster.period,
        flags=(IncidentFlag.CHECKING,) if checking else (),
        claims=tuple(dict.fromkeys(e.claim for e in rows)),
        accounts=tuple(_account(e, cluster, claims) for e in rows),
        casualties_by_account=_casualties(rows, claims),
        origins=len({e.origin for e in cluster.rows}),
    )


def _kind(cluster: _Cluster, claims: Mapping[str, Claim]) -> str:
    """Return the kind told first, by rank where one claim tells several."""
    for row in sorted(cluster.rows, key=lambda e: (e.published, e.said_on, e.id)):
        claim = claims.get(row.claim)
        told = {e.kind for e in claim.events} if claim is not None else set()
        for kind in (*_RANK, *sorted(_FAMILY)):
            if kind in told:
                return kind
    return "violation"


def _account(row: Evidence, cluster: _Cluster, claims: Mapping[str, Claim]) -> Account:
    return Account(
        actor=row.actor,
        claim=row.claim,
        bearing=row.bearing,
        said_on=row.said_on,
        delay_hours=_delay(row, cluster, claims),
    )


def _delay(
    row: Evidence, cluster: _Cluster, claims: Mapping[str, Claim]
) -> float | None:
    """Hours from the event to the saying, where the words tell when it was said."""
    claim = claims.get(row.claim)
    if claim is None or row.said_on >= claim.published:
        return None
    hours = (row.said_on - cluster.period.start).total_seconds() / 3600
    return round(hours, 1) if hours >= 0 else None


def _casualties(
    rows: Sequence[Evidence], claims: Mapping[str, Claim]
) -> tuple[Casualties, ...]:
    found: list[Casualties] = []
    for claim_id in dict.fromkeys(e.claim for e in rows):
        claim = claims.get(claim_id)
        row = next(e for e in rows if e.claim == claim_id)
        if claim is None or row.bearing is not Bearing.VIOLATION:
            continue
        killed, wounded = _number(claim, _KILLED), _number(claim, _WOUNDED)
        if killed is not None or wounded is not None:
            one = Casualties(
                actor=row.actor, claim=claim_id, killed=killed, wounded=wounded
            )
            found.append(one)
    return tuple(found)


def _number(claim: Claim, words: frozenset[str]) -> int | None:
    for figure in claim.figures:
        if figure.unit in words or figure.aspect in words:
            return int(figure.low)
    return None


def _with_incidents(
    evidence: Sequence[Evidence], clusters: Sequence[_Cluster]
) -> tuple[Evidence, ...]:
    told: dict[str, str] = {}
    answered: dict[str, set[str]] = defaultdict(set)
    for cluster in clusters:
        name = incident_id(cluster.rows)
        told.update((row.id, name) for row in cluster.rows)
        for row in cluster.answers:
            answered[row.id].add(name)
    # what answers several incidents is a general denial: it targets none of them
    single = {
        row: next(iter(names)) for row, names in answered.items() if len(names) == 1
    }
    return tuple(
        replace(
            row,
            incident=told.get(row.id, single.get(row.id, row.incident)),
            target=single.get(row.id, row.target),
        )
        for row in evidence
    )
