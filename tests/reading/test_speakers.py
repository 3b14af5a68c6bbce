"""Where a speaker's name begins and ends."""

import pytest


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("All of them said the road was shut.", "All of them"),
        ("Ada Brenn (Tarn Front) said the road was shut.", "Ada Brenn (Tarn Front)"),
        (
            "The statement of May 10, 2030 said that the road was shut.",
            "The statement of May 10, 2030",
        ),
        (
            "Ada Brenn, head of the board, in a talk with the Gazette said it was shut.",
            "Ada Brenn, head of the board",
        ),
        ("On Tuesday Ada Brenn said the road was shut.", "Ada Brenn"),
        ("In Mirn the envoy said the road was shut.", "the envoy"),
        ("They took the hill and Ada Brenn said it was over.", "Ada Brenn"),
        ("Ada Brenn, however, said the road was shut.", "Ada Brenn"),
        ("Officials in the town said the road was shut.", "Officials in the town"),
        ("Later that day Ilo & Sons said the road was shut.", "Ilo & Sons"),
    ],
)
def test_before_the_verb(said, text, source):
    assert said(text)[0][0].endswith(source)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“It is over for us,” said Ada Brenn in Mirn.", "Ada Brenn"),
        ("“It is over for us,” said J. Marsh.", "J. Marsh"),
        (
            "“It is over for us,” said Ada Brenn, head of the board.",
            "Ada Brenn, head of the board",
        ),
        (
            "“It is over for us,” said Ada Brenn, a member of the board; rain fell.",
            "Ada Brenn, a member of the board",
        ),
        ("“It is over for us,” said Ada Brenn and left.", "Ada Brenn"),
        (
            "“It is over for us,” said Ada Brenn and Ilo Marsh.",
            "Ada Brenn and Ilo Marsh",
        ),
    ],
)
def test_after_the_verb(said, text, source):
    assert said(text)[0][0] == source


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("His claim that it rained was false.", "His", "that it rained was false"),
        (
            "Accusations by the army that it rained were false.",
            "the army",
            "that it rained were false",
        ),
        ("Rumours that the bridge fell spread.", "", "that the bridge fell spread"),
        ("It is believed that the bridge fell.", "", "that the bridge fell"),
        (
            "The army closed the road, saying that it was mined.",
            "The army",
            "that it was mined",
        ),
        (
            "The army told the people that it was mined.",
            "The army",
            "that it was mined",
        ),
        ("The army told them it was mined.", "The army", "it was mined"),
    ],
)
def test_other_ways_to_say(said, text, source, content):
    found = [(who, what) for who, _, what in said(text)]
    assert (source, content) in found
