"""The parts of a file must refer to each other rightly."""

import pytest

from armistice.model import Severity

from .conftest import EVENTS, PARTIES, PLACES, obligation


def second(**fields):
    return obligation(**fields).removeprefix("obligations:\n")


@pytest.mark.parametrize(
    ("field", "written", "code", "hint"),
    [
        ("bearer", "[EAA]", "unknown-party", "`EA`?"),
        ("counterparty", "[Q]", "unknown-party", "known are `EA`, `WE`, `OBS`"),
        ("beneficiary", "[OBSE]", "unknown-party", "`OBS`?"),
        ("verifier", "[EA, OB]", "unknown-party", "`OBS`?"),
        ("consent", "[we]", "unknown-party", "`WE`?"),
        ("place", "vally", "unknown-place", "`valley`?"),
        ("parts", "[mil]", "unknown-place", "`mill`?"),
        ("except_places", "[moon]", "unknown-place", "add it under `places:`"),
        ("compensated_by", "withdraw2", "unknown-obligation", "`withdraw`?"),
        ("suspends", "[nothing-of-it]", "unknown-obligation", "known are"),
        ("starts", "event:elction", "unknown-event", "`election`?"),
        ("ends", "event:flood", "unknown-event", "add it under `events:`"),
        ("ends", "election", "unknown-event", "write `event:election`"),
        ("ends", "withdraw", "unknown-event", "`withdraw.started`"),
        ("ends", "withdraw.finished", "unknown-event", "`withdraw.fulfilled`"),
        ("ends", "withdrew.fulfilled", "unknown-obligation", "`withdraw`?"),
        ("ends", "5 days after signatur", "unknown-event", "`signature`?"),
        ("recurrence", "{every: P7D, first: event:flood}", "unknown-event", "flood"),
        ("recurrence", "{every: P7D, until: event:flood}", "unknown-event", "flood"),
        ("stages", "[{id: s, due: event:flood}]", "unknown-event", "flood"),
        (
            "stages",
            "[{id: s, due: 2031-03-09, place: mll}]",
            "unknown-place",
            "`mill`?",
        ),
        ("stages", "[{id: s, due: 2031-03-09, share: 2}]", "bad-share", "0 to 1"),
        ("stages", "[{id: s, due: 2031-03-09, share: -0.1}]", "bad-share", "30%"),
        (
            "renewal",
            "{term: 5 years, auto: yes, who_may_object: [WW]}",
            "unknown-party",
            "`WW`",
        ),
        ("renewal", "{term: long, auto: yes}", "bad-duration", "14 days"),
        ("renewal", "{term: P5Y, auto: yes, notice: early}", "bad-duration", "P14D"),
    ],
)
def test_what_an_obligation_refers_to_must_exist(fault, field, written, code, hint):
    found, line, message = fault(obligations=obligation(**{field: written}))
    assert found == code
    assert line is not None
    assert hint in message


def test_provisions_are_checked_where_they_are_listed(fault):
    code, _, message = fault(provisions='provisions: {"2": s, "11": t}\n')
    assert code == "unknown-provision"
    assert "`11`?" in message


def test_provisions_are_taken_from_the_obligations_where_none_is_listed(sound):
    assert [p.id for p in sound().provisions] == ["1"]


@pytest.mark.parametrize(
    ("part", "text"),
    [
        ("parties", PARTIES + "- {id: EA, name: E, role: third}\n"),
        ("places", PLACES + "- {id: mill, name: M}\n"),
        ("events", EVENTS + "- {id: thaw}\n"),
        ("obligations", obligation() + second()),
        ("provisions", 'provisions: [{id: "1"}, {id: "1"}]\n'),
        (
            "amendments",
            "amendments:\n"
            + "- {id: a, target: withdraw, field: due, value: 2031-05-01}\n" * 2,
        ),
        (
            "obligations",
            obligation(stages="[{id: s, due: signature}, {id: s, due: 2031-03-09}]"),
        ),
    ],
)
def test_ids_may_not_stand_twice(fault, part, text):
    assert fault(**{part: text})[0] == "duplicate-id"


def test_whom_a_party_acts_for_must_exist(fault):
    text = PARTIES + "- {id: X, name: X, role: mechanism, acts_for: EE}\n"
    code, line, message = fault(parties=text)
    assert (code, line) == ("unknown-party", 9)
    assert "known are `EA`" in message


def test_places_may_not_lie_within_themselves(read):
    text = "places:\n- {id: valley, name: V, within: mill}\n- {id: mill, name: M, within: valley}\n"
    problems = read(places=text).problems
    assert [p.code for p in problems] == ["place-cycle", "place-cycle"]
    assert "`valley` -> `mill` -> `valley`" in problems[0].message


def test_places_may_share_what_they_lie_in(sound):
    text = (
        "places: [{id: valley, name: V}, {id: a, name: A, within: valley}, "
        "{id: b, name: B, within: valley}, {id: c, name: C, within: [a, b]}]\n"
    )
    assert sound(places=text).enclosing("c") == ("c", "a", "b", "valley")


def test_parties_may_not_act_for_themselves(read):
    text = PARTIES + "- {id: X, name: X, role: third, acts_for: X}\n"
    assert [p.code for p in read(parties=text).problems] == ["party-cycle"]


def test_due_before_start_is_told(fault):
    text = obligation(starts="2031-04-02", due="2031-04-01")
    code, line, message = fault(obligations=text)
    assert (code, line) == ("due-before-start", 24)
    assert "2031-04-01" in message
    assert "2031-04-02" in message


def test_due_on_the_day_of_the_start_is_fine(sound):
    sound(obligations=obligation(starts="2031-04-01", due="2031-04-01"))


def test_due_before_the_day_of_the_start_is_not(fault):
    text = obligation(starts="2031-04-01", due="before 2031-04-01")
    assert fault(obligations=text)[0] == "due-before-start"


def test_starts_that_wait_for_each_other_are_told(read):
    text = obligation(starts="other.started") + second(
        id="other", starts="1 day after withdraw.fulfilled"
    )
    problems = read(obligations=text).problems
    assert [p.code for p in problems] == ["event-cycle", "event-cycle"]
    assert "`other`, `withdraw`" in problems[0].message


def test_a_start_that_waits_for_itself_is_told(fault):
    assert fault(obligations=obligation(starts="withdraw.started"))[0] == "event-cycle"


def test_one_way_out_of_a_circle_is_enough(sound):
    starts = "{earliest: [other.started, 2031-04-01]}"
    text = obligation(starts=starts, due="") + second(
        id="other", starts="withdraw.started"
    )
    assert len(sound(obligations=text).obligations) == 2


def test_the_latest_of_two_needs_both(fault):
    starts = "{latest: [withdraw.started, 2031-04-01]}"
    assert fault(obligations=obligation(starts=starts, due=""))[0] == "event-cycle"


def test_the_entry_into_force_may_not_wait_for_itself(read):
    head = "id: a\ntitle: t\nsigned: 2031-03-01\nin_force: entry_into_force\n"
    problems = read(head=head).problems
    assert {p.code for p in problems} == {"event-cycle"}
    assert problems[0].line == 4


def test_the_entry_into_force_may_wait_for_an_event(sound):
    head = "id: a\ntitle: t\nsigned: 2031-03-01\nin_force: 2 days after event:thaw\n"
    assert sound(head=head).tz == "UTC"


def test_the_event_of_the_entry_into_force_must_exist(fault):
    head = "id: a\ntitle: t\nsigned: 2031-03-01\nin_force: event:flood\n"
    assert fault(head=head)[:2] == ("unknown-event", 4)


def test_an_own_time_zone_comes_first(sound):
    assert sound(more="tz: Asia/Tbilisi\n").tz == "Asia/Tbilisi"


def test_a_bad_time_zone_of_the_agreement(fault):
    assert fault(more="tz: Vienna\n")[0] == "bad-zone"


def test_versions_of_wordings_must_be_listed(fault):
    text = 'versions: [en, fr]\nprovisions:\n- {id: "1", wordings: {en: x, ft: y}}\n'
    code, _, message = fault(more=text)
    assert code == "unknown-version"
    assert "known are `en`, `fr`" in message


def test_wordings_need_no_listed_versions(sound):
    text = 'provisions:\n- {id: "1", wordings: [{version: en, text: x}]}\n'
    assert sound(more=text).provisions[0].wordings[0].version == "en"


@pytest.mark.parametrize("field", ["subjects: [prisonrs]", "silent_on: {prisonrs: x}"])
def test_an_unknown_subject_is_a_warning(read, field):
    agreement, problems = read(more=f"{field}\n")
    assert agreement is not None
    assert [(p.code, p.severity) for p in problems] == [
        ("unknown-subject", Severity.WARNING)
    ]
    assert "`prisoners`?" in problems[0].message


def test_a_notice_against_what_is_not_renewed_is_a_warning(read):
    text = "notices:\n- {id: n, target: withdraw, by: EA, given_on: 2031-01-01}\n"
    agreement, problems = read(more=text)
    assert agreement is not None
    assert [p.code for p in problems] == ["notice-without-renewal"]


def test_a_notice_against_a_renewal_is_fine(sound):
    text = "notices:\n- {id: n, target: withdraw, by: EA, given_on: 2031-01-01}\n"
    renewal = obligation(renewal="{term: 5 years, auto: yes, notice: 6 months}")
    found = sound(obligations=renewal, more=text)
    assert found.obligations[0].renewal.notice == "P6M"
    assert found.notices[0].by == "EA"


def test_a_dependency_on_oneself_is_allowed(sound):
    sound(obligations=obligation(depends="reciprocal to withdraw"))


def test_organs_and_offices(sound):
    text = (
        "parties:\n- id: EA\n  name: Eastmark\n  role: party\n"
        "  demonyms: [Eastmarker]\n  forces: the Guard\n"
        "  organs:\n  - Ministry of War\n"
        "  - name: Chancellor\n    aliases: [head of government]\n"
        "    people: [A. Bee, {person: C. Dee, from: 2031-01-01, to: 2031-06-30}]\n"
    )
    party = sound(parties=text).parties[0]
    assert party.forces == ("the Guard",)
    assert [organ.name for organ in party.organs] == ["Ministry of War", "Chancellor"]
    first, then = party.organs[1].people
    assert (first.person, first.from_) == ("A. Bee", None)
    assert (then.from_.isoformat(), then.to.isoformat()) == ("2031-01-01", "2031-06-30")
