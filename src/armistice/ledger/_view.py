"""What the ledger tells: as known at one moment, as public by another."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from armistice.ledger._review import (
    Standing,
    apply_to_claim,
    apply_to_evidence,
    apply_to_report,
    standings,
)
from armistice.ledger._rows import Entry, Note, RowKind, decode
from armistice.ledger._store import FirstSeen, amendment_key
from armistice.model import (
    Agreement,
    Claim,
    Evidence,
    Link,
    Reading,
    Report,
    Retraction,
    Review,
    ReviewState,
    start_of_day,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a view gets its rows from, up to the row that it ends with."""

    latest: Callable[[RowKind], Iterable[Entry]]
    """The latest row of each key, in the order recorded."""
    first_seen: Callable[[RowKind], FirstSeen]
    """When what superseded rows hold was first recorded."""


@dataclass(frozen=True, kw_only=True)
class View:
    """The ledger as known at one moment and public by another; never changes.

    Each part is computed when it is first asked for and then kept. A later append
    changes no view that exists already, and no view as known at an earlier moment.
    """

    known_at: datetime | None
    """Only what was recorded by then; None: everything."""
    public_by: datetime | None
    """Only what was published before then; None: everything."""
    source: Source = field(repr=False, compare=False)

    @cached_property
    def agreements(self) -> tuple[Agreement, ...]:
        """The latest version of each agreement, by id."""
        seen = self.source.first_seen(RowKind.AGREEMENT)
        found = [
            self._public_part(_recorded_amendments(row, entry, seen))
            for row, entry in self._rows(RowKind.AGREEMENT)
        ]
        return tuple(sorted(found, key=lambda agreement: agreement.id))

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """Every report as people have put it right, in the order of publication."""
        rows: list[Report] = [row for row, _ in self._rows(RowKind.REPORT)]
        found = [apply_to_report(row, self._standings.get(row.id)) for row in rows]
        shown = (report for report in found if self._public(report.published))
        return tuple(sorted(shown, key=lambda report: (report.published, report.id)))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of each report's latest reading, as linked and as reviewed."""
        seen = self.source.first_seen(RowKind.READING)
        found = (
            self._claim(claim, seen.get(claim.id, entry.moment))
            for reading, entry in self._readings
            for claim in reading.claims
            if self._public(claim.published)
        )
        return tuple(sorted(found, key=_place_in_text))

    @cached_property
    def evidence(self) -> tuple[Evidence, ...]:
        """The evidence of each claim's latest link, as reviewed."""
        seen = self.source.first_seen(RowKind.LINK)
        claims = {claim.id: claim for claim in self.claims}
        found = (
            self._evidence(item, claims[link.claim], seen.get(item.id, entry.moment))
            for link, entry in self._links.values()
            if link.claim in claims
            for item in link.evidence
            if self._public(item.published)
        )
        return tuple(sorted(found, key=lambda item: (item.published, item.id)))

    @cached_property
    def readings(self) -> tuple[Reading, ...]:
        """The latest reading of each report, as the reader left it."""
        return tuple(
            sorted((row for row, _ in self._readings), key=lambda row: row.report)
        )

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The latest link of each claim, as linking left it."""
        rows = (row for row, _ in self._links.values())
        return tuple(sorted(rows, key=lambda row: row.claim))

    @cached_property
    def readers(self) -> Mapping[str, str]:
        """Which reader made the latest reading, by report id."""
        return {reading.report: reading.reader for reading in self.readings}

    @cached_property
    def reviews(self) -> tuple[Review, ...]:
        """Every decision that people took, in the order recorded, undone ones too."""
        return tuple(
            replace(row, recorded=entry.moment)
            for row, entry in self._rows(RowKind.REVIEW)
        )

    @cached_property
    def retractions(self) -> tuple[Retraction, ...]:
        """Everything taken back, in the order recorded."""
        found = (
            replace(row, recorded=entry.moment)
            for row, entry in self._rows(RowKind.RETRACTION)
        )
        return tuple(r for r in found if self._public(r.published or r.recorded))

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """The latest note of each id, in the order recorded."""
        return tuple(
            replace(row, recorded=entry.moment)
            for row, entry in self._rows(RowKind.NOTE)
        )

    @cached_property
    def _readings(self) -> tuple[tuple[Reading, Entry], ...]:
        return tuple(self._rows(RowKind.READING))

    @cached_property
    def _links(self) -> dict[str, tuple[Link, Entry]]:
        return {row.claim: (row, entry) for row, entry in self._rows(RowKind.LINK)}

    @cached_property
    def _standings(self) -> dict[str, Standing]:
        return standings(self.reviews)

    @cached_property
    def _retracted(self) -> dict[str, datetime]:
        first: dict[str, datetime] = {}
        for retraction in self.retractions:
            if retraction.recorded is not None:
                first.setdefault(retraction.target, retraction.recorded)
        return first

    def _rows(self, kind: RowKind) -> Iterable[tuple[Any, Entry]]:
        for entry in self.source.latest(kind):
            yield decode(kind, entry), entry

    def _public(self, moment: datetime | None) -> bool:
        if self.public_by is None:
            return True
        return moment is not None and moment < self.public_by

    def _claim(self, claim: Claim, recorded: datetime) -> Claim:
        linked = self._links.get(claim.id)
        if linked is not None:
            claim = replace(claim, actor=linked[0].actor, side=linked[0].side)
        claim = apply_to_claim(claim, self._standings.get(claim.id))
        back = [self._retracted.get(claim.id), self._retracted.get(claim.report)]
        return replace(claim, recorded=recorded, retracted_at=_earliest(back))

    def _evidence(self, item: Evidence, claim: Claim, recorded: datetime) -> Evidence:
        on_claim = self._standings.get(claim.id)
        if on_claim is not None and "actor" in on_claim.changes and claim.actor:
            item = replace(item, actor=claim.actor)
        item = apply_to_evidence(item, self._standings.get(item.id))
        if claim.reviewed is ReviewState.REJECTED:
            # Nobody said so: what was made of it cannot count either.
            item = replace(item, reviewed=ReviewState.REJECTED)
        back = [self._retracted.get(item.id), claim.retracted_at]
        return replace(item, recorded=recorded, retracted_at=_earliest(back))

    def _public_part(self, agreement: Agreement) -> Agreement:
        if self.public_by is None:
            return agreement
        zone = ZoneInfo(agreement.tz)

        def public(day: date | None) -> bool:
            return day is not None and self._public(start_of_day(day, zone))

        return replace(
            agreement,
            amendments=tuple(
                a if public(a.retracted_on) else replace(a, retracted_on=None)
                for a in agreement.amendments
                if public(a.effective if a.agreed_on is None else a.agreed_on)
            ),
            interpretations=tuple(
                i
                for i in agreement.interpretations
                if i.stated_on is None or public(i.stated_on)
            ),
            notices=tuple(n for n in agreement.notices if public(n.given_on)),
        )


def _recorded_amendments(
    agreement: Agreement, entry: Entry, seen: FirstSeen
) -> Agreement:
    amendments = tuple(
        replace(a, recorded=seen.get(amendment_key(agreement.id, a), entry.moment))
        for a in agreement.amendments
    )
    return replace(agreement, amendments=amendments)


def _place_in_text(claim: Claim) -> tuple[datetime, str, int, str]:
    first = claim.content_spans[0].start if claim.content_spans else 0
    return claim.published, claim.report, first, claim.id


def _earliest(moments: list[datetime | None]) -> datetime | None:
    return min((m for m in moments if m is not None), default=None)
