"""Several files side by side, and the reference files where they are at hand."""

from pathlib import Path

import pytest
import yaml

from armistice.agreement import load_agreement, load_agreements
from armistice.agreement._tree import read_tree
from armistice.model import After, DayOne, Instant, Renewal

from .conftest import document, obligation

REFERENCE = Path(__file__).parents[3] / "shared" / "reference"
at_hand = pytest.mark.skipif(
    not REFERENCE.is_dir(), reason="the reference files are not at hand"
)


@pytest.fixture
def folder(tmp_path):
    def write(**texts):
        paths = []
        for name, text in texts.items():
            paths.append(tmp_path / f"{name}.yaml")
            paths[-1].write_text(text, encoding="utf-8")
        return paths

    return write


def named(name, **fields):
    text = document(obligations=obligation(**fields))
    return text.replace("id: mill-accord", f"id: {name}")


def test_two_agreements_stand_side_by_side(folder):
    paths = folder(a=named("a", id="a1"), b=named("b", id="b1"))
    agreements, problems = load_agreements(paths)
    assert [a.id for a in agreements] == ["a", "b"]
    assert problems == ()


def test_of_two_agreements_with_one_id_the_first_stays(folder):
    paths = folder(a=named("a", id="a1"), b=named("a", id="b1"))
    agreements, problems = load_agreements(paths)
    assert [a.obligations[0].id for a in agreements] == ["a1"]
    assert [p.code for p in problems] == ["same-agreement"]
    assert problems[0].where == str(paths[1])
    assert str(paths[0]) in problems[0].message


def test_an_obligation_may_stand_in_one_agreement_only(folder):
    paths = folder(a=named("a", id="x"), b=named("b", id="x"))
    agreements, problems = load_agreements(paths)
    assert [a.id for a in agreements] == ["a"]
    assert [(p.code, p.line, p.subject) for p in problems] == [
        ("same-obligation", 16, "x")
    ]


def test_a_faulty_file_does_not_hold_up_the_others(folder):
    paths = folder(a="id: [\n", b=named("b"))
    agreements, problems = load_agreements(paths)
    assert [a.id for a in agreements] == ["b"]
    assert [p.where for p in problems] == [str(paths[0])]


def test_no_files_are_no_agreements():
    assert load_agreements([]) == ((), ())


def test_loading_twice_gives_the_same(folder):
    (path,) = folder(a=named("a"))
    assert load_agreement(path) == load_agreement(path)


@pytest.fixture(scope="module")
def nk():
    agreement, problems = load_agreement(REFERENCE / "nk2020.yaml")
    assert [str(problem) for problem in problems] == []
    assert agreement is not None
    return agreement


@at_hand
def test_the_reference_loads_as_it_is(nk):
    assert len(nk.obligations) == 18
    assert nk.tz == "Europe/Moscow"
    assert [p.id for p in nk.provisions] == [str(n) for n in range(1, 10)]


@at_hand
def test_the_reference_keeps_its_times(nk):
    due = nk.obligation("6d-new-route").due
    assert due == After(event="entry_into_force", offset="P3Y")
    assert nk.obligation("4b-stay").starts == After(event="3-deploy.started")
    assert nk.obligation("4b-stay").renewal == Renewal(
        term="P5Y", auto=True, notice="P6M", who_may_object=("AM", "AZ")
    )


@at_hand
def test_the_reference_keeps_places_and_numbers(nk):
    assert nk.obligation("6b-lachin").except_places == ("lachin_corridor",)
    assert nk.enclosing("hadrut") == ("hadrut", "khojavend", "nk")
    units = {q.unit: q.n for q in nk.obligation("3-deploy").quantities}
    assert units == {"personnel": 1960, "apc": 90, "vehicles": 380}


@at_hand
def test_the_reference_keeps_its_amendment(nk):
    (change,) = nk.amendments
    assert isinstance(change.value, Instant)
    assert change.value.at.isoformat() == "2020-11-25"
    assert change.accepted_by == ("AM", "AZ")


EVENTS = {
    "minsk2": ["local_elections"],
    "pretoria": ["nairobi_declaration"],
    "lebanon2024": ["self_defence"],
    "colombia2016": ["D"],
}
PLACES = ["south_lebanon", "south_litani"]
MORE = {"minsk2": "m1-ceasefire"}


def wrapped(name):
    tree, _ = read_tree((REFERENCE / "others.yaml").read_text("utf-8"))
    obligations = tree.plain()[name]
    if name in MORE:
        first = {"provision": "1", "bearer": "UA", "mode": "must_not"}
        more = {"kind": "refrain", "action": "fire", "starts": "signature"}
        obligations = [{"id": MORE[name]} | first | more, *obligations]
    parties = {p for o in obligations for p in (*o["bearer"], *o.get("verifier", []))}
    parties |= {"LB", "IL"}
    return yaml.safe_dump(
        {
            "id": name,
            "title": name,
            "signed": "2020-01-01",
            "in_force": "signature",
            "parties": [
                {"id": p, "name": p, "role": "party"}
                for p in sorted(parties)
                if len(p) > 1
            ],
            "places": {place: place for place in PLACES},
            "events": EVENTS[name],
            "obligations": obligations,
        }
    )


@at_hand
@pytest.mark.parametrize("name", sorted(EVENTS))
def test_the_fragments_of_other_agreements_load(read, name):
    agreement, problems = read(wrapped(name))
    assert [str(problem) for problem in problems] == []
    assert agreement is not None
    assert agreement.obligations


@at_hand
def test_day_one_of_the_fragments(read):
    agreement, _ = read(wrapped("minsk2"))
    assert agreement is not None
    due = agreement.obligation("m2-start").due
    assert due == After(
        event="m1-ceasefire.started", offset="P2D", day_one=DayOne.SAME_DAY
    )
