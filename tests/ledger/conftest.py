"""Small whole nouns of a fictional accord, and a ledger to put them in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from armistice.ledger import Ledger
from armistice.model import (
    Agreement,
    Amendment,
    Bearing,
    Claim,
    DateSource,
    Decision,
    Directness,
    Evidence,
    Instant,
    Link,
    Party,
    PartyRole,
    Period,
    Reading,
    Report,
    Retraction,
    Review,
    Span,
    Stance,
)

NOON = datetime(2031, 4, 10, 12, tzinfo=UTC)


class Make:
    """Builds nouns that differ only in what a test is about."""

    noon = NOON

    def at(self, minutes: int) -> datetime:
        return NOON + timedelta(minutes=minutes)

    def day(self, number: int) -> datetime:
        return datetime(2031, 4, number, tzinfo=UTC)

    def amendment(self, name: str = "later", **more: object) -> Amendment:
        bare = Amendment(
            id=name, target="leave-arn", field="due", value=Instant(at=date(2031, 5, 1))
        )
        return replace(bare, **more)

    def agreement(self, *amendments: Amendment, **more: object) -> Agreement:
        bare = Agreement(
            id="tarn",
            title="Tarn Accord",
            signed=date(2031, 3, 1),
            in_force=Instant(at=date(2031, 3, 1)),
            parties=(Party(id="VE", name="Vess", role=PartyRole.PARTY),),
            amendments=amendments,
        )
        return replace(bare, **more)

    def report(self, name: str = "r1", day: int = 2, **more: object) -> Report:
        bare = Report(
            id=name,
            title="Column leaves Arn",
            publisher="Tarn Post",
            published=self.day(day),
            published_source=DateSource.FOUND,
            captured=NOON,
            sha256="0" * 64,
            media_type="text/plain",
            text="The ministry said its units left Arn. Größe, мост, 橋.",
        )
        return replace(bare, **more)

    def claim(
        self, name: str = "c1", report: str = "r1", day: int = 2, **more: object
    ) -> Claim:
        bare = Claim(
            id=name,
            report=report,
            publisher="Tarn Post",
            published=self.day(day),
            said_on=Period.of_day(date(2031, 4, day), UTC),
            claimant="The ministry",
            claimant_span=Span(0, 12),
            cue="said",
            cue_span=Span(13, 17),
            content="its units left Arn",
            content_spans=(Span(18, 36),),
            stance=Stance.ASSERTS,
            direct=Directness.INDIRECT,
            certainty=0.9,
        )
        return replace(bare, **more)

    def reading(
        self, *claims: Claim, report: str = "r1", reader: str = "rules 1"
    ) -> Reading:
        return Reading(
            report=report, reader=reader, sentences=(Span(0, 37),), claims=claims
        )

    def evidence(
        self, name: str = "e1", claim: str = "c1", day: int = 2, **more: object
    ) -> Evidence:
        bare = Evidence(
            id=name,
            claim=claim,
            obligation="leave-arn",
            bearing=Bearing.DONE,
            place="arn",
            period=Period.of_day(date(2031, 4, day), UTC),
            actor="VE",
            origin=claim,
            reason="`left` tells of the withdrawal",
            certainty=0.8,
            said_on=self.day(day),
            published=self.day(day),
        )
        return replace(bare, **more)

    def link(self, *evidence: Evidence, claim: str = "c1", actor: str = "VE") -> Link:
        return Link(
            claim=claim,
            actor=actor,
            side=actor,
            reason="its ministry",
            evidence=evidence,
        )

    def review(
        self,
        of: str = "c1",
        decision: Decision = Decision.ACCEPT,
        /,
        *,
        name: str = "v1",
        by: str = "ada",
        **changes: str | float | None,
    ) -> Review:
        told = tuple((f.rstrip("_"), v) for f, v in changes.items())
        return Review(
            id=name,
            target=of,
            decision=decision,
            by=by,
            reason="read it again",
            changes=told,
        )

    def retraction(
        self, target: str = "c1", name: str = "x1", published: datetime | None = None
    ) -> Retraction:
        return Retraction(
            id=name,
            target=target,
            by="ada",
            reason="the outlet took it back",
            published=published,
        )


@pytest.fixture(scope="session")
def make() -> Make:
    return Make()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "armistice.db"


@pytest.fixture
def ledger(path: Path) -> Iterator[Ledger]:
    with Ledger.open(path, create=True) as opened:
        yield opened
