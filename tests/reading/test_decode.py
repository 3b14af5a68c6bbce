"""From heads to claims, on small heads that are made here."""

import math
import re
from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from armistice.reading._decode import (
    NEAR,
    Decoder,
    best_path,
    closed,
    sigmoid,
    softmax,
    spans_of,
    whole_words,
    words_of,
)
from armistice.reading._heads import BUCKETS, HEDGES, LINK, NAMES, STANCES, WIDTH, part
from armistice.reading._model import Settings, Sheet
from armistice.reading._pieces import BREAK, Pieces

SOURCE, CUE, CONTENT = range(3)
SETTINGS = Settings(
    link_distance=np.zeros((BUCKETS, 2), np.float32),
    thresholds={},
    certainty=(-1.0, 0.5, 0.25, 0.25, 0.1, 0.0, 0.0),
    name="made-up",
)
SURE, LIKELY = 8.0, 6.0
"""Logits."""
FAR = -6.0


def pieces_of(text):
    """A word or mark each, a break between lines; `~` parts a word in two pieces."""
    bare = text.replace("~", "")
    spans, ids, removed = [], [], 0
    for match in re.finditer(r"\w[\w\u030c]*|[^\w\s]|\n", text):
        if match[0] == "~":
            removed += 1
            continue
        start = match.start() - removed
        end = start if match[0] == "\n" else match.end() - removed
        spans.append((start + (match[0] == "\n"), end + (match[0] == "\n")))
        ids.append(BREAK if match[0] == "\n" else 1000)
    bounds = np.array(spans, np.int64).reshape(-1, 2)
    ids = np.array(ids, np.int64)
    return bare, Pieces(ids=ids, case=ids * 0, starts=bounds[:, 0], ends=bounds[:, 1])


class Page:
    """A text's heads, by what a test says about its pieces."""

    def __init__(self, text):
        self.text, self.pieces = pieces_of(text)
        self.heads = np.zeros((len(self.pieces), WIDTH), np.float32)
        for role in (SOURCE, CUE, CONTENT):
            self.tags(role)[:, 0] = LIKELY
        self.part("names")[:, 0] = LIKELY
        self.part("level")[:] = FAR
        self._linked = 0

    def part(self, name):
        return part(self.heads, name)

    def tags(self, role):
        return self.part("tags")[:, 3 * role : 3 * role + 3]

    def mark(self, role, first, last, logit=SURE, *, begins=True):
        """Say that a stretch has a role."""
        rows = self.tags(role)
        rows[first : last + 1] = (0, 0, logit)
        if begins:
            rows[first] = (0, logit, 0)
        return self

    def link(self, cue, kind, *stretches, logit=SURE):
        """Say that stretches are source (0) or content (1) of a cue."""
        one = kind * LINK + self._linked
        self._linked += 1
        self.part("first")[cue, one] = 1
        for first, last in stretches:
            value = (logit - FAR) * LINK**0.5
            self.part("value")[first : last + 1, one] = value
        return self

    def claim(self, source, cue, *contents):
        """Say all of one claim."""
        if source is not None:
            self.mark(SOURCE, *source).link(cue, 0, source)
        self.mark(CUE, cue, cue)
        for content in contents:
            self.mark(CONTENT, *content)
        return self.link(cue, 1, *contents)

    def decoder(self, windows=None, owner=None, **changed):
        whole = ((0, self.heads),) if windows is None else windows
        own = np.zeros(len(self.pieces), np.int64) if owner is None else owner
        sheet = Sheet(heads=self.heads, owner=own, windows=whole)
        settings = replace(SETTINGS, **changed)
        return Decoder(sheet, self.pieces, self.text, settings)

    def claims(self, **changed):
        found = self.decoder(**changed).claims()
        return [(f.source, f.cue, f.contents) for f in found]


def rows(text):
    """Probabilities of tags: `b`egins, `i`nside, `.` outside."""
    values = {".": (0.9, 0.05, 0.05), "b": (0.1, 0.8, 0.1), "i": (0.1, 0.1, 0.8)}
    return np.array([values[mark] for mark in text], np.float32)


def test_probabilities_of_very_large_logits_are_nought_and_one():
    made = sigmoid(np.array([-1e4, -100, 0, 100, 1e4], np.float32))
    assert made == pytest.approx([0, 0, 0.5, 1, 1], abs=1e-6)
    assert softmax(np.array([1e4, 0, -1e4], np.float32)) == pytest.approx([1, 0, 0])


# -- stretches -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("tags", "spans"),
    [
        ("....", []),
        (".bi.", [(1, 2)]),
        ("bibi", [(0, 1), (2, 3)]),
        ("ii.i", [(0, 1), (3, 3)]),
        ("bb", [(0, 0), (1, 1)]),
        ("..bii", [(2, 4)]),
    ],
)
def test_stretches_are_what_is_inside_parted_where_one_begins(tags, spans):
    assert spans_of(rows(tags), 0.5) == spans


def test_a_higher_limit_leaves_out_what_is_less_likely():
    p = np.array([[0.3, 0.1, 0.6], [0.05, 0.05, 0.9]], np.float32)
    assert spans_of(p, 0.5) == [(0, 1)]
    assert spans_of(p, 0.8) == [(1, 1)]


def test_a_begin_that_is_not_likely_parts_nothing():
    p = np.array([[0.1, 0.8, 0.1], [0.3, 0.4, 0.3]], np.float32)
    assert spans_of(p, 0.5) == [(0, 1)]


@pytest.mark.parametrize(
    ("tags", "gap", "spans"),
    [
        ("bi.ii", 1, [(0, 4)]),
        ("bi..ii", 1, [(0, 1), (4, 5)]),
        ("bi..ii", 2, [(0, 5)]),
        ("bi.bi", 1, [(0, 1), (3, 4)]),
        ("bi.i.i", 1, [(0, 5)]),
        ("", 1, []),
    ],
)
def test_a_small_gap_is_closed_unless_a_new_stretch_begins_after_it(tags, gap, spans):
    p = rows(tags) if tags else np.zeros((0, 3), np.float32)
    assert closed(spans_of(p, 0.5), p, gap) == spans


# -- words ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Brenn said", [0, 1]),
        ("Br~enn sa~id", [0, 0, 1, 1]),
        ("Br~en~n", [0, 0, 0]),
        ("cease-fire", [0, 1, 2]),
        ("said.", [0, 1]),
        ("One\nTwo", [0, 1, 2]),
        ("x\u030c~s", [0, 0]),
        ("12~0", [0, 0]),
    ],
)
def test_pieces_that_touch_within_letters_are_one_word(text, words):
    bare, pieces = pieces_of(text)
    assert words_of(pieces, bare).tolist() == words


def test_pieces_of_one_character_are_one_word():
    at = np.array([0, 0, 0, 1, 1])
    pieces = Pieces(ids=at, case=at, starts=at, ends=at + 1)
    assert words_of(pieces, "한국").tolist() == [0] * 5


def test_a_text_without_pieces_has_no_words():
    bare, pieces = pieces_of("")
    assert words_of(pieces, bare).tolist() == []


probabilities = arrays(np.float32, (6, 3), elements=st.floats(0, 5, width=32)).map(
    softmax
)


@given(probabilities)
def test_a_word_is_inside_or_outside_as_a_whole(p):
    made = whole_words(p, np.array([0, 0, 1, 2, 2, 2]))
    assert made[:, 0].tolist() == made[[0, 0, 2, 3, 3, 3], 0].tolist()
    assert made.sum(1) == pytest.approx(1, abs=1e-5)


@given(probabilities)
def test_only_a_words_first_piece_begins_anything(p):
    made = whole_words(p, np.array([0, 0, 1, 2, 2, 2]))
    assert made[[1, 4, 5], 1].tolist() == [0, 0, 0]


@given(probabilities)
def test_words_of_one_piece_stay_as_they_are(p):
    assert whole_words(p, np.arange(6)) == pytest.approx(p, abs=1e-5)


def test_a_word_is_the_mean_of_its_pieces():
    p = np.array([[0.2, 0.6, 0.2], [0.8, 0.1, 0.1]], np.float32)
    made = whole_words(p, np.array([0, 0]))
    assert made[:, 0] == pytest.approx(0.5)
    assert made[0, 1] / made[0, 2] == pytest.approx(3)


# -- claims --------------------------------------------------------------------


def test_a_text_without_a_cue_has_no_claims():
    page = Page("The road is open").mark(CONTENT, 0, 3).mark(SOURCE, 0, 1)
    assert page.claims() == []


def test_a_claim_is_a_cue_with_its_source_and_content():
    page = Page("Brenn said the road is open.").claim((0, 0), 1, (2, 5))
    assert page.claims() == [((0, 0), (1, 1), ((2, 5),))]


def test_a_cue_without_content_is_no_claim():
    page = Page("Brenn said nothing").mark(SOURCE, 0, 0).mark(CUE, 1, 1)
    assert page.claims() == []


def test_a_claim_may_have_no_source():
    page = Page("It was reported that the road is open")
    assert page.claim(None, 2, (3, 7)).claims() == [(None, (2, 2), ((3, 7),))]


def test_a_break_alone_is_no_cue():
    page = Page("One\nThe road is open").claim(None, 1, (2, 5))
    assert page.claims() == []


def test_a_claim_never_cuts_a_word():
    page = Page("Ta~lvik said the ro~ad is op~en.").claim((0, 1), 2, (3, 8))
    page.tags(CONTENT)[8] = (2.0, 0.0, 1.0)
    page.tags(SOURCE)[1] = (2.0, 0.0, 1.0)
    assert page.claims() == [((0, 1), (2, 2), ((3, 8),))]


def test_a_gap_of_one_within_a_content_is_closed():
    page = Page("Brenn said the road is open").claim((0, 0), 1, (2, 3), (5, 5))
    page.mark(CONTENT, 5, 5, begins=False)
    assert page.claims() == [((0, 0), (1, 1), ((2, 5),))]


def test_stretches_of_a_quotation_around_the_cue_are_one_claim():
    page = Page('"Open," Brenn said. "We left at last."')
    page.claim((4, 4), 5, (0, 3), (7, 12))
    assert page.claims() == [((4, 4), (5, 5), ((0, 3), (7, 12)))]


def test_stretches_with_little_between_them_are_one():
    page = Page("Brenn said one , two").claim((0, 0), 1, (2, 2), (4, 4))
    assert page.claims() == [((0, 0), (1, 1), ((2, 4),))]
    assert NEAR == 3


TWO = "Brenn said roads are open and Talvik denied troops had left"


@pytest.fixture
def two():
    return Page(TWO).claim((0, 0), 1, (2, 4)).claim((6, 6), 7, (8, 10))


def test_links_tell_which_of_two_claims_a_part_belongs_to(two):
    assert two.claims() == [
        ((0, 0), (1, 1), ((2, 4),)),
        ((6, 6), (7, 7), ((8, 10),)),
    ]


def test_links_count_not_nearness():
    page = Page(TWO)
    page.mark(SOURCE, 0, 0).mark(SOURCE, 6, 6).mark(CUE, 1, 1).mark(CUE, 7, 7)
    page.mark(CONTENT, 2, 4).mark(CONTENT, 8, 10)
    page.link(1, 0, (6, 6)).link(1, 1, (8, 10))
    page.link(7, 0, (0, 0)).link(7, 1, (2, 4))
    assert page.claims() == [
        ((6, 6), (1, 1), ((8, 10),)),
        ((0, 0), (7, 7), ((2, 4),)),
    ]


def test_the_last_piece_of_a_cue_links_too():
    page = Page("Brenn has denied the claim").claim((0, 0), 1, (3, 4))
    page.mark(CUE, 1, 2)
    page.part("last")[2] = page.part("first")[1]
    page.part("first")[1] = 0
    assert page.claims() == [((0, 0), (1, 2), ((3, 4),))]


def test_claims_come_in_the_order_of_their_cues(two):
    cues = [cue for _, cue, _ in two.claims()]
    assert cues == sorted(cues)


def test_two_claims_may_have_one_source():
    page = Page("Brenn said one and denied two")
    page.claim((0, 0), 1, (2, 2)).claim((0, 0), 4, (5, 5))
    assert [source for source, _, _ in page.claims()] == [(0, 0), (0, 0)]


def test_a_source_that_no_cue_links_to_is_left_out():
    page = Page("Brenn waited. It was reported that the road is open")
    page.mark(SOURCE, 0, 0).claim(None, 5, (6, 10))
    assert page.claims() == [(None, (5, 5), ((6, 10),))]


def test_the_likelier_of_two_sources_is_chosen():
    page = Page("Brenn , Talvik said roads are open").claim((2, 2), 3, (4, 6))
    page.mark(SOURCE, 0, 0).link(3, 0, (0, 0), logit=1.0)
    assert page.claims()[0][0] == (2, 2)


def test_words_told_within_anothers_words_belong_to_both():
    page = Page("Brenn said Talvik claimed that roads are open")
    page.claim((0, 0), 1, (2, 4)).claim((2, 2), 3, (5, 7))
    page.link(1, 1, (5, 7), logit=4.0)
    assert page.claims() == [
        ((0, 0), (1, 1), ((2, 7),)),
        ((2, 2), (3, 3), ((5, 7),)),
    ]


def test_words_are_not_shared_with_a_claim_that_is_elsewhere(two):
    two.link(1, 1, (8, 10), logit=4.0)
    assert [contents for _, _, contents in two.claims()] == [((2, 4),), ((8, 10),)]


def test_parts_of_other_windows_are_not_linked():
    page = Page("Brenn said roads are open and troops left")
    page.claim((0, 0), 1, (2, 4), (6, 7))
    windows = ((0, page.heads[:5]), (5, page.heads[5:]))
    owner = np.array([0] * 5 + [1] * 3)
    found = page.decoder(windows, owner).claims()
    assert [f.contents for f in found] == [((2, 4),)]


def test_a_cues_links_are_those_of_its_own_window():
    page = Page("Brenn waited and Talvik said roads are open")
    page.claim((3, 3), 4, (5, 7))
    windows = ((0, np.zeros((5, WIDTH), np.float32)), (3, page.heads[3:]))
    owner = np.array([0, 0, 0, 1, 1, 1, 1, 1])
    (found,) = page.decoder(windows, owner).claims()
    assert (found.source, found.contents) == ((3, 3), ((5, 7),))


def test_the_settings_limits_are_used(two):
    assert two.claims(thresholds={"cue": 0.9999}) == []
    surer = two.claims(thresholds={"link_source": 0.9999})
    assert [source for source, _, _ in surer] == [None, None]


def test_a_distance_that_speaks_against_a_link_is_heard(two):
    distance = np.zeros((BUCKETS, 2), np.float32)
    distance[: BUCKETS // 2, 0] = -30
    found = two.claims(link_distance=distance)
    assert [source for source, _, _ in found] == [None, None]


def test_the_same_heads_give_the_same_claims(two):
    assert two.decoder().claims() == two.decoder().claims()


@given(st.integers(0, 2**32 - 1), st.floats(0.5, 20))
def test_whatever_the_heads_say_claims_are_whole_words_and_in_order(seed, spread):
    page = Page("Ta~lvik said the ro~ad\nis op~en. Ad~a Br~enn denied it\n\nto us")
    random = np.random.default_rng(seed)
    page.heads[:] = random.normal(0, spread, page.heads.shape)
    decoder = page.decoder()
    begins = {0, *(np.flatnonzero(np.diff(decoder.words)) + 1).tolist()}
    ends = {at - 1 for at in begins if at} | {len(page.pieces) - 1}
    found = decoder.claims()
    assert [f.cue for f in found] == sorted({f.cue for f in found})
    for claim in found:
        spans = [claim.cue, *claim.contents, *([claim.source] if claim.source else [])]
        assert {first for first, _ in spans} <= begins
        assert {last for _, last in spans} <= ends
        assert list(claim.contents) == sorted(claim.contents)
        assert 0 < decoder.certainty(claim.features) < 1


# -- certainty and votes -------------------------------------------------------


def certainty_of(page):
    decoder = page.decoder()
    (found,) = decoder.claims()
    return decoder.certainty(found.features)


def test_certainty_rises_with_the_odds_of_the_cue():
    made = [
        certainty_of(Page(TWO).claim((0, 0), 1, (2, 4)).mark(CUE, 1, 1, logit))
        for logit in (1.0, 2.0, 4.0, 8.0)
    ]
    assert made == sorted(set(made))


@given(st.floats(-9, 9), st.floats(-9, 9))
def test_certainty_is_monotone_and_a_probability(one, other):
    decoder = Page("Word").decoder()
    low, high = sorted((one, other))
    a, b = (decoder.certainty((odds, 0, 0, 0, 0, 0)) for odds in (low, high))
    assert 0 < a <= b < 1


def test_certainty_needs_every_feature():
    with pytest.raises(ValueError, match="zip"):
        Page("Word").decoder().certainty((1.0, 2.0))


def test_features_are_finite_for_the_surest_of_claims():
    page = Page(TWO).claim((0, 0), 1, (2, 4)).mark(CUE, 1, 1, 1000.0)
    assert 0 < certainty_of(page) < 1


def test_the_features_tell_whether_somebody_is_named():
    named = Page(TWO).claim((0, 0), 1, (2, 4)).decoder().claims()[0]
    nobody = Page(TWO).claim(None, 1, (2, 4)).decoder().claims()[0]
    assert (named.features[4], nobody.features[4]) == (0.0, 1.0)
    assert (named.features[3] > 0, nobody.features[3]) == (True, 0.0)


def test_the_features_tell_how_long_the_content_is():
    found = Page(TWO).claim((0, 0), 1, (2, 4)).decoder().claims()[0]
    assert found.features[5] == pytest.approx(math.log(3))


@pytest.mark.parametrize(("head", "values"), [("stance", STANCES), ("hedge", HEDGES)])
def test_votes_are_probabilities_of_each_value(two, head, values):
    decoder = two.decoder()
    votes = decoder.votes(decoder.claims()[0], head)
    assert votes.shape == (len(values),)
    assert votes.sum() == pytest.approx(1)


@pytest.mark.parametrize(("role", "at"), [(SOURCE, 0), (CUE, 1), (CONTENT, 2)])
def test_each_part_of_a_claim_votes_in_its_own_role(two, role, at):
    two.part("stance")[at, role * len(STANCES) + 4] = 9
    decoder = two.decoder()
    mine, other = (decoder.votes(found, "stance") for found in decoder.claims())
    assert int(mine.argmax()) == 4
    assert other == pytest.approx(1 / len(STANCES))


def test_a_part_has_no_vote_in_anothers_role(two):
    two.part("stance")[1, SOURCE * len(STANCES) + 4] = 9
    decoder = two.decoder()
    votes = decoder.votes(decoder.claims()[0], "stance")
    assert votes == pytest.approx(1 / len(STANCES))


# -- names ---------------------------------------------------------------------

scores = st.integers(1, 8).flatmap(
    lambda n: arrays(np.float32, (n, len(NAMES)), elements=st.floats(-14, 0, width=32))
)


@given(scores)
def test_a_name_never_goes_on_as_another_kind(given_scores):
    path = [NAMES[label] for label in best_path(given_scores)]
    for before, label in zip(["O", *path], path, strict=False):
        assert label[:2] != "I-" or before[2:] == label[2:]


@given(scores.filter(lambda rows: len(rows) <= 3))
def test_the_path_is_the_best_of_all_that_are_allowed(given_scores):
    def value(path):
        return sum(float(given_scores[i, label]) for i, label in enumerate(path))

    def allowed(path):
        names = [NAMES[label] for label in path]
        return all(
            label[:2] != "I-" or before[2:] == label[2:]
            for before, label in zip(["O", *names], names, strict=False)
        )

    ways = product(range(len(NAMES)), repeat=len(given_scores))
    best = max(value(path) for path in ways if allowed(path))
    assert value(best_path(given_scores)) == pytest.approx(best, abs=1e-3)


def name(page, first, last, kind):
    rows = page.part("names")
    rows[first, NAMES.index(f"B-{kind}")] = LIKELY + SURE
    rows[first + 1 : last + 1, NAMES.index(f"I-{kind}")] = LIKELY + SURE


def test_names_are_stretches_of_words_with_a_kind():
    page = Page("Ada Br~enn left Sharak for the Tarn Front")
    name(page, 0, 2, "PER")
    name(page, 4, 4, "LOC")
    name(page, 7, 8, "ORG")
    found = page.decoder().names()
    assert found == [((0, 2), "PER"), ((4, 4), "LOC"), ((7, 8), "ORG")]


def test_two_names_side_by_side_stay_two():
    page = Page("Brenn Talvik")
    name(page, 0, 0, "PER")
    name(page, 1, 1, "PER")
    assert page.decoder().names() == [((0, 0), "PER"), ((1, 1), "PER")]


def test_a_name_takes_a_word_whole():
    page = Page("Sha~rak fell")
    name(page, 0, 0, "LOC")
    page.part("names")[1] = 0
    assert page.decoder().names() == [((0, 1), "LOC")]


def test_a_break_is_no_name():
    page = Page("One\nTwo")
    name(page, 1, 1, "LOC")
    assert page.decoder().names() == []
