"""How the model's output is divided, and how far counts as how far."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from armistice.model import Hedge, Stance
from armistice.reading._heads import (
    BUCKETS,
    HEDGES,
    LINK,
    NAMES,
    STANCES,
    WIDTH,
    distance_bucket,
    part,
)

SIZES = {
    "tags": 9,
    "names": 7,
    "stance": 3 * len(Stance),
    "hedge": 3 * len(Hedge),
    "level": 2,
    "first": 2 * LINK,
    "last": 2 * LINK,
    "value": 2 * LINK,
}
places = st.integers(0, 2000)


def bucket(at, first, last):
    return int(distance_bucket(np.array(at), np.array(first), np.array(last)))


def test_the_parts_cover_the_output_without_overlap():
    column = np.arange(WIDTH)
    taken = np.concatenate([part(column, name) for name in SIZES])
    assert sorted(taken.tolist()) == column.tolist()


@pytest.mark.parametrize("name", SIZES)
def test_a_part_is_as_wide_as_what_it_tells(name):
    assert part(np.zeros((2, 3, WIDTH)), name).shape == (2, 3, SIZES[name])


def test_votes_are_for_every_stance_and_hedge_in_the_models_order():
    assert (tuple(Stance), tuple(Hedge)) == (STANCES, HEDGES)


def test_every_kind_of_name_has_its_further_label_after_its_first():
    firsts = [i for i, name in enumerate(NAMES) if name.startswith("B-")]
    assert [NAMES[i + 1] for i in firsts] == [f"I-{NAMES[i][2:]}" for i in firsts]
    assert len(NAMES) == 1 + 2 * len(firsts)


def test_inside_a_span_is_the_middle_bucket():
    assert [bucket(at, 5, 7) for at in (5, 6, 7)] == [BUCKETS // 2] * 3


def test_the_first_seven_pieces_each_have_their_own_bucket():
    assert [bucket(7 + d, 5, 7) - 20 for d in range(1, 8)] == list(range(1, 8))


@pytest.mark.parametrize(
    ("far", "bucket_after"), [(8, 8), (16, 10), (64, 15), (255, 19), (256, 20)]
)
def test_further_on_buckets_grow_with_the_logarithm(far, bucket_after):
    assert bucket(7 + far, 5, 7) - 20 == bucket_after


def test_very_far_is_the_outermost_bucket():
    assert bucket(0, 5000, 5001) == 0
    assert bucket(5001, 0, 0) == BUCKETS - 1


@given(places, places)
def test_a_bucket_never_falls_with_the_distance(first, length):
    at = np.arange(first + length + 700)
    made = distance_bucket(at, np.array(first), np.array(first + length))
    assert (np.diff(made) >= 0).all()
    assert made.min() >= 0
    assert made.max() < BUCKETS


@given(places, places, st.integers(0, 1000))
def test_before_and_after_are_mirrored(first, length, far):
    last = first + length
    before, after = bucket(first - far, first, last), bucket(last + far, first, last)
    assert before + after == BUCKETS - 1
