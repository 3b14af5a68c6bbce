"""Perspectives that a user defines."""

import pytest

from armistice.agreement._perspectives import load_perspectives


def load(tmp_path, text: str | bytes):
    path = tmp_path / "perspectives.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_perspectives(path)


def test_no_file_means_none(tmp_path):
    assert load_perspectives(tmp_path / "perspectives.yaml") == ((), ())


def test_a_perspective_hears_whom_it_names(tmp_path):
    (one,), problems = load(
        tmp_path, "- {id: un, name: The UN, hears: [UNHCR, 'org:un-*']}"
    )
    assert problems == ()
    assert [one.counts(a) for a in ("UNHCR", "org:un-women", "AM")] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("un: {}", 1, "should be a list"),
        ("- {id: un, name: UN}\n- {id: x, nam: X}", 2, "name"),
        ("- {id: third, name: T}", 1, "already"),
        ("- {id: 'party:AM', name: T}", 1, "already"),
        ("- {id: a, name: A}\n- {id: a, name: B}", 2, "already"),
        ("- [", 2, "not YAML"),
        (b"\xff\xfe\x00", None, "UTF-8"),
    ],
)
def test_faults_name_the_line_and_what_to_do(tmp_path, text, line, words):
    _, (problem,) = load(tmp_path, text)
    assert words in problem.message
    assert problem.line == line
