"""A report that was imported with a wrong date is put right, and both are kept."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from armistice.errors import BadInput
from armistice.ledger import Ledger
from armistice.model import DateSource, Decision, Report, Review

REPORT = Report(
    id="report-1",
    title="Title",
    publisher="Wire",
    published=datetime(2020, 11, 17, tzinfo=UTC),
    published_source=DateSource.GIVEN,
    captured=datetime(2026, 1, 1, tzinfo=UTC),
    sha256="0" * 64,
    media_type="text/plain",
    text="Words.",
)
FIRST = datetime(2026, 1, 1, tzinfo=UTC)
LATER = datetime(2026, 1, 2, tzinfo=UTC)


def correction(**changes):
    return Review(
        id="d-1",
        target="report-1",
        decision=Decision.CORRECT,
        by="Ada",
        reason="misread",
        changes=tuple(changes.items()),
    )


@pytest.fixture
def ledger(tmp_path):
    with Ledger.open(tmp_path / "l.db", create=True) as opened:
        opened.append([REPORT], recorded=FIRST)
        yield opened


def test_a_corrected_date_shows_from_then_on(ledger):
    ledger.append([correction(published="2020-11-18")], recorded=LATER)
    day = datetime(2020, 11, 18, tzinfo=UTC)
    assert ledger.view().reports == (replace(REPORT, published=day),)
    assert ledger.view(known_at=FIRST).reports == (REPORT,)


def test_a_corrected_date_decides_what_was_public(ledger):
    ledger.append([correction(published="2020-11-18")], recorded=LATER)
    by = datetime(2020, 11, 18, tzinfo=UTC)
    assert ledger.view(public_by=by).reports == ()


def test_a_moment_is_taken_as_it_is(ledger):
    ledger.append([correction(published="2020-11-18T10:00+04:00")], recorded=LATER)
    (report,) = ledger.view().reports
    assert report.published.isoformat() == "2020-11-18T10:00:00+04:00"


def test_a_publisher_is_put_right(ledger):
    ledger.append([correction(publisher="Post", title="T")], recorded=LATER)
    (report,) = ledger.view().reports
    assert (report.publisher, report.title) == ("Post", "T")


def test_a_day_that_is_none_is_refused(ledger):
    with pytest.raises(BadInput, match="published cannot be"):
        ledger.append([correction(published="soon")], recorded=LATER)
