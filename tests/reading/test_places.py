"""Places of the agreement by all sides' names, and towns of the world."""

import pytest

from armistice.reading import ReportReader, RuleClaims
from armistice.reading._gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("They left Sharak district at dawn.", "sharak"),
        ("They left Sharak at dawn.", "sharak"),
        ("They left Şarak at dawn.", "sharak"),
        ("They left Sharakh at dawn.", None),
        ("They left the Mirn corridor at dawn.", "corridor"),
        ("They fought near Sharak village at dawn.", "sharak_village"),
        ("They fought near the village of Sharak at dawn.", "sharak_village"),
        ("They fought near Sharak village of Orm district.", "sharak_village"),
        ("They fought near Orm's Sharak village today.", "sharak_village"),
        ("They fought in Ormand at dawn.", "orm"),
        ("They fought in the Tarn Valley at dawn.", "valley"),
    ],
)
def test_places_of_the_agreement(read, text, place):
    found = [p for p in read(text).places if not (p.place or "").startswith("geo:")]
    assert place in [p.place for p in found] or (place is None and not found)


def test_a_kind_that_does_not_fit_leaves_it_open(read):
    (found,) = read("They fought near Orm village at dawn.").places
    assert found.place is None


def test_the_span_takes_in_the_kind(read):
    text = "They left Orm district at dawn."
    (found,) = read(text).places
    assert found.text == "Orm district"
    assert found.span.of(text) == found.text


def test_a_known_place_brings_its_coordinates(read):
    (found,) = read("They left Sharak district at dawn.").places
    assert (found.lat, found.lon) == (1.0, 2.0)


def test_small_letters_are_no_name(read):
    assert read("They ate a sharak of bread.").places == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met in Nairobi on Monday.", ("Nairobi", "geo:184745")),
        ("They met in France on Monday.", ("France", "geo:3017382")),
        ("They met in the United States.", ("United States", "geo:6252001")),
    ],
)
def test_towns_and_countries_of_the_world(read, text, found):
    (place,) = read(text).places
    assert (place.text, place.place) == found


def test_two_towns_that_could_be_meant_are_left_open(read):
    (place,) = read("They met in Springfield on Monday.").places
    assert place.place is None


def test_the_country_of_the_report_tells_which_town():
    best = Gazetteer().best("Valencia", frozenset(["VE"]))
    other = Gazetteer().best("Valencia", frozenset(["ES"]))
    assert best is not None
    assert other is not None
    assert (best.country, other.country) == ("VE", "ES")


def test_a_small_town_does_not_open_a_sentence(read):
    assert read("Reading is good. Nice weather came.").places == ()


def test_without_an_agreement_the_world_is_left(lexicon, make_report):
    report = make_report("They left Sharak for Nairobi.")
    reading = ReportReader(lexicon=lexicon, finder=RuleClaims(lexicon)).read(report)
    assert reading.places[-1].text == "Nairobi"
    assert "sharak" not in [p.place for p in reading.places]
