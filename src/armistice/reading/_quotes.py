"""Quotations: every shape of quotation mark, over paragraphs, unclosed ones too."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.reading._sentences import Block

_MARK = re.compile(r"[“”„«»\"]|``|''|(?<!\w)[‘`']|[’'](?!\w)")
_OPENERS = {"“": "”", "„": "“”", "«": "»", "``": "''"}
MAX_TERM_WORDS = 3
"""So few words in marks, without a full stop, are a term and nobody's speech."""


@dataclass(frozen=True, slots=True)
class Quote:
    """One stretch in quotation marks within one paragraph, marks included."""

    span: Span
    inner: Span
    block: int
    """Index of its paragraph."""
    closed: bool
    speech: bool
    """Long enough to be somebody's words, not a term in marks."""


def quotes_of(text: str, blocks: Sequence[Block]) -> tuple[Quote, ...]:
    """Return the quotations of a text in order; none overlaps another."""
    found: list[Quote] = []
    for index, block in enumerate(blocks):
        if block.content:
            found.extend(_in_block(text, block.span, index))
    return tuple(found)


def _in_block(text: str, block: Span, index: int) -> list[Quote]:
    found: list[Quote] = []
    opened: re.Match[str] | None = None
    nested = False
    for mark in _MARK.finditer(text, block.start, block.end):
        if opened is None:
            opened = mark if _opens(text, mark, block) else None
        elif nested and mark[0] in '"”':
            nested = False
        elif mark[0] == '"' and _opens(text, mark, block):
            nested = opened[0] in ('"', "“")
            opened = opened if nested else mark
        elif _closes(text, opened[0], mark, block):
            found.append(_quote(text, opened, mark, index))
            opened = None
        elif opened[0] in "‘`'" and mark[0] == "“":
            opened = mark
    if opened is not None and opened[0] in ('"', "“", "«", "``", "''", "„"):
        found.append(_unclosed(text, opened, block, index))
    return found


def _opens(text: str, mark: re.Match[str], block: Span) -> bool:
    if mark[0] in _OPENERS:
        return True
    if mark[0] not in ('"', "‘", "`", "'", "''"):
        return False
    before = text[mark.start() - 1] if mark.start() > block.start else " "
    after = text[mark.end()] if mark.end() < block.end else " "
    if after.isspace():
        return False
    return before.isspace() or before in "([{—–-:,/“"


def _closes(text: str, opener: str, mark: re.Match[str], block: Span) -> bool:
    char = mark[0]
    if opener in ("‘", "`", "'"):
        return char in "’'" and _free(text, mark, block)
    if opener == "''":
        return char == "''"
    if opener == '"' or opener == "“":
        return char in '"”' or (char == "''") or (char == "“" and opener == '"')
    return char in _OPENERS[opener] or char == '"'


def _free(text: str, mark: re.Match[str], block: Span) -> bool:
    """Tell whether a single mark closes, and is no apostrophe of a plural."""
    before = text[mark.start() - 1] if mark.start() > block.start else " "
    return not before.isspace()


def _quote(
    text: str, opened: re.Match[str], closed: re.Match[str], index: int
) -> Quote:
    inner = Span(opened.end(), closed.start())
    whole = Span(opened.start(), closed.end())
    return Quote(whole, inner, index, True, _is_speech(inner.of(text)))


def _unclosed(text: str, opened: re.Match[str], block: Span, index: int) -> Quote:
    end = block.end
    while end > opened.end() and text[end - 1].isspace():
        end -= 1
    inner = Span(opened.end(), end)
    return Quote(
        Span(opened.start(), end), inner, index, False, _is_speech(inner.of(text))
    )


def _is_speech(words: str) -> bool:
    ended = words.rstrip().endswith((".", "!", "?", ",", "…"))
    return len(words.split()) > MAX_TERM_WORDS or (ended and bool(words.strip()))
