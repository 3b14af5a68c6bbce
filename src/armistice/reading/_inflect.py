"""Forms of English verbs, so that a lexicon names each word once."""

from __future__ import annotations

from enum import StrEnum

_VOWELS = "aeiou"


class Form(StrEnum):
    """Which form of a verb a word is."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    PARTICIPLE = "participle"
    ING = "ing"


def forms(
    base: str, irregular: dict[str, tuple[str, str]] | None = None
) -> dict[str, frozenset[Form]]:
    """Return every form of a verb with what it may be.

    Both spellings are given where doubling of the last letter depends on stress.

    Example:
        `withdraw` with `{"withdraw": ("withdrew", "withdrawn")}` gives five words.
    """
    found: dict[str, set[Form]] = {}

    def put(word: str, form: Form) -> None:
        found.setdefault(word, set()).add(form)

    put(base, Form.BASE)
    put(_with_s(base), Form.PRESENT)
    past = (irregular or {}).get(base)
    for word in [past[0]] if past else _with(base, "ed"):
        put(word, Form.PAST)
    for word in [past[1]] if past else _with(base, "ed"):
        put(word, Form.PARTICIPLE)
    for word in _with(base, "ing"):
        put(word, Form.ING)
    return {word: frozenset(kinds) for word, kinds in found.items()}


def _with_s(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _with(base: str, ending: str) -> list[str]:
    if base.endswith("ie") and ending == "ing":
        return [base[:-2] + "ying"]
    if base.endswith("e") and not (base.endswith("ee") and ending == "ing"):
        return [base[:-1] + ending]
    if base.endswith("y") and base[-2:-1] not in _VOWELS and ending == "ed":
        return [base[:-1] + "ied"]
    plain = base + ending
    closed = base[-1:] not in "aeiouwxy" and base[-2:-1] in _VOWELS
    if closed and base[-3:-2] not in _VOWELS:
        return [plain, base + base[-1] + ending]
    return [plain]
