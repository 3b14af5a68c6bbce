"""The machine alone, against what a careful person would conclude."""

import pytest
from evals.expected import compare

FLOOR = 0.95
"""Share of answers that are the same or also fair; raised when they get better."""


@pytest.mark.slow
def test_the_demo_concludes_mostly_what_a_careful_person_would():
    counts = compare()
    fair = counts["same"] + counts["also fair"]
    assert counts.total() > 100
    assert fair / counts.total() >= FLOOR
