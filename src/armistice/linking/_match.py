"""From a claim to evidence: every told event against every obligation."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from armistice.linking._breaches import NEAR, POINTING, Breaches, Kept
from armistice.linking._doubts import NO_PLACE
from armistice.linking._echoes import Echoes
from armistice.linking._evidence import (
    delay,
    drafts_of,
    evidence_from,
    merged,
    nearest,
    spoken_on,
)
from armistice.linking._excuses import (
    as_excuse,
    excuse_of,
    is_only_closing,
    makes_it_wait,
)
from armistice.linking._frames import Role
from armistice.linking._grammar import Mood
from armistice.linking._issues import own_issue
from armistice.linking._numbered import numbered
from armistice.linking._own_verbs import around
from armistice.linking._periods import (
    is_history,
    other_agreement,
    own_words,
    period_of,
    signed_in,
    straddles,
)
from armistice.linking._places import meant_place, told_places, unknown_place
from armistice.linking._quantities import quantity_of
from armistice.linking._sides import parted
from armistice.linking._tells import Tell, tells_of
from armistice.linking._words import wordset
from armistice.model import Bearing, Kind, Period, Stance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from armistice.linking._drafts import Draft, Duty, Spoken
    from armistice.linking._faces import Known
    from armistice.linking._scene import Scene
    from armistice.model import Agreement, Claim, Evidence, PlaceMention, Span

_OPINION = re.compile(
    r"\bin (?:his|her|their|my|our) (?:opinion|view)\b", re.IGNORECASE
)
_OBJECT = re.compile(r"\s+(?:the|their|its|his|her|a|an|all)\b", re.IGNORECASE)
_CONFIRMS = ("confirm", "acknowledg", "admit")
_BACK = wordset(
    """issue matter problem process obligation commitment this it provision point
    promise withdrawal deployment handover exchange"""
)
_JUST_BEHIND = 24
"""Characters within which "keeps delaying it" has its "it"."""
_THIS = wordset("this it that")
_BARE = 6
"""Words in a denial that has nothing but "this": "this is no blockade"."""
_HEADING_WORDS = 16
_PAST = {
    Bearing.VIOLATION,
    Bearing.DONE,
    Bearing.UNDONE,
    Bearing.QUANTITY,
    Bearing.NO_VIOLATION,
    Bearing.CHECKING,
}


@dataclass(slots=True)
class Matcher:
    """Matches the claims of one report, in order; remembers what was told."""

    scene: Scene
    known: Known
    duties: tuple[Duty, ...]
    own: dict[str, frozenset[str]] = field(init=False)
    """The words by which each agreement may be named."""
    breaches: Breaches = field(init=False)
    topics: list[Kept] = field(default_factory=list)
    """Acts named so far, whether told as done or not."""
    echoes: Echoes = field(default_factory=Echoes)
    issued: bool = False
    """Whether the report's own voice has spoken."""

    def __post_init__(self) -> None:
        cast = self.scene.cast
        self.breaches = Breaches(self.scene)
        self.own = {a.id: own_words(a, cast) for a in self.known.agreements}

    def evidence_of(self, spoken: Spoken) -> tuple[Evidence, ...]:
        """Return what a claim bears on."""
        found: list[Evidence] = []
        inner = self._told_within(spoken.claim)
        for passage in self.scene.passages(spoken.claim):
            if not self._is_fragment(passage, spoken):
                found.extend(self._in_passage(passage, spoken, inner))
        if not found and not inner:
            found.extend(self._answer(spoken))
        if not found and not inner:
            found.extend(self._echo(spoken))
        if not inner:
            found.extend(self._by_number(spoken, found))
        found.extend(self._issue(spoken))
        whole = merged(found)
        for span in spoken.claim.content_spans[:1]:
            self.echoes.remember(span, whole)
        return whole

    def _by_number(
        self, spoken: Spoken, found: Sequence[Evidence]
    ) -> Iterator[Evidence]:
        told = {one.obligation for one in found}
        for one in numbered(spoken, self.scene, self.duties, self.own):
            if one.obligation not in told:
                yield one

    def _echo(self, spoken: Spoken) -> Iterator[Evidence]:
        for span in spoken.claim.content_spans[:1]:
            words = self.scene.words_in(span)
            yield from self.echoes.answer(span, words, spoken)

    def _issue(self, spoken: Spoken) -> Iterator[Evidence]:
        """The report itself, told once: by the first claim in its own voice."""
        if self.issued or spoken.claim.claimant.strip():
            return
        self.issued = True
        yield from own_issue(spoken, self.scene, self.duties)

    def _answer(self, spoken: Spoken) -> Iterator[Evidence]:
        """A bare "confirmed the news", "denied it", "is checking the report"."""
        bearing = _answers(spoken)
        span = next(iter(spoken.claim.content_spans), None)
        if bearing is None or span is None or spoken.voice.text:
            return
        words = {word.low for word in self.scene.words_in(span)}
        bare = spoken.claim.stance is Stance.DENIES and len(words) <= _BARE
        points = bool(words & POINTING) or (bare and bool(words & _THIS))
        for kept in reversed(self.breaches.told if points else ()):
            if kept.period is None or abs(span.start - kept.at) > NEAR:
                continue
            tell = replace(kept.draft.tell, text=spoken.claim.cue, span=span)
            word = f"which goes back to “{kept.draft.tell.text}”"
            made = replace(kept.draft, tell=tell, bearing=bearing, certainty=0.75)
            made = replace(made, matched=(f"“{spoken.claim.cue}”", word))
            yield from self._made(made, kept.place, kept.period, spoken, told=True)
            return

    def _is_fragment(self, passage: Span, spoken: Spoken) -> bool:
        """A heading, a line of a list, a scrap: it tells of nothing."""
        text = passage.of(self.scene.text).strip()
        size = len(self.scene.words_in(passage))
        if spoken.claim.claimant.strip():
            return size < 2
        paragraph = self.scene.paragraph_of(passage.start).of(self.scene.text).strip()
        ended = text.endswith((".", "!", "?", "”", '"', ":", ";"))
        return size < 3 or (not ended and paragraph == text and size <= _HEADING_WORDS)

    def _told_within(self, claim: Claim) -> tuple[Span, ...]:
        """What the claim itself tells as another's words: that claim's matter."""
        return tuple(
            span
            for other in self.scene.reading.claims
            if other.cites == claim.id and other.claimant.strip()
            for span in other.content_spans
        )

    def _in_passage(
        self, passage: Span, spoken: Spoken, inner: Sequence[Span]
    ) -> Iterator[Evidence]:
        speaker = spoken.voice.actor
        own = speaker if speaker in spoken.cast.parties else None
        sentence = passage.of(self.scene.text)
        for tell in tells_of(spoken.claim, passage, self.scene, own):
            if any(span.covers(tell.span) for span in inner):
                continue
            if tell.kind in {"finish", "refuse"}:
                for here in self._pointing_back(tell):
                    yield from self._bearing(here, spoken, sentence)
            else:
                yield from self._bearing(tell, spoken, sentence)

    def _pointing_back(self, tell: Tell) -> Iterator[Tell]:
        """The act that was named last: "this issue is not resolved"."""
        refused = tell.kind == "refuse"
        start = tell.span.end if refused else tell.sentence.start
        end = tell.span.end + _JUST_BEHIND if refused else tell.span.start
        pointing = set(re.findall(r"\w+", self.scene.text[start:end].lower())) & _BACK
        if tell.how.noun or not pointing or not self.topics:
            return
        if not refused and _OBJECT.match(self.scene.text, tell.span.end):
            return
        last = self.topics[-1]
        if tell.span.start - last.at > NEAR:
            return
        yield replace(
            last.draft.tell,
            how=replace(tell.how, negated=True) if refused else tell.how,
            span=tell.span,
            text=tell.text if refused else f"{min(pointing)} {tell.text}",
            sentence=tell.sentence,
            when=tell.when,
        )

    def _bearing(self, tell: Tell, spoken: Spoken, sentence: str) -> Iterator[Evidence]:
        for agreement in self.known.agreements:
            if other_agreement(sentence, agreement, self.own[agreement.id]):
                continue
            duties = [d for d in self.duties if d.agreement.id == agreement.id]
            places = self._places_of(tell, agreement)
            for place in places or (None,):
                self._remember_topic(tell, place, duties, spoken)
                yield from self._waiting(tell, place, duties, spoken)
                drafts = drafts_of(tell, place, duties, spoken)
                for one in nearest(parted(drafts, spoken)):
                    placed = self._placed_before(one)
                    yield from self._finished(placed, spoken, agreement)

    def _places_of(self, tell: Tell, agreement: Agreement) -> tuple[PlaceMention, ...]:
        if tell.places:
            return told_places(tell.places, agreement, self.scene.text)
        near = around(tell.span, tell.sentence)
        known = self.scene.reading.places or self.scene.places
        meant = meant_place(near, known, agreement, self.scene.text)
        if meant is None:
            meant = unknown_place(tell.span, tell.sentence, self.scene)
        return () if meant is None else (meant,)

    def _placed_before(self, made: Draft) -> Draft:
        """Take "the withdrawal" for the one that was named with its place before."""
        same = [
            kept
            for kept in self.topics
            if kept.draft.duty is made.duty
            and kept.draft.tell.places
            and kept.at < made.tell.span.start <= kept.at + NEAR
        ]
        if NO_PLACE not in made.doubts or not same:
            return made
        doubts = tuple(doubt for doubt in made.doubts if doubt != NO_PLACE)
        return replace(made, doubts=doubts, certainty=made.certainty / 0.8)

    def _waiting(
        self,
        tell: Tell,
        place: PlaceMention | None,
        duties: Sequence[Duty],
        spoken: Spoken,
    ) -> Iterator[Evidence]:
        """A bearer acts only when something else is done: a reason, no promise."""
        plain = replace(tell, how=replace(tell.how, mood=Mood.FACT, negated=False))
        told = replace(spoken, claim=replace(spoken.claim, stance=Stance.ASSERTS))
        for one in nearest(parted(drafts_of(plain, place, duties, told), told)):
            made = replace(one, tell=tell, bearing=Bearing.EXCUSE)
            if makes_it_wait(made, spoken, self.scene.text):
                period = spoken.claim.said_on
                where = one.fit.place
                yield from self._made(made, where, period, spoken, told=False)

    def _remember_topic(
        self,
        tell: Tell,
        place: PlaceMention | None,
        duties: Sequence[Duty],
        spoken: Spoken,
    ) -> None:
        plain = replace(tell.how, mood=Mood.FACT, negated=False)
        drafts = drafts_of(replace(tell, how=plain), place, duties, spoken)
        acts = [d for d in nearest(drafts) if d.role is Role.DOES and _can_be_topic(d)]
        if len(acts) == 1:
            self.topics.append(Kept(acts[0], tell.span.start))

    def _finished(
        self, made: Draft, spoken: Spoken, agreement: Agreement
    ) -> Iterator[Evidence]:
        since = signed_in(agreement)
        text = self.scene.text
        period, told = period_of(
            made.tell, spoken.claim, made.bearing, text=text, since=since
        )
        if period is None or (made.bearing in _PAST and _is_ahead(period, spoken)):
            return
        past = made.bearing in _PAST
        if past and not told and is_history(made.tell.sentence.of(text), agreement):
            return
        if past and straddles(made.tell, since, text):
            made = made.less(0.4, "it may have been before the agreement")
        yield from self._dated(made, period, spoken, told=told)

    def _dated(
        self, made: Draft, period: Period, spoken: Spoken, *, told: bool
    ) -> Iterator[Evidence]:
        """Take the day from what was told before, where the words tell none."""
        place = made.fit.place
        if made.bearing in {Bearing.DONE, Bearing.UNDONE} and not told:
            obligation = made.duty.obligation.id
            echoed = self.echoes.when(
                made.tell.span, obligation, place, made.bearing, spoken
            )
            period, told = (echoed, True) if echoed else (period, told)
            if made.bearing is Bearing.UNDONE and not told:
                made = made.less(0.4, "the words do not say when")
        if made.role is Role.BREAKS:
            denies = spoken.claim.stance is Stance.DENIES
            denies = denies and made.tell.kind != "violate"
            made, place, period, told = self.breaches.inherited(
                made, place, period, told=told, denies=denies
            )
            if made.bearing is Bearing.VIOLATION and not told:
                made = made.less(0.4, "the words do not say when")
            if _too_general(made, place, spoken, told=told):
                made = made.less(0.4, "too general a denial")
            if told and not made.doubts and made.bearing is Bearing.VIOLATION:
                self.breaches.told.append(
                    Kept(made, made.tell.span.start, place, period)
                )
        yield from self._made(made, place, period, spoken, told=told)

    def _made(
        self,
        made: Draft,
        place: str | None,
        period: Period,
        spoken: Spoken,
        *,
        told: bool,
    ) -> Iterator[Evidence]:
        if _OPINION.search(made.tell.sentence.of(self.scene.text)):
            made = made.less(0.4, "told as an opinion")
        evidence = evidence_from(made, place, period, spoken, self.known, told=told)
        if evidence is None:
            return
        text = self.scene.text
        evidence = replace(evidence, said_on=self._said_on(made, period, spoken))
        if is_only_closing(made, spoken, text):
            yield as_excuse(evidence)
            return
        yield evidence
        yield from quantity_of(made, evidence, spoken, text)
        excuse = excuse_of(made, evidence, spoken, text)
        if excuse is not None:
            yield excuse

    def _said_on(self, made: Draft, period: Period, spoken: Spoken) -> datetime:
        """When it was said: as the claim tells, or so long after the event."""
        said = spoken_on(spoken.teller or spoken.claim)
        late = delay(self.scene, spoken)
        if made.role is Role.BREAKS and late is not None:
            return min(period.start + late, max(spoken.claim.published, said))
        return said


def _can_be_topic(one: Draft) -> bool:
    return not one.doubts and one.duty.obligation.kind is not Kind.POWER


def _answers(spoken: Spoken) -> Bearing | None:
    match spoken.claim.stance:
        case Stance.DENIES:
            return Bearing.NO_VIOLATION
        case Stance.CHECKING:
            return Bearing.CHECKING
        case Stance.ASSERTS if spoken.claim.cue.lower().startswith(_CONFIRMS):
            return Bearing.VIOLATION
        case _:
            return None


def _too_general(made: Draft, place: str | None, spoken: Spoken, *, told: bool) -> bool:
    """A stranger's denial that names nobody, no place and no day."""
    named = made.against is not None or place is not None or told
    ours = spoken.voice.actor in spoken.cast.parties
    return made.bearing is Bearing.NO_VIOLATION and not (named or ours)


def _is_ahead(period: Period, spoken: Spoken) -> bool:
    """Whether something told as past would lie after the telling."""
    return period.start >= max(spoken.claim.said_on.end, spoken.claim.published)
