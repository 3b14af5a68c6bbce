"""Commands: data on standard output, words on standard error, exit statuses."""

import csv
import io
import json

import pytest

DAY = ("--as-of", "2019-03-31")


def test_status_prints_the_matrix_and_says_what_was_asked(hill):
    said = hill("status", *DAY)
    assert said.code == 0
    assert "1-hill" in said.out
    assert "contested" in said.out
    assert "as of the end of 2019-03-31" in said.err


def test_status_as_json_has_the_stable_names(hill):
    rows = json.loads(hill("status", *DAY, "--json").out)
    assert list(rows[0]) == [
        "obligation",
        "perspective",
        "as_of",
        "known_at",
        "status",
        "ended",
        "basis",
        "deadline",
        "deadline_source",
        "progress",
        "witness",
        "reason",
        "reviewed_share",
    ]


def test_one_perspective_only(hill):
    rows = json.loads(hill("status", *DAY, "-p", "party:S", "--json").out)
    assert [row["perspective"] for row in rows] == ["party:S"]


def test_explain_quotes_the_sentences(hill):
    said = hill("explain", "1-hill", *DAY)
    assert "completed their withdrawal" in said.out
    assert "party:S" in said.out


def test_explain_as_json(hill):
    answer = json.loads(hill("explain", "1-hill", *DAY, "--json").out)
    assert {v["perspective"] for v in answer["verdicts"]} >= {"party:N", "combined"}


@pytest.mark.parametrize(
    "command", ["claims", "incidents", "commitments", "figures", "timeline"]
)
def test_every_register_prints_text_and_json(hill, command):
    assert hill(command, *DAY).code == 0
    assert isinstance(json.loads(hill(command, *DAY, "--json").out), list)


def test_claims_can_be_filtered(hill):
    rows = json.loads(hill("claims", "--side", "S", "--json").out)
    assert {row["side"] for row in rows} == {"S"}
    assert json.loads(hill("claims", "--stance", "promises", "--json").out) == []
    assert hill("claims", "--obligation", "1-hill", "--actor", "n").code == 0


def test_export_to_standard_output_and_to_a_file_with_codebook(hill, tmp_path):
    lines = hill("export", "evidence", *DAY).out.splitlines()
    assert {json.loads(line)["obligation"] for line in lines} == {"1-hill"}
    out = tmp_path / "v.csv"
    said = hill("export", "verdicts", "--format", "csv", "-o", out, *DAY)
    assert "4 verdicts" in said.err
    assert len(list(csv.DictReader(io.StringIO(out.read_text())))) == 4
    assert (tmp_path / "v.codebook.csv").exists()


def test_adding_twice_says_so(hill, folder):
    said = hill("add", folder.root / "in")
    assert said.code == 0
    assert "0 added, 2 there already" in said.err


def test_a_bad_report_is_told_of_and_the_rest_goes_on(hill, folder):
    (folder.root / "in" / "a.txt").write_text("x")
    (folder.root / "in" / "b.bin").write_bytes(b"\x00\x01" * 50)
    third = (folder.root / "in" / "north.md").read_text() + "Nothing else was said.\n"
    (folder.root / "in" / "z.md").write_text(third)
    said = hill("add", folder.root / "in")
    assert said.code == 1
    assert "1 added" in said.err
    assert "a.txt" in said.err


def test_add_as_json(hill, folder):
    (folder.root / "in" / "a.txt").write_text("x")
    answer = json.loads(hill("add", folder.root / "in", "--json").out)
    assert answer["already"] == 2
    assert answer["problems"][0]["code"]


def test_lint_exits_with_findings(hill):
    said = hill("lint")
    assert said.code == 1
    assert "no-verifier" in said.out
    assert json.loads(hill("lint", "--json").out)


def test_review_lists_decides_and_undoes(hill):
    queue = json.loads(hill("review", "--json").out)
    target = next(e["id"] for e in queue if e["actor"] == "S")
    said = hill("review", target, "-d", "reject", "--reason", "misread")
    assert "reject, by Ada" in said.err
    assert "contested" not in hill("status", *DAY).out
    hill("review", target, "-d", "undo")
    assert "contested" in hill("status", *DAY).out


def test_review_corrects_a_field(hill):
    queue = json.loads(hill("review", "--json").out)
    target = next(e["id"] for e in queue if e["actor"] == "S")
    said = hill("review", target, "-d", "correct", "--set", "bearing=done")
    assert said.code == 0
    rows = json.loads(hill("export", "evidence", *DAY).out.splitlines()[0])
    assert rows["bearing"] in {"done", "not_done"}
    listed = hill("export", "evidence", *DAY).out
    assert '"reviewed": "corrected"' in listed


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("review", "e-none", "-d", "accept"), "nothing has the id"),
        (("review", "e-none"), "--decision"),
        (("review", "e", "-d", "correct", "--set", "x"), "FIELD=VALUE"),
        (("explain", "zzz"), "no obligation 'zzz'"),
        (("status", "--as-of", "soon"), "is not a date"),
        (("status", "-p", "zzz"), "no perspective 'zzz'"),
        (("add", "nowhere.txt"), "no such file"),
        (("review", "-d", "accept", "--reason", "x"), "needs the id"),
        (("claims", "--side", "XXX"), "no side 'XXX'; there are: N"),
        (("claims", "--stance", "lies"), "asserts"),
        (("claims", "--obligation", "zzz"), "1-hill"),
        (("export", "everything"), "everything"),
    ],
)
def test_what_cannot_be_done_exits_2_with_one_clear_message(hill, arguments, words):
    said = hill(*arguments)
    assert said.code == 2
    assert words in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize("change", ["obligation=2-hill", "actor=zzz", "place=moon"])
def test_a_correction_to_an_unknown_id_is_refused(hill, change):
    target = json.loads(hill("review", "--json").out)[0]["id"]
    said = hill("review", target, "-d", "correct", "--set", change)
    assert said.code == 2
    assert "nothing has the id" in said.err
    assert "corrected" not in hill("export", "evidence", *DAY).out


def test_a_wrong_correction_is_asked_for_again(hill, monkeypatch):
    answers = iter(["c", "bearing=finished", "", "bearing=done", "", "q"])
    monkeypatch.setattr("typer.prompt", lambda *_a, **_k: next(answers))
    said = hill("review")
    assert "once more" in said.err
    assert "1 decided" in said.err


def test_the_end_of_the_input_ends_a_review(hill, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    said = hill("review")
    assert said.code == 0
    assert "0 decided" in said.err


def test_what_was_known_before_the_first_row_is_said_to_be_nothing(hill):
    said = hill("status", "--known-at", "2020-01-01")
    assert "nothing was recorded by then" in said.err


def test_explain_tells_what_decides_from_what_speaks_against(hill):
    out = hill("explain", "1-hill", *DAY, "-p", "combined").out
    assert out.index("what decides") < out.index("what speaks against")


def test_review_walks_through_what_waits(hill, monkeypatch):
    answers = iter(["x", "s", "c", "bearing=done", "", "q", "q", "q"])
    monkeypatch.setattr("typer.prompt", lambda *_a, **_k: next(answers))
    said = hill("review")
    assert "is none of these" in said.err
    assert "1 decided" in said.err


def test_review_list_as_a_table(hill):
    assert "1-hill" in hill("review", "--list").out


def test_retract_takes_a_report_back(hill):
    row = json.loads(hill("claims", "--side", "S", "--json").out)[0]
    assert hill("retract", row["report"], "--reason", "not theirs").code == 0
    assert "contested" not in hill("status", *DAY).out


def test_refresh_has_nothing_to_do(hill):
    assert "0 reports" in hill("refresh").err


def test_verify_finds_a_changed_byte(hill, folder):
    assert hill("verify").code == 0
    original = next(p for p in folder.archive.rglob("*") if p.is_file())
    original.chmod(0o644)
    original.write_bytes(original.read_bytes() + b".")
    assert hill("verify").code == 1
    assert json.loads(hill("verify", "--json").out)


def test_publish_prints_the_page(hill, tmp_path):
    out = hill("publish", "-o", tmp_path / "site", *DAY).out.strip()
    assert out == str(tmp_path / "site" / "index.html")


def test_schema_is_json(run):
    assert "properties" in json.loads(run("schema").out)


def test_init_says_what_comes_next(run, tmp_path):
    said = run("init", tmp_path / "new")
    assert said.code == 0
    assert "template" in said.err
    assert run("init", tmp_path / "new").code == 2


def test_no_folder_says_how_to_make_one(run, tmp_path):
    said = run("-C", tmp_path, "status")
    assert said.code == 2
    assert "armistice init" in said.err


def test_doctor_says_which_reader_is_active(run, tmp_path):
    said = run("-C", tmp_path, "doctor")
    assert said.code == 0
    assert "finds the speaker" in said.out
    names = [row["name"] for row in json.loads(run("doctor", "--json").out)]
    assert names[:3] == ["armistice", "python", "reader"]


def test_doctor_exits_with_findings(hill, folder):
    folder.settings_file.write_text("[reading]\nreader = 'guess'\n")
    said = hill("doctor")
    assert said.code == 1
    assert "BROKEN" in said.out


def test_version(run):
    assert run("--version").out.startswith("armistice ")


def test_demo_watches_an_example_twice(run, tmp_path):
    for _ in range(2):
        said = run("demo", tmp_path / "d")
        assert said.code == 0
        assert "t1-ceasefire" in said.out
        assert "index.html" in said.out
