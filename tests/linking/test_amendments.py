"""Deadlines that reports tell were changed."""

from armistice.model import Hedge, Stance

EAST = (("Eastmere", "east"),)


def told(desk, one):
    return [(str(e.bearing), e.value, e.target) for e in desk.evidence(one)]


def test_a_new_date_in_words_is_a_proposed_amendment(desk, say):
    one = say(
        "The deadline for Eastmere is extended from 20 May to 30 May",
        by="the Sudmarker Defence Ministry",
        cue="said",
        places=EAST,
        times=(("20 May", "2031-05-20"), ("30 May", "2031-05-30")),
    )
    assert told(desk, one) == [("amendment_proposed", "2031-05-30", "east-later")]


def test_agreeing_to_it_accepts_it(desk, say):
    one = say(
        "Sudmark has agreed to put off the handover of Eastmere by ten days",
        by="the Sudmarker Defence Ministry",
        cue="said",
        places=EAST,
    )
    assert told(desk, one) == [("amendment_accepted", "2031-05-30", "east-later")]


def test_a_date_that_no_file_declares_has_no_target(desk, say):
    one = say(
        "The deadline for Eastmere is extended to 28 May",
        by="the Sudmarker Defence Ministry",
        cue="said",
        places=EAST,
        times=(("28 May", "2031-05-28"),),
    )
    assert told(desk, one) == [("amendment_proposed", "2031-05-28", None)]


def test_the_outlets_word_for_it_waits_for_a_person(desk, say):
    one = say(
        "The deadline for Eastmere was extended to 30 May.",
        places=EAST,
        times=(("30 May", "2031-05-30"),),
    )
    (evidence,) = desk.evidence(one)
    assert evidence.sameness == "unsure"
    assert "no party says so" in evidence.reason


def test_a_possible_extension_waits_for_a_person(desk, say):
    one = say(
        "The deadline for Eastmere may be extended to 30 May",
        by="the Sudmarker Defence Ministry",
        cue="said",
        hedge=Hedge.POSSIBLE,
        places=EAST,
        times=(("30 May", "2031-05-30"),),
    )
    assert all(e.sameness == "unsure" for e in desk.evidence(one))


def test_refusing_to_extend_changes_nothing(desk, say):
    one = say(
        "The deadline for Eastmere will not be extended to 30 May",
        by="the Sudmarker Defence Ministry",
        cue="said",
        places=EAST,
        times=(("30 May", "2031-05-30"),),
    )
    assert desk.evidence(one) == ()


def test_denying_it_changes_nothing(desk, say):
    one = say(
        "The deadline for Eastmere was extended to 30 May",
        by="the Sudmarker Defence Ministry",
        cue="denied that",
        stance=Stance.DENIES,
        places=EAST,
        times=(("30 May", "2031-05-30"),),
    )
    assert desk.evidence(one) == ()


def test_weeks_count_seven_days(desk, say):
    one = say(
        "The deadline for Eastmere was put off by two weeks",
        by="the Norlandic Defence Ministry",
        cue="said",
        places=EAST,
    )
    assert told(desk, one) == [("amendment_proposed", "2031-06-03", None)]
