from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("room", ["ledger", "reports"])
def test_every_problem_code_is_documented_and_every_documented_code_exists(room):
    pattern = re.compile(r"[\"`]((?:ledger|report|archive)\.[a-z_]+)[\"`]")
    sources = (ROOT / "src" / "armistice" / room).glob("*.py")
    used = {code for path in sources for code in pattern.findall(path.read_text())}
    told = set(pattern.findall((ROOT / "docs" / f"{room}.md").read_text()))
    assert used == told
