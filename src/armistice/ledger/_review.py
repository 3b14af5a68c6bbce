"""What people's decisions make of a machine reading."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, Any, assert_never

from armistice.errors import BadInput
from armistice.model import (
    Bearing,
    Bound,
    Claim,
    Decision,
    Directness,
    Evidence,
    Hedge,
    Period,
    Report,
    Review,
    ReviewState,
    Sameness,
    Stance,
    start_of_day,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from enum import StrEnum

Value = str | float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a claim or piece of evidence stands after every decision on it."""

    state: ReviewState = ReviewState.MACHINE
    changes: Mapping[str, Value]


def check_review(review: Review) -> None:
    """Refuse a review that could never be applied.

    Raises:
        BadInput: If a correction changes nothing, or a field that cannot be
            corrected, or to a value that the field cannot have; or if another
            decision brings changes.
    """
    where = f"review {review.id!r} of {review.target!r}"
    if review.decision is not Decision.CORRECT:
        if review.changes:
            msg = f"{where}: only the decision `correct` has changes; leave them out"
            raise BadInput(msg)
        return
    if not review.changes:
        msg = f"{where}: a correction needs a change; give a field and its new value"
        raise BadInput(msg)
    for field, value in review.changes:
        _check_change(where, field, value)
    _check_order(where, dict(review.changes))


def standings(reviews: Iterable[Review]) -> dict[str, Standing]:
    """Return how each target stands, from all reviews in the order recorded.

    Corrections add up, field by field; a later accept keeps them. `undo` takes back
    the same person's last decision that still stands on that target.
    """
    decided: dict[str, list[Review]] = defaultdict(list)
    for review in reviews:
        held = decided[review.target]
        if review.decision is not Decision.UNDO:
            held.append(review)
            continue
        own = [i for i, r in enumerate(held) if r.by == review.by]
        if own:
            del held[own[-1]]
    return {target: _standing(held) for target, held in decided.items() if held}


def apply_to_claim(claim: Claim, standing: Standing | None) -> Claim:
    """Return a claim as people have left it."""
    if standing is None:
        return claim
    changes = dict(standing.changes)
    said_on = claim.said_on
    if "said_on" in changes:
        said_on = _period_of(str(changes.pop("said_on")), _zone(said_on))
    new = {f: _value(f, v) for f, v in changes.items() if f in _CLAIM_FIELDS}
    return replace(claim, reviewed=standing.state, said_on=said_on, **new)


def apply_to_report(report: Report, standing: Standing | None) -> Report:
    """Return a report with its date, publisher, title or address put right."""
    if standing is None:
        return report
    new = {f: _value(f, v) for f, v in standing.changes.items() if f in _REPORT_FIELDS}
    day = new.get("published")
    if day is not None and not isinstance(day, datetime):
        zone = report.published.tzinfo
        assert zone is not None  # noqa: S101  reports refuses naive dates
        new["published"] = start_of_day(day, zone)
    return replace(report, **new)


def apply_to_evidence(evidence: Evidence, standing: Standing | None) -> Evidence:
    """Return a piece of evidence as people have left it."""
    if standing is None:
        return evidence
    changes = dict(standing.changes)
    period = _moved(evidence.period, changes.pop("from", None), changes.pop("to", None))
    new = {f: _value(f, v) for f, v in changes.items() if f in _EVIDENCE_FIELDS}
    return replace(evidence, reviewed=standing.state, period=period, **new)


def _standing(held: list[Review]) -> Standing:
    changes: dict[str, Value] = {}
    for review in held:
        changes.update(review.changes)
    return Standing(state=_state(held[-1].decision, bool(changes)), changes=changes)


def _state(last: Decision, changed: bool) -> ReviewState:
    match last:
        case Decision.ACCEPT | Decision.CORRECT:
            return ReviewState.CORRECTED if changed else ReviewState.ACCEPTED
        case Decision.REJECT:
            return ReviewState.REJECTED
        case Decision.UNSURE:
            return ReviewState.UNSURE
        case Decision.UNDO:
            return ReviewState.MACHINE
        case _:
            assert_never(last)


def _text(value: Value) -> str:
    if not isinstance(value, str) or not value.strip():
        msg = "some words"
        raise ValueError(msg)
    return value


def _text_or_none(value: Value) -> str | None:
    return None if value is None else _text(value)


def _figure(value: Value) -> Value:
    if isinstance(value, float | int) and not math.isfinite(value):
        msg = "a number, some words or nothing"
        raise ValueError(msg)
    return value


def _day(value: Value) -> date | datetime:
    try:
        text = _text(value)
        return date.fromisoformat(text) if len(text) == 10 else _moment(text)
    except ValueError as err:
        msg = "a day (2020-11-20) or a moment with its zone (2020-11-20T14:00+04:00)"
        raise ValueError(msg) from err


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        msg = "no zone"
        raise ValueError(msg)
    return moment


def _one_of(kind: type[StrEnum]) -> Callable[[Value], StrEnum]:
    def read(value: Value) -> StrEnum:
        try:
            return kind(str(value))
        except ValueError as err:
            raise ValueError("one of " + ", ".join(kind)) from err

    return read


_CLAIM_FIELDS: Mapping[str, Callable[[Value], Any]] = {
    "actor": _text,
    "addressee": _text,
    "claimant": _text,
    "direct": _one_of(Directness),
    "hedge": _one_of(Hedge),
    "said_on": _day,
    "side": _text,
    "stance": _one_of(Stance),
}
_EVIDENCE_FIELDS: Mapping[str, Callable[[Value], Any]] = {
    "actor": _text,
    "against": _text_or_none,
    "bearing": _one_of(Bearing),
    "bound": _one_of(Bound),
    "from": _day,
    "incident": _text_or_none,
    "obligation": _text,
    "origin": _text,
    "place": _text_or_none,
    "sameness": _one_of(Sameness),
    "target": _text_or_none,
    "to": _day,
    "unit": _text_or_none,
    "value": _figure,
}
_REPORT_FIELDS: Mapping[str, Callable[[Value], Any]] = {
    "address": _text_or_none,
    "published": _day,
    "publisher": _text,
    "title": _text,
}
_FIELDS: Mapping[str, Callable[[Value], Any]] = {
    **_CLAIM_FIELDS,
    **_EVIDENCE_FIELDS,
    **_REPORT_FIELDS,
}


def _value(field: str, value: Value) -> Any:
    return _FIELDS[field](value)


def _check_change(where: str, field: str, value: Value) -> None:
    if field not in _FIELDS:
        msg = (
            f"{where}: {field!r} cannot be corrected; of a claim: "
            f"{', '.join(_CLAIM_FIELDS)}; of evidence: {', '.join(_EVIDENCE_FIELDS)}; "
            f"of a report: {', '.join(_REPORT_FIELDS)}"
        )
        raise BadInput(msg)
    try:
        _value(field, value)
    except ValueError as err:
        msg = f"{where}: {field} cannot be {value!r}; give {err}"
        raise BadInput(msg) from err


def _check_order(where: str, changes: Mapping[str, Value]) -> None:
    first, last = _day_or_none(changes.get("from")), _day_or_none(changes.get("to"))
    if first is None or last is None or type(first) is not type(last):
        return
    if last < first:
        msg = (
            f"{where}: it cannot end ({last}) before it starts ({first}); exchange them"
        )
        raise BadInput(msg)


def _day_or_none(value: Value) -> date | datetime | None:
    return None if value is None else _day(value)


def _zone(period: Period) -> tzinfo:
    zone = period.start.tzinfo
    assert zone is not None  # noqa: S101  a Period refuses naive bounds
    return zone


def _period_of(text: str, zone: tzinfo) -> Period:
    day = _day(text)
    if isinstance(day, datetime):
        return Period(start=day, end=day)
    return Period.of_day(day, zone)


def _moved(period: Period, first: Value, last: Value) -> Period:
    zone = _zone(period)
    start = period.start if first is None else _period_of(str(first), zone).start
    end = period.end if last is None else _period_of(str(last), zone).end
    if end >= start:
        return Period(start=start, end=end)
    # One bound was corrected past the other: what the person wrote leads.
    lead = first if last is None else last
    return _period_of(str(lead), zone)
