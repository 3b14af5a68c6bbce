"""The engine says what the naive oracle says."""

from datetime import UTC, date, datetime, timedelta

import casebook
import oracle
import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

BASE = date(2031, 1, 1)
ACTORS = ["KES", "KES", "VAL", "VAL", "ORM", "OBS", "NGO", "outlet:one"]
KINDS = {
    "achieve": ["done"] * 5
    + ["not_done", "not_done", "undone", "under_way", "no_violation"],
    "refrain": ["violation", "violation", "no_violation"],
    "maintain": ["violation", "undone", "no_violation"],
}
PLACES = [
    None,
    None,
    None,
    "uplands",
    "highvale",
    "lakeside",
    "highvale",
    "town",
    "lakeside",
    "corridor",
]
LAST = 14


def day_of(number):
    return BASE + timedelta(days=number)


def moment_of(number):
    return datetime(2031, 1, 1, tzinfo=UTC) + timedelta(days=number)


@st.composite
def claims(draw, index, kinds, earlier):
    lo = draw(st.integers(0, LAST))
    hi = min(LAST, lo + draw(st.sampled_from([0, 0, 0, 1, 4])))
    recorded = draw(st.sampled_from([0, 0, 0, 0, 10]))
    same = [c["id"] for c in earlier if not c["target"]]
    target = draw(st.sampled_from([None, None, *same]))
    origins = [c["origin"] for c in earlier]
    return {
        "id": f"c{index}",
        "actor": draw(st.sampled_from(ACTORS)),
        "kind": draw(st.sampled_from(kinds)),
        "lo": lo,
        "hi": hi,
        "said": 24 * draw(st.integers(0, LAST)) + draw(st.sampled_from([8, 16])),
        "place": draw(st.sampled_from(PLACES)),
        "rec": recorded,
        "ret": draw(st.sampled_from([*[oracle.NEVER] * 5, 12])),
        "target": target,
        "origin": draw(st.sampled_from([f"o{index}", *origins])),
    }


@st.composite
def changes(draw, index):
    agreed = draw(st.integers(4, 10))
    return {
        "id": f"a{index}",
        "agreed": agreed,
        "to": draw(st.sampled_from([None, 5, 9, 12])),
        "by": draw(st.sampled_from([["KES"], ["VAL"], ["KES", "VAL"], []])),
        "retro": draw(st.booleans()),
        "back": draw(st.sampled_from([None, None, agreed + 2])),
    }


@st.composite
def cases(draw):
    kind = draw(st.sampled_from(["achieve", *KINDS]))
    waits = draw(st.sampled_from([False, False, False, True]))
    kinds = KINDS[kind] + (["first-done"] * 2 if waits else [])
    told = []
    for index in range(draw(st.integers(1, 8))):
        told.append(draw(claims(index, kinds, told)))
    place = draw(st.sampled_from(["uplands", "highvale", "lakeside"]))
    whole = place == "uplands"
    parts = draw(st.sampled_from([[], ["highvale", "lakeside"]])) if whole else []
    return {
        "kind": kind,
        "bearer": draw(st.sampled_from(["KES", "VAL"])),
        "place": place,
        "parts": parts,
        "except": draw(st.sampled_from([None, None, "corridor"])),
        "start": draw(st.sampled_from([1, 0, 3])),
        "waits": waits,
        "due": draw(st.sampled_from([None, 6, 8, 8])),
        "end": draw(st.sampled_from([None, None, 11])),
        "persist": draw(st.booleans()),
        "preemptive": draw(st.booleans()),
        "perdurant": draw(st.booleans()),
        "amendments": [draw(changes(i)) for i in range(draw(st.integers(0, 2)))],
        "claims": told,
    }


def as_claim(told):
    first = told["kind"] == "first-done"
    built = casebook.claim(
        {
            "id": told["id"],
            "obligation": "first" if first else "duty",
            "actor": told["actor"],
            "bearing": "done" if first else told["kind"],
            "from": day_of(told["lo"]),
            "to": day_of(told["hi"]),
            "said": moment_of(0) + timedelta(hours=told["said"]),
            "published": moment_of(0) + timedelta(hours=told["said"]),
            "recorded": moment_of(told["rec"]) + timedelta(hours=1),
            "place": None if first else told["place"],
            "target": None if first else told["target"],
            "origin": told["origin"],
        }
    )
    gone = told["ret"] < oracle.NEVER
    back = moment_of(told["ret"]) + timedelta(hours=1) if gone else None
    return casebook.renamed(built, retracted_at=back)


def as_scenario(case):
    foe = "VAL" if case["bearer"] == "KES" else "KES"
    duty = {
        "kind": case["kind"],
        "bearer": case["bearer"],
        "counterparty": foe,
        "place": case["place"],
        "parts": case["parts"],
        "except_places": case["except"],
        "starts": "first.fulfilled" if case["waits"] else day_of(case["start"]),
        "due": None if case["due"] is None else day_of(case["due"]),
        "ends": None if case["end"] is None else day_of(case["end"]),
        "must_persist": case["persist"],
        "preemptive": case["preemptive"],
        "perdurant": case["perdurant"],
    }
    amendments = [
        {
            "id": a["id"],
            "value": None if a["to"] is None else day_of(a["to"]),
            "agreed_on": day_of(a["agreed"]),
            "accepted_by": a["by"],
            "retroactive": "yes" if a["retro"] else "no",
            "retracted_on": None if a["back"] is None else day_of(a["back"]),
        }
        for a in case["amendments"]
    ]
    return {
        "signed": BASE,
        "in_force": BASE,
        "obligations": [duty, {"id": "first", "bearer": case["bearer"]}],
        "amendments": amendments,
    }


def engine_status(case, perspective, day, known=None, settle=()):
    treaty = casebook.agreement(as_scenario(case))
    asked = {} if known is None else {"known_at": moment_of(known + 1)}
    record = casebook.record_of(treaty, [as_claim(c) for c in case["claims"]], **asked)
    # What amends the text is known from the file, whatever the evidence's date.
    record = casebook.renamed(record, known_at=datetime(2100, 1, 1, tzinfo=UTC))
    return casebook.judge(
        treaty.obligations[0],
        record,
        perspective=casebook.perspective(treaty, perspective),
        as_of=moment_of(day + 1),
        settle=settle,
    )


def compare(case, perspective, day, known, settle):
    expected = oracle.status(case, perspective, day, known, settle)
    found = engine_status(case, perspective, day, known, (settle,) if settle else ())
    event(expected)
    assert str(found.status) == expected, found.reason


QUESTION = (
    cases(),
    st.sampled_from(["combined", "combined", *oracle.HEARS]),
    st.sampled_from([LAST, 13, 12, 11, 10, 9, 8, 5, 2]),
    st.sampled_from([7, 11, 11, 13]),
    st.sampled_from([None, None, "ORM"]),
)
CALM = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@settings(CALM, max_examples=400)
@given(*QUESTION)
def test_engine_equals_oracle(case, perspective, day, known, settle):
    compare(case, perspective, day, known, settle)


@pytest.mark.slow
@settings(CALM, max_examples=20_000)
@given(*QUESTION)
def test_engine_equals_oracle_on_many(case, perspective, day, known, settle):
    compare(case, perspective, day, known, settle)
