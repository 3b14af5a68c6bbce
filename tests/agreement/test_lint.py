"""What a text leaves open is found, and what it settles is left in peace."""

from datetime import date

import pytest

from armistice.agreement import SUBJECTS, lint
from armistice.model import After, Agreement, Instant, Party, PartyRole, Severity

from .conftest import PLACES, obligation

SETTLED = "subjects: [withdrawal]\n"
WHOLE = {
    "mechanism": "by three routes, in three days",
    "verifier": "OBS",
    "place": "mill",
}


def second(**fields):
    return obligation(**(WHOLE | fields)).removeprefix("obligations:\n")


@pytest.fixture
def findings(sound):
    """Lint the usual agreement with one obligation's fields changed, by code."""

    def read(*, peers=(), more="", **fields):
        parts = {key: fields.pop(key) for key in ("places", "events") if key in fields}
        text = obligation(**(WHOLE | fields)) + more
        agreement = sound(subjects=SETTLED, obligations=text, **parts)
        found = lint(agreement, peers=peers)
        assert all(one.severity is Severity.FINDING for one in found)
        return {one.code: one for one in found}

    return read


def test_a_complete_obligation_leaves_nothing_open(findings):
    assert findings() == {}


def test_findings_name_line_obligation_and_place(sound):
    found = lint(sound(), where="folder/agreement.yaml")
    assert {one.where for one in found} == {"folder/agreement.yaml"}
    by_code = {one.code: one for one in found}
    assert by_code["no-verifier"].line == 16
    assert by_code["no-verifier"].subject == "withdraw"


def test_findings_are_in_the_order_of_the_file(sound):
    text = obligation() + second(id="later", verifier="", mechanism="")
    lines = [one.line or 999 for one in lint(sound(obligations=text))]
    assert lines == sorted(lines)
    assert len(set(lines)) == 3


# Terms


def test_no_deadline(findings):
    found = findings(due="")["no-deadline"]
    assert "never be overdue" in found.message


def test_being_tied_to_another_is_no_deadline(findings):
    more = second(id="deploy", action="send", due="2031-04-02")
    found = findings(due="", depends="in parallel with deploy", more=more)
    assert "only tied to `deploy`" in found["no-deadline"].message


@pytest.mark.parametrize(
    "fields",
    [
        {"stages": "{s1: 2031-03-10}"},
        {"recurrence": "monthly"},
        {"kind": "maintain"},
        {"modality": "may"},
        {"modality": "must_not", "kind": "refrain"},
    ],
)
def test_some_need_no_deadline(findings, fields):
    assert "no-deadline" not in findings(due="", **fields)


def test_a_report_without_a_rhythm_has_no_deadline(findings):
    assert "no-deadline" in findings(due="", kind="report")


def test_no_verifier(findings):
    assert set(findings(verifier="")) == {"no-verifier"}


def test_a_power_needs_no_verifier(findings):
    assert findings(verifier="", modality="may") == {}


def test_a_verifier_that_is_read_into_the_text(findings):
    found = findings(verifier_is_interpretation="yes")
    assert "`OBS`" in found["verifier-interpreted"].message


@pytest.mark.parametrize(
    ("action", "words"),
    [
        ("withdraw_forces", "the routes, the order"),
        ("return_territory", "who hands over, who receives"),
        ("meet", "through whom"),
    ],
)
def test_no_mechanism(findings, action, words):
    found = findings(mechanism="", action=action)
    assert words in found["no-mechanism"].message


def test_what_lasts_needs_no_mechanism(findings):
    assert findings(mechanism="", kind="maintain", due="") == {}


def test_an_agreement_to_agree(findings):
    found = findings(consent="[EA, WE]")["further-agreement"]
    assert "`EA`, `WE`" in found.message


def test_all_without_a_number(findings):
    assert "quantity-open" in findings(quantities="all prisoners")


def test_all_of_a_number(findings):
    assert findings(quantities="{unit: prisoners, op: all, n: 40}") == {}


def test_a_renewal_without_a_time_to_object(findings):
    assert "renewal-without-notice" in findings(renewal="{term: P5Y, auto: yes}")


@pytest.mark.parametrize(
    "renewal", ["{term: P5Y, auto: yes, notice: P6M}", "{term: P5Y, auto: no}"]
)
def test_a_renewal_that_is_clear(findings, renewal):
    assert findings(renewal=renewal) == {}


@pytest.mark.parametrize(
    "due",
    [
        "{at: 2031-04-01, boundary: unclear}",
        "{event: signature, offset: P30D, boundary: unclear}",
        "{latest: [{at: 2031-04-01, boundary: unclear}]}",
        "{earliest: [{at: 2031-04-01, boundary: unclear}, signature]}",
    ],
)
def test_an_unclear_boundary(findings, due):
    found = findings(due=due, starts="signature")["boundary-unclear"]
    assert "(due)" in found.message


def test_unclear_stages_are_told_once(findings):
    unclear = "{at: 2031-03-10, boundary: unclear}"
    found = findings(stages=f"{{s1: {{due: {unclear}}}, s2: {{due: {unclear}}}}}")
    assert "(s1, s2)" in found["boundary-unclear"].message


def test_a_time_that_waits_for_an_undated_event(findings):
    found = findings(due="{latest: [event:thaw, event:election]}")["event-undated"]
    assert "`event:thaw`" in found.message
    assert "election" not in found.message


# Wordings


def variants(sound, **texts):
    body = ", ".join(f'{key}: "{text}"' for key, text in texts.items())
    text = f'provisions:\n- {{id: "1", wordings: {{{body}}}}}\n'
    return [
        one.message
        for one in lint(sound(provisions=text))
        if one.code == "text-variants"
    ]


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        ("by 1 April", "before 1 April", "deadline"),
        ("by the end of April", "until the end of April", "deadline"),
        ("within 30 days", "by day 30", "deadline"),
        ("no later than 1 April", "by 1 April", "deadline"),
        ("Eastmark returns the valley", "Eastmark cedes the valley", "what is done"),
        ("is handed over", "is transferred", "what is done"),
        ("shall withdraw", "should withdraw", "how binding"),
        ("1,960 soldiers", "1900 soldiers", "numbers"),
    ],
)
def test_versions_that_differ(sound, one, other, what):
    (message,) = variants(sound, ea=one, we=other)
    assert what in message
    assert "`ea`: " in message
    assert "`withdraw`" in message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("by 1 April", "By 1 April"),
        ("1,960 soldiers", "1960 soldiers"),
        ("signed by both", "signed"),
        ("by 1 April", "do 1 kwietnia"),
        ("returns", "returned"),
    ],
)
def test_versions_that_do_not_differ_in_what_matters(sound, one, other):
    assert variants(sound, ea=one, we=other) == []


def test_a_single_version_differs_from_nothing(sound):
    assert variants(sound, ea="by, before or until 1 April") == []


def test_variants_of_a_provision_without_obligations(sound):
    text = 'provisions: [{id: "1"}, {id: "2", wordings: {a: shall go, b: may go}}]\n'
    found = [x for x in lint(sound(provisions=text)) if x.code == "text-variants"]
    assert [(x.subject, x.line) for x in found] == [("2", None)]


# Places


@pytest.mark.parametrize(
    "action", ["withdraw_forces", "deploy", "hostilities", "remain"]
)
def test_acts_that_need_a_place(findings, action):
    assert "no-place" in findings(place="", action=action)


def test_acts_that_need_none(findings):
    assert findings(place="", action="release_prisoners") == {}


def test_a_place_that_nothing_defines(findings):
    found = findings(place="valley")["place-undefined"]
    assert found.subject == "valley"
    assert "lat" in found.message


@pytest.mark.parametrize(
    "drawn", ["lat: 1, lon: 2", "geometry: {type: Point, coordinates: [1, 2]}"]
)
def test_a_place_with_a_position(findings, drawn):
    places = f"places:\n- {{id: valley, name: V, {drawn}}}\n- {{id: mill, name: M}}\n"
    assert findings(place="valley", places=places) == {}


def test_an_exception_that_lies_elsewhere(findings):
    places = PLACES + "- {id: moon, name: Moon, lat: 0, lon: 0}\n"
    found = findings(except_places="[moon]", places=places)
    assert "does not lie in `mill`" in found["exception-outside"].message


def test_an_exception_inside(findings):
    places = "places:\n- {id: valley, name: V, lat: 0, lon: 0}\n- {id: mill, name: M, within: valley}\n"
    assert findings(place="valley", except_places="[mill]", places=places) == {}


VALLEY = "places:\n- {id: valley, name: V, lat: 0, lon: 0}\n- {id: mill, name: M, within: valley}\n"


@pytest.mark.parametrize(
    ("first", "then", "words"),
    [
        (
            {"action": "patrol"},
            {"action": "patrol", "modality": "must_not", "kind": "refrain"},
            "must and must not `patrol`",
        ),
        (
            {"action": "withdraw_forces"},
            {"action": "remain_in_position", "kind": "maintain"},
            "must leave (`withdraw`) and must stay (`other`)",
        ),
        (
            {"action": "withdraw_forces"},
            {"action": "keep_posts", "modality": "may"},
            "and may stay (`other`)",
        ),
        (
            {"action": "return_territory", "counterparty": "WE"},
            {"action": "control_road", "bearer": "OBS", "kind": "maintain"},
            "`OBS` holds there what `withdraw` gives to another",
        ),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_duties_in_nested_places_that_cannot_both_be(
    findings, first, then, words, turned
):
    places = {"place": "mill"}, {"place": "valley"}
    inner, outer = reversed(places) if turned else places
    more = second(**({"id": "other"} | inner | then))
    found = findings(**(outer | first), more=more, places=VALLEY)
    assert words in found["places-conflict"].message
    assert "both hold in `mill`" in found["places-conflict"].message


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ({"action": "withdraw_forces", "except_places": "mill"}, {"action": "remain"}),
        ({"action": "withdraw_forces"}, {"action": "remain", "bearer": "WE"}),
        ({"action": "patrol"}, {"action": "patrol"}),
        (
            {"action": "withdraw_forces"},
            {"action": "keep_posts", "modality": "must_not"},
        ),
        (
            {"action": "return_territory", "counterparty": "WE"},
            {"action": "keep_observers", "bearer": "OBS", "modality": "may"},
        ),
        (
            {"action": "return_territory", "counterparty": "WE"},
            {"action": "control_road", "bearer": "WE"},
        ),
    ],
)
def test_duties_in_nested_places_that_can(findings, first, then):
    more = second(**({"id": "other", "place": "mill"} | then))
    found = findings(**({"place": "valley"} | first), more=more, places=VALLEY)
    assert "places-conflict" not in found


def test_places_apart_do_not_conflict(findings):
    more = second(id="other", place="moon", action="remain")
    places = VALLEY + "- {id: moon, name: Moon, lat: 0, lon: 0}\n"
    assert findings(more=more, places=places) == {}


# Dates


def test_obligations_that_wait_for_each_other(findings):
    more = second(id="other", depends="after withdraw")
    found = findings(depends="if other", more=more)["dates-circular"]
    assert "`withdraw` -> `other` -> `withdraw`" in found.message


def test_a_circle_through_deadlines(findings):
    more = second(id="other", due="5 days after withdraw.fulfilled")
    found = findings(due="5 days after other.fulfilled", more=more)
    assert "dates-circular" in found


def test_a_circle_through_before(findings):
    more = second(id="other", depends="before withdraw")
    assert findings(more=more) == {}
    assert "dates-circular" in findings(depends="before other", more=more)


def test_a_circle_is_told_once(sound):
    text = obligation(**WHOLE, depends="after b") + second(
        id="b", depends="after withdraw"
    )
    found = [x for x in lint(sound(obligations=text)) if x.code == "dates-circular"]
    assert len(found) == 1


def test_parallel_courses_are_no_circle(findings):
    more = second(id="other", depends="in parallel with withdraw")
    assert findings(depends="in parallel with other", more=more) == {}


@pytest.mark.parametrize(
    "fields",
    [
        {"starts": "event:election"},
        {"starts": "60 days after entry_into_force"},
        {"due": "before event:election", "starts": "event:election"},
        {"ends": "2031-03-01"},
        {"starts": "{latest: [signature, event:election]}"},
    ],
)
def test_what_is_over_before_it_starts(findings, fields):
    assert "before it can start" in findings(**fields)["dates-unmeetable"].message


def test_what_waits_for_a_late_start(findings):
    more = second(id="other", starts="event:election", due="2031-07-01")
    found = findings(depends="after other", more=more)
    assert "dates-unmeetable" in found


def test_what_starts_after_another_that_starts_late(findings):
    more = second(id="other", starts="event:election", due="2031-07-01")
    found = findings(starts="3 days after other.started", more=more)
    assert "can start (2031-06-04" in found["dates-unmeetable"].message


def test_what_waits_for_a_later_deadline(findings):
    more = second(id="other", due="2031-05-01")
    found = findings(depends="after other", more=more)["dates-unmeetable"]
    assert "may take until 2031-05-02 00:00" in found.message


def test_stages_after_the_whole(findings):
    found = findings(stages="{s1: 2031-03-10, s2: 2031-04-02}")["dates-unmeetable"]
    assert "stages `s2`" in found.message


def test_shares_that_fall(findings):
    stages = "{s1: {due: 2031-03-10, share: 0.6}, s2: {due: 2031-03-20, share: 0.3}}"
    assert "cumulatively" in findings(stages=stages)["dates-unmeetable"].message


def test_shares_that_rise(findings):
    stages = "{s1: {due: 2031-03-10, share: 0.3}, s2: {due: 2031-03-20, share: 1}}"
    assert findings(stages=stages) == {}


@pytest.mark.parametrize(
    "due", ["event:thaw", "event:election", "5 days after withdraw.started"]
)
def test_dates_that_can_be_met_or_are_unknown(findings, due):
    assert "dates-unmeetable" not in findings(due=due)


def test_an_entry_into_force_that_waits_for_itself_is_survived():
    agreement = Agreement(
        id="a",
        title="A",
        signed=date(2031, 3, 1),
        in_force=After(event="entry_into_force"),
        parties=(Party(id="EA", name="E", role=PartyRole.PARTY),),
        subjects=("withdrawal",),
    )
    assert lint(agreement) == ()


# Amendments


@pytest.fixture
def changed(sound):
    def read(line, **fields):
        text = f"amendments:\n- {{id: a, target: withdraw, {line}}}\n"
        usual = WHOLE | {"counterparty": "WE"} | fields
        found = lint(
            sound(subjects=SETTLED, obligations=obligation(**usual), changes=text)
        )
        return {one.code: one for one in found}

    return read


BOTH = "accepted_by: [EA, WE], retroactive: no"


def test_an_amendment_that_is_clear(changed):
    assert changed(f"field: due, value: 2031-05-01, {BOTH}") == {}


def test_an_amendment_that_may_look_back(changed):
    found = changed("field: due, value: 2031-05-01, accepted_by: [EA, WE]")
    assert found["retroactivity-unclear"].subject == "withdraw"


def test_an_amendment_of_one_side(changed):
    found = changed("field: due, value: null, accepted_by: EA, retroactive: no")
    assert "`WE` is not known" in found["amendment-one-sided"].message


def test_proposing_is_accepting(changed):
    line = "field: due, value: null, proposed_by: WE, accepted_by: EA, retroactive: no"
    assert "amendment-one-sided" not in changed(line)


def test_a_mission_need_not_accept(changed):
    line = "field: due, value: null, accepted_by: EA, retroactive: no"
    assert "amendment-one-sided" not in changed(line, counterparty="OBS")


def test_a_new_deadline_before_the_start(changed):
    found = changed(f"field: due, value: 2031-03-01, {BOTH}")
    assert "before it can start" in found["dates-unmeetable"].message


def test_a_retracted_amendment_is_left_in_peace(changed):
    assert changed("field: due, value: null, retracted_on: 2031-04-01") == {}


# Subjects


def agreement(name, *subjects, silent=()):
    return Agreement(
        id=name,
        title=name,
        signed=date(2031, 3, 1),
        in_force=Instant(at=date(2031, 3, 1)),
        parties=(Party(id="EA", name="Eastmark", role=PartyRole.PARTY),),
        subjects=subjects,
        silent_on=silent,
    )


def silent(one, *peers):
    return {
        x.subject: x.message
        for x in lint(one, peers=peers)
        if x.code == "subject-silent"
    }


def test_subjects_that_most_peers_settle():
    peers = (
        agreement("p1", "prisoners", "duration"),
        agreement("p2", "prisoners"),
        agreement("p3", "duration", "prisoners", "heritage"),
    )
    found = silent(agreement("a", "withdrawal"), *peers)
    assert set(found) == {"prisoners", "duration"}
    assert "settled by 3 of 3 comparable agreements" in found["prisoners"]
    assert "settled by 2 of 3" in found["duration"]


def test_peers_that_list_no_subjects_do_not_count():
    peers = (agreement("p1", "prisoners"), agreement("p2"))
    assert "1 of 1" in silent(agreement("a", "withdrawal"), *peers)["prisoners"]


def test_an_agreement_is_no_peer_of_itself():
    one = agreement("a", "withdrawal")
    assert silent(one, agreement("a", "withdrawal", "prisoners")) == {}


def test_a_named_silence_comes_out_with_its_own_term():
    named = (("political_status", "the status of the upper valley."),)
    one = agreement("a", "withdrawal", silent=named)
    alone = silent(one)["political_status"]
    assert alone.startswith("the text does not settle the political status")
    assert ": the status of the upper valley; " in alone
    beside = silent(one, agreement("p1", "prisoners"))["political_status"]
    assert "settled by 0 of 1" in beside


def test_a_subject_that_is_settled_is_not_silent():
    one = agreement("a", "prisoners", silent=(("prisoners", "x"),))
    assert silent(one, agreement("p", "prisoners")) == {}


def test_an_agreement_that_lists_no_subjects_is_told_so_once():
    one = agreement("a")
    found = lint(one, peers=(agreement("p", *SUBJECTS),))
    assert [x.code for x in found] == ["subjects-not-listed"]
