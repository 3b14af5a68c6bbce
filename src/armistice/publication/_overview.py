"""The first page, the timeline, and the page about the pages."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.model import ReviewState, Status
from armistice.publication import _labels, _links
from armistice.publication._drawing import agreement_drawings
from armistice.publication._labels import ROLE
from armistice.publication._obligation import hears
from armistice.publication._owed import time_words
from armistice.publication._when import day_words, due_words, is_open, zone_of
from armistice.publication.matrix import matrix_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from armistice.model import Agreement, Period, Verdict
    from armistice.publication._catalogue import Catalogue, Ref
    from armistice.publication._drawing import Drawing
    from armistice.publication._labels import Badge
    from armistice.publication.matrix import MatrixCell, MatrixRow

_MOST_NEXT = 6
_NOTHING_TOLD = {Status.UNKNOWN, Status.PENDING}
_OPEN = {Status.IN_FORCE, Status.AVAILABLE}
_DONE = {s for s in Status if s.startswith("fulfilled")} | {Status.EXERCISED}


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """A cell of the matrix."""

    perspective: str
    badge: Badge
    href: str
    notes: tuple[str, ...]
    review: str
    reviewed: bool
    """Whether a person has reviewed any of what it rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """A row of the matrix."""

    title: str
    href: str
    id: str
    provision: str
    bearers: str
    deadline: str
    differ: bool
    """Whether accounts that tell something tell different things."""
    cells: tuple[CellView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many obligations have a status in the last perspective."""

    badge: Badge
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A deadline ahead."""

    when: str
    obligation: Ref
    badge: Badge


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementView:
    """One agreement with its matrix."""

    id: str
    title: str
    anchor: str
    note: str
    signed: str
    in_force: str
    parties: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    rows: tuple[RowView, ...]
    differing: int
    tallied: str
    tally: tuple[Tally, ...]
    due: tuple[Due, ...]
    more_due: int


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPage:
    """The overview."""

    agreements: tuple[AgreementView, ...]
    legend: tuple[Badge, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelinePage:
    """Every agreement's timeline."""

    agreements: tuple[tuple[str, tuple[Drawing, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage:
    """What the pages mean and how they came to be."""

    legend: tuple[Badge, ...]
    perspectives: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    downloads: tuple[str, ...]


def index_page(cat: Catalogue) -> IndexPage:
    """Return the overview, a matrix for each agreement."""
    rows = matrix_table(cat.edition)
    views = tuple(
        _agreement(cat, a, [r for r in rows if r.agreement == a.id])
        for a in cat.edition.agreements
    )
    used = {cell.status for row in rows for cell in row.cells}
    return IndexPage(
        agreements=views,
        legend=tuple(_labels.STATUS[s] for s in Status if s in used),
    )


def timeline_page(cat: Catalogue) -> TimelinePage:
    """Return the timelines of all agreements that have obligations."""
    return TimelinePage(
        agreements=tuple(
            (a.title, agreement_drawings(cat, a))
            for a in cat.edition.agreements
            if a.obligations
        )
    )


def about_page(cat: Catalogue, downloads: tuple[str, ...]) -> AboutPage:
    """Return the page that explains statuses, accounts and files."""
    return AboutPage(
        legend=tuple(_labels.STATUS.values()),
        perspectives=tuple(
            (a.title, tuple((p.name, hears(cat, p)) for p in cat.perspectives(a)))
            for a in cat.edition.agreements
        ),
        downloads=downloads,
    )


def reviewed_words(cat: Catalogue) -> str:
    """Return how much of what is shown a person has reviewed."""
    states = [c.reviewed for c in cat.edition.claims]
    states += [e.reviewed for e in cat.edition.evidence]
    if not states:
        return "nothing has been read yet"
    machine = sum(state is ReviewState.MACHINE for state in states)
    if machine == len(states):
        return f"all {len(states):,} readings by machine, none reviewed by a person"
    share = machine / len(states)
    return f"{share:.0%} of {len(states):,} readings by machine alone"


def _agreement(
    cat: Catalogue, agreement: Agreement, rows: list[MatrixRow]
) -> AgreementView:
    views = tuple(_row(cat, row) for row in rows)
    people = cat.perspectives(agreement)
    last = people[-1] if people else None
    ahead = tuple(_ahead(cat, agreement))
    return AgreementView(
        id=agreement.id,
        title=agreement.title,
        anchor=f"agreement-{_links.safe(agreement.id)}",
        note=agreement.note,
        signed=day_words(agreement.signed),
        in_force=time_words(agreement, agreement.in_force),
        parties=tuple((p.name, ROLE[p.role]) for p in agreement.parties),
        columns=tuple(p.name for p in people),
        rows=views,
        differing=sum(row.differ for row in views),
        tallied="" if last is None else last.name,
        tally=tuple(_tally(rows)),
        due=ahead[:_MOST_NEXT],
        more_due=max(len(ahead) - _MOST_NEXT, 0),
    )


def _row(cat: Catalogue, row: MatrixRow) -> RowView:
    agreement, _ = cat.obligations[row.obligation]
    deadlines = sorted({c.deadline for c in row.cells if c.deadline is not None})
    zone = zone_of(agreement)
    return RowView(
        title=row.title,
        href=_links.obligation_page(row.obligation),
        id=row.obligation,
        provision=row.provision,
        bearers=", ".join(row.bearers),
        deadline=" or ".join(due_words(due, zone) for due in deadlines),
        differ=rows_differ(row.cells),
        cells=tuple(_cell(row.obligation, cell) for cell in row.cells),
    )


def rows_differ(cells: Sequence[MatrixCell]) -> bool:
    """Tell whether accounts say different things, silence apart.

    Whoever has not heard of what sets it going has it pending, and whoever has not
    heard that it was done has it open: neither says anything else than the others.
    """
    told = {c.status for c in cells if c.status is not None} - _NOTHING_TOLD
    if told & _DONE:
        voiced = {c.status for c in cells if c.basis is not None}
        told -= _OPEN - voiced
    return len(told) > 1


def _cell(obligation: str, cell: MatrixCell) -> CellView:
    badge = _labels.UNJUDGED if cell.status is None else _labels.STATUS[cell.status]
    ended = ("ended",) if cell.ended else ()
    basis = () if cell.basis is None else (_labels.BASIS[cell.basis],)
    return CellView(
        perspective=cell.perspective_name,
        badge=badge,
        href=_links.account(obligation, cell.perspective),
        notes=(*ended, *basis, *(_labels.flag_words(flag) for flag in cell.flags)),
        review=(
            ""
            if cell.reviewed_share is None
            else _labels.share_words(cell.reviewed_share)
        ),
        reviewed=bool(cell.reviewed_share),
    )


def _tally(rows: list[MatrixRow]) -> Iterator[Tally]:
    last = Counter(row.cells[-1].status for row in rows if row.cells)
    for status in Status:
        if last[status]:
            yield Tally(badge=_labels.STATUS[status], count=last[status])


def _ahead(cat: Catalogue, agreement: Agreement) -> Iterator[Due]:
    """Yield deadlines that have not passed, the next first, as the last column tells."""
    people = cat.perspectives(agreement)
    if not people:
        return
    verdicts = (cat.verdicts.get((o.id, people[-1].id)) for o in agreement.obligations)
    coming = [
        (due.end, v.obligation, v)
        for v in verdicts
        if v is not None and (due := _ahead_of(v)) is not None
    ]
    for _, _, verdict in sorted(coming, key=lambda item: item[:2]):
        yield Due(
            when=due_words(verdict.deadline, zone_of(agreement)),
            obligation=cat.obligation(verdict.obligation),
            badge=_labels.STATUS[verdict.status],
        )


def _ahead_of(verdict: Verdict) -> Period | None:
    due = verdict.deadline
    if due is None or due.end <= verdict.as_of or is_open(due.end):
        return None
    return None if verdict.status.startswith("fulfilled") else due
