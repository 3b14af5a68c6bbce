"""Numbers, what they count, and which kind of count it is."""

import pytest

from armistice.model import Bound


def figures(read, text):
    return read(text).figures


@pytest.mark.parametrize(
    ("text", "low", "high", "bound", "unit"),
    [
        ("A force of 1,960 soldiers came.", 1960, 1960, "exact", "personnel"),
        ("Some 90 armoured carriers came.", 90, 90, "about", "apc"),
        ("Over 400 peacekeepers came.", 400, 400, "at_least", "personnel"),
        ("More than 1,400 people fled.", 1400, 1400, "at_least", "persons"),
        ("Up to 30 tanks came.", 30, 30, "at_most", "tanks"),
        ("No fewer than 30 tanks came.", 30, 30, "at_least", "tanks"),
        ("No more than 30 tanks came.", 30, 30, "at_most", "tanks"),
        ("Between 10 and 15 trucks came.", 10, 15, "exact", "vehicles"),
        ("10 to 15 trucks came.", 10, 15, "exact", "vehicles"),
        ("Dozens of civilians fled.", 24, 99, "about", "persons"),
        ("Two thousand soldiers came.", 2000, 2000, "exact", "personnel"),
        ("Twenty-two prisoners came home.", 22, 22, "exact", "prisoners"),
        ("They found six bodies.", 6, 6, "exact", "bodies"),
        ("A strip of 5 km was left.", 5, 5, "exact", "km"),
        ("About 40 percent was done.", 40, 40, "about", "percent"),
        ("2.5 million people fled.", 2_500_000, 2_500_000, "exact", "persons"),
    ],
)
def test_number_bound_and_unit(read, text, low, high, bound, unit):
    (figure,) = figures(read, text)
    assert (figure.low, figure.high, figure.bound.value, figure.unit) == (
        low,
        high,
        bound,
        unit,
    )


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("A force of 1,960 soldiers will be deployed.", "mandated"),
        ("They began deploying 2,000 soldiers.", "deploying"),
        ("Over 400 soldiers arrived.", "arrived"),
        ("400 soldiers have been deployed.", "deployed"),
        ("They released 44 prisoners.", "released"),
        ("They cleared 44 mines.", "cleared"),
        ("44 soldiers slept.", ""),
    ],
)
def test_aspect(read, text, aspect):
    assert figures(read, text)[0].aspect == aspect


@pytest.mark.parametrize(
    "text",
    [
        "The blast killed one soldier and wounded two others near it, killing no more.",
        "One soldier was killed and two soldiers were wounded.",
    ],
)
def test_killed_comes_before_wounded(read, text):
    assert figures(read, text)[0].unit == "killed"


def test_killed_and_wounded_of_one_sentence(read):
    found = figures(
        read, "They fired, killing an officer and wounding another soldier."
    )
    assert [(f.unit, f.low) for f in found] == [("killed", 1.0), ("wounded", 1.0)]


def test_somebody_named_and_wounded_counts_as_one(read):
    found = figures(
        read, "One of our servicemen was killed and soldier Ilo Marsh was wounded."
    )
    assert [(f.unit, f.low) for f in found] == [("killed", 1.0), ("wounded", 1.0)]


def test_a_higher_toll_is_no_number_of_its_own(read):
    found = figures(
        read,
        "More than 870 people were confirmed dead, including dozens of children, "
        "but the toll is believed to be far higher.",
    )
    assert [(f.low, f.aspect) for f in found] == [(870, "confirmed"), (24, "included")]
    assert found[0].bound is Bound.AT_LEAST


@pytest.mark.parametrize(
    "text",
    [
        "It cost $350 million.",
        "They waited six days.",
        "It was a soldier.",
        "The 12 of March was cold.",
        "A soldier's life is hard.",
        "1,23,4 and 3.4.5 are no numbers.",
    ],
)
def test_no_figures(read, text):
    assert figures(read, text) == ()


def test_counted_gives_the_reports_words(read):
    (figure,) = figures(read, "One of our young soldiers was killed.")
    assert figure.counted == "young soldiers"


@pytest.mark.parametrize(
    ("text", "aspects"),
    [
        ("Kesra is to return 48 prisoners by Friday.", ["mandated"]),
        ("Kesra returned 48 prisoners on Friday.", ["returned"]),
        ("Kesra has not returned any of the 31 prisoners.", ["whole"]),
        ("A mission of 640 observers will watch the ceasefire.", ["mandated"]),
    ],
)
def test_what_is_owed_and_what_was_done_are_different_counts(read, text, aspects):
    assert [figure.aspect for figure in figures(read, text)] == aspects
