"""Each side gives and takes: which of two mirrored obligations the words mean."""

from dataclasses import replace

import pytest
from tests.linking.conftest import ACCORD, Desk, Said, due, duty

from armistice.model import (
    Comparison,
    Kind,
    Measure,
    Quantity,
    Stance,
    TimeRole,
)

MIRRORED = replace(
    ACCORD,
    obligations=(
        duty("m-nor", "NOR", "hand_over_mine_maps", counterparty=("SUD",)),
        duty("m-sud", "SUD", "hand_over_mine_maps", counterparty=("NOR",)),
        duty(
            "p-nor",
            "NOR",
            "return_prisoners",
            counterparty=("SUD",),
            quantities=(
                Quantity(
                    unit="prisoners",
                    op=Comparison.AT_LEAST,
                    n=48,
                    measure=Measure.CUMULATIVE,
                ),
            ),
        ),
        duty("p-sud", "SUD", "return_prisoners", counterparty=("NOR",)),
        duty("r-mission", "VOM", "publish_report", kind=Kind.REPORT),
        duty("o-road", "NOR SUD", "open_route", place="road", must_persist=True),
        duty(
            "s-road",
            "NOR",
            "guarantee_security_of_movement",
            place="road",
            kind=Kind.MAINTAIN,
            counterparty=("SUD",),
        ),
        duty("w-vale", "NOR", "withdraw_forces", place="vale", due=due("2031-05-20")),
        duty("f-fee", "SUD", "pay_transit_fee"),
    ),
    amendments=(),
)
NOR = "the Norlandic Defence Ministry"
SUD = "the Sudmarker Defence Ministry"


@pytest.fixture
def mirrored() -> Desk:
    return Desk(agreements=(MIRRORED,))


def over(content: str, by: str = "", **more: object) -> Said:
    return Said(content, by=by, cue="said" if by else "", **more)  # type: ignore[arg-type]


def test_received_maps_were_handed_over_by_the_other(mirrored):
    one = over(
        "it received the maps of mines on 15 May",
        SUD,
        times=(("15 May", "2031-05-15"),),
    )
    assert mirrored.bearings(one) == {("m-nor", "done")}


def test_no_map_received_is_the_others_failure(mirrored):
    one = over("no map had been received so far", SUD)
    assert mirrored.bearings(one) == {("m-nor", "not_done")}


def test_whose_maps_they_are_tells_who_owes_them(mirrored):
    one = over(
        "Sudmark's maps of mines were handed over on 15 May",
        "Lantern",
        events=(("handed over", "hand_over"),),
        times=(("15 May", "2031-05-15"),),
    )
    assert mirrored.bearings(one) == {("m-sud", "done")}


def test_maps_of_nobody_in_particular_wait_for_a_person(mirrored):
    one = over(
        "The maps of mines were handed over on 15 May.",
        events=(("handed over", "hand_over"),),
        times=(("15 May", "2031-05-15"),),
    )
    assert mirrored.bearings(one) == set()
    assert mirrored.unsure(one) == {("m-nor", "done"), ("m-sud", "done")}


def test_a_complaint_is_about_what_the_speaker_was_to_get(mirrored):
    one = over(
        "not all prisoners were returned",
        NOR,
        events=(("returned", "return_people"),),
    )
    assert mirrored.bearings(one) == {("p-sud", "not_done")}


def test_to_whom_tells_which_prisoners(mirrored):
    one = over(
        "The prisoners were returned to Sudmark on 15 May.",
        events=(("returned", "release"),),
        times=(("15 May", "2031-05-15"),),
    )
    assert {name for name, _ in mirrored.bearings(one)} == {"p-nor"}


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        ("Norland returned 48 prisoners in total", Measure.CUMULATIVE),
        ("Norland returned 48 prisoners", None),
    ],
)
def test_a_total_is_marked_as_one(mirrored, words, measure):
    one = over(
        f"{words}.",
        events=(("returned", "release"),),
        figures=(("48 prisoners", "prisoners", 48, "returned"),),
    )
    found = [e for e in mirrored.evidence(one) if e.bearing == "quantity"]
    assert [(e.obligation, e.measure) for e in found] == [("p-nor", measure)]


def test_a_number_by_a_day_is_as_of_that_day(mirrored):
    one = over(
        "By 20 May Norland had returned 48 prisoners in total.",
        events=(("returned", "release"),),
        figures=(("48 prisoners", "prisoners", 48, "returned"),),
        times=(("20 May", "2031-05-20"),),
        role=TimeRole.DEADLINE,
    )
    found = [e for e in mirrored.evidence(one) if e.bearing == "quantity"]
    assert [e.period.start.day for e in found] == [20]


def test_confirming_the_number_is_the_same_word_again(mirrored):
    one = over(
        "Norland returned 48 prisoners on 20 May.",
        events=(("returned", "release"),),
        figures=(("48 prisoners", "prisoners", 48, "returned"),),
        times=(("20 May", "2031-05-20"),),
    )
    two = Said("the number", by=SUD, cue="confirmed")
    found = mirrored.evidence(one, two)
    assert {(e.actor, str(e.bearing), e.value) for e in found} == {
        ("SUD", "under_way", None),
        ("SUD", "quantity", 48),
    }


def test_denying_this_is_denying_the_deed(mirrored):
    one = over(
        "it returned the prisoners on 20 May",
        NOR,
        events=(("returned", "release"),),
        times=(("20 May", "2031-05-20"),),
    )
    two = Said("this", by=SUD, cue="denied", stance=Stance.DENIES)
    assert mirrored.bearings(one, two) == {("p-nor", "not_done")}


def test_another_number_confirms_nothing(mirrored):
    one = over(
        "Norland returned 48 prisoners on 20 May.",
        events=(("returned", "release"),),
        figures=(("48 prisoners", "prisoners", 48, "returned"),),
        times=(("20 May", "2031-05-20"),),
    )
    two = Said(
        "the arrival of 40 people",
        by=SUD,
        cue="confirmed",
        figures=(("40 people", "persons", 40, ""),),
    )
    assert mirrored.evidence(one, two) == ()


def test_the_missions_own_report_meets_its_occasion():
    desk = Desk(agreements=(MIRRORED,), publisher="Vale Observer Mission")
    one = over("This is the third weekly report of the mission.")
    two = over("It covers the days from 10 to 17 May.")
    links = desk.links(one, two)
    found = [(e.obligation, str(e.bearing)) for e in links[0].evidence]
    assert found == [("r-mission", "done")]
    assert links[1].evidence == ()


def test_anothers_report_meets_no_occasion(mirrored):
    one = over("This is the third weekly report of our newspaper.")
    assert mirrored.evidence(one) == ()


def test_a_told_report_counts_for_who_published_it(mirrored):
    one = over("The observer mission has not commented.")
    two = over(
        "It published its second report on 12 May.",
        events=(("published its second report", "report"),),
        times=(("12 May", "2031-05-12"),),
        joined=True,
    )
    assert mirrored.bearings(one, two) == {("r-mission", "done")}


def test_both_sides_say_it_each(mirrored):
    one = over(
        "The Vale road opened on 15 May",
        "both sides",
        places=(("Vale road", "road"),),
        times=(("15 May", "2031-05-15"),),
    )
    found = mirrored.evidence(one)
    assert {(e.actor, e.obligation, str(e.bearing)) for e in found} == {
        ("NOR", "o-road", "done"),
        ("SUD", "o-road", "done"),
    }
    assert len({e.id for e in found}) == 2


def test_a_closed_road_is_not_yet_an_unsafe_one(mirrored):
    one = over(
        "The Vale road was closed on 15 May.",
        places=(("Vale road", "road"),),
        times=(("15 May", "2031-05-15"),),
    )
    assert mirrored.bearings(one) == {("o-road", "undone")}
    assert mirrored.unsure(one) == {("s-road", "violation")}


def test_a_reason_for_closing_is_an_excuse_and_no_admission(mirrored):
    one = over(
        "it closed the Vale road on 15 May to repair a bridge",
        NOR,
        events=(("closed the Vale road", "block"),),
        places=(("Vale road", "road"),),
        times=(("15 May", "2031-05-15"),),
    )
    assert mirrored.bearings(one) == {("o-road", "undone"), ("o-road", "excuse")}
    assert ("s-road", "violation") not in mirrored.unsure(one)


def test_the_road_is_the_one_named_before(mirrored):
    one = over("We drove along the Vale road.", places=(("Vale road", "road"),))
    two = over("The road was closed on 15 May.", times=(("15 May", "2031-05-15"),))
    (found,) = [e for e in mirrored.evidence(one, two) if e.obligation == "o-road"]
    assert found.place == "road"


def test_an_inability_with_a_reason_is_not_done_and_an_excuse(mirrored):
    one = over(
        "it could not withdraw from Vale because of floods",
        NOR,
        events=(("withdraw", "withdraw"),),
        places=(("Vale", "vale"),),
    )
    assert mirrored.bearings(one) == {("w-vale", "not_done"), ("w-vale", "excuse")}


def test_acting_only_when_the_other_does_is_no_promise(mirrored):
    one = over(
        "Norland will return the prisoners only when Sudmark pays",
        NOR,
        events=(("return", "release"),),
        stance=Stance.PROMISES,
    )
    assert mirrored.bearings(one) == {("p-nor", "excuse")}


def test_a_reason_that_the_other_side_gives_excuses_nobody(mirrored):
    one = over(
        "Norland did not withdraw from Vale because it wants the hills",
        SUD,
        events=(("withdraw", "withdraw"),),
        places=(("Vale", "vale"),),
    )
    assert mirrored.bearings(one) == {("w-vale", "not_done")}


def test_a_provision_by_number_is_its_obligation(mirrored):
    one = over("Paragraph 2 has not been implemented", SUD)
    alone = Desk(
        agreements=(replace(MIRRORED, obligations=(duty("2-only", "NOR", "x"),)),)
    )
    assert alone.bearings(one) == {("2-only", "not_done")}


def test_a_provision_with_several_obligations_waits_for_a_person(desk):
    one = over("Point 2 of the accord remains unfulfilled", SUD)
    assert desk.bearings(one) == set()
    assert desk.unsure(one) == {("2-east", "not_done"), ("2-west", "not_done")}


@pytest.mark.parametrize(
    "words",
    [
        "Article 7 of the constitution has not been implemented",
        "Point 7 must be implemented",
        "Point 7 of the ceasefire plan of the council would be fulfilled",
    ],
)
def test_other_texts_and_duties_name_no_provision(desk, words):
    assert desk.bearings(over(words, NOR)) == set()


def test_an_action_that_no_frame_knows_is_told_by_its_own_verb(mirrored):
    one = over("Sudmark has not paid the transit fee", NOR)
    two = over("Sudmark paid nothing", NOR)
    assert mirrored.bearings(one) == {("f-fee", "not_done")}
    assert mirrored.bearings(two) == set()
