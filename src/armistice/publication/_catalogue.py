"""An edition made searchable: by id, by claim, by obligation, and names for ids."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.model import Sameness, slug
from armistice.publication import _links
from armistice.publication._when import zone_of
from armistice.publication.matrix import obligation_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import tzinfo

    from armistice.model import (
        Agreement,
        Claim,
        Evidence,
        Incident,
        Obligation,
        Perspective,
        Place,
        Report,
        Verdict,
    )
    from armistice.publication.edition import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A name with the page that it leads to, where there is one."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """Lookups over one edition. Unknown ids are shown as they are, never dropped."""

    edition: Edition
    claims: Mapping[str, Claim]
    claims_in: Mapping[str, tuple[Claim, ...]]
    """By report, in the edition's order."""
    reports: Mapping[str, Report]
    evidence: Mapping[str, Evidence]
    incidents: Mapping[str, Incident]
    verdicts: Mapping[tuple[str, str], Verdict]
    obligations: Mapping[str, tuple[Agreement, Obligation]]
    evidence_of_claim: Mapping[str, tuple[Evidence, ...]]
    evidence_on: Mapping[str, tuple[Evidence, ...]]
    actors: Mapping[str, str]

    @property
    def zone(self) -> tzinfo:
        """The time zone for what belongs to no single agreement: the first one's."""
        return zone_of(next(iter(self.edition.agreements), None))

    def zone_for(self, obligation: str | None) -> tzinfo:
        """Return the time zone of the obligation's agreement."""
        found = None if obligation is None else self.obligations.get(obligation)
        return self.zone if found is None else zone_of(found[0])

    def actor(self, actor: str | None) -> str:
        """Return a name for an actor's id."""
        if actor is None:
            return "not resolved"
        return self.actors.get(actor) or _name_from_id(actor)

    def place(self, place: str | None) -> str:
        """Return a name for a place's id; empty without a place."""
        if place is None:
            return ""
        found = self._place(place)
        return place if found is None else found.name

    def _place(self, place: str) -> Place | None:
        options = (a.place(place) for a in self.edition.agreements)
        return next((p for p in options if p is not None), None)

    def obligation(self, obligation: str | None) -> Ref:
        """Return an obligation's title with its page."""
        if obligation is None:
            return Ref(text="no obligation")
        found = self.obligations.get(obligation)
        if found is None:
            return Ref(text=obligation)
        return Ref(
            text=obligation_title(found[1]), href=_links.obligation_page(obligation)
        )

    def report(self, report: str) -> Ref:
        """Return a report's title with its page."""
        found = self.reports.get(report)
        if found is None:
            return Ref(text=report)
        return Ref(text=found.title or report, href=_links.report_page(report))

    def words_of(self, claim: Claim) -> str | None:
        """Return where a claim's words stand, if its report is here."""
        if claim.report not in self.reports:
            return None
        return _links.claim_in_report(claim.report, claim.id)

    def perspectives(self, agreement: Agreement) -> tuple[Perspective, ...]:
        """Return the agreement's perspectives in the matrix's order."""
        return tuple(self.edition.perspectives.get(agreement.id, ()))


def catalogue(edition: Edition) -> Catalogue:
    """Return the lookups for an edition; links judged not to hold are left out."""
    linked = [e for e in edition.evidence if e.sameness is not Sameness.DIFFERENT]
    return Catalogue(
        edition=edition,
        claims={c.id: c for c in edition.claims},
        claims_in=_claims_in(edition),
        reports={r.id: r for r in edition.reports},
        evidence={e.id: e for e in edition.evidence},
        incidents={i.id: i for i in edition.incidents},
        verdicts={(v.obligation, v.perspective): v for v in edition.verdicts},
        obligations={o.id: (a, o) for a in edition.agreements for o in a.obligations},
        evidence_of_claim=_grouped((e.claim, e) for e in linked),
        evidence_on=_grouped((e.obligation, e) for e in linked),
        actors=_actors(edition),
    )


def _claims_in(edition: Edition) -> dict[str, tuple[Claim, ...]]:
    groups: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in edition.claims:
        groups[claim.report].append(claim)
    return {report: tuple(claims) for report, claims in groups.items()}


def _grouped(pairs: Iterable[tuple[str, Evidence]]) -> dict[str, tuple[Evidence, ...]]:
    groups: defaultdict[str, list[Evidence]] = defaultdict(list)
    for key, item in pairs:
        groups[key].append(item)
    return {
        key: tuple(sorted(items, key=lambda e: (e.said_on, e.id)))
        for key, items in groups.items()
    }


def _actors(edition: Edition) -> dict[str, str]:
    """Names of parties from the files, of everybody else as reports call them most."""
    called: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for claim in edition.claims:
        if claim.actor is not None and claim.claimant:
            called[claim.actor][claim.claimant] += 1
    names = {actor: _best(count) for actor, count in called.items()}
    names |= {f"outlet:{slug(r.publisher)}": r.publisher for r in edition.reports}
    names |= {p.id: p.name for a in edition.agreements for p in a.parties}
    return names


def _best(called: Counter[str]) -> str:
    name = min(called, key=lambda name: (-called[name], -len(name), name))
    return name[:1].upper() + name[1:]


def _name_from_id(actor: str) -> str:
    kind, _, rest = actor.partition(":")
    if not rest:
        return actor
    name = rest.rpartition(":")[2].replace("-", " ")
    return f"{name} (unnamed)" if kind == "anon" else name.title()
