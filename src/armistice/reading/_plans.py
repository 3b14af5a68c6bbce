"""What is planned for a word of saying: whose it is, and how its sentence is built."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from armistice.reading import _following as following
from armistice.reading import _grammar as g
from armistice.reading import _subjects as subjects
from armistice.reading._inflect import Form
from armistice.reading._regions import QUOTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.reading._cues import Cue
    from armistice.reading._regions import Region
    from armistice.reading._subjects import Bounds

MIN_LEFT = 3
"""Fewer words before a comma are no sentence that somebody says."""
MAX_ADDRESSEE = 14
MAX_LEAD = 8
"""How many words may stand before the subject of a sentence."""
_UNSAID = frozenset(["following", "schedule", "timetable", "plan"])
_ASKING = g.words(
    "attempts attempt efforts request requests questions calls letters clarify"
)
_HEARSAY = g.words(
    "claim claims report reports allegation allegations accusation "
    "accusations rumors rumours suggestion suggestions fear fears concern "
    "concerns"
)
TOPICS = frozenset(["he", "she", "it", "they", "we", "i"])
_OWNERS = frozenset(["his", "her", "their", "its", "there"])
_CITED = g.words(
    "source sources media officials official witnesses eyewitnesses report reports "
    "agency agencies ministry spokesman spokeswoman spokesperson documents residents "
    "people newspaper newspapers police army military government"
)
_OPINIONS = frozenset(
    ["opinion", "view", "words", "assessment", "belief", "estimation"]
)
_STOP_MARKS = frozenset([",", ";", "—", "–", "--", "-"])
_ENDS = frozenset([".", "!", "?", ",", ";", ":", "—", "–", "--", QUOTED, "..."])
TELLS = g.words(
    "tell tells told telling inform informs informed assure assured notify "
    "notified warn warned warns remind reminded"
)


@dataclass(frozen=True, slots=True)
class Plan:
    """A cue with its subject, before contents are shared out between cues."""

    cue: Cue
    source: Bounds | None
    shape: str
    """`pre`, `post`, `inverted`, `passive`, `source`, `participle`, `noun`."""
    begin: int
    """First item that belongs to it: the content of an earlier cue ends here."""
    certainty: float


def plan_of(region: Region, cue: Cue, floor: int, plans: Sequence[Plan]) -> Plan | None:
    """Return whose a cue is and the shape of its sentence, or None for no claim."""
    if cue.frame == "source":
        return _source_plan(region, cue)
    if cue.frame == "noun":
        return _noun_plan(region, cue, floor)
    if cue.passive:
        return _passive_plan(region, cue)
    if cue.participle:
        return _participle_plan(region, cue, plans)
    if cue.forms == frozenset([Form.PARTICIPLE]) and not cue.helped:
        return None
    plan = _inverted_plan(region, cue, floor) or _verb_plan(region, cue, floor, plans)
    return None if plan is None or _is_idle(region, plan) else plan


def _is_idle(region: Region, plan: Plan) -> bool:
    """Tell whether a claim would be nobody's, or repeat whose words it stands in."""
    source = plan.source
    if source is None:
        return False
    words = region.words[source[0] : source[1]]
    if words[0] in ("nobody", "none", "no"):
        return True
    own = region.within is not None and words in (("i",), ("you",), ("we",))
    said = plan.cue.stance == "checking" and source[0] == 0
    return own and (said or plan.cue.stance in ("asserts", "predicts", "no_comment"))


def _source_plan(region: Region, cue: Cue) -> Plan | None:
    source = following.after(region.items, cue.end)
    if source is None or region.items[source[1] - 1].lower in g.ARTICLES:
        return None
    if _UNSAID & set(region.words[source[0] : source[1]]):
        return None
    return Plan(cue, source, "source", cue.start, 0.8)


def _noun_plan(region: Region, cue: Cue, floor: int) -> Plan | None:
    """Read "the ministry's claim that ...", "accusations by the ministry that ..."."""
    items = region.items
    here = cue.start
    while (
        here > floor
        and items[here - 1].word
        and not items[here - 1].capital
        and (
            items[here - 1].lower not in g.DETERMINERS | g.PREPOSITIONS | g.AUXILIARIES
        )
        and items[here - 1].lower != "'s"
    ):
        here -= 1
    if region.words[cue.head] in _OPINIONS and (
        view := _opinion_plan(region, cue, here)
    ):
        return view
    if here > floor and items[here - 1].lower == "'s":
        owner = subjects.before(items, here - 1, floor)
        return Plan(cue, owner, "noun", here, 0.5) if owner is not None else None
    if here > floor and items[here - 1].lower in ("his", "her", "their"):
        return Plan(cue, (here - 1, here), "noun", here - 1, 0.5)
    if region.words[cue.end : cue.end + 1] == ("by",):
        by = following.after(items, cue.end + 1)
        return Plan(cue, by, "noun", here, 0.5)
    if region.words[cue.end : cue.end + 1] == ("that",) and (
        region.words[cue.head] in _HEARSAY
    ):
        return Plan(cue, None, "noun", here, 0.45)
    return None


def _opinion_plan(region: Region, cue: Cue, here: int) -> Plan | None:
    """Read "In his opinion, ...", "In the minister's view, ..."."""
    words = region.words
    opens = next((n for n in range(max(0, here - 8), here) if words[n] == "in"), None)
    if opens is None or words[here - 1] not in (
        "his",
        "her",
        "their",
        "my",
        "our",
        "'s",
    ):
        return None
    source = (opens + 1, here if words[here - 1] != "'s" else here - 1)
    stretched = replace(cue, start=opens)
    return Plan(stretched, source, "opinion", opens, 0.8)


def _passive_plan(region: Region, cue: Cue) -> Plan | None:
    after = region.words[cue.end : cue.end + 1]
    if after == ("by",):
        source = following.after(region.items, cue.end + 1)
        return Plan(cue, source, "passive", cue.start, 0.5)
    if cue.frame == "clause" and after in (("to",), ("that",)):
        return Plan(cue, None, "passive", cue.start, 0.5)
    return None


def _participle_plan(region: Region, cue: Cue, plans: Sequence[Plan]) -> Plan | None:
    items = region.items
    word = items[cue.head].lower
    if word in ("citing", "quoting"):
        source = following.after(items, cue.end)
        if source is None or not _can_be_cited(region, source):
            return None
        return Plan(cue, source, "source", cue.start, 0.6)
    if cue.start > 0 and items[cue.start - 1].lower not in _STOP_MARKS | {"and", "by"}:
        return None
    if plans and plans[-1].source is not None:
        return Plan(cue, plans[-1].source, "participle", cue.start, 0.6)
    subject = _sentence_subject(region, cue.start)
    if subject is None:
        return None
    return Plan(cue, subject, "participle", cue.start, 0.4)


def _can_be_cited(region: Region, source: Bounds) -> bool:
    """Tell whether words name somebody, or a kind of source: no mere reason."""
    items = region.items[source[0] : source[1]]
    return any(item.capital or item.lower in _CITED for item in items)


def _sentence_subject(region: Region, before: int) -> Bounds | None:
    """Return the noun phrase before the first verb that can be told as one."""
    for index in range(1, before):
        word = region.words[index]
        past = g.looks_past(word) or subjects.is_past(word)
        if (word in g.AUXILIARIES and word != "'s") or (
            past and region.words[index - 1] not in g.DETERMINERS
        ):
            return subjects.before(region.items, index, 0)
    return None


def _inverted_plan(region: Region, cue: Cue, floor: int) -> Plan | None:
    items = region.items
    left = items[cue.start - 1] if cue.start > 0 else None
    if left is None or cue.helped or not cue.forms & {Form.PAST, Form.PRESENT}:
        return None
    quoted = left.quote is not None or (
        left.lower in _STOP_MARKS
        and cue.start > 1
        and items[cue.start - 2].quote is not None
    )
    if not quoted and (left.lower != "," or cue.start - floor < MIN_LEFT):
        return None
    if cue.end >= len(items) or not _starts_name(region, cue.end):
        return None
    source = following.after(items, cue.end, asides=quoted)
    if source is None or (not quoted and not _finished(region, source[1])):
        return None
    marked = region.words[source[1] : source[1] + 1] == (QUOTED,)
    if not quoted and (marked or items[source[0]].lower in _OWNERS):
        return None  # "the envoy, Ada Brenn, said his men "held their fire""
    return Plan(cue, source, "inverted", cue.start, 0.9 if quoted else 0.7)


def _starts_name(region: Region, index: int) -> bool:
    item = region.items[index]
    return item.lower != "that" and (
        item.capital
        or item.lower in g.DETERMINERS
        or item.lower in g.SUBJECT_PRONOUNS
        or (item.word and item.lower not in g.PREPOSITIONS | g.SUBORDINATORS)
    )


def _finished(region: Region, index: int) -> bool:
    return index >= len(region.items) or region.items[index].lower in _ENDS


def _verb_plan(
    region: Region, cue: Cue, floor: int, plans: Sequence[Plan]
) -> Plan | None:
    items = region.items
    low = min(floor, cue.start) if plans else 0
    source = subjects.before(items, cue.start, low)
    if source is None:
        if (
            plans
            and cue.start > 0
            and items[cue.start - 1].lower in ("and", "but", ",")
        ):
            return Plan(cue, plans[-1].source, "pre", cue.start - 1, 0.6)
        return _joined_plan(region, cue) if not plans else None
    if cue.stance == "checking" and "be" in region.words[cue.start : cue.end]:
        return Plan(cue, None, "passive", cue.start, 0.5)
    if _says_nothing(region, cue, source):
        return None
    certainty = 0.85 if cue.frame == "clause" else 0.7
    if subjects.is_charged(items, source[0]):
        return Plan(cue, source, "post", source[0] - 3, certainty)
    shape = "post" if _is_post(region, cue, source, floor) else "pre"
    return Plan(cue, source, shape, source[0], certainty)


def _parted(region: Region, floor: int, left: int, end: int) -> bool:
    """Tell whether "The test, the army said, was ..." parts subject and verb."""
    first = region.items[floor] if floor < left else None
    return (
        first is not None
        and first.lower in g.ARTICLES
        and region.words[end : end + 1] == (",",)
    )


def _says_nothing(region: Region, cue: Cue, source: Bounds) -> bool:
    """Tell whether it is "a place called so", or requests that went unanswered."""
    words = region.words[source[0] : source[1]]
    if cue.stance == "unanswered" and _ASKING & set(words):
        return True
    return region.words[cue.head] == "called" and words[0] in ("a", "an")


def _joined_plan(region: Region, cue: Cue) -> Plan | None:
    """Read "The ministry disagreed and demanded ...": the sentence's own subject."""
    if cue.start < MIN_LEFT or region.words[cue.start - 1] not in ("and", "but"):
        return None
    if not cue.forms & {Form.PAST, Form.PRESENT}:
        return None
    subject = _sentence_subject(region, cue.start)
    if subject is None or subject[0] > MAX_LEAD:
        return None
    return Plan(cue, subject, "pre", cue.start - 1, 0.5)


def _is_post(region: Region, cue: Cue, source: Bounds, floor: int) -> bool:
    items = region.items
    left = source[0] - 1
    if left < floor:
        return False
    mark = items[left]
    if mark.quote is not None:
        return True
    if mark.lower not in _STOP_MARKS:
        return False
    if left > floor and items[left - 1].quote is not None:
        return True
    if left - floor < MIN_LEFT and not _parted(region, floor, left, cue.end):
        return False
    return _finished(region, after_adjuncts(region, cue.end, cue))


def after_adjuncts(region: Region, index: int, cue: Cue) -> int:
    """Skip to whom, when and where something was said."""
    items = region.items
    here = index
    if items[cue.head].lower in TELLS:
        here = after_addressee(region, index)
    while here < len(items) and items[here].lower in g.ADJUNCT_STARTS:
        here += 1
        while (
            here < len(items)
            and here - index < MAX_ADDRESSEE
            and _in_adjunct(region, here)
        ):
            here += 1
    return here


def _in_adjunct(region: Region, index: int) -> bool:
    item = region.items[index]
    if item.lower in _ENDS or item.lower in g.SUBORDINATORS | g.AUXILIARIES:
        return False
    if item.lower in TOPICS:
        return False
    return item.word or item.lower == "'s"


def after_addressee(region: Region, index: int) -> int:
    """Skip to the end of whom something was told to."""
    items = region.items
    here = index
    while here < len(items) and here - index < MAX_ADDRESSEE:
        item = items[here]
        if item.lower in _ENDS or item.lower in (
            "that",
            "to",
            "about",
            "of",
            "on",
            "in",
        ):
            break
        if here > index and item.lower in g.SUBJECT_PRONOUNS | g.ARTICLES:
            break
        if item.lower in g.AUXILIARIES:
            return index
        here += 1
        if item.lower in ("him", "her", "them", "us", "me"):
            break
    return here
