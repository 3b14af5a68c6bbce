"""What must hold of every record, whatever is in it."""

import casebook
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import number_status, renewed_until
from test_oracle import CALM, as_claim, as_scenario, cases, moment_of

from armistice.model import Bearing, Status
from armistice.verdicts import judge, judge_all, timeline

SWAP = {"KES": "VAL", "VAL": "KES"}
DAYS = st.integers(1, 15)


def verdicts(case, claims, day):
    """Every perspective's verdict on the duty, by perspective."""
    treaty = casebook.agreement(as_scenario(case))
    record = casebook.record_of(treaty, claims)
    found = judge_all(
        record,
        perspectives=casebook.default_perspectives(treaty),
        as_of=moment_of(day),
    )
    return {v.perspective: v for v in found if v.obligation == "duty"}


def statuses(case, claims, day):
    return {key: v.status for key, v in verdicts(case, claims, day).items()}


@settings(CALM, max_examples=80)
@given(cases(), DAYS, st.randoms(use_true_random=False))
def test_order_of_arrival_is_irrelevant(case, day, random):
    claims = [as_claim(c) for c in case["claims"]]
    shuffled = random.sample(claims, len(claims))
    assert verdicts(case, shuffled, day) == verdicts(case, claims, day)


def exchanged(case):
    def swap(actor):
        return SWAP.get(actor, actor)

    claims = [{**c, "actor": swap(c["actor"])} for c in case["claims"]]
    amendments = [{**a, "by": [swap(x) for x in a["by"]]} for a in case["amendments"]]
    return {
        **case,
        "bearer": swap(case["bearer"]),
        "claims": claims,
        "amendments": amendments,
    }


@settings(CALM, max_examples=80)
@given(cases(), DAYS)
def test_parties_exchanged_exchange_their_statuses(case, day):
    mirror = exchanged(case)
    there = statuses(mirror, [as_claim(c) for c in mirror["claims"]], day)
    here = statuses(case, [as_claim(c) for c in case["claims"]], day)
    crossed = {"party:KES": "party:VAL", "party:VAL": "party:KES"}
    assert {crossed.get(key, key): s for key, s in here.items()} == there


@settings(CALM, max_examples=80)
@given(cases(), DAYS)
def test_perspectives_are_isolated(case, day):
    """Whatever is not heard changes nothing, but for an act alleged elsewhere."""
    claims = [as_claim(c) for c in case["claims"]]
    acts = (Bearing.VIOLATION, Bearing.UNDONE, Bearing.NO_VIOLATION)
    kept = [c for c in claims if c.actor == "VAL" or c.bearing in acts]
    one, other = verdicts(case, claims, day), verdicts(case, kept, day)
    assert one["party:VAL"].status is other["party:VAL"].status
    assert one["party:VAL"].witness == other["party:VAL"].witness


@settings(CALM, max_examples=80)
@given(cases(), DAYS, st.lists(st.integers(0, 14), max_size=3))
def test_what_was_known_never_changes(case, day, later):
    """Claims recorded or retracted after a day leave the answers of that day."""
    treaty = casebook.agreement(as_scenario(case))
    claims = [as_claim(c) for c in case["claims"]]
    known = moment_of(8)
    early = [c for c in claims if c.recorded and c.recorded <= known]
    before = [casebook.renamed(c, retracted_at=None) for c in early]
    since = [
        casebook.renamed(c, retracted_at=known.replace(hour=1)) for c in before
    ] + [
        casebook.renamed(
            as_claim({**case["claims"][0], "id": f"x{n}", "lo": n, "hi": n}),
            recorded=known.replace(hour=2),
        )
        for n in later
    ]
    answers = [
        judge(
            treaty.obligations[0],
            casebook.record_of(treaty, told, known_at=known),
            perspective=casebook.perspective(treaty, "combined"),
            as_of=moment_of(day),
        )
        for told in (before, since)
    ]
    assert answers[0] == answers[1]


@settings(CALM, max_examples=80)
@given(cases(), DAYS)
def test_the_witness_alone_gives_the_status_again(case, day):
    claims = [as_claim(c) for c in case["claims"]]
    combined = verdicts(case, claims, day)["combined"]
    ids = {*combined.witness.deciding, *combined.witness.rebuttal}
    told = [c for c in claims if c.id in ids or c.obligation != "duty"]
    assert statuses(case, told, day)["combined"] is combined.status


def repeated(case, times):
    """The same, with every claim told again and again from new sources."""
    copies = [
        {**c, "id": f"{c['id']}-{n}", "origin": f"{c['origin']}-{n}"}
        for n in range(times)
        for c in case["claims"]
        if c["kind"] != "first-done"
    ]
    return {**case, "claims": [*case["claims"], *copies]}


@settings(CALM, max_examples=80)
@given(cases(), DAYS)
def test_a_witness_stays_small_however_many_say_the_same(case, day):
    crowd = repeated(case, 12)
    claims = [as_claim(c) for c in crowd["claims"]]
    combined = verdicts(crowd, claims, day)["combined"]
    ids = {*combined.witness.deciding, *combined.witness.rebuttal}
    told = [c for c in claims if c.id in ids or c.obligation != "duty"]
    assert statuses(crowd, told, day)["combined"] is combined.status
    if case["kind"] != "achieve":
        assert len(combined.witness.deciding) <= 5
        assert len(combined.witness.rebuttal) <= 5


@settings(CALM, max_examples=40)
@given(cases(), DAYS)
def test_the_timeline_agrees_with_every_day(case, day):
    treaty = casebook.agreement(as_scenario(case))
    claims = [as_claim(c) for c in case["claims"]]
    record = casebook.record_of(treaty, claims)
    combined = casebook.perspective(treaty, "combined")
    drawn = timeline(
        treaty.obligations[0], record, perspective=combined, until=moment_of(15)
    )
    noon = moment_of(day - 1).replace(hour=13)
    here = [v for period, v in drawn if noon in period]
    alone = judge(treaty.obligations[0], record, perspective=combined, as_of=noon)
    assert [v.status for v in here] == [alone.status]


@settings(CALM, max_examples=150)
@given(
    st.lists(
        st.tuples(st.integers(0, 14), st.integers(1, 60), st.booleans()),
        max_size=5,
        unique_by=lambda figure: figure[:2],
    ),
    st.integers(20, 100),
    DAYS,
)
def test_cumulative_figures_and_stages_equal_the_oracle(figures, wanted, day):
    begin = moment_of(-1).date()
    duty = {
        "due": moment_of(9).date(),
        "quantities": [{"unit": "persons", "n": wanted, "measure": "cumulative"}],
        "stages": [{"id": "half", "due": moment_of(5).date(), "share": 0.5}],
    }
    treaty = casebook.agreement(
        {"signed": begin, "in_force": begin, "obligation": duty}
    )
    claims = [
        casebook.claim(
            {
                "id": f"f{i}",
                "actor": "KES",
                "bearing": "quantity",
                "value": n,
                "unit": "persons",
                "day": moment_of(on).date(),
                **({"measure": "cumulative"} if total else {}),
            }
        )
        for i, (on, n, total) in enumerate(figures)
    ]
    found = judge(
        treaty.obligations[0],
        casebook.record_of(treaty, claims),
        perspective=casebook.perspective(treaty, "party:KES"),
        as_of=moment_of(day + 1),
    )
    assert str(found.status) == number_status(figures, wanted, 9, day)
    half = number_status(figures, wanted / 2, 5, day)
    assert found.stages == (("half", Status(half)),)


@settings(CALM, max_examples=100)
@given(
    st.integers(20, 40),
    st.integers(10, 30),
    st.integers(0, 9),
    st.lists(st.integers(0, 90), max_size=3),
    st.integers(5, 120),
)
def test_renewals_equal_the_oracle(end, term, notice, given_on, day):
    duty = {
        "kind": "maintain",
        "ends": moment_of(end).date(),
        "renewal": {"term": f"P{term}D", "auto": True, "notice": f"P{notice}D"},
    }
    treaty = casebook.agreement(
        {
            "signed": moment_of(0).date(),
            "in_force": moment_of(0).date(),
            "obligation": duty,
            "notices": [
                {"by": "KES", "given_on": moment_of(g).date()} for g in given_on
            ],
        }
    )
    found = judge(
        treaty.obligations[0],
        casebook.record_of(treaty, ()),
        perspective=casebook.perspective(treaty, "combined"),
        as_of=moment_of(day + 1),
    )
    last = renewed_until(end, term, notice, given_on, day)
    assert found.ended == (day > last)


def shared_duty(case, day, joint, against):
    """Every perspective's status of the duty when both parties bear it."""
    raw = as_scenario(case)
    both = {"bearer": ["KES", "VAL"], "counterparty": None, "joint": joint}
    raw["obligations"][0].update(both)
    treaty = casebook.agreement(raw)
    claims = [
        casebook.renamed(as_claim(c), against=against.get(c["id"]))
        for c in case["claims"]
    ]
    found = judge_all(
        casebook.record_of(treaty, claims),
        perspectives=casebook.default_perspectives(treaty),
        as_of=moment_of(day),
    )
    return {
        v.perspective: (v.status, dict(v.by_bearer))
        for v in found
        if v.obligation == "duty"
    }


@settings(CALM, max_examples=80)
@given(
    cases(),
    DAYS,
    st.sampled_from(["each", "joint"]),
    st.dictionaries(st.sampled_from(["c0", "c1", "c2"]), st.sampled_from(list(SWAP))),
)
def test_two_bearers_are_treated_alike(case, day, joint, against):
    here = shared_duty(case, day, joint, against)
    blamed = {claim: SWAP[bearer] for claim, bearer in against.items()}
    there = shared_duty(exchanged(case), day, joint, blamed)
    crossed = {"party:KES": "party:VAL", "party:VAL": "party:KES"}
    assert there == {
        crossed.get(key, key): (status, {SWAP[b]: s for b, s in each.items()})
        for key, (status, each) in here.items()
    }
