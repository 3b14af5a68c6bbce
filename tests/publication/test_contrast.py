"""Colours: every pair of ink and paper reads at WCAG AA, in both themes."""

import re
from importlib.resources import files

import pytest

STYLE = (files("armistice.publication") / "assets" / "style.css").read_text("utf-8")
LIGHT, DARK = STYLE.split("@media (prefers-color-scheme: dark)")[:2]
TONES = ("calm", "good", "warn", "bad", "split", "none")
PAIRS = [
    *((f"{tone}-ink", f"{tone}-paper") for tone in TONES),
    *(
        (ink, paper)
        for ink in ("ink", "quiet", "link")
        for paper in ("paper", "raised")
    ),
    *((f"{tone}-ink", "raised") for tone in TONES),
    *((f"{tone}-ink", "paper") for tone in TONES),
    ("ink", "mark"),
    ("ink", "mark-strong"),
]


def colours(style: str) -> dict[str, str]:
    root = style.partition(":root {")[2].partition("}")[0]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", root))


def luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "paper"), PAIRS)
def test_words_can_be_read(theme, ink, paper):
    found = colours(theme)
    assert contrast(found[ink], found[paper]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_focus_ring_can_be_seen(theme):
    found = colours(theme)
    assert contrast(found["focus"], found["paper"]) >= 3
