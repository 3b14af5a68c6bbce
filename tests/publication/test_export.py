"""Names, order and meaning of exported rows: a promise to other programs."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from armistice.errors import BadInput
from armistice.model import ALWAYS, ReviewState, Sameness
from armistice.publication import (
    Edition,
    ExportForm,
    ExportKind,
    codebook,
    codebook_csv,
    export_rows,
    write_export,
)

NAMES = {
    ExportKind.CLAIMS: (
        "id, report, publisher, published, said_on, recorded, actor, side, claimant, "
        "claimant_span, cue, cue_span, content, content_spans, stance, direct, "
        "certainty, times, places, reviewed"
    ),
    ExportKind.EVIDENCE: (
        "claim, obligation, bearing, place, from, to, actor, against, incident, "
        "target, value, unit, origin, reason, certainty, reviewed"
    ),
    ExportKind.INCIDENTS: (
        "id, obligation, kind, against, place, from, to, state, flags, claims, "
        "casualties_by_account"
    ),
    ExportKind.VERDICTS: (
        "obligation, perspective, as_of, known_at, status, ended, basis, deadline, "
        "deadline_source, progress, witness, reason, reviewed_share"
    ),
    ExportKind.COMMITMENTS: (
        "id, claim, obligation, promised_by, told_by, content, made_on, due, state, "
        "answered_by, slipped_from"
    ),
    ExportKind.FIGURES: (
        "id, claim, report, actor, span, text, low, high, bound, unit, aspect, group, "
        "obligation, period, published"
    ),
}


def row(edition: Edition, what: ExportKind, key: str, value: object) -> dict:
    return next(r for r in export_rows(edition, what) if r[key] == value)


@pytest.mark.parametrize("what", ExportKind)
def test_names_and_their_order_are_stable(edition, what):
    rows = list(export_rows(edition, what))
    assert rows
    assert all(", ".join(r) == NAMES[what] for r in rows)


@pytest.mark.parametrize("what", ExportKind)
def test_the_codebook_tells_every_field_in_order(what):
    assert ", ".join(c.name for c in codebook(what)) == NAMES[what]
    assert all(c.meaning and c.type for c in codebook(what))


def test_every_row_goes_through_json(edition):
    for what in ExportKind:
        for item in export_rows(edition, what):
            assert json.loads(json.dumps(item)) == item


def test_a_claim_points_at_its_words(edition):
    claim = row(edition, ExportKind.CLAIMS, "id", "c-wounded")
    text = next(r.text for r in edition.reports if r.id == claim["report"])
    [[start, end]] = claim["content_spans"]
    assert text[start:end] == claim["content"]
    assert text[slice(*claim["claimant_span"])] == claim["claimant"]
    assert text[slice(*claim["places"][0]["span"])] == "Low Ford"


def test_a_claims_times_are_instants_half_open(edition):
    [time] = row(edition, ExportKind.CLAIMS, "id", "c-wounded")["times"]
    assert list(time) == ["text", "span", "value", "from", "to"]
    assert time["from"] == "2031-03-04T00:00:00+00:00"
    assert time["to"] == "2031-03-05T00:00:00+00:00"


def test_published_is_a_date_where_only_the_day_is_known(edition):
    assert row(edition, ExportKind.CLAIMS, "id", "c-april")["published"] == "2031-05-20"


def test_published_is_an_instant_where_the_hour_is_known(edition):
    claim = edition.claims[0]
    timed = replace(claim, published=claim.published.replace(hour=9, minute=30))
    changed = replace(edition, claims=(timed,))
    [exported] = export_rows(changed, ExportKind.CLAIMS)
    assert exported["published"] == "2031-03-06T09:30:00+00:00"


def test_article_voice_has_empty_claimant_and_no_span(edition):
    voice = row(edition, ExportKind.CLAIMS, "id", "c-voice")
    assert (voice["claimant"], voice["claimant_span"], voice["cue_span"]) == (
        "",
        None,
        None,
    )


def test_rejected_claims_are_kept_and_say_so(edition):
    assert row(edition, ExportKind.CLAIMS, "id", "c-voice")["reviewed"] == "rejected"


def test_evidence_that_waits_for_a_person_is_unsure(edition):
    waiting = row(edition, ExportKind.EVIDENCE, "claim", "c-voice")
    assert waiting["reviewed"] == "unsure"


def test_a_reviewed_link_keeps_its_review_whatever_the_machine_thought(edition):
    item = replace(
        edition.evidence[0], sameness=Sameness.UNSURE, reviewed=ReviewState.ACCEPTED
    )
    [exported] = export_rows(replace(edition, evidence=(item,)), ExportKind.EVIDENCE)
    assert exported["reviewed"] == "accepted"


def test_evidence_judged_different_is_left_out(edition):
    links = [
        (r["claim"], r["obligation"]) for r in export_rows(edition, ExportKind.EVIDENCE)
    ]
    assert ("c-wounded", "ceasefire") in links
    assert ("c-wounded", "mill-handover") not in links


def test_open_ends_are_null(edition):
    item = replace(edition.evidence[0], period=ALWAYS)
    [exported] = export_rows(replace(edition, evidence=(item,)), ExportKind.EVIDENCE)
    assert (exported["from"], exported["to"]) == (None, None)


def test_an_open_interval_has_dots(edition):
    claim = replace(edition.claims[0], said_on=ALWAYS)
    [exported] = export_rows(replace(edition, claims=(claim,)), ExportKind.CLAIMS)
    assert exported["said_on"] == "../.."


def test_casualties_keep_zero_apart_from_not_said(edition):
    [incident] = export_rows(edition, ExportKind.INCIDENTS)
    assert incident["casualties_by_account"] == [
        {"actor": "KS", "claim": "c-wounded", "killed": 0, "wounded": 2},
        {"actor": "OR", "claim": "c-gone", "killed": None, "wounded": None},
    ]


def test_a_verdict_carries_its_chain_of_deadlines(edition):
    verdict = row(edition, ExportKind.VERDICTS, "perspective", "party:KS")
    sources = [step["source"] for step in verdict["witness"]["deadline"]]
    assert sources == ["text", "later-mill"]
    assert verdict["deadline"] == "2031-03-08"


def test_csv_has_the_same_rows_with_nested_fields_as_json(edition):
    out = io.StringIO()
    count = write_export(edition, ExportKind.CLAIMS, ExportForm.CSV, out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue())))
    assert count == len(rows) == len(edition.claims)
    first = next(export_rows(edition, ExportKind.CLAIMS))
    assert json.loads(rows[0]["content_spans"]) == first["content_spans"]
    assert rows[0]["content"] == first["content"]


def test_csv_writes_booleans_and_nothing_plainly(edition):
    out = io.StringIO()
    write_export(edition, ExportKind.VERDICTS, ExportForm.CSV, out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue())))
    ended = {(r["obligation"], r["perspective"]): r["ended"] for r in rows}
    assert ended["observers", "third"] == "true"
    assert ended["observers", "combined"] == "false"
    assert {r["basis"] for r in rows} == {"", "self_reported"}


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_keeps_words_from_being_formulas(edition, start):
    claim = replace(edition.claims[0], content=f"{start}1+1")
    out = io.StringIO()
    changed = replace(edition, claims=(claim,))
    write_export(changed, ExportKind.CLAIMS, ExportForm.CSV, out)
    [read] = csv.DictReader(io.StringIO(out.getvalue(), newline=""))
    assert read["content"] == f"'{start}1+1"


def test_json_lines_keep_words_as_they_are(edition):
    claim = replace(edition.claims[0], content="=1+1")
    out = io.StringIO()
    changed = replace(edition, claims=(claim,))
    write_export(changed, ExportKind.CLAIMS, ExportForm.JSONL, out)
    assert json.loads(out.getvalue())["content"] == "=1+1"


def test_negative_numbers_stay_numbers(edition):
    item = replace(edition.evidence[0], value=-3.0)
    out = io.StringIO()
    changed = replace(edition, evidence=(item,))
    write_export(changed, ExportKind.EVIDENCE, ExportForm.CSV, out)
    [read] = csv.DictReader(io.StringIO(out.getvalue()))
    assert read["value"] == "-3.0"


def test_a_csv_file_gets_its_codebook_beside_it(edition, tmp_path):
    path = tmp_path / "claims.csv"
    write_export(edition, ExportKind.CLAIMS, ExportForm.CSV, path)
    written = (tmp_path / "claims.codebook.csv").read_bytes().decode()
    assert written == codebook_csv(ExportKind.CLAIMS)
    assert sorted(p.name for p in tmp_path.iterdir()) == [
        "claims.codebook.csv",
        "claims.csv",
    ]


def test_a_json_lines_file_is_one_object_a_line(edition, tmp_path):
    path = tmp_path / "verdicts.jsonl"
    count = write_export(edition, ExportKind.VERDICTS, ExportForm.JSONL, path)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) == count == len(edition.verdicts)
    assert json.loads(lines[0])["status"] == "fulfilled"


def test_a_failed_export_leaves_the_old_file(edition, tmp_path):
    path = tmp_path / "claims.jsonl"
    path.write_text("old", encoding="utf-8")
    broken = replace(edition, claims=(replace(edition.claims[0], certainty=object()),))
    with pytest.raises(TypeError):
        write_export(broken, ExportKind.CLAIMS, ExportForm.JSONL, path)
    assert path.read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize(
    ("name", "says"),
    [("", "is a folder; name the file"), ("no/dir/x.csv", "in a folder that exists")],
)
def test_a_path_that_cannot_be_written_is_bad_input(edition, tmp_path, name, says):
    path = tmp_path / name
    with pytest.raises(BadInput, match=says) as caught:
        write_export(edition, ExportKind.CLAIMS, ExportForm.CSV, path)
    assert str(path) in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_an_empty_edition_exports_nothing_but_the_names(empty):
    out = io.StringIO()
    assert write_export(empty, ExportKind.INCIDENTS, ExportForm.CSV, out) == 0
    assert out.getvalue().strip() == NAMES[ExportKind.INCIDENTS].replace(", ", ",")


def test_the_documentation_tells_every_field():
    text = (Path(__file__).parents[2] / "docs" / "exports.md").read_text("utf-8")
    for what in ExportKind:
        section = text.partition(f"## {what.value}")[2].partition("\n## ")[0]
        told = [line.split(" | ")[:2] for line in section.splitlines() if "| `" in line]
        assert told == [[f"| `{c.name}`", c.meaning] for c in codebook(what)]


def test_a_bound_that_is_open_is_null(edition):
    figure = replace(edition.figures[0], high=float("inf"))
    [exported] = export_rows(replace(edition, figures=(figure,)), ExportKind.FIGURES)
    assert (exported["low"], exported["high"]) == (110, None)
