"""Words for events: which kind, negated or not, under which modal, over or not."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from armistice.model import EventMention, Span
from armistice.reading import _grammar as g
from armistice.reading._inflect import Form

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.reading._lexicon import Lexicon
    from armistice.reading._page import Page
    from armistice.reading._patterns import Match

REACH = 7
"""How many words before an event a negation or modal can govern it from."""
_WALLS = frozenset([".", ";", ":", "?", "!", ",", "that", "which", "who", "but", "and"])
_SOFT_WALLS = frozenset([",", "and", "but"])
_MODALS = {
    "must": "must",
    "shall": "must",
    "obliged": "must",
    "required": "must",
    "obligation": "must",
    "obligations": "must",
    "needs": "must",
    "should": "should",
    "ought": "should",
    "may": "may",
    "might": "may",
    "could": "may",
    "can": "may",
    "cannot": "may",
    "can't": "may",
    "couldn't": "may",
    "will": "will",
    "would": "will",
    "'ll": "will",
    "won't": "will",
    "wouldn't": "will",
    "plans": "will",
    "going": "will",
    "intends": "will",
    "promised": "will",
    "pledged": "will",
    "undertook": "will",
    "undertaken": "will",
    "agreed": "will",
    "expected": "will",
    "if": "if",
    "unless": "if",
    "whether": "if",
    "demand": "should",
    "demanded": "should",
    "urged": "should",
    "called": "should",
}
_INTENDING = g.words(
    "ready prepared preparing about set due scheduled hopes hoped wants wanted planned "
    "willing"
)
"""Before "to": meant, and not yet done."""
_NO_OBJECT = g.words("nothing nobody none no")
"""Right after a verb: it "shelled nothing", "fired no shots"."""
_RANK = ("if", "must", "should", "will", "may")
_ONGOING = g.words(
    "is are was were being been been keep keeps continue continues began "
    "begin begins start started starts"
)
_PENDING = g.words(
    "for until before timetable schedule deadline plan plans request calls "
    "demands demand"
)


def events_of(page: Page, lexicon: Lexicon) -> tuple[EventMention, ...]:
    """Return the events that a page names, in order."""
    return tuple(_events(page, lexicon))


def _events(page: Page, lexicon: Lexicon) -> Iterator[EventMention]:
    matcher = lexicon.matcher("events")
    seen: set[tuple[int, str]] = set()
    for match in matcher.scan(page.words):
        if not _one_sentence(page, match) or _is_plain_adjective(page, match):
            continue
        key = (match.start, match.section)
        if key in seen:
            continue
        seen.add(key)
        yield _event(page, match)


def _one_sentence(page: Page, match: Match) -> bool:
    first, last = page.tokens[match.start], page.tokens[match.end - 1]
    return "\n\n" not in page.text[first.start : last.end]


def _is_plain_adjective(page: Page, match: Match) -> bool:
    """Tell whether "the deployed troops" describes and tells of nothing."""
    words = page.words
    if match.end - match.start > 1 or not match.forms & {Form.PARTICIPLE}:
        return False
    before = words[match.start - 1] if match.start else ""
    after = words[match.end] if match.end < len(words) else ""
    return before in g.ARTICLES and after not in _AFTER_NOUN and after.isalpha()


_AFTER_NOUN = g.PREPOSITIONS | g.AUXILIARIES | {"and", "by", "", "to", "that"}


def _event(page: Page, match: Match) -> EventMention:
    start = page.tokens[match.start].start
    end = page.tokens[match.end - 1].end
    before = _governing(page, match.head if match.forms else match.start)
    modal = _modal(before)
    return EventMention(
        span=Span(start, end),
        text=page.text[start:end],
        kind=match.section,
        negated=_negated(before) != _has_no_object(page, match),
        modal=modal,
        completed=_completed(match, before, modal),
    )


def _governing(page: Page, head: int) -> list[str]:
    """Return the words before an event that can govern it, nearest first."""
    words: list[str] = []
    for index in range(head - 1, max(-1, head - 1 - REACH), -1):
        word = page.words[index]
        if word in _WALLS and not (word in _SOFT_WALLS and _soft(page, index, head)):
            if word in ("that", "which", "who"):
                words.extend(w for w in _before_that(page, index) if w in _CARRIED)
            break
        month = word == "may" and page.tokens[index].capital
        named = word == "called" and page.words[index + 1] not in ("for", "on", "upon")
        if not month and not named:
            words.append(word)
    return words


_CARRIED = frozenset(["if", "unless", "whether", "demand", "demanded"])


def _before_that(page: Page, index: int) -> list[str]:
    return [page.words[i] for i in range(max(0, index - 2), index)]


def _soft(page: Page, index: int, head: int) -> bool:
    """Tell whether "and" joins two verbs under one modal: "must leave and hand"."""
    return page.words[index] == "and" and index == head - 1


def _modal(before: list[str]) -> str:
    found = {_MODALS[word] for word in before if word in _MODALS}
    governing = {b for a, b in pairwise(before) if a == "to"}
    if governing & {"has", "have", "need", "needs"}:
        found.add("must")
    if governing & _INTENDING:
        found.add("will")
    return next((name for name in _RANK if name in found), "")


def _negated(before: list[str]) -> bool:
    if before[:1] == ["without"]:
        return True
    count = sum(word in g.NEGATIONS for word in before[:5])
    if before[:3].count("denied") or before[:4].count("denying"):
        return True
    stopped = (
        before[:1] == ["to"]
        and before[1:2] != []
        and (before[1].startswith(("refus", "fail")))
    )
    return count % 2 == 1 or stopped


def _has_no_object(page: Page, match: Match) -> bool:
    after = list(page.words[match.end : match.end + 2])
    nothing = after[:1] != [] and after[0] in _NO_OBJECT
    return bool(match.forms) and nothing and after[1:] != ["longer"]


def _completed(match: Match, before: list[str], modal: str) -> bool:
    if modal:
        return False
    going = not match.forms and match.pattern.source.partition(" ")[0].endswith("ing")
    if going and before[:1] in (["been"], ["are"], ["is"], ["were"], ["was"]):
        return False
    if Form.ING in match.forms and Form.PAST not in match.forms:
        return bool({"after", "of", "by"} & set(before[:1]))
    if match.forms and not match.forms & {Form.PAST, Form.PARTICIPLE}:
        return False
    if any(word in _PENDING for word in before[:2]):
        return False
    return not ({"being", "be", "to"} & set(before[:1]))
