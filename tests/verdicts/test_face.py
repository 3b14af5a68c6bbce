"""The face of the room, beyond single verdicts."""

from datetime import UTC, date, datetime

import casebook
import pytest

import armistice.verdicts
from armistice.model import IncidentFlag, IncidentState, Party, PartyRole, Status
from armistice.verdicts import (
    Record,
    assess_incidents,
    default_perspectives,
    judge_all,
    schedule,
    timeline,
    visible,
)
from armistice.verdicts._explain import listed, named

NOON = datetime(2031, 11, 20, 12, tzinfo=UTC)


def claim(**fields):
    usual = {"id": "c", "actor": "KES", "bearing": "done", "day": date(2031, 11, 14)}
    return casebook.claim({**usual, **fields})


def land(**raw):
    return casebook.agreement(raw)


def combined(treaty):
    return casebook.perspective(treaty, "combined")


def test_all_is_sorted_and_there():
    names = armistice.verdicts.__all__
    assert names == sorted(names)
    assert all(hasattr(armistice.verdicts, name) for name in names)


def test_perspectives_come_in_the_agreements_order():
    found = [p.id for p in default_perspectives(land())]
    assert found == ["party:KES", "party:VAL", "guarantor", "third", "combined"]


def test_without_a_guarantor_there_is_no_account_of_one():
    treaty = casebook.renamed(land(), parties=casebook.PARTIES[:2])
    found = [p.id for p in default_perspectives(treaty)]
    assert found == ["party:KES", "party:VAL", "third", "combined"]


@pytest.mark.parametrize(
    ("actor", "heard_by"),
    [
        ("KES", {"party:KES", "combined"}),
        ("MIS", {"guarantor", "combined"}),
        ("OBS", {"third", "combined"}),
        ("person:somebody", {"third", "combined"}),
        ("outlet:daily", {"combined"}),
    ],
)
def test_who_is_heard_where(actor, heard_by):
    found = {p.id for p in default_perspectives(land()) if p.counts(actor)}
    assert found == heard_by


def test_a_second_guarantor_shares_the_account():
    second = Party(id="PEL", name="Pell", role=PartyRole.GUARANTOR)
    treaty = casebook.renamed(land(), parties=(*casebook.PARTIES, second))
    guarantor = casebook.perspective(treaty, "guarantor")
    assert guarantor.name == "Ormond, Pell"
    assert set(guarantor.hears or ()) == {"ORM", "PEL", "MIS"}


@pytest.mark.parametrize(
    ("fields", "question", "counts"),
    [
        ({}, {}, True),
        ({"sameness": "unsure"}, {}, False),
        ({"sameness": "different"}, {}, False),
        ({"sameness": "unsure", "reviewed": "accepted"}, {}, True),
        ({"sameness": "unsure", "reviewed": "corrected"}, {}, True),
        ({"reviewed": "rejected"}, {}, False),
        ({"reviewed": "unsure"}, {}, False),
        ({}, {"reviewed_only": True}, False),
        ({"reviewed": "accepted"}, {"reviewed_only": True}, True),
        ({"recorded": NOON.replace(hour=12)}, {"known_at": NOON}, True),
        ({"recorded": NOON.replace(hour=13)}, {"known_at": NOON}, False),
        ({"published": NOON.replace(hour=11)}, {"public_by": NOON}, True),
        ({"published": NOON.replace(hour=12)}, {"public_by": NOON}, False),
        ({"retracted": date(2031, 11, 19)}, {"known_at": NOON}, False),
        ({"retracted": date(2031, 11, 21)}, {"known_at": NOON}, True),
        ({"retracted": date(2031, 11, 21)}, {}, False),
    ],
)
def test_what_is_visible(fields, question, counts):
    assert bool(visible([claim(**fields)], **question)) is counts


def test_what_was_never_recorded_is_known():
    fresh = casebook.renamed(claim(), recorded=None)
    assert visible([fresh], known_at=NOON) == (fresh,)


def test_judge_all_goes_by_obligation_then_perspective():
    treaty = land(obligations=[{"id": "one"}, {"id": "two"}])
    record = Record(agreement=treaty, evidence=(), known_at=NOON)
    found = judge_all(record, perspectives=default_perspectives(treaty)[:2], as_of=NOON)
    assert [(v.obligation, v.perspective) for v in found] == [
        ("one", "party:KES"),
        ("one", "party:VAL"),
        ("two", "party:KES"),
        ("two", "party:VAL"),
    ]


def test_a_circle_elsewhere_leaves_other_obligations_pending():
    circle = [{"id": "a", "starts": "b.started"}, {"id": "b", "starts": "a.started"}]
    late = {"id": "late", "starts": "event:vote"}
    treaty = land(obligations=[*circle, late], events=[{"id": "vote"}])
    record = Record(agreement=treaty, evidence=(), known_at=NOON)
    found = judge_all(record, perspectives=[combined(treaty)], as_of=NOON)
    assert {v.obligation: v.status for v in found}["late"] is Status.PENDING


def attack(**fields):
    day = {"bearing": "violation", "day": date(2031, 11, 12)}
    return claim(**{**day, **fields})


def incidents(claims, *, perspective="combined", **duty):
    usual = {"kind": "refrain", "bearer": "VAL", "counterparty": "KES"}
    treaty = land(obligation={**usual, "verifier": "MIS", **duty})
    return assess_incidents(
        treaty.obligations[0],
        casebook.record_of(treaty, claims),
        perspective=casebook.perspective(treaty, perspective),
        as_of=NOON,
    )


def test_an_incident_shows_who_says_what():
    (view,) = incidents(
        [
            attack(id="v", incident="i1"),
            attack(id="w", actor="OBS", incident="i1"),
            attack(id="d", actor="VAL", bearing="no_violation", incident="i1"),
            attack(id="q", actor="MIS", bearing="checking", incident="i1"),
        ]
    )
    assert view.incident == "i1"
    assert view.against == "VAL"
    assert view.state is IncidentState.CONTESTED
    assert view.flags == (IncidentFlag.CHECKING,)
    assert set(view.evidence) == {"v", "w"}
    assert view.denials == ("d",)
    assert view.timely is True


@pytest.mark.parametrize(
    ("claims", "state"),
    [
        ([attack(id="v")], IncidentState.ALLEGED),
        ([attack(id="v"), attack(id="w", actor="OBS", target="v")], "corroborated"),
        ([attack(id="v"), attack(id="w", actor="VAL", target="v")], "admitted"),
    ],
)
def test_incident_states(claims, state):
    assert incidents(claims)[0].state == state


def test_accusations_that_name_each_other_are_one_incident():
    views = incidents([attack(id="v", target="w"), attack(id="w", target="v")])
    assert [len(v.evidence) for v in views] in ([2], [1, 1])


def test_who_names_nobody_joins_the_only_one_named():
    claims = [
        attack(id="v", incident="i", against="VAL"),
        attack(id="w", actor="OBS", incident="i"),
    ]
    (view,) = incidents(claims, bearer=["KES", "VAL"])
    assert view.against == "VAL"
    assert view.state is IncidentState.CORROBORATED


def test_accounts_that_date_it_apart_span_its_period():
    claims = [
        attack(id="v"),
        attack(id="w", actor="OBS", target="v", day=date(2031, 11, 15)),
    ]
    (view,) = incidents(claims)
    assert (view.period.end - view.period.start).days == 4


def test_incidents_after_the_date_are_not_shown():
    assert incidents([attack(day=date(2031, 12, 1))]) == ()


def test_a_breach_beside_something_to_achieve_is_an_incident():
    (view,) = incidents([attack()], kind="achieve", modality="must")
    assert view.status is Status.ALLEGED


def test_a_schedule_tells_renewals_and_the_day_for_notice():
    term = {
        "ends": date(2031, 12, 31),
        "renewal": {"term": "P1M", "auto": True, "notice": "P10D"},
    }
    treaty = land(obligation={"kind": "maintain", **term})
    record = Record(agreement=treaty, evidence=(), known_at=NOON)
    found = schedule(
        treaty.obligations[0],
        record,
        perspective=combined(treaty),
        as_of=datetime(2032, 1, 15, tzinfo=UTC),
    )
    assert found.renewals == 1
    assert found.notice_by == date(2032, 1, 21)
    assert found.ends is not None
    assert found.ends.end == datetime(2032, 2, 1, tzinfo=UTC)


def test_a_schedule_says_what_it_waits_for():
    treaty = land(obligation={"due": {"event": "event:vote"}}, events=[{"id": "vote"}])
    record = Record(agreement=treaty, evidence=(), known_at=NOON)
    found = schedule(
        treaty.obligations[0], record, perspective=combined(treaty), as_of=NOON
    )
    assert found.due is None
    assert found.waiting == ("vote is not known to have happened",)


def test_a_timeline_shows_each_change_once():
    treaty = land(
        obligation={"due": date(2031, 11, 15), "counterparty": "VAL"},
        signed=date(2031, 11, 8),
        amendments=[
            {
                "id": "ext",
                "value": date(2031, 11, 18),
                "agreed_on": date(2031, 11, 17),
                "accepted_by": ["KES", "VAL"],
            }
        ],
    )
    claims = [claim(bearing="not_done"), claim(id="d", day=date(2031, 11, 20))]
    drawn = timeline(
        treaty.obligations[0],
        casebook.record_of(treaty, claims),
        perspective=combined(treaty),
        until=datetime(2031, 11, 25, tzinfo=UTC),
    )
    assert [(p.start.day, v.status.value) for p, v in drawn] == [
        (8, "pending"),
        (10, "in_force"),
        (16, "overdue"),
        (17, "in_force"),
        (19, "overdue"),
        (20, "unknown"),
        (21, "fulfilled_late"),
    ]


def test_a_timeline_shows_when_a_report_was_missed():
    weekly = {"kind": "report", "recurrence": {"every": "P1W"}}
    treaty = land(obligation=weekly)
    drawn = timeline(
        treaty.obligations[0],
        casebook.record_of(treaty, ()),
        perspective=combined(treaty),
        until=datetime(2031, 12, 25, tzinfo=UTC),
    )
    assert [(p.start.day, v.status.value) for p, v in drawn] == [
        (10, "in_force"),
        (18, "unknown"),
    ]


@pytest.mark.parametrize(
    ("actor", "name"),
    [
        ("KES", "Kesra"),
        ("outlet:daily-post", "the outlet daily post"),
        ("anon:r1:local-users", "an unnamed source (local users)"),
        ("org:river-watch", "River Watch"),
        ("XYZ", "XYZ"),
    ],
)
def test_actors_are_named(actor, name):
    assert named(land(), actor) == name


def test_lists_read_like_sentences():
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed([]) == "nobody"
