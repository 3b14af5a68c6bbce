"""A perspective hearing the record as of a date: what every rule is asked with."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from armistice.verdicts._perspectives import hears

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime, tzinfo

    from armistice.model import Agreement, Evidence, Period, Perspective
    from armistice.verdicts._record import Record

ByObligation = dict[str, tuple["Evidence", ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """What a perspective hears, and when the question is about.

    Actors stand for whom they act for, and each obligation's evidence is in the order
    in which it was said. `answers` keeps triggers that were already looked up and
    `asking` those being looked up now, by which a circle is noticed.
    """

    record: Record
    perspective: Perspective
    as_of: datetime
    settle: tuple[str, ...] = ()
    said: Mapping[str, tuple[Evidence, ...]]
    """By obligation, what anybody says."""
    heard: Mapping[str, tuple[Evidence, ...]]
    """By obligation, what counts in this perspective."""
    answers: dict[str, Period | None] = field(default_factory=dict)
    asking: list[str] = field(default_factory=list)
    circles: set[str] = field(default_factory=set)

    @property
    def agreement(self) -> Agreement:
        """The agreement that the record is about."""
        return self.record.agreement

    @property
    def zone(self) -> tzinfo:
        """The agreement's time zone."""
        return self.record.zone

    def at(self, moment: datetime) -> Hearing:
        """Return the same hearing about another date."""
        if moment == self.as_of:
            return self
        return replace(self, as_of=moment, answers={}, asking=[], circles=set())

    def evidence(self, obligation: str) -> tuple[Evidence, ...]:
        """Return what this perspective hears about an obligation."""
        return self.heard.get(obligation, ())


def docket(record: Record) -> ByObligation:
    """Return the record's evidence by obligation, oldest saying first."""
    sorted_: defaultdict[str, list[Evidence]] = defaultdict(list)
    for evidence in sorted(record.evidence, key=said_key):
        sorted_[evidence.obligation].append(evidence)
    return {key: tuple(found) for key, found in sorted_.items()}


def open_hearing(
    record: Record,
    on_file: ByObligation,
    *,
    perspective: Perspective,
    as_of: datetime,
    settle: Sequence[str] = (),
) -> Hearing:
    """Let a perspective hear a docket."""
    agreement = record.agreement
    actors = {e.actor for found in on_file.values() for e in found}
    welcome = {a for a in actors if hears(perspective, agreement, a)}
    return Hearing(
        record=record,
        perspective=perspective,
        as_of=as_of,
        settle=tuple(map(agreement.principal, settle)),
        said={key: _merged(agreement, found) for key, found in on_file.items()},
        heard={
            key: _merged(agreement, (e for e in found if e.actor in welcome))
            for key, found in on_file.items()
        },
    )


def said_key(evidence: Evidence) -> tuple[datetime, datetime, str]:
    """Order evidence by when it was said, then published; the id only breaks ties."""
    return evidence.said_on, evidence.published, evidence.id


def _merged(agreement: Agreement, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(_as_principal(agreement, e) for e in evidence)


def _as_principal(agreement: Agreement, evidence: Evidence) -> Evidence:
    actor = agreement.principal(evidence.actor)
    against = evidence.against and agreement.principal(evidence.against)
    if (actor, against) == (evidence.actor, evidence.against):
        return evidence
    return replace(evidence, actor=actor, against=against)
