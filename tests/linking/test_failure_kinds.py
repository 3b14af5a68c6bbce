"""The ways in which matching by likeness goes wrong: each must give no evidence."""

import pytest

from armistice.model import TimeRole

EAST = (("Eastmere", "east"),)


@pytest.mark.parametrize(
    "words",
    [
        "Norland shall hand over Eastmere.",
        "Norland must hand over Eastmere.",
        "Norland is required to hand over Eastmere.",
        "Norland is to hand over Eastmere.",
        "The accord obliges Norland to hand over Eastmere.",
        "The accord stipulates that Norland hand over Eastmere.",
        "Norland has to hand over Eastmere.",
        "Norland should hand over Eastmere.",
    ],
)
def test_a_rule_told_again_is_no_event(desk, say, words):
    one = say(words, events=(("hand over", "hand_over"),), places=EAST)
    assert desk.evidence(one) == ()


@pytest.mark.parametrize(
    "words",
    [
        "The accord names no mechanism for the withdrawal of Norlandic forces from Vale.",
        "The deadline for the withdrawal of Norlandic forces from Vale is near.",
        "Garland demanded the withdrawal of Norlandic forces from Vale.",
        "The sides discussed the withdrawal of Norlandic forces from Vale.",
        "Preparations for the withdrawal of Norlandic forces from Vale are under way.",
        "The withdrawal of Norlandic forces from Vale is provided for by the accord.",
    ],
)
def test_naming_an_act_is_no_event(desk, say, words):
    one = say(words, events=(("withdrawal", "withdraw"),), places=(("Vale", "vale"),))
    assert desk.evidence(one) == ()


@pytest.mark.parametrize(
    "words",
    [
        "If Norland hands over Eastmere, the road opens.",
        "Unless Norland hands over Eastmere, the talks end.",
        "Has Norland handed over Eastmere?",
        "Norland might have handed over Eastmere.",
    ],
)
def test_conditions_and_questions_tell_nothing(desk, say, words):
    verb = "hands over" if "hands over" in words else "handed over"
    one = say(words, events=((verb, "hand_over"),), places=EAST)
    assert desk.evidence(one) == ()


def test_the_text_of_the_accord_claims_nothing(desk, say):
    one = say(
        "Norland handed over Eastmere",
        by="Article 2 of the accord",
        cue="states",
        events=(("handed over", "hand_over"),),
        places=EAST,
    )
    (link,) = desk.links(one)
    assert link.evidence == ()
    assert "claims nothing" in link.reason


@pytest.mark.parametrize(
    "words",
    [
        "Under the Harrow Agreement Norland handed over Eastmere.",
        "Norland handed over Eastmere after the war of 1994.",
        "As the Lake Protocol asks, Norland handed over Eastmere.",
    ],
)
def test_another_agreement_is_not_this_one(desk, say, words):
    one = say(words, events=(("handed over", "hand_over"),), places=EAST)
    assert desk.evidence(one) == ()


def test_this_agreement_may_be_named(desk, say):
    one = say(
        "As the Vale Agreement asks, Norland handed over Eastmere.",
        events=(("handed over", "hand_over"),),
        places=EAST,
    )
    assert desk.bearings(one) == {("2-east", "done")}


def test_what_was_before_the_agreement_is_history(desk, say):
    one = say(
        "On 12 April Norlandic forces attacked a post in Hill district.",
        events=(("attacked", "attack"),),
        places=(("Hill district", "hill"),),
        times=(("12 April", "2031-04-12"),),
    )
    assert desk.evidence(one) == ()


def test_what_lasts_since_before_the_agreement_is_history(desk, say):
    one = say(
        "Norlandic forces have occupied Hill district since April 2019.",
        events=(("occupied", "capture"),),
        places=(("Hill district", "hill"),),
        times=(("April 2019", "2019-04"),),
        role=TimeRole.SINCE,
    )
    assert desk.evidence(one) == ()


def test_another_country_is_not_this_one(desk, say):
    one = say(
        "Garland withdrew its forces from its own coast.",
        events=(("withdrew", "withdraw"),),
    )
    assert desk.evidence(one) == ()


def test_a_gazetteers_place_far_away_is_elsewhere(desk, say):
    one = say(
        "On 12 May Norlandic forces attacked a post in Farport.",
        events=(("attacked", "attack"),),
        places=(("Farport", "nowhere"),),
        times=(("12 May", "2031-05-12"),),
    )
    assert desk.unsure(one) == {("1-ceasefire", "violation")}


def test_a_village_of_like_name_in_another_district(desk, say):
    one = say(
        "On 12 May Norlandic forces attacked a post in Eastmere village.",
        events=(("attacked", "attack"),),
        places=(("Eastmere village", "east_village"),),
        times=(("12 May", "2031-05-12"),),
    )
    (evidence,) = desk.evidence(one)
    assert (evidence.obligation, evidence.place) == ("1-ceasefire", "east_village")


def test_leaving_that_village_is_not_the_district_of_like_name(desk, say):
    one = say(
        "Norlandic forces withdrew from Eastmere village.",
        events=(("withdrew", "withdraw"),),
        places=(("Eastmere village", "east_village"),),
    )
    assert {obligation for obligation, _ in desk.bearings(one)} == {"4-withdraw"}


def test_the_excepted_corridor_is_not_the_district(desk, say):
    one = say(
        "Norland handed over the Westmere corridor.",
        events=(("handed over", "hand_over"),),
        places=(("Westmere corridor", "corridor"),),
    )
    assert desk.evidence(one) == ()


def test_counts_of_violations_are_not_border_control(desk, say):
    one = say(
        "The observers counted 14 violations of the ceasefire at the border.",
        events=(("violations", "violate"),),
    )
    assert all(e.obligation != "9-border" for e in desk.evidence(one))


def test_prisoners_handed_over_are_not_territory(desk, say):
    one = say(
        "Sudmark handed over 20 prisoners at Eastmere.",
        events=(("handed over", "hand_over"),),
        places=EAST,
    )
    assert {obligation for obligation, _ in desk.bearings(one)} == {"5-prisoners"}


def test_other_violations_are_not_of_the_ceasefire(desk, say):
    one = say(
        "Norlandic courts committed human rights violations.",
        events=(("violations", "violate"),),
    )
    assert desk.evidence(one) == ()


@pytest.mark.parametrize(
    "words",
    [
        "Norlandic attack on Hill district",
        "Contents: Norlandic attack on Hill district",
        "Attack",
    ],
)
def test_a_heading_tells_of_nothing(desk, say, words):
    word = "attack" if "attack" in words else "Attack"
    one = say(words, events=((word, "attack"),))
    assert desk.evidence(one) == ()


@pytest.mark.parametrize(
    "words",
    [
        "Violations of the ceasefire in Hill district fell by 80 percent.",
        "Violations of the ceasefire in Hill district declined.",
        "There were fewer violations of the ceasefire in Hill district.",
    ],
)
def test_good_news_in_bad_words_is_no_violation_told(desk, say, words):
    word = "Violations" if words.startswith("V") else "violations"
    one = say(words, events=((word, "violate"),), places=(("Hill district", "hill"),))
    assert desk.evidence(one) == ()


def test_none_recorded_is_none(desk, say):
    one = say(
        "The observers recorded no violations of the ceasefire in Hill district.",
        events=(("violations", "violate"),),
        places=(("Hill district", "hill"),),
    )
    assert desk.bearings(one) == {("1-ceasefire", "no_violation")}


def test_bad_news_in_good_words_is_not_done(desk, say):
    one = say(
        "Norland delayed the withdrawal of its forces from Vale.",
        events=(("withdrawal", "withdraw"),),
        places=(("Vale", "vale"),),
    )
    assert desk.bearings(one) == {("4-withdraw", "not_done")}


def test_an_end_to_the_old_fighting_is_history(desk, say):
    one = say(
        "The accord put an end to nine years of fighting.",
        events=(("fighting", "attack"),),
    )
    assert desk.evidence(one) == ()


def test_without_a_place_neighbouring_duties_wait_for_a_person(desk, say):
    one = say(
        "Norland has handed over the district.",
        events=(("handed over", "hand_over"),),
    )
    assert desk.bearings(one) == set()


def test_a_number_agreed_is_not_reached_without_the_number(desk, say):
    one = say(
        "Observers have been deployed to Vale.",
        events=(("deployed", "deploy"),),
        places=(("Vale", "vale"),),
    )
    assert desk.bearings(one) == {("3-deploy", "under_way")}


def test_a_number_mandated_is_no_number_reached(desk, say):
    one = say(
        "Observers have been deployed to Vale, of 500 men mandated.",
        events=(("deployed", "deploy"),),
        places=(("Vale", "vale"),),
        figures=(("500 men", "personnel", 500, "mandated"),),
    )
    assert ("3-deploy", "quantity") not in desk.bearings(one)


def test_a_number_reached_is_a_quantity(desk, say):
    one = say(
        "The observer mission has deployed 388 men to Vale.",
        events=(("deployed", "deploy"),),
        places=(("Vale", "vale"),),
        figures=(("388 men", "personnel", 388, "deployed"),),
    )
    found = [e for e in desk.evidence(one) if e.bearing == "quantity"]
    assert [(e.value, e.unit) for e in found] == [(388, "personnel")]
