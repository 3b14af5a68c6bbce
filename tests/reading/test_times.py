"""Time expressions against the day of publication."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from armistice.model import Period, TimeRole
from armistice.reading import Lexicon, prepare
from armistice.reading._times import times_of

PUBLISHED = datetime(2030, 5, 15, tzinfo=UTC)  # a Wednesday
LEXICON = Lexicon.load()


def times(text, published=PUBLISHED, known=()):
    return times_of(prepare(text, LEXICON), published, UTC, known)


def days(first, last):
    return Period.of_days(date.fromisoformat(first), date.fromisoformat(last), UTC)


@pytest.mark.parametrize(
    ("text", "value", "first", "last"),
    [
        ("It fell on 3 April 2030.", "2030-04-03", "2030-04-03", "2030-04-03"),
        ("It fell on April 3rd, 2030.", "2030-04-03", "2030-04-03", "2030-04-03"),
        (
            "It fell on the 3rd of April, 2030.",
            "2030-04-03",
            "2030-04-03",
            "2030-04-03",
        ),
        ("It fell on 2030-04-03.", "2030-04-03", "2030-04-03", "2030-04-03"),
        ("It fell on 03.04.2030.", "2030-04-03", "2030-04-03", "2030-04-03"),
        ("It fell on 4/23/2030.", "2030-04-23", "2030-04-23", "2030-04-23"),
        ("It fell on Tuesday, April 2.", "2030-04-02", "2030-04-02", "2030-04-02"),
        ("It fell on Dec. 20.", "2029-12-20", "2029-12-20", "2029-12-20"),
        ("It will end on June 20.", "2030-06-20", "2030-06-20", "2030-06-20"),
        ("Talks of 3-5 April 2030 failed.", "2030-04-03", "2030-04-03", "2030-04-05"),
        ("Talks on April 3-5 failed.", "2030-04-03", "2030-04-03", "2030-04-05"),
        ("It began in March 2030.", "2030-03", "2030-03-01", "2030-03-31"),
        ("It began in March.", "2030-03", "2030-03-01", "2030-03-31"),
        ("It will end in September.", "2030-09", "2030-09-01", "2030-09-30"),
        ("It began in mid-April.", "2030-04", "2030-04-11", "2030-04-20"),
        ("It began in the middle of April.", "2030-04", "2030-04-11", "2030-04-20"),
        ("It began in early April.", "2030-04", "2030-04-01", "2030-04-10"),
        ("It began in late February.", "2030-02", "2030-02-21", "2030-02-28"),
        ("It began in the summer of 2029.", "2029-SU", "2029-06-01", "2029-08-31"),
        ("It began last winter.", "2029-WI", "2029-12-01", "2030-02-28"),
        ("It begins next autumn.", "2030-FA", "2030-09-01", "2030-11-30"),
        ("It began in 2027.", "2027", "2027-01-01", "2027-12-31"),
        ("It began in early 2027.", "2027", "2027-01-01", "2027-04-30"),
        ("It began in the early 1990s.", "199", "1990-01-01", "1993-12-31"),
        ("It began in the 1980s.", "198", "1980-01-01", "1989-12-31"),
        ("It fell on Monday.", "2030-05-13", "2030-05-13", "2030-05-13"),
        ("They will meet on Friday.", "2030-05-17", "2030-05-17", "2030-05-17"),
        ("They met last Wednesday.", "2030-05-08", "2030-05-08", "2030-05-08"),
        ("They meet next Wednesday.", "2030-05-22", "2030-05-22", "2030-05-22"),
        (
            "They signed in the early hours of Tuesday.",
            "2030-05-14",
            "2030-05-14",
            "2030-05-14",
        ),
        ("It fell on Monday night.", "2030-05-13TNI", "2030-05-13", "2030-05-13"),
        ("It fell yesterday.", "2030-05-14", "2030-05-14", "2030-05-14"),
        ("They meet tomorrow.", "2030-05-16", "2030-05-16", "2030-05-16"),
        ("It fell the day before yesterday.", "2030-05-13", "2030-05-13", "2030-05-13"),
        ("It fell last week.", "2030-W19", "2030-05-06", "2030-05-12"),
        ("It fell last month.", "2030-04", "2030-04-01", "2030-04-30"),
        ("It fell this quarter.", "2030-Q2", "2030-04-01", "2030-06-30"),
        ("It fell last decade.", "202", "2020-01-01", "2029-12-31"),
        ("It fell this century.", "20", "2000-01-01", "2099-12-31"),
        ("It fell last weekend.", "2030-W19-WE", "2030-05-11", "2030-05-12"),
        (
            "It fell at the weekend, over the weekend.",
            "2030-W19-WE",
            "2030-05-11",
            "2030-05-12",
        ),
        ("It fell three days ago.", "2030-05-12", "2030-05-12", "2030-05-12"),
        ("It fell two months ago.", "2030-03", "2030-03-01", "2030-03-31"),
        ("It fell two weeks ago.", "2030-W18", "2030-04-29", "2030-05-05"),
        ("It fell a few months ago.", "PAST_REF", "2029-12-01", "2030-03-31"),
        ("It fell nearly 30 years ago.", "2000", "1997-01-01", "2003-12-31"),
        ("It fell two hours ago.", "2030-05-15", "2030-05-15", "2030-05-15"),
        ("It falls three weeks from now.", "2030-W23", "2030-06-03", "2030-06-09"),
        ("It fell in recent weeks.", "PXW", "2030-04-10", "2030-05-15"),
        ("It comes in the next two weeks.", "P2W", "2030-05-15", "2030-05-29"),
        ("It fell recently.", "PAST_REF", "2030-02-14", "2030-05-15"),
        ("They stay to this day.", "PRESENT_REF", "2030-05-15", "2030-05-15"),
    ],
)
def test_what_words_stand_for(text, value, first, last):
    found = times(text)[0]
    assert (found.value, found.period) == (value, days(first, last))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They stay for five years.", "P5Y"),
        ("A five-year term was agreed.", "P5Y"),
        ("They waited several hours.", "PTXH"),
        ("They waited 24 hours.", "PT24H"),
        ("They waited a fortnight.", "P2W"),
    ],
)
def test_durations_have_no_period(text, value):
    found = times(text)[0]
    assert (found.value, found.period) == (value, None)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("They leave by June 1.", TimeRole.DEADLINE),
        ("They leave no later than 1 June.", TimeRole.DEADLINE),
        ("They leave within 14 days of it.", TimeRole.DEADLINE),
        ("They stay until 1 June.", TimeRole.UNTIL),
        ("They have stayed since April.", TimeRole.SINCE),
        ("As of 1 May they were there.", TimeRole.AS_OF),
        ("It is the middle of May now.", TimeRole.AS_OF),
        ("They stay for five years.", TimeRole.DURATION),
        ("They left on 1 May.", TimeRole.WHEN),
    ],
)
def test_roles(text, role):
    assert times(text)[0].role is role


def test_a_time_after_an_event_counts_from_the_day_last_told():
    found = times("They fought on 10 May. Several hours after the clash all was calm.")
    day = days("2030-05-10", "2030-05-10")
    assert found[1].period == Period(
        start=day.start + timedelta(hours=3), end=day.end + timedelta(hours=9)
    )


def test_after_a_span_of_hours():
    found = times("They fought on 10 May. It was confirmed almost after 24 hours.")
    assert found[1].period == days("2030-05-11", "2030-05-11")


def test_earlier_counts_backwards():
    found = times("They fought on 10 May. Two days earlier they had met.")
    assert found[1].period == days("2030-05-08", "2030-05-08")


def test_after_nothing_told_stays_open():
    assert times("Two days later they met.")[0].period is None


def test_the_next_day_follows_the_day_last_told():
    found = times("They fought on 10 May. The next day they met.")
    assert found[1].value == "2030-05-11"
    assert times("The next day they met.")[0].value == ""


def test_the_year_of_a_known_day_is_settled():
    text = "The accord of 10 March was broken."
    assert times(text)[0].value == "2030-03-10"
    known = (date(2028, 3, 10),)
    assert times(text, known=known)[0].value == "2028-03-10"


def test_a_history_takes_its_years_from_before():
    text = (
        "In 1941 they came. In 1942 they fought. In 1943 they lost. In May 1944 they "
        "left. In 1945 it ended. On June 3 they returned."
    )
    assert times(text)[-1].value == "1945-06-03"


@pytest.mark.parametrize(
    "text",
    [
        "The force of 1960 soldiers came.",
        "They may go and march on.",
        "The fall of the town was near.",
        "It cost $1999 in all.",
        "About 1100 o'clock it came.",
        "A spring dried up.",
    ],
)
def test_words_that_are_no_times(text):
    assert times(text) == ()


@pytest.mark.parametrize(
    "text",
    ["It was 31 February 2030.", "It was 3/4/2030.", "It was 2030-19-39."],
)
def test_what_no_calendar_has_stays_unresolved(text):
    found = times(text)[0]
    assert (found.value, found.period) == ("", None)


def test_days_are_days_of_the_time_zone():
    zone = ZoneInfo("Asia/Tokyo")
    (found,) = times_of(prepare("It fell on 3 April 2030.", LEXICON), PUBLISHED, zone)
    assert found.period == Period.of_day(date(2030, 4, 3), zone)


def test_expressions_do_not_overlap():
    found = times("On Tuesday, April 2, 2030, and in mid-April, and three days later.")
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def test_a_moved_deadline_is_the_later_day():
    (found,) = times("The deadline was extended from 15 to 25 May.")
    assert (found.value, found.role) == ("2030-05-25", TimeRole.DEADLINE)
