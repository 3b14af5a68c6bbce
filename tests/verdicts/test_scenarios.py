"""Scenarios that experts write: an agreement, claims, and what is expected of them."""

from pathlib import Path

import casebook
import pytest
import yaml

FILES = sorted((Path(__file__).parent / "scenarios").glob("*.yaml"))


def _cases():
    for path in FILES:
        for scenario in yaml.safe_load(path.read_text("utf-8")):
            for number, asked in enumerate(scenario["expect"], 1):
                name = f"{path.stem}: {scenario['name']} [{number}]"
                yield pytest.param(scenario, asked, id=name)


def _shown(verdict):
    """Return what a scenario may expect of a verdict, in plain data."""
    due = verdict.deadline
    return {
        "status": str(verdict.status),
        "deadline": None if due is None else due.end.isoformat(),
        "deadline_source": verdict.deadline_source,
        "ended": verdict.ended,
        "flags": sorted(verdict.flags),
        "progress": None if verdict.progress is None else round(verdict.progress, 3),
        "basis": None if verdict.basis is None else str(verdict.basis),
        "by_bearer": {b: str(s) for b, s in verdict.by_bearer},
        "stages": {s: str(status) for s, status in verdict.stages},
        "reviewed_share": verdict.reviewed_share,
    }


@pytest.mark.parametrize(("scenario", "asked"), list(_cases()))
def test_scenario(scenario, asked):
    verdict = casebook.answer(scenario, asked)
    shown = _shown(verdict)
    expected = {key: asked[key] for key in shown if key in asked}
    if expected.get("deadline"):
        expected["deadline"] = casebook.moment(
            expected["deadline"], end=True
        ).isoformat()
    assert expected == {key: shown[key] for key in expected}, verdict.reason
    for word in casebook.tuples(asked.get("reason")):
        assert word in verdict.reason
