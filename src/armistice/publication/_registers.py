"""The lists: claims, incidents, commitments, figures, findings, reports."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING

from armistice.publication import _labels, _links
from armistice.publication._pieces import marked, marks_of
from armistice.publication._views import (
    claim_view,
    figure_view,
    incident_view,
)
from armistice.publication._when import (
    due_words,
    moment_words,
    period_words,
    published_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from armistice.model import Claim, Commitment, Report
    from armistice.publication._catalogue import Catalogue, Ref
    from armistice.publication._labels import Badge
    from armistice.publication._pieces import Piece
    from armistice.publication._views import (
        ClaimView,
        FigureView,
        IncidentView,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One choice of a filter, with how many claims it leaves."""

    value: str
    text: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """A list of choices over the claims."""

    id: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimsPage:
    """The register: every claim, with filters for those whose browser runs them."""

    claims: tuple[ClaimView, ...]
    filters: tuple[Filter, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentsPage:
    """The log of alleged breaches."""

    incidents: tuple[IncidentView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A commitment as the pages show it."""

    id: str
    anchor: str
    content: str
    promised_by: str
    told_by: str
    """Empty where whoever promised tells of it too."""
    made_on: str
    due: str
    state: Badge
    obligation: Ref
    obligation_id: str | None
    claim: ClaimView | None
    answers: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentsPage:
    """Commitments in chains: each later one slipped from the one before."""

    chains: tuple[tuple[Promise, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaledFigure:
    """A figure with where its range lies between nothing and the group's highest."""

    figure: FigureView
    from_: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureGroup:
    """Figures that count the same thing."""

    anchor: str
    title: str
    figures: tuple[ScaledFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FiguresPage:
    """Figures side by side, by what they count."""

    groups: tuple[FigureGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportLine:
    """A report in the list."""

    title: str
    href: str
    publisher: str
    published: str
    claims: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportsPage:
    """The archive."""

    reports: tuple[ReportLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of a report with the claims that begin in it."""

    pieces: tuple[Piece, ...]
    notes: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPage:
    """One archived report: its working text with the claims marked in it."""

    title: str
    publisher: str
    published: str
    published_source: str
    captured: str
    sha256: str
    media_type: str
    address: str | None
    """Only where it is a web address: nothing else becomes a link."""
    address_text: str
    source: str
    language: str
    paragraphs: tuple[Paragraph, ...]
    claims: int
    highlights: tuple[tuple[str, str], ...]
    """Fragments and classes that belong together, one pair for each claim."""


def claims_page(cat: Catalogue) -> ClaimsPage:
    """Return the register, latest said first."""
    ordered = sorted(
        cat.edition.claims,
        key=lambda c: (c.said_on.start, c.report, c.id),
        reverse=True,
    )
    views = tuple(claim_view(cat, claim) for claim in ordered)
    return ClaimsPage(claims=views, filters=tuple(_filters(views)))


def incidents_page(cat: Catalogue) -> IncidentsPage:
    """Return the log, latest first."""
    ordered = sorted(
        cat.edition.incidents, key=lambda i: (i.period.start, i.id), reverse=True
    )
    return IncidentsPage(incidents=tuple(incident_view(cat, i) for i in ordered))


def promises(cat: Catalogue) -> dict[str, Promise]:
    """Return every commitment's view by its id."""
    return {c.id: _promise(cat, c) for c in cat.edition.commitments}


def commitments_page(cat: Catalogue, views: dict[str, Promise]) -> CommitmentsPage:
    """Return the commitments, each chain from the first promise to the last."""
    items = {c.id: c for c in cat.edition.commitments}
    later: dict[str, list[Commitment]] = {}
    first: list[Commitment] = []
    for item in sorted(items.values(), key=lambda c: (c.made_on.start, c.id)):
        known = item.slipped_from is not None and item.slipped_from in items
        group = later.setdefault(item.slipped_from or "", []) if known else first
        group.append(item)
    return CommitmentsPage(
        chains=tuple(
            tuple(views[c.id] for c in _followed(start, later)) for start in first
        )
    )


def figures_page(cat: Catalogue) -> FiguresPage:
    """Return the figures by group, a group in the order of publication."""
    groups: dict[str, list[FigureView]] = {}
    for figure in sorted(cat.edition.figures, key=lambda f: (f.published, f.id)):
        groups.setdefault(figure.group, []).append(figure_view(cat, figure))
    return FiguresPage(
        groups=tuple(_figure_group(key, views) for key, views in groups.items())
    )


def reports_page(cat: Catalogue) -> ReportsPage:
    """Return the archive, latest published first."""
    ordered = sorted(
        cat.edition.reports, key=lambda r: (r.published, r.id), reverse=True
    )
    return ReportsPage(
        reports=tuple(
            ReportLine(
                title=r.title or r.id,
                href=_links.report_page(r.id),
                publisher=r.publisher,
                published=published_words(r.published),
                claims=len(cat.claims_in.get(r.id, ())),
            )
            for r in ordered
        )
    )


def report_page(cat: Catalogue, report: Report) -> ReportPage:
    """Return one report with its claims marked."""
    claims = cat.claims_in.get(report.id, ())
    is_web = re.match(r"https?://", report.address or "") is not None
    return ReportPage(
        title=report.title or report.id,
        publisher=report.publisher,
        published=published_words(report.published),
        published_source=report.published_source.value,
        captured=moment_words(report.captured, cat.zone),
        sha256=report.sha256,
        media_type=report.media_type,
        address=report.address if is_web else None,
        address_text=report.address or "",
        source=report.source_path or "",
        language=_language(report.language),
        paragraphs=tuple(_paragraphs(cat, report, claims)),
        claims=len(claims),
        highlights=tuple(
            (_links.claim_anchor(c.id), _links.safe(c.id)) for c in claims
        ),
    )


def _language(tag: str) -> str:
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag) else ""


def _paragraphs(
    cat: Catalogue, report: Report, claims: tuple[Claim, ...]
) -> Iterator[Paragraph]:
    marks = [mark for claim in claims for mark in marks_of(claim)]
    known = {claim.id: claim for claim in claims}
    for _, here in marked(report.text, marks):
        begun = dict.fromkeys(c for piece in here for c in piece.begins)
        yield Paragraph(
            pieces=here, notes=tuple(claim_view(cat, known[c]) for c in begun)
        )


def _filters(views: tuple[ClaimView, ...]) -> Iterator[Filter]:
    yield _filter("who", "Who", ((v.who, v.who) for v in views))
    yield _filter("side", "Side", ((v.side_id, v.side) for v in views))
    yield _filter("stance", "Stance", ((v.stance_id, v.stance) for v in views))
    bears = (
        (id_, ref.text)
        for v in views
        for id_, ref in zip(v.obligation_ids, v.obligations, strict=True)
    )
    yield _filter("obligation", "Obligation", bears)
    yield _filter("report", "Report", ((v.report_id, v.report.text) for v in views))
    yield _filter("review", "Review", ((v.review_id, v.review.text) for v in views))


def _filter(id_: str, label: str, pairs: Iterable[tuple[str, str]]) -> Filter:
    counts: dict[tuple[str, str], int] = {}
    for pair in pairs:
        counts[pair] = counts.get(pair, 0) + 1
    ordered = sorted(counts.items(), key=lambda item: (item[0][1].casefold(), item[0]))
    return Filter(
        id=id_,
        label=label,
        options=tuple(Option(value=v, text=t, count=n) for (v, t), n in ordered),
    )


def _promise(cat: Catalogue, item: Commitment) -> Promise:
    zone = cat.zone_for(item.obligation)
    claim = cat.claims.get(item.claim)
    return Promise(
        id=item.id,
        anchor=f"commitment-{_links.safe(item.id)}",
        content=item.content,
        promised_by=cat.actor(item.promised_by),
        told_by="" if item.told_by == item.promised_by else cat.actor(item.told_by),
        made_on=period_words(item.made_on, zone),
        due="no date known" if item.due is None else due_words(item.due, zone),
        state=_labels.COMMITMENT[item.state],
        obligation=cat.obligation(item.obligation),
        obligation_id=item.obligation,
        claim=None if claim is None else claim_view(cat, claim),
        answers=tuple(
            claim_view(cat, cat.claims[c]) for c in item.answered_by if c in cat.claims
        ),
    )


def _followed(
    start: Commitment, later: dict[str, list[Commitment]]
) -> Iterator[Commitment]:
    """Yield a commitment and all that slipped from it, however it branched."""
    waiting = [start]
    while waiting:
        item = waiting.pop(0)
        yield item
        waiting.extend(later.get(item.id, ()))


def _figure_group(key: str, views: list[FigureView]) -> FigureGroup:
    first = views[0]
    plain = first.aspect in {"not said", first.unit}
    top = max((n for v in views for n in (v.low, v.high) if isfinite(n)), default=0)
    return FigureGroup(
        anchor=f"figures-{_links.safe(key)}",
        title=first.unit if plain else f"{first.unit}, {first.aspect}",
        figures=tuple(_scaled(view, top) for view in views),
    )


def _scaled(view: FigureView, top: float) -> ScaledFigure:
    """Place a figure's range between nothing and the group's highest number."""
    if top <= 0:
        return ScaledFigure(figure=view, from_=0, width=0)
    low, high = (min(max(n, 0), top) for n in (view.low, view.high))
    return ScaledFigure(
        figure=view,
        from_=round(100 * low / top, 1),
        width=round(100 * (high - low) / top, 1),
    )
