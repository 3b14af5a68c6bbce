"""What a careful person would conclude names what there is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from armistice.model import Agreement, PartyRole, Status

Cases = Sequence[Mapping[str, Any]]


@pytest.fixture(scope="module")
def cases(folder: Path) -> Cases:
    text = (folder / "tarn-accord" / "expected.yaml").read_text(encoding="utf-8")
    found: Cases = yaml.safe_load(text)["cases"]
    return found


def _perspectives(agreement: Agreement) -> set[str]:
    parties = [p.id for p in agreement.parties if p.role is PartyRole.PARTY]
    return {"guarantor", "third", "combined", *(f"party:{p}" for p in parties)}


def test_every_obligation_has_a_case(cases: Cases, tarn: Agreement) -> None:
    assert {case["obligation"] for case in cases} == {o.id for o in tarn.obligations}


def test_cases_use_known_perspectives(cases: Cases, tarn: Agreement) -> None:
    used = {p for case in cases for p in (*case["expect"], *case.get("also_fair", {}))}
    assert used <= _perspectives(tarn)


def test_cases_use_known_statuses(cases: Cases) -> None:
    said = {status for case in cases for status in case["expect"].values()}
    fair = [f for case in cases for f in case.get("also_fair", {}).values()]
    assert said | {status for some in fair for status in some} <= set(Status)


def test_what_is_also_fair_is_another_status(cases: Cases) -> None:
    for case in cases:
        for perspective, others in case.get("also_fair", {}).items():
            assert case["expect"][perspective] not in others, case


def test_cases_are_asked_on_days(cases: Cases, tarn: Agreement) -> None:
    assert all(isinstance(case["as_of"], date) for case in cases)
    assert all(tarn.signed <= case["as_of"] for case in cases)


def test_every_case_says_why(cases: Cases) -> None:
    assert all(len(case["why"].split()) >= 4 for case in cases)


def test_no_case_stands_twice(cases: Cases) -> None:
    asked = [(case["obligation"], case["as_of"]) for case in cases]
    assert len(set(asked)) == len(asked)


def test_the_accounts_differ_somewhere(cases: Cases) -> None:
    apart = [
        case
        for case in cases
        if case["expect"].get("party:OST") != case["expect"].get("party:HAV")
    ]
    assert len(apart) >= 5
