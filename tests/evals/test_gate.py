"""What the gate says of figures and their floors."""

import pytest
from evals.gate import faults

FLOOR = {"dev: our corpus: names F1": 80.0}
NAME = next(iter(FLOOR))


@pytest.mark.parametrize("value", [80.0, 80.1, 100.0])
def test_a_figure_at_or_above_its_floor_is_no_fault(value):
    assert faults(FLOOR, {NAME: value}) == []


def test_a_figure_below_its_floor_is_told_with_both():
    assert faults(FLOOR, {NAME: 79.9}) == [f"{NAME}: 79.9 is below the floor 80.0"]


def test_nought_is_a_figure():
    assert faults(FLOOR, {NAME: 0.0}) == [f"{NAME}: 0.0 is below the floor 80.0"]


def test_a_figure_of_test_data_is_not_shown():
    (fault,) = faults({"test: names F1": 80.0}, {"test: names F1": 79.9})
    assert fault == "test: names F1: it is below the floor 80.0"


def test_a_floor_whose_figure_is_gone_is_a_fault():
    assert faults(FLOOR, {}) == [f"{NAME}: not measured any more"]


def test_a_new_figure_needs_no_floor_yet():
    assert faults(FLOOR, {NAME: 90.0, "dev: new": 1.0}) == []


def test_every_fault_is_told():
    floors = {"dev: a": 1.0, "dev: b": 2.0, "dev: c": 3.0}
    told = faults(floors, {"dev: a": 0.5, "dev: b": 2.0})
    assert [fault[:6] for fault in told] == ["dev: a", "dev: c"]
