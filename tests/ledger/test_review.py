from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from armistice.errors import BadInput
from armistice.model import (
    Bearing,
    Decision,
    Period,
    ReviewState,
    Sameness,
    Stance,
)


@pytest.fixture
def reviewed(ledger, make):
    """Append decisions one after the other; return claim and evidence after them."""
    rows = [make.report(), make.reading(make.claim()), make.link(make.evidence())]
    ledger.append(rows, recorded=make.noon)

    def append(*reviews):
        for review in reviews:
            ledger.append([review], recorded=make.at(1))
        view = ledger.view()
        return view.claims[0], view.evidence[0]

    return append


@pytest.mark.parametrize(
    ("decision", "state"),
    [
        (Decision.ACCEPT, ReviewState.ACCEPTED),
        (Decision.REJECT, ReviewState.REJECTED),
        (Decision.UNSURE, ReviewState.UNSURE),
        (Decision.UNDO, ReviewState.MACHINE),
    ],
)
def test_a_decision_shows_as_the_claims_state(reviewed, make, decision, state):
    claim, _ = reviewed(make.review("c1", decision))
    assert claim.reviewed is state


def test_a_correction_changes_the_claim(reviewed, make):
    claim, _ = reviewed(make.review("c1", Decision.CORRECT, stance="denies"))
    assert (claim.stance, claim.reviewed) == (Stance.DENIES, ReviewState.CORRECTED)


def test_the_machines_version_stays_beside_the_persons(reviewed, ledger, make):
    reviewed(make.review("c1", Decision.CORRECT, stance="denies"))
    assert ledger.view().readings[0].claims[0].stance is Stance.ASSERTS


def test_corrections_of_two_fields_add_up(reviewed, make):
    claim, _ = reviewed(
        make.review("c1", Decision.CORRECT, name="1", by="ada", stance="denies"),
        make.review("c1", Decision.CORRECT, name="2", by="ben", side="third"),
    )
    assert (claim.stance, claim.side) == (Stance.DENIES, "third")


def test_accepting_a_correction_keeps_it(reviewed, make):
    claim, _ = reviewed(
        make.review("c1", Decision.CORRECT, name="1", by="ada", stance="denies"),
        make.review("c1", Decision.ACCEPT, name="2", by="ben"),
    )
    assert (claim.stance, claim.reviewed) == (Stance.DENIES, ReviewState.CORRECTED)


def test_undo_takes_back_the_persons_last_decision(reviewed, make):
    claim, _ = reviewed(
        make.review("c1", Decision.ACCEPT, name="1"),
        make.review("c1", Decision.REJECT, name="2"),
        make.review("c1", Decision.UNDO, name="3"),
    )
    assert claim.reviewed is ReviewState.ACCEPTED


def test_undo_leaves_another_persons_decision(reviewed, make):
    claim, _ = reviewed(
        make.review("c1", Decision.ACCEPT, name="1", by="ada"),
        make.review("c1", Decision.REJECT, name="2", by="ben"),
        make.review("c1", Decision.UNDO, name="3", by="ada"),
    )
    assert claim.reviewed is ReviewState.REJECTED


def test_undo_twice_takes_back_two_decisions(reviewed, make):
    claim, _ = reviewed(
        make.review("c1", Decision.ACCEPT, name="1"),
        make.review("c1", Decision.REJECT, name="2"),
        make.review("c1", Decision.UNDO, name="3"),
        make.review("c1", Decision.UNDO, name="4"),
    )
    assert claim.reviewed is ReviewState.MACHINE


def test_every_decision_stays_in_the_view(reviewed, ledger, make):
    reviewed(
        make.review("c1", Decision.ACCEPT, name="1"),
        make.review("c1", Decision.UNDO, name="2"),
    )
    assert [r.decision for r in ledger.view().reviews] == ["accept", "undo"]


def test_evidence_of_a_rejected_claim_is_rejected(reviewed, make):
    _, evidence = reviewed(
        make.review("e1", Decision.ACCEPT, name="1"),
        make.review("c1", Decision.REJECT, name="2"),
    )
    assert evidence.reviewed is ReviewState.REJECTED


def test_evidence_of_an_accepted_claim_is_not_accepted_by_that(reviewed, make):
    _, evidence = reviewed(make.review("c1", Decision.ACCEPT))
    assert evidence.reviewed is ReviewState.MACHINE


def test_a_corrected_speaker_speaks_in_the_evidence_too(reviewed, make):
    _, evidence = reviewed(make.review("c1", Decision.CORRECT, actor="TA"))
    assert evidence.actor == "TA"


def test_a_speaker_corrected_in_the_evidence_leads(reviewed, make):
    _, evidence = reviewed(
        make.review("c1", Decision.CORRECT, name="1", actor="TA"),
        make.review("e1", Decision.CORRECT, name="2", actor="person:x"),
    )
    assert evidence.actor == "person:x"


@pytest.mark.parametrize(
    ("field", "value", "name", "found"),
    [
        ("bearing", "not_done", "bearing", Bearing.NOT_DONE),
        ("obligation", "open-road", "obligation", "open-road"),
        ("place", None, "place", None),
        ("sameness", "unsure", "sameness", Sameness.UNSURE),
        ("value", 48, "value", 48),
        ("value", "2031-05-01", "value", "2031-05-01"),
        ("target", "e9", "target", "e9"),
        ("unit", "persons", "unit", "persons"),
        ("against", "TA", "against", "TA"),
        ("origin", "wire", "origin", "wire"),
    ],
)
def test_a_correction_changes_the_evidence(reviewed, make, field, value, name, found):
    _, evidence = reviewed(make.review("e1", Decision.CORRECT, **{field: value}))
    assert getattr(evidence, name) == found


def test_corrected_days_are_whole_days(reviewed, make):
    _, evidence = reviewed(
        make.review("e1", Decision.CORRECT, from_="2031-04-05", to="2031-04-06")
    )
    days = Period.of_days(date(2031, 4, 5), date(2031, 4, 6), UTC)
    assert evidence.period == days


def test_a_corrected_moment_is_that_moment(reviewed, make):
    _, evidence = reviewed(
        make.review("e1", Decision.CORRECT, from_="2031-04-02T14:00+04:00")
    )
    zone = timezone(timedelta(hours=4))
    assert evidence.period.start == datetime(2031, 4, 2, 14, tzinfo=zone)


def test_one_bound_corrected_past_the_other_takes_it_along(reviewed, make):
    _, evidence = reviewed(make.review("e1", Decision.CORRECT, from_="2031-04-20"))
    assert evidence.period == Period.of_day(date(2031, 4, 20), UTC)


def test_the_day_of_saying_can_be_corrected(reviewed, make):
    claim, _ = reviewed(make.review("c1", Decision.CORRECT, said_on="2031-04-01"))
    assert claim.said_on == Period.of_day(date(2031, 4, 1), UTC)


def test_a_decision_before_its_target_arrives_holds(ledger, make):
    ledger.append([make.review("c1", Decision.REJECT)], recorded=make.noon)
    ledger.append([make.reading(make.claim())], recorded=make.at(1))
    assert ledger.view().claims[0].reviewed is ReviewState.REJECTED


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "needs a change"),
        ({"colour": "red"}, "'colour' cannot be corrected; of a claim: actor"),
        ({"stance": "maybe"}, "asserts, denies"),
        ({"stance": None}, "asserts, denies"),
        ({"actor": ""}, "some words"),
        ({"obligation": 7}, "some words"),
        ({"from_": "20 April"}, "2020-11-20"),
        ({"from_": None}, "2020-11-20"),
        ({"to": "2031-04-02T10:00"}, "its zone"),
        ({"from_": "2031-04-06", "to": "2031-04-05"}, "cannot end"),
        ({"value": float("inf")}, "a number"),
    ],
)
def test_a_correction_that_cannot_be_is_refused(ledger, make, changes, told):
    review = make.review("e1", Decision.CORRECT, **changes)
    with pytest.raises(BadInput, match=told):
        ledger.append([review], recorded=make.noon)


def test_only_a_correction_has_changes(ledger, make):
    review = make.review("e1", Decision.ACCEPT, stance="denies")
    with pytest.raises(BadInput, match="leave them out"):
        ledger.append([review], recorded=make.noon)
