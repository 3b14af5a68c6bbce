"""The page of one obligation: what is owed, and every account of it side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from armistice.publication import _labels, _links
from armistice.publication._drawing import deadline_chains, obligation_drawings
from armistice.publication._owed import headline, owed, value_words
from armistice.publication._views import (
    evidence_view,
    figure_view,
    finding_view,
    incident_view,
)
from armistice.publication._when import day_words, due_words, zone_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from armistice.model import (
        Agreement,
        Obligation,
        Perspective,
        Verdict,
    )
    from armistice.publication._catalogue import Catalogue
    from armistice.publication._drawing import Drawing
    from armistice.publication._labels import Badge
    from armistice.publication._owed import Fact
    from armistice.publication._registers import Promise
    from armistice.publication._views import (
        EvidenceView,
        FigureView,
        FindingView,
        IncidentView,
    )

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The status of one bearer, or of one stage."""

    name: str
    badge: Badge


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One perspective's status with what it rests on."""

    anchor: str
    name: str
    hears: str
    badge: Badge
    ended: bool
    reason: str
    deadline: str
    deadline_source: str
    basis: str
    progress: str
    flags: tuple[str, ...]
    review: str
    by_bearer: tuple[Part, ...]
    stages: tuple[Part, ...]
    deciding: tuple[EvidenceView, ...]
    rebuttal: tuple[EvidenceView, ...]
    missing: tuple[str, ...]
    """Ids of evidence that this edition does not hold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One link of a chain of deadlines."""

    source: str
    due: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """A chain of deadlines, with the perspectives that hold it."""

    held_by: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An amendment, or a party's own understanding of the text."""

    id: str
    field: str
    value: str
    by: str
    when: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """How one published version words the provision."""

    version: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ObligationPage:
    """Everything about one obligation."""

    id: str
    agreement: str
    provision: str
    provision_summary: str
    wordings: tuple[Wording, ...]
    title: str
    facts: tuple[Fact, ...]
    recurs: bool
    """Whether it falls due again and again."""
    chains: tuple[Chain, ...]
    amendments: tuple[Change, ...]
    interpretations: tuple[Change, ...]
    accounts: tuple[Account, ...]
    courses: tuple[Drawing, ...]
    waiting: tuple[EvidenceView, ...]
    evidence: tuple[EvidenceView, ...]
    incidents: tuple[IncidentView, ...]
    commitments: tuple[Promise, ...]
    figures: tuple[FigureView, ...]
    findings: tuple[FindingView, ...]


def obligation_page(
    cat: Catalogue,
    agreement: Agreement,
    obligation: Obligation,
    promises: Iterable[Promise],
) -> ObligationPage:
    """Return the page of an obligation, `promises` being all of the edition's."""
    provision = next(
        (p for p in agreement.provisions if p.id == obligation.provision), None
    )
    linked = cat.evidence_on.get(obligation.id, ())
    views = tuple(evidence_view(cat, e) for e in linked)
    edition = cat.edition
    return ObligationPage(
        id=obligation.id,
        agreement=agreement.title,
        provision=obligation.provision,
        provision_summary="" if provision is None else provision.summary,
        wordings=tuple(
            Wording(version=w.version, text=w.text)
            for w in (() if provision is None else provision.wordings)
        ),
        title=headline(agreement, obligation),
        facts=owed(agreement, obligation),
        recurs=obligation.recurrence is not None,
        chains=_chains(cat, agreement, obligation),
        amendments=tuple(_amendments(cat, agreement, obligation)),
        interpretations=tuple(_interpretations(cat, agreement, obligation)),
        accounts=tuple(
            _account(cat, agreement, obligation, perspective)
            for perspective in cat.perspectives(agreement)
        ),
        courses=obligation_drawings(cat, agreement, obligation),
        waiting=tuple(v for v in views if v.waits),
        evidence=tuple(v for v in views if not v.waits),
        incidents=tuple(
            incident_view(cat, i)
            for i in edition.incidents
            if i.obligation == obligation.id
        ),
        commitments=tuple(p for p in promises if p.obligation_id == obligation.id),
        figures=tuple(
            figure_view(cat, f)
            for f in edition.figures
            if f.obligation == obligation.id
        ),
        findings=tuple(
            finding_view(cat, p)
            for p in edition.findings.get(agreement.id, ())
            if p.subject == obligation.id
        ),
    )


def hears(cat: Catalogue, perspective: Perspective) -> str:
    """Return whose word counts in a perspective."""
    deaf = ", ".join(_pattern(cat, p) for p in perspective.deaf_to)
    if perspective.hears is None:
        return f"everyone but {deaf}" if deaf else "everyone"
    heard = ", ".join(_pattern(cat, p) for p in perspective.hears) or "nobody"
    return f"{heard}, but not {deaf}" if deaf else heard


def _pattern(cat: Catalogue, pattern: str) -> str:
    wild = {
        "outlet:*": "news outlets",
        "person:*": "other named persons",
        "org:*": "other organisations",
        "anon:*": "unnamed sources",
    }
    return wild.get(pattern) or cat.actor(pattern)


def _account(
    cat: Catalogue, agreement: Agreement, obligation: Obligation, who: Perspective
) -> Account:
    verdict = cat.verdicts.get((obligation.id, who.id))
    if verdict is None:
        return _unjudged(cat, who)
    ids = (*verdict.witness.deciding, *verdict.witness.rebuttal)
    return Account(
        anchor=_links.account_anchor(who.id),
        name=who.name,
        hears=hears(cat, who),
        badge=_labels.STATUS[verdict.status],
        ended=verdict.ended,
        reason=verdict.reason,
        deadline=_deadline(verdict, agreement),
        deadline_source=_source(agreement, verdict.deadline_source),
        basis="" if verdict.basis is None else _labels.BASIS[verdict.basis],
        progress="" if verdict.progress is None else f"{verdict.progress:.0%}",
        flags=tuple(_labels.flag_words(flag) for flag in verdict.flags),
        review=_labels.share_words(verdict.reviewed_share),
        by_bearer=tuple(
            Part(name=cat.actor(bearer), badge=_labels.STATUS[status])
            for bearer, status in verdict.by_bearer
        ),
        stages=tuple(_stages(obligation, verdict)),
        deciding=_witnesses(cat, verdict.witness.deciding),
        rebuttal=_witnesses(cat, verdict.witness.rebuttal),
        missing=tuple(i for i in ids if i not in cat.evidence),
    )


def _stages(obligation: Obligation, verdict: Verdict) -> Iterator[Part]:
    """Yield the stages; of what comes again, the days on which it fell due."""
    one_year = len({stage[:4] for stage, _ in verdict.stages}) == 1
    for stage, status in verdict.stages:
        name = f"Stage {stage}"
        if obligation.recurrence is not None and _DAY.fullmatch(stage):
            day = day_words(date.fromisoformat(stage))
            name = f"due {day.removesuffix(stage[:4]).strip() if one_year else day}"
        yield Part(name=name, badge=_labels.STATUS[status])


def _unjudged(cat: Catalogue, who: Perspective) -> Account:
    return Account(
        anchor=_links.account_anchor(who.id),
        name=who.name,
        hears=hears(cat, who),
        badge=_labels.UNJUDGED,
        ended=False,
        reason="This edition has no verdict for this account.",
        deadline="",
        deadline_source="",
        basis="",
        progress="",
        flags=(),
        review=_labels.share_words(None),
        by_bearer=(),
        stages=(),
        deciding=(),
        rebuttal=(),
        missing=(),
    )


def _deadline(verdict: Verdict, agreement: Agreement) -> str:
    if verdict.deadline is None:
        return ""
    return due_words(verdict.deadline, zone_of(agreement))


def _witnesses(cat: Catalogue, ids: Iterable[str]) -> tuple[EvidenceView, ...]:
    return tuple(evidence_view(cat, cat.evidence[i]) for i in ids if i in cat.evidence)


def _chains(
    cat: Catalogue, agreement: Agreement, obligation: Obligation
) -> tuple[Chain, ...]:
    """The chains of deadlines, equal ones told once with all who hold them."""
    holders = deadline_chains(cat, agreement, obligation)
    zone = zone_of(agreement)
    return tuple(
        Chain(
            held_by="every account" if len(holders) == 1 else ", ".join(names),
            steps=tuple(
                Step(
                    source=_source(agreement, step.source),
                    due=due_words(step.due, zone),
                    reason=step.reason,
                )
                for step in steps
            ),
        )
        for steps, names in holders.items()
    )


def _source(agreement: Agreement, source: str) -> str:
    if source == "text":
        return "The text"
    if any(a.id == source for a in agreement.amendments):
        return f"Change “{source}”"
    if any(i.id == source for i in agreement.interpretations):
        return f"Own understanding “{source}”"
    return source.replace("_", " ")


def _amendments(
    cat: Catalogue, agreement: Agreement, obligation: Obligation
) -> Iterator[Change]:
    for item in agreement.amendments:
        if item.target == obligation.id:
            agreed = "" if item.agreed_on is None else day_words(item.agreed_on)
            gone = item.retracted_on
            yield Change(
                id=item.id,
                field=item.field,
                value=value_words(agreement, item.value),
                by=", ".join(cat.actor(a) for a in item.accepted_by) or "nobody yet",
                when=agreed,
                note="" if gone is None else f"taken back on {day_words(gone)}",
            )


def _interpretations(
    cat: Catalogue, agreement: Agreement, obligation: Obligation
) -> Iterator[Change]:
    for item in agreement.interpretations:
        if item.target == obligation.id:
            stated = item.stated_on
            yield Change(
                id=item.id,
                field=item.field,
                value=value_words(agreement, item.value),
                by=", ".join(cat.actor(a) for a in item.held_by),
                when="" if stated is None else day_words(stated),
                note="",
            )
