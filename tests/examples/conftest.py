"""The shipped examples, as the tests of this folder take them in.

A test that asks for `example` runs once for each shipped folder's name.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

from armistice.agreement import load_agreement
from armistice.model import Agreement

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "src" / "armistice" / "examples"
NAMES = tuple(sorted(p.parent.name for p in EXAMPLES.glob("*/agreement.yaml")))


@dataclass(frozen=True)
class ReportFile:
    """A report as it lies in an example's folder."""

    name: str
    front: dict[str, object]
    body: str


def _split(path: Path) -> ReportFile:
    _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return ReportFile(path.name, yaml.safe_load(front), body.strip())


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "example" in metafunc.fixturenames:
        metafunc.parametrize("example", NAMES)


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def folder() -> Path:
    return EXAMPLES


@pytest.fixture(scope="session")
def agreements() -> dict[str, Agreement]:
    loaded = {n: load_agreement(EXAMPLES / n / "agreement.yaml") for n in NAMES}
    return {n: one.agreement for n, one in loaded.items() if one.agreement is not None}


@pytest.fixture(scope="session")
def reports() -> dict[str, list[ReportFile]]:
    return {
        n: [_split(p) for p in sorted((EXAMPLES / n / "reports").glob("*.md"))]
        for n in NAMES
    }


@pytest.fixture(scope="session")
def nk(agreements: dict[str, Agreement]) -> Agreement:
    return agreements["nk-2020"]


@pytest.fixture(scope="session")
def tarn(agreements: dict[str, Agreement]) -> Agreement:
    return agreements["tarn-accord"]
