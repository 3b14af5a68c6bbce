"""Changes of the agreement that reports tell of in words: "extended to the 25th"."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from armistice.linking._periods import fixed_events
from armistice.linking._places import Lies, fit
from armistice.linking._words import folded, stem
from armistice.model import (
    Bearing,
    Evidence,
    Hedge,
    Instant,
    Sameness,
    Stance,
    TimeRole,
    content_id,
    due_period,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from armistice.linking._drafts import Duty, Spoken
    from armistice.linking._scene import Scene
    from armistice.model import PlaceMention, Span

_MOVED = re.compile(
    r"\b(?:exten(?:d|ds|ded|ding|sion)|prolong(?:ed|s|ing|ation)?|postpon(?:ed|es|ement)|"
    r"put (?:off|back)|pushed back|moved (?:back|to|from)|more (?:days|weeks|time)|"
    r"(?:additional|further) (?:\w+ )?(?:days|weeks|time)|new (?:deadline|date))\b",
    re.IGNORECASE,
)
_WHAT = re.compile(
    r"\b(?:deadline|date|time ?table|term|period|days|weeks|time|schedule|handover|"
    r"hand over|withdrawal|return)\b",
    re.IGNORECASE,
)
_AGREED = re.compile(
    r"\b(?:agree[ds]?|accept(?:ed|s)?|consent(?:ed|s)?|approved?|granted?|confirm(?:ed|s)?)"
    r"\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|no|never|refus\w+|reject\w+|if|unless|den\w+)\b|n't", re.IGNORECASE
)
_MORE = re.compile(
    r"\b(?P<n>\d+|a|one|two|three|four|five|six|seven|ten|fifteen|twenty|thirty|sixty)"
    r"(?: more| additional| further)? (?P<u>day|week)s?\b",
    re.IGNORECASE,
)
_MOST = 3
_NUMBERS = {
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "ten": 10,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "sixty": 60,
}


def amendments_in(
    spoken: Spoken, scene: Scene, duties: Sequence[Duty]
) -> tuple[Evidence, ...]:
    """Return the changes of deadlines that a claim tells of."""
    claim = spoken.claim
    if spoken.voice.text or claim.stance in {Stance.DENIES, Stance.PREDICTS}:
        return ()
    found: dict[str, Evidence] = {}
    for passage in scene.passages(claim):
        text = passage.of(scene.text)
        if _MOVED.search(text) and _WHAT.search(text) and not _NOT.search(text):
            for one in _in_passage(passage, spoken, scene, duties):
                found.setdefault(one.id, one)
    return tuple(found.values())


def _in_passage(
    passage: Span, spoken: Spoken, scene: Scene, duties: Sequence[Duty]
) -> Iterator[Evidence]:
    told = [p for p in spoken.claim.places if passage.covers(p.span)]
    options: list[tuple[tuple[bool, bool, bool], Duty, date]] = []
    for duty in duties:
        new = _new_date(passage, spoken, scene, duty)
        if new is not None and _is_here(duty, told):
            exact = any(p.place == duty.obligation.place for p in told)
            alike = _is_named(duty, passage.of(scene.text))
            options.append(
                ((_declared(new, duty) is not None, exact, alike), duty, new)
            )
    best = max((score for score, _, _ in options), default=None)
    fitting = [(duty, new) for score, duty, new in options if score == best]
    if len(fitting) > _MOST or best == (False, False, False):
        return
    declared = [d for d, new in fitting if _declared(new, d) is not None]
    alone = len(fitting) == 1 or len(declared) == len(fitting)
    sentence = scene.sentence_of(passage.start).of(scene.text)
    for duty, new in fitting:
        yield _evidence(new, duty, spoken, sentence, alone=alone)


def _is_here(duty: Duty, told: Sequence[PlaceMention]) -> bool:
    if duty.obligation.due is None:
        return False
    if not told or duty.obligation.place is None:
        return True
    fits = [fit(p, duty.obligation, duty.agreement).lies for p in told]
    return Lies.INSIDE in fits


def _is_named(duty: Duty, text: str) -> bool:
    """Whether the sentence has words of what is owed: "handover", "withdrawal"."""
    told = {stem(word) for word in folded(text)}
    return bool((duty.act.frame.verbs | duty.act.stems) & told)


def _new_date(passage: Span, spoken: Spoken, scene: Scene, duty: Duty) -> date | None:
    """The latest day named that is after the old deadline, or the old one and more."""
    zone = ZoneInfo(duty.agreement.tz)
    old = _old_due(duty)
    days = [
        (t.period.end - timedelta(microseconds=1)).astimezone(zone).date()
        for t in spoken.claim.times
        if passage.covers(t.span)
        and t.period is not None
        and t.role is not TimeRole.DURATION
        and (t.period.end - t.period.start).days <= 1
    ]
    later = [day for day in days if old is None or day > old]
    more = _MORE.search(passage.of(scene.text))
    if more is None or old is None:
        return max(later, default=None)
    number = more["n"].lower()
    count = _NUMBERS[number] if number in _NUMBERS else int(number)
    return old + timedelta(days=count * (7 if more["u"].lower() == "week" else 1))


def _old_due(duty: Duty) -> date | None:
    due = duty.obligation.due
    if due is None:
        return None
    zone = ZoneInfo(duty.agreement.tz)
    period = due_period(due, fixed_events(duty.agreement), zone=zone)
    if period is None:
        return None
    return (period.start - timedelta(microseconds=1)).astimezone(zone).date()


def _evidence(
    new: date, duty: Duty, spoken: Spoken, text: str, *, alone: bool
) -> Evidence:
    claim, voice = spoken.claim, spoken.voice
    agreed = _AGREED.search(text) is not None and "asked" not in text
    bearing = Bearing.AMENDMENT_ACCEPTED if agreed else Bearing.AMENDMENT_PROPOSED
    moved = _MOVED.search(text)
    target = _declared(new, duty)
    doubts = [] if voice.side not in {"third", "outlet"} else ["no party says so"]
    if not alone:
        doubts.append("several obligations have such a deadline")
    if claim.hedge in {Hedge.POSSIBLE, Hedge.UNKNOWN}:
        doubts.append("told as possible only")
    reason = f"“{'' if moved is None else moved[0]}” + {new.isoformat()}"
    if duty.obligation.place is not None:
        reason += f" + {duty.obligation.place}"
    if target is not None:
        reason += f" + the declared amendment {target}"
    joint = (voice.actor,) if spoken.together else ()
    if doubts:
        reason += f"; waits for a person: {'; '.join(doubts)}"
    return Evidence(
        id=content_id("ev", claim.id, duty.obligation.id, bearing, new, *joint),
        claim=claim.id,
        obligation=duty.obligation.id,
        bearing=bearing,
        place=duty.obligation.place,
        period=claim.said_on,
        actor=voice.actor,
        target=target,
        value=new.isoformat(),
        origin=f"{voice.actor}@{claim.report}",
        reason=reason,
        certainty=round(voice.certainty * (0.5 if doubts else 0.9), 2),
        sameness=Sameness.UNSURE if doubts else Sameness.SAME,
        said_on=claim.said_on.start,
        published=claim.published,
    )


def _declared(new: date, duty: Duty) -> str | None:
    """Return the amendment of the agreement's file that says the same."""
    for amendment in duty.agreement.amendments:
        value = amendment.value
        if amendment.target != duty.obligation.id or not isinstance(value, Instant):
            continue
        day = value.at.date() if isinstance(value.at, datetime) else value.at
        if amendment.field == "due" and day == new:
            return amendment.id
    return None
