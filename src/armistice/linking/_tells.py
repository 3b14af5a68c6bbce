"""Events as a claim tells them: what, by whom, to whom, where, when, and how."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from armistice.linking._cast import FORCES, How, Named
from armistice.linking._frames import CLASS_OF, plain_verb
from armistice.linking._grammar import Aspect, Mood, Telling, telling
from armistice.linking._own_verbs import (
    REACH,
    Event,
    around,
    clause,
    events_in,
    is_partial,
)
from armistice.linking._sides import owner_of_goods, receiver
from armistice.linking._words import at, stem, wordset
from armistice.model import Span, Stance, TimeRole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.linking._scene import Scene
    from armistice.linking._words import Word
    from armistice.model import Claim, EventMention, PlaceMention, TimeMention

BAD = wordset("attack shelling killing capture violate destroy detain block lay_mines")
"""Kinds of which the bare naming tells that there was one."""
_MOVES = wordset("withdraw deploy arrive enter remain return_people")
"""Kinds whose grammatical subject moves itself, passive or not."""
_NO_OBJECT = wordset("to for on at in by since again after from until")
_ONGOING = re.compile(
    r"\bfor the \w+ (?:\w+ )?(?:day|week|month)\b|\bcontinu\w+|\bstill\b", re.IGNORECASE
)
_TOGETHER = re.compile(
    r"\b(?:the|both|the two) (?:sides|parties|warring parties)\b", re.IGNORECASE
)
_OPENS = 3
"""Words that may stand before a sentence's subject: "On Friday the army"."""
_AGENT_NOT_AFTER = wordset("on against at from to toward towards with by for in near")
_STATES = wordset("government leadership authorities republic side president army")
_WE = wordset("we our us ours")
_ITSELF = wordset("it they its their mission ministry government")
_LIGHT = wordset(
    """launched launch fired conducted carried mounted staged committed opened made
    launching began begun started completed continue continued finished continues"""
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tell:
    """One event as told. Party ids are as named; None is nobody named."""

    kind: str
    text: str
    span: Span
    sentence: Span
    how: Telling
    agent: str | None = None
    loose: bool = False
    """The agent is of a party's people, not surely the party."""
    inferred: bool = False
    """The agent comes from the sentence before or from "we"."""
    owner: str | None = None
    """Whose forces move, where the words say."""
    patient: str | None = None
    goods_of: str | None = None
    """Whose maps, weapons or prisoners they are, where the words say."""
    to: str | None = None
    """Who is named behind "to"."""
    objects: frozenset[str] = frozenset()
    stems: frozenset[str] = frozenset()
    places: tuple[PlaceMention, ...] = ()
    """Of its sentence, nearest first."""
    when: tuple[TimeMention, ...] = ()
    counted: bool = False
    """With a number: "312 violations"."""
    together: bool = False
    """Done by "the sides" or "both parties"."""
    partly: bool = False
    """Some of the posts, seven of sixteen."""
    bare: bool = False
    """A noun without "of" and without a word that makes it another thing."""

    @property
    def armed(self) -> bool:
        """Whether forces are named, of whatever side."""
        return bool(self.stems & {"group", "forc", "troop", "unit", "militant"})

    @property
    def fact(self) -> bool:
        """Whether it is told as having happened or happening."""
        return self.how.mood is Mood.FACT


def tells_of(
    claim: Claim, passage: Span, scene: Scene, speaker: str | None
) -> tuple[Tell, ...]:
    """Return the events told in one sentence of a claim, in order."""
    row = scene.words_in(passage)
    if not row:
        return ()
    found: list[Tell] = []
    for event in events_in(claim, passage, scene, row):
        before = found[-1] if found else None
        found.append(_tell(event, claim, passage, scene, row, before, speaker))
    return tuple(found)


def _tell(
    event: Event,
    claim: Claim,
    passage: Span,
    scene: Scene,
    row: Sequence[Word],
    before: Tell | None,
    speaker: str | None,
) -> Tell:
    first = at(row, event.span.start)
    last = max(first, at(row, event.span.end - 1))
    first, last = min(first, len(row) - 1), min(last, len(row) - 1)
    how = telling(scene.text, row, first, last, bad=event.kind in BAD)
    how = _with_mention(how, event.mention)
    if event.kind in {"open_route", "block"} and _opens_itself(event, passage, scene):
        how = replace(how, passive=True)
    named = scene.named_in(passage)
    nearby = scene.words_in(clause(event.span, passage, scene.text))
    agent, inferred = _agent(event, how, named, row, scene, before, speaker)
    return Tell(
        kind=event.kind,
        text=event.span.of(scene.text),
        span=event.span,
        sentence=passage,
        how=how,
        agent=None if agent is None else agent.party,
        loose=agent is not None and (agent.loose or (agent.adjective and not how.noun)),
        inferred=inferred,
        owner=_owner(event, how, named, agent),
        patient=_patient(event, how, named, agent, nearby, speaker),
        goods_of=owner_of_goods(named, scene.text),
        to=receiver([n for n in named if n.span.start > event.span.end], scene.text),
        objects=frozenset(CLASS_OF[w.low] for w in nearby if w.low in CLASS_OF),
        stems=frozenset(stem(plain_verb(w.low)) for w in row),
        places=_places(event, claim, passage, scene),
        counted=any(f.span.overlaps(event.span) for f in claim.figures),
        together=_TOGETHER.search(scene.text, passage.start, event.span.end)
        is not None,
        partly=is_partial(around(event.span, passage).of(scene.text)),
        bare=how.noun and _is_bare(row, first, last),
        when=_when(event, claim, passage, scene.text),
    )


def _opens_itself(event: Event, passage: Span, scene: Scene) -> bool:
    """Whether the road is the subject: "the road opened", "has been closed"."""
    ahead = scene.words_in(
        Span(max(passage.start, event.span.start - 40), event.span.start)
    )
    behind = scene.words_in(Span(event.span.end, min(passage.end, event.span.end + 24)))
    bare = not behind or behind[0].low in _NO_OBJECT
    if not bare and any(CLASS_OF.get(w.low) == "route" for w in behind[:3]):
        return False
    inside = scene.words_in(event.span)
    routes = [w for w in ahead[-5:] if CLASS_OF.get(w.low) == "route"]
    return bool(routes) and not any(CLASS_OF.get(w.low) == "route" for w in inside[1:])


def _with_mention(how: Telling, mention: EventMention | None) -> Telling:
    """Take the more careful of the reader's view and ours."""
    if mention is None:
        return how
    moods = {
        "must": Mood.DUTY,
        "should": Mood.DUTY,
        "will": Mood.FUTURE,
        "would": Mood.FUTURE,
        "if": Mood.CONDITION,
        "may": Mood.TOPIC,
    }
    mood = moods.get(mention.modal, Mood.FACT)
    unable = mention.modal == "may" and how.negated and how.mood is Mood.FACT
    if how.mood is not Mood.FACT or unable:
        mood = how.mood
    going = how.aspect is Aspect.DONE and not mention.completed and not how.noun
    return Telling(
        mood=mood,
        negated=how.negated or mention.negated,
        aspect=Aspect.GOING_ON if going else how.aspect,
        noun=how.noun,
        passive=how.passive,
    )


def _agent(
    event: Event,
    how: Telling,
    named: Sequence[Named],
    row: Sequence[Word],
    scene: Scene,
    before: Tell | None,
    speaker: str | None,
) -> tuple[Named | None, bool]:
    """Return who does it, and whether that comes from beyond its clause."""
    moves = event.kind in _MOVES
    if how.passive or how.noun:
        by = _after_word(event.span, named, scene, "by")
        if by is not None or (how.passive and not moves):
            return by, False
    if how.noun:
        return _noun_agent(event, named, scene, moves=moves), False
    if (
        _shares_subject(event, scene)
        and before is not None
        and before.agent is not None
    ):
        return Named(before.span, before.agent, How.NAME, before.loose), False
    subject = _subject(event, named, scene)
    if subject is not None:
        return subject, False
    if speaker is not None and _is_speaker(event, row):
        return Named(event.span, speaker, How.NAME), True
    return _sentence_before(event, row, scene), True


def _sentence_before(event: Event, row: Sequence[Word], scene: Scene) -> Named | None:
    """Whom "it" and "they" at the beginning stand for: the subject just before."""
    if not row or row[0].low not in {"it", "they"} or row[0].end > event.span.start:
        return None
    paragraph = scene.paragraph_of(row[0].start)
    before = scene.sentence_of(max(paragraph.start, row[0].start - 3))
    if before.start < paragraph.start or before.end > row[0].start:
        return None
    first = next((n for n in scene.named_in(before) if _may_act(n, scene)), None)
    near = first is not None and len(
        scene.text[before.start : first.span.start].split()
    )
    return first if first is not None and near <= _OPENS else None


def _subject(event: Event, named: Sequence[Named], scene: Scene) -> Named | None:
    """The name before the event that may act; "X withdrawing" is X wherever it is."""
    ahead = [n for n in named if n.span.end <= event.span.start]
    word = event.span.of(scene.text).split()[0]
    if ahead and word.endswith("ing") and event.span.start - ahead[-1].span.end <= 1:
        return ahead[-1]
    return next((n for n in reversed(ahead) if _may_act(n, scene)), None)


def _is_speaker(event: Event, row: Sequence[Word]) -> bool:
    """Whether a party tells of itself: "we left", "it would withdraw"."""
    before = [word.low for word in row if word.end <= event.span.start]
    return bool(_WE & set(before) or _ITSELF & set(before[-4:]))


def _shares_subject(event: Event, scene: Scene) -> bool:
    """Whether it stands right behind a comma or an "and": ", killing two"."""
    ahead = scene.text[max(0, event.span.start - 8) : event.span.start].rstrip()
    return ahead.endswith((",", " and", " then", " or"))


def _noun_agent(
    event: Event, named: Sequence[Named], scene: Scene, *, moves: bool
) -> Named | None:
    """Whose act a noun is: "X's attack", "X launched an attack", "withdrawal of X"."""
    for one in named:
        gap = scene.text[one.span.end : event.span.start].lower().split()
        ahead = one.span.end <= event.span.start
        if ahead and len(gap) <= 2 and not any(map(_divides, gap)):
            return one
    ahead_words = scene.text[max(0, event.span.start - 48) : event.span.start].lower()
    if _LIGHT & set(ahead_words.split()):
        return _subject(event, named, scene)
    return _after_word(event.span, named, scene, "of") if moves else None


def _divides(word: str) -> bool:
    """Whether a word between a name and a noun parts them: "X recorded no attack"."""
    return "," in word or word in {"no", "any", "on"} or word.endswith(("ed", "s"))


def _after_word(
    span: Span, named: Sequence[Named], scene: Scene, word: str
) -> Named | None:
    """Return who is named after "by" or "of" close behind an event."""
    for one in named:
        near = span.end <= one.span.start <= span.end + REACH
        gap = scene.text[span.end : one.span.start].lower().split()
        if near and word in gap and _close(gap, word):
            return one
    return None


def _close(gap: list[str], word: str) -> bool:
    return len(gap) - 1 - gap[::-1].index(word) >= len(gap) - 5


def _may_act(named: Named, scene: Scene) -> bool:
    """Whether a name stands as a subject, not as a place or behind "against"."""
    row = scene.text[max(0, named.span.start - 40) : named.span.start].lower().split()
    if named.how is How.NAME and row[-1:] == ["of"]:
        return len(row) > 1 and row[-2] in FORCES | _STATES
    return _word_before(named.span, scene) not in _AGENT_NOT_AFTER


def _word_before(span: Span, scene: Scene) -> str:
    row = scene.text[max(0, span.start - 24) : span.start].lower().split()
    while row and row[-1].strip("\"'“”‘’`") in {"the", "a", "an", "its", "of", "units"}:
        row.pop()
    return row[-1] if row else ""


def _owner(
    event: Event, how: Telling, named: Sequence[Named], agent: Named | None
) -> str | None:
    """Whose forces move: those named armed right behind, else the subject's own."""
    if event.kind not in _MOVES:
        return None
    for one in named:
        if one.armed and 0 <= one.span.start - event.span.end <= 40:
            return one.party
    return None if agent is None else agent.party


def _patient(
    event: Event,
    how: Telling,
    named: Sequence[Named],
    agent: Named | None,
    around: Sequence[Word],
    speaker: str | None,
) -> str | None:
    """Whom it happened to, or who received it."""
    named = [n for n in named if n.how is not How.PERSON]
    behind = [n for n in named if n.span.start >= event.span.end and n != agent]
    ahead = [n for n in named if n.span.end <= event.span.start]
    if how.passive and event.kind not in _MOVES:
        if ahead:
            return ahead[-1].party
    elif behind and behind[0].span.start - event.span.end <= REACH:
        return behind[0].party
    ours = any(w.low == "our" for w in around)
    return speaker if ours else None


def _is_bare(row: Sequence[Word], first: int, last: int) -> bool:
    before = row[first - 1].low if first else ""
    after = row[last + 1].low if last + 1 < len(row) else ""
    other = wordset("rights law airspace traffic sovereignty procedural")
    return after != "of" and before not in other


def _places(
    event: Event, claim: Claim, passage: Span, scene: Scene
) -> tuple[PlaceMention, ...]:
    """The places of its sentence that are no parties' names."""
    names = [n.span for n in scene.named_in(passage)]
    places = [
        p
        for p in claim.places
        if passage.covers(p.span) and not any(n.overlaps(p.span) for n in names)
    ]
    return tuple(sorted(places, key=lambda p: _distance(event.span, p.span)))


def _distance(one: Span, two: Span) -> tuple[int, int]:
    """Behind counts as nearer than before: "handed over X", "withdrew from X"."""
    if two.start >= one.end:
        return two.start - one.end, 0
    return 2 * (one.start - two.end), 1


def _dates_saying(time: TimeMention, claim: Claim, passage: Span, text: str) -> bool:
    """Whether a day is that of the accusation: "accused X on Monday of shelling"."""
    accuses = claim.stance is Stance.ACCUSES
    of = text[time.span.end : time.span.end + 4] == " of "
    return accuses and of and _ONGOING.search(passage.of(text)) is None


def _when(
    event: Event, claim: Claim, passage: Span, text: str
) -> tuple[TimeMention, ...]:
    times = [t for t in claim.times if passage.covers(t.span) and t.period is not None]
    times = [t for t in times if t.role is not TimeRole.DURATION]
    times = [t for t in times if not _dates_saying(t, claim, passage, text)]
    return tuple(sorted(times, key=lambda t: _distance(event.span, t.span)))
