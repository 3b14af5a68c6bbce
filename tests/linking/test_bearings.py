"""What a claim bears on, and how."""

import pytest

from armistice.model import Hedge, Sameness, Stance, TimeRole

HANDED = {
    "events": (("handed over", "hand_over"),),
    "places": (("Eastmere", "east"),),
}
ATTACK = {
    "events": (("attacked", "attack"),),
    "places": (("Hill district", "hill"),),
    "times": (("12 May", "2031-05-12"),),
}


def test_a_handover_told_as_completed_is_done(desk, say):
    one = say(
        "Norland handed over Eastmere on 20 May.",
        times=(("20 May", "2031-05-20"),),
        **HANDED,
    )
    (evidence,) = desk.evidence(one)
    assert (evidence.obligation, evidence.bearing) == ("2-east", "done")
    assert evidence.period.start.isoformat() == "2031-05-20T00:00:00+00:00"
    assert "“handed over” + Norland + at Eastmere" in evidence.reason


def test_a_handover_without_a_day_is_as_vague_as_the_words(desk, say):
    (evidence,) = desk.evidence(say("Norland has handed over Eastmere.", **HANDED))
    assert evidence.period.start.date().isoformat() == "2031-05-01"
    assert evidence.period.end.date().isoformat() == "2031-05-26"


def test_the_other_side_entering_shows_that_it_was_handed_over(desk, say):
    one = say(
        "Sudmarker units entered Eastmere.",
        events=(("entered", "enter"),),
        places=(("Eastmere", "east"),),
    )
    assert ("2-east", "done") in desk.bearings(one)


@pytest.mark.parametrize(
    "words",
    [
        "Norland has not handed over Eastmere.",
        "Norland refused to see Eastmere handed over.",
        "Eastmere was never handed over.",
    ],
)
def test_denying_words_make_it_not_done(desk, say, words):
    assert desk.bearings(say(words, **HANDED)) == {("2-east", "not_done")}


def test_a_denial_by_the_other_side_is_not_done_as_of_its_day(desk, say):
    one = say(
        "Norland had handed over Eastmere",
        by="the Sudmarker Defence Ministry",
        cue="denied that",
        stance=Stance.DENIES,
        **HANDED,
    )
    (evidence,) = desk.evidence(one)
    assert evidence.bearing == "not_done"
    assert evidence.actor == "SUD"
    assert evidence.against == "NOR"
    assert evidence.period.end.date().isoformat() == "2031-05-26"


def test_forces_that_remain_in_the_district_hold_it_back(desk, say):
    one = say(
        "Norlandic troops remain in Eastmere.",
        events=(("remain in", "remain"),),
        places=(("Eastmere", "east"),),
    )
    assert ("2-east", "not_done") in desk.bearings(one)


def test_taking_it_back_undoes_it(desk, say):
    one = say(
        "Norlandic troops captured Eastmere on 22 May.",
        events=(("captured", "capture"),),
        places=(("Eastmere", "east"),),
        times=(("22 May", "2031-05-22"),),
    )
    assert ("2-east", "undone") in desk.bearings(one)


def test_going_on_is_under_way(desk, say):
    one = say(
        "Norlandic forces continue their withdrawal from Vale.",
        events=(("withdrawal", "withdraw"),),
        places=(("Vale", "vale"),),
    )
    assert desk.bearings(one) == {("4-withdraw", "under_way")}


def test_a_withdrawal_completed_is_done(desk, say):
    one = say(
        "Norland completed the withdrawal of its forces from Vale on 3 May.",
        events=(("withdrawal", "withdraw"),),
        places=(("Vale", "vale"),),
        times=(("3 May", "2031-05-03"),),
    )
    assert desk.bearings(one) == {("4-withdraw", "done")}


def test_an_attack_names_whom_it_is_against(desk, say):
    one = say("On 12 May Norlandic forces attacked a post in Hill district.", **ATTACK)
    (evidence,) = desk.evidence(one)
    assert (evidence.obligation, evidence.bearing) == ("1-ceasefire", "violation")
    assert (evidence.against, evidence.place) == ("NOR", "hill")


def test_who_was_hit_tells_who_did_it_where_there_are_two(desk, say):
    one = say(
        "One of our soldiers was killed in Hill district on 12 May",
        by="the Sudmarker Defence Ministry",
        cue="said",
        events=(("killed", "killing"),),
        places=(("Hill district", "hill"),),
        times=(("12 May", "2031-05-12"),),
    )
    (evidence,) = desk.evidence(one)
    assert evidence.against == "NOR"
    assert "as Sudmark was hit" in evidence.reason


def test_two_acts_of_one_subject_are_against_the_same(desk, say):
    one = say(
        "On 12 May Norlandic forces attacked a Sudmarker post in Hill district, "
        "killing one and wounding two.",
        events=(
            ("attacked", "attack"),
            ("killing", "killing"),
            ("wounding", "killing"),
        ),
        places=(("Hill district", "hill"),),
        times=(("12 May", "2031-05-12"),),
    )
    assert {e.against for e in desk.evidence(one)} == {"NOR"}


def test_a_country_that_owes_nothing_breaks_nothing(desk, say):
    one = say("On 12 May Garlander forces attacked a post in Hill district.", **ATTACK)
    assert desk.evidence(one) == ()


def test_a_de_facto_force_waits_for_a_person(desk, say):
    one = say("On 12 May the separatists attacked a post in Hill district.", **ATTACK)
    assert desk.unsure(one) == {("1-ceasefire", "violation")}


def test_an_attack_without_a_day_waits_for_a_person(desk, say):
    one = say(
        "Norlandic forces attacked a post in Hill district.",
        events=(("attacked", "attack"),),
        places=(("Hill district", "hill"),),
    )
    (evidence,) = desk.evidence(one)
    assert evidence.sameness is Sameness.UNSURE
    assert "waits for a person: the words do not say when" in evidence.reason


def test_new_positions_breach_the_point_about_positions_only(desk, say):
    one = say(
        "Norlandic forces built combat positions in Hill district on 12 May.",
        events=(("built combat positions", "build_positions"),),
        places=(("Hill district", "hill"),),
        times=(("12 May", "2031-05-12"),),
    )
    assert desk.bearings(one) == {("1-positions", "violation")}


def test_blocking_an_open_road_undoes_its_opening(desk, say):
    one = say(
        "Sudmark closed the Vale road on 12 May.",
        events=(("closed", "block"),),
        places=(("Vale road", "road"),),
        times=(("12 May", "2031-05-12"),),
    )
    assert desk.bearings(one) == {("6-road", "undone")}


def test_an_act_that_no_frame_knows_goes_by_its_own_words(desk, say):
    one = say("Sudmark adopted the amnesty law.")
    assert desk.bearings(one) == {("7-law", "done")}


def test_another_law_is_not_the_law(desk, say):
    assert desk.evidence(say("Sudmark adopted a budget.")) == ()


def test_possible_only_waits_for_a_person(desk, say):
    one = say("Norland handed over Eastmere.", hedge=Hedge.POSSIBLE, **HANDED)
    assert desk.unsure(one) == {("2-east", "done")}


def test_not_knowing_says_nothing(desk, say):
    one = say("Norland handed over Eastmere.", hedge=Hedge.UNKNOWN, **HANDED)
    assert desk.evidence(one) == ()


@pytest.mark.parametrize(
    "stance", [Stance.NO_COMMENT, Stance.UNANSWERED, Stance.DEMANDS, Stance.RETRACTS]
)
def test_stances_that_tell_nothing(desk, say, stance):
    one = say("Norland handed over Eastmere.", stance=stance, **HANDED)
    assert desk.evidence(one) == ()


def test_an_opinion_waits_for_a_person(desk, say):
    one = say(
        "On 12 May Norlandic forces attacked a post in Hill district",
        by="analyst Tam Orel",
        cue="believes",
        **ATTACK,
    )
    assert desk.unsure(one) == {("1-ceasefire", "violation")}


def test_a_party_that_will_act_promises(desk, say):
    one = say(
        "Norland will hand over Eastmere by 30 May",
        by="the Norlandic Defence Ministry",
        cue="said",
        events=(("hand over", "hand_over"),),
        places=(("Eastmere", "east"),),
        times=(("30 May", "2031-05-30"),),
        role=TimeRole.DEADLINE,
    )
    (evidence,) = desk.evidence(one)
    assert (evidence.bearing, evidence.value) == ("promise", "2031-05-30")


def test_an_outlet_cannot_promise(desk, say):
    one = say(
        "Norland will hand over Eastmere.",
        events=(("hand over", "hand_over"),),
        places=(("Eastmere", "east"),),
    )
    assert desk.evidence(one) == ()


def test_an_accusation_without_a_subject_is_against_the_one_accused(desk, say):
    one = say(
        "attacked a post in Hill district on 12 May",
        by="the Sudmarker Defence Ministry",
        cue="accused",
        stance=Stance.ACCUSES,
        addressee="Norland",
        **ATTACK,
    )
    assert [e.against for e in desk.evidence(one)] == ["NOR"]


def test_the_issue_not_resolved_is_the_act_named_before(desk, say):
    before = say(
        "One duty is the withdrawal of Norlandic forces from Vale",
        by="President Ada Korr",
        cue="said",
        events=(("withdrawal", "withdraw"),),
        places=(("Vale", "vale"),),
    )
    one = say(
        "The matter has not been resolved to this day.",
        times=(("to this day", "2031-05-25"),),
        role=TimeRole.AS_OF,
    )
    assert desk.bearings(before, one) == {("4-withdraw", "not_done")}


def test_a_process_that_will_end_is_promised_by_who_tells_it(desk, say):
    one = say(
        "Norlandic forces are withdrawing from Vale, and the process will end in June",
        by="the Norlandic Defence Ministry",
        cue="said",
        events=(("withdrawing", "withdraw"),),
        places=(("Vale", "vale"),),
        times=(("June", "2031-06"),),
    )
    assert desk.bearings(one) == {
        ("4-withdraw", "under_way"),
        ("4-withdraw", "promise"),
    }


def test_links_are_the_same_when_made_twice(desk, say):
    one = say("On 12 May Norlandic forces attacked a post in Hill district.", **ATTACK)
    assert desk.links(one) == desk.links(one)


def test_every_claim_gets_one_link_in_order(desk, say):
    links = desk.links(
        say("Rain fell."), say("Norland handed over Eastmere.", **HANDED)
    )
    _, reading = desk.read(say("Rain fell."), say("Norland handed over Eastmere."))
    assert len(links) == len(reading.claims)
    assert [bool(one.evidence) for one in links] == [False, True]
