"""One fault of an entry never hides another: references in it are looked up still."""

import pytest

from .conftest import HEAD, PARTIES, obligation


def told(loaded):
    return {(problem.code, problem.line) for problem in loaded.problems}


def messages(loaded, code):
    return [problem.message for problem in loaded.problems if problem.code == code]


REFERENCES = {
    "bearer": ("[XX]", "unknown-party"),
    "counterparty": ("XX, EA", "unknown-party"),
    "verifier": ("[EA, XX]", "unknown-party"),
    "place": ("nowhere", "unknown-place"),
    "parts": ("[mill, nowhere]", "unknown-place"),
    "compensated_by": ("nothing", "unknown-obligation"),
    "starts": ("14 days after nothing.started", "unknown-obligation"),
    "due": ("{latest: [2031-04-01, never]}", "unknown-event"),
    "depends": ("[after nothing]", "unknown-obligation"),
    "stages": ("[{id: s, due: 2031-04-01, place: nowhere}]", "unknown-place"),
    "renewal": ("{term: P1Y, auto: yes, who_may_object: XX}", "unknown-party"),
    "recurrence": ("{every: P1D, first: never}", "unknown-event"),
}


@pytest.mark.parametrize("field", REFERENCES)
@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"modality": "mst"}, "bad-value"),
        ({"kind": ""}, "missing-field"),
        ({"id": "two words"}, "bad-id"),
        ({"tolerence": "P1D"}, "unknown-field"),
        ({"ends": "by and by"}, "bad-time"),
    ],
)
def test_a_wrong_reference_is_told_whatever_else_is_wrong(read, field, wrong, code):
    written, expected = REFERENCES[field]
    alone = read(obligations=obligation(**{field: written}))
    both = read(obligations=obligation(**{field: written}, **wrong))
    assert {c for c, _ in told(alone)} == {expected}
    assert {c for c, _ in told(both)} == {expected, code}


def test_a_wrong_provision_is_told_whatever_else_is_wrong(read):
    loaded = read(
        provisions='provisions: {"1": Forces leave}\n',
        obligations=obligation(provision='"7"', kind="achive"),
    )
    assert {c for c, _ in told(loaded)} == {"unknown-provision", "bad-value"}


@pytest.mark.parametrize(
    ("field", "written", "expected"),
    [
        (
            "stages",
            "[{id: s, due: soon enough, place: nowhere}, {id: s, due: never}]",
            {"bad-time", "unknown-place", "unknown-event", "duplicate-id"},
        ),
        (
            "depends",
            "[perhaps, after nothing, {rel: aftr, ref: nobody}]",
            {"bad-dependency", "bad-value", "unknown-obligation"},
        ),
        ("depends", "{rel: after}", {"missing-field"}),
        (
            "renewal",
            "{term: 0 days, auto: yes, who_may_object: XX}",
            {"bad-duration", "unknown-party"},
        ),
        (
            "recurrence",
            "{every: now and then, first: never}",
            {"bad-duration", "unknown-event"},
        ),
        (
            "due",
            "{event: never, offset: a while}",
            {"bad-duration", "unknown-event"},
        ),
        (
            "due",
            "{earliest: [{event: never}, {event: signature, offset: a while}]}",
            {"bad-duration", "unknown-event"},
        ),
        (
            "due",
            "{latest: [{at: soon}, {event: never}]}",
            {"bad-day", "unknown-event"},
        ),
        ("due", "{latest: [{event: 3, x: 1}]}", {"unknown-field", "unknown-event"}),
        ("stages", "7", {"missing-field"}),
    ],
)
def test_a_part_of_a_field_hides_no_other_part(read, field, written, expected):
    loaded = read(obligations=obligation(**{field: written}))
    assert {c for c, _ in told(loaded)} == expected
    assert loaded.agreement is None


def test_an_empty_bearer_is_told_whatever_else_is_wrong(read):
    loaded = read(obligations=obligation(bearer="[]", kind="achive"))
    assert {c for c, _ in told(loaded)} == {"empty-bearer", "bad-value"}


@pytest.mark.parametrize(
    ("part", "text", "expected"),
    [
        (
            "parties",
            PARTIES + "- {id: X, name: X, role: thrd, acts_for: ZZ}\n",
            {"bad-value", "unknown-party"},
        ),
        (
            "places",
            "places:\n- {id: valley, name: V, lat: 99, within: hill}\n",
            {"bad-value", "unknown-place"},
        ),
        (
            "amendments",
            "amendments:\n- {id: a, target: nothing, field: bearer, value: [XX],"
            " agreed_on: soon}\n",
            {"bad-day", "unknown-obligation", "unknown-party"},
        ),
        (
            "amendments",
            "amendments:\n- {id: a, target: nothing, agreed_on: soon}\n",
            {"bad-day", "missing-field", "unknown-obligation"},
        ),
        (
            "notices",
            "notices:\n- {id: n, target: nothing, by: XX, given_on: soon}\n",
            {"bad-day", "unknown-obligation", "unknown-party"},
        ),
        (
            "provisions",
            'versions: [a]\nprovisions:\n- {id: "1", titel: x, wordings: {b: y}}\n',
            {"unknown-field", "unknown-version"},
        ),
    ],
)
def test_references_of_every_kind_of_entry_are_looked_up(read, part, text, expected):
    assert {c for c, _ in told(read(**{part: text}))} == expected


def test_a_fault_of_the_head_hides_no_other(read):
    head = HEAD.replace("signed: 2031-03-01", "signed: yesterday")
    head = head.partition("in_force")[0] + "in_force: never\nsubjects: [peace]\n"
    loaded = read(head=head)
    assert {c for c, _ in told(loaded)} == {
        "bad-day",
        "unknown-event",
        "unknown-subject",
    }


def test_each_fault_has_its_own_line(read):
    loaded = read(obligations=obligation(bearer="[XX]", kind="achive", place="mil"))
    assert told(loaded) == {
        ("unknown-party", 18),
        ("bad-value", 20),
        ("unknown-place", 22),
    }


def test_an_obligation_at_fault_is_not_taken_for_one_without_renewal(fault):
    text = obligation(kind="achive", renewal="{term: P1Y, auto: yes}")
    notices = "notices:\n- {id: n, target: withdraw, by: EA, given_on: 2031-03-05}\n"
    code, _, _ = fault(obligations=text, notices=notices)
    assert code == "bad-value"


# What the messages suggest


def test_allowed_values_are_listed_once(fault):
    text = PARTIES.replace("role: mechanism", "role: xyzzy")
    _, _, message = fault(parties=text)
    assert message.count("`guarantor`") == 1


@pytest.mark.parametrize("bearer", ["", "[]", "~"])
def test_an_empty_bearer_suggests_ids_of_this_file(fault, bearer):
    _, _, message = fault(obligations=obligation(bearer=bearer))
    assert "`bearer: [EA]` (known are `EA`, `WE`, `OBS`)" in message


def test_an_empty_bearer_without_parties_points_at_them(read):
    loaded = read(parties="", obligations=obligation(bearer=""))
    (message,) = messages(loaded, "empty-bearer")
    assert "`parties:`" in message


def test_a_bad_id_is_told_every_character_that_is_allowed(fault):
    _, _, message = fault(obligations=obligation(id="two words"))
    assert "`-`, `_` and `.`" in message


def test_an_id_may_have_points(sound):
    assert sound(obligations=obligation(id="1.2-b_c")).obligations[0].id == "1.2-b_c"


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("by 31 March 2031", "`by 2031-03-31`"),
        ("before 31 March 2031", "`before 2031-03-31`"),
        ("no later than 31st of March 2031", "`no later than 2031-03-31`"),
        ("by March 31, 2031", "`by 2031-03-31`"),
        ("by 31.03.2031", "`by 2031-03-31`"),
        ("by 2031/03/31", "`by 2031-03-31`"),
        ("by 03/31/2031", "`by 2031-03-31`"),
        ("by 3/4/2031", "`by 2031-04-03` or `by 2031-03-04`"),
        ("about 31 March 2031", "`2031-03-31`"),
    ],
)
def test_a_suggested_day_keeps_the_word_before_it(fault, sound, written, hint):
    """Without its `before` the suggestion would be another deadline."""
    _, _, message = fault(obligations=obligation(due=written))
    assert f"did you mean {hint}?" in message
    meant = hint.strip("`").partition("`")[0]
    assert sound(obligations=obligation(due=meant)).obligations[0].due is not None


def test_a_suggested_day_has_no_word_where_none_may_stand(fault):
    _, _, message = fault(obligations=obligation(due="{at: by 31 March 2031}"))
    assert "did you mean `2031-03-31`?" in message


@pytest.mark.parametrize("written", ["by 31 February 2031", "by 4 Mud 2031"])
def test_no_day_is_suggested_where_none_is_meant(fault, written):
    _, _, message = fault(obligations=obligation(due=written))
    assert "did you mean" not in message
