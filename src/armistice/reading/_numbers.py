"""Numbers written as digits or as words, with the vagueness of the words."""

from __future__ import annotations

from dataclasses import dataclass

_SMALL = dict(
    zip(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ],
        range(20),
        strict=True,
    )
)
_TENS = dict(
    zip(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        range(20, 100, 10),
        strict=True,
    )
)
_SCALES = {
    "hundred": 100.0,
    "thousand": 1_000.0,
    "million": 1_000_000.0,
    "billion": 1_000_000_000.0,
}
VAGUE: dict[str, tuple[float, float]] = {
    "couple": (2, 2),
    "pair": (2, 2),
    "few": (2, 5),
    "several": (3, 9),
    "some": (2, 9),
    "many": (5, 99),
    "dozen": (12, 12),
    "dozens": (24, 99),
    "scores": (40, 99),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "millions": (2_000_000, 9_999_999),
}
"""What vague words stand for: wide enough that no exact reading is left out."""
WORDS = r"(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|" + (
    r"thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
"""A regular expression for a number below a hundred in words."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number, or the two that it lies between."""

    low: float
    high: float
    vague: bool = False


def digits(word: str) -> float | None:
    """Return the value of `1,960`, `90`, `2.5`; None for anything else."""
    bare = word.replace(",", "")
    if not bare or not bare[0].isdigit() or not bare.replace(".", "", 1).isdecimal():
        return None
    groups = word.split(".")[0].split(",")
    if len(groups) > 1 and any(len(group) != 3 for group in groups[1:]):
        return None
    return float(bare)


def small(word: str) -> float | None:
    """Return the value of `seven`, `twenty-two`; None for anything else."""
    if word in _SMALL:
        return float(_SMALL[word])
    if word in _TENS:
        return float(_TENS[word])
    tens, _, unit = word.replace(" ", "-").partition("-")
    if tens in _TENS and 0 < _SMALL.get(unit, 0) < 10:
        return float(_TENS[tens] + _SMALL[unit])
    return None


def scale(word: str) -> float | None:
    """Return the value of `hundred`, `million`; None for anything else."""
    return _SCALES.get(word)


def amount(words: str) -> Amount | None:
    """Return what a few words of a quantity stand for.

    Example:
        `a few` is 2 to 5 and vague; `twenty two` and `22` are 22.
    """
    bare = words.strip().lower()
    if bare in ("a", "an", "the", "one", "another"):
        return Amount(1, 1)
    if bare in ("half", "half a", "half an"):
        return Amount(0.5, 0.5)
    value = digits(bare)
    value = small(bare) if value is None else value
    if value is not None:
        return Amount(value, value)
    for word in bare.replace("a ", "").replace(" of", "").split():
        if word in VAGUE:
            low, high = VAGUE[word]
            return Amount(low, high, low != high)
    return None
