"""Who acts and speaks: parties, organs, forces, persons, people without a name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from armistice.reading import _grammar as g
from armistice.reading._aliases import Names
from armistice.reading._found import Cover, within
from armistice.reading._persons import persons_of
from armistice.reading._register import Register
from armistice.reading._speakers import Speakers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.model import ActorMention, Agreement
    from armistice.reading._face import Attribution
    from armistice.reading._lexicon import Lexicon
    from armistice.reading._page import Page

MAX_ADDRESSEE = 9
_ADDRESSED = g.words(
    "told tells tell telling informed asked asks ask asking urged urges urge urging "
    "accused accuses accuse accusing blamed blames blaming warned warns upon "
    "assured promised requested"
)
_CALLED = g.words("call calls called calling")
_ADDRESS_ENDS = frozenset(
    [
        "that",
        "to",
        "for",
        "of",
        "about",
        "in",
        "on",
        ",",
        ".",
        ":",
        ";",
        '"',
        "“",
        "”",
        "'",
        "have",
        "has",
        "had",
        "is",
        "are",
        "was",
        "were",
        "over",
        "and",
        "but",
        "who",
        "which",
        "must",
        "should",
        "not",
        "by",
        "during",
        "after",
    ]
)


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody in a report, by span, in order."""

    mentions: tuple[ActorMention, ...]

    def addressee(self, page: Page, said: Attribution) -> str:
        """Return who was asked, told or accused, in the report's words, or nothing."""
        if said.cue is None:
            return _asked(page, self.mentions, said)
        cue = page.inside(said.cue)
        if not cue or not _addresses(set(page.words[cue.start : cue.stop])):
            return ""
        end = cue.stop
        if page.words[end - 1] == "that":
            return ""
        while end < len(page.tokens) and end - cue.stop < MAX_ADDRESSEE:
            if page.words[end] in _ADDRESS_ENDS:
                break
            end += 1
        if end == cue.stop:
            return ""
        return page.text[page.tokens[cue.stop].start : page.tokens[end - 1].end]


def _addresses(cue: set[str]) -> bool:
    """Tell whether a cue's object is whom somebody speaks to, or of, as the doer."""
    return bool(_ADDRESSED & cue) or ("on" in cue and bool(_CALLED & cue))


def _asked(page: Page, mentions: Sequence[ActorMention], said: Attribution) -> str:
    """Return whom an attempt in the outlet's own voice was made with."""
    for mention in within(mentions, said.contents):
        index = page.inside(mention.span).start
        if {"with", "from", "to", "by"} & set(page.words[max(0, index - 2) : index]):
            return mention.text
    return ""


def cast_of(
    page: Page,
    agreements: Sequence[Agreement],
    lexicon: Lexicon,
    said: Sequence[Attribution],
    places: Cover,
    publisher: str = "",
) -> Cast:
    """Return everybody in a page; speakers always, with the fullest name known."""
    names = Names(agreements, lexicon)
    register = Register(agreements)
    groups = list(names.mentions_of(page))
    persons = persons_of(page, names, register, lexicon, places)
    found = [*groups, *persons.mentions]
    merged = _longest(found)
    told = Speakers(page, merged, persons, said, register, names, publisher)
    speakers = told.resolved()
    spans = {m.span for m in speakers}
    rest = [m for m in merged if m.span not in spans]
    return Cast(tuple(sorted((*rest, *speakers), key=lambda m: m.span.start)))


def _longest(mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return mentions in order, those inside a longer one left out."""
    kept: list[ActorMention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        last = kept[-1] if kept else None
        if last is not None and mention.span.start < last.span.end:
            if (
                last.party is None
                and mention.party is not None
                and last.name == last.text
            ):
                kept[-1] = replace(last, party=mention.party)
            continue
        kept.append(mention)
    return kept
