"""The lint finds in the shipped agreements what is known to be open in them."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from armistice.agreement import lint
from armistice.model import Agreement, Severity


def _codes(agreement: Agreement, subject: str) -> set[str]:
    return {p.code for p in lint(agreement) if p.subject == subject}


def test_findings_are_no_faults_of_the_file(
    example: str, agreements: Mapping[str, Agreement]
) -> None:
    found = lint(agreements[example])
    assert found
    assert {problem.severity for problem in found} == {Severity.FINDING}


def test_every_example_lists_the_subjects_that_it_settles(
    example: str, agreements: Mapping[str, Agreement]
) -> None:
    assert agreements[example].subjects
    assert "subjects-not-listed" not in {p.code for p in lint(agreements[example])}


@pytest.mark.parametrize(
    ("example_name", "subject", "code"),
    [
        ("nk-2020", "4a-am-withdrawal", "no-deadline"),
        ("nk-2020", "4a-am-withdrawal", "no-mechanism"),
        ("nk-2020", "political_status", "subject-silent"),
        ("nk-2020", "2-aghdam", "text-variants"),
        ("nk-2020", "1a-ceasefire", "verifier-interpreted"),
        ("minsk-2", "m9-border", "event-undated"),
        ("minsk-2", "m11-constitution", "retroactivity-unclear"),
        ("pretoria-2022", "p6c-heavy", "no-deadline"),
        ("lebanon-2024", "l12-withdraw", "amendment-one-sided"),
        ("colombia-2016", "c-arms", "boundary-unclear"),
        ("tarn-accord", "t2a-corvask", "text-variants"),
    ],
)
def test_finds_what_is_open(
    agreements: Mapping[str, Agreement], example_name: str, subject: str, code: str
) -> None:
    assert code in _codes(agreements[example_name], subject)


def test_the_verifier_of_tarn_is_in_its_text(tarn: Agreement) -> None:
    assert "no-verifier" not in _codes(tarn, "t1-ceasefire")
    assert "verifier-interpreted" not in _codes(tarn, "t1-ceasefire")
