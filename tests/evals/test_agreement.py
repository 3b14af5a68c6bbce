"""How far two passes agree, on cases counted by hand."""

import pytest
from evals.agreement import Agreement, kappa

from evals import corpus

TEXT = "Brenn said one. Talvik denied two."
ONE = {"source": "Brenn", "cue": "said", "content": "one", "actor": "b"}
TWO = {"source": "Talvik", "cue": "denied", "content": "two", "stance": "denies"}
ACTORS = {"b": {"name": "Brenn", "party": "ea"}}
OUTLET = {"voice": "outlet", "content": "Brenn said one"}


def pairs(**counts):
    """Pairs by their two letters: `yn=3` is three of yes and no."""
    return [pair for name, n in counts.items() for pair in [tuple(name)] * n]


@pytest.mark.parametrize(
    ("counts", "value"),
    [
        ({"yy": 20, "yn": 5, "ny": 10, "nn": 15}, 0.4),
        ({"yy": 45, "yn": 15, "ny": 25, "nn": 15}, 0.1304),
        ({"yy": 25, "yn": 35, "ny": 5, "nn": 35}, 0.2593),
        ({"yy": 5, "nn": 5}, 1.0),
        ({"yn": 5, "ny": 5}, -1.0),
        ({"yy": 1, "yn": 1, "ny": 1, "nn": 1}, 0.0),
        ({"yy": 4}, 1.0),
        ({"yn": 4}, 0.0),
        ({"aa": 2, "bb": 1, "cc": 1, "ab": 1, "bc": 1}, 0.5),
    ],
)
def test_kappa_is_agreement_beyond_chance(counts, value):
    assert kappa(pairs(**counts)) == pytest.approx(value, abs=1e-4)


@pytest.fixture
def agree(conflict):
    """Count a report's two passes, given as their claims."""

    def count(first, second, **more):
        report = conflict.read(TEXT, *first, actors=ACTORS, **more)
        conflict.put(None, *second, actors=ACTORS, folder="second", **more)
        again = corpus.second(report)
        assert again is not None
        agreement = Agreement()
        agreement.add(report, *again)
        return agreement

    return count


def test_the_same_twice_agrees_in_everything(agree):
    made = agree([ONE, TWO], [TWO, ONE], names={"PER": ["Brenn"]})
    assert made.spans.prf("attribution") == (1.0, 1.0, 1.0)
    assert made.names.prf() == (1.0, 1.0, 1.0)
    assert [a == b for kind in made.pairs.values() for a, b in kind] == [True] * 6


def test_the_first_pass_is_the_reference(agree):
    made = agree([ONE, TWO], [ONE])
    assert made.spans.prf("attribution")[:2] == (1.0, 0.5)


def test_stance_hedge_and_side_are_paired_first_pass_first(agree):
    other = {**ONE, "stance": "promises", "hedge": "possible"}
    del other["actor"]
    made = agree([ONE], [other]).pairs
    assert made["stance"] == [("asserts", "promises")]
    assert made["hedge"] == [("certain", "possible")]
    assert made["actor's side"] == [("ea", "nobody")]


def test_what_does_not_match_is_not_paired(agree):
    assert agree([ONE], [TWO]).pairs["stance"] == []


def test_the_outlets_own_sentences_are_left_out(agree):
    made = agree([ONE, OUTLET], [ONE])
    assert made.spans.prf("attribution") == (1.0, 1.0, 1.0)


def test_the_table_has_kappas_and_the_commonest_differences(agree):
    told = str(agree([ONE, TWO], [ONE, {**TWO, "stance": "asserts"}]))
    assert told.startswith("1 reports")
    assert "stance          same  50.0 of 2, kappa 0.00" in told
    assert "denies/asserts 1" in told


def test_nothing_compared_is_told_without_failing():
    assert "stance          same   0.0 of 0, kappa 0.00" in str(Agreement())
