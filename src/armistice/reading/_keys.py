"""Keys under which spellings of one name fall together."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_LOOSE = (
    ("dzh", "j"),
    ("gh", "g"),
    ("kh", "x"),
    ("zh", "j"),
    ("sh", "s"),
    ("ch", "c"),
    ("tch", "c"),
    ("dj", "j"),
    ("ə", "a"),
    ("ı", "i"),
    ("e", "a"),
    ("y", "i"),
    ("j", "c"),
    ("q", "g"),
)
_WORDS = re.compile(r"[^\W_]+")
_DOUBLED = re.compile(r"(.)\1+")
REMEMBERED = 50_000
"""So many names' keys are kept: a text has few words, and most of them often."""


@lru_cache(REMEMBERED)
def plain(name: str) -> str:
    """Return a name in small letters without accents, words parted by one space."""
    if name.isascii():
        return " ".join(_WORDS.findall(name.lower()))
    folded = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    return " ".join(_WORDS.findall(bare))


@lru_cache(REMEMBERED)
def loose(name: str) -> str:
    """Return a key that transcriptions of one name share: Aghdam and Agdam."""
    key = plain(name)
    for old, new in _LOOSE:
        key = key.replace(old, new)
    return _DOUBLED.sub(r"\1", key)
