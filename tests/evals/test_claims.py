"""Scoring of who said what, on cases small enough to count by hand."""

import pytest
from evals.claims import Document, Said, Scores, gold_of, jaccard, matched, whole

from armistice.model import Directness, Span
from armistice.reading import Attribution, Lexicon, RuleClaims
from evals import claims, corpus

NONE = frozenset()


def words(*numbers):
    return frozenset(numbers)


def said(source=(0,), cue=(1,), content=(2, 3, 4, 5), **more):
    return Said(words(*source), words(*cue), words(*content), **more)


ONE = said()
TWO = said((10,), (11,), (12, 13))
THREE = said((20,), (21,), (22, 23))


def scored(found, gold):
    scores = Scores()
    scores.add(found, gold)
    return scores


# -- sets of words -------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ((1, 2), (1, 2), 1.0),
        ((1, 2), (2, 3), 1 / 3),
        ((1,), (1, 2), 0.5),
        ((1,), (2,), 0.0),
        ((1,), (), 0.0),
        ((), (), 1.0),
    ],
)
def test_jaccard(a, b, same):
    assert jaccard(words(*a), words(*b)) == pytest.approx(same)


@pytest.mark.parametrize(
    ("found", "score"),
    [
        (said(), 2.0),
        (said(content=(2, 3)), 1.5),
        (said(content=(2,)), 0.0),
        (said(source=(0, 9)), 2.0),
        (said(source=(0, 8, 9)), 0.0),
        (said(source=()), 0.0),
        (said(cue=(1, 9)), 2.0),
        (said(cue=(9,)), 0.0),
        (said(cue=()), 0.0),
    ],
)
def test_an_attribution_counts_where_all_its_parts_do(found, score):
    assert whole(found, ONE) == score


def test_two_empty_sources_are_the_same():
    assert whole(said(source=()), said(source=())) == 2.0


# -- matching ------------------------------------------------------------------


def test_pairs_are_chosen_best_first():
    table = [[0.6, 0.9], [0.5, 0.8]]
    pairs = matched([0, 1], [0, 1], lambda i, j: table[i][j], 0.5)
    assert pairs == [(0, 1), (1, 0)]


def test_nothing_is_matched_twice():
    assert matched([0, 1], [0], lambda i, j: 1.0, 0.5) == [(0, 0)]
    assert matched([0], [0, 1], lambda i, j: 1.0, 0.5) == [(0, 0)]


def test_what_scores_too_little_is_not_matched():
    assert matched([0], [0], lambda i, j: 0.49, 0.5) == []
    assert matched([0], [0], lambda i, j: 0.5, 0.5) == [(0, 0)]


def test_nothing_matches_nothing():
    assert matched([], [1], lambda i, j: 1.0, 0.5) == []


# -- scores --------------------------------------------------------------------

NAMES = ["attribution"] + [
    f"{role} {how}"
    for role in ("source", "cue", "content")
    for how in ("exact", "J>=.5")
]


@pytest.mark.parametrize("name", NAMES)
def test_all_found_is_perfect(name):
    assert scored([ONE, TWO], [TWO, ONE]).prf(name) == (1.0, 1.0, 1.0)


@pytest.mark.parametrize("name", NAMES)
def test_half_found_is_half_the_recall(name):
    assert scored([ONE], [ONE, TWO]).prf(name) == pytest.approx((1.0, 0.5, 2 / 3))


@pytest.mark.parametrize("name", NAMES)
def test_one_wrong_of_two_is_half_the_precision(name):
    assert scored([ONE, TWO], [ONE]).prf(name) == pytest.approx((0.5, 1.0, 2 / 3))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(("found", "gold"), [([], [ONE]), ([TWO], [ONE]), ([], [])])
def test_nothing_right_is_nought(name, found, gold):
    assert scored(found, gold).prf(name) == (0.0, 0.0, 0.0)


def test_documents_are_counted_together():
    scores = scored([ONE], [ONE])
    scores.add([], [ONE])
    assert scores.prf("attribution") == pytest.approx((1.0, 0.5, 2 / 3))


def test_a_part_found_is_near_but_not_exact():
    scores = scored([said(content=(2, 3))], [ONE])
    assert scores.prf("content J>=.5")[2] == 1.0
    assert scores.prf("content exact")[2] == 0.0
    assert scores.prf("source exact")[2] == 1.0


def test_an_attribution_is_not_counted_for_two():
    scores = scored([ONE, said(content=(2, 3, 4))], [ONE])
    assert scores.counts["attribution", "hit"] == 1
    assert scores.prf("attribution")[0] == 0.5


def test_a_source_of_two_attributions_is_one_source():
    scores = scored([ONE], [ONE, said((0,), (8,), (9,))])
    assert scores.prf("source exact") == (1.0, 1.0, 1.0)


def test_empty_sources_are_no_spans():
    nobody = said(source=())
    scores = scored([nobody], [nobody])
    assert scores.prf("attribution")[2] == 1.0
    assert scores.counts["source exact", "gold"] == 0


def test_recall_is_told_by_kind():
    gold = [said(kind="direct"), said((10,), (11,), (12, 13), kind="mixed"), THREE]
    scores = scored([ONE, THREE], gold)
    told = [scores.recall_of(kind) for kind in ("direct", "mixed", "indirect")]
    assert told == [1.0, 0.0, 1.0]


def test_a_kind_that_is_not_there_has_no_recall():
    assert Scores().recall_of("direct") == 0.0


def test_precision_at_a_recall_is_of_the_most_certain_that_reach_it():
    found = [
        said(certainty=0.9),
        said((8,), (9,), (30,), certainty=0.8),
        said((10,), (11,), (12, 13), certainty=0.7),
    ]
    scores = scored(found, [ONE, TWO])
    assert scores.precision_at(0.5) == 1.0
    assert scores.precision_at(1.0) == pytest.approx(2 / 3)


def test_a_recall_that_is_not_reached_has_no_precision():
    assert scored([ONE], [ONE, TWO, THREE]).precision_at(0.5) == 0.0
    assert Scores().precision_at(0.5) == 0.0


def test_the_table_has_every_figure():
    told = str(scored([ONE], [ONE, TWO]))
    assert "attribution     P 100.0  R  50.0  F1  66.7" in told
    assert "indirect        R  50.0  of 2" in told
    assert "precision at recall  0.2: 100.0" in told
    assert all(name in told for name in NAMES)


# -- texts to sets of words ----------------------------------------------------


def test_words_are_numbered_without_marks():
    document = Document('"We left," he said.')
    assert document.words([(0, 10)]) == words(0, 1)
    assert document.words([(10, 18)]) == words(2, 3)


def test_a_word_counts_where_a_part_of_it_is_in_the_span():
    assert Document("We left Sharak").words([(5, 9)]) == words(1, 2)


@pytest.mark.parametrize("span", [(2, 3), (7, 7), (0, 0), (20, 30)])
def test_a_span_without_words_is_empty(span):
    assert Document("We left Sharak").words([span]) == NONE


def test_several_spans_are_one_set():
    assert Document("one two three").words([(8, 13), (0, 3), (0, 3)]) == words(0, 2)


def test_a_colon_is_a_word_only_with_marks():
    text = "Brenn: left at 10:30"
    assert Document(text).words([(5, 6)]) == NONE
    document = Document(text, marks=True)
    assert document.words([(5, 6)]) == words(1)
    assert document.words([(0, len(text))]) == words(*range(6))


QUOTED = 'He said "we left" and that "all" is well.'


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ((8, 17), "direct"),
        ((18, 40), "mixed"),
        ((18, 26), "indirect"),
        ((9, 16), "indirect"),
    ],
)
def test_the_kind_is_told_by_the_marks_in_the_content(content, kind):
    rows = {"Source": [(0, 2)], "Cue": [(3, 7)], "Content": [content]}
    (gold,) = Document(QUOTED).gold([rows])
    assert gold.kind == kind


def test_a_quotation_in_two_parts_is_direct():
    text = "“We left,” he said. “We stay away.”"
    rows = {"Source": [(11, 13)], "Cue": [(14, 18)], "Content": [(0, 10), (20, 35)]}
    assert Document(text).gold([rows])[0].kind == "direct"


def test_gold_without_a_cue_and_content_is_left_out():
    rows = {"Source": [(0, 2)], "Cue": [], "Content": []}
    assert Document(QUOTED).gold([rows]) == []


def test_what_a_finder_found_is_numbered_likewise():
    found = Attribution(
        source=None,
        cue=Span(3, 7),
        contents=(Span(8, 17), Span(22, 26)),
        direct=Directness.DIRECT,
        certainty=0.25,
    )
    made = Document(QUOTED).found(found)
    assert (made.source, made.cue, made.content) == (NONE, words(1), words(2, 3, 5))
    assert made.certainty == 0.25


# -- brat files ----------------------------------------------------------------

BRAT = """\
T1\tSource 0 5\tBrenn
T2\tCue 6 10\tsaid
T3\tContent 11 15;20 24\tthat ... more
T4\tContent 30 34\tless
E1\tCue:T2 Source:T1 Content:T3 Content2:T4
E2\tAttribution:T9 Source:T1
A1\tsomething else
"""


def test_a_brat_file_is_read_by_role(tmp_path):
    path = tmp_path / "one.ann"
    path.write_text(BRAT)
    assert gold_of(path) == [
        {
            "Source": [(0, 5)],
            "Cue": [(6, 10)],
            "Content": [(11, 15), (20, 24), (30, 34)],
        }
    ]


def test_the_first_annotators_file_is_the_reference(tmp_path):
    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    (tmp_path / "text" / "story.txt").write_bytes(b"Brenn said\r\nthat it was more so")
    (tmp_path / "attributions" / "story_ann1.ann").write_text(BRAT)
    (tmp_path / "attributions" / "story_ann2.ann").write_text("")
    ((text, rows),) = claims.polnear(tmp_path)
    assert (text[:12], len(rows)) == ("Brenn said\r\n", 1)


# -- a whole run ---------------------------------------------------------------


def test_a_finder_is_scored_over_documents():
    text = "Ada Brenn said that the road was open."
    rows = [{"Source": [(0, 9)], "Cue": [(10, 14)], "Content": [(15, 37)]}]
    lexicon = Lexicon.load()
    scores = claims.evaluate([(text, rows), (text, [])], RuleClaims(lexicon), lexicon)
    assert scores.prf("attribution") == pytest.approx((0.5, 1.0, 2 / 3))


def test_a_corpus_claim_has_its_spans_by_role(conflict):
    claim = {"source": "Brenn", "cue": "said", "content": ["one", "two"]}
    (gold,) = conflict.read("one, Brenn said, two", claim).claims
    assert claims.by_role(gold) == {
        "Source": [(5, 10)],
        "Cue": [(11, 15)],
        "Content": [(0, 3), (17, 20)],
    }


def test_a_claim_without_a_source_has_no_source_spans(conflict):
    (gold,) = conflict.read("said two", {"cue": "said", "content": "two"}).claims
    assert claims.by_role(gold)["Source"] == []


@pytest.mark.slow
def test_the_outlets_own_sentences_are_not_scored():
    spoken = [sum(not c.outlet for c in r.claims) for r in corpus.load("dev")]
    assert [len(rows) for _, rows in claims.own("dev")] == spoken
    assert any(c.outlet for r in corpus.load("dev") for c in r.claims)


def test_wrong_use_prints_how_to(capsys):
    assert claims.main(["one", "--reader", "magic"]) == 2
    assert "python -m evals.claims PATH" in capsys.readouterr().err
