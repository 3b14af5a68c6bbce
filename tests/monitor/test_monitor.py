"""The verbs of a monitor, from files to verdicts."""

from datetime import UTC, datetime

import pytest

from armistice.errors import BadInput, NotFound
from armistice.model import Decision, Status
from armistice.monitor import Monitor
from armistice.publication import ExportKind


def statuses(monitor, **asking):
    asking.setdefault("as_of", "2019-03-31")
    return {v.perspective: v.status for v in monitor.status(**asking)}


@pytest.fixture
def told(monitor, folder):
    added = monitor.add(folder.root / "in")
    assert added.problems == ()
    return monitor


def test_each_account_is_told_apart(told):
    found = statuses(told)
    assert found["party:N"] is Status.FULFILLED
    assert found["party:S"] is Status.OVERDUE
    assert found["combined"] is Status.CONTESTED


def test_what_was_public_by_a_day_leaves_later_reports_out(told):
    found = statuses(told, public_by="2019-03-21")
    assert found["combined"] is Status.FULFILLED


def test_what_was_known_before_the_import_is_nothing(told):
    before = datetime(2025, 12, 31, tzinfo=UTC)
    assert told.status(as_of="2019-03-31", known_at=before) == ()


def test_adding_twice_changes_nothing(told, folder):
    before = told.evidence(as_of="2019-03-31")
    added = told.add(folder.root / "in")
    assert (added.reports, added.already) == ((), 2)
    assert told.evidence(as_of="2019-03-31") == before


def test_one_perspective_can_be_asked_alone(told):
    assert list(statuses(told, perspective="party:S")) == ["party:S"]


def test_an_unknown_perspective_names_the_known(told):
    with pytest.raises(NotFound, match=r"party:N, party:S"):
        told.status(perspective="party:X")


def test_an_explanation_holds_the_sentences(told):
    answer = told.explain("1-hill", as_of="2019-03-31", perspective="combined")
    (verdict,) = answer.verdicts
    named = (*verdict.witness.deciding, *verdict.witness.rebuttal)
    words = " ".join(ground.sentence for ground in answer.grounds_of(named))
    assert "completed their withdrawal" in words
    assert "not withdrawn" in words


def test_an_unknown_obligation_names_the_known(told):
    with pytest.raises(NotFound, match="1-hill"):
        told.explain("2-hill")


def test_a_timeline_changes_where_the_accounts_do(told):
    course = told.timeline("1-hill", perspective="combined", as_of="2019-03-31")
    seen = [status for _, status in course["1-hill", "combined"]]
    assert seen[0] in {Status.PENDING, Status.IN_FORCE}
    assert seen[-1] is Status.CONTESTED


def test_rejected_evidence_counts_no_more_and_undo_brings_it_back(told):
    target = next(e for e in told.evidence(as_of="2019-03-31") if e.actor == "S").id
    told.decide(target, Decision.REJECT, by="Ada", reason="misread")
    assert statuses(told)["combined"] is Status.FULFILLED
    told.decide(target, Decision.UNDO, by="Ada", reason="was right")
    assert statuses(told)["combined"] is Status.CONTESTED


def test_reviewed_only_counts_nothing_else(told):
    assert statuses(told, reviewed_only=True)["combined"] is Status.UNKNOWN
    for ground in told.review_queue():
        if ground.evidence.actor == "N":
            told.decide(ground.evidence.id, Decision.ACCEPT, by="Ada", reason="")
    assert statuses(told, reviewed_only=True)["combined"] is Status.FULFILLED


def test_a_decision_needs_something_to_decide_on(told):
    with pytest.raises(NotFound, match="review --list"):
        told.decide("e-none", Decision.ACCEPT, by="Ada", reason="")


def test_a_retracted_report_counts_from_then_on_only(told):
    view = told.case(as_of="2019-03-31")
    report = next(r for r in view.reports if r.publisher == "South Wire")
    earlier = told.case(as_of="2019-03-31").question.known_at
    told.retract(report.id, by="Ada", reason="not theirs")
    assert statuses(told)["combined"] is Status.FULFILLED
    assert statuses(told, known_at=earlier)["combined"] is Status.CONTESTED


def test_a_changed_agreement_is_read_again(told, folder):
    path = folder.agreements / "hill.yaml"
    path.write_text(path.read_text().replace("by 2019-03-20", "by 2019-03-19"))
    told.close()
    with Monitor.open(folder.root) as again:
        assert statuses(again)["party:N"] is Status.FULFILLED_LATE
        assert again.refresh() == 0


def test_a_user_defines_a_perspective(told, folder):
    (folder.root / "perspectives.yaml").write_text(
        "- {id: south-only, name: South, hears: [S]}"
    )
    assert statuses(told)["south-only"] is Status.OVERDUE


def test_a_bad_perspective_file_says_so(told, folder):
    (folder.root / "perspectives.yaml").write_text("- {nam: x}")
    with pytest.raises(BadInput, match=r"perspectives\.yaml"):
        told.status()


def test_a_settling_verifier_that_nobody_names_is_refused(told, folder):
    told.close()
    folder.settings_file.write_text('title = "Hill"\nsettle = ["NOPE"]\n')
    with (
        Monitor.open(folder.root) as again,
        pytest.raises(BadInput, match="settle names 'NOPE'"),
    ):
        again.status()


def test_a_missing_path_says_so(monitor):
    with pytest.raises(NotFound, match="check the spelling"):
        monitor.add("nowhere")


def test_a_second_date_for_a_report_is_told_of(told, folder):
    path = folder.root / "plain.txt"
    path.write_text("The Norlandic Defence Ministry said that talks went on all day.")
    assert len(told.add(path, published="2019-03-04", publisher="W").reports) == 1
    (problem,) = told.add(path, published="2019-03-05", publisher="W").problems
    assert problem.code == "report.other_date"


def test_a_wrong_date_of_publication_is_put_right_and_the_report_read_again(
    told, folder
):
    path = folder.root / "plain.txt"
    path.write_text("The Norlandic Defence Ministry said on Monday that it would wait.")
    (report,) = told.add(path, published="2019-03-05", publisher="W").reports
    told.decide(
        report.id,
        Decision.CORRECT,
        by="Ada",
        reason="misread",
        changes={"published": "2019-03-12"},
    )
    claims = [c for c in told.claims() if c.report == report.id]
    assert {f"{c.published:%Y-%m-%d}" for c in claims} == {"2019-03-12"}


def test_a_missing_original_is_found(told, folder):
    original = next(p for p in folder.archive.rglob("*") if p.is_file())
    original.unlink()
    assert [p.code for p in told.verify()] != []


def test_an_agreement_with_an_error_stops_questions_but_not_lint(folder):
    (folder.agreements / "hill.yaml").write_text("id: x\n")
    with Monitor.open(folder.root) as opened:
        assert opened.lint()
        with pytest.raises(BadInput, match="correct these first"):
            opened.status()


def test_two_agreements_with_one_id_are_refused(folder):
    first = (folder.agreements / "hill.yaml").read_text()
    (folder.agreements / "other.yaml").write_text(first)
    with (
        Monitor.open(folder.root) as opened,
        pytest.raises(BadInput, match="the same id"),
    ):
        opened.status()


def test_no_agreement_says_how_to_start(folder):
    (folder.agreements / "hill.yaml").unlink()
    with (
        Monitor.open(folder.root) as opened,
        pytest.raises(NotFound, match="no agreement yet"),
    ):
        opened.status()


def test_a_whole_folder_verifies_and_a_changed_byte_is_found(told, folder):
    assert told.verify() == ()
    original = next(p for p in folder.archive.rglob("*") if p.is_file())
    original.chmod(0o644)
    original.write_bytes(original.read_bytes().replace(b"20 March", b"21 March"))
    assert told.verify() != ()


def test_it_publishes_and_exports(told, folder, tmp_path):
    page = told.publish(as_of="2019-03-31")
    assert page.is_file()
    out = tmp_path / "v.jsonl"
    count = told.export(ExportKind.VERDICTS, out, as_of="2019-03-31")
    assert len(out.read_text().splitlines()) == count == 4


def test_registers_answer(told):
    asked = {"as_of": "2019-03-31"}
    assert len(told.claims(**asked)) >= 2
    assert told.incidents(**asked) == ()
    assert told.commitments(**asked) == ()
    assert told.figures(**asked) == ()
