"""Reasons that a side gives for what it did not do, undid, or closed."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.linking._frames import Role
from armistice.linking._grammar import Mood
from armistice.model import Bearing, Span, Stance, content_id

if TYPE_CHECKING:
    from armistice.linking._drafts import Draft, Spoken
    from armistice.model import Evidence

_REASON = re.compile(
    r"\b(?:because|due to|owing to|as a result of|on account of|in response to|"
    r"in (?:self-?)?defence|in retaliation|given (?:that|the)|pending|"
    r"since (?:the other|they|it|there)|(?:could|can) ?not|cannot|unable|impossible|"
    r"prevented|(?:was|were|been) forced to|in the absence of|without (?:\w+ )?guarantees|"
    r"for (?:technical|security|safety|logistical|humanitarian) reasons|"
    r"for lack of|as long as|so long as|for (?:repairs|maintenance))\b",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"\b(?:in order )?to (?:repair|rebuild|clear|protect|ensure|secure|guarantee)\b",
    re.IGNORECASE,
)
_ONLY_THEN = re.compile(
    r"\b(?:until|unless|only (?:after|when|once|if)|once|as soon as|as long as|"
    r"not before|on condition that|provided that)\b",
    re.IGNORECASE,
)
_HELD = {Bearing.NOT_DONE, Bearing.UNDONE, Bearing.VIOLATION}
_UNTOLD = {Mood.CONDITION, Mood.FUTURE, Mood.TOPIC}


def is_own(made: Draft, spoken: Spoken) -> bool:
    """Whether a bearer tells of itself."""
    cast, speaker = spoken.cast, spoken.voice.actor
    if speaker not in cast.parties or spoken.claim.stance is Stance.DENIES:
        return False
    owing = {cast.principal(b) for b in made.duty.obligation.bearer}
    who = made.tell.owner or made.tell.agent
    ours = who is None or cast.principal(who) == cast.principal(speaker)
    return cast.principal(speaker) in owing and ours


def gives_reason(made: Draft, text: str) -> bool:
    """Whether the sentence gives a reason for what is told."""
    sentence = made.tell.sentence.of(text)
    reason = _REASON.search(sentence) is not None
    closes = made.tell.kind == "block" and _PURPOSE.search(sentence) is not None
    return reason or closes


def is_only_closing(made: Draft, spoken: Spoken, text: str) -> bool:
    """Whether a bearer says why it closed a way, which admits no breach."""
    closes = made.tell.kind == "block" and made.role is Role.BREAKS
    return closes and is_own(made, spoken) and gives_reason(made, text)


def excuse_of(
    made: Draft, evidence: Evidence, spoken: Spoken, text: str
) -> Evidence | None:
    """Return the excuse that a bearer's own telling of a failure holds, if any."""
    if evidence.bearing not in _HELD or not is_own(made, spoken):
        return None
    return as_excuse(evidence) if gives_reason(made, text) else None


def as_excuse(evidence: Evidence) -> Evidence:
    """Return the same telling as a reason given."""
    parts = (evidence.id, Bearing.EXCUSE)
    return replace(
        evidence,
        id=content_id("ev", *parts),
        bearing=Bearing.EXCUSE,
        against=None,
        reason=f"a reason is given + {evidence.reason}",
    )


def makes_it_wait(made: Draft, spoken: Spoken, text: str) -> bool:
    """Whether a bearer says that it acts only when something else is done."""
    mood = made.tell.how.mood in _UNTOLD or made.tell.how.negated
    behind = Span(made.tell.span.end, made.tell.sentence.end)
    waits = _ONLY_THEN.search(behind.of(text)) is not None
    named = made.tell.agent is not None or made.tell.owner is not None
    return made.role is Role.DOES and mood and waits and named and is_own(made, spoken)
