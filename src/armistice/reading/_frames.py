"""One word of saying in its sentence: whose it is, and which words it governs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

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
MIN_CLAUSE = 2
MAX_ADDRESSEE = 14
_UNSAID = frozenset(["following", "schedule", "timetable", "plan"])
_ASKING = frozenset(
    [
        "attempts",
        "attempt",
        "efforts",
        "request",
        "requests",
        "questions",
        "calls",
        "letters",
        "clarify",
    ]
)
_SETTINGS = frozenset(["in", "on", "at", "during", "after", "before"])
_HEARSAY = frozenset(
    [
        "claim",
        "claims",
        "report",
        "reports",
        "allegation",
        "allegations",
        "accusation",
        "accusations",
        "rumors",
        "rumours",
        "suggestion",
        "suggestions",
        "fear",
        "fears",
        "concern",
        "concerns",
    ]
)
_OPINIONS = frozenset(
    ["opinion", "view", "words", "assessment", "belief", "estimation"]
)
_JOINTS = frozenset(["and", "but", "while", ",", ";", "though"])
_STOP_MARKS = frozenset([",", ";", "—", "–", "--", "-"])
_ENDS = frozenset([".", "!", "?", ",", ";", ":", "—", "–", "--", QUOTED, "..."])
_TELLS = frozenset(
    [
        "tell",
        "tells",
        "told",
        "telling",
        "inform",
        "informs",
        "informed",
        "assure",
        "assured",
        "notify",
        "notified",
        "warn",
        "warned",
        "warns",
        "remind",
        "reminded",
    ]
)


@dataclass(frozen=True, slots=True)
class Frame:
    """Items of a sentence as source, cue and contents."""

    source: Bounds | None
    cue: Bounds
    contents: tuple[Bounds, ...]
    certainty: float
    trails: bool = False
    """The speaker is named after the words: "..., she said"."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """A cue with its subject, before contents are shared out between cues."""

    cue: Cue
    source: Bounds | None
    shape: str
    """`pre`, `post`, `inverted`, `passive`, `source`, `participle`, `noun`."""
    begin: int
    """First item that belongs to it: the content of an earlier cue ends here."""
    certainty: float


def frames_of(region: Region, cues: Sequence[Cue]) -> list[Frame]:
    """Return the attributions of one sentence, from left to right."""
    plans: list[_Plan] = []
    floor = 0
    for cue in cues:
        plan = _plan(region, cue, floor, plans)
        if plan is not None:
            plans.append(plan)
            floor = _floor(region, plan, floor)
    made: list[Frame] = []
    for place, plan in enumerate(plans):
        frame = _frame(region, plan, plans, place)
        if frame is not None:
            made.append(frame)
    return made


def _floor(region: Region, plan: _Plan, floor: int) -> int:
    if plan.shape in ("post", "inverted"):
        return max(plan.cue.end, 0 if plan.source is None else plan.source[1])
    return max(floor, plan.cue.end)


def _plan(region: Region, cue: Cue, floor: int, plans: Sequence[_Plan]) -> _Plan | None:
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
    inverted = _inverted_plan(region, cue, floor)
    return _verb_plan(region, cue, floor, plans) if inverted is None else inverted


def _source_plan(region: Region, cue: Cue) -> _Plan | None:
    source = subjects.after(region.items, cue.end)
    if source is None or region.items[source[1] - 1].lower in g.ARTICLES:
        return None
    if _UNSAID & set(region.words[source[0] : source[1]]):
        return None
    return _Plan(cue, source, "source", cue.start, 0.8)


def _noun_plan(region: Region, cue: Cue, floor: int) -> _Plan | None:
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
        return _Plan(cue, owner, "noun", here, 0.5) if owner is not None else None
    if here > floor and items[here - 1].lower in ("his", "her", "their"):
        return _Plan(cue, (here - 1, here), "noun", here - 1, 0.5)
    if region.words[cue.end : cue.end + 1] == ("by",):
        by = subjects.after(items, cue.end + 1)
        return _Plan(cue, by, "noun", here, 0.5)
    if region.words[cue.end : cue.end + 1] == ("that",) and (
        region.words[cue.head] in _HEARSAY
    ):
        return _Plan(cue, None, "noun", here, 0.45)
    return None


def _opinion_plan(region: Region, cue: Cue, here: int) -> _Plan | None:
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
    return _Plan(stretched, source, "opinion", opens, 0.8)


def _passive_plan(region: Region, cue: Cue) -> _Plan | None:
    following = region.words[cue.end : cue.end + 1]
    if following == ("by",):
        source = subjects.after(region.items, cue.end + 1)
        return _Plan(cue, source, "passive", cue.start, 0.5)
    if cue.frame == "clause" and following in (("to",), ("that",)):
        return _Plan(cue, None, "passive", cue.start, 0.5)
    return None


def _participle_plan(region: Region, cue: Cue, plans: Sequence[_Plan]) -> _Plan | None:
    items = region.items
    word = items[cue.head].lower
    if word in ("citing", "quoting"):
        source = subjects.after(items, cue.end)
        return None if source is None else _Plan(cue, source, "source", cue.start, 0.6)
    if cue.start > 0 and items[cue.start - 1].lower not in _STOP_MARKS | {"and", "by"}:
        return None
    if plans and plans[-1].source is not None:
        return _Plan(cue, plans[-1].source, "participle", cue.start, 0.6)
    subject = _sentence_subject(region, cue.start)
    if subject is None:
        return None
    return _Plan(cue, subject, "participle", cue.start, 0.4)


def _sentence_subject(region: Region, before: int) -> Bounds | None:
    """Return the noun phrase before the first verb that can be told as one."""
    for index in range(1, before):
        word = region.words[index]
        if word in g.AUXILIARIES or (
            g.looks_past(word) and region.words[index - 1] not in g.DETERMINERS
        ):
            return subjects.before(region.items, index, 0)
    return None


def _inverted_plan(region: Region, cue: Cue, floor: int) -> _Plan | None:
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
    source = subjects.after(items, cue.end)
    if source is None or (not quoted and not _finished(region, source[1])):
        return None
    return _Plan(cue, source, "inverted", cue.start, 0.9 if quoted else 0.7)


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
    region: Region, cue: Cue, floor: int, plans: Sequence[_Plan]
) -> _Plan | None:
    items = region.items
    low = min(floor, cue.start) if plans else 0
    source = subjects.before(items, cue.start, low)
    if source is None:
        if (
            plans
            and cue.start > 0
            and items[cue.start - 1].lower in ("and", "but", ",")
        ):
            return _Plan(cue, plans[-1].source, "pre", cue.start - 1, 0.6)
        return None
    if cue.stance == "unanswered" and _ASKING & set(
        region.words[source[0] : source[1]]
    ):
        return None
    if items[cue.head].lower == "called" and items[source[0]].lower in ("a", "an"):
        return None  # "a place called so"
    shape = "post" if _is_post(region, cue, source, floor) else "pre"
    certainty = 0.85 if cue.frame == "clause" else 0.7
    return _Plan(cue, source, shape, source[0], certainty)


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
    if left - floor < MIN_LEFT:
        return False
    return _finished(region, _after_adjuncts(region, cue.end, cue))


def _after_adjuncts(region: Region, index: int, cue: Cue) -> int:
    """Skip to whom, when and where something was said."""
    items = region.items
    here = index
    if items[cue.head].lower in _TELLS:
        here = _after_addressee(region, index)
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
    return item.word or item.lower == "'s"


def _after_addressee(region: Region, index: int) -> int:
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


def _frame(
    region: Region, plan: _Plan, plans: Sequence[_Plan], place: int
) -> Frame | None:
    contents: list[Bounds] = []
    match plan.shape:
        case "post" | "inverted":
            contents = _both_sides(region, plan, plans, place)
        case "passive":
            contents = _around(region, plan, plans, place)
        case "source":
            contents = _beside(region, plan, plans, place)
        case "opinion":
            contents = [(plan.cue.end, _until(region, plan.cue.end, plans, place))]
        case _:
            right = _right(region, plan, plans, place)
            contents = [] if right is None else [right]
    contents = [c for c in contents if _speaks(region, c)]
    cue = _with_helpers(plan)
    if not contents:
        if plan.cue.stance in ("no_comment", "unanswered", "checking"):
            contents = [cue]
        else:
            return None
    trails = plan.shape in ("post", "inverted")
    return Frame(plan.source, cue, tuple(contents), plan.certainty, trails)


def _with_helpers(plan: _Plan) -> Bounds:
    return plan.cue.start, plan.cue.end


def _speaks(region: Region, bounds: Bounds) -> bool:
    return any(
        item.word or item.quote is not None
        for item in region.items[bounds[0] : bounds[1]]
    )


def _both_sides(
    region: Region, plan: _Plan, plans: Sequence[_Plan], place: int
) -> list[Bounds]:
    begin = min(plan.begin, plan.cue.start)
    floor = 0
    if place:
        earlier = plans[place - 1]
        floor = max(earlier.cue.end, 0 if earlier.source is None else earlier.source[1])
        floor = min(floor, begin)
    contents = [(floor, begin)]
    end = max(plan.cue.end, 0 if plan.source is None else plan.source[1])
    following = _next_quote(region, end)
    if following is not None:
        contents.append(following)
    return contents


def _next_quote(region: Region, index: int) -> Bounds | None:
    here = index
    items = region.items
    while here < len(items) and here - index < MAX_ADDRESSEE:
        if items[here].quote is not None:
            return here, here + 1
        if items[here].lower in (".", ";"):
            return None
        here += 1
    return None


def _around(
    region: Region, plan: _Plan, plans: Sequence[_Plan], place: int
) -> list[Bounds]:
    """A passive: its subject and what follows are the content."""
    subject = subjects.before(region.items, plan.cue.start, 0)
    end = plan.cue.end if plan.source is None else plan.source[1]
    right = _until(region, end, plans, place)
    told = subject is not None and region.words[subject[0]] != "it"
    contents = [subject] if subject is not None and told else []
    if right > end:
        contents.append((end, right))
    return contents


def _beside(
    region: Region, plan: _Plan, plans: Sequence[_Plan], place: int
) -> list[Bounds]:
    """Read "According to X, content" or "content, according to X"."""
    end = plan.cue.end if plan.source is None else plan.source[1]
    left_words = sum(item.word for item in region.items[: plan.cue.start])
    if left_words >= MIN_LEFT:
        floor = 0 if not place else max(0, plans[place - 1].cue.end)
        return [(min(floor, plan.cue.start), plan.cue.start)]
    return [(end, _until(region, end, plans, place))]


def _right(
    region: Region, plan: _Plan, plans: Sequence[_Plan], place: int
) -> Bounds | None:
    cue = plan.cue
    end = _until(region, cue.end, plans, place)
    begin = cue.end
    if plan.shape == "noun" and plan.source is not None and plan.source[0] >= cue.end:
        begin = plan.source[1]
    begin = _content_start(region, begin, end, cue)
    if begin >= end or not _enough(region, cue, begin, end):
        return None
    return begin, end


def _content_start(region: Region, begin: int, end: int, cue: Cue) -> int:
    items = region.items
    skipped = _after_adjuncts(region, begin, cue)
    if skipped < end and (
        items[skipped].lower in ("that", ":", ",") or items[skipped].quote is not None
    ):
        return skipped
    if items[cue.head].lower in _TELLS:
        return min(_after_addressee(region, begin), end)
    return begin


def _enough(region: Region, cue: Cue, begin: int, end: int) -> bool:
    items = region.items[begin:end]
    if any(item.quote is not None for item in items):
        return True
    words = [item.lower for item in items if item.word]
    if cue.frame in ("quote", "that"):
        return cue.frame == "that" and words[:1] == ["that"]
    if words[:1] and words[0] in _SETTINGS and cue.stance == "asserts":
        return False
    if cue.frame != "clause":
        return len(words) >= (2 if cue.stance == "asserts" else 1)
    if words[:1] and words[0] in g.PREPOSITIONS | {"to"}:
        return False
    return len(words) > MIN_CLAUSE


def _until(region: Region, begin: int, plans: Sequence[_Plan], place: int) -> int:
    """Return where a content to the right ends: the sentence's end or another cue."""
    items = region.items
    end = len(items)
    while end > begin and items[end - 1].lower in (".", ";", ":", ","):
        end -= 1
    for later in plans[place + 1 :]:
        start = min(later.begin, later.cue.start)
        if start <= begin:
            continue
        left = items[start - 1].lower if start > 0 else ""
        if later.shape in ("participle",) or (
            later.shape == "pre"
            and left in _JOINTS
            and (later.source is plans[place].source or left != "and")
        ):
            return min(end, start - 1 if left in _JOINTS else start)
        if later.shape == "pre" and items[start].lower in (",", "and", "but"):
            return min(end, start)
    return end
