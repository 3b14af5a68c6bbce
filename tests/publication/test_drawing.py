"""Timelines as shapes."""

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from armistice.model import (
    ALWAYS,
    Agreement,
    Period,
    ReviewState,
    Status,
    end_of_day,
    start_of_day,
)
from armistice.publication import Edition
from armistice.publication._axis import LEFT, WIDTH
from armistice.publication._catalogue import catalogue
from armistice.publication._drawing import (
    agreement_drawings,
    obligation_drawings,
)

ZONE = ZoneInfo("Europe/Lisbon")


def drawn(edition: Edition, index: int = 0):
    [accord] = edition.agreements
    obligation = accord.obligations[index]
    return obligation_drawings(catalogue(edition), accord, obligation)[-1]


def bands(drawing):
    return [band for lane in drawing.lanes for band in lane.bands]


def kinds(drawing):
    return [mark.kind for lane in drawing.lanes for mark in lane.marks]


def test_each_perspective_has_a_lane(edition):
    labels = [lane.label for lane in drawn(edition).lanes]
    assert labels == [
        *("Deadline", "Evidence"),
        *("Kessarin", "Orvale", "Guarantor", "Third parties", "All together"),
    ]


def test_a_lane_without_marks_is_left_out(edition):
    assert drawn(edition, 2).lanes[0].label == "Kessarin"


def test_bands_follow_each_other_within_the_frame(edition):
    lane = drawn(edition).lanes[2]
    first, second = lane.bands
    assert first.x + first.width == pytest.approx(second.x, abs=0.2)
    assert first.x >= LEFT
    assert second.x + second.width <= WIDTH


def test_a_band_says_in_words_what_it_is(edition):
    assert bands(drawn(edition))[1].title == (
        "Kessarin: Fulfilled, 6 March 2031 – 31 May 2031"
    )


def test_a_label_that_does_not_fit_is_left_to_the_title(edition):
    day = start_of_day(date(2031, 3, 6), ZONE)
    course = ((Period(start=day, end=day + timedelta(hours=3)), Status.OVERDUE),)
    short = replace(edition, timelines={("mill-handover", "third"): course})
    [band] = bands(drawn(short))
    assert (band.label, band.icon_fits) == ("", False)
    assert "Overdue" in band.title


def test_marks_tell_which_way_evidence_points(edition):
    assert kinds(drawn(edition)) == [
        "due-old",
        "due",
        "due",
        "flat",
        "up",
        "down",
        "waits",
    ]


def test_evidence_of_unknown_time_stands_where_it_was_said(edition):
    item = replace(edition.evidence[0], period=ALWAYS)
    changed = replace(edition, evidence=(item,), verdicts=())
    [mark] = drawn(changed).lanes[0].marks
    assert mark.x == mark.x2
    assert LEFT < mark.x < WIDTH


def test_the_words_hold_all_that_is_drawn(edition):
    rows = drawn(edition).rows
    told = [r.who for r in rows]
    assert told.count("Deadline") == 2
    assert sum(who.startswith("Evidence") for who in told) == 4
    assert len(rows) == 2 + 4 + len(bands(drawn(edition)))


def test_the_words_say_what_does_not_count(edition):
    [row] = [r for r in drawn(edition).rows if "River Gazette" in r.who]
    assert row.detail == "says it is done (unsure)"


def test_a_deadline_says_who_holds_it(edition):
    titles = [mark.title for mark in drawn(edition).lanes[0].marks]
    assert titles[1:] == [
        "Deadline: end of 8 March 2031 (Kessarin)",
        "Deadline: end of 5 March 2031 (Orvale, Guarantor, Third parties, All together)",
    ]


def _long(edition: Edition) -> Edition:
    end = end_of_day(date(2034, 5, 31), ZONE)
    return replace(edition, as_of=end)


def test_a_long_timeline_has_its_first_weeks_closer_up(edition):
    [accord] = edition.agreements
    titles = [d.title for d in agreement_drawings(catalogue(_long(edition)), accord)]
    assert titles == [
        "Accord of Brenn Bridge: the first weeks, closer up",
        "Accord of Brenn Bridge: the whole time",
    ]


def test_a_close_up_leaves_the_words_to_the_whole(edition):
    [accord] = edition.agreements
    close, whole = agreement_drawings(catalogue(_long(edition)), accord)
    assert close.rows == ()
    assert whole.rows
    assert close.id != whole.id


def test_an_obligation_is_shown_closer_up_only_where_something_moves(edition):
    cat = catalogue(_long(edition))
    [accord] = edition.agreements
    first = accord.obligations[0]
    assert len(obligation_drawings(cat, accord, first)) == 2
    still = replace(_long(edition), timelines={})
    assert len(obligation_drawings(catalogue(still), accord, first)) == 1


def test_a_date_outside_the_frame_is_not_drawn(edition):
    [accord] = edition.agreements
    close, whole = agreement_drawings(catalogue(_long(edition)), accord)
    assert close.now is None
    assert whole.now is not None


@pytest.mark.parametrize("days", [5, 10, 40, 200, 500, 1500, 4000, 30000])
def test_the_axis_has_some_ticks_but_not_too_many(edition, days):
    [accord] = edition.agreements
    signed = start_of_day(accord.signed, ZONE)
    asked = replace(
        edition, as_of=signed + timedelta(days=days), verdicts=(), evidence=()
    )
    for drawing in agreement_drawings(catalogue(asked), accord):
        assert 2 <= len(drawing.ticks) <= 12
        assert all(LEFT <= tick.x <= WIDTH for tick in drawing.ticks)
        assert len({tick.label for tick in drawing.ticks}) == len(drawing.ticks)


def test_long_names_are_shortened(edition):
    [accord] = edition.agreements
    wordy: Agreement = replace(
        accord,
        obligations=tuple(replace(o, summary="word " * 60) for o in accord.obligations),
    )
    people = tuple(
        replace(p, name="name " * 20) for p in edition.perspectives[accord.id]
    )
    changed = replace(edition, agreements=(wordy,), perspectives={accord.id: people})
    [drawing] = agreement_drawings(catalogue(changed), wordy)
    assert all(len(h.text) <= 110 for h in drawing.headings)
    assert all(len(lane.label) <= 28 for lane in drawing.lanes)


def test_rejected_evidence_is_not_drawn(edition):
    item = replace(edition.evidence[0], reviewed=ReviewState.REJECTED)
    changed = replace(edition, evidence=(item,), verdicts=())
    assert kinds(drawn(changed)) == []


def test_accounts_that_never_differ_share_a_lane_in_the_whole_timeline(edition):
    [accord] = edition.agreements
    course = edition.timelines["observers", "combined"]
    people = edition.perspectives[accord.id]
    timelines = {(o.id, p.id): course for o in accord.obligations for p in people}
    same = replace(edition, timelines=timelines)
    [whole] = agreement_drawings(catalogue(same), accord)
    labels = [lane.label for lane in whole.lanes]
    assert labels.count("Every account") == 3
    assert "Orvale" not in labels
    assert "Orvale" in [lane.label for lane in drawn(same).lanes]
