"""Who a verb of saying belongs to: noun phrases before and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.reading import _grammar as g
from armistice.reading._regions import Item

if TYPE_CHECKING:
    from collections.abc import Sequence


Bounds = tuple[int, int]
MAX_PHRASE = 25
"""A longer run of words before a verb is no name of a speaker."""
MAX_ASIDE = 30
ASIDE_HEADS = g.words(
    "who whose which head chief president minister chairman chairwoman "
    "director leader member members former deputy spokesman spokeswoman "
    "spokesperson commander professor secretary author editor founder senior "
    "adviser advisor analyst expert"
)
_STOPS = (
    g.SUBORDINATORS
    | g.AUXILIARIES
    | frozenset(
        [
            "to",
            "but",
            "yet",
            "who",
            "not",
            "after",
            "before",
            "since",
            "until",
            "amid",
            "despite",
            "as",
        ]
    )
)
_SETTINGS = frozenset(["in", "at", "during", "on", "with", "to", "speaking"])


_TRAILING = g.words(
    "also then later again still even themselves himself herself itself"
)
_CHARGES = g.words("charge claim allegation accusation report assertion move decision")
_TIME_LEADS = g.words("on this last next early late earlier later just")
_NOTHING = Item(0, 0, "", False, False)


def before(items: Sequence[Item], end: int, floor: int) -> Bounds | None:
    """Return the noun phrase that ends at an index, not reaching before `floor`."""
    last = items[end - 1] if end > floor else _NOTHING
    if last.lower in (",", ")"):
        marked = _with_aside if last.lower == "," else _with_paren
        return marked(items, end - (last.lower == ","), floor)
    told = last.lower in ("said", "told") and not last.capital
    if not last.word or told or last.lower in g.CONJUNCTIONS:
        return None
    shorter = _before_time(items, end, floor)
    if shorter < end:
        return before(items, shorter, floor)
    if last.lower == "it" or last.lower in g.SUBJECT_PRONOUNS:
        return _quantified(items, end, floor)
    if _dated(items, end, floor):
        dated = before(items, end - 2, floor)
        return None if dated is None else (dated[0], end)
    return _named(items, end, floor)


def _dated(items: Sequence[Item], end: int, floor: int) -> bool:
    """Tell whether a phrase ends in the year of a date: "of May 10, 2020"."""
    year = items[end - 1].lower
    return (
        end - 3 > floor
        and len(year) == 4
        and year.isdigit()
        and (items[end - 2].lower == "," and items[end - 3].lower.isdigit())
    )


def _before_time(items: Sequence[Item], end: int, floor: int) -> int:
    """Return where a phrase ends without the day after it: "Ada on Tuesday said"."""
    here = end
    if items[here - 1].lower in _TRAILING:
        return here - 1 if here - 1 > floor else end
    if items[here - 1].lower not in g.TIME_WORDS:
        return end
    here -= 1
    while here > floor and items[here - 1].lower in _TIME_LEADS:
        here -= 1
    named = here > floor and items[here - 1].word
    weekday = items[end - 1].lower in g.WEEKDAYS
    return here if named and (weekday or here < end - 1) else end


def _named(items: Sequence[Item], end: int, floor: int) -> Bounds | None:
    start = _walk(items, end, floor)
    comma = start - 1
    if comma > floor and items[comma].lower == "," and items[start].lower in _SETTINGS:
        head = _with_aside(items, comma, floor)
        if head is not None:
            return head
    plain = _clipped(items, start, end)
    return None if plain is None else (_list_start(items, plain, floor), end)


def _list_start(items: Sequence[Item], last: Bounds, floor: int) -> int:
    """Take in the names before the last of a list: "A, B and C said"."""
    start = last[0]
    joined = start > floor and items[start - 1].lower in ("and", "or")
    if not joined and not any(i.lower == "and" for i in items[last[0] : last[1]]):
        return start
    here = start - 1 if joined else start
    while here - 1 > floor and items[here - 1].lower == ",":
        chunk = here - 1
        while chunk > floor and items[chunk - 1].word and items[chunk - 1].capital:
            chunk -= 1
        first = items[chunk].lower
        within = chunk > floor and items[chunk - 1].word
        if (
            within
            or chunk == here - 1
            or first in g.PREPOSITIONS
            or first in g.TIME_WORDS
        ):
            break
        start = here = chunk
    return start


def _quantified(items: Sequence[Item], end: int, floor: int) -> Bounds | None:
    """Return a pronoun; "it" only where it begins the sentence and names somebody."""
    start = end - 1
    if items[start].lower == "it":
        opens = start == 0 or not items[start - 1].word
        return (start, end) if opens else None
    if items[start].lower == "both" and start - 2 >= floor and items[start - 1].word:
        pair = _named(items, start, floor)
        names = pair is not None and any(
            i.lower == "and" for i in items[pair[0] : start]
        )
        return pair if names else (start, end)
    if start - 2 >= floor and items[start - 1].lower == "of":
        start -= 2
    return start, end


def _with_paren(items: Sequence[Item], end: int, floor: int) -> Bounds | None:
    for index in range(end - 2, max(floor, end - 10), -1):
        if items[index].lower == "(":
            head = before(items, index, floor)
            return None if head is None else (head[0], end)
    return None


def _with_aside(items: Sequence[Item], comma: int, floor: int) -> Bounds | None:
    """Return "Name, spokesman of the ministry" before a comma and a verb."""
    for index in range(comma - 1, max(floor, comma - MAX_ASIDE), -1):
        item = items[index]
        if item.quote is not None:
            return None
        if item.lower != ",":
            continue
        head = _plain(items, index, floor)
        if head is None or _is_piece(items, head, floor):
            continue
        aside = items[index + 1]
        telling = aside.capital or aside.lower in g.ARTICLES
        kept = telling or aside.lower in ASIDE_HEADS
        return (head[0], comma) if kept else head
    return None


def _is_piece(items: Sequence[Item], head: Bounds, floor: int) -> bool:
    """Tell whether a phrase belongs to the aside itself, not before it."""
    first = items[head[0]]
    if not first.capital and first.lower not in g.DETERMINERS:
        return True
    left = head[0] - 1
    after_comma = left > floor and items[left].lower == ","
    return after_comma and not first.capital and items[left - 1].capital


def _plain(items: Sequence[Item], end: int, floor: int) -> Bounds | None:
    if end <= floor or not items[end - 1].word:
        return None
    return _clipped(items, _walk(items, end, floor), end)


def _walk(items: Sequence[Item], end: int, floor: int) -> int:
    start = end
    while start > max(floor, end - MAX_PHRASE) and _belongs(items, start - 1, end):
        start -= 1
    return start


def _belongs(items: Sequence[Item], index: int, end: int) -> bool:
    item = items[index]
    close = item.lower == "to" and index > 0 and items[index - 1].lower == "close"
    if close or item.lower in ("'s", "&", "'", "’"):
        return True
    if item.lower == "." and index > 0 and items[index - 1].capital:
        return items[index].start == items[index - 1].end
    stops = item.lower in _STOPS and not (item.capital and item.lower == "may")
    if not item.word or item.quote is not None or stops:
        return False
    following = items[index + 1] if index + 1 < end else None
    return not _is_verb(item, following)


def _is_verb(item: Item, following: Item | None) -> bool:
    """Tell whether a word before a noun phrase is a verb of another clause."""
    if item.capital or following is None:
        return False
    past = g.looks_past(item.lower) or item.lower in _PASTS
    if not past and not item.lower.endswith("ing"):
        return False
    return (
        following.lower in g.ARTICLES
        or following.lower in g.PREPOSITIONS
        or following.capital
        or following.lower in g.PERSON_PRONOUNS
    )


def is_past(word: str) -> bool:
    """Tell whether a word is the past of a common irregular verb."""
    return word in _PASTS


_PASTS = g.words(
    "said told came went made took gave held met saw began became left led "
    "got found kept lost won sent spoke wrote brought thought put set fell "
    "ran stood grew"
)


def _clipped(items: Sequence[Item], start: int, end: int) -> Bounds | None:
    """Drop what stands before the phrase proper: adverbs, conjunctions, adjuncts."""
    while start < end and (_leads(items[start]) or _dates(items, start, end)):
        start += 1
    if start < end and items[start].lower in g.PREPOSITIONS:
        start = _after_adjunct(items, start, end)
    for index in range(end - 2, start, -1):
        if items[index].lower in ("and", "or") and _splits(items, start, index, end):
            start = index + 1
            break
    while start < end and _leads(items[start]):
        start += 1
    start = _past_charge(items, start, end)
    return (start, end) if start < end else None


def is_charged(items: Sequence[Item], start: int) -> bool:
    """Tell whether ", a charge" stands before a phrase: what is denied precedes."""
    return (
        start > 2
        and items[start - 1].lower in _CHARGES
        and items[start - 3].lower in (",", "-", "–", "—")
    )


def _past_charge(items: Sequence[Item], start: int, end: int) -> int:
    """Skip what is denied: "a charge Veldria (denied)"."""
    charged = (
        end - start > 2
        and items[start].lower in g.ARTICLES
        and items[start + 1].lower in _CHARGES
        and items[start + 2].capital
    )
    return start + 2 if charged else start


def _dates(items: Sequence[Item], start: int, end: int) -> bool:
    """Tell whether "last" begins "last month" and no name."""
    following = items[start + 1].lower if start + 1 < end else ""
    return items[start].lower in ("last", "this", "next") and following in g.TIME_WORDS


def _leads(item: Item) -> bool:
    return (
        item.lower in g.CONJUNCTIONS
        or g.is_adverb(item.lower)
        or item.lower in g.TIME_WORDS
        or item.lower in ("'s", ".")
    )


def _after_adjunct(items: Sequence[Item], start: int, end: int) -> int:
    for index in range(end - 1, start, -1):
        lower = items[index].lower
        if lower in g.TIME_WORDS:
            return index + 1
        if lower in g.ARTICLES and index > start + 1:
            return index
        if lower in g.PREPOSITIONS and lower != "of":
            return index + 1
    return start + 1


def _splits(items: Sequence[Item], start: int, index: int, end: int) -> bool:
    """Tell whether "and" before the subject joins clauses, not names."""
    left = items[start:index]
    return (
        any(
            not item.capital
            and (g.looks_past(item.lower) or item.lower in _PASTS)
            and place > 0
            and left[place - 1].word
            and left[place - 1].lower not in g.DETERMINERS
            for place, item in enumerate(left)
        )
        and end - index <= MAX_PHRASE
    )


def antecedent(items: Sequence[Item], index: int) -> Bounds | None:
    """Return whom the word "who" at an index goes on about, if that is told."""
    if items[index].lower not in ("who", "which"):
        return None
    end = index - 1 if index and items[index - 1].lower == "," else index
    if end < 1 or not items[end - 1].word or items[end - 1].lower in g.PREPOSITIONS:
        return None
    return None if items[end - 1].lower == "those" else _named(items, end, 0)
