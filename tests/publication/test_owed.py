"""What is owed, in words."""

from dataclasses import replace
from datetime import date

import pytest

from armistice.model import (
    After,
    Boundary,
    Comparison,
    DayOne,
    Dependency,
    Earliest,
    Event,
    Instant,
    Joint,
    Latest,
    Measure,
    Modality,
    Quantity,
    Recurrence,
    Relation,
    Renewal,
    Stage,
)
from armistice.publication import _owed


@pytest.fixture
def accord(edition):
    events = (
        Event(id="vote", name="the vote", on=Instant(at=date(2031, 9, 1))),
        Event(id="census"),
    )
    return replace(edition.agreements[0], events=events)


def facts(accord, **changes):
    obligation = replace(accord.obligations[0], **changes)
    return {f.label: f.text for f in _owed.owed(accord, obligation)}


def test_the_terms_of_a_plain_handover(accord):
    told = facts(accord)
    assert told["Who owes it"] == "Kessarin"
    assert told["What"] == "must: hand over the Old Mill"
    assert told["To whom"] == "Orvale"
    assert told["Where"] == "Old Mill (Vella Molin)"
    assert told["From"] == "entry into force"
    assert told["By"] == "5 March 2031"
    assert told["Verified by"] == "the text names nobody"
    assert told["Also"] == "undoing it later breaches it"


def test_the_headline_reads_as_a_sentence(accord):
    first, second, _ = accord.obligations
    assert _owed.headline(accord, first) == "Kessarin must: hand over the Old Mill"
    assert _owed.headline(accord, second) == second.summary


def test_a_missing_deadline_is_said(accord):
    assert facts(accord, due=None)["By"] == "the text sets none"
    assert "By" not in facts(accord, due=None, modality=Modality.MAY)


def test_several_bearers_owe_each_or_together(accord):
    both = ("KS", "OR", "ML")
    each = facts(accord, bearer=both)["Who owes it"]
    together = facts(accord, bearer=both, joint=Joint.JOINT)["Who owes it"]
    assert each == "Kessarin, Orvale and Maritime League (each)"
    assert together.endswith("(together)")


def test_an_unknown_id_is_shown_as_it_is(accord):
    told = facts(accord, bearer=("XX",), place="nowhere", except_places=("ford",))
    assert told["Who owes it"] == "XX"
    assert told["Where"] == "nowhere"
    assert told["Except"] == "Low Ford"


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(unit="apc", n=90), "90 apc"),
        (Quantity(unit="guns", op=Comparison.AT_LEAST, n=1200), "at least 1,200 guns"),
        (Quantity(unit="persons", op=Comparison.ALL), "all persons"),
        (
            Quantity(unit="arms", op=Comparison.AT_LEAST, n=0.3, measure=Measure.SHARE),
            "at least 30% arms",
        ),
        (
            Quantity(unit="persons", n=44, measure=Measure.CUMULATIVE),
            "44 persons, counted in total",
        ),
    ],
)
def test_quantities(quantity, words):
    assert _owed.quantity_words(quantity) == words


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (After(event="signature"), "signature"),
        (
            After(event="entry_into_force", offset="P14D"),
            "14 days after entry into force",
        ),
        (
            After(event="event:vote", offset="-P6M"),
            "6 months before the vote (1 September 2031)",
        ),
        (After(event="event:census"), "census"),
        (After(event="event:no-such"), "no such"),
        (
            After(event="obl:mill-handover.started", offset="P2D"),
            "2 days after “Hand over the Old Mill” (started)",
        ),
        (
            After(event="signature", offset="P60D", day_one=DayOne.SAME_DAY),
            "60 days after signature, its own day being day one",
        ),
        (
            After(event="signature", offset="P60D", boundary=Boundary.EXCLUSIVE),
            "60 days after signature, the last day excluded",
        ),
        (
            After(event="signature", offset="P60D", boundary=Boundary.UNCLEAR),
            "60 days after signature, unclear whether the last day counts",
        ),
        (
            Earliest(earliest=(After(event="signature"), Instant(at=date(2031, 5, 1)))),
            "the earliest of: signature; 1 May 2031",
        ),
        (
            Latest(latest=(After(event="signature"), Instant(at=date(2031, 5, 1)))),
            "the latest of: signature; 1 May 2031",
        ),
    ],
)
def test_times(accord, time, words):
    assert _owed.time_words(accord, time) == words


def test_stages_recurrence_and_renewal(accord):
    told = facts(
        accord,
        stages=(Stage(id="half", due=Instant(at=date(2031, 3, 1)), share=0.5),),
        recurrence=Recurrence(every="P1M"),
        renewal=Renewal(
            term="P5Y", auto=True, notice="P6M", who_may_object=("KS", "OR")
        ),
        ends=Instant(at=date(2036, 2, 21)),
    )
    assert told["In stages"] == "half (50% in total): 1 March 2031"
    assert told["Again"] == "every month"
    assert told["Until"] == "21 February 2036"
    assert told["Renewal"] == (
        "renews by itself for 5 years unless notice is given 6 months before "
        "(by Kessarin and Orvale)"
    )


def test_a_duty_on_every_event(accord):
    told = facts(accord, due=None, recurrence=Recurrence(every="on:violation"))
    assert told["Again"] == "each time: violation"
    assert "By" not in told


def test_ties_consent_and_manner(accord):
    told = facts(
        accord,
        depends=(
            Dependency(rel=Relation.IN_PARALLEL, ref="observers"),
            Dependency(rel=Relation.AFTER, ref="event:vote"),
        ),
        consent=("KS", "OR"),
        verifier=("ML",),
        verifier_is_interpretation=True,
        best_efforts=True,
        perdurant=False,
        mechanism="a joint commission",
    )
    assert told["Tied to"] == (
        "in parallel with “Deploy observers”; only after the vote (1 September 2031)"
    )
    assert told["Needs the agreement of"] == "Kessarin and Orvale"
    assert told["Verified by"] == (
        "Maritime League (read into the text by the file's author)"
    )
    assert told["How"] == "a joint commission"
    assert "best efforts" in told["Also"]
    assert "not owed any more" in told["Also"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "nothing (taken away)"),
        (Instant(at=date(2031, 3, 8)), "8 March 2031"),
        (Quantity(unit="guns", n=3), "3 guns"),
        (("KS", "OR"), "KS, OR"),
        ("with its weir", "with its weir"),
        (0.0, "0.0"),
    ],
)
def test_values_of_changes(accord, value, words):
    assert _owed.value_words(accord, value) == words
