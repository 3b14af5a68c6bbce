"""Judge obligations: the one way in."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

from armistice.model import Kind, Modality, Status, Verdict, Witness
from armistice.verdicts import _reasons as words
from armistice.verdicts._achieve import Deadline, achieve
from armistice.verdicts._amendments import terms
from armistice.verdicts._basis import basis_of, reviewed_share
from armistice.verdicts._clock import in_force, start_circles, start_waits
from armistice.verdicts._finding import PARALLEL_GAP, Case, Finding
from armistice.verdicts._hearing import Hearing, docket, open_hearing
from armistice.verdicts._incidents import incident_views
from armistice.verdicts._keep import inquest_of, keep
from armistice.verdicts._parallel import gap
from armistice.verdicts._power import power
from armistice.verdicts._schedule import due_at, schedule_of
from armistice.verdicts._stages import recurring, stage_statuses, whole_claims

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from armistice.model import Obligation, Perspective
    from armistice.verdicts._record import Record
    from armistice.verdicts._views import IncidentView, Schedule


def judge(
    obligation: Obligation,
    record: Record,
    *,
    perspective: Perspective,
    as_of: datetime,
    settle: Sequence[str] = (),
) -> Verdict:
    """Return the status of one obligation as a perspective tells it.

    Args:
        obligation: As the agreement's text has it; changes of it are applied here.
        record: The agreement and all visible evidence.
        perspective: Whose word counts.
        as_of: The moment that the question is about; a bare date is the end of it.
        settle: Actors whose word decides a dispute, first come first; nobody's does
            unless it is asked for.
    """
    hearing = _open(record, perspective, as_of, settle)
    return verdict_in(hearing, obligation)


def judge_all(
    record: Record,
    *,
    perspectives: Sequence[Perspective],
    as_of: datetime,
    settle: Sequence[str] = (),
) -> Iterator[Verdict]:
    """Yield a verdict for each obligation, in order, in each perspective."""
    on_file = docket(record)
    hearings = [
        open_hearing(record, on_file, perspective=p, as_of=as_of, settle=settle)
        for p in perspectives
    ]
    for obligation in record.agreement.obligations:
        for hearing in hearings:
            yield verdict_in(hearing, obligation)


def assess_incidents(
    obligation: Obligation,
    record: Record,
    *,
    perspective: Perspective,
    as_of: datetime,
    settle: Sequence[str] = (),
) -> tuple[IncidentView, ...]:
    """Return every alleged breach of an obligation as a perspective tells it."""
    hearing = _open(record, perspective, as_of, settle)
    return incident_views(inquest_of(case_of(hearing, obligation)))


def schedule(
    obligation: Obligation,
    record: Record,
    *,
    perspective: Perspective,
    as_of: datetime,
) -> Schedule:
    """Return when an obligation starts, is due and ends, and how that came about."""
    return schedule_of(_open(record, perspective, as_of, ()), obligation)


def _open(
    record: Record, perspective: Perspective, as_of: datetime, settle: Sequence[str]
) -> Hearing:
    return open_hearing(
        record, docket(record), perspective=perspective, as_of=as_of, settle=settle
    )


def verdict_in(hearing: Hearing, obligation: Obligation) -> Verdict:
    """Return the verdict on an obligation in an open hearing."""
    case = case_of(hearing, obligation)
    found = _find(case)
    reason = found.reason
    closed = case.ended and found.status is not Status.LAPSED
    if closed and case.schedule.ends is not None:
        reason = words.closed(reason, case.schedule.ends, case)
    steps = case.schedule.steps
    return Verdict(
        obligation=obligation.id,
        perspective=hearing.perspective.id,
        as_of=hearing.as_of,
        known_at=hearing.record.known_at,
        status=found.status,
        ended=case.ended or found.status is Status.LAPSED,
        basis=basis_of(case, found),
        deadline=case.schedule.due,
        deadline_source=steps[-1].source if steps else "text",
        progress=found.progress,
        witness=Witness(
            deciding=tuple(c.id for c in found.deciding),
            rebuttal=tuple(c.id for c in found.rebuttal),
            deadline=steps,
        ),
        reason=reason,
        reviewed_share=reviewed_share(found),
        flags=found.flags,
        by_bearer=found.by_bearer,
        stages=found.stages,
    )


def case_of(hearing: Hearing, obligation: Obligation) -> Case:
    """Put an obligation before a hearing; past its end, before its last moment."""
    times = schedule_of(hearing, obligation)
    ended = times.ends is not None and hearing.as_of > times.ends.end
    if ended and times.ends is not None:
        hearing = hearing.at(times.ends.end)
        times = schedule_of(hearing, obligation)
    return Case(
        hearing=hearing,
        text=obligation,
        obligation=terms(hearing, obligation, hearing.as_of).obligation,
        schedule=times,
        ended=ended,
    )


def _find(case: Case) -> Finding:
    if not in_force(case.schedule.starts, case.hearing):
        return _not_begun(case)
    found = _by_kind(case)
    drift = gap(case)
    if drift is None:
        return found
    return replace(
        found,
        reason=f"{found.reason} {drift}",
        flags=(*found.flags, PARALLEL_GAP),
    )


def _not_begun(case: Case) -> Finding:
    """Pending; unknown where what it waits for goes round in a circle."""
    waits = start_waits(case.hearing, case.obligation)
    circular = start_circles(case.hearing, case.obligation)
    status = Status.UNKNOWN if circular else Status.PENDING
    return Finding(status=status, reason=words.pending(case, waits))


def _by_kind(case: Case) -> Finding:
    obligation = case.obligation
    if obligation.modality is Modality.MAY:
        return power(case)
    if obligation.modality is Modality.MUST_NOT:
        return keep(case)
    match obligation.kind:
        case Kind.REFRAIN | Kind.MAINTAIN:
            return keep(case)
        case Kind.POWER:
            return power(case)
        case Kind.REPORT if obligation.recurrence is not None:
            return recurring(case, obligation.recurrence)
        case Kind.ACHIEVE | Kind.REPORT:
            return _achieve(case)
        case _:
            assert_never(obligation.kind)


def _achieve(case: Case) -> Finding:
    deadline = Deadline(
        now=case.schedule.due,
        at=lambda done: due_at(case.hearing, case.text, done.end),
    )
    found = achieve(case, deadline, whole_claims(case))
    return replace(found, stages=stage_statuses(case))
