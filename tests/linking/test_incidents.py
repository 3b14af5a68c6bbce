"""Allegations and answers of one event become one incident."""

import random
from datetime import UTC, datetime

import pytest

from armistice.linking import relate
from armistice.model import ReviewState, Stance

NOW = datetime(2031, 12, 31, tzinfo=UTC)


@pytest.fixture
def attack(say):
    return say(
        "On 12 May Norlandic forces attacked a post in Eastmere village, killing one.",
        events=(("attacked", "attack"), ("killing", "killing")),
        places=(("Eastmere village", "east_village"),),
        times=(("12 May", "2031-05-12"),),
        figures=(("killing one", "killed", 1, "killed"),),
    )


@pytest.fixture
def killed(say):
    return say(
        "As a result, one of our servicemen was killed and two wounded",
        by="the Sudmarker Defence Ministry",
        cue="said",
        events=(("killed", "killing"), ("wounded", "killing")),
        figures=(
            ("one of our servicemen", "killed", 1, "killed"),
            ("two wounded", "wounded", 2, "wounded"),
        ),
    )


@pytest.fixture
def denied(say):
    return say(
        "any gunfight",
        by="Norlandic sources",
        cue="denied",
        stance=Stance.DENIES,
        events=(("gunfight", "attack"),),
    )


@pytest.fixture
def checking(say):
    return say(
        "information about the deadly shootout",
        by="the observer mission",
        cue="was checking",
        stance=Stance.CHECKING,
        events=(("shootout", "attack"),),
    )


@pytest.fixture
def confirmed(say):
    return say(
        "the news",
        by="the Sudmarker Defence Ministry",
        cue="confirmed",
        after=" after almost 24 hours",
    )


def test_accounts_of_one_event_are_one_incident(
    desk, attack, killed, denied, checking, confirmed
):
    (incident,) = desk.relate(attack, killed, denied, checking, confirmed).incidents
    assert (incident.obligation, incident.kind) == ("1-ceasefire", "attack")
    assert (incident.against, incident.place) == ("NOR", "east_village")
    assert [str(flag) for flag in incident.flags] == ["checking"]
    assert len(incident.claims) == 5


def test_casualties_are_kept_by_account(desk, attack, killed):
    (incident,) = desk.relate(attack, killed).incidents
    told = {(c.actor, c.killed, c.wounded) for c in incident.casualties_by_account}
    assert told == {("outlet:vale-times", 1, None), ("SUD", 1, 2)}


def test_a_delay_that_the_words_tell_is_kept(desk, attack, confirmed):
    (incident,) = desk.relate(attack, confirmed).incidents
    delays = {a.actor: a.delay_hours for a in incident.accounts}
    assert delays == {"outlet:vale-times": None, "SUD": 24.0}


def test_answers_have_the_incident_as_target(desk, attack, denied, checking):
    related = desk.relate(attack, denied, checking)
    (incident,) = related.incidents
    targets = {str(e.bearing): e.target for e in related.evidence}
    assert targets == {
        "violation": None,
        "no_violation": incident.id,
        "checking": incident.id,
    }


def test_a_bare_denial_of_the_accusation_is_an_answer(desk, attack, say):
    one = say(
        "the accusation",
        by="the Norlandic Defence Ministry",
        cue="denied",
        stance=Stance.DENIES,
    )
    related = desk.relate(attack, one)
    assert ("NOR", "no_violation") in {
        (e.actor, str(e.bearing)) for e in related.evidence
    }


def test_a_blanket_denial_of_several_incidents_has_no_single_target(desk, attack, say):
    other = say(
        "On 14 May Norlandic forces shelled a post in Westmere.",
        events=(("shelled", "shelling"),),
        places=(("Westmere", "west"),),
        times=(("14 May", "2031-05-14"),),
    )
    blanket = say(
        "Norland has not violated the ceasefire at any place",
        by="the Norlandic Defence Ministry",
        cue="said",
        events=(("violated", "violate"),),
    )
    related = desk.relate(attack, other, blanket)
    assert len(related.incidents) == 2
    (denial,) = [e for e in related.evidence if e.bearing == "no_violation"]
    assert denial.target is None


def test_another_day_is_another_incident(desk, attack, say):
    other = say(
        "On 16 May Norlandic forces attacked a post in Eastmere village.",
        events=(("attacked", "attack"),),
        places=(("Eastmere village", "east_village"),),
        times=(("16 May", "2031-05-16"),),
    )
    assert len(desk.relate(attack, other).incidents) == 2


def test_the_other_side_is_another_incident(desk, attack, say):
    other = say(
        "On 12 May Sudmarker forces attacked a post in Eastmere village.",
        events=(("attacked", "attack"),),
        places=(("Eastmere village", "east_village"),),
        times=(("12 May", "2031-05-12"),),
    )
    assert {i.against for i in desk.relate(attack, other).incidents} == {"NOR", "SUD"}


def test_a_vaguer_place_around_it_is_the_same_incident(desk, attack, say):
    other = say(
        "On 12 May Norlandic forces attacked a post in Hill district.",
        events=(("attacked", "attack"),),
        places=(("Hill district", "hill"),),
        times=(("12 May", "2031-05-12"),),
    )
    (incident,) = desk.relate(attack, other).incidents
    assert incident.place == "east_village"


def test_unsure_and_rejected_evidence_makes_no_incident(desk, attack, accord):
    claims, evidence = desk.told(attack)
    from dataclasses import replace

    rejected = [replace(e, reviewed=ReviewState.REJECTED) for e in evidence]
    related = relate((accord,), claims, rejected, as_of=NOW)
    assert related.incidents == ()
    assert related.evidence == tuple(rejected)


def test_order_of_arrival_is_irrelevant(
    desk, attack, killed, denied, checking, confirmed, accord
):
    claims, evidence = desk.told(attack, killed, denied, checking, confirmed)
    first = relate((accord,), claims, evidence, as_of=NOW)
    for seed in range(5):
        random.Random(seed).shuffle(claims)  # noqa: S311
        random.Random(seed + 9).shuffle(evidence)  # noqa: S311
        assert relate((accord,), claims, evidence, as_of=NOW) == first


def test_an_incident_keeps_its_id_as_later_reports_join(desk, attack, say, accord):
    claims, evidence = desk.told(attack)
    before = relate((accord,), claims, evidence, as_of=NOW).incidents[0].id
    desk.published = "2031-06-02"
    later = say(
        "On 12 May Norlandic forces shelled Eastmere village.",
        events=(("shelled", "shelling"),),
        places=(("Eastmere village", "east_village"),),
        times=(("12 May", "2031-05-12"),),
    )
    more_claims, more = desk.told(later, id_="r2")
    (after,) = relate(
        (accord,), [*claims, *more_claims], [*evidence, *more], as_of=NOW
    ).incidents
    assert after.id == before
    assert after.origins == 2
