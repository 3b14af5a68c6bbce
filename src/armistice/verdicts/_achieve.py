"""Achieving something: the rules in order, the first that matches wins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from armistice.model import Bearing, Joint, Status
from armistice.verdicts import _reasons as words
from armistice.verdicts._completion import Completion, complete
from armistice.verdicts._explain import named
from armistice.verdicts._finding import (
    EXCEEDED,
    POSSIBLE,
    Case,
    Finding,
    rank,
    side_flags,
)
from armistice.verdicts._incidents import Inquest, dated_last, incident_views
from armistice.verdicts._parts import Claims, Done, Part, Weighing
from armistice.verdicts._perspectives import bearers_of
from armistice.verdicts._places import Ground
from armistice.verdicts._positions import concerning, done_clash, standing, takes_back
from armistice.verdicts._timeliness import part_timing, worst
from armistice.verdicts._witness import accusations, answers, few

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from armistice.model import Evidence, Period
    from armistice.verdicts._views import IncidentView


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """A deadline: as it is now, and as it was when something was done."""

    now: Period | None
    at: Callable[[Period], Period | None]


def achieve(case: Case, deadline: Deadline, claims: Claims | None = None) -> Finding:
    """Judge what is to be achieved: by each bearer, then together."""
    told = case.claims if claims is None else claims
    bearers = bearers_of(case.hearing.agreement, case.obligation)
    if len(bearers) == 1 or case.obligation.joint is Joint.JOINT:
        return _one(case, deadline, told)
    agreement, obligation = case.hearing.agreement, case.obligation
    each = {
        b: _one(case, deadline, concerning(agreement, obligation, b, told))
        for b in bearers
    }
    return _together(case, each)


def _together(case: Case, each: dict[str, Finding]) -> Finding:
    gravest = min(each, key=lambda bearer: rank(each[bearer].status))
    found = each[gravest]
    shares = [f.progress for f in each.values() if f.progress is not None]
    return replace(
        found,
        reason=f"{named(case.hearing.agreement, gravest)}: {found.reason}",
        deciding=joined([f.deciding for f in each.values()]),
        rebuttal=joined([f.rebuttal for f in each.values()]),
        progress=sum(shares) / len(shares) if shares else None,
        flags=tuple(dict.fromkeys(flag for f in each.values() for flag in f.flags)),
        by_bearer=tuple((bearer, f.status) for bearer, f in each.items()),
    )


def weighed(case: Case, claims: Claims) -> Completion:
    """Return what these claims say is done."""
    return complete(
        Weighing(
            agreement=case.hearing.agreement,
            obligation=case.obligation,
            claims=claims,
            as_of=case.hearing.as_of,
            starts=case.schedule.starts,
            settle=case.hearing.settle,
        )
    )


def _one(case: Case, deadline: Deadline, claims: Claims) -> Finding:
    state = weighed(case, claims)
    undone = {c.id for p in state.parts if p.done is Done.REVERSED for c in p.undone}
    found = _reversed(case, state)
    if undone and found is None:
        # Whoever told that it was undone has taken it back.
        return _one(case, deadline, tuple(c for c in claims if c.id not in undone))
    found = found or _finished(case, deadline, state)
    found = found or _unfinished(case, deadline, state)
    flags = side_flags(case)
    flags += (EXCEEDED,) if any(p.exceeded for p in state.parts) else ()
    flags += (POSSIBLE,) if any(p.done is Done.POSSIBLE for p in state.parts) else ()
    return replace(
        found,
        rebuttal=joined([found.rebuttal, _narrowed(case, claims, found.deciding)]),
        progress=state.progress,
        flags=flags,
    )


def _narrowed(case: Case, claims: Claims, deciding: Claims) -> Claims:
    """Return by what actors took back a deciding word for some of the places in it."""
    ground = Ground(agreement=case.hearing.agreement, obligation=case.obligation)
    dones = [c for c in claims if c.bearing is Bearing.DONE]
    missing = [c for c in claims if c.bearing is Bearing.NOT_DONE]
    backs = {
        (d.id, ground.where(m)): m
        for m in standing(missing, dones, lambda m, d: done_clash(ground, d, m))
        for d in deciding
        if takes_back(m, d) and done_clash(ground, d, m)
    }
    return joined([tuple(backs.values())])


def _reversed(case: Case, state: Completion) -> Finding | None:
    """Undone after being done, where it must persist."""
    parts = [p for p in state.parts if p.done is Done.REVERSED]
    undone = {c.id: c for p in parts for c in p.undone}
    if not undone:
        return None
    inquest = _inquest(case, undone)
    views = [v for v in incident_views(inquest) if undone.keys() & set(v.evidence)]
    if not views:
        return None
    gravest = min(views, key=lambda v: (rank(v.status), -v.period.end.timestamp()))
    before = tuple(c for p in parts for c in key_claims(p))
    last = {max(p.undone, key=lambda c: c.period.end).id for p in parts}
    accusers, denials = _voices(case, gravest, undone)
    kept = [gravest] + [
        v for v in views if (last - set(gravest.evidence)) & set(v.evidence)
    ]
    sides = [(v, *_voices(case, v, undone)) for v in kept]
    return Finding(
        status=gravest.status,
        reason=words.reversal(case, before, accusers, denials),
        deciding=joined(
            [
                before,
                *(accusations(inquest, *side) for side in sides),
                *(tuple(c for c in told if c.id in last) for _, told, _ in sides),
            ]
        ),
        rebuttal=joined([answers(inquest, *side) for side in sides]),
    )


def _inquest(case: Case, undone: dict[str, Evidence]) -> Inquest:
    """Open the incidents by which something was undone."""
    return Inquest(
        hearing=case.hearing,
        obligation=case.obligation,
        schedule=case.schedule,
        bearings=(Bearing.UNDONE,),
        figures=tuple(c for c in undone.values() if isinstance(c.value, int | float)),
    )


def _voices(
    case: Case, view: IncidentView, undone: dict[str, Evidence]
) -> tuple[Claims, Claims]:
    """Return who tells that something was undone, and who denies it."""
    accusers = tuple(c for c in undone.values() if c.id in view.evidence)
    denials = tuple(c for c in case.claims if c.id in view.denials)
    return dated_last(_inquest(case, undone), accusers), denials


def _finished(case: Case, deadline: Deadline, state: Completion) -> Finding | None:
    """All parts sure: fulfilled, with how that lies to the deadline; or disputed."""
    if state.sure:
        timing = worst(part_timing(p.dated, deadline.at) for p in state.parts)
        deciding = joined([key_claims(p) for p in state.parts])
        doing = words.Doing(period=state.done_in, claims=deciding)
        against = joined([strongest(p) for p in state.parts if p.rebutted])
        return Finding(
            status=timing.status,
            reason=words.fulfilled(case, deadline.now, doing, timing)
            + words.rebutted(case, against),
            deciding=deciding,
            rebuttal=against,
        )
    rebutted = all(part.done is Done.REBUTTED for part in state.open_parts)
    if state.doubts or not rebutted:
        return None
    disputes = few(state.disputes)
    against = joined([*(strongest(p) for p in state.open_parts), disputes])
    dones = joined([key_claims(p) for p in state.open_parts or state.parts])
    return Finding(
        status=Status.CONTESTED,
        reason=words.contested(case, dones, against),
        deciding=joined([key_claims(p) for p in state.parts]),
        rebuttal=against,
    )


def _unfinished(case: Case, deadline: Deadline, state: Completion) -> Finding:
    """Not surely done: what that means hangs on the deadline and on what is said."""
    due, as_of = deadline.now, case.hearing.as_of
    done = joined([key_claims(p) for p in state.parts if p.done is Done.SURE])
    possible = joined([few(p.possible) for p in state.open_parts])
    doubts = few(state.doubts)
    against = joined([*(strongest(p) for p in state.open_parts), doubts])
    figures = joined([p.figures for p in state.open_parts if p.share])
    disputed = joined(
        [key_claims(p) for p in state.open_parts if p.done is Done.REBUTTED]
    )
    partial = joined([done, disputed, figures, state.partial[-1:]])
    if due is None or as_of <= due.end:
        status, reason = Status.IN_FORCE, words.in_force(case, due, state.progress)
    elif any(p.done is Done.POSSIBLE for p in state.open_parts):
        status, reason = Status.UNKNOWN, words.maybe_done(case, due, possible)
    elif against or partial:
        owed = case.obligation.perdurant
        status = Status.OVERDUE if owed else Status.VIOLATED
        reason = words.overdue(case, due, against, partial)
        return Finding(
            status=status, reason=reason, deciding=joined([partial, against])
        )
    else:
        status, reason = Status.UNKNOWN, words.no_report(case, due)
    return Finding(
        status=status,
        reason=reason,
        deciding=joined([partial, possible]),
        rebuttal=against,
    )


def key_claims(part: Part) -> Claims:
    """Return the fewest completions that tell when a part was done, and that it was."""
    if not part.claims:
        return ()
    earliest = min(part.dated, key=lambda c: (c.period.end, c.said_on))
    latest = max(part.dated, key=lambda c: (c.period.start, c.said_on))
    return joined([(earliest, latest), part.clean[:1]])


def strongest(part: Part) -> Claims:
    """Return what says last that a part is not done."""
    return part.against and (max(part.against, key=lambda c: c.period.end),)


def joined(groups: Iterable[Claims]) -> Claims:
    """Return the claims of several groups, each once."""
    by_id = {claim.id: claim for group in groups for claim in group}
    return tuple(by_id.values())
