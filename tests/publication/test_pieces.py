"""Marked text: nothing is lost, overlaps are kept, anchors stand once."""

import itertools
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from armistice.model import Span
from armistice.publication._pieces import (
    Mark,
    Part,
    excerpt,
    marked,
    marks_of,
    paragraphs,
    pieces,
)

TEXT = "One two three four five."


def mark(start: int, end: int, claim: str, part: Part = Part.CONTENT) -> Mark:
    return Mark(span=Span(start, end), claim=claim, part=part)


def test_overlapping_claims_share_a_piece():
    cut = pieces(TEXT, Span(0, 24), [mark(0, 13, "a"), mark(8, 18, "b")])
    assert [(p.text, p.claims) for p in cut] == [
        ("One two ", ("a",)),
        ("three", ("a", "b")),
        (" four", ("b",)),
        (" five.", ()),
    ]


def test_a_claim_begins_once_at_its_first_mark():
    marks = [mark(8, 13, "a"), mark(0, 3, "a", Part.CLAIMANT)]
    cut = pieces(TEXT, Span(0, 24), marks)
    assert [p.begins for p in cut if p.begins] == [("a",)]
    assert cut[0].begins == ("a",)
    assert cut[0].parts == (Part.CLAIMANT,)


def test_a_claim_that_began_in_an_earlier_paragraph_does_not_begin_again():
    cut = pieces(TEXT, Span(8, 24), [mark(0, 13, "a")])
    assert cut[0].claims == ("a",)
    assert all(p.begins == () for p in cut)


@given(
    st.text(min_size=1, max_size=40),
    st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=6),
)
def test_the_pieces_joined_are_the_text(text, ends):
    marks = [mark(min(e), max(e), f"c{i}") for i, e in enumerate(ends)]
    cut = pieces(text, Span(0, len(text)), marks)
    assert "".join(p.text for p in cut) == text


@given(st.text(max_size=80))
def test_paragraphs_hold_all_that_is_not_white(text):
    spans = paragraphs(text)
    assert "".join("".join(s.of(text).split()) for s in spans) == "".join(text.split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


def test_empty_lines_part_paragraphs_before_lines_do():
    text = "a\nb\n\nc"
    assert [s.of(text) for s in paragraphs(text)] == ["a\nb", "c"]
    assert [s.of("a\nb\n") for s in paragraphs("a\nb\n")] == ["a", "b"]


def test_an_excerpt_has_speaker_cue_and_content_in_their_order(edition):
    claim, report = edition.claims[0], edition.reports[0]
    cut = excerpt(report.text, claim)
    parts = [p.parts[0] for p in cut if p.parts]
    assert parts == [Part.CLAIMANT, Part.CUE, Part.CONTENT]


def test_a_far_speaker_is_left_out(edition):
    claim = edition.claims[0]
    text = "x" * 2000
    far = replace(claim, claimant_span=Span(0, 3), content_spans=(Span(1900, 1910),))
    [piece] = excerpt(text, far)
    assert piece.text == claim.content


def test_spans_outside_the_text_fall_back_to_the_content(edition):
    [piece] = excerpt("short", edition.claims[0])
    assert piece.text == edition.claims[0].content


def test_a_claim_without_its_report_still_has_its_content(edition):
    [piece] = excerpt(None, edition.claims[0])
    assert piece.parts == (Part.CONTENT,)


def test_the_articles_own_words_are_marked_apart(edition):
    voice = next(c for c in edition.claims if c.id == "c-voice")
    assert [m.part for m in marks_of(voice)] == [Part.VOICE]


def test_a_claim_over_two_paragraphs_is_marked_in_both_and_begins_once():
    text = "One two.\n\nThree four.\n\nFive."
    cut = [cut for _, cut in marked(text, [mark(4, 15, "a")])]
    assert [[p.text for p in c if p.claims] for c in cut] == [["two."], ["Three"], []]
    assert [p.begins for c in cut for p in c if p.begins] == [("a",)]


@given(
    st.text(alphabet="ab \n", max_size=60),
    st.lists(st.tuples(st.integers(0, 65), st.integers(0, 65)), max_size=5),
)
def test_a_whole_text_is_cut_as_its_paragraphs_are(text, ends):
    marks = [mark(min(e), max(e), f"c{i}") for i, e in enumerate(ends)]
    assert [cut for _, cut in marked(text, marks)] == [
        pieces(text, span, marks) for span in paragraphs(text)
    ]
