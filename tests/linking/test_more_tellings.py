"""Tellings that cross sentences, sides and readers."""

from dataclasses import replace
from datetime import date

import pytest

from armistice.linking import Known, Thresholds, link
from armistice.model import After, Event, Hedge, Instant, Kind, Modality, Span, Stance


def test_delaying_it_is_not_doing_it(desk, say):
    one = say(
        "We raised the withdrawal of Norlandic forces from Vale",
        by="the Sudmarker Defence Ministry",
        cue="said",
        events=(("withdrawal", "withdraw"),),
        places=(("Vale", "vale"),),
    )
    two = say(
        "Norland keeps delaying it",
        by="the Sudmarker Defence Ministry",
        cue="said",
        events=(("keeps delaying", "refuse"),),
    )
    assert desk.bearings(one, two) == {("4-withdraw", "not_done")}


def test_the_withdrawal_is_the_one_with_a_place_before(desk, say):
    one = say(
        "Norlandic forces are withdrawing from Vale.",
        events=(("withdrawing", "withdraw"),),
        places=(("Vale", "vale"),),
    )
    two = say(
        "the withdrawal was not completed",
        by="the Sudmarker Defence Ministry",
        cue="said",
        events=(("withdrawal", "withdraw"),),
    )
    assert desk.bearings(one, two) == {("4-withdraw", "not_done")}


def test_an_admission_told_by_the_other_side_is_the_tellers(desk, say):
    outer = say("They admitted it", by="the Sudmarker Defence Ministry", cue="said")
    inner = say(
        "Norlandic forces attacked a post in Hill district on 12 May",
        by="the Norlandic Defence Ministry",
        cue="admitted that",
        events=(("attacked", "attack"),),
        places=(("Hill district", "hill"),),
        times=(("12 May", "2031-05-12"),),
        within=0,
    )
    assert [e.actor for e in desk.evidence(outer, inner)] == ["SUD"]


def test_launching_an_attack_is_the_subjects_act(desk, say):
    one = say(
        "On 12 May Norlandic forces suddenly launched a heavy attack in Hill district.",
        events=(("attack", "attack"),),
        places=(("Hill district", "hill"),),
        times=(("12 May", "2031-05-12"),),
    )
    assert [e.against for e in desk.evidence(one)] == ["NOR"]


def test_an_attack_by_somebody_is_theirs(desk, say):
    one = say(
        "A post in Hill district was attacked on 12 May by Norlandic forces.",
        events=(("attacked", "attack"),),
        places=(("Hill district", "hill"),),
        times=(("12 May", "2031-05-12"),),
    )
    assert [e.against for e in desk.evidence(one)] == ["NOR"]


def test_mines_cleared_and_prisoners_returned(desk, say):
    mines = say(
        "Norland has cleared all mines in Hill district.",
        events=(("cleared", "clear_mines"),),
        places=(("Hill district", "hill"),),
    )
    prisoners = say("Sudmark returned all prisoners.")
    assert desk.bearings(mines) == {("8-mines", "done")}
    assert desk.bearings(prisoners) == {("5-prisoners", "done")}


def test_a_checking_claim_without_an_event_goes_back(desk, say):
    attack = say(
        "On 12 May Norlandic forces attacked a post in Hill district.",
        events=(("attacked", "attack"),),
        places=(("Hill district", "hill"),),
        times=(("12 May", "2031-05-12"),),
    )
    one = say(
        "the report", by="the observer mission", cue="checks", stance=Stance.CHECKING
    )
    assert desk.bearings(attack, one) == {("1-ceasefire", "checking")}


def test_what_is_told_as_past_cannot_lie_ahead(desk, say):
    one = say(
        "Norlandic forces attacked a post in Hill district on 12 August.",
        events=(("attacked", "attack"),),
        places=(("Hill district", "hill"),),
        times=(("12 August", "2031-08-12"),),
    )
    assert desk.evidence(one) == ()


def test_thresholds_are_the_callers(desk, say, accord):
    one = say(
        "Norland handed over Eastmere.",
        events=(("handed over", "hand_over"),),
        places=(("Eastmere", "east"),),
    )
    report, reading = desk.read(one)
    strict = Known(agreements=(accord,), thresholds=Thresholds(count=0.99))
    (found,) = next(link(reading, report, strict)).evidence
    assert found.sameness == "unsure"
    deaf = Known(agreements=(accord,), thresholds=Thresholds(emit=1.0))
    assert next(link(reading, report, deaf)).evidence == ()


@pytest.mark.parametrize(
    ("certainty", "calibrated", "sameness"),
    [(0.6, True, "unsure"), (0.8, True, "same"), (0.6, False, "same")],
)
def test_what_is_not_surely_said_waits(
    desk, say, accord, certainty, calibrated, sameness
):
    one = say(
        "Norland handed over Eastmere.",
        events=(("handed over", "hand_over"),),
        places=(("Eastmere", "east"),),
    )
    report, reading = desk.read(one)
    (claim,) = reading.claims
    claim = replace(claim, certainty=certainty, cue_span=Span(0, 1))
    told = replace(reading, claims=(claim,), calibrated=calibrated)
    (found,) = next(link(told, report, Known(agreements=(accord,)))).evidence
    assert found.sameness == sameness
    assert ("not sure that this is said" in found.reason) == (sameness == "unsure")


def test_a_reading_without_sentences_is_read_all_the_same(desk, say, accord):
    one = say(
        "Norland handed over Eastmere.",
        events=(("handed over", "hand_over"),),
        places=(("Eastmere", "east"),),
    )
    report, reading = desk.read(one)
    bare = replace(reading, sentences=())
    assert next(link(bare, report, Known(agreements=(accord,)))).evidence


def test_a_claim_about_nothing_has_no_evidence(desk, say, accord):
    report, reading = desk.read(say("Rain fell."))
    empty = replace(reading.claims[0], content="", content_spans=(Span(0, 0),))
    bare = replace(reading, claims=(empty,))
    assert next(link(bare, report, Known(agreements=(accord,)))).evidence == ()


def test_parties_exchanged_give_evidence_exchanged(desk, say):
    def told(who, other):
        one = say(
            f"On 12 May {who} forces attacked a {other} post in Hill district.",
            events=(("attacked", "attack"),),
            places=(("Hill district", "hill"),),
            times=(("12 May", "2031-05-12"),),
        )
        return [(e.bearing, e.against, e.certainty) for e in desk.evidence(one)]

    ours, theirs = told("Norlandic", "Sudmarker"), told("Sudmarker", "Norlandic")
    assert [(b, c) for b, _, c in ours] == [(b, c) for b, _, c in theirs]
    assert [a for _, a, _ in ours + theirs] == ["NOR", "SUD"]


def test_a_broader_place_is_less_sure(desk, say):
    one = say(
        "Norland handed over Vale.",
        events=(("handed over", "hand_over"),),
        places=(("Vale", "vale"),),
    )
    assert desk.bearings(one) == set()


def test_an_unknown_place_nearby_waits_for_a_person(desk, say):
    one = say(
        "On 12 May Norlandic forces attacked a post in Nearby.",
        events=(("attacked", "attack"),),
        places=(("Nearby", None),),
        times=(("12 May", "2031-05-12"),),
    )
    (evidence,) = desk.evidence(one)
    assert "does not say where Nearby lies" in evidence.reason


def test_told_within_doubtful_words_waits_for_a_person(desk, say):
    outer = say("Maybe they said it", by="a user", cue="said", hedge=Hedge.POSSIBLE)
    inner = say(
        "Norland will hand over Eastmere",
        by="the Norlandic Defence Ministry",
        cue="said",
        events=(("hand over", "hand_over"),),
        places=(("Eastmere", "east"),),
        within=0,
    )
    assert desk.unsure(outer, inner) == {("2-east", "promise")}


def test_a_wide_word_waits_for_a_person(desk, say):
    one = say(
        "On 12 May there was fighting by Norlandic forces in Hill district.",
        events=(("fighting", "attack"),),
        places=(("Hill district", "hill"),),
        times=(("12 May", "2031-05-12"),),
    )
    assert desk.unsure(one) == {("1-ceasefire", "violation")}


def test_weapons_of_the_other_weight_are_another_duty(desk, say, accord):
    light = replace(
        accord.obligations[0],
        id="light",
        modality=Modality.MUST,
        kind=Kind.ACHIEVE,
        action="disarm_light_weapons",
        bearer=("NOR",),
        place=None,
    )
    desk.agreements = (replace(accord, obligations=(light,)),)
    plain = say(
        "Norland has disarmed, weapons are gone.", events=(("disarmed", "disarm"),)
    )
    told = say(
        "Norland has disarmed, light weapons are gone.",
        events=(("disarmed", "disarm"),),
    )
    assert desk.unsure(plain) == {("light", "done")}
    assert desk.bearings(told) == {("light", "done")}


def test_a_strangers_denial_of_nothing_in_particular_waits(desk, say):
    one = say(
        "that there was an attack",
        by="a user",
        cue="denied",
        stance=Stance.DENIES,
        events=(("attack", "attack"),),
    )
    assert desk.unsure(one) == {("1-ceasefire", "no_violation")}


def test_an_in_force_date_by_signature_and_dated_events(desk, say, accord):
    desk.agreements = (replace(accord, in_force=After(event="signature")),)
    one = say(
        "On 12 April Norlandic forces attacked a post in Hill district.",
        events=(("attacked", "attack"),),
        places=(("Hill district", "hill"),),
        times=(("12 April", "2031-04-12"),),
    )
    assert desk.evidence(one) == ()


def test_a_deadline_after_an_event_can_be_put_off(desk, say, accord):
    east = accord.obligation("2-east")
    fourteen = replace(east, due=After(event="event:start", offset="P14D"))
    desk.agreements = (
        replace(
            accord,
            obligations=(fourteen,),
            amendments=(),
            events=(Event(id="start", on=Instant(at=date(2031, 5, 2))),),
        ),
    )
    one = say(
        "The handover of Eastmere is put off by ten days",
        by="the Sudmarker Defence Ministry",
        cue="said",
        places=(("Eastmere", "east"),),
    )
    assert [e.value for e in desk.evidence(one)] == ["2031-05-26"]
