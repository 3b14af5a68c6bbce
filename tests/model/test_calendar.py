"""What written times mean."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from armistice.model import (
    After,
    Boundary,
    DayCount,
    DayOne,
    Earliest,
    Instant,
    Latest,
    Offset,
    Period,
    due_period,
    start_period,
)

MOSCOW = ZoneInfo("Europe/Moscow")


def nothing(_event: str) -> Period | None:
    return None


def on(day: date):
    return lambda _event: Period.of_day(day, UTC)


def due(time, lookup=nothing):
    return due_period(time, lookup, zone=UTC)


def test_by_a_day_includes_that_day():
    period = due(Instant(at=date(2020, 11, 20), tz="Europe/Moscow"))
    midnight = datetime(2020, 11, 21, tzinfo=MOSCOW)
    assert period == Period(start=midnight, end=midnight)


def test_before_a_day_excludes_it():
    period = due(Instant(at=date(2020, 11, 20), boundary=Boundary.EXCLUSIVE))
    assert period is not None
    assert period.end == datetime(2020, 11, 20, tzinfo=UTC)


def test_an_unclear_boundary_is_as_wide_as_the_day():
    period = due(Instant(at=date(2020, 11, 20), boundary=Boundary.UNCLEAR))
    assert period == Period.of_day(date(2020, 11, 20), UTC)


@pytest.mark.parametrize(
    ("day_one", "last"), [(DayOne.NEXT_DAY, 26), (DayOne.SAME_DAY, 25)]
)
def test_sixty_days_with_and_without_day_one(day_one, last):
    time = After(event="entry_into_force", offset="P60D", day_one=day_one)
    period = due(time, on(date(2024, 11, 27)))
    assert period is not None
    assert period.end == datetime(2025, 1, last + 1, tzinfo=UTC)


def test_a_vague_trigger_makes_a_vague_deadline():
    vague = Period.of_days(date(2020, 11, 11), date(2020, 11, 20), UTC)
    period = due(After(event="e", offset="P5D"), lambda _: vague)
    assert period is not None
    assert (period.start.day, period.end.day) == (17, 26)


def test_an_unknown_trigger_leaves_the_deadline_unknown():
    assert due(After(event="e", offset="P5D")) is None


def test_earliest_takes_what_is_known_and_latest_needs_all():
    fixed, open_ = Instant(at=date(2021, 1, 1)), After(event="e")
    assert due(Earliest(earliest=(fixed, open_))) == due(fixed)
    assert due(Latest(latest=(fixed, open_))) is None


def test_six_months_back_from_the_end_of_a_month():
    assert Offset.parse("-P6M").after(date(2025, 8, 31)) == date(2025, 2, 28)


def test_working_days_pass_over_the_weekend():
    friday = date(2020, 11, 13)
    reached = Offset.parse("P2D").after(friday, count=DayCount.WORKING)
    assert reached == date(2020, 11, 17)


def test_hours_count_from_the_moment():
    moment = datetime(2020, 11, 10, 0, 0, tzinfo=MOSCOW)
    point = Period(start=moment, end=moment)
    period = due(After(event="e", offset="PT48H"), lambda _: point)
    assert period is not None
    assert period.end == datetime(2020, 11, 12, 0, 0, tzinfo=MOSCOW)


def test_a_start_so_many_days_after_begins_with_that_day():
    time = After(event="e", offset="P1D")
    period = start_period(time, on(date(2015, 10, 25)), zone=UTC)
    assert period is not None
    assert period.end == datetime(2015, 10, 26, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "P", "14D", "P1H", "PT", "P1.5D"])
def test_what_is_no_duration_is_refused(text):
    with pytest.raises(ValueError, match="ISO 8601"):
        Offset.parse(text)
