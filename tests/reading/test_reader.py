"""The reader as a whole: its face, its seam, and that nothing breaks it."""

import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from armistice.model import Directness, Period, Span
from armistice.reading import Attribution, ReportReader, RuleClaims

PIECES = [
    "The ministry said",
    "“",
    "”",
    '"',
    "'",
    " he said. ",
    "\n\n",
    "\n",
    ", ",
    ". ",
    "that ",
    "according to ",
    "In his opinion, ",
    "1,960 soldiers ",
    "31 February ",
    "two months ago ",
    "Sharak village of ",
    "Orm district ",
    "(",
    ")",
    "'s ",
    "and ",
    "killed ",
    "was ",
    "not ",
    "by June ",
    "told ",
    "adding ",
    ":",
    "—",
    "9999 years ago ",
    "U.S. ",
    "the ",
    "who ",
    "\u200b",
    "é",
    "𝕏",
    "100000000000000000000 years ago ",
    "0001-01-01 ",
    "in 9999 ",
    "99 centuries ago ",
    "the 1950s ",
    "Ada Brenn ",
]


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40))
def test_no_text_breaks_it(reader, make_report, pieces):
    text = "".join(pieces)
    reading = reader.read(make_report(text))
    whole = Span(0, len(text))
    ids = {claim.id for claim in reading.claims}
    assert len(ids) == len(reading.claims)
    for claim in reading.claims:
        assert all(whole.covers(s) and s.end > s.start for s in claim.content_spans)
        assert claim.cites is None or claim.cites in ids


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text(max_size=200))
def test_spans_and_texts_agree(reader, make_report, text):
    reading = reader.read(make_report(text))
    for mention in (*reading.times, *reading.places, *reading.figures, *reading.events):
        assert mention.span.of(text) == mention.text


def test_a_long_text_is_read_in_linear_time(reader, make_report):
    """Ten times the text may not take more than some twenty times as long."""
    text = "The ministry said that 20 soldiers left Sharak on 3 May. “It rained all "
    text += 'day,” Ada Brenn said. "They left, he added.\n\n'

    def seconds(copies):
        started = time.perf_counter()
        reader.read(make_report(text * copies))
        return time.perf_counter() - started

    seconds(5)
    assert seconds(400) < 20 * max(seconds(40), 0.01)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5000,
        '"' * 5000,
        "a, " * 3000,
        "of the " * 3000,
        "said " * 3000,
        "1 " * 3000,
        "May " * 3000,
    ],
)
def test_repetition_is_no_trap(reader, make_report, text):
    started = time.perf_counter()
    reader.read(make_report(text))
    assert time.perf_counter() - started < 10


def test_another_finder_can_take_the_claims_over(make_report, lexicon):
    class First:
        name = "first"
        calibrated = False

        def find(self, page):
            return [
                Attribution(
                    source=Span(0, 4),
                    cue=None,
                    contents=(Span(5, 13),),
                    direct=Directness.INDIRECT,
                    certainty=0.9,
                )
            ]

    reading = ReportReader(lexicon=lexicon, finder=First()).read(
        make_report("Brenn fell ill.")
    )
    assert [(c.claimant, c.content, c.certainty) for c in reading.claims] == [
        ("Bren", " fell il", 0.9)
    ]


def test_the_reading_names_report_and_reader(read):
    reading = read("It rained.")
    assert (reading.report, reading.reader) == ("r-1", "rules-2")


def said_on(read, text):
    return next(c for c in read(text).claims if c.claimant).said_on


def day(number):
    return Period.of_day(date(2030, 5, number), UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army said that the road was shut.", day(15)),
        ("The army said on Monday that the road was shut.", day(13)),
        ("On 10 May, the army said that the road was shut.", day(10)),
        ("The army said that the road was shut on Monday by storms.", day(15)),
        ("They fought on 10 May. The army confirmed the fight a day later.", day(11)),
    ],
)
def test_when_it_was_said(read, text, expected):
    assert said_on(read, text) == expected


def test_days_are_those_of_the_zone_asked_for(lexicon, make_report):
    from zoneinfo import ZoneInfo

    zone = ZoneInfo("Asia/Tokyo")
    reader = ReportReader(lexicon=lexicon, zone=zone, finder=RuleClaims(lexicon))
    report = make_report("They left on 3 May.", datetime(2030, 5, 15, tzinfo=UTC))
    assert reader.read(report).times[0].period == Period.of_day(date(2030, 5, 3), zone)


def test_the_same_reader_reads_the_same(reader, make_report):
    report = make_report("The army said that 20 men left Sharak on 3 May.")
    assert reader.read(report) == reader.read(report)
