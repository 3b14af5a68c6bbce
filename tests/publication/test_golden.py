"""One page as it is written, so that a change of it is seen.

Run with ARMISTICE_UPDATE_GOLDEN=1 to take the new page over.
"""

import os
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"
PAGES = {"obligation.html": "obligations/mill-handover.html"}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_as_it_was(site, name):
    made = (site / PAGES[name]).read_text(encoding="utf-8")
    kept = GOLDEN / name
    if os.environ.get("ARMISTICE_UPDATE_GOLDEN") == "1":
        kept.write_text(made, encoding="utf-8")
    assert made == kept.read_text(encoding="utf-8")


def test_no_golden_page_is_unused():
    assert {p.name for p in GOLDEN.iterdir()} == set(PAGES)
