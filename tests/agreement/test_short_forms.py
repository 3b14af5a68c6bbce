"""Short forms stand for the mappings that one may write as well."""

from datetime import UTC, date, datetime, timedelta

import pytest

from armistice.model import (
    After,
    Boundary,
    Comparison,
    DayCount,
    DayOne,
    Dependency,
    Earliest,
    Instant,
    Latest,
    Measure,
    Quantity,
    Recurrence,
    Relation,
)

from .conftest import obligation

VIENNA = "Europe/Vienna"


@pytest.fixture
def due(sound):
    def read(written):
        extra = obligation(id="other", due="").removeprefix("obligations:\n")
        text = obligation(due=written) + extra
        return sound(obligations=text).obligations[0].due

    return read


@pytest.mark.parametrize(
    "written",
    [
        "2031-04-01",
        "by 2031-04-01",
        "By 2031-04-01",
        "until 2031-04-01",
        "on 2031-04-01",
        "no later than 2031-04-01",
        "{at: 2031-04-01}",
        "{at: 2031-04-01, boundary: inclusive, tz: Europe/Vienna}",
        "2031-04-01 Europe/Vienna",
    ],
)
def test_a_day_is_included(due, written):
    assert due(written) == Instant(at=date(2031, 4, 1), tz=VIENNA)


def test_before_a_day_leaves_it_out(due):
    assert due("before 2031-04-01").boundary is Boundary.EXCLUSIVE


def test_a_boundary_can_be_unclear(due):
    assert due("{at: 2031-04-01, boundary: unclear}").boundary is Boundary.UNCLEAR


def test_a_zone_can_be_given(due):
    assert due("by 2031-04-01 Asia/Tbilisi").tz == "Asia/Tbilisi"


def test_a_moment_keeps_its_clock_time(due):
    assert due("2031-04-01T18:30").at == datetime(2031, 4, 1, 18, 30)  # noqa: DTZ001


def test_a_moment_keeps_its_offset(due):
    found = due('"2031-04-01 18:30+03:00"').at
    assert found == datetime(2031, 4, 1, 15, 30, tzinfo=UTC)
    assert found.utcoffset() == timedelta(hours=3)


@pytest.mark.parametrize(
    ("written", "event", "offset"),
    [
        ("entry_into_force", "entry_into_force", "P0D"),
        ("signature", "signature", "P0D"),
        ("event:election", "event:election", "P0D"),
        ("other.started", "other.started", "P0D"),
        ('"obl:other.fulfilled"', "other.fulfilled", "P0D"),
        ("14 days after signature", "signature", "P14D"),
        ("within 14 days of signature", "signature", "P14D"),
        ("14 days after entry into force", "entry_into_force", "P14D"),
        ("3 years after entry_into_force", "entry_into_force", "P3Y"),
        ("48 hours after other.started", "other.started", "PT48H"),
        ("6 months before event:election", "event:election", "-P6M"),
        ("P2W after signature", "signature", "P2W"),
        ("day 5 after other.fulfilled", "other.fulfilled", "P5D"),
        ("{event: signature, offset: 30 days}", "signature", "P30D"),
        ("{event: 'obl:other.started', offset: P2D}", "other.started", "P2D"),
    ],
)
def test_times_after_events(due, written, event, offset):
    assert due(written) == After(event=event, offset=offset)


def test_working_days(due):
    assert due("5 working days after signature") == After(
        event="signature", offset="P5D", count=DayCount.WORKING
    )


def test_before_an_event_leaves_its_day_out(due):
    assert due("before event:election") == After(
        event="event:election", boundary=Boundary.EXCLUSIVE
    )


def test_day_one_may_be_the_same_day(due):
    written = "{event: signature, offset: P2D, day_one: same-day}"
    assert due(written).day_one is DayOne.SAME_DAY


def test_the_earliest_and_latest_of_several(due):
    written = "{latest: [2031-04-01, {earliest: [signature, 2 days after signature]}]}"
    assert due(written) == Latest(
        latest=(
            Instant(at=date(2031, 4, 1), tz=VIENNA),
            Earliest(
                earliest=(
                    After(event="signature"),
                    After(event="signature", offset="P2D"),
                )
            ),
        )
    )


@pytest.mark.parametrize(
    ("written", "code", "hint"),
    [
        ("01.04.2031", "bad-time", "did you mean `2031-04-01`?"),
        ("1 April 2031", "bad-time", "did you mean `2031-04-01`?"),
        ("soon enough", "bad-time", "14 days after"),
        ("[a]", "bad-time", "write a day"),
        ("2031-02-30", "bad-day", "no day of the calendar"),
        ("{at: tomorrow}", "bad-day", "2020-11-20T18:00"),
        ("{at: 31/12/2031}", "bad-day", "did you mean `2031-12-31`?"),
        ("{at: 2031-04-01, tz: Europe/Atlantis}", "bad-zone", "Europe/Moscow"),
        ("{at: 2031-04-01, tz: Europe}", "bad-zone", "Europe/Moscow"),
        ("{at: 2031-04-01, tz: ../../etc}", "bad-zone", "UTC"),
        ("{event: signature, offset: a while}", "bad-duration", "P14D"),
        ("{event: signature, offset: P}", "bad-duration", "P14D"),
        ("5 fortnights after signature", "bad-duration", "14 days"),
        ("{at: 2031-04-01, boundary: exclusiv}", "bad-value", "`exclusive`?"),
        ("{at: 2031-04-01, zone: UTC}", "unknown-field", "`boundary`"),
        ("{event: signature, ofset: P1D}", "unknown-field", "`offset`?"),
        ("{offset: P1D}", "missing-field", "`event` is missing"),
        ("9999-12-31", "bad-day", "not a day or moment"),
        ("0001-01-01", "bad-day", "write it like"),
        ("9000 years after signature", "bad-duration", "a hundred years"),
        ("P999999999999D after signature", "bad-duration", "a hundred years"),
        ("{latest: []}", "bad-value", "at least one"),
        ("{earliest: [never]}", "unknown-event", "`never` is no event"),
    ],
)
def test_what_is_no_time_is_told_with_what_to_write(fault, written, code, hint):
    found, line, message = fault(obligations=obligation(due=written))
    assert (found, line) == (code, 24)
    assert hint in message


@pytest.fixture
def quantity(sound):
    def read(written):
        text = obligation(quantities=written)
        return sound(obligations=text).obligations[0].quantities

    return read


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("1960 personnel", Quantity(unit="personnel", n=1960)),
        ("1,960 personnel", Quantity(unit="personnel", n=1960)),
        (
            '">= 10000 troops"',
            Quantity(unit="troops", n=10000, op=Comparison.AT_LEAST),
        ),
        (
            "at least 50 km",
            Quantity(unit="km", n=50, op=Comparison.AT_LEAST),
        ),
        ("up to 90 carriers", Quantity(unit="carriers", n=90, op=Comparison.AT_MOST)),
        ("exactly 3 posts", Quantity(unit="posts", n=3)),
        (
            "all prisoners",
            Quantity(unit="prisoners", op=Comparison.ALL, measure=Measure.CUMULATIVE),
        ),
        ("30% of weapons", Quantity(unit="weapons", n=0.3, measure=Measure.SHARE)),
        (
            "44 prisoners in total",
            Quantity(unit="prisoners", n=44, measure=Measure.CUMULATIVE),
        ),
        (
            "{unit: persons, op: all, measure: share}",
            Quantity(unit="persons", op=Comparison.ALL, measure=Measure.SHARE),
        ),
        (
            "{unit: posts, op: at least, n: 3}",
            Quantity(unit="posts", op=Comparison.AT_LEAST, n=3),
        ),
    ],
)
def test_quantities(quantity, written, expected):
    assert quantity(written) == (expected,)


def test_several_quantities(quantity):
    units = [q.unit for q in quantity("[1960 personnel, {unit: apc, n: 90}]")]
    assert units == ["personnel", "apc"]


@pytest.mark.parametrize(
    ("written", "code", "hint"),
    [
        ("many troops", "bad-quantity", "1960 personnel"),
        ("{unit: troops}", "bad-quantity", "n: 100"),
        ("{unit: troops, n: -1}", "bad-quantity", "less than none"),
        ("{unit: arms, n: 30, measure: share}", "bad-share", "30%"),
        ("130% of arms", "bad-share", "0 to 1"),
        ("{unit: arms, n: nan}", "bad-value", "write a number"),
        ("{unit: arms, n: .inf}", "bad-value", "write a number"),
        ("{unit: arms, n: few}", "bad-value", "write a number"),
        ("{unit: arms, n: 3, op: '><'}", "bad-value", "`>=`"),
    ],
)
def test_what_is_no_quantity_is_told(fault, written, code, hint):
    found, _, message = fault(obligations=obligation(quantities=written))
    assert found == code
    assert hint in message


@pytest.mark.parametrize(
    ("written", "every"),
    [
        ("monthly", "P1M"),
        ("every 30 days", "P30D"),
        ("every month", "P1M"),
        ("P7D", "P7D"),
        ('"on:violation"', "on:violation"),
        ("{every: week, tolerance: 2 days}", "P1W"),
    ],
)
def test_rhythms(sound, written, every):
    text = obligation(recurrence=written)
    assert sound(obligations=text).obligations[0].recurrence.every == every


@pytest.mark.parametrize(
    "fields",
    [
        {"recurrence": "P0D"},
        {"recurrence": "every 0 days"},
        {"recurrence": "-P7D"},
        {"recurrence": "{every: P7D, tolerance: -P1D}"},
        {"renewal": "{term: P0Y, auto: yes}"},
        {"renewal": "{term: P5Y, auto: yes, notice: -P6M}"},
        {"depends": "{rel: in_parallel, ref: withdraw, tolerance: -P1D}"},
    ],
)
def test_what_has_to_be_longer_than_nothing(fault, fields):
    code, _, message = fault(obligations=obligation(**fields))
    assert code == "bad-duration"
    assert "longer than nothing" in message


def test_what_recurs_needs_no_leeway(sound):
    text = obligation(recurrence="{every: P7D, tolerance: P0D}")
    assert sound(obligations=text).obligations[0].recurrence.tolerance == "P0D"


def test_a_recurrence_in_full(sound):
    text = obligation(
        recurrence="{every: P30D, first: signature, until: 2032-01-01, tolerance: P7D}"
    )
    assert sound(obligations=text).obligations[0].recurrence == Recurrence(
        every="P30D",
        first=After(event="signature"),
        until=Instant(at=date(2032, 1, 1), tz=VIENNA),
        tolerance="P7D",
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("after withdraw", Dependency(rel=Relation.AFTER, ref="withdraw")),
        (
            "in parallel with withdraw",
            Dependency(rel=Relation.IN_PARALLEL, ref="withdraw"),
        ),
        ("unless event:thaw", Dependency(rel=Relation.UNLESS, ref="event:thaw")),
        (
            "reciprocal to withdraw",
            Dependency(rel=Relation.RECIPROCAL, ref="withdraw"),
        ),
        (
            "{rel: in-parallel, ref: 'obl:withdraw', tolerance: 20%}",
            Dependency(rel=Relation.IN_PARALLEL, ref="withdraw", tolerance="0.2"),
        ),
        (
            "{rel: in_parallel, ref: withdraw, tolerance: 5 days}",
            Dependency(rel=Relation.IN_PARALLEL, ref="withdraw", tolerance="P5D"),
        ),
    ],
)
def test_dependencies(sound, written, expected):
    text = obligation(depends=written)
    assert sound(obligations=text).obligations[0].depends == (expected,)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("along with withdraw", "bad-dependency"),
        ("{rel: afterwards, ref: withdraw}", "bad-value"),
        ("after withdrawl", "unknown-obligation"),
        ("after event:flood", "unknown-event"),
        ("{rel: in_parallel, ref: withdraw, tolerance: 1.5}", "bad-share"),
    ],
)
def test_what_is_no_dependency_is_told(fault, written, code):
    assert fault(obligations=obligation(depends=written))[0] == code


def test_one_name_stands_for_a_list(sound):
    text = obligation(bearer="EA", verifier="OBS")
    found = sound(obligations=text).obligations[0]
    assert (found.bearer, found.verifier) == (("EA",), ("OBS",))


def test_ids_may_be_separated_by_commas(sound):
    text = obligation(bearer="EA, WE")
    assert sound(obligations=text).obligations[0].bearer == ("EA", "WE")


def test_an_empty_field_counts_as_not_written(sound):
    text = obligation(verifier=" ", object=" ")
    assert sound(obligations=text).obligations[0].verifier == ()


def test_mode_and_quantity_are_other_names(sound):
    text = obligation(modality="", mode="must not", quantity="3 posts", kind="refrain")
    found = sound(obligations=text).obligations[0]
    assert found.modality == "must_not"
    assert found.quantities == (Quantity(unit="posts", n=3),)


def test_a_field_may_not_stand_under_both_its_names(fault):
    code, _, message = fault(obligations=obligation(mode="must"))
    assert code == "unknown-field"
    assert "keep one" in message


@pytest.mark.parametrize("written", ["yes", "true", "Yes", "on"])
def test_yes_and_true(sound, written):
    text = obligation(must_persist=written)
    assert sound(obligations=text).obligations[0].must_persist is True


def test_mappings_by_id(sound):
    found = sound(
        parties="parties:\n  EA: {name: Eastmark, role: party}\n",
        places="places:\n  valley: Mill valley\n  mill: {name: Mill, within: valley}\n",
        provisions='provisions:\n  "1": Forces withdraw.\n  "2": Nothing else.\n',
        events="events:\n  election: 2031-06-01\n  thaw:\n",
    )
    assert [p.id for p in found.parties] == ["EA"]
    assert found.places[0].name == "Mill valley"
    assert found.places[1].within == ("valley",)
    assert found.provisions[0].summary == "Forces withdraw."
    assert found.events[0].on == Instant(at=date(2031, 6, 1), tz=VIENNA)
    assert found.events[1].on is None


def test_stages_by_id(sound):
    text = obligation(stages="{s1: 2031-03-10, s2: {due: 2031-03-20, share: 60%}}")
    stages = sound(obligations=text).obligations[0].stages
    assert [(s.id, s.share) for s in stages] == [("s1", None), ("s2", 0.6)]


def test_events_may_be_bare_names(sound):
    assert [e.id for e in sound(events="events: [election]\n").events] == ["election"]


def test_defaults_fill_what_obligations_do_not_say(sound):
    found = sound(
        defaults="defaults: {verifier: OBS, mode: may, action: unused}\n",
        obligations=obligation(),
    ).obligations[0]
    assert found.verifier == ("OBS",)
    assert found.modality == "must"


def test_a_misspelt_default_is_told_once(fault):
    code, line, message = fault(defaults="defaults: {verifer: OBS}\n")
    assert (code, line) == ("unknown-field", 25)
    assert "`verifier`?" in message
