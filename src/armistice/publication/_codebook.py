"""What each exported field means: the codebook that goes with every CSV file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.model import (
    Basis,
    Bearing,
    Bound,
    CommitmentState,
    Directness,
    IncidentFlag,
    IncidentState,
    ReviewState,
    Stance,
    Status,
)

if TYPE_CHECKING:
    from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One field: its name, meaning, type, and the values that it can have."""

    name: str
    meaning: str
    type: str
    values: str = ""


_SPAN = "[start, end]"
_SPAN_VALUES = "characters of the report's archived working text, half-open, from 0"
_DAYS_VALUES = (
    "a day, first/last day (both included), or start/end instants; .. where open"
)
_LAST_VALUES = "the last day in time; first/last where unclear; an instant if timed"
_INSTANT_VALUES = "with offset from UTC"


def _text(name: str, meaning: str, values: str = "") -> Code:
    return Code(name=name, meaning=meaning, type="text", values=values)


def _number(name: str, meaning: str, values: str = "") -> Code:
    return Code(name=name, meaning=meaning, type="number", values=values)


def _one_of(name: str, meaning: str, kind: type[StrEnum]) -> Code:
    return Code(name=name, meaning=meaning, type="code", values=" | ".join(kind))


def _instant(name: str, meaning: str) -> Code:
    return Code(name=name, meaning=meaning, type="instant", values=_INSTANT_VALUES)


def _days(name: str, meaning: str) -> Code:
    return Code(name=name, meaning=meaning, type="days", values=_DAYS_VALUES)


def _last_day(name: str, meaning: str) -> Code:
    return Code(name=name, meaning=meaning, type="days", values=_LAST_VALUES)


def _span(name: str, meaning: str) -> Code:
    return Code(name=name, meaning=meaning, type=_SPAN, values=_SPAN_VALUES)


def _json(name: str, meaning: str, values: str) -> Code:
    return Code(name=name, meaning=meaning, type="JSON", values=values)


_PUBLISHED = Code(
    name="published",
    meaning="When the report was published",
    type="date or instant",
    values="a bare date where only the day is known",
)
_ACTOR = (
    "a party's id, or outlet:, person:, org:, anon: and a name; empty while unresolved"
)
_REVIEWED = (
    "What people decided about it; rejected rows are kept, and nothing rests on them"
)

_CLAIM = (
    _text("id", "Id of the claim, made from its content"),
    _text("report", "Id of the archived report"),
    _text("publisher", "Who published the report"),
    _PUBLISHED,
    _days("said_on", "When the claimant spoke, as vague as the words"),
    _instant("recorded", "When the claim entered the ledger"),
    _text("actor", "Whose word it is", _ACTOR),
    _text(
        "side",
        "For whom the actor speaks",
        "a party's or guarantor's id | third | outlet; empty while unresolved",
    ),
    _text("claimant", "Who speaks, in the report's words; empty: the article itself"),
    _span("claimant_span", "Where the claimant is named"),
    _text("cue", "The reporting words; empty: the article itself"),
    _span("cue_span", "Where the reporting words are"),
    _text("content", "What is said, in the report's words"),
    Code(
        name="content_spans",
        meaning="Where the content is",
        type=f"[{_SPAN}, ...]",
        values=_SPAN_VALUES,
    ),
    _one_of("stance", "What the claimant does with the content", Stance),
    _one_of("direct", "Whether the words are the claimant's own", Directness),
    _number("certainty", "How sure the machine is that this is said so", "0 to 1"),
    _json("times", "Times in the words", "[{text, span, value, from, to}, ...]"),
    _json("places", "Places in the words", "[{text, span, id, lat, lon}, ...]"),
    _one_of("reviewed", _REVIEWED, ReviewState),
)

_EVIDENCE = (
    _text("claim", "Id of the claim that bears on the obligation"),
    _text("obligation", "Id of the obligation in the agreement's file"),
    _one_of("bearing", "How the claim bears on the obligation", Bearing),
    _text("place", "Id of the place, of the agreement or geo: of the gazetteer"),
    _instant("from", "Earliest moment of the event (empty: open)"),
    _instant("to", "First moment after it (empty: open); for not_done, as of when"),
    _text("actor", "Whose word it is", _ACTOR),
    _text("against", "The bearer said to be in breach"),
    _text("incident", "Id of the incident that it belongs to"),
    _text("target", "Id of what it confirms, denies, checks or accepts"),
    Code(
        name="value",
        meaning="A number told, or the new value of a changed field",
        type="number or text",
    ),
    _text("unit", "What the number counts"),
    _text("origin", "What it goes back to; the same for copies of one story"),
    _text("reason", "Why the claim was linked so"),
    _number("certainty", "How sure the machine is of the link", "0 to 1"),
    _one_of(
        "reviewed",
        f"{_REVIEWED}. unsure: waits for a person and does not count",
        ReviewState,
    ),
)

_INCIDENT = (
    _text("id", "Id of the incident"),
    _text("obligation", "Id of the obligation said to be breached"),
    _text("kind", "Kind of event, in the words of the lexicon"),
    _text("against", "The bearer said to be in breach"),
    _text("place", "Id of the place"),
    _instant("from", "Earliest moment (empty: open)"),
    _instant("to", "First moment after it (empty: open)"),
    _one_of("state", "How far the accounts go together", IncidentState),
    _json("flags", "What else is known", f"a list of {' | '.join(IncidentFlag)}"),
    _json("claims", "Ids of the claims about it", "a list of ids"),
    _json(
        "casualties_by_account",
        "Killed and wounded as each actor tells; null: not said",
        "[{actor, claim, killed, wounded}, ...]",
    ),
)

_VERDICT = (
    _text("obligation", "Id of the obligation"),
    _text(
        "perspective", "Id of the perspective", "party:<id> | guarantor | third | ..."
    ),
    _last_day("as_of", "The day, to its end, that the status is about"),
    _instant("known_at", "Only what the ledger had by then counts"),
    _one_of("status", "The status; it never says who is right", Status),
    Code(
        name="ended",
        meaning="Whether the obligation's time is over; it keeps its last status",
        type="boolean",
        values="true | false",
    ),
    _one_of("basis", "Whose word the status rests on (empty: none)", Basis),
    _last_day("deadline", "The last day that is in time (empty: none known)"),
    _text(
        "deadline_source",
        "Where the deadline comes from",
        "text, the id of a change or understanding, or what it waits for",
    ),
    _number("progress", "Which part is surely done (empty: not measured)", "0 to 1"),
    _json(
        "witness",
        "The least that the status can be derived from again",
        "{deciding: [evidence ids], rebuttal: [evidence ids], "
        "deadline: [{source, due, reason}, ...]}",
    ),
    _text("reason", "Why, in words"),
    _number(
        "reviewed_share",
        "Which part of the witness a person has reviewed (empty: no evidence)",
        "0 to 1",
    ),
)

_COMMITMENT = (
    _text("id", "Id of the commitment"),
    _text("claim", "Id of the claim that tells of it"),
    _text("obligation", "Id of the obligation that it is about (empty: none)"),
    _text("promised_by", "Who promised: an actor's id, or the report's words"),
    _text("told_by", "Who tells of the promise: an actor's id"),
    _text("content", "What was promised, in the report's words"),
    _days("made_on", "When it was made"),
    _last_day("due", "The last day that keeps the promise"),
    _one_of("state", "How it stands", CommitmentState),
    _json("answered_by", "Ids of claims that say whether it was kept", "a list of ids"),
    _text("slipped_from", "Id of an earlier commitment with an earlier date"),
)

_FIGURE = (
    _text("id", "Id of the figure"),
    _text("claim", "Id of the claim that gives it (empty: none)"),
    _text("report", "Id of the archived report"),
    _text("actor", "Who gives it", _ACTOR),
    _span("span", "Where it stands"),
    _text("text", "The figure in the report's words"),
    _number("low", "Lowest number that the words allow (empty: no bound)"),
    _number("high", "Highest number that the words allow (empty: no bound)"),
    _one_of("bound", "How the number bounds what it counts", Bound),
    _text("unit", "What is counted, as one noun"),
    _text("aspect", "Mandated, arrived, killed, ...: aspects are never compared"),
    _text("group", "Figures of the same group count the same thing"),
    _text("obligation", "Id of the obligation that it is about (empty: none)"),
    _days("period", "When it held (empty: not said)"),
    _PUBLISHED,
)

CODEBOOK: dict[str, tuple[Code, ...]] = {
    "claims": _CLAIM,
    "evidence": _EVIDENCE,
    "incidents": _INCIDENT,
    "verdicts": _VERDICT,
    "commitments": _COMMITMENT,
    "figures": _FIGURE,
}
