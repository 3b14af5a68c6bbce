from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from armistice.errors import BadInput, LedgerError
from armistice.ledger import Ledger, Note
from armistice.model import (
    After,
    Decision,
    Earliest,
    Instant,
    Quantity,
    Span,
    TimeMention,
)


def test_append_returns_how_many_rows_were_new(ledger, make):
    rows = [make.report(), make.reading(make.claim()), make.link(make.evidence())]
    assert ledger.append(rows, recorded=make.noon) == 3


def test_the_same_rows_again_are_no_new_rows(ledger, make):
    rows = [
        make.agreement(make.amendment()),
        make.report(),
        make.reading(make.claim()),
        make.link(make.evidence()),
        make.review(),
        make.retraction(),
        Note(id="custody", by="ada", text="copied to the vault"),
    ]
    ledger.append(rows, recorded=make.noon)
    assert ledger.append(rows, recorded=make.at(5)) == 0


def test_a_report_of_a_known_id_is_no_new_row(ledger, make):
    ledger.append([make.report()], recorded=make.noon)
    again = make.report(title="Another title", captured=make.at(9))
    assert ledger.append([again], recorded=make.at(9)) == 0


def test_the_first_capture_of_a_report_stays(ledger, make):
    ledger.append([make.report()], recorded=make.noon)
    ledger.append([make.report(captured=make.at(9))], recorded=make.at(9))
    assert ledger.view().reports[0].captured == make.noon


def test_the_same_row_twice_in_one_call_is_written_once(ledger, make):
    assert ledger.append([make.report(), make.report()], recorded=make.noon) == 1


def test_a_changed_agreement_is_a_new_row(ledger, make):
    ledger.append([make.agreement()], recorded=make.noon)
    changed = make.agreement(title="Tarn Accord, as amended")
    assert ledger.append([changed], recorded=make.at(1)) == 1


def test_a_version_that_comes_back_is_a_new_row(ledger, make):
    for title in ("one", "two"):
        ledger.append([make.agreement(title=title)], recorded=make.noon)
    assert ledger.append([make.agreement(title="one")], recorded=make.noon) == 1
    assert ledger.view().agreements[0].title == "one"


def test_rows_taken_from_a_view_change_nothing_when_appended(ledger, make):
    rows = [make.agreement(make.amendment()), make.review(), make.retraction()]
    ledger.append(rows, recorded=make.noon)
    view = ledger.view()
    taken = [*view.agreements, *view.reviews, *view.retractions]
    assert ledger.append(taken, recorded=make.at(1)) == 0


def test_a_decision_of_a_known_id_with_other_content_is_refused(ledger, make):
    ledger.append([make.review(by="ada")], recorded=make.noon)
    with pytest.raises(BadInput, match="an id of its own"):
        ledger.append([make.review(by="ben")], recorded=make.noon)


def test_one_bad_row_keeps_all_rows_of_the_call_out(ledger, make):
    bad = make.review("c1", Decision.CORRECT, nonsense="x")
    with pytest.raises(BadInput):
        ledger.append([make.report(), bad], recorded=make.noon)
    assert ledger.view().reports == ()


def test_a_clash_found_late_keeps_all_rows_of_the_call_out(ledger, make):
    rows = [make.report(), make.review(by="ada"), make.review(by="ben")]
    with pytest.raises(BadInput):
        ledger.append(rows, recorded=make.noon)
    assert ledger.head() is None


def test_a_moment_without_a_zone_is_refused(ledger, make):
    with pytest.raises(BadInput, match="zone"):
        ledger.append([make.report()], recorded=datetime(2031, 1, 1))  # noqa: DTZ001


def test_a_value_that_is_no_number_is_refused(ledger, make):
    with pytest.raises(BadInput, match="cannot be written"):
        ledger.append(
            [make.link(make.evidence(value=float("nan")))], recorded=make.noon
        )


def test_a_broken_character_is_refused(ledger, make):
    with pytest.raises(BadInput, match="cannot be written"):
        ledger.append([make.report(text="half \ud800 a pair")], recorded=make.noon)


def test_a_value_of_another_type_is_refused(ledger, make):
    with pytest.raises(BadInput, match="cannot be written"):
        ledger.append([make.report(title=["not", "words"])], recorded=make.noon)


def test_nothing_to_append_is_no_row(ledger, make):
    assert ledger.append([], recorded=make.noon) == 0


def test_a_clock_that_stands_still_still_orders_the_calls(ledger, make):
    for name in ("r1", "r2"):
        ledger.append([make.reading(make.claim(name), report=name)], recorded=make.noon)
    first, second = (c.recorded for c in ledger.view().claims)
    assert second == first + timedelta(microseconds=1)


def test_a_clock_set_back_never_reaches_into_the_past(ledger, make):
    ledger.append([make.reading(make.claim("c1"))], recorded=make.at(10))
    known = ledger.view(known_at=make.at(10)).claims
    ledger.append([make.reading(make.claim("c2"), report="r2")], recorded=make.at(5))
    assert ledger.view(known_at=make.at(10)).claims == known


def test_rows_of_one_call_are_recorded_at_one_moment(ledger, make):
    claims = [make.claim("c1"), make.claim("c2")]
    ledger.append([make.reading(*claims)], recorded=make.noon)
    assert {c.recorded for c in ledger.view().claims} == {make.noon}


@pytest.mark.parametrize(
    "value",
    [
        Instant(at=date(2031, 5, 1)),
        Instant(at=datetime(2031, 5, 1, tzinfo=UTC)),
        After(event="signature", offset="P14D"),
        Earliest(earliest=(After(event="signature"), Instant(at=date(2031, 5, 1)))),
        Quantity(unit="personnel", n=1960),
        "2031-05-01",
        0.5,
        ("VE", "TA"),
        None,
    ],
)
def test_every_kind_of_term_comes_back_as_it_went_in(ledger, make, value):
    ledger.append([make.agreement(make.amendment(value=value))], recorded=make.noon)
    assert ledger.view().agreements[0].amendments[0].value == value


def test_a_reading_comes_back_as_it_went_in(ledger, make):
    time = TimeMention(span=Span(3, 9), text="by May", value="", period=None)
    reading = make.reading(make.claim(times=(time,)))
    ledger.append([reading], recorded=make.noon)
    assert ledger.view().readings == (reading,)


def test_a_report_comes_back_as_it_went_in(ledger, make):
    ledger.append([make.report()], recorded=make.noon)
    assert ledger.view().reports == (make.report(),)


def test_an_integer_where_a_fraction_may_stand_is_taken(ledger, make):
    ledger.append(
        [make.reading(make.claim()), make.link(make.evidence(value=44))],
        recorded=make.noon,
    )
    assert ledger.view().evidence[0].value == 44


def test_a_closed_ledger_says_so(path, make):
    ledger = Ledger.open(path, create=True)
    ledger.close()
    with pytest.raises(LedgerError, match="closed"):
        ledger.append([make.report()], recorded=make.noon)
