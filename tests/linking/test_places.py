"""Where told things lie against an obligation."""

from dataclasses import replace

import pytest

from armistice.linking._places import Lies, compatible, fit, told_places
from armistice.model import PlaceMention, Span


def mention(text, place, start=0, **more):
    span = Span(start, start + len(text))
    return PlaceMention(span=span, text=text, place=place, **more)


@pytest.mark.parametrize(
    ("place", "obligation", "lies"),
    [
        ("east", "2-east", Lies.INSIDE),
        ("east_village", "2-east", Lies.OUTSIDE),
        ("east_village", "1-ceasefire", Lies.INSIDE),
        ("corridor", "2-west", Lies.OUTSIDE),
        ("vale", "2-east", Lies.BROADER),
        ("west", "2-east", Lies.OUTSIDE),
        ("west", "5-prisoners", Lies.INSIDE),
    ],
)
def test_where_a_place_lies(accord, place, obligation, lies):
    one = accord.obligation(obligation)
    assert fit(mention("X", place), one, accord).lies is lies


def test_no_place_is_not_told(accord):
    assert fit(None, accord.obligation("2-east"), accord).lies is Lies.NOT_TOLD


def test_parts_count_as_the_place(accord):
    one = replace(accord.obligation("2-east"), parts=("road",))
    assert fit(mention("X", "road"), one, accord).lies is Lies.INSIDE


def test_a_gazetteers_place_is_far_or_unplaced(accord):
    one = accord.obligation("1-ceasefire")
    far = mention("Farport", "geo:1", lat=40.0, lon=60.0)
    near = mention("Nearby", "geo:2", lat=10.1, lon=10.1)
    assert fit(far, one, accord).lies is Lies.OUTSIDE
    assert fit(near, one, accord).lies is Lies.UNPLACED


def test_without_points_nothing_is_far(accord):
    bare = replace(accord, places=tuple(replace(p, lat=None) for p in accord.places))
    far = mention("Farport", "geo:1", lat=40.0, lon=60.0)
    assert fit(far, accord.obligation("1-ceasefire"), bare).lies is Lies.UNPLACED


def test_the_village_in_the_district_is_meant(accord):
    text = "Hill district at Eastmere village"
    hill = mention("Hill district", "hill")
    village = mention("Eastmere village", "east_village", 17)
    assert told_places((hill, village), accord, text) == (village,)


def test_places_in_a_row_are_all_meant(accord):
    text = "Eastmere and Westmere"
    east, west = mention("Eastmere", "east"), mention("Westmere", "west", 13)
    assert told_places((west, east), accord, text) == (west, east)


def test_the_agreements_places_go_first(accord):
    far, east = mention("Farport", "geo:1"), mention("Eastmere", "east", 20)
    assert told_places((far, east), accord, "Farport is not far, Eastmere") == (east,)


def test_a_region_is_found_by_its_bare_name(accord):
    (found,) = told_places((mention("Eastmere region", None),), accord, "")
    assert found.place == "east"


def test_compatible_places_hold_one_another(accord):
    assert compatible("hill", "east_village", (accord,))
    assert compatible(None, "east", (accord,))
    assert not compatible("east", "west", (accord,))
