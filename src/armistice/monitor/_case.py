"""Everything that the ledger tells for one question, put together once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from armistice.linking import Related, relate
from armistice.model import (
    Agreement,
    Claim,
    Evidence,
    Incident,
    Period,
    Perspective,
    Report,
    Status,
    Verdict,
)
from armistice.verdicts import Record, assess_incidents, judge_all, timeline, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from armistice.ledger import View
    from armistice.monitor._question import Question

BEFORE = 200
"""How many characters of what stands before a claim are shown with it."""

Timelines = dict[tuple[str, str], tuple[tuple[Period, Status], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One piece of evidence with the claim and the report that it comes from."""

    evidence: Evidence
    claim: Claim
    report: Report
    counts: bool
    """False while it waits for a person."""

    @property
    def sentence(self) -> str:
        """The report's words, from the first to the last character of the claim."""
        spans = [*self.claim.content_spans]
        spans += [s for s in (self.claim.claimant_span, self.claim.cue_span) if s]
        if not spans:
            return self.claim.content
        first, last = min(s.start for s in spans), max(s.end for s in spans)
        return " ".join(self.report.text[first:last].split())

    @property
    def before(self) -> str:
        """The words just before the claim, so that one can tell who "it" is."""
        spans = (self.claim.claimant_span, *self.claim.content_spans)
        first = min((s.start for s in spans if s is not None), default=0)
        words = self.report.text[max(0, first - BEFORE) : first].split()
        return "… " + " ".join(words[1:]) if first > BEFORE else " ".join(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The claims, evidence and verdicts that answer one question."""

    question: Question
    agreements: tuple[Agreement, ...]
    perspectives: dict[str, tuple[Perspective, ...]]
    """By agreement id, in the order of the pages."""
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    related: Related
    """Evidence that counts, and the incidents, commitments and figures of it."""
    waiting: tuple[Evidence, ...]
    """Evidence that does not count until a person has looked at it."""

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All evidence, whether it counts or waits."""
        return (*self.related.evidence, *self.waiting)

    def record(self, agreement: Agreement) -> Record:
        """Return what the verdicts on an agreement rest on."""
        return Record(
            agreement=agreement,
            evidence=self.related.evidence,
            known_at=self.question.known_at,
            public_by=self.question.public_by,
        )

    def verdicts(self, perspective: str | None = None) -> Iterator[Verdict]:
        """Judge every obligation, for all perspectives or the named one."""
        for agreement in self.agreements:
            yield from judge_all(
                self.record(agreement),
                perspectives=self.perspectives_of(agreement, perspective),
                as_of=self.question.as_of,
                settle=self.question.settle,
            )

    def perspectives_of(
        self, agreement: Agreement, only: str | None = None
    ) -> tuple[Perspective, ...]:
        """Return an agreement's perspectives, or the one of that id."""
        every = self.perspectives[agreement.id]
        return tuple(p for p in every if only is None or p.id == only)

    def incidents(self) -> tuple[Incident, ...]:
        """Return the incident log, each with its state in all accounts together."""
        by_id = {
            view.incident: view
            for agreement in self.agreements
            for obligation in agreement.obligations
            for view in assess_incidents(
                obligation,
                self.record(agreement),
                perspective=self.perspectives_of(agreement, "combined")[0],
                as_of=self.question.as_of,
                settle=self.question.settle,
            )
        }
        return tuple(
            replace(i, state=by_id[i.id].state, flags=by_id[i.id].flags)
            for i in self.related.incidents
            if i.id in by_id
        )

    def grounds(self) -> tuple[Ground, ...]:
        """Return all evidence with its words, in the order in which it was said."""
        claims = {claim.id: claim for claim in self.claims}
        reports = {report.id: report for report in self.reports}
        waiting = {evidence.id for evidence in self.waiting}
        return tuple(
            Ground(
                evidence=evidence,
                claim=claims[evidence.claim],
                report=reports[claims[evidence.claim].report],
                counts=evidence.id not in waiting,
            )
            for evidence in sorted(self.evidence, key=lambda e: (e.said_on, e.id))
        )

    def timelines(
        self, only: str | None = None, perspective_id: str | None = None
    ) -> Timelines:
        """Return statuses over time, of all obligations and perspectives or one."""
        return {
            (obligation.id, perspective.id): tuple(
                (period, verdict.status)
                for period, verdict in timeline(
                    obligation,
                    self.record(agreement),
                    perspective=perspective,
                    until=self.question.as_of,
                )
            )
            for agreement in self.agreements
            for obligation in agreement.obligations
            if only is None or obligation.id == only
            for perspective in self.perspectives_of(agreement, perspective_id)
        }


def build_case(
    view: View,
    question: Question,
    perspectives: dict[str, tuple[Perspective, ...]],
) -> Case:
    """Put together what a view of the ledger tells about a question."""
    counting = visible(
        view.evidence,
        known_at=question.known_at,
        reviewed_only=question.reviewed_only,
    )
    counts = {evidence.id for evidence in counting}
    return Case(
        question=question,
        agreements=view.agreements,
        perspectives=perspectives,
        reports=view.reports,
        claims=view.claims,
        related=relate(view.agreements, view.claims, counting, as_of=question.as_of),
        waiting=_waiting(view.evidence, counts),
    )


def _waiting(evidence: Sequence[Evidence], counts: set[str]) -> tuple[Evidence, ...]:
    return tuple(e for e in evidence if e.id not in counts)
