"""Every fault says what is wrong, where, and what to write instead."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from armistice.agreement import load_agreement
from armistice.agreement._faults import suggest
from armistice.model import Severity

from .conftest import HEAD, PARTIES, document, obligation


def codes(loaded):
    return [problem.code for problem in loaded.problems]


def test_the_usual_agreement_is_sound(sound):
    agreement = sound()
    assert agreement.id == "mill-accord"
    assert agreement.tz == "Europe/Vienna"
    assert agreement.obligations[0].line == 16


@pytest.mark.parametrize(
    ("field", "example"),
    [("id", "short name"), ("title", "title: "), ("signed", "signed: 2020-11-10")],
)
def test_a_missing_field_of_the_head(fault, field, example):
    head = "".join(x for x in HEAD.splitlines(True) if not x.startswith(field))
    code, line, message = fault(head=head)
    assert (code, line) == ("missing-field", 1)
    assert example in message


@pytest.mark.parametrize(
    ("field", "example"),
    [
        ("modality", "`modality: must`"),
        ("kind", "`kind: achieve`"),
        ("starts", "`starts: entry_into_force`"),
        ("action", "`action: withdraw_forces`"),
    ],
)
def test_a_missing_field_of_an_obligation(fault, field, example):
    code, line, message = fault(obligations=obligation(**{field: ""}))
    assert (code, line) == ("missing-field", 16)
    assert message.startswith("obligation `withdraw`: ")
    assert example in message


@pytest.mark.parametrize("bearer", ["", "[]"])
def test_somebody_must_owe_it(fault, bearer):
    code, _, message = fault(obligations=obligation(bearer=bearer))
    assert code == "empty-bearer"
    assert "`EA`" in message


@pytest.mark.parametrize(
    ("part", "text", "hint"),
    [
        ("more", "titel: x\n", "`title`?"),
        ("obligations", obligation(bearers="[EA]"), "`bearer`?"),
        ("obligations", obligation(xyzzy="1"), "known are `id`"),
        (
            "parties",
            PARTIES + "- {id: X, name: X, role: third, orgens: []}\n",
            "`organs`?",
        ),
        (
            "more",
            "notices:\n- {id: n, target: withdraw, by: EA, given: 2031-01-01}\n",
            "",
        ),
    ],
)
def test_an_unknown_field_is_never_passed_over(read, part, text, hint):
    problems = [p for p in read(**{part: text}).problems if p.code == "unknown-field"]
    assert len(problems) == 1
    assert hint in problems[0].message


def test_a_comma_in_an_unquoted_text_is_recognised(fault):
    text = "provisions:\n- {id: '1', summary: forces leave, all of them}\n"
    code, line, message = fault(provisions=text)
    assert (code, line) == ("unknown-field", 16 + 10)
    assert "quotation marks" in message


@pytest.mark.parametrize(
    ("field", "written", "hint"),
    [
        ("modality", "mst", "did you mean `must`?"),
        ("kind", "achive", "did you mean `achieve`?"),
        ("joint", "severally", "`each`, `joint`"),
        ("best_efforts", "perhaps", "`yes` or `no`"),
        ("action", "[a, b]", "plain text"),
        ("renewal", "P5Y", "docs/agreement-format.md"),
        ("renewal", "{term: P5Y, auto: yes, max_terms: 0}", "at least 1"),
        ("renewal", "{term: P5Y, auto: yes, max_terms: many}", "whole number"),
    ],
)
def test_a_value_that_does_not_fit(fault, field, written, hint):
    code, line, message = fault(obligations=obligation(**{field: written}))
    assert code == "bad-value"
    assert line is not None
    assert hint in message


@pytest.mark.parametrize(
    ("written", "hint"),
    [("{lat: 91, lon: 0}", "at most 90"), ("{lat: 0, lon: -181}", "at least -180")],
)
def test_a_position_must_be_on_earth(fault, written, hint):
    text = f"places:\n  valley: {written[:-1]}, name: Valley}}\n"
    assert hint in fault(places=text)[2]


def test_names_by_language_need_a_mapping_or_list(sound):
    text = (
        "places:\n- {id: valley, name: Valley, names: {ea: Tal, we: Dol}}\n"
        "- {id: mill, name: Mill, names: [Mühle, Mlin]}\n"
        "- {id: brook, name: Brook, names: Bach}\n"
    )
    names = [place.names for place in sound(places=text).places]
    assert names == [
        (("ea", "Tal"), ("we", "Dol")),
        (("name1", "Mühle"), ("name2", "Mlin")),
        (("name1", "Bach"),),
    ]


def test_a_geometry_may_be_written_out(sound):
    text = (
        "places:\n- id: valley\n  name: Valley\n"
        "  geometry: {type: Point, coordinates: [10.5, -3]}\n"
    )
    geometry = sound(places=text).places[0].geometry
    assert geometry == '{"type": "Point", "coordinates": [10.5, -3.0]}'


@pytest.mark.parametrize("written", ["two words", "a/b", "'*'", "''"])
def test_an_id_must_be_a_word(read, written):
    loaded = read(obligations=obligation(id=written))
    assert codes(loaded) == ["bad-id"]


def test_an_agreement_needs_parties(read):
    assert "no-parties" in codes(read(parties=""))


def test_an_agreement_without_obligations_loads_with_a_warning(read):
    agreement, problems = read(obligations="")
    assert agreement is not None
    assert [(p.code, p.severity) for p in problems] == [
        ("no-obligations", Severity.WARNING)
    ]


def test_all_faults_are_told_at_once_and_in_order(read):
    text = obligation(bearer="[XX]", due="soon", verifier="[YY]")
    loaded = read(
        head=HEAD.replace("signed: 2031-03-01", "signed: yesterday"),
        parties=PARTIES + "- {id: EA, name: Again, role: prty}\n",
        obligations=text + text.partition("\n")[2].replace("soon", "2031-05-01"),
    )
    assert loaded.agreement is None
    assert Counter(codes(loaded)) == {
        "bad-day": 1,
        "bad-value": 1,
        "duplicate-id": 2,
        "unknown-event": 1,
        "unknown-party": 4,
    }
    lines = [problem.line for problem in loaded.problems]
    assert lines == sorted(lines)


def test_a_faulty_entry_causes_no_faults_elsewhere(fault):
    text = PARTIES.replace("role: mechanism", "role: mechanic")
    code, _, message = fault(parties=text, obligations=obligation(verifier="OBS"))
    assert code == "bad-value"
    assert "`mechanism`?" in message


def test_a_problem_names_file_line_subject_and_code(read):
    problem = read(obligations=obligation(kind="achive")).problems[0]
    assert problem.subject == "withdraw"
    assert problem.where.endswith("agreement.yaml")
    assert str(problem).startswith(f"{problem.where}:20: error [bad-value]")


def test_the_subject_of_an_entry_by_id_is_its_key(read):
    text = "parties:\n  EA: {name: Eastmark, role: prty}\n"
    assert read(parties=text).problems[0].subject == "EA"


@pytest.mark.parametrize(
    ("name", "known", "expected"),
    [
        ("withdrawl", ["deploy", "withdraw"], "did you mean `withdraw`?"),
        ("ea", ["EA"], "did you mean `EA`?"),
        ("x", [], "none is listed yet"),
        ("zzz", ["a", "b"], "known are `a`, `b`"),
        (
            "zzz",
            list("abcdefghij"),
            "known are `a`, `b`, `c`, `d`, `e`, `f`, `g`, `h`, ...",
        ),
    ],
)
def test_suggestions(name, known, expected):
    assert suggest(name, known) == expected


WHOLE = document(
    provisions='provisions:\n- {id: "1", summary: s, wordings: {a: x, b: y}}\n',
    amendments="amendments:\n- {id: a, target: all, field: due, value: 2031-05-01}\n",
)


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return tmp_path_factory.mktemp("any") / "agreement.yaml"


@settings(max_examples=150, suppress_health_check=list(HealthCheck), deadline=None)
@given(
    st.integers(0, len(WHOLE)),
    st.integers(0, 30),
    st.sampled_from(
        ["", "[", "{", "- ", ": ", "x", "&a ", "*a", "\n", "'", "3", "?", "~"]
    ),
)
def test_no_edit_of_a_file_is_too_much(file, at, cut, put):
    file.write_text(WHOLE[:at] + put + WHOLE[at + cut :], encoding="utf-8")
    agreement, problems = load_agreement(file)
    wrong = any(problem.severity is Severity.ERROR for problem in problems)
    assert (agreement is None) == wrong


@settings(max_examples=100, suppress_health_check=list(HealthCheck), deadline=None)
@given(
    st.sampled_from(
        ["parties", "places", "obligations", "amendments", "in_force", "defaults"]
    ),
    st.recursive(
        st.sampled_from(["x", "~", "1", "id", "2031-01-01", "due", "all"]),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3).map(lambda x: f"[{', '.join(x)}]"),
            st.lists(inner, max_size=3, unique=True).map(
                lambda x: f"{{{', '.join(f'k{n}: {v}' for n, v in enumerate(x))}}}"
            ),
        ),
        max_leaves=6,
    ),
)
def test_no_shape_of_a_section_is_too_much(file, section, value):
    text = HEAD.replace("in_force", "was_in_force") + f"{section}: {value}\n"
    file.write_text(text, encoding="utf-8")
    agreement, problems = load_agreement(file)
    assert agreement is None
    assert all(problem.message and problem.where for problem in problems)


def test_warnings_do_not_hide_errors(read):
    loaded = read(obligations="", more="subjects: [peace]\nfoo: 1\n")
    assert loaded.agreement is None
    assert {p.severity for p in loaded.problems} == {Severity.ERROR, Severity.WARNING}
