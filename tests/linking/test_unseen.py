"""Tellings as other agreements' reports have them."""

from dataclasses import replace

import pytest
from tests.linking.conftest import ACCORD, Desk, Said, due, duty

from armistice.model import (
    Comparison,
    Kind,
    Measure,
    Modality,
    Party,
    PartyRole,
    Quantity,
    Stance,
    TimeRole,
)

OTHER = replace(
    ACCORD,
    parties=(
        *ACCORD.parties,
        Party(id="OUT", name="Outland", role=PartyRole.THIRD, demonyms=("Outlandic",)),
    ),
    obligations=(
        duty(
            "c-fire",
            "NOR SUD",
            "hostilities",
            modality=Modality.MUST_NOT,
            kind=Kind.REFRAIN,
            place="vale",
        ),
        duty(
            "f-foreign",
            "SUD",
            "withdraw_foreign_forces",
            counterparty=("NOR",),
            place="vale",
        ),
        duty(
            "a-arms",
            "SUD",
            "lay_down_arms",
            quantities=(
                Quantity(unit="weapons", op=Comparison.ALL, measure=Measure.SHARE),
            ),
        ),
        duty("h-heavy", "NOR", "disarm_heavy_weapons", place="vale"),
        duty("l-light", "NOR", "disarm_light_weapons", place="vale"),
        duty("m-meet", "NOR SUD", "senior_commanders_meet"),
        duty("w-each", "NOR SUD", "withdraw_forces", place="hill"),
        duty("g-zone", "SUD", "gather_in_zones"),
        duty(
            "n-west",
            "NOR",
            "return_territory",
            counterparty=("SUD",),
            place="west",
            due=due("2031-06-01"),
        ),
    ),
    amendments=(),
)
MISSION = "the observer mission"
NOR = "the Norlandic Defence Ministry"
SUD = "the Sudmarker Defence Ministry"
SHELLED = (("shelling", "shelling"),)
HILL = (("Hill district", "hill"),)


@pytest.fixture
def other() -> Desk:
    return Desk(agreements=(OTHER,))


def said(content: str, by: str = "", **more: object) -> Said:
    return Said(content, by=by, cue="said" if by else "", **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "words",
    [
        "During the war Norlandic forces attacked Hill district.",
        "Norlandic forces had attacked Hill district for decades.",
        "In 2022 Norlandic forces attacked Hill district.",
        "Before the ceasefire Norlandic forces attacked Hill district.",
    ],
)
def test_history_breaks_nothing(other, words):
    one = said(words, events=(("attacked", "attack"),), places=HILL)
    assert other.evidence(one) == ()


def test_a_month_that_began_before_the_agreement_is_doubtful():
    signed = replace(OTHER, signed=due("2031-05-10").at, in_force=due("2031-05-10"))
    one = said(
        "Norlandic forces attacked Hill district in May.",
        events=(("attacked", "attack"),),
        places=HILL,
        times=(("May", "2031-05"),),
    )
    desk = Desk(agreements=(signed,))
    assert desk.bearings(one) == set()
    assert desk.unsure(one) == {("c-fire", "violation")}


def test_a_count_of_violations_without_a_side_waits(other):
    one = said(
        "312 violations on 14 May",
        MISSION,
        events=(("violations", "violate"),),
        figures=(("312 violations", "violations", 312, "recorded"),),
        times=(("14 May", "2031-05-14"),),
    )
    (found,) = other.evidence(one)
    assert (found.sameness, found.against) == ("unsure", None)


def test_the_day_of_an_accusation_is_not_the_days_of_the_act(other):
    one = said(
        "Norland on 20 May of shelling Hill district on 18 May",
        SUD,
        stance=Stance.ACCUSES,
        events=SHELLED,
        places=HILL,
        times=(("20 May", "2031-05-20"), ("18 May", "2031-05-18")),
    )
    assert [e.period.start.day for e in other.evidence(one)] == [18]


def test_an_accusation_without_another_day_waits(other):
    one = said(
        "Norland on 20 May of shelling Hill district",
        SUD,
        stance=Stance.ACCUSES,
        events=SHELLED,
        places=HILL,
        times=(("20 May", "2031-05-20"),),
    )
    assert other.bearings(one) == set()


def test_a_not_within_an_aside_denies_nothing(other):
    one = said(
        "Norland, which is not patient, attacked Hill district on 12 May.",
        events=(("attacked", "attack"),),
        places=HILL,
        times=(("12 May", "2031-05-12"),),
    )
    assert other.bearings(one) == {("c-fire", "violation")}


def test_until_makes_the_others_act_a_condition(other):
    one = said(
        "it will not withdraw from Hill district until Sudmark withdraws its forces",
        NOR,
        stance=Stance.PREDICTS,
        events=(("withdraw", "withdraw"), ("withdraws", "withdraw")),
        places=HILL,
    )
    assert other.bearings(one) == {("w-each", "excuse")}


def test_a_thirds_forces_that_stay_are_the_bearers_failure(other):
    one = said(
        "Outlandic troops remain in Vale.",
        events=(("remain in", "remain"),),
        places=(("Vale", "vale"),),
    )
    found = [e for e in other.evidence(one) if e.obligation == "f-foreign"]
    assert [(str(e.bearing), e.against) for e in found] == [("not_done", "SUD")]


def test_one_of_several_foreign_forces_is_not_yet_all(other):
    one = said(
        "Outlandic troops withdrew from Vale on 12 May.",
        events=(("withdrew", "withdraw"),),
        places=(("Vale", "vale"),),
        times=(("12 May", "2031-05-12"),),
    )
    assert ("f-foreign", "under_way") in other.bearings(one)


def test_a_share_of_the_weapons_is_a_share(other):
    one = said(
        "Sudmark has laid down 30 per cent of its weapons",
        MISSION,
        events=(("laid down", "disarm"),),
        figures=(("30 per cent", "percent", 30, ""),),
    )
    (found,) = [e for e in other.evidence(one) if e.bearing == "quantity"]
    assert (found.value, found.measure) == (0.3, Measure.SHARE)


def test_the_missions_receipt_is_a_handing_over(other):
    one = said("the mission has received 1,000 weapons from Sudmark", MISSION)
    assert ("a-arms", "under_way") in other.bearings(one)


def test_the_word_heavy_tells_which_weapons(other):
    one = said(
        "Norland handed over its heavy weapons on 12 May.",
        events=(("handed over", "hand_over"),),
        times=(("12 May", "2031-05-12"),),
    )
    assert {name for name, _ in other.bearings(one)} == {"h-heavy"}


def test_meeting_with_its_own_words_is_the_meeting(other):
    one = said(
        "Senior commanders of Norland and Sudmark met in Garton on 12 May.",
        times=(("12 May", "2031-05-12"),),
    )
    two = said(
        "Sudmark met its obligations on 12 May.", times=(("12 May", "2031-05-12"),)
    )
    assert other.bearings(one) == {("m-meet", "done")}
    assert other.bearings(two) == set()


def test_what_one_of_several_did_is_told_of_it_alone(other):
    one = said(
        "we have withdrawn all forces from Hill district",
        NOR,
        events=(("withdrawn", "withdraw"),),
        places=HILL,
    )
    found = [e for e in other.evidence(one) if e.obligation == "w-each"]
    assert [(str(e.bearing), e.against) for e in found] == [("done", "NOR")]


def test_leaving_some_posts_is_under_way_and_leaving_all_is_done(other):
    some = said(
        "Norlandic forces left three of nine posts in Hill district.", places=HILL
    )
    every = said("Norlandic forces left all nine posts in Hill district.", places=HILL)
    assert ("w-each", "under_way") in other.bearings(some)
    assert ("w-each", "done") in other.bearings(every)


def test_holding_a_post_still_is_not_having_left(other):
    one = said("Norlandic soldiers still hold two posts in Hill district.", places=HILL)
    assert ("w-each", "not_done") in other.bearings(one)


def test_a_strike_called_by_a_demonym_is_that_states(other):
    one = said(
        "A Norlandic missile hit a house in Hill district on 12 May.",
        places=HILL,
        times=(("12 May", "2031-05-12"),),
    )
    (found,) = other.evidence(one)
    assert (found.against, found.sameness) == ("NOR", "same")


def test_confirming_a_handover_without_a_day_takes_the_day_told(other):
    one = said(
        "Norland handed over Westmere district on 20 May",
        NOR,
        events=(("handed over", "hand_over"),),
        places=(("Westmere district", "west"),),
        times=(("20 May", "2031-05-20"),),
    )
    two = Said(
        "that Norland had handed over Westmere district",
        by=MISSION,
        cue="confirmed",
        events=(("handed over", "hand_over"),),
        places=(("Westmere district", "west"),),
    )
    (found,) = other.evidence(one, two)
    assert (found.actor, found.period.start.day) == ("VOM", 20)


def test_done_by_a_day_was_done_before_its_end(other):
    one = said(
        "By 20 May Norland had handed over Westmere district.",
        events=(("handed over", "hand_over"),),
        places=(("Westmere district", "west"),),
        times=(("20 May", "2031-05-20"),),
        role=TimeRole.DEADLINE,
    )
    (found,) = other.evidence(one)
    assert (found.period.start.day, found.period.end.day) == (1, 21)


def test_the_ministry_is_the_one_that_publishes():
    desk = Desk(agreements=(OTHER,), publisher="Ministry of Defence of Norland")
    (link,) = desk.links(said("it has kept its word", "The ministry"))
    assert link.actor == "NOR"


def test_a_ministry_of_affairs_is_no_person(other):
    (link,) = other.links(
        said("all is well", "the Ministry of Defence Affairs of Norland")
    )
    assert not link.actor.startswith("person:")


def test_a_bare_spokesman_of_another_body_is_not_sure(other):
    one = said("all is well", NOR)
    two = said(
        "The observer mission recorded attacks by Norland on 12 May",
        "a spokesperson",
        events=(("attacks", "attack"),),
        times=(("12 May", "2031-05-12"),),
    )
    assert other.bearings(one, two) == set()


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("A bus crash killed four people in Hill district on 3 May.", "killed"),
        (
            "Under another agreement Norland attacked Hill district on 3 May.",
            "attacked",
        ),
        ("Norlandic soldiers returned fire in Hill district on 3 May.", ""),
    ],
)
def test_accidents_other_texts_and_returned_fire_are_nothing(other, words, event):
    one = said(
        words,
        events=((event, "killing"),) if event else (),
        places=HILL,
        times=(("3 May", "2031-05-03"),),
    )
    assert other.evidence(one) == ()


def test_nobody_accuses_itself(other):
    one = said(
        "that Norlandic forces attacked Hill district on 12 May",
        NOR,
        stance=Stance.ACCUSES,
        events=(("attacked", "attack"),),
        places=HILL,
        times=(("12 May", "2031-05-12"),),
    )
    assert other.evidence(one) == ()


def test_the_ceasefire_on_a_day_does_not_name_the_ceasefire(other):
    one = said(
        "Norlandic forces violated the ceasefire on 12 May",
        SUD,
        events=(("violated", "violate"),),
        times=(("12 May", "2031-05-12"),),
    )
    assert [e.period.start.day for e in other.evidence(one)] == [12]


def test_forces_that_returned_to_a_place_came_in(other):
    one = said(
        "Norlandic forces returned to Westmere district on 12 May.",
        places=(("Westmere district", "west"),),
        times=(("12 May", "2031-05-12"),),
    )
    assert ("n-west", "done") not in other.bearings(one)


def test_a_village_that_nobody_knows_is_not_the_whole(other):
    one = said(
        "Norlandic forces withdrew from the village of Aldmoor on 12 May.",
        events=(("withdrew", "withdraw"),),
        times=(("12 May", "2031-05-12"),),
    )
    assert other.bearings(one) == set()


def test_a_count_goes_back_to_no_single_breach(other):
    one = said(
        "Norlandic forces attacked Hill district on 12 May",
        SUD,
        events=(("attacked", "attack"),),
        places=HILL,
        times=(("12 May", "2031-05-12"),),
    )
    two = said(
        "there were 40 violations",
        SUD,
        events=(("violations", "violate"),),
        figures=(("40 violations", "violations", 40, ""),),
    )
    assert other.bearings(one, two) == set()
