"""The working text: what every offset counts characters of."""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile(r"\r\n?|[\u0085\u2028\u2029\v\f]")
_BLANKS_AT_END = re.compile(r" +$", re.MULTILINE)
_MANY_BLANK_LINES = re.compile(r"\n{3,}")
_INVISIBLE = {"\u00ad", "\ufeff"}
"""Soft hyphen and byte order mark: both split words that a reader sees as one."""


def working_text(text: str) -> str:
    r"""Return a text in the one form that spans count in.

    Composed characters (NFC), `\\n` as the only line end, plain spaces, no control
    characters, no blanks at line ends, at most one blank line in a row.
    """
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))
    text = "".join(map(_plain, text))
    text = _MANY_BLANK_LINES.sub("\n\n", _BLANKS_AT_END.sub("", text))
    return unicodedata.normalize("NFC", text.strip())


def one_line(text: str) -> str:
    """Return a title or name in one line of plain words."""
    return " ".join(working_text(text).split())


def letters(text: str) -> int:
    """Return how many letters and digits a text has."""
    return sum(map(str.isalnum, text))


def _plain(char: str) -> str:
    if char == "\n" or (char.isascii() and char.isprintable()):
        return char
    match unicodedata.category(char):
        case "Cc":
            return " " if char == "\t" else ""
        case "Zs":
            return " "
        case "Cs":
            return "\ufffd"
        case _:
            return "" if char in _INVISIBLE else char
