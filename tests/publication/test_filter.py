"""Only the claims that somebody asked for."""

import pytest

from armistice.publication import ClaimFilter, with_claims


def test_no_wish_lets_every_claim_through(edition):
    assert with_claims(edition, ClaimFilter()) == edition


@pytest.mark.parametrize("field", ["side", "stance", "report"])
def test_a_wish_keeps_what_fits_and_drops_the_rest(edition, field):
    wanted = getattr(edition.claims[0], field)
    kept = with_claims(edition, ClaimFilter(**{field: str(wanted)})).claims
    expected = tuple(c for c in edition.claims if getattr(c, field) == wanted)
    assert kept == expected
    assert with_claims(edition, ClaimFilter(**{field: "none such"})).claims == ()


def test_part_of_an_actors_id_is_enough(edition):
    actor = next(c.actor for c in edition.claims if c.actor)
    kept = with_claims(edition, ClaimFilter(actor=actor[:3].upper())).claims
    assert all(actor[:3].lower() in c.actor.lower() for c in kept)
    assert kept != ()


def test_claims_can_be_those_that_bear_on_an_obligation(edition):
    wanted = edition.evidence[0].obligation
    kept = with_claims(edition, ClaimFilter(obligation=wanted)).claims
    bearing = {e.claim for e in edition.evidence if e.obligation == wanted}
    assert {c.id for c in kept} == bearing & {c.id for c in edition.claims}
