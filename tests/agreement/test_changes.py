"""Amendments and interpretations: one field of one or many obligations."""

from datetime import date

import pytest

from armistice.model import After, Instant, Modality, Quantity, Retroactive

from .conftest import obligation


def amendments(*lines):
    return "amendments:\n" + "".join(f"- {{{line}}}\n" for line in lines)


def many(*ids):
    rest = [obligation(id=one).removeprefix("obligations:\n") for one in ids]
    return "obligations:\n" + "".join(rest)


@pytest.fixture
def change(sound):
    def read(line, **parts):
        return sound(changes=amendments(line), **parts).amendments

    return read


def test_a_new_deadline(change):
    line = (
        "id: later, target: withdraw, field: due, value: 2031-05-01, "
        "agreed_on: 2031-03-31, effective: 2031-04-01, retroactive: yes, "
        "proposed_by: EA, accepted_by: [EA, WE], evidence: [claim-1]"
    )
    (found,) = change(line)
    assert found.id == "later"
    assert found.value == Instant(at=date(2031, 5, 1), tz="Europe/Vienna")
    assert found.retroactive is Retroactive.YES
    assert found.agreed_on == date(2031, 3, 31)
    assert found.accepted_by == ("EA", "WE")
    assert found.recorded is None


@pytest.mark.parametrize(
    ("field", "written", "value"),
    [
        ("due", "14 days after event:thaw", After(event="event:thaw", offset="P14D")),
        ("due", "null", None),
        ("quantities", "900 troops", Quantity(unit="troops", n=900)),
        ("quantity", "[900 troops]", Quantity(unit="troops", n=900)),
        ("verifier", "OBS", ("OBS",)),
        ("except_places", "[mill]", ("mill",)),
        ("place", "mill", "mill"),
        ("mechanism", "by way of the mission", "by way of the mission"),
        ("must_persist", "yes", True),
        ("mode", "may", Modality.MAY),
        ("verifier", "null", ()),
        ("mechanism", "null", None),
    ],
)
def test_the_value_has_the_type_of_its_field(change, field, written, value):
    (found,) = change(f"id: a, target: withdraw, field: {field}, value: {written}")
    assert found.value == value
    assert found.field in {field, "quantities", "modality"}


def test_a_list_of_targets_becomes_one_amendment_each(change):
    line = "id: a, target: [one, two], field: due, value: null"
    found = change(line, obligations=many("one", "two", "three"))
    assert [(c.id, c.target) for c in found] == [("a.one", "one"), ("a.two", "two")]


def test_all_but_some(change):
    line = "id: quit, target: all, except: [two], field: ends, value: 2031-05-01"
    found = change(line, obligations=many("one", "two", "three"))
    assert [c.id for c in found] == ["quit.one", "quit.three"]
    assert {c.value for c in found} == {
        Instant(at=date(2031, 5, 1), tz="Europe/Vienna")
    }


@pytest.mark.parametrize(
    ("line", "code", "hint"),
    [
        ("target: withdraw, field: deu, value: 2031-05-01", "bad-amendment", "`due`?"),
        ("target: withdraw, field: id, value: x", "bad-amendment", "no field that"),
        ("target: withdraw, field: due, value: 5 men", "bad-time", "write a day"),
        ("target: withdraw, field: due", "missing-field", "or null"),
        (
            "target: withdraw, field: starts, value: null",
            "bad-amendment",
            "only changed",
        ),
        ("target: withdraw, field: bearer, value: []", "empty-bearer", "new bearer"),
        ("target: withdraw, field: bearer, value: [XX]", "unknown-party", "`XX`"),
        ("target: withdraw, field: place, value: mil", "unknown-place", "`mill`?"),
        ("target: withdraw, field: due, value: event:flood", "unknown-event", "flood"),
        ("target: withdraw, field: quantities, value: many", "bad-quantity", "1960"),
        ("target: withdraw, field: must_persist, value: 5", "bad-value", "`yes`"),
        ("target: withdraw, field: modality, value: mst", "bad-value", "`must`?"),
        (
            "target: withdrawal, field: due, value: null",
            "unknown-obligation",
            "`withdraw`?",
        ),
        (
            "target: all, except: [x], field: due, value: null",
            "unknown-obligation",
            "`x`",
        ),
        (
            "target: withdraw, except: [withdraw], field: due, value: null",
            "bad-amendment",
            "`target: all`",
        ),
        (
            "target: withdraw, field: due, value: null, accepted_by: [EE]",
            "unknown-party",
            "known are",
        ),
    ],
)
def test_what_no_amendment_can_be(fault, line, code, hint):
    found, number, message = fault(changes=amendments(f"id: a, {line}"))
    assert (found, number) == (code, 26)
    assert hint in message
    assert message.startswith("amendment `a`: ")


@pytest.mark.parametrize("name", ["interpretations", "readings"])
def test_a_partys_own_understanding(sound, name):
    text = (
        f"{name}:\n- {{id: i, held_by: WE, target: withdraw, field: due, "
        "value: before 2031-04-01, stated_on: 2031-03-05}\n"
    )
    (found,) = sound(readings=text).interpretations
    assert found.held_by == ("WE",)
    assert found.value.boundary == "exclusive"
    assert found.stated_on == date(2031, 3, 5)


def test_an_understanding_may_cover_several(sound):
    text = (
        "interpretations:\n- {id: i, held_by: WE, target: [one, two], "
        "field: verifier, value: OBS}\n"
    )
    found = sound(obligations=many("one", "two"), readings=text).interpretations
    assert [i.id for i in found] == ["i.one", "i.two"]


def test_who_holds_an_understanding_must_exist(fault):
    text = (
        "readings:\n- {id: i, held_by: WW, target: withdraw, field: due, value: null}\n"
    )
    code, line, message = fault(readings=text)
    assert (code, line) == ("unknown-party", 26)
    assert "known are `EA`, `WE`" in message


def test_a_retracted_amendment_keeps_its_day(change):
    line = "id: a, target: withdraw, field: due, value: null, retracted_on: 2031-04-02"
    assert change(line)[0].retracted_on == date(2031, 4, 2)
