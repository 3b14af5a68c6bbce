"""Paragraphs, sentences, quotations."""

import pytest

from armistice.reading import Lexicon, prepare

LEXICON = Lexicon.load()


def sentences(text):
    return [s.of(text) for s in prepare(text, LEXICON).sentences]


def quotes(text):
    return [q.inner.of(text) for q in prepare(text, LEXICON).quotes]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained. It stopped.", ["It rained.", "It stopped."]),
        ("Mr. Marsh left. He ran.", ["Mr. Marsh left.", "He ran."]),
        ("Lt-Col. Ada Brenn left.", ["Lt-Col. Ada Brenn left."]),
        ("The U.S. Army left. It ran.", ["The U.S. Army left.", "It ran."]),
        ("They came to the U.S. They left.", ["They came to the U.S.", "They left."]),
        ("A. B. Marsh left.", ["A. B. Marsh left."]),
        ("“It rains.” He left.", ["“It rains.”", "He left."]),
        ("Why? Nobody knew!", ["Why?", "Nobody knew!"]),
        ("It cost 3.5 million. Much.", ["It cost 3.5 million.", "Much."]),
        ("Heading Of A Page\nIt rained.", ["Heading Of A Page", "It rained."]),
        ("It rained\nall day.", ["It rained\nall day."]),
        ("It rained.\n\nIt stopped.", ["It rained.", "It stopped."]),
        ("  \n\n ", []),
    ],
)
def test_sentences(text, expected):
    assert sentences(text) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Leave a review",
        "Please enter your comment!",
        "Follow us on social networks",
        "By Ada Brenn",
        "***",
    ],
)
def test_lines_that_are_no_content(line):
    assert sentences(f"It rained.\n\n{line}") == ["It rained."]


def test_a_sentence_that_begins_like_a_menu_stays():
    text = "Share this burden with us, said the envoy to the crowd that had gathered."
    assert sentences(text) == [text]


def test_headings_are_marked():
    page = prepare("Truce holds in the valley\nIt rained all day.", LEXICON)
    assert [b.heading for b in page.blocks] == [True, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “it is over now” at once.", ["it is over now"]),
        ('He said "it is over now" at once.', ["it is over now"]),
        ("He said ‘it is over now’ at once.", ["it is over now"]),
        ("He said 'it is over now' at once.", ["it is over now"]),
        ("He said ``it is over now'' at once.", ["it is over now"]),
        ("He said «it is over now» at once.", ["it is over now"]),
        ("He said „it is over now“ at once.", ["it is over now"]),
        ("It's the soldiers' road, isn't it?", []),
        ("“It goes on and on", ["It goes on and on"]),
        (
            '"They say "peace" and mean war," he said.',
            ['They say "peace" and mean war,'],
        ),
        (
            "“They said ‘never again’ to us,” he said.",
            ["They said ‘never again’ to us,"],
        ),
    ],
)
def test_quotations(text, expected):
    assert quotes(text) == expected


def test_few_words_in_marks_are_a_term():
    (quote,) = prepare('The "safe zone" was shelled.', LEXICON).quotes
    assert not quote.speech


def test_an_unclosed_quotation_ends_with_its_paragraph():
    (quote,) = prepare("“It goes on and on.\n\nIt rained.", LEXICON).quotes
    assert not quote.closed
