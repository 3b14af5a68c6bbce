"""Which of the drafts stand, and evidence made from them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from armistice.linking._bearings import draft
from armistice.linking._doubts import says_apart
from armistice.linking._frames import Role
from armistice.linking._grammar import Aspect
from armistice.linking._periods import day_text
from armistice.linking._places import Lies
from armistice.model import Bearing, Evidence, Joint, Sameness, Stance, content_id

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from armistice.linking._drafts import Draft, Duty, Spoken
    from armistice.linking._faces import Known
    from armistice.linking._scene import Scene
    from armistice.linking._tells import Tell
    from armistice.linking._voice import Voice
    from armistice.model import Claim, Period, PlaceMention

_MOST = 3
"""Neighbouring obligations that are offered to a person at most; more is noise."""
_MAY_ENTER = "whether they may be there is not told"
_WAITS = "waits for a person"
_DELAY = re.compile(
    r"after(?: almost| about| nearly| some)? (?P<a>\d+|an?|one|two|three) "
    r"(?P<u>hour|day)s?(?! of)|"
    r"(?P<b>\d+|an?|one|two|three) (?P<v>hour|day)s? (?:later|after)",
    re.IGNORECASE,
)
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3}


def drafts_of(
    tell: Tell, place: PlaceMention | None, duties: Sequence[Duty], spoken: Spoken
) -> list[Draft]:
    """Return what an event is to each obligation; a side matter only if to no other."""
    found = [draft(tell, place, duty, spoken) for duty in duties]
    drafts = [one for one in found if one is not None]
    if drafts:
        return drafts
    beside = [_with_beside(duty) for duty in duties if tell.kind in duty.act.besides]
    found = [draft(tell, place, duty, spoken) for duty in beside]
    made = [one for one in found if one is not None]
    if tell.kind != "enter":
        return made
    return [d if d.fit.place else d.less(0.4, _MAY_ENTER) for d in made]


def _with_beside(duty: Duty) -> Duty:
    roles = {**duty.act.roles, **dict.fromkeys(duty.act.besides, Role.BREAKS)}
    return replace(duty, act=replace(duty.act, roles=roles))


def nearest(drafts: Sequence[Draft]) -> list[Draft]:
    """Keep the obligations whose place lies nearest about the told one.

    Without a told place, several obligations of one kind with places of their own
    are each doubtful, and too many of them are nothing.
    """
    inside = [d for d in drafts if d.fit.lies is Lies.INSIDE]
    kept: list[Draft] = []
    for group in (
        [d for d in inside if d.role is Role.BREAKS],
        [d for d in inside if d.role is not Role.BREAKS],
    ):
        placed = [d for d in group if d.duty.obligation.place is not None]
        least = min((d.fit.steps for d in placed), default=0)
        kept.extend(d for d in group if d not in placed or d.fit.steps == least)
    if kept:
        return kept
    return _undecided([d for d in drafts if d.fit.lies is not Lies.INSIDE])


def _undecided(drafts: list[Draft]) -> list[Draft]:
    by_frame: dict[str, list[Draft]] = {}
    for one in drafts:
        by_frame.setdefault(one.duty.act.frame.name, []).append(one)
    kept: list[Draft] = []
    for group in map(_told_apart, by_frame.values()):
        if len(group) == 1:
            kept.extend(group)
        elif len(group) <= _MOST:
            doubt = f"{len(group)} obligations ask for this, and no place is told"
            kept.extend(one.less(0.4, doubt) for one in group)
    return kept


def _told_apart(group: list[Draft]) -> list[Draft]:
    """Keep those whose own word is told, where one is: "heavy weapons"."""
    told = [d for d in group if d.duty.act.apart and says_apart(d)]
    return told or group


def evidence_from(
    made: Draft,
    place: str | None,
    period: Period,
    spoken: Spoken,
    known: Known,
    *,
    told: bool,
) -> Evidence | None:
    """Return a draft as evidence, or None where it is too unsure to offer."""
    claim, voice = spoken.claim, whose(made, spoken)
    certainty = round(made.certainty * voice.certainty, 2)
    if certainty < known.thresholds.emit or _accuses_itself(made, spoken):
        return None
    unsure = bool(made.doubts) or made.certainty < known.thresholds.count
    obligation = made.duty.obligation.id
    parts = [claim.id, obligation, made.bearing, place, made.against]
    if spoken.together:
        parts.append(voice.actor)
    return Evidence(
        id=content_id("ev", *parts),
        claim=claim.id,
        obligation=obligation,
        bearing=made.bearing,
        place=place,
        period=period,
        actor=voice.actor,
        against=made.against if _tells_whose(made) else None,
        value=_due(made, period, told=told),
        origin=f"{voice.actor}@{claim.report}",
        reason=_reason(made, period, spoken, told=told),
        certainty=certainty,
        sameness=Sameness.UNSURE if unsure else Sameness.SAME,
        said_on=spoken_on(claim),
        published=claim.published,
    )


def _accuses_itself(made: Draft, spoken: Spoken) -> bool:
    """An accusation of the speaker's own side is somebody else's, told again."""
    principal = spoken.cast.principal
    accuses = (
        spoken.claim.stance is Stance.ACCUSES and made.bearing is Bearing.VIOLATION
    )
    own = made.against is not None and principal(made.against)
    return accuses and own == principal(spoken.voice.actor)


def _tells_whose(made: Draft) -> bool:
    """Whether the bearer is told: of a failure, and where each owes it for itself."""
    duty = made.duty.obligation
    several = len(duty.bearer) > 1 and duty.joint is Joint.EACH
    return made.bearing in _AGAINST or several


def whose(made: Draft, spoken: Spoken) -> Voice:
    """Whose account it is: of a promise or an admission, whoever tells of it."""
    own = spoken.voice
    if spoken.vouching is None or own.actor not in spoken.cast.parties:
        return own
    admits = made.bearing is Bearing.VIOLATION and made.against is not None
    principal = spoken.cast.principal
    admits = admits and principal(made.against or "") == principal(own.actor)
    told = made.bearing is Bearing.PROMISE or admits
    return spoken.vouching if told else own


def spoken_on(claim: Claim) -> datetime:
    """When a claim was made: as told, or where that is vague as late as can be."""
    said = claim.said_on
    vague = said.end - said.start > timedelta(days=2)
    return max(said.start, min(said.end, claim.published)) if vague else said.start


_AGAINST = {
    Bearing.VIOLATION,
    Bearing.NO_VIOLATION,
    Bearing.CHECKING,
    Bearing.NOT_DONE,
    Bearing.UNDONE,
}


def _due(made: Draft, period: Period, *, told: bool) -> str | None:
    """The last day of what is promised, where the words name a time."""
    if made.bearing is not Bearing.PROMISE or not told:
        return None
    return (period.end - timedelta(microseconds=1)).date().isoformat()


def unsure(one: Evidence, doubt: str) -> Evidence:
    """Return evidence that waits for a person, with a doubt more in its reason."""
    joint = ";" if _WAITS in one.reason else f"; {_WAITS}:"
    reason = f"{one.reason}{joint} {doubt}"
    return replace(one, sameness=Sameness.UNSURE, reason=reason)


_ASPECTS = {
    Aspect.DONE: "told as completed",
    Aspect.GOING_ON: "told as going on",
    Aspect.STOPPED: "told as having stopped",
    Aspect.FEWER: "told as fewer",
}


def _reason(made: Draft, period: Period, spoken: Spoken, *, told: bool) -> str:
    parts = [*made.matched, _manner(made, spoken)]
    if told:
        parts.append(f"time {day_text(period)}")
    if spoken.claim.cites is not None:
        parts.append("told within another's words")
    text = " + ".join(dict.fromkeys(parts))
    return f"{text}; {_WAITS}: {'; '.join(made.doubts)}" if made.doubts else text


def _manner(made: Draft, spoken: Spoken) -> str:
    how = made.tell.how
    if made.bearing is Bearing.PROMISE:
        return "told as to come"
    if made.bearing is Bearing.CHECKING:
        return "being checked"
    if spoken.claim.stance is Stance.DENIES:
        return "denied"
    if how.negated:
        return "told as not so"
    return _ASPECTS[how.aspect]


def merged(found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Join evidence of one claim with the same bearing, place and side."""
    by_id: dict[str, Evidence] = {}
    for one in found:
        other = by_id.get(one.id)
        if other is None or _strength(one) > _strength(other):
            by_id[one.id] = one
    return tuple(by_id.values())


def _strength(one: Evidence) -> tuple[bool, float, float]:
    length = (one.period.end - one.period.start).total_seconds()
    return one.sameness is Sameness.SAME, one.certainty, -length


def delay(scene: Scene, spoken: Spoken) -> timedelta | None:
    """How long the claimant took: "confirmed it after almost 24 hours"."""
    cue = spoken.claim.cue_span
    if cue is None:
        return None
    match = _DELAY.search(scene.sentence_of(cue.start).of(scene.text))
    if match is None:
        return None
    number = (match["a"] or match["b"]).lower()
    count = _NUMBERS[number] if number in _NUMBERS else int(number)
    hours = (match["u"] or match["v"]).lower() == "hour"
    return timedelta(hours=count) if hours else timedelta(days=count)
