"""Words that take up what was just told: "confirmed the number", "denied this"."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from armistice.linking._evidence import spoken_on
from armistice.linking._words import wordset
from armistice.model import Bearing, Sameness, Stance, content_id

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.linking._drafts import Spoken
    from armistice.linking._words import Word
    from armistice.model import Claim, Evidence, Period, Span

_NEAR = 900
"""Characters back to which "the number" or "this" reaches: a paragraph or two."""
_BACK = wordset(
    """number numbers figure figures handover return transfer release arrival opening
    withdrawal completion receipt delivery this it that information exchange"""
)
_CONFIRMS = ("confirm", "acknowledg", "admit", "agree")
_DEEDS = {Bearing.DONE, Bearing.UNDONE, Bearing.UNDER_WAY, Bearing.QUANTITY}
_WORDS = 9
"""A longer answer tells something of its own."""


@dataclass(frozen=True, slots=True)
class _Told:
    at: int
    actor: str
    evidence: tuple[Evidence, ...]


@dataclass(slots=True)
class Echoes:
    """What was told as done so far in a report, to be confirmed or denied."""

    told: list[_Told] = field(default_factory=list)

    def remember(self, span: Span, evidence: tuple[Evidence, ...]) -> None:
        """Keep what a claim tells as done, if it is sure."""
        deeds = tuple(e for e in evidence if e.bearing in _DEEDS)
        if deeds and all(e.sameness is Sameness.SAME for e in deeds):
            self.told.append(_Told(span.start, deeds[0].actor, deeds))

    def when(
        self,
        span: Span,
        obligation: str,
        place: str | None,
        bearing: Bearing,
        spoken: Spoken,
    ) -> Period | None:
        """Return the day of a deed told before that this claim tells of without a day."""
        confirms = _is_confirmed(spoken.claim)
        for told in reversed(self.told):
            if not confirms and told.actor != spoken.voice.actor:
                continue
            for one in told.evidence:
                same = one.obligation == obligation and one.place == place
                near = 0 <= span.start - told.at <= 2 * _NEAR
                if same and near and one.bearing is bearing:
                    return one.period
        return None

    def answer(
        self, span: Span, words: tuple[Word, ...], spoken: Spoken
    ) -> Iterator[Evidence]:
        """Yield what a bare confirmation or denial says of the deed told last."""
        stance = spoken.claim.stance
        confirms = stance is Stance.ASSERTS and _is_confirmed(spoken.claim)
        if not (confirms or stance is Stance.DENIES) or not _points(words):
            return
        last = self._last(span, spoken)
        if last is None or not _same_number(spoken.claim, last.evidence):
            return
        for one in last.evidence:
            if confirms:
                yield _again(one, one.bearing, spoken, "confirmed")
        if not confirms:
            yield _denied(last.evidence[0], spoken)

    def _last(self, span: Span, spoken: Spoken) -> _Told | None:
        last = self.told[-1] if self.told else None
        if last is None or not 0 <= span.start - last.at <= _NEAR:
            return None
        return last if last.actor != spoken.voice.actor else None


def _is_confirmed(claim: Claim) -> bool:
    return claim.cue.lower().startswith(_CONFIRMS)


def _points(words: tuple[Word, ...]) -> bool:
    return len(words) <= _WORDS and bool({word.low for word in words} & _BACK)


def _same_number(claim: Claim, told: tuple[Evidence, ...]) -> bool:
    """Whether the answer gives no number of its own, or the one that was told."""
    known = {e.value for e in told if e.bearing is Bearing.QUANTITY}
    return all(figure.low in known for figure in claim.figures)


def _denied(one: Evidence, spoken: Spoken) -> Evidence:
    made = _again(one, Bearing.NOT_DONE, spoken, "denied")
    period = spoken.claim.said_on
    return replace(made, period=period, value=None, unit=None, measure=None)


def _again(one: Evidence, bearing: Bearing, spoken: Spoken, how: str) -> Evidence:
    claim, voice = spoken.claim, spoken.voice
    certainty = round(0.8 * voice.certainty, 2)
    unsure = voice.certainty < 0.5
    parts = (claim.id, one.obligation, bearing, one.place, voice.actor, one.value)
    return replace(
        one,
        id=content_id("ev", *parts),
        claim=claim.id,
        bearing=bearing,
        actor=voice.actor,
        origin=f"{voice.actor}@{claim.report}",
        reason=f"“{claim.cue}” answers what was told before ({how}): {one.reason}",
        certainty=certainty,
        sameness=Sameness.UNSURE if unsure else Sameness.SAME,
        said_on=spoken_on(claim),
        published=claim.published,
    )
