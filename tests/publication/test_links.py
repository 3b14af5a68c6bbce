"""Addresses within the site."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armistice.publication import _links


@pytest.mark.parametrize("id_", ["mill-handover", "6a-kalbajar", "x"])
def test_a_plain_id_is_its_own_name(id_):
    assert _links.safe(id_) == id_


@given(st.text(max_size=100))
def test_any_id_becomes_a_harmless_name(id_):
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]*", _links.safe(id_))


@pytest.mark.parametrize(
    ("one", "other"), [("A", "a"), ("a/b", "a-b"), ("../x", "x"), ("", "x"), ("ü", "ö")]
)
def test_like_ids_never_share_a_page(one, other):
    assert _links.safe(one) != _links.safe(other)


def test_a_long_id_is_cut_but_stays_its_own():
    one, other = _links.safe("a" * 300), _links.safe("a" * 301)
    assert one != other
    assert len(one) < 80
