"""Who "I" and "we" are outside anybody's words: whoever wrote or issued the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from armistice.model import ActorMention, Span

if TYPE_CHECKING:
    from armistice.reading._page import Page
    from armistice.reading._persons import Persons

MAX_BESIDE = 30
"""Characters of a line beside the name: a title."""
QUESTIONS = 3
"""So many paragraphs that end in a question mark make an interview."""
_BYLINE = re.compile(r"^\s*by ((?:\S+ ){0,4}\S+)\s*$", re.IGNORECASE | re.MULTILINE)
_ONE = frozenset(["i", "me", "my", "mine"])


def author_of(
    page: Page,
    persons: Persons,
    issuer: ActorMention | None,
    publisher: str,
    word: str,
) -> ActorMention | None:
    """Return the author: who is asked, has signed, or issued the text.

    Args:
        page: The text.
        persons: Everybody named in it.
        issuer: The party's organ that published it, if one did.
        publisher: Its publisher.
        word: "i", "we" or the like.
    """
    if word in _ONE:
        one = _asked(page, persons) or _byline(page, persons) or _signed(page, persons)
        return one or issuer
    if issuer is not None or not publisher:
        return issuer
    return _plain(publisher)


def initials(name: str) -> str:
    """Return the first letters of a name's words, as a label in an interview."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _plain(name: str) -> ActorMention:
    return ActorMention(span=Span(0, 0), text=name, party=None, name=name)


def _asked(page: Page, persons: Persons) -> ActorMention | None:
    """Return who is interviewed: the first one named, where questions are asked."""
    text = page.text
    asked = sum(
        block.span.of(text).rstrip("*_ \n").endswith("?") for block in page.blocks
    )
    return persons.mentions[0] if asked >= QUESTIONS and persons.mentions else None


def _byline(page: Page, persons: Persons) -> ActorMention | None:
    line = _BYLINE.search(page.text)
    if line is None:
        return None
    inside = Span(line.start(1), line.end(1))
    known = persons.named(inside)
    return _plain(line[1] if known is None else known.name)


def _signed(page: Page, persons: Persons) -> ActorMention | None:
    """Return the person whose name begins a short line of its own at the end."""
    for mention in reversed(persons.mentions):
        start = page.text.rfind("\n", 0, mention.span.start) + 1
        end = page.text.find("\n", mention.span.end)
        line = page.text[start : len(page.text) if end < 0 else end].strip()
        short = len(line) - len(mention.text) <= MAX_BESIDE
        if short and line.startswith(mention.text) and not line.endswith((".", ":")):
            return mention
    return None
