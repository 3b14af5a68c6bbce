"""What is wrong with the YAML itself is said with its line, and nothing blows up."""

import pytest

from armistice.agreement._tree import MAX_DEPTH, read_tree


def values(text):
    return read_tree(text)[0].plain()


def test_scalars_stay_what_was_written():
    text = "provision: 3.10\nparty: NO\nretroactive: yes\nday: 2020-11-10\nn: 6:30"
    assert values(text) == {
        "provision": "3.10",
        "party": "NO",
        "retroactive": "yes",
        "day": "2020-11-10",
        "n": "6:30",
    }


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_nothing_is_none(written):
    assert values(f"value: {written}") == {"value": None}


def test_a_quoted_null_is_a_word():
    assert values('value: "null"') == {"value": "null"}


def test_keys_are_not_booleans():
    assert values("on: 1\noff: 2") == {"on": "1", "off": "2"}


def test_aliases_repeat_what_they_mark():
    assert values("a: &x [1, 2]\nb: *x") == {"a": ["1", "2"], "b": ["1", "2"]}


def test_merged_mappings_give_way_to_what_is_written():
    text = "a: &x {p: 1, q: 2}\nb:\n  <<: *x\n  q: 3"
    assert values(text)["b"] == {"q": "3", "p": "1"}


def test_a_list_of_mappings_can_be_merged():
    text = "a: &x {p: 1}\nb: &y {p: 2, q: 2}\nc:\n  <<: [*x, *y]"
    assert values(text)["c"] == {"p": "1", "q": "2"}


def test_lines_count_from_one():
    root, _ = read_tree("a: 1\nb:\n- c\n- d\n")
    assert root.child("b").line == 2
    assert root.child("b").child(1).line == 4


def test_a_scalar_has_no_children():
    root, _ = read_tree("a: 1\n")
    assert root.child("a").child(0) is None


@pytest.mark.parametrize(
    ("text", "code", "line", "words"),
    [
        ("", "empty-file", 1, "start with"),
        ("# nothing\n", "empty-file", 1, "start with"),
        ("- a\n- b\n", "not-a-mapping", 1, "field: value"),
        ("word\n", "not-a-mapping", 1, "field: value"),
        ("id: a\ntitle: b: c\n", "malformed-yaml", 2, "quotation marks"),
        ("id: a\n\ttitle: b\n", "malformed-yaml", 2, "spaces"),
        ("id: a\nb: [c, d\ne: f\n", "malformed-yaml", 3, "of line 2"),
        ('id: "a\ntitle: b\n', "malformed-yaml", 3, "close the quotation mark"),
        ("id: a\n}\n", "malformed-yaml", 2, "check the indentation"),
        ("id: a\n---\nid: b\n", "malformed-yaml", 2, "one agreement per file"),
        ("id: a\x07b\n", "malformed-yaml", 1, "U+0007"),
        ("id: a\ntitle: \x00\n", "malformed-yaml", 2, "U+0000"),
        ("id: *missing\n", "malformed-yaml", 1, "points at nothing"),
        ("a: &a [*a]\n", "malformed-yaml", 1, "points at nothing"),
    ],
)
def test_what_is_no_yaml_is_told_with_its_line(fault, text, code, line, words):
    found_code, found_line, message = fault(text)
    assert (found_code, found_line) == (code, line)
    assert words in message


def test_the_wrong_encoding_is_told_with_its_line(fault):
    code, line, message = fault("id: a\ntitle: Café\n".encode("latin-1"))
    assert (code, line) == ("wrong-encoding", 2)
    assert "0xe9" in message
    assert "UTF-8" in message


def test_utf_16_is_refused(fault):
    assert fault("id: a\n".encode("utf-16"))[0] == "wrong-encoding"


def test_a_byte_order_mark_does_no_harm(read):
    loaded = read(b"\xef\xbb\xbfid: a\n")
    assert not any("\ufeff" in problem.message for problem in loaded.problems)


def test_a_huge_file_is_refused_unread(fault):
    code, line, message = fault(b"#" * 5_000_001)
    assert (code, line) == ("file-too-large", None)
    assert "5,000,001" in message


def test_a_bomb_of_aliases_is_refused(fault):
    bomb = "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
    for number in range(98, 108):
        here, before = chr(number), chr(number - 1)
        bomb += f"{here}: &{here} [{','.join(['*' + before] * 10)}]\n"
    assert fault(bomb)[0] == "too-many-values"


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_is_refused(fault, opening):
    code, _, message = fault(opening * 50_000)
    assert code == "too-deep"
    assert str(MAX_DEPTH) in message


def test_a_key_that_stands_twice_is_told_with_both_lines(read):
    problems = read("id: a\ntitle: b\nid: c\n").problems
    double = next(p for p in problems if p.code == "duplicate-key")
    assert double.line == 3
    assert "line 1" in double.message


def test_all_double_keys_are_told_at_once(read):
    problems = read("id: a\nid: b\ntitle: c\ntitle: d\n").problems
    assert [p.line for p in problems if p.code == "duplicate-key"] == [2, 4]


def test_tags_of_programs_are_refused_and_not_run(read, tmp_path):
    target = tmp_path / "made"
    text = f'id: !!python/object/apply:os.mkdir ["{target}"]\n'
    assert "bad-tag" in {p.code for p in read(text).problems}
    assert not target.exists()


def test_a_standard_tag_is_no_fault():
    assert read_tree("id: !!str 12\n")[1] == ()


def test_a_key_must_be_a_name(read):
    problems = read("? [a, b]\n: c\n").problems
    assert any("field's name" in p.message for p in problems)


def test_a_missing_file_is_a_problem(tmp_path):
    from armistice.agreement import load_agreement

    loaded = load_agreement(tmp_path / "none.yaml")
    assert loaded.agreement is None
    assert [p.code for p in loaded.problems] == ["file-not-found"]
    assert "none.yaml" in loaded.problems[0].where
