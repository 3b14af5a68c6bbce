"""One word of saying in its sentence: whose it is, and which words it governs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.reading import _grammar as g
from armistice.reading import _subjects as subjects
from armistice.reading._plans import (
    MAX_ADDRESSEE,
    MIN_LEFT,
    TELLS,
    TOPICS,
    Plan,
    after_addressee,
    after_adjuncts,
    plan_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.reading._cues import Cue
    from armistice.reading._regions import Region
    from armistice.reading._subjects import Bounds

MIN_CLAUSE = 2
_SETTINGS = frozenset(["in", "on", "at", "during", "after", "before"])
_BEFORE_MAIN = frozenset(["after", "when", "as", "since", "before", "although"])
MAX_ASIDE = 5
"""How many words a sentence may begin with before such a clause's subject."""
_NEW = frozenset(["but", "although", "though", "while", "because", "so", "yet"])
_OTHERS = frozenset(["and", "but", "while", "as", "who", "which", "a", "an", "after"])
_OPENERS = TOPICS | {"that", ":", ","}
_JOINTS = frozenset(["and", "but", "while", ",", ";", "though"])


@dataclass(frozen=True, slots=True)
class Frame:
    """Items of a sentence as source, cue and contents."""

    source: Bounds | None
    cue: Bounds
    contents: tuple[Bounds, ...]
    certainty: float
    trails: bool = False
    """The speaker is named after the words: "..., she said"."""


def frames_of(region: Region, cues: Sequence[Cue]) -> list[Frame]:
    """Return the attributions of one sentence, from left to right."""
    plans: list[Plan] = []
    floor = 0
    for cue in cues:
        plan = plan_of(region, cue, floor, plans)
        if plan is not None:
            plans.append(plan)
            floor = _floor(region, plan, floor)
    made: list[Frame] = []
    for place, plan in enumerate(plans):
        frame = _frame(region, plan, plans, place)
        if frame is not None:
            made.append(frame)
    return made


def _floor(region: Region, plan: Plan, floor: int) -> int:
    if plan.shape in ("post", "inverted"):
        return max(plan.cue.end, 0 if plan.source is None else plan.source[1])
    return max(floor, plan.cue.end)


def _frame(
    region: Region, plan: Plan, plans: Sequence[Plan], place: int
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


def _with_helpers(plan: Plan) -> Bounds:
    return plan.cue.start, plan.cue.end


def _speaks(region: Region, bounds: Bounds) -> bool:
    return any(
        item.word or item.quote is not None
        for item in region.items[bounds[0] : bounds[1]]
    )


def _both_sides(
    region: Region, plan: Plan, plans: Sequence[Plan], place: int
) -> list[Bounds]:
    begin = min(plan.begin, plan.cue.start)
    floor = 0
    if place:
        earlier = plans[place - 1]
        floor = max(earlier.cue.end, 0 if earlier.source is None else earlier.source[1])
        floor = min(floor, begin)
        if plan.shape == "post" and _told_first(plans, place):
            floor = 0
    contents = [(floor, begin)]
    end = max(plan.cue.end, 0 if plan.source is None else plan.source[1])
    later = plans[place + 1].cue.start if place + 1 < len(plans) else len(region.items)
    following = _next_quote(region, end, later)
    if following is not None:
        contents.append(following)
    elif plan.shape == "post" and _goes_on(region, end):
        contents.append((end + 1, _until(region, end + 1, plans, place)))
    return contents


def _told_first(plans: Sequence[Plan], place: int) -> bool:
    """Tell whether the claim before opens the sentence: it is told by this one."""
    earlier = plans[place - 1]
    return place == 1 and earlier.shape == "pre" and earlier.begin == 0


def _goes_on(region: Region, end: int) -> bool:
    """Tell whether "The test, the ministry said, was ..." goes on after the cue."""
    items = region.items
    if end + 2 >= len(items) or items[end].lower != ",":
        return False
    first = items[end + 1].lower
    return first not in _OTHERS and not first.endswith("ing")


def _next_quote(region: Region, index: int, end: int) -> Bounds | None:
    """Return a quotation soon after, before the next word of saying."""
    here = index
    items = region.items
    while here < end and here - index < MAX_ADDRESSEE:
        if items[here].quote is not None:
            return here, here + 1
        if items[here].lower in (".", ";"):
            return None
        here += 1
    return None


def _around(
    region: Region, plan: Plan, plans: Sequence[Plan], place: int
) -> list[Bounds]:
    """A passive: its subject and what follows are the content."""
    subject = subjects.before(region.items, plan.cue.start, 0)
    end = plan.cue.end if plan.source is None else plan.source[1]
    right = _until(region, end, plans, place)
    told = subject is not None and region.words[subject[0]] != "it"
    if plan.source is None and subject is not None and told:
        return [(subject[0], max(right, end))]
    contents = [subject] if subject is not None and told else []
    if right > end:
        contents.append((end, right))
    return contents


def _beside(
    region: Region, plan: Plan, plans: Sequence[Plan], place: int
) -> list[Bounds]:
    """Read "According to X, content" or "content, according to X"."""
    end = plan.cue.end if plan.source is None else plan.source[1]
    left_words = sum(item.word for item in region.items[: plan.cue.start])
    if left_words >= MIN_LEFT:
        floor = 0 if not place else _last_clause(region, plans[place - 1], plan)
        return [(min(floor, plan.cue.start), plan.cue.start)]
    begin = min(after_adjuncts(region, end, plan.cue), len(region.items) - 1)
    begin = begin + 1 if region.words[begin] == "," else end
    return [(begin, _until(region, begin, plans, place))]


def _last_clause(region: Region, earlier: Plan, plan: Plan) -> int:
    """Return where the last clause before "according to X" begins."""
    for index in range(plan.cue.start - MIN_LEFT, earlier.cue.end, -1):
        if region.words[index] == ",":
            return index + 1
    return min(after_adjuncts(region, earlier.cue.end, earlier.cue), plan.cue.start)


def _right(
    region: Region, plan: Plan, plans: Sequence[Plan], place: int
) -> Bounds | None:
    cue = plan.cue
    end = _until(region, cue.end, plans, place)
    if _is_aside(region, plan):
        end = _comma(region, cue.end, end)
    elif cue.frame != "clause" and cue.stance != "predicts":
        end = _clause_end(region, cue.end, end)
    begin = cue.end
    if plan.shape == "noun" and plan.source is not None and plan.source[0] >= cue.end:
        begin = plan.source[1]
    begin = _content_start(region, begin, end, cue)
    if begin >= end or not _enough(region, cue, begin, end):
        return None
    return begin, end


def _is_aside(region: Region, plan: Plan) -> bool:
    """Tell whether a cue stands in a clause before the main one: "After X agreed"."""
    source = plan.source
    if source is None or not source[0] or source[0] > MAX_ASIDE:
        return False
    return region.words[source[0] - 1] in _BEFORE_MAIN


def _comma(region: Region, begin: int, end: int) -> int:
    for index in range(begin + 1, end - 2):
        first = region.items[index + 1]
        opens = first.capital or first.lower in g.ARTICLES | g.SUBJECT_PRONOUNS
        if region.words[index] == "," and opens:
            return index
    return end


def _clause_end(region: Region, begin: int, end: int) -> int:
    """Return where what is demanded, promised or confirmed gives way to a new clause."""
    items = region.items
    for index in range(begin + 1, end - 2):
        mark, word = items[index].lower, items[index + 1].lower
        if mark == ";":
            return index
        if mark == "," and word in _NEW and items[begin].lower != "that":
            return index
        if mark == "," and word == "and" and _told(region.words[index + 3 : index + 9]):
            return index
    return end


def _told(words: Sequence[str]) -> bool:
    """Tell whether a verb is among some words: they are a clause, not a list's end."""
    return any(word in g.AUXILIARIES or g.looks_past(word) for word in words)


def _content_start(region: Region, begin: int, end: int, cue: Cue) -> int:
    items = region.items
    while begin < end and g.is_adverb(items[begin].lower):
        begin += 1
    skipped = after_adjuncts(region, begin, cue)
    if skipped < end and (
        items[skipped].lower in _OPENERS or items[skipped].quote is not None
    ):
        return skipped
    if items[cue.head].lower in TELLS:
        return min(after_addressee(region, begin), end)
    return begin


def _enough(region: Region, cue: Cue, begin: int, end: int) -> bool:
    items = region.items[begin:end]
    listed = items[0].lower == ":" and cue.frame != "that" and len(items) > MIN_CLAUSE
    if listed or any(item.quote is not None for item in items):
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


def _until(region: Region, begin: int, plans: Sequence[Plan], place: int) -> int:
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
        if left == "and" and later.shape == "pre" and items[start - 2].lower == ",":
            return min(end, start - 2)
        if later.shape == "post" and place == 0 and plans[place].begin == 0:
            return min(end, start)
        if later.shape in ("participle",) or (
            later.shape == "pre"
            and left in _JOINTS
            and (later.source is plans[place].source or left != "and")
        ):
            return min(end, start - 1 if left in _JOINTS else start)
        if later.shape == "pre" and items[start].lower in (",", "and", "but"):
            return min(end, start)
    return end
