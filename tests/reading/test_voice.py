"""What an outlet tells itself: whom it accuses, what it leaves to others."""

import pytest

from armistice.model import Hedge, Stance


def own(claims, text):
    return [c for c in claims(text) if not c.cue]


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("The Kasheni army violated the truce at Sharak.", "Kasheni army"),
        ("Kashen has failed to hand over the maps.", "Kashen"),
        ("Veldria has failed to hand over the maps.", "Veldria"),
        ("The Tarn Front illegally took three farms.", "Tarn Front"),
        ("Veldria, for its part, unlawfully closed the road.", "Veldria"),
        (
            "Instead of stopping the shelling, the Ostmarkian peacekeepers looked on.",
            "Ostmarkian peacekeepers",
        ),
        ("The peacekeepers protected the militants at Orm.", "peacekeepers"),
        ("Ostmark provided them with new weapons in May.", "Ostmark"),
        ("The truce was violated by the Kasheni army.", "Kasheni army"),
        (
            "Ostmark has sent Veldrian troops to our valley and provided them weapons.",
            "Ostmark",
        ),
        ("An illegal Kasheni armed group attacked a post.", "Kasheni armed group"),
        (
            "The valley suffered from unlawful operations of the Veldrian army.",
            "Veldrian army",
        ),
        (
            "The Kasheni army stayed in the valley in violation of the accord.",
            "Kasheni army",
        ),
    ],
)
def test_an_outlet_accuses_whoever_it_names(claims, text, addressee):
    (claim,) = own(claims, text)
    assert (claim.stance, claim.addressee) == (Stance.ACCUSES, addressee)


@pytest.mark.parametrize(
    "text",
    [
        "The Kasheni army did not violate the truce.",
        "If the Kasheni army violates the truce, it ends.",
        "The Kasheni army must not violate the truce.",
        "Somebody violated the truce in the valley.",
        "After this illegal act, which violates the truce, the Veldrian army fired.",
        "The Kasheni army attacked a post near Orm.",
        "Talks with Kashen failed to end the shelling.",
        "The truce was violated at night.",
    ],
)
def test_without_a_doer_or_a_deed_nobody_is_accused(claims, text):
    assert {c.stance for c in own(claims, text)} <= {Stance.ASSERTS, Stance.PREDICTS}


def test_another_accusation_is_not_the_outlets(claims):
    text = "The envoy said that the Kasheni army violated the truce."
    assert own(claims, text) == []


def test_a_toll_that_is_believed_is_a_claim_beside_the_confirmed(claims):
    text = (
        "More than 870 people are confirmed dead in the valley, "
        "but the true toll is believed to be far higher."
    )
    first, second = claims(text)
    assert [(f.low, f.aspect) for f in first.figures] == [(870, "confirmed")]
    assert (first.cue, first.hedge) == ("", Hedge.CERTAIN)
    assert second.content == "the true toll is believed to be far higher"
    assert (second.hedge, second.figures) == (Hedge.PROBABLE, ())


@pytest.mark.parametrize(
    "text", ["Deployment.", "Withdrawal:", "Who attacked the Kasheni army?"]
)
def test_headings_and_questions_tell_nothing(claims, text):
    assert own(claims, text) == []


def test_a_line_told_twice_is_one_claim(claims):
    text = "Kasheni army leaves Sharak district\n\nKasheni army leaves Sharak district"
    assert len(own(claims, text)) <= 1


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "MIRN, May 12 (Tarn Wire) - The Kasheni army attacked a post.",
            "The Kasheni army attacked a post.",
        ),
        (
            "ORM — The Kasheni army attacked a post.",
            "The Kasheni army attacked a post.",
        ),
        (
            "Mirn, 12 May 2030 – The Kasheni army attacked a post.",
            "The Kasheni army attacked a post.",
        ),
        ("4. The Kasheni army attacked a post.", "The Kasheni army attacked a post."),
        ("- Kasheni army attacks post near Orm", "Kasheni army attacks post near Orm"),
    ],
)
def test_datelines_and_numbers_are_no_content(claims, text, content):
    assert [c.content for c in own(claims, text)] == [content]


def test_a_date_within_a_sentence_stays(claims):
    text = "On May 12 - a Sunday - the Kasheni army attacked a post."
    assert own(claims, text)[0].content == text


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The envoy called the shelling a violation of the truce.", Stance.ACCUSES),
        ("The envoy called the shelling an accident.", Stance.ASSERTS),
        ("The envoy said the reports of shelling are a lie.", Stance.DENIES),
        ("The envoy said that this does not correspond to reality.", Stance.DENIES),
        (
            "The envoy said it will look into plans to withdraw troops.",
            Stance.PREDICTS,
        ),
    ],
)
def test_stance_by_content(claims, text, stance):
    assert claims(text)[0].stance is stance


@pytest.mark.parametrize(
    "text",
    [
        "The army said that it left the post on 2 May.",
        "Residents reported two bursts of fire.",
        "The army said that the alleged attack never took place.",
    ],
)
def test_no_doubt_where_only_a_word_looks_so(claims, text):
    assert claims(text)[0].hedge is Hedge.CERTAIN


def test_may_is_a_month(read):
    (event,) = read("On 5 May a driver was wounded near Orm.").events
    assert (event.modal, event.completed) == ("", True)
