"""Scoring of names, and reading of Universal NER's files."""

import pytest
from evals.names import Scores, entities, groups, sentences, uner

from evals import names

IOB2 = """\
# newdoc id = one
# sent_id = one-1
# text = Ada Brenn didn't leave Sharak.
1\tAda\tB-PER\t-\t-
2\tBrenn\tI-PER\t-\t-
3-4\tdidn't\t_\t-\t-
3\tdid\tO\t-\t-
4\tn't\tO\t-\t-
5\tleave\tO\t-\t-
6\tSharak\tB-LOC\t-\t-
7\t.\tO\t-\t-

# sent_id = one-2
# text = Tarn Front left.
1\tTarn\tB-ORG\t-\t-
2\tFront\tI-ORG\t-\t-
3\tleft\tO\t-\t-
4\t.\tO\t-\t-

# newdoc id = two
# sent_id = two-1
# text = Orm
1\tOrm\tB-LOC\t-\t-
"""
A, B = (0, 4, "PER"), (5, 9, "LOC")


@pytest.fixture
def iob2(tmp_path):
    path = tmp_path / "some.iob2"
    path.write_text(IOB2 + "\n")
    return path


def labelled(*labels):
    """Words of three characters with a space between them."""
    return [((4 * i, 4 * i + 3), label) for i, label in enumerate(labels)]


def scored(found, gold):
    scores = Scores()
    scores.add(found, gold)
    return scores


# -- labels to names -----------------------------------------------------------


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (("O", "O"), []),
        (("B-PER", "I-PER", "O"), [(0, 7, "PER")]),
        (("B-PER", "B-PER"), [(0, 3, "PER"), (4, 7, "PER")]),
        (("B-PER", "I-LOC"), [(0, 3, "PER"), (4, 7, "LOC")]),
        (("I-ORG", "I-ORG"), [(0, 7, "ORG")]),
        (("B-LOC", "O", "I-LOC"), [(0, 3, "LOC"), (8, 11, "LOC")]),
        (("B-OTH", "I-OTH"), []),
        (("B-OTH", "B-LOC"), [(4, 7, "LOC")]),
        ((), []),
    ],
)
def test_labels_become_names(labels, found):
    assert list(entities(labelled(*labels))) == found


# -- files ---------------------------------------------------------------------


def test_words_have_their_characters_in_the_sentence(iob2):
    first = next(sentences(iob2))
    told = [first.text[a:b] for (a, b), _ in first.words]
    assert told == ["Ada", "Brenn", "did", "n't", "leave", "Sharak", "."]
    assert first.id == "one-1"


def test_the_last_sentence_is_read_without_an_empty_line_after_it(iob2):
    iob2.write_text(IOB2.rstrip("\n"))
    assert [s.id for s in sentences(iob2)] == ["one-1", "one-2", "two-1"]


def test_sentences_of_one_document_are_read_together(iob2):
    made = [[s.id for s in group] for group in groups(sentences(iob2))]
    assert made == [["one-1", "one-2"], ["two-1"]]


def test_a_long_document_is_read_in_parts(iob2):
    (first, *_) = sentences(iob2)
    made = [len(group) for group in groups([first] * (names.GROUP + 1))]
    assert made == [names.GROUP, 1]


def test_names_have_their_characters_in_the_documents_text(iob2):
    told = [[(text[a:b], kind) for a, b, kind in found] for text, found in uner(iob2)]
    assert told == [
        [("Ada Brenn", "PER"), ("Sharak", "LOC"), ("Tarn Front", "ORG")],
        [("Orm", "LOC")],
    ]


# -- scores --------------------------------------------------------------------


def test_all_found_is_perfect():
    assert scored([A, B], [B, A]).prf() == (1.0, 1.0, 1.0)


def test_half_found_is_half_the_recall():
    assert scored([A], [A, B]).prf() == pytest.approx((1.0, 0.5, 2 / 3))


@pytest.mark.parametrize(
    ("found", "gold"), [([], []), ([], [A]), ([A], []), ([B], [A])]
)
def test_nothing_right_is_nought(found, gold):
    assert scored(found, gold).prf() == (0.0, 0.0, 0.0)


@pytest.mark.parametrize("near", [(0, 4, "ORG"), (0, 5, "PER"), (1, 4, "PER")])
def test_characters_and_kind_must_be_the_same(near):
    assert scored([near], [A]).prf()[2] == 0.0


def test_a_name_found_twice_counts_once():
    assert scored([A, A], [A]).prf() == (1.0, 1.0, 1.0)


def test_texts_are_counted_together_and_kinds_apart():
    scores = scored([A], [A])
    scores.add([A], [A, B])
    assert scores.prf(("PER",)) == (1.0, 1.0, 1.0)
    assert scores.prf(("LOC",)) == (0.0, 0.0, 0.0)
    assert scores.prf()[1] == pytest.approx(2 / 3)


def test_the_table_has_all_kinds():
    lines = str(scored([A], [A, B])).split("\n")
    assert [line.split()[0] for line in lines] == ["all", "PER", "ORG", "LOC"]
    assert lines[0].endswith("P 100.0  R  50.0  F1  66.7")


def test_wrong_use_prints_how_to(capsys):
    assert names.main([]) == 2
    assert "python -m evals.names PATH" in capsys.readouterr().err
