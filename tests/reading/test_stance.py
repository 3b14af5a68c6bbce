"""What claimants do with what they say, and how sure they sound."""

import pytest

from armistice.model import Hedge, Stance


def first(claims, text):
    return next(c for c in claims(text) if c.cue or c.stance is Stance.UNANSWERED)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army said it opened the road.", Stance.ASSERTS),
        ("The army confirmed the attack on the post.", Stance.ASSERTS),
        ("The army denied any losses.", Stance.DENIES),
        ("The army said it did not open fire on anyone.", Stance.DENIES),
        ("The army stated that they did not violate the truce.", Stance.DENIES),
        ("The army rejected the charge of shelling.", Stance.DENIES),
        ("The army did not rule out an attack.", Stance.ASSERTS),
        ("The army did not confirm the losses.", Stance.NO_COMMENT),
        ("The army accused the rebels of shelling villages.", Stance.ACCUSES),
        ("The army alleged that the rebels laid mines.", Stance.ACCUSES),
        ("The envoy promised that the troops would leave.", Stance.PROMISES),
        ("The envoy said they will withdraw the troops.", Stance.PROMISES),
        ("“The pull-out will end in June,” the envoy said.", Stance.PROMISES),
        ("Veldria had undertaken to hand over the town.", Stance.PROMISES),
        ("The envoy urged the rebels to leave the town.", Stance.DEMANDS),
        ("The envoy called on Kashen to stop.", Stance.DEMANDS),
        ("The envoy said the rebels must leave the town.", Stance.DEMANDS),
        ("The envoy said attacks will follow in May.", Stance.PREDICTS),
        ("The envoy predicted a long war.", Stance.PREDICTS),
        ("The envoy declined to comment.", Stance.NO_COMMENT),
        ("The army said they were checking the report.", Stance.CHECKING),
        ("The mission is investigating the incident.", Stance.CHECKING),
        ("The embassy did not respond to a request.", Stance.UNANSWERED),
        ("Attempts to contact the embassy were unsuccessful.", Stance.UNANSWERED),
        ("Our requests for comment went unanswered.", Stance.UNANSWERED),
        ("The army withdrew its earlier statement on losses.", Stance.RETRACTS),
        ("The army corrected its report of the day before.", Stance.RETRACTS),
    ],
)
def test_stance(claims, text, stance):
    assert first(claims, text).stance is stance


def test_having_no_information_denies_nothing(claims):
    claim = first(claims, "“I have no information about any attack there,” Brenn said.")
    assert (claim.stance, claim.hedge) == (Stance.ASSERTS, Hedge.UNKNOWN)


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("The army said the rebels attacked the post.", Hedge.CERTAIN),
        ("The army said the rebels may have attacked the post.", Hedge.POSSIBLE),
        ("The army said the rebels probably attacked the post.", Hedge.PROBABLE),
        ("The army said it does not know who attacked the post.", Hedge.UNKNOWN),
    ],
)
def test_hedge(claims, text, hedge):
    assert first(claims, text).hedge is hedge


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The Kasheni army must withdraw from the valley by 1 June.", Stance.ASSERTS),
        ("The Kasheni army will withdraw from the valley.", Stance.PREDICTS),
        ("The Kasheni army attacked a post.", Stance.ASSERTS),
    ],
)
def test_an_outlet_tells_and_forecasts(claims, text, stance):
    (claim,) = claims(text)
    assert claim.stance is stance


def test_whom_nobody_could_ask_is_the_addressee(claims):
    claim = first(claims, "Attempts to get a comment from Ostmark were unsuccessful.")
    assert (claim.claimant, claim.addressee) == ("", "Ostmark")


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("The envoy told the Gazette that it was over.", "the Gazette"),
        ("The army accused Kashen of shelling.", "Kashen"),
        ("The envoy urged the rebels to leave.", "the rebels"),
        ("The envoy said it was over.", ""),
        ("The envoy told that it was over.", ""),
    ],
)
def test_addressee(claims, text, addressee):
    assert first(claims, text).addressee == addressee
