"""One matrix for the terminal and the site."""

from dataclasses import replace

from armistice.model import Basis, Status
from armistice.publication import matrix_table, obligation_title


def test_rows_follow_the_agreements_order(edition):
    rows = matrix_table(edition)
    assert [r.obligation for r in rows] == ["mill-handover", "ceasefire", "observers"]


def test_cells_follow_the_order_of_perspectives(edition):
    for row in matrix_table(edition):
        names = [cell.perspective for cell in row.cells]
        assert names == ["party:KS", "party:OR", "guarantor", "third", "combined"]


def test_a_cell_carries_its_verdict(edition):
    cell = matrix_table(edition)[0].cells[-1]
    assert cell.status is Status.CONTESTED
    assert cell.basis is Basis.SELF_REPORTED
    assert cell.reviewed_share == 0.5
    assert cell.flags == ("checking",)
    assert cell.deadline is not None


def test_a_cell_without_verdict_has_no_status(edition):
    cell = matrix_table(edition)[2].cells[2]
    assert (cell.perspective, cell.status) == ("guarantor", None)


def test_bearers_are_named(edition):
    assert matrix_table(edition)[1].bearers == ("Kessarin", "Orvale")


def test_an_unknown_bearer_keeps_its_id(edition):
    [agreement] = edition.agreements
    odd = replace(agreement.obligations[0], bearer=("XX",))
    changed = replace(edition, agreements=(replace(agreement, obligations=(odd,)),))
    assert matrix_table(changed)[0].bearers == ("XX",)


def test_a_title_is_made_from_action_and_object(edition):
    first, second, _ = edition.agreements[0].obligations
    assert obligation_title(first) == "Hand over the Old Mill"
    assert obligation_title(second) == "Both sides cease fire on both banks"


def test_no_agreement_no_rows(empty):
    assert matrix_table(empty) == ()
