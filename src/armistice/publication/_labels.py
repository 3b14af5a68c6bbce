"""What machine names are called on a page, and the shape and tone that go along."""

from __future__ import annotations

from dataclasses import dataclass
from math import isinf

from armistice.model import (
    Basis,
    Bearing,
    Bound,
    CommitmentState,
    Directness,
    IncidentFlag,
    IncidentState,
    PartyRole,
    ReviewState,
    Severity,
    Stance,
    Status,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A state told by words, by a shape and by a colour: never by colour alone."""

    text: str
    icon: str
    tone: str
    """A class of the style sheet: calm, good, warn, bad, split, open, none."""
    meaning: str


def _badge(text: str, icon: str, tone: str, meaning: str) -> Badge:
    return Badge(text=text, icon=icon, tone=tone, meaning=meaning)


STATUS: dict[Status, Badge] = {
    Status.PENDING: _badge(
        "Pending", "hourglass", "none", "Not in force yet: its time has not begun."
    ),
    Status.IN_FORCE: _badge(
        "In force",
        "ring",
        "calm",
        "It is owed now; no account heard here says that it is broken or late.",
    ),
    Status.FULFILLED: _badge(
        "Fulfilled", "check", "good", "Told as done, and in time."
    ),
    Status.FULFILLED_LATE: _badge(
        "Fulfilled late", "check-late", "good", "Told as done, after the deadline."
    ),
    Status.FULFILLED_TIMING_UNCLEAR: _badge(
        "Fulfilled, timing unclear",
        "check-unclear",
        "good",
        "Told as done; the words leave open whether in time.",
    ),
    Status.FULFILLED_TIMING_CONTESTED: _badge(
        "Fulfilled, timing contested",
        "check-split",
        "split",
        "Told as done; accounts differ on whether in time.",
    ),
    Status.OVERDUE: _badge(
        "Overdue",
        "clock",
        "warn",
        "The deadline has passed; an account says that it is not, or only partly, done.",
    ),
    Status.VIOLATED: _badge(
        "Violated",
        "cross",
        "bad",
        "In the accounts heard here, it was breached: admitted, corroborated, or the "
        "account is the accuser's own.",
    ),
    Status.ALLEGED: _badge(
        "Breach alleged", "flag", "warn", "One side says that it was breached."
    ),
    Status.CONTESTED: _badge(
        "Contested", "halves", "split", "Accounts heard here contradict each other."
    ),
    Status.UNKNOWN: _badge(
        "Unknown", "question", "none", "Nothing heard here tells either way."
    ),
    Status.AVAILABLE: _badge(
        "Available", "square", "calm", "A power that may be used now."
    ),
    Status.EXERCISED: _badge(
        "Exercised", "square-full", "good", "A power told as having been used."
    ),
    Status.LAPSED: _badge(
        "Lapsed", "square-struck", "none", "A power whose time is over."
    ),
}

UNJUDGED = _badge("Not judged", "dash", "none", "This edition has no verdict here.")

INCIDENT: dict[IncidentState, Badge] = {
    IncidentState.ALLEGED: _badge(
        "Alleged", "flag", "warn", "Said by one side or one source."
    ),
    IncidentState.CONTESTED: _badge(
        "Contested", "halves", "split", "Said by one, denied by another."
    ),
    IncidentState.CORROBORATED: _badge(
        "Corroborated",
        "double",
        "bad",
        "Said by independent sources, at least one of them not the adversary.",
    ),
    IncidentState.ADMITTED: _badge(
        "Admitted", "cross", "bad", "Said by the one whom it is held against."
    ),
}

FLAGS: dict[str, str] = {
    IncidentFlag.CHECKING: "being checked",
    IncidentFlag.FOUND: "found by the verifier",
    IncidentFlag.DISMISSED: "dismissed by the verifier",
    "excuse_claimed": "excuse claimed",
    "parallel_gap": "runs ahead of, or behind, what goes in parallel",
    "possible": "possibly done, date vague",
}

COMMITMENT: dict[CommitmentState, Badge] = {
    CommitmentState.OPEN: _badge("Open", "ring", "calm", "Its date has not passed."),
    CommitmentState.KEPT: _badge("Told as kept", "check", "good", "Said to be kept."),
    CommitmentState.NOT_KEPT: _badge(
        "Told as not kept", "cross", "bad", "Said not to be kept."
    ),
    CommitmentState.LAPSED: _badge(
        "Date passed, no word",
        "clock",
        "none",
        "Its date has passed and nobody said either way.",
    ),
    CommitmentState.CONTESTED: _badge(
        "Contested", "halves", "split", "Some say kept, others not."
    ),
}

REVIEW: dict[ReviewState, Badge] = {
    ReviewState.MACHINE: _badge(
        "machine-read", "machine", "none", "No person has looked at this reading yet."
    ),
    ReviewState.ACCEPTED: _badge(
        "reviewed: accepted", "person", "good", "A person has accepted this reading."
    ),
    ReviewState.CORRECTED: _badge(
        "reviewed: corrected", "person", "good", "A person has corrected this reading."
    ),
    ReviewState.REJECTED: _badge(
        "reviewed: rejected", "struck", "bad", "A person rejected it; it never counts."
    ),
    ReviewState.UNSURE: _badge(
        "unsure", "question", "open", "It waits for a person and does not count."
    ),
}

SEVERITY: dict[Severity, Badge] = {
    Severity.ERROR: _badge("Error", "cross", "bad", "The thing cannot be used."),
    Severity.WARNING: _badge(
        "Warning", "flag", "warn", "Something is probably not as meant."
    ),
    Severity.FINDING: _badge(
        "Left open", "ring", "calm", "The agreement's text leaves something open."
    ),
}

STANCE: dict[Stance, str] = {
    Stance.ASSERTS: "asserts",
    Stance.DENIES: "denies",
    Stance.ACCUSES: "accuses",
    Stance.PROMISES: "promises",
    Stance.DEMANDS: "demands",
    Stance.PREDICTS: "predicts",
    Stance.NO_COMMENT: "does not comment",
    Stance.CHECKING: "says it is being checked",
    Stance.UNANSWERED: "was asked, did not answer",
    Stance.RETRACTS: "takes back",
}

DIRECT: dict[Directness, str] = {
    Directness.DIRECT: "in own words",
    Directness.INDIRECT: "in the report's words",
    Directness.MIXED: "partly in own words",
}

BEARING: dict[Bearing, str] = {
    Bearing.DONE: "says it is done",
    Bearing.UNDONE: "says it was undone",
    Bearing.NOT_DONE: "says it is not done",
    Bearing.UNDER_WAY: "says it is under way",
    Bearing.VIOLATION: "says it was breached",
    Bearing.NO_VIOLATION: "says it was not breached",
    Bearing.CHECKING: "says it is being checked",
    Bearing.QUANTITY: "gives a number",
    Bearing.AMENDMENT_PROPOSED: "proposes a change",
    Bearing.AMENDMENT_ACCEPTED: "accepts a change",
    Bearing.EXCUSE: "gives an excuse",
    Bearing.PROMISE: "promises it",
}

OWN_ACT = "tells of the act"
"""The bearer's own word of what others may call a breach: it need not call it one."""

BASIS: dict[Basis, str] = {
    Basis.SELF_REPORTED: "the bearer's own word",
    Basis.CONFIRMED_BY_COUNTERPARTY: "the counterparty's word",
    Basis.THIRD_PARTY: "a third party's word",
    Basis.VERIFIED: "the named verifier's word",
}

BOUND: dict[Bound, str] = {
    Bound.EXACT: "exactly",
    Bound.AT_LEAST: "at least",
    Bound.AT_MOST: "at most",
    Bound.ABOUT: "about",
}

ROLE: dict[PartyRole, str] = {
    PartyRole.PARTY: "party",
    PartyRole.GUARANTOR: "guarantor",
    PartyRole.MECHANISM: "mechanism",
    PartyRole.MEDIATOR: "mediator",
    PartyRole.ARMED_GROUP: "armed group",
    PartyRole.DE_FACTO: "de facto authority",
    PartyRole.THIRD: "third party",
}


def flag_words(flag: str) -> str:
    """Return a flag in words."""
    return FLAGS.get(flag, flag.replace("_", " "))


def share_words(share: float | None) -> str:
    """Return how much of a status's evidence a person has reviewed."""
    if share is None:
        return "no evidence"
    if share <= 0:
        return "machine-read"
    return "reviewed by a person" if share >= 1 else f"{share:.0%} reviewed"


def number_words(low: float, high: float) -> str:
    """Return one number, or a range; an open end is told by the bound beside it."""
    if low == high or isinf(high):
        return f"{low:,.10g}"
    return f"{high:,.10g}" if isinf(low) else f"{low:,.10g}–{high:,.10g}"
