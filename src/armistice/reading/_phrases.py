"""What a noun phrase is without relative clauses, explanations and articles."""

from __future__ import annotations

import re

_EXTRA = re.compile(
    r"(?:\s*[,(]\s*|\s+)(?:who|which|whose|whom|asked|speaking|standing|once|now|himself|"
    r"herself|itself|themselves)\b.*|\s*\(.*",
    re.DOTALL,
)
_ASIDE = re.compile(
    r",\s+(?:the|a|an|its|their|his|her|for|of|in|at|with|\d)\b.*", re.DOTALL
)


def words_of(text: str) -> list[str]:
    """Return the words of a phrase."""
    return re.findall(r"\w+", text)


def short_of(text: str) -> str:
    """Return a phrase without a relative clause or what explains it."""
    bare = _EXTRA.sub("", text, count=1)
    if " and " not in bare:
        bare = _ASIDE.sub("", bare, count=1)
    return bare if bare.strip() else text


def bare_name(name: str) -> str:
    """Return a name without the article before it and the marks after it."""
    words = name.strip(" ,.;:'’\"").removesuffix("'s").removesuffix("’s").split()
    if len(words) > 1 and words[0].lower() in ("the", "a", "an"):
        words = words[1:]
    return " ".join(words)
