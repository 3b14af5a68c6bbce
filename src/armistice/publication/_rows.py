"""One function for each kind of row; names and order are a promise."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import time, timedelta
from math import isfinite
from typing import TYPE_CHECKING

from armistice.model import (
    BEGINNING,
    FOREVER,
    Evidence,
    Period,
    ReviewState,
    Sameness,
    Span,
)

if TYPE_CHECKING:
    from datetime import datetime

    from armistice.model import (
        Claim,
        Commitment,
        Figure,
        Incident,
        PlaceMention,
        TimeMention,
        Verdict,
        Witness,
    )
    from armistice.publication.edition import Edition

Value = str | float | bool | None | Sequence["Value"] | Mapping[str, "Value"]
Row = dict[str, Value]


def when(moment: datetime | None) -> str | None:
    """Return an instant as ISO 8601 with its offset; open ends are None."""
    if moment is None or moment in {BEGINNING, FOREVER}:
        return None
    return moment.isoformat()


def day_or_moment(moment: datetime) -> str:
    """Return a bare date for a midnight: where only the day is known."""
    return moment.date().isoformat() if _midnight(moment) else moment.isoformat()


def days(period: Period | None) -> str | None:
    """Return whole days as a date or two, anything else as an interval of moments.

    Both dates are included, as people write them; `..` stands for an open end.
    """
    if period is None:
        return None
    whole = _midnight(period.start) and _midnight(period.end)
    if not whole or period.start == period.end:
        return f"{when(period.start) or '..'}/{when(period.end) or '..'}"
    first, last = period.start.date().isoformat(), last_day(period.end)
    return first if first == last else f"{first}/{last}"


def last_day(moment: datetime) -> str | None:
    """Return the day that a midnight ends, as a date; else the moment itself.

    A question's bare date and a deadline's last day are such ends.
    """
    if moment in {BEGINNING, FOREVER} or not _midnight(moment):
        return when(moment)
    return (moment - timedelta(days=1)).date().isoformat()


def last_days(due: Period | None) -> str | None:
    """Return the last day in time; where that is unclear, the first and last such."""
    if due is None:
        return None
    first, last = last_day(due.start) or "..", last_day(due.end) or ".."
    return first if first == last else f"{first}/{last}"


def _midnight(moment: datetime) -> bool:
    return moment not in {BEGINNING, FOREVER} and moment.time() == time.min


def evidence_review(item: Evidence) -> ReviewState:
    """Return the state of review, `unsure` for a link that waits for a person."""
    waiting = item.sameness is not Sameness.SAME
    machine = item.reviewed is ReviewState.MACHINE
    return ReviewState.UNSURE if waiting and machine else item.reviewed


def _span(span: Span | None) -> list[Value] | None:
    return None if span is None else [span.start, span.end]


def _time(mention: TimeMention) -> Row:
    period = mention.period
    return {
        "text": mention.text,
        "span": _span(mention.span),
        "value": mention.value,
        "from": None if period is None else when(period.start),
        "to": None if period is None else when(period.end),
    }


def _place(mention: PlaceMention) -> Row:
    return {
        "text": mention.text,
        "span": _span(mention.span),
        "id": mention.place,
        "lat": mention.lat,
        "lon": mention.lon,
    }


def _claim(claim: Claim) -> Row:
    return {
        "id": claim.id,
        "report": claim.report,
        "publisher": claim.publisher,
        "published": day_or_moment(claim.published),
        "said_on": days(claim.said_on),
        "recorded": when(claim.recorded),
        "actor": claim.actor,
        "side": claim.side,
        "claimant": claim.claimant,
        "claimant_span": _span(claim.claimant_span),
        "cue": claim.cue,
        "cue_span": _span(claim.cue_span),
        "content": claim.content,
        "content_spans": [_span(span) for span in claim.content_spans],
        "stance": claim.stance.value,
        "direct": claim.direct.value,
        "certainty": claim.certainty,
        "times": [_time(mention) for mention in claim.times],
        "places": [_place(mention) for mention in claim.places],
        "reviewed": claim.reviewed.value,
    }


def _evidence(item: Evidence) -> Row:
    return {
        "claim": item.claim,
        "obligation": item.obligation,
        "bearing": item.bearing.value,
        "place": item.place,
        "from": when(item.period.start),
        "to": when(item.period.end),
        "actor": item.actor,
        "against": item.against,
        "incident": item.incident,
        "target": item.target,
        "value": item.value,
        "unit": item.unit,
        "origin": item.origin,
        "reason": item.reason,
        "certainty": item.certainty,
        "reviewed": evidence_review(item).value,
    }


def _incident(incident: Incident) -> Row:
    return {
        "id": incident.id,
        "obligation": incident.obligation,
        "kind": incident.kind,
        "against": incident.against,
        "place": incident.place,
        "from": when(incident.period.start),
        "to": when(incident.period.end),
        "state": incident.state.value,
        "flags": [flag.value for flag in incident.flags],
        "claims": list(incident.claims),
        "casualties_by_account": [
            {
                "actor": c.actor,
                "claim": c.claim,
                "killed": c.killed,
                "wounded": c.wounded,
            }
            for c in incident.casualties_by_account
        ],
    }


def _witness(witness: Witness) -> Row:
    return {
        "deciding": list(witness.deciding),
        "rebuttal": list(witness.rebuttal),
        "deadline": [
            {"source": step.source, "due": last_days(step.due), "reason": step.reason}
            for step in witness.deadline
        ],
    }


def _verdict(verdict: Verdict) -> Row:
    return {
        "obligation": verdict.obligation,
        "perspective": verdict.perspective,
        "as_of": last_day(verdict.as_of),
        "known_at": when(verdict.known_at),
        "status": verdict.status.value,
        "ended": verdict.ended,
        "basis": None if verdict.basis is None else verdict.basis.value,
        "deadline": last_days(verdict.deadline),
        "deadline_source": verdict.deadline_source,
        "progress": verdict.progress,
        "witness": _witness(verdict.witness),
        "reason": verdict.reason,
        "reviewed_share": verdict.reviewed_share,
    }


def _commitment(item: Commitment) -> Row:
    return {
        "id": item.id,
        "claim": item.claim,
        "obligation": item.obligation,
        "promised_by": item.promised_by,
        "told_by": item.told_by,
        "content": item.content,
        "made_on": days(item.made_on),
        "due": last_days(item.due),
        "state": item.state.value,
        "answered_by": list(item.answered_by),
        "slipped_from": item.slipped_from,
    }


def _figure(figure: Figure) -> Row:
    return {
        "id": figure.id,
        "claim": figure.claim,
        "report": figure.report,
        "actor": figure.actor,
        "span": _span(figure.span),
        "text": figure.text,
        "low": figure.low if isfinite(figure.low) else None,
        "high": figure.high if isfinite(figure.high) else None,
        "bound": figure.bound.value,
        "unit": figure.unit,
        "aspect": figure.aspect,
        "group": figure.group,
        "obligation": figure.obligation,
        "period": days(figure.period),
        "published": day_or_moment(figure.published),
    }


def _linked(edition: Edition) -> Iterator[Row]:
    different = Sameness.DIFFERENT
    return (_evidence(e) for e in edition.evidence if e.sameness is not different)


ROWS: dict[str, Callable[[Edition], Iterator[Row]]] = {
    "claims": lambda edition: map(_claim, edition.claims),
    "evidence": _linked,
    "incidents": lambda edition: map(_incident, edition.incidents),
    "verdicts": lambda edition: map(_verdict, edition.verdicts),
    "commitments": lambda edition: map(_commitment, edition.commitments),
    "figures": lambda edition: map(_figure, edition.figures),
}
