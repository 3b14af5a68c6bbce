"""Paragraphs, headings and sentences; lines that are no part of a report."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.model import Span
from armistice.reading import _grammar as g

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.reading._lexicon import Lexicon

_LINE = re.compile(r"[^\n\r]+")
_END = re.compile(r"[.!?…]+[\"”’'»)\]]*(?=\s)|[.!?…][\"”’'»)\]]+\.?(?=\s)")
_NEXT = re.compile(r"\s+[\"“‘'«(\[`]*(?:[A-Z0-9]|[^\W\d_a-z])")
_LAST_WORD = re.compile(r"[^\s(\[\"“‘«]{1,20}$")
_LOWER_START = re.compile(r"\s*[a-z]")
_DONE = re.compile(r"[.!?…:;][\"”’'»)\]]*\s*$")
_BYLINE = re.compile(r"[Bb]y [A-Z][\w.'’-]+(?: (?:and |[A-Z])[\w.'’-]*){0,6}\s*$")
_STARTERS = g.words(
    "the a an in on at he she it they we i but and this that these those his "
    "her its their our there when while after before as if however meanwhile"
)
_NUMBERED = re.compile(r"\s*(?:\(?(?:\d{1,3}|[a-z])[.)]|[-•*–·])[ \t]+(?=\S)")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}})(?:,? \d{{4}})?"
_DATELINE = re.compile(
    rf"\s*(?!(?:On|In|At|By|From|Since|Until|After|Before) )[A-Z][\w.'’-]*(?:[ /,]+[A-Z][\w.'’-]*){{0,4}}"
    rf"(?:,? {_DAY}| ?\([^)\n]{{2,30}}\)|, {_DAY} ?\([^)\n]{{2,30}}\))"
    rf"(?:[.,/] ?[A-Z][\w.]*)? ?(?:--|[-–—:])[ \t]+(?=\S)"
    rf"|\s*[A-Z][A-Z.'’-]+(?:[ ,]+[A-Z][A-Z.'’-]+){{0,3}} ?(?:--|[–—]| -) +(?=\S)"
)
MAX_LEAD = 90
MAX_BOILERPLATE_WORDS = 8
"""A longer line that begins like a menu is a sentence after all."""
MAX_HEADING_WORDS = 20


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or a heading."""

    span: Span
    heading: bool = False
    content: bool = True
    """False for menus, forms and bylines."""


def blocks_of(text: str, lexicon: Lexicon) -> tuple[Block, ...]:
    """Return the paragraphs of a text; lines broken by width are joined again."""
    begins = tuple(lexicon.words("boilerplate", "begins"))
    return tuple(_block(text, span, begins) for span in _paragraphs(text))


def _paragraphs(text: str) -> Iterator[Span]:
    open_span: Span | None = None
    for match in _LINE.finditer(text):
        if not match[0].strip():
            continue
        if open_span is not None and _goes_on(text, open_span, match):
            open_span = Span(open_span.start, match.end())
            continue
        if open_span is not None:
            yield open_span
        open_span = Span(match.start(), match.end())
    if open_span is not None:
        yield open_span


def _goes_on(text: str, before: Span, line: re.Match[str]) -> bool:
    between = text[before.end : line.start()].replace("\r\n", "\n")
    if between.count("\n") != 1:
        return False
    tail = text[max(before.start, before.end - 40) : before.end]
    return _DONE.search(tail) is None and _LOWER_START.match(line[0]) is not None


def _block(text: str, whole: Span, begins: tuple[str, ...]) -> Block:
    span = _without_lead(text, whole)
    line = span.of(text) if span.end - span.start < 400 else ""
    words = line.split()
    finished = _DONE.search(line) is not None or not line
    heading = not finished and len(words) <= MAX_HEADING_WORDS
    return Block(span, heading, not _is_boilerplate(line, words, begins))


def _without_lead(text: str, span: Span) -> Span:
    """Return a paragraph without its number and its place and date: "MIRN, 1 May -"."""
    lead = text[span.start : min(span.end, span.start + MAX_LEAD)]
    start = 0
    for pattern in (_NUMBERED, _DATELINE):
        match = pattern.match(lead, start)
        if match is not None:
            start = match.end()
    return Span(span.start + start, span.end) if start < len(lead) else span


def _is_boilerplate(line: str, words: list[str], begins: tuple[str, ...]) -> bool:
    if not line or len(words) > MAX_BOILERPLATE_WORDS:
        return False
    if not any(c.isalnum() for c in line):
        return True
    start = line.strip().casefold()
    hit = any(start.startswith(b) for b in begins)
    return (hit and not line.rstrip().endswith(".")) or bool(
        _BYLINE.match(line.strip())
    )


def split_sentences(
    text: str, block: Span, abbreviations: frozenset[str]
) -> Iterator[Span]:
    """Yield the sentences of one paragraph, without the space around them."""
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        if match.end() >= block.end or _NEXT.match(text, match.end()) is None:
            continue
        if match[0] == "." and _abbreviated(text, start, match, abbreviations):
            continue
        yield from _whole(text, start, match.end())
        start = match.end()
    yield from _whole(text, start, block.end)


def _whole(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    first = start + len(piece) - len(piece.lstrip())
    last = start + len(piece.rstrip())
    if last > first:
        yield Span(first, last)


def _abbreviated(
    text: str, start: int, stop: re.Match[str], abbreviations: frozenset[str]
) -> bool:
    before = _LAST_WORD.search(text[max(start, stop.start() - 20) : stop.start()])
    if before is None:
        return False
    word = before[0].casefold()
    if len(word) == 1 and word.isalpha():
        return True
    if "." in word:
        following = re.match(r"\s+[\"“]?(\w+)", text[stop.end() : stop.end() + 30])
        return following is None or following[1].casefold() not in _STARTERS
    return word in abbreviations
