"""Word pieces: exact characters, breaks between paragraphs, letter case."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from armistice.reading._pieces import (
    BREAK,
    LOWER,
    MIXED,
    TITLE,
    UPPER,
    case_of,
    pieces_of,
)

UNKNOWN = 100
"""What the vocabulary has no pieces for."""


@pytest.fixture(scope="module")
def cut(tokenizer):
    return lambda text: pieces_of(text, tokenizer)


def words(pieces, text):
    """The characters of each piece, None for a break."""
    return [
        None if i == BREAK else text[a:b]
        for i, a, b in zip(pieces.ids, pieces.starts, pieces.ends, strict=True)
    ]


def test_each_piece_has_the_characters_it_was_made_of(cut):
    text = 'The Veldrian spokeswoman said: "We left Sharak, all of us."'
    assert "".join(words(cut(text), text)) == text.replace(" ", "")


def test_further_pieces_of_a_word_begin_where_the_one_before_ends(cut):
    text = "spokeswomanlike"
    pieces = cut(text)
    assert len(pieces) > 1
    assert pieces.starts[1:].tolist() == pieces.ends[:-1].tolist()
    assert (pieces.starts[0], pieces.ends[-1]) == (0, len(text))


def test_characters_count_from_the_texts_begin_in_later_paragraphs_too(cut):
    text = "Title\n\n  Café closed.\nMore"
    assert words(cut(text), text) == [
        *["Title", None, "Café", "closed", ".", None, "More"]
    ]


def test_a_break_stands_where_the_next_paragraph_begins_and_has_no_characters(cut):
    pieces = cut("One\n\n two")
    assert pieces.ids[1] == BREAK
    assert pieces.starts[1] == pieces.ends[1] == 5


def test_no_break_stands_before_the_first_paragraph_or_after_the_last(cut):
    pieces = cut("\n\nOne\nTwo\n \n\t\n")
    assert (pieces.ids == BREAK).tolist() == [False, True, False]


@pytest.mark.parametrize("text", ["", " ", "\n", " \n\t\r\n  \n", "\xa0\u2003"])
def test_a_text_without_words_has_no_pieces(cut, text):
    pieces = cut(text)
    assert len(pieces) == 0
    assert {pieces.starts.shape, pieces.ends.shape, pieces.case.shape} == {(0,)}


def test_control_characters_alone_make_no_pieces(cut):
    assert words(cut("\x00\x01"), "\x00\x01") == []


def test_an_emoji_is_one_unknown_piece(cut):
    text = "left 😀 then"
    pieces = cut(text)
    assert words(pieces, text) == ["left", "😀", "then"]
    assert pieces.ids[1] == UNKNOWN


def test_an_accent_written_as_a_character_of_its_own_stays_with_its_letter(cut):
    text = "x\u030ce\u0301 cafe\u0301"
    made = words(cut(text), text)
    assert made[-1] == "cafe\u0301"
    assert "".join(made) == text.replace(" ", "")


def test_accents_and_capitals_do_not_change_what_is_read(cut):
    assert cut("CAFÉ").ids.tolist() == cut("cafe").ids.tolist()


def test_pieces_of_one_character_all_have_that_character(cut):
    text = "한"
    pieces = cut(text)
    assert len(pieces) > 1
    assert set(words(pieces, text)) == {text}


def test_a_word_too_long_for_the_vocabulary_is_one_unknown_piece(cut):
    text = f"a {'x' * 5000} b"
    pieces = cut(text)
    assert words(pieces, text) == ["a", "x" * 5000, "b"]
    assert pieces.ids[1] == UNKNOWN


def test_a_long_text_is_neither_cut_nor_filled_up(cut):
    assert len(cut("word " * 1000)) == 1000
    assert len(cut("word")) == 1


def test_both_kinds_of_line_ends_give_the_same_pieces(cut):
    assert cut("One\r\nTwo").ids.tolist() == cut("One\nTwo").ids.tolist()


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("left", LOWER),
        ("120", LOWER),
        (".", LOWER),
        ("", LOWER),
        ("Brenn", TITLE),
        ("A", TITLE),
        ("É", TITLE),
        ("UN", UPPER),
        ("U.N", UPPER),
        ("F16", UPPER),
        ("McBrenn", MIXED),
        ("eBay", MIXED),
        ("iOS", MIXED),
    ],
)
def test_letter_case_of_a_word(word, case):
    assert case_of(word) == case


def test_every_piece_has_the_case_of_its_own_characters(cut):
    pieces = cut("UN left\nArmy McBrenn")
    assert pieces.case.tolist()[:4] == [UPPER, LOWER, LOWER, TITLE]


@given(st.text(max_size=80))
def test_pieces_are_in_order_and_none_but_a_break_is_empty(tokenizer, text):
    pieces = pieces_of(text, tokenizer)
    broken = pieces.ids == BREAK
    assert (pieces.ends[~broken] > pieces.starts[~broken]).all()
    assert (pieces.ends[broken] == pieces.starts[broken]).all()
    assert (np.diff(pieces.starts) >= 0).all()
    assert (np.diff(pieces.ends) >= 0).all()
    assert pieces.ends.max(initial=0) <= len(text)


@given(st.text("aB -\u0301\u030c\u093e한é😀\n", max_size=20))
def test_pieces_share_characters_only_if_they_are_of_the_same_one(tokenizer, text):
    pieces = pieces_of(text, tokenizer)
    for i in range(1, len(pieces)):
        same = pieces.starts[i] == pieces.starts[i - 1]
        assert same or pieces.starts[i] >= pieces.ends[i - 1]


@given(st.lists(st.text(max_size=30), max_size=5))
def test_a_text_is_read_paragraph_by_paragraph(tokenizer, lines):
    lines = [line.replace("\n", " ") for line in lines]
    whole = pieces_of("\n".join(lines), tokenizer)
    alone = [i for line in lines for i in pieces_of(line, tokenizer).ids]
    assert whole.ids[whole.ids != BREAK].tolist() == alone
