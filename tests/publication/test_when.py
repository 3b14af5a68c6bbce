"""Times in words."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from armistice.model import (
    ALWAYS,
    BEGINNING,
    FOREVER,
    Boundary,
    DayCount,
    Instant,
    Period,
    end_of_day,
    start_of_day,
)
from armistice.publication import _when

MOSCOW = ZoneInfo("Europe/Moscow")


def days(first: str, last: str, zone=MOSCOW) -> Period:
    return Period.of_days(date.fromisoformat(first), date.fromisoformat(last), zone)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2020-12-27", "2020-12-27", "27 December 2020"),
        ("2020-11-10", "2020-11-19", "10–19 November 2020"),
        ("2020-11-28", "2020-12-03", "28 November 2020 – 3 December 2020"),
        ("2022-06-01", "2022-06-30", "June 2022"),
        ("2022-01-01", "2022-12-31", "2022"),
        ("2021-01-01", "2022-12-31", "2021–2022"),
    ],
)
def test_a_period_is_as_vague_as_it_is(first, last, words):
    assert _when.period_words(days(first, last), MOSCOW) == words


def test_a_day_of_another_zone_is_still_that_day():
    assert _when.period_words(days("2020-12-27", "2020-12-27", UTC), MOSCOW) == (
        "27 December 2020"
    )


def test_hours_are_told_in_the_zone_asked_for():
    period = Period(
        start=datetime(2020, 12, 27, 9, tzinfo=UTC),
        end=datetime(2020, 12, 27, 10, 30, tzinfo=UTC),
    )
    assert _when.period_words(period, MOSCOW) == "27 December 2020, 12:00–13:30"


def test_hours_over_midnight_name_both_days():
    period = Period(
        start=datetime(2020, 12, 27, 18, tzinfo=UTC),
        end=datetime(2020, 12, 28, 9, tzinfo=UTC),
    )
    assert _when.period_words(period, MOSCOW) == (
        "27 December 2020, 21:00 – 28 December 2020, 12:00"
    )


def test_a_moment_is_a_moment():
    moment = datetime(2020, 12, 27, 9, tzinfo=UTC)
    period = Period(start=moment, end=moment)
    assert _when.period_words(period, MOSCOW) == "27 December 2020, 12:00"


def test_open_ends_are_said():
    day = start_of_day(date(2020, 11, 10), MOSCOW)
    assert _when.period_words(ALWAYS, MOSCOW) == "time not known"
    assert _when.period_words(Period(start=day, end=FOREVER), MOSCOW) == (
        "from 10 November 2020 on"
    )
    assert _when.period_words(Period(start=BEGINNING, end=day), MOSCOW) == (
        "until end of 9 November 2020"
    )


@pytest.mark.parametrize("moment", [BEGINNING, FOREVER])
def test_the_edges_of_time_never_overflow(moment):
    assert _when.moment_words(moment, MOSCOW) == "no known time"
    assert _when.end_words(moment, MOSCOW) == "no known time"
    assert "no" not in _when.published_words(moment).split()


def test_a_midnight_that_ends_something_belongs_to_the_day_before():
    assert _when.end_words(end_of_day(date(2020, 11, 17), MOSCOW), MOSCOW) == (
        "end of 17 November 2020"
    )


def test_an_hour_that_ends_something_is_told():
    assert _when.end_words(datetime(2020, 11, 17, 9, tzinfo=UTC), MOSCOW) == (
        "17 November 2020, 12:00"
    )


def test_a_clear_deadline_is_one_moment():
    end = end_of_day(date(2020, 11, 20), MOSCOW)
    assert _when.due_words(Period(start=end, end=end), MOSCOW) == (
        "end of 20 November 2020"
    )


def test_an_unclear_boundary_is_said():
    assert _when.due_words(days("2020-11-20", "2020-11-20"), MOSCOW) == (
        "20 November 2020 (unclear whether the day itself counts)"
    )


def test_a_vague_deadline_has_two_ends():
    assert _when.due_words(days("2020-11-20", "2020-11-25"), MOSCOW) == (
        "20–25 November 2020 (unclear when in it)"
    )


def test_no_deadline_is_said():
    assert _when.due_words(None, MOSCOW) == "none known"


@pytest.mark.parametrize(
    ("boundary", "tail"),
    [
        (Boundary.INCLUSIVE, ""),
        (Boundary.EXCLUSIVE, ", the day itself excluded"),
        (Boundary.UNCLEAR, ", unclear whether the day itself counts"),
    ],
)
def test_a_written_date_tells_its_boundary(boundary, tail):
    instant = Instant(at=date(2020, 11, 20), boundary=boundary)
    assert _when.instant_words(instant) == f"20 November 2020{tail}"


def test_a_written_hour_tells_its_zone():
    instant = Instant(at=datetime(2020, 11, 10, 0, 0), tz="Europe/Moscow")  # noqa: DTZ001
    assert _when.instant_words(instant) == "10 November 2020, 00:00 (Europe/Moscow)"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("P14D", "14 days"),
        ("P1D", "1 day"),
        ("P5Y", "5 years"),
        ("-P6M", "6 months"),
        ("P1Y2M", "1 year and 2 months"),
        ("PT48H", "48 hours"),
        ("P1DT30M", "1 day and 30 minutes"),
        ("soon", "soon"),
    ],
)
def test_durations(text, words):
    assert _when.duration_words(text) == words


def test_working_days_are_said():
    assert _when.duration_words("P10D", DayCount.WORKING) == "10 working days"


def test_an_unknown_zone_falls_back_to_utc(edition):
    from dataclasses import replace

    odd = replace(edition.agreements[0], tz="Nowhere/Here")
    assert _when.zone_of(odd) == ZoneInfo("UTC")
    assert _when.zone_of(None) == ZoneInfo("UTC")


def test_a_deadline_vague_by_hours_has_two_ends():
    due = Period(
        start=datetime(2020, 11, 20, 9, tzinfo=UTC),
        end=datetime(2020, 11, 20, 21, tzinfo=UTC),
    )
    assert _when.due_words(due, MOSCOW) == (
        "between 20 November 2020, 12:00 and end of 20 November 2020"
    )
