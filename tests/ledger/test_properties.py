"""What holds for any rows, in any order."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from armistice.ledger import Ledger, View
from armistice.model import Decision

BATCHES = st.lists(
    st.lists(
        st.tuples(
            st.sampled_from(
                ["report", "reading", "link", "review", "retraction", "law"]
            ),
            st.integers(1, 4),
            st.integers(0, 2),
        ),
        max_size=4,
    ),
    max_size=6,
)


def row(make, kind: str, number: int, variant: int):
    """Return one of few rows, so that chance makes them meet."""
    report, claim = f"r{number}", f"c{number}"
    match kind:
        case "report":
            return make.report(report, 1 + number)
        case "reading":
            claims = [
                make.claim(f"{claim}{v}", report, 1 + number) for v in range(variant)
            ]
            return make.reading(make.claim(claim, report), *claims, report=report)
        case "link":
            evidence = [make.evidence(f"e{number}{v}", claim) for v in range(variant)]
            return make.link(*evidence, claim=claim)
        case "review":
            decision = [Decision.ACCEPT, Decision.REJECT, Decision.UNDO][variant]
            return make.review(claim, decision, name=f"v{number}{variant}")
        case "retraction":
            return make.retraction(claim, f"x{number}")
        case _:
            amendments = [make.amendment(f"a{v}") for v in range(variant)]
            return make.agreement(*amendments, id=f"law{number}")


@contextmanager
def empty_ledger() -> Iterator[Ledger]:
    with (
        tempfile.TemporaryDirectory() as folder,
        Ledger.open(Path(folder) / "armistice.db", create=True) as ledger,
    ):
        yield ledger


def told(view: View) -> tuple[object, ...]:
    return (
        view.agreements,
        view.reports,
        view.claims,
        view.evidence,
        view.reviews,
        view.retractions,
    )


def timeless(view: View) -> tuple[object, ...]:
    """Everything but the times of recording, which the order of arrival does set."""
    return (
        [
            replace(
                a, amendments=tuple(replace(x, recorded=None) for x in a.amendments)
            )
            for a in view.agreements
        ],
        view.reports,
        [replace(c, recorded=None, retracted_at=None) for c in view.claims],
        [replace(e, recorded=None, retracted_at=None) for e in view.evidence],
        {c.id for c in view.claims if c.retracted_at is not None},
        {e.id for e in view.evidence if e.retracted_at is not None},
    )


@settings(max_examples=15, deadline=None)
@given(batches=BATCHES)
def test_answers_as_known_then_never_change(make, batches):
    with empty_ledger() as ledger:
        asked = []
        for minute, batch in enumerate(batches):
            rows = [row(make, *about) for about in batch]
            ledger.append(rows, recorded=make.at(minute))
            asked.append((make.at(minute), told(ledger.view(known_at=make.at(minute)))))
        for moment, answer in asked:
            assert told(ledger.view(known_at=moment)) == answer


@settings(max_examples=15, deadline=None)
@given(batches=BATCHES)
def test_appending_a_batch_twice_changes_nothing(make, batches):
    with empty_ledger() as ledger:
        for minute, batch in enumerate(batches):
            # Of one key a batch has one content, as an import has.
            rows = {(kind, n): row(make, kind, n, v) for kind, n, v in batch}
            ledger.append(rows.values(), recorded=make.at(minute))
            before = told(ledger.view())
            assert ledger.append(rows.values(), recorded=make.at(minute)) == 0
            assert told(ledger.view()) == before


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_the_order_of_arrival_does_not_matter(make, data):
    kinds = ["report", "reading", "link", "review", "retraction", "law"]
    # Undoing is about the order of decisions; every other content stands for itself.
    abouts = [(kind, n, n % 2) for kind in kinds for n in (1, 2, 3)]
    shuffled = data.draw(st.permutations(abouts))
    with empty_ledger() as one, empty_ledger() as other:
        one.append([row(make, *about) for about in abouts], recorded=make.noon)
        for minute, about in enumerate(shuffled):
            other.append([row(make, *about)], recorded=make.at(minute))
        assert timeless(one.view()) == timeless(other.view())


@settings(max_examples=15, deadline=None)
@given(batches=BATCHES, day=st.integers(1, 6))
def test_what_was_public_is_part_of_what_is_known(make, batches, day):
    with empty_ledger() as ledger:
        for minute, batch in enumerate(batches):
            ledger.append([row(make, *a) for a in batch], recorded=make.at(minute))
        public = ledger.view(public_by=make.day(day))
        whole = {claim.id for claim in ledger.view().claims}
        assert {claim.id for claim in public.claims} <= whole
        assert all(claim.published < make.day(day) for claim in public.claims)


@settings(max_examples=15, deadline=None)
@given(batches=BATCHES)
def test_every_ledger_that_was_only_appended_to_verifies(make, batches):
    with empty_ledger() as ledger:
        for minute, batch in enumerate(batches):
            ledger.append([row(make, *a) for a in batch], recorded=make.at(minute))
        assert ledger.verify() == ()
