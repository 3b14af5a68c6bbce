"""What actions ask for, and how words are compared."""

import pytest

from armistice.linking._frames import Role, act_of
from armistice.linking._words import fold, stem, words
from armistice.model import After, Kind, Modality, Obligation


def act(action, modality=Modality.MUST, place=None):
    return act_of(
        Obligation(
            id="x",
            provision="1",
            modality=modality,
            kind=Kind.ACHIEVE,
            bearer=("A",),
            action=action,
            place=place,
            starts=After(event="signature"),
        )
    )


@pytest.mark.parametrize(
    ("action", "frame"),
    [
        ("return_territory", "return of territory"),
        ("cede_district", "return of territory"),
        ("withdraw_forces", "withdrawal of forces"),
        ("complete_heavy_weapons_pullout", "withdrawal of weapons"),
        ("lay_down_arms", "disarmament"),
        ("return_prisoners_hostages_detainees_bodies", "exchange of captives"),
        ("release_all_for_all", "release"),
        ("return_of_idps_and_refugees", "return of people"),
        ("hand_over_mine_maps", "handing over of maps"),
        ("clear_mines", "clearing of mines"),
        ("deploy_peacekeepers", "deployment"),
        ("keep_peacekeepers", "keeping of forces"),
        ("remain_at_current_positions", "staying at positions"),
        ("hostilities", "hostilities"),
        ("offensive_military_operations", "hostilities"),
        ("unblock_economic_and_transport_links", "opening of routes"),
        ("guarantee_security_of_movement", "safe movement"),
        ("establish_ceasefire_monitoring_centre", "set up"),
        ("adopt_parliament_resolution", "agreeing"),
        ("senior_commanders_meet", "meeting"),
        ("publish_report", "reporting"),
        ("constitutional_reform", ""),
    ],
)
def test_an_action_finds_its_frame(action, frame):
    assert act(action).frame.name == frame


def test_what_must_not_be_done_breaks_by_doing():
    assert act("lay_mines", Modality.MUST_NOT).roles["lay_mines"] is Role.BREAKS
    assert act("lay_mines").roles["lay_mines"] is Role.DOES


def test_beginning_is_enough_where_only_it_is_owed():
    assert act("begin_heavy_weapons_pullout").begins
    assert not act("complete_heavy_weapons_pullout").begins


def test_words_that_part_neighbours_are_kept():
    assert act("disarm_light_weapons").apart == {"light"}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("deployment", "deploy"),
        ("withdrawal", "withdraw"),
        ("agreed", "agreement"),
        ("established", "establish"),
        ("positions", "position"),
    ],
)
def test_forms_of_a_word_meet(one, two):
    assert stem(one) == stem(two)


def test_spellings_meet():
    assert fold("Defense") == fold("defence")
    assert fold("cease-fire") == "ceasefire"
    assert fold("Šuša’s") == "susa"


def test_words_know_their_place():
    (word,) = words("ab Cd ef")[1:2]
    assert (word.start, word.end, word.capital) == (3, 5, True)
