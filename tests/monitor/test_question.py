"""What a date in a question means."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from armistice.errors import BadInput
from armistice.monitor._question import moment

KYIV = ZoneInfo("Europe/Kyiv")


@pytest.mark.parametrize("value", ["2020-11-17", date(2020, 11, 17)])
def test_a_day_means_its_end_in_the_zone(value):
    assert moment(value, KYIV) == datetime(2020, 11, 18, tzinfo=KYIV)


def test_a_time_is_taken_as_it_is():
    assert moment("2020-11-17T12:00", KYIV) == datetime(2020, 11, 17, 12, tzinfo=KYIV)
    aware = datetime(2020, 11, 17, 12, tzinfo=UTC)
    assert moment(aware, KYIV) is aware


@pytest.mark.parametrize("text", ["", "yesterday", "17.11.2020", "2020-13-01"])
def test_other_words_say_how_to_write_it(text):
    with pytest.raises(BadInput, match="2020-11-17"):
        moment(text, UTC)
