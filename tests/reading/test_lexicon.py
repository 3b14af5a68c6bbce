"""The word lists: loading, extending, and what is said of bad lines."""

import pytest

from armistice.model import Severity
from armistice.reading import Lexicon, prepare
from armistice.reading._events import events_of
from armistice.reading._inflect import Form, forms


def test_the_shipped_lexicon_has_no_problems():
    assert Lexicon.load().problems == ()


def test_a_folder_extends_the_tables(tmp_path):
    (tmp_path / "events.txt").write_text("[attack]\nlob~ .. stones\n", encoding="utf-8")
    lexicon = Lexicon.load(tmp_path)
    found = events_of(prepare("They lobbed big stones.", lexicon), lexicon)
    assert [(e.kind, e.text) for e in found] == [("attack", "lobbed big stones")]


def test_a_new_kind_needs_only_a_section(tmp_path):
    path = tmp_path / "events.txt"
    path.write_text("[flood]  # a kind of our own\ndam bursts\n", encoding="utf-8")
    lexicon = Lexicon.load(path)
    found = events_of(prepare("Then the dam bursts.", lexicon), lexicon)
    assert found[0].kind == "flood"


def test_one_file_extends_only_its_own_table(tmp_path):
    path = tmp_path / "units.txt"
    path.write_text("[boats]\nboats\n", encoding="utf-8")
    assert Lexicon.load(path).words("units", "boats") == {"boats"}


@pytest.mark.parametrize(
    ("name", "text", "line", "hint"),
    [
        ("events.txt", "shoot~\n", 1, "section"),
        ("events.txt", "[Attack!]\n", 1, "[name]"),
        ("events.txt", "[attack]\nshoot~~ ???\n", 2, "pattern"),
        ("oddities.txt", "[a]\nb\n", None, "events"),
    ],
)
def test_problems_say_where_and_what_to_do(tmp_path, name, text, line, hint):
    (tmp_path / name).write_text(text, encoding="utf-8")
    (problem, *_) = Lexicon.load(tmp_path).problems
    assert (problem.where, problem.line) == (name, line)
    assert problem.severity is Severity.WARNING
    assert hint in problem.message


def test_a_file_that_is_no_text_is_told_of(tmp_path):
    (tmp_path / "events.txt").write_bytes(b"[attack]\n\xff\xfe")
    assert "UTF-8" in Lexicon.load(tmp_path).problems[0].message


def test_a_missing_file_is_told_of(tmp_path):
    assert "cannot be read" in Lexicon.load(tmp_path / "events.txt").problems[0].message


@pytest.mark.parametrize(
    ("base", "words"),
    [
        ("claim", {"claim", "claims", "claimed", "claiming"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("urge", {"urge", "urges", "urged", "urging"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("free", {"free", "frees", "freed", "freeing"}),
        ("die", {"die", "dies", "died", "dying"}),
        ("stay", {"stay", "stays", "stayed", "staying"}),
        ("push", {"push", "pushes", "pushed", "pushing"}),
    ],
)
def test_forms_of_regular_verbs(base, words):
    assert set(forms(base)) == words


def test_doubling_gives_both_spellings():
    assert {"admited", "admitted", "admitting"} <= set(forms("admit"))


def test_irregular_verbs_come_from_the_list():
    found = forms("withdraw", {"withdraw": ("withdrew", "withdrawn")})
    assert found["withdrew"] == {Form.PAST}
    assert found["withdrawn"] == {Form.PARTICIPLE}
