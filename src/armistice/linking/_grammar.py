"""How an event is told: as fact, duty, plan or condition; denied, going on, or over."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from armistice.linking._words import wordset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.linking._words import Word


class Mood(StrEnum):
    """Whether the words tell that something happened."""

    FACT = "fact"
    FUTURE = "future"
    DUTY = "duty"
    """What must, shall or is to happen: the rule told again, or a demand."""
    CONDITION = "condition"
    TOPIC = "topic"
    """Named without being told of: "a mechanism for the withdrawal"."""


class Aspect(StrEnum):
    """How far the event has come, as told."""

    DONE = "done"
    GOING_ON = "going_on"
    STOPPED = "stopped"
    FEWER = "fewer"
    """Less than before: "violations fell by half"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How one event word stands in its sentence."""

    mood: Mood
    negated: bool
    aspect: Aspect
    noun: bool
    passive: bool


_DUTY = wordset(
    "must shall should ought obliged required requires require supposed obligated"
)
_DUTY_VERBS = wordset(
    """required requires require obliges obliged obligated demands demanded demand
    demanding urged urges urge urging asked asks asking called calls calling ordered
    orders supposed bound undertook undertaken undertake
    undertakes need needs needed requested request pressed wants wanted
    invited obligation duty call expects"""
)
_RULES = wordset(
    "stipulates stipulate stipulated envisages envisaged envisage foresees"
)
_FUTURE = wordset("will would shall'll ll going")
_FUTURE_VERBS = wordset(
    """plans planned plan planning intends intended intend promised promises promise
    pledged pledges pledge vowed vows agreed agrees agree ready prepared prepares preparing set due about expected scheduled
    committed commits commitment promising willing readiness slated"""
)
_MIGHT = wordset("may might could can cannot able possible possibly likely probably")
_NOT = wordset(
    """not never no without nor neither none cannot nt didnt doesnt dont wasnt
    werent hasnt havent hadnt isnt arent wont wouldnt couldnt nothing nobody hardly
    instead"""
)
_FAILS = wordset(
    """fail fails failed failing refuse refuses refused refusing decline declines
    declined declining unable unwilling avoid avoids avoided avoiding delay delays
    delayed delaying stop stopped stops halt halted suspend suspended suspends
    suspending postpone postponed postpones prevent prevented prevents preventing block
    blocked blocks blocking reject rejected rejects obstruct obstructed stall stalled
    stalls resist resisted yet lack absence refusal failure compel impede impeded
    hinder hindered cancelled canceled cancel abandoned"""
)
_BEGINS = wordset(
    """begin begins began begun beginning start starts started starting launch launches
    launched launching continue continues continued continuing keep keeps kept resume
    resumed resumes ongoing underway partial partially partly gradually proceed
    proceeds proceeding progress nearing nears almost nearly process commenced
    commence commences"""
)
_COMPLETES = wordset(
    """complete completes completed completing completion finish finished finishes
    conclude concluded concludes finalised finalized accomplished took taken occurred
    happened carried conducted implemented confirmed effected over ended"""
)
_STOPS = wordset(
    """stopped stops stop ceased ceases cease halted halt halts ended ends end subsided
    cessation"""
)
_FEWER = wordset(
    """fell fall falls fallen dropped drop drops declined decline declines decreased
    decrease decreases reduced reduction fewer down lower lessened eased diminished
    halved"""
)
_TOPICS = wordset(
    """mechanism mechanisms deadline deadlines schedule timetable plan plans terms demand
    demands demanded demanding request requests call calls called calling talks agreement
    agreements agreed deal about regarding concerning on discuss discussed discusses
    discussing negotiate negotiations need needs require requires required provide
    provides provided stipulates stipulated envisages envisaged scheduled planned
    condition conditions preparations preparation preparing prepare possible
    possibility threat threats risk risks fear fears
    feared prevent preventing against deter danger strengthening prospect question
    issue pace supervise monitor"""
)
_BE = wordset("be been being was were is are am got getting")
_SOFT = wordset("also already now still then fully completely all just recently since")
_WAITS = wordset("until till unless once")
_IFS = wordset("if unless whether provided")
_DETERMINERS = wordset(
    """the a an this that these those any no its their his her our another further new
    several many some other such first last of own more most all each every recent
    alleged deadly ceasefire"""
)
_AFTER_NOUN = wordset("of by on against in at from near along between that which")
_BREAK = frozenset(";:—()")


def telling(
    text: str, found: Sequence[Word], first: int, last: int, *, bad: bool
) -> Telling:
    """Say how the event in words `first` to `last` of a sentence is told.

    `bad` marks events that agreements forbid: naming one as a noun tells of it, while
    naming "the withdrawal" tells nothing yet.
    """
    before = _before(text, found, first)
    after = _after(text, found, last)
    noun = _is_noun(found, first, last, before, after)
    passive = not noun and _is_passive(found[first].low, before)
    mood = _mood(text, found, first, before)
    negated = _negated(before, after, noun=noun)
    aspect = _aspect(found[first].low, before, after, noun=noun, bad=bad)
    if noun and mood is Mood.FACT:
        mood = _noun_mood(before, after, bad=bad)
    return Telling(
        mood=mood, negated=negated, aspect=aspect, noun=noun, passive=passive
    )


def _before(text: str, found: Sequence[Word], first: int) -> list[str]:
    """Return the words before, nearest first, as far as the clause goes."""
    row: list[str] = []
    edge = found[first].start
    ahead = [w.low for w in found[:first]]
    for word in reversed(found[:first]):
        gap = text[word.end : edge]
        if _BREAK & set(gap) or ("," in gap and (len(row) > 2 or _is_aside(ahead))):
            break
        if word.low in {"but", "while", "although", "though", "whereas", "however"}:
            break
        # the month is no "may", as long as it has its capital
        row.append("month" if word.text == "May" else word.low)
        edge = word.start
    return row


def _is_aside(words: list[str]) -> bool:
    """Whether a clause with "which" or "who" has just ended: "X, which is not Y, fired"."""
    return bool({"which", "who", "whose", "whom"} & set(words))


def _after(text: str, found: Sequence[Word], last: int) -> list[str]:
    row: list[str] = []
    edge = found[last].end
    for word in found[last + 1 :]:
        gap = text[edge : word.start]
        if _BREAK & set(gap) or word.low in {"but", "while", "although", "though"}:
            break
        row.append(word.low)
        edge = word.end
    return row


def _is_noun(
    found: Sequence[Word], first: int, last: int, before: list[str], after: list[str]
) -> bool:
    low = found[first].low
    nearest = before[0] if before else ""
    if low.endswith(_NOUN_ENDINGS) or (last > first and found[last].low in _NOUNS):
        return True
    verb = low.endswith(_VERB_ENDINGS) or low in _PAST_VERBS
    if verb or (low.endswith("ing") and nearest in _BE | {"by", "of"}):
        return False
    named = first > 0 and found[first - 1].capital and found[first].text == low
    behind = bool(after) and after[0] in _AFTER_NOUN and not low.endswith("s")
    return nearest in _DETERMINERS or (named and behind)


_NOUN_ENDINGS = (
    "al",
    "ment",
    "ments",
    "tion",
    "tions",
    "ties",
    "sion",
    "ence",
    "shells",
)
_VERB_ENDINGS = ("ed", "drew", "drawn", "gave", "left")
_PAST_VERBS = wordset("met held kept sent came went began broke took shut")
_NOUNS = wordset("fire work works strike strikes attack attacks")


def _is_passive(low: str, before: list[str]) -> bool:
    near = [word for word in before[:4] if word not in _SOFT]
    return not low.endswith("ing") and bool(_BE & set(near[:2]))


def _mood(text: str, found: Sequence[Word], first: int, before: list[str]) -> Mood:
    sentence = {word.low for word in found}
    ahead = {word.low for word in found[:first]}
    rest = text[found[first].start : found[-1].end + 2]
    if (
        _IFS & sentence
        or _WAITS & set(before)
        or "in case of" in text[found[0].start : found[first].start]
    ):
        return Mood.CONDITION
    if rest.rstrip("\"'”’ )").endswith("?"):
        return Mood.TOPIC
    near = before[:6]
    if _DUTY & set(near) or _RULES & ahead:
        return Mood.DUTY
    if _FUTURE & set(near):
        return Mood.FUTURE
    return _infinitive_mood(before)


def _infinitive_mood(before: list[str]) -> Mood:
    if "to" not in before[:2]:
        near = set(before[:3])
        unable = "cannot" in near or ("not" in near and bool({"could", "can"} & near))
        return Mood.TOPIC if _MIGHT & near and not unable else Mood.FACT
    if "unable" in before[before.index("to") + 1 :][:2]:
        return Mood.FACT
    return _governed(before[before.index("to") + 1 :][:5])


def _governed(governors: list[str]) -> Mood:
    """The mood that the words before "to" give: "agreed to", "failed to"."""
    if governors[:1] and governors[0] in {
        "is",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
    }:
        return Mood.DUTY
    for word in governors:
        if word in _DUTY_VERBS:
            return Mood.DUTY
        if word in _FUTURE_VERBS:
            return Mood.FUTURE
        if word in _FAILS or word in _BEGINS or word in {"work", "works", "moved"}:
            return Mood.FACT
    return Mood.TOPIC


def _negated(before: list[str], after: list[str], *, noun: bool) -> bool:
    if "and" in before:
        before = before[: before.index("and")]
    near = set(before[:5]) if not noun else set(before[:6])
    if _NOT & near or _FAILS & near:
        return True
    if not noun:
        return False
    ahead = after[:9]
    return bool((_NOT | _FAILS) & set(ahead)) and bool(
        (_BE | _COMPLETES | _BEGINS | _FAILS | {"has", "have", "had", "did"})
        & set(ahead)
    )


def _aspect(
    low: str, before: list[str], after: list[str], *, noun: bool, bad: bool
) -> Aspect:
    near = set(before[:5])
    ahead = set(after[:9]) if noun else set(after[:3])
    if bad and (_FEWER & (near | ahead)):
        return Aspect.FEWER
    if bad and (_STOPS & (near | ahead)):
        return Aspect.STOPPED
    if _BEGINS & (near | (ahead if noun else set())) or {"under", "way"} <= ahead:
        return Aspect.GOING_ON
    if low.endswith("ing") and not noun and _BE & set(before[:3]):
        return Aspect.GOING_ON
    return Aspect.DONE


def _noun_mood(before: list[str], after: list[str], *, bad: bool) -> Mood:
    near, ahead = set(before[:5]), set(after[:9])
    if _TOPICS & near:
        return Mood.TOPIC
    if bad:
        return Mood.FACT
    if _FUTURE & ahead:
        return Mood.FUTURE
    if (_DUTY | _DUTY_VERBS | _RULES | {"provided", "planned", "scheduled"}) & ahead:
        return Mood.DUTY
    told = (_COMPLETES | _BEGINS | _FAILS) & (near | ahead)
    return Mood.FACT if told or {"under", "way"} <= ahead else Mood.TOPIC
