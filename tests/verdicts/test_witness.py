"""A witness is small, and the same status comes out of it again."""

from datetime import UTC, date, datetime

import casebook
import pytest

from armistice.model import Status
from armistice.verdicts import judge

NOON = datetime(2031, 11, 20, 12, tzinfo=UTC)
ATTACK = {"bearing": "violation", "day": date(2031, 11, 12)}


def claim(number, **fields):
    usual = {"id": f"c{number}", "incident": "i", "actor": "KES"}
    return casebook.claim({**usual, **ATTACK, **fields})


def judged(claims, **duty):
    usual = {"kind": "refrain", "bearer": "VAL", "counterparty": "KES"}
    treaty = casebook.agreement({"obligation": {**usual, **duty}})
    return judge(
        treaty.obligations[0],
        casebook.record_of(treaty, claims),
        perspective=casebook.perspective(treaty, "combined"),
        as_of=NOON,
    )


def again(claims, **duty):
    """The verdict, and the status that its witness alone gives."""
    found = judged(claims, **duty)
    ids = {*found.witness.deciding, *found.witness.rebuttal}
    return found, judged([c for c in claims if c.id in ids], **duty).status


def crowd(*others):
    return [*(claim(n) for n in range(300)), *others]


@pytest.mark.parametrize(
    ("others", "status"),
    [
        ((), Status.ALLEGED),
        ((claim(900, actor="VAL", bearing="no_violation"),), Status.CONTESTED),
        ((claim(900, actor="OBS"),), Status.VIOLATED),
        ((claim(900, actor="VAL"),), Status.VIOLATED),
    ],
)
def test_of_hundreds_of_accusations_the_deciding_few_are_kept(others, status):
    found, alone = again(crowd(*others))
    assert found.status is status
    assert alone is status
    assert len(found.witness.deciding) <= 5
    assert len(found.witness.rebuttal) <= 5
    assert {c.id for c in others} <= {
        *found.witness.deciding,
        *found.witness.rebuttal,
    }


def test_a_copy_among_hundreds_corroborates_nothing():
    found, alone = again(crowd(claim(900, actor="OBS", origin="c7")))
    assert found.status is alone is Status.ALLEGED
    assert len(found.witness.deciding) <= 5


def test_hundreds_of_denials_are_as_few():
    denials = [claim(n, actor="VAL", bearing="no_violation") for n in range(1000, 1300)]
    found, alone = again([claim(1), *denials])
    assert found.status is alone is Status.CONTESTED
    assert len(found.witness.rebuttal) == 1


def test_a_vaguely_dated_crowd_keeps_the_one_sure_date():
    vague = {"from": date(2031, 11, 1), "to": date(2031, 11, 30), "day": None}
    said = date(2031, 11, 13)
    claims = [claim(n, **vague, said=said, actor="OBS") for n in range(50)]
    found, alone = again([*claims, claim(99)], starts=date(2031, 11, 11))
    assert "c99" in found.witness.deciding
    assert found.status is alone is Status.VIOLATED


def test_what_somebody_took_back_links_the_denial_to_the_rest():
    first = claim(1, incident=None)
    own = claim(2, incident=None, actor="VAL", target="c1", day=date(2031, 11, 13))
    general = claim(
        3,
        incident=None,
        actor="VAL",
        bearing="no_violation",
        day=date(2031, 11, 13),
        said=date(2031, 11, 14),
    )
    found, alone = again([first, own, general])
    assert found.status is alone is Status.CONTESTED


def test_the_last_undoing_decides_whether_it_was_done_anew():
    lasting = {"kind": "achieve", "bearer": "KES", "must_persist": True}
    claims = [
        claim(1, incident=None, bearing="undone", day=date(2031, 11, 11)),
        claim(2, incident=None, bearing="done", day=date(2031, 11, 13)),
        claim(3, incident=None, bearing="undone", day=date(2031, 11, 15)),
    ]
    found, alone = again(claims, **lasting)
    assert found.status is alone is Status.VIOLATED
    assert "c3" in found.witness.deciding


def test_an_answer_is_about_what_it_answers():
    """The accuser takes back that its neighbour's work was undone."""
    lasting = {"kind": "achieve", "bearer": ["KES", "VAL"], "must_persist": True}
    later = date(2031, 11, 14)
    claims = [
        claim(1, incident=None, bearing="done"),
        claim(2, incident=None, bearing="undone", actor="VAL"),
        claim(3, incident=None, bearing="done", actor="VAL", target="c2", said=later),
    ]
    found = judged(claims, counterparty=None, **lasting)
    assert dict(found.by_bearer)["KES"] is Status.FULFILLED
