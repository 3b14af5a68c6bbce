"""Whose word a claim is."""

import pytest


def voice(desk, say, by, **more):
    return desk.links(say("Rain fell", by=by, cue="said", **more))[-1]


@pytest.mark.parametrize(
    ("by", "actor", "side"),
    [
        ("the Norlandic Defence Ministry", "NOR", "NOR"),
        ("the Ministry of Defense of Sudmark", "SUD", "SUD"),
        ("Norlandic Defence Minister", "NOR", "NOR"),
        ("a spokesman of the Sudmarker Defence Ministry", "SUD", "SUD"),
        ("Sudmarker security council secretary Lin Osk", "SUD", "SUD"),
        ("President Ada Korr", "NOR", "NOR"),
        ("Korr", "NOR", "NOR"),
        ("Norland", "NOR", "NOR"),
        ("Norhaven", "NOR", "NOR"),
        ("the Sudmarker army", "SUD", "SUD"),
        ("Sudmark, one of the parties", "SUD", "SUD"),
        ("the observer mission", "VOM", "GAR"),
        ("the mission", "VOM", "GAR"),
        ("the separatists", "FREE", "third"),
        ("unofficial sources", "anon:r1:unofficial-sources", "third"),
        ("Residents of Hillford", "anon:r1:residents-of-hillford", "third"),
        ("a user", "anon:r1:a-user", "third"),
        ("Norlandic media", "anon:r1:norlandic-media", "third"),
        ("former Defence Minister Jon Vask", "person:jon-vask", "third"),
        ("Mira Olt, a member of the Norlandic parliament", "person:mira-olt", "third"),
        ("pundit Sol Arden", "person:sol-arden", "third"),
        ("Freedonian President Kar Moss", "person:kar-moss", "third"),
        ("Emil Korr", "person:emil-korr", "third"),
        ("UN Relief Agency", "org:un-relief-agency", "third"),
        ("Vale Times", "outlet:vale-times", "outlet"),
        ("Norlandic officials", "NOR", "NOR"),
        ("the Norlandic Finance Ministry", "org:norlandic-finance-ministry", "third"),
        ("Defence Minister Jon Vask", "person:jon-vask", "third"),
        ("the rain", "anon:r1:the-rain", "third"),
    ],
)
def test_who_speaks_for_whom(desk, say, by, actor, side):
    link = voice(desk, say, by)
    assert (link.actor, link.side) == (actor, side)


def test_article_voice_is_the_outlets(desk, say):
    (link,) = desk.links(say("Rain fell."))
    assert (link.actor, link.side) == ("outlet:vale-times", "outlet")


def test_an_organ_that_publishes_speaks_for_its_party(desk, say):
    desk.publisher = "Ministry of Defence of Sudmark"
    (link,) = desk.links(say("Rain fell."))
    assert (link.actor, link.side) == ("SUD", "SUD")
    assert "published by" in link.reason


def test_an_office_is_held_between_its_days_only(desk, say):
    link = voice(desk, say, "Ada Korr", said_on="2032-03-01")
    assert (link.actor, link.side) == ("person:ada-korr", "third")
    assert "did not hold the office" in link.reason


def test_a_ministry_without_a_country_is_the_one_named_before(desk, say):
    links = desk.links(
        say("The Sudmarker army met rain."),
        say("Rain fell", by="the Defence Ministry", cue="said"),
    )
    assert links[-1].actor == "SUD"
    assert "without a country" in links[-1].reason


def test_a_ministry_without_any_context_stays_nobodys(desk, say):
    link = voice(desk, say, "the Defence Ministry")
    assert link.side == "third"


def test_a_pronoun_is_the_person_who_spoke_before(desk, say):
    links = desk.links(
        say("Rain fell", by="pundit Sol Arden", cue="said"),
        say("Snow fell", by="he", cue="added"),
    )
    assert links[-1].actor == "person:sol-arden"


def test_it_is_the_body_that_spoke_before(desk, say):
    links = desk.links(
        say("Rain fell", by="the Sudmarker Defence Ministry", cue="said"),
        say("Snow fell", by="it", cue="added"),
    )
    assert links[-1].actor == "SUD"


def test_a_surname_is_whoever_bore_it_before(desk, say):
    links = desk.links(
        say("Rain fell", by="pundit Sol Arden", cue="said"),
        say("Snow fell", by="Arden", cue="added"),
    )
    assert links[-1].actor == "person:sol-arden"


def test_we_within_anothers_words_is_that_other(desk, say):
    links = desk.links(
        say("We think rain fell", by="pundit Sol Arden", cue="said"),
        say("rain fell", by="we", cue="think", within=0),
    )
    assert links[-1].actor == "person:sol-arden"


def test_a_promise_told_by_the_other_side_is_the_tellers_account(desk, say):
    outer = say(
        "An official of the Norlandic Defence Ministry promised to leave",
        by="the Sudmarker Defence Ministry",
        cue="said",
    )
    inner = say(
        "Norlandic forces would withdraw from Vale",
        by="an official of the Norlandic Defence Ministry",
        cue="promised",
        stance="promises",
        events=(("withdraw", "withdraw"),),
        places=(("Vale", "vale"),),
        within=0,
    )
    link = desk.links(outer, inner)[-1]
    assert link.actor == "NOR"
    assert [(e.bearing, e.actor) for e in link.evidence] == [("promise", "SUD")]


def test_a_denial_told_by_the_other_side_stays_the_deniers(desk, say):
    outer = say("They deny it", by="the Sudmarker Defence Ministry", cue="said")
    inner = say(
        "that they did not violate the ceasefire",
        by="the Norlandic Defence Ministry",
        cue="stated",
        stance="denies",
        events=(("violate", "violate"),),
        within=0,
    )
    link = desk.links(outer, inner)[-1]
    assert [(e.bearing, e.actor) for e in link.evidence] == [("no_violation", "NOR")]


def test_a_ministry_of_two_countries_is_the_one_named_last(desk, say):
    links = desk.links(
        say("The Norlandic army met the Sudmarker army."),
        say("Rain fell", by="the Defence Ministry", cue="said"),
    )
    assert links[-1].actor == "SUD"


def test_the_reports_main_country_is_taken_last(desk, say):
    links = desk.links(
        say("Norlandic troops and Norlandic farmers met a Sudmarker man."),
        say("Rain fell."),
        say("Snow fell", by="the Defence Ministry", cue="said"),
    )
    assert links[-1].actor == "NOR"


def test_the_only_organ_of_a_name_needs_no_country(desk, say):
    link = voice(desk, say, "the Security Council")
    assert (link.actor, link.side) == ("SUD", "SUD")


def test_i_in_an_article_is_the_outlet(desk, say):
    assert voice(desk, say, "I").actor == "outlet:vale-times"


def test_a_spokesman_is_of_the_body_that_spoke_before(desk, say):
    links = desk.links(
        say("Rain fell", by="the Sudmarker Defence Ministry", cue="said"),
        say("Snow fell", by="a spokesman", cue="said"),
    )
    assert links[-1].actor == "SUD"


def test_a_pundit_is_never_the_official_before(desk, say):
    links = desk.links(
        say("Rain fell", by="President Ada Korr", cue="said"),
        say("Snow fell", by="the pundit", cue="said"),
    )
    assert links[-1].side == "third"


def test_a_fuller_name_of_the_reader_is_taken(desk, say):
    desk.names = {"Arden": "Sol Arden"}
    assert voice(desk, say, "Arden").actor == "person:sol-arden"


def test_a_mission_that_publishes_speaks_for_itself(desk, say):
    desk.publisher = "Vale Observer Mission"
    (link,) = desk.links(say("Rain fell."))
    assert (link.actor, link.side) == ("VOM", "GAR")
