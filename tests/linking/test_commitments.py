"""Promises with dates, how they stand and how they slip."""

from datetime import UTC, datetime

import pytest

from armistice.model import Stance, TimeRole


@pytest.fixture
def by_june(say):
    return say(
        "Norlandic forces would withdraw from Vale by June",
        by="the Norlandic Defence Ministry",
        cue="promised that",
        stance=Stance.PROMISES,
        events=(("withdraw", "withdraw"),),
        places=(("Vale", "vale"),),
        times=(("June", "2031-06"),),
        role=TimeRole.DEADLINE,
        said_on="2031-05-02",
    )


@pytest.fixture
def september(say):
    return say(
        "the withdrawal of Norlandic forces from Vale will end in September",
        by="the Norlandic Defence Ministry",
        cue="said",
        events=(("withdrawal", "withdraw"),),
        places=(("Vale", "vale"),),
        times=(("September", "2031-09"),),
    )


@pytest.fixture
def not_done(say):
    return say(
        "Norlandic forces have not withdrawn from Vale",
        by="the Sudmarker Defence Ministry",
        cue="said",
        events=(("withdrawn", "withdraw"),),
        places=(("Vale", "vale"),),
        said_on="2031-07-20",
    )


def test_before_its_date_a_promise_is_open(desk, by_june):
    (one,) = desk.relate(by_june, as_of="2031-06-10").commitments
    assert (one.state, one.promised_by, one.told_by) == ("open", "NOR", "NOR")
    assert one.obligation == "4-withdraw"


def test_by_a_month_may_mean_before_it_or_before_its_end(desk, by_june):
    (one,) = desk.relate(by_june).commitments
    assert one.due is not None
    assert one.due.start == datetime(2031, 6, 1, tzinfo=UTC)
    assert one.due.end == datetime(2031, 7, 1, tzinfo=UTC)


def test_in_a_month_means_by_its_end(desk, september):
    (one,) = desk.relate(september).commitments
    assert one.due is not None
    assert one.due.start == one.due.end == datetime(2031, 10, 1, tzinfo=UTC)


def test_past_its_date_without_a_word_it_lapsed(desk, by_june):
    (one,) = desk.relate(by_june, as_of="2031-08-01").commitments
    assert one.state == "lapsed"


def test_somebody_says_that_it_was_not_kept(desk, by_june, not_done):
    desk.published = "2031-07-20"
    related = desk.relate(by_june, not_done, as_of="2031-08-01")
    (one,) = related.commitments
    assert one.state == "not_kept"
    assert len(one.answered_by) == 1


def test_an_answer_after_the_question_does_not_count(desk, by_june, not_done):
    desk.published = "2031-07-20"
    (one,) = desk.relate(by_june, not_done, as_of="2031-07-10").commitments
    assert one.state == "lapsed"


def test_done_in_time_is_kept(desk, by_june, say):
    done = say(
        "Norlandic forces withdrew from Vale on 20 May.",
        events=(("withdrew", "withdraw"),),
        places=(("Vale", "vale"),),
        times=(("20 May", "2031-05-20"),),
    )
    (one,) = desk.relate(by_june, done).commitments
    assert one.state == "kept"


def test_done_as_one_says_and_not_as_another_says_is_contested(
    desk, by_june, not_done, say
):
    desk.published = "2031-07-20"
    done = say(
        "Norlandic forces withdrew from Vale on 20 May.",
        events=(("withdrew", "withdraw"),),
        places=(("Vale", "vale"),),
        times=(("20 May", "2031-05-20"),),
    )
    (one,) = desk.relate(by_june, done, not_done).commitments
    assert one.state == "contested"


def test_a_later_date_for_the_same_thing_slipped(desk, by_june, september):
    june, later = desk.relate(by_june, september).commitments
    assert later.slipped_from == june.id
    assert june.slipped_from is None


def test_a_promise_told_by_another_keeps_both(desk, say):
    outer = say(
        "They promised to leave", by="the Sudmarker Defence Ministry", cue="said"
    )
    inner = say(
        "Norlandic forces would withdraw from Vale by June",
        by="an official of the Garlander Defence Ministry",
        cue="promised",
        stance=Stance.PROMISES,
        events=(("withdraw", "withdraw"),),
        places=(("Vale", "vale"),),
        times=(("June", "2031-06"),),
        role=TimeRole.DEADLINE,
        within=0,
    )
    (one,) = desk.relate(outer, inner).commitments
    assert (one.promised_by, one.told_by) == ("GAR", "SUD")


def test_a_promise_without_a_date_stays_open(desk, say):
    one = say(
        "it would withdraw its forces from Vale",
        by="Norland",
        cue="announced that",
        stance=Stance.PROMISES,
        events=(("withdraw", "withdraw"),),
        places=(("Vale", "vale"),),
    )
    (commitment,) = desk.relate(one, as_of="2035-01-01").commitments
    assert (commitment.due, commitment.state) == (None, "open")
