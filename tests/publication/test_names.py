"""Names for ids, and words for machine names."""

from dataclasses import replace
from math import inf

import pytest

from armistice.model import (
    Basis,
    Bearing,
    Bound,
    CommitmentState,
    Directness,
    IncidentFlag,
    IncidentState,
    PartyRole,
    Perspective,
    Problem,
    ReviewState,
    Severity,
    Stance,
    Status,
)
from armistice.publication import _labels
from armistice.publication._catalogue import catalogue
from armistice.publication._obligation import hears
from armistice.publication._overview import reviewed_words
from armistice.publication._registers import figures_page
from armistice.publication._views import (
    claim_view,
    delay_words,
    evidence_view,
    finding_view,
)

TABLES = [
    (_labels.STATUS, Status),
    (_labels.INCIDENT, IncidentState),
    (_labels.COMMITMENT, CommitmentState),
    (_labels.REVIEW, ReviewState),
    (_labels.SEVERITY, Severity),
    (_labels.STANCE, Stance),
    (_labels.DIRECT, Directness),
    (_labels.BEARING, Bearing),
    (_labels.BASIS, Basis),
    (_labels.BOUND, Bound),
    (_labels.ROLE, PartyRole),
]


@pytest.mark.parametrize(("table", "kind"), TABLES)
def test_every_machine_name_has_words(table, kind):
    assert set(table) == set(kind)


def test_no_two_statuses_share_shape_or_words():
    badges = _labels.STATUS.values()
    assert len({b.text for b in badges}) == len(Status)
    assert len({b.icon for b in badges}) == len(Status)


def test_flags_have_words():
    assert {_labels.flag_words(f) for f in IncidentFlag} == {
        *("being checked", "found by the verifier", "dismissed by the verifier")
    }
    assert _labels.flag_words("something_new") == "something new"


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (None, "no evidence"),
        (0.0, "machine-read"),
        (0.5, "50% reviewed"),
        (1.0, "reviewed by a person"),
    ],
)
def test_how_much_is_reviewed(share, words):
    assert _labels.share_words(share) == words


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (None, "not known"),
        (0.4, "within the hour"),
        (1.0, "1 hour"),
        (23.0, "23 hours"),
        (72.0, "3 days"),
    ],
)
def test_delays(hours, words):
    assert delay_words(hours) == words


@pytest.mark.parametrize(
    ("actor", "name"),
    [
        ("KS", "Kessarin"),
        ("outlet:river-gazette", "River Gazette"),
        ("person:tam-oriel", "The League envoy"),
        ("person:ana-lur", "Ana Lur"),
        ("anon:gazette-1:a-villager", "a villager (unnamed)"),
        ("XX", "XX"),
        (None, "not resolved"),
    ],
)
def test_names_of_actors(edition, actor, name):
    assert catalogue(edition).actor(actor) == name


def test_unknown_ids_are_shown_without_a_link(edition):
    cat = catalogue(edition)
    for ref in (cat.obligation("gone"), cat.report("gone")):
        assert (ref.text, ref.href) == ("gone", None)
    assert cat.place("geo:123") == "geo:123"
    assert cat.place(None) == ""


@pytest.mark.parametrize(
    ("perspective", "words"),
    [
        (Perspective(id="p", name="P"), "everyone"),
        (Perspective(id="p", name="P", hears=("KS", "OR")), "Kessarin, Orvale"),
        (Perspective(id="p", name="P", hears=()), "nobody"),
        (
            Perspective(id="p", name="P", deaf_to=("outlet:*",)),
            "everyone but news outlets",
        ),
        (
            Perspective(id="p", name="P", hears=("person:*",), deaf_to=("KS",)),
            "other named persons, but not Kessarin",
        ),
    ],
)
def test_whom_a_perspective_hears(edition, perspective, words):
    assert hears(catalogue(edition), perspective) == words


def test_an_unresolved_speaker_keeps_the_reports_words(edition):
    claim = replace(edition.claims[0], actor=None, side=None)
    view = claim_view(catalogue(edition), claim)
    assert (view.who, view.side) == (claim.claimant, "not resolved")


def test_a_claim_taken_back_says_when(edition):
    claim = replace(edition.claims[0], retracted_at=edition.as_of)
    assert claim_view(catalogue(edition), claim).retracted == "1 June 2031"


@pytest.mark.parametrize(
    ("value", "bound", "words"),
    [
        (None, Bound.EXACT, ""),
        (1960.0, Bound.EXACT, "1,960 personnel"),
        (1400, Bound.AT_LEAST, "at least 1,400 personnel"),
        ("2031-03-08", Bound.EXACT, "2031-03-08 personnel"),
    ],
)
def test_values_of_evidence(edition, value, bound, words):
    item = replace(edition.evidence[0], value=value, bound=bound, unit="personnel")
    assert evidence_view(catalogue(edition), item).value == words


def test_evidence_without_its_claim_still_shows(edition):
    item = replace(edition.evidence[0], claim="gone")
    view = evidence_view(catalogue(edition), item)
    assert (view.claim, view.claim_id) == (None, "gone")


def test_the_share_read_by_machine(edition, empty):
    assert reviewed_words(catalogue(empty)) == "nothing has been read yet"
    assert reviewed_words(catalogue(edition)) == ("77% of 13 readings by machine alone")
    untouched = replace(
        edition,
        claims=edition.claims[:1],
        evidence=edition.evidence[:1],
    )
    assert reviewed_words(catalogue(untouched)) == (
        "all 2 readings by machine, none reviewed by a person"
    )


@pytest.mark.parametrize(
    ("message", "parts"),
    [
        (
            "add `verifier:` to it",
            (("Add ", False), ("verifier:", True), (" to it", False)),
        ),
        ("a lone ` stays", (("a lone ` stays", False),)),
    ],
)
def test_code_in_messages_is_set_apart(edition, message, parts):
    problem = Problem(code="x", message=message, where="here")
    assert finding_view(catalogue(edition), problem).message == parts


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (1960, 1960, "1,960"),
        (1234567, 1234567, "1,234,567"),
        (0.5, 0.5, "0.5"),
        (24, 99, "24–99"),
        (1400, inf, "1,400"),
        (-inf, 20, "20"),
    ],
)
def test_numbers(low, high, words):
    assert _labels.number_words(low, high) == words


def test_figures_are_scaled_within_their_group(edition):
    open_ended = replace(edition.figures[0], id="f-open", low=65.0, high=inf)
    zero = replace(edition.figures[0], id="f-zero", low=0, high=0, group="none")
    figures = (edition.figures[0], open_ended, zero)
    page = figures_page(catalogue(replace(edition, figures=figures)))
    scaled = [[(s.from_, s.width) for s in g.figures] for g in page.groups]
    assert scaled == [[(84.6, 15.4), (50.0, 50.0)], [(0, 0)]]


def test_a_unit_is_not_told_twice(edition):
    figure = replace(edition.figures[0], unit="killed", aspect="killed")
    [group] = figures_page(catalogue(replace(edition, figures=(figure,)))).groups
    assert group.title == "killed"
