"""Timelines as shapes: where each stretch, deadline and piece of evidence is drawn.

Everything drawn is listed in words too (`Drawing.rows`), for those who cannot see it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from armistice.model import Period, ReviewState
from armistice.publication import _labels, _links
from armistice.publication._axis import LEFT, WIDTH, Axis, Tick, ticks
from armistice.publication._rows import evidence_review
from armistice.publication._views import bearing_words, tone
from armistice.publication._when import (
    due_words,
    is_open,
    moment_words,
    period_words,
    zone_of,
)
from armistice.publication.matrix import obligation_title

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.model import (
        Agreement,
        DeadlineStep,
        Evidence,
        Obligation,
    )
    from armistice.publication._catalogue import Catalogue, Ref
    from armistice.publication._labels import Badge
    from armistice.publication.edition import Course

_TOP = 30
_LANE = 22
_MARKS = 24
_TITLE = 26
_GAP = 14
_CHARACTER = 6.4
"""Width of a character of a band's label, a little more than the fonts in use need."""
_LONG = timedelta(days=400)
_CLOSE = timedelta(days=90)
_AHEAD = timedelta(days=120)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A stretch of one status."""

    x: float
    width: float
    badge: Badge
    label: str
    """The status in words where it fits."""
    title: str

    @property
    def icon_fits(self) -> bool:
        """Whether the status's shape fits into the stretch."""
        return self.width >= 16


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkShape:
    """A deadline, or a piece of evidence."""

    x: float
    x2: float
    kind: str
    """`due`, `due-old`, `up`, `down`, `flat`, `waits`."""
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One perspective's statuses, or the lane of marks above them."""

    y: float
    label: str
    bands: tuple[Band, ...] = ()
    marks: tuple[MarkShape, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The title of an obligation within a drawing."""

    y: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnRow:
    """One drawn thing in words."""

    what: Ref
    who: str
    when: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A timeline, ready to be drawn."""

    id: str
    title: str
    summary: str
    height: float
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    headings: tuple[Heading, ...]
    now: float | None
    rows: tuple[DrawnRow, ...]
    width: int = WIDTH
    left: int = LEFT


def obligation_drawings(
    cat: Catalogue, agreement: Agreement, obligation: Obligation
) -> tuple[Drawing, ...]:
    """Return one obligation's statuses over time, a lane for each perspective."""
    plot = _Plot(cat=cat, agreement=agreement, obligations=(obligation,), id="course")
    whole = _drawing(plot, plot.span, "Status over time, by account")
    close = _close_up(plot, "The first weeks, closer up")
    return (whole,) if close is None or not _moves(close) else (close, whole)


def agreement_drawings(cat: Catalogue, agreement: Agreement) -> tuple[Drawing, ...]:
    """Return the agreement's timeline; a long one with its first weeks closer up."""
    plot = _Plot(
        cat=cat,
        agreement=agreement,
        obligations=agreement.obligations,
        id=f"timeline-{_links.safe(agreement.id)}",
    )
    whole = _drawing(plot, plot.span, f"{agreement.title}: the whole time")
    close = _close_up(plot, f"{agreement.title}: the first weeks, closer up")
    return (whole,) if close is None else (close, whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plot:
    """What is drawn."""

    cat: Catalogue
    agreement: Agreement
    obligations: tuple[Obligation, ...]
    id: str

    @property
    def span(self) -> Period:
        """From the signing, or evidence shortly before, to the date asked about."""
        cat, agreement = self.cat, self.agreement
        zone = zone_of(agreement)
        signed = datetime.combine(agreement.signed, datetime.min.time(), tzinfo=zone)
        as_of = cat.edition.as_of
        told = [
            e.period for o in self.obligations for e in cat.evidence_on.get(o.id, ())
        ]
        dues = [s.due for o in self.obligations for s in _steps(cat, agreement, o)]
        early = [p.start for p in told if not is_open(p.start)]
        late = [d.end for d in dues if d is not None and d.end <= as_of + _AHEAD]
        start = min([signed, *(e for e in early if signed - e < _CLOSE)])
        return Period(start=start, end=max([as_of, *late, start + timedelta(days=7)]))


def _close_up(plot: _Plot, title: str) -> Drawing | None:
    """Return the first weeks of a long span; its words stand with the whole."""
    span = plot.span
    if span.end - span.start <= _LONG:
        return None
    first = Period(start=span.start, end=span.start + _CLOSE)
    named = replace(plot, id=f"{plot.id}-first")
    return replace(_drawing(named, first, title), rows=())


def _moves(drawing: Drawing) -> bool:
    """Tell whether some lane shows more than one status."""
    return any(len(lane.bands) > 1 for lane in drawing.lanes)


def _drawing(plot: _Plot, span: Period, title: str) -> Drawing:
    cat, agreement, obligations = plot.cat, plot.agreement, plot.obligations
    pad = (span.end - span.start) / 40
    window = Period(start=span.start - pad, end=span.end + pad)
    axis = Axis(window=window, zone=zone_of(agreement))
    many = len(obligations) > 1
    lanes: list[Lane] = []
    headings: list[Heading] = []
    y: float = _TOP
    for obligation in obligations:
        if many:
            headings.append(_heading(obligation, y))
            y += _TITLE
        block = tuple(_lanes(cat, agreement, obligation, axis, y, together=many))
        lanes.extend(block)
        y = (block[-1].y + _LANE if block else y) + _GAP
    as_of = cat.edition.as_of
    rows = tuple(r for o in obligations for r in _rows(cat, agreement, o))
    return Drawing(
        id=plot.id,
        title=title,
        summary=_summary(axis, len(obligations), as_of),
        height=y,
        ticks=tuple(ticks(axis)),
        lanes=tuple(lanes),
        headings=tuple(headings),
        now=axis.x(as_of) if as_of in window else None,
        rows=rows,
    )


def _heading(obligation: Obligation, y: float) -> Heading:
    title = obligation_title(obligation)
    number = f"{obligation.provision}  " if obligation.provision else ""
    text = f"{number}{title}"
    return Heading(
        y=y + _TITLE - 10,
        text=text if len(text) <= 110 else f"{text[:109]}…",
    )


def _summary(axis: Axis, obligations: int, as_of: datetime) -> str:
    what = "one obligation" if obligations == 1 else f"{obligations} obligations"
    return (
        f"Timeline of {what} from {period_words(_whole_days(axis), axis.zone)}; "
        f"the upright line is {moment_words(as_of, axis.zone)}. "
        "The table below tells everything drawn here in words."
    )


def _whole_days(axis: Axis) -> Period:
    first = axis.window.start.astimezone(axis.zone).date()
    last = axis.window.end.astimezone(axis.zone).date()
    return Period.of_days(first, last, axis.zone)


def _lanes(
    cat: Catalogue,
    agreement: Agreement,
    obligation: Obligation,
    axis: Axis,
    y: float,
    *,
    together: bool,
) -> Iterator[Lane]:
    dues = tuple(_due_marks(deadline_chains(cat, agreement, obligation), axis))
    told = tuple(_evidence_marks(cat, obligation, axis))
    for label, marks in (("Deadline", dues), ("Evidence", told)):
        if marks:
            yield Lane(y=y, label=label, marks=marks)
            y += _MARKS
    for name, course in _courses(cat, agreement, obligation, together=together):
        yield Lane(y=y, label=_short(name), bands=tuple(_bands(name, course, axis)))
        y += _LANE


def _courses(
    cat: Catalogue, agreement: Agreement, obligation: Obligation, *, together: bool
) -> list[tuple[str, Course]]:
    """Each perspective's course; one for all where none differs, if so asked."""
    courses = [
        (p.name, tuple(cat.edition.timelines.get((obligation.id, p.id), ())))
        for p in cat.perspectives(agreement)
    ]
    if together and len(courses) > 1 and len({course for _, course in courses}) == 1:
        return [("Every account", courses[0][1])]
    return courses


def _short(name: str) -> str:
    return name if len(name) <= 28 else f"{name[:27]}…"


def _bands(name: str, course: Course, axis: Axis) -> Iterator[Band]:
    for period, status in course:
        if not axis.shows(period):
            continue
        badge = _labels.STATUS[status]
        x, end = axis.x(period.start), axis.x(period.end)
        fits = len(badge.text) * _CHARACTER + 22 <= end - x
        yield Band(
            x=x,
            width=max(round(end - x, 1), 1.5),
            badge=badge,
            label=badge.text if fits else "",
            title=f"{name}: {badge.text}, {period_words(period, axis.zone)}",
        )


def deadline_chains(
    cat: Catalogue, agreement: Agreement, obligation: Obligation
) -> dict[tuple[DeadlineStep, ...], list[str]]:
    """Return each chain of deadlines with the names of the perspectives that hold it."""
    chains: dict[tuple[DeadlineStep, ...], list[str]] = {}
    for perspective in cat.perspectives(agreement):
        verdict = cat.verdicts.get((obligation.id, perspective.id))
        if verdict is not None and verdict.witness.deadline:
            names = chains.setdefault(verdict.witness.deadline, [])
            names.append(perspective.name)
    return chains


def _steps(
    cat: Catalogue, agreement: Agreement, obligation: Obligation
) -> tuple[DeadlineStep, ...]:
    """The deadlines that any perspective holds, once each, in the order of chains."""
    chains = deadline_chains(cat, agreement, obligation)
    steps = (step for chain in chains for step in chain)
    return tuple({(step.source, step.due): step for step in steps}.values())


def _due_marks(
    chains: dict[tuple[DeadlineStep, ...], list[str]], axis: Axis
) -> Iterator[MarkShape]:
    """Yield a mark for each deadline, a hollow one with a line where it was moved."""
    moves: dict[tuple[Period, Period], DeadlineStep] = {}
    held: dict[Period, list[str]] = {}
    for chain, names in chains.items():
        known = [(step.due, step) for step in chain if step.due is not None]
        for (due, step), (later, _) in pairwise(known):
            moves.setdefault((due, later), step)
        for due, _ in known[-1:]:
            held.setdefault(due, []).extend(names)
    for (due, later), step in moves.items():
        if axis.shows(due):
            words = due_words(due, axis.zone)
            title = f"Deadline, later moved: {words}. {step.reason}"
            x, x2 = axis.x(due.end), axis.x(later.end)
            yield MarkShape(x=x, x2=x2, kind="due-old", title=title)
    for due, names in held.items():
        if axis.shows(due):
            title = f"Deadline: {due_words(due, axis.zone)} ({', '.join(names)})"
            x, x2 = axis.x(due.start), axis.x(due.end)
            yield MarkShape(x=x, x2=x2, kind="due", title=title)


def _evidence_marks(
    cat: Catalogue, obligation: Obligation, axis: Axis
) -> Iterator[MarkShape]:
    for item in cat.evidence_on.get(obligation.id, ()):
        period, review = _told(item), evidence_review(item)
        if axis.shows(period) and review is not ReviewState.REJECTED:
            waits = review is ReviewState.UNSURE
            words = bearing_words(cat, item)
            when = period_words(item.period, axis.zone)
            yield MarkShape(
                x=axis.x(period.start),
                x2=axis.x(period.end),
                kind="waits" if waits else tone(item.bearing),
                title=f"{cat.actor(item.actor)} {words} ({when})"
                + (", waiting for a person" if waits else ""),
            )


def _told(item: Evidence) -> Period:
    """When the event was; where that is open, when it was told."""
    if is_open(item.period.start) or is_open(item.period.end):
        return Period(start=item.said_on, end=item.said_on)
    return item.period


def _rows(
    cat: Catalogue, agreement: Agreement, obligation: Obligation
) -> Iterator[DrawnRow]:
    zone = zone_of(agreement)
    title = cat.obligation(obligation.id)
    for step in _steps(cat, agreement, obligation):
        yield DrawnRow(
            what=title,
            who="Deadline",
            when=due_words(step.due, zone),
            detail=step.reason or step.source,
        )
    for perspective in cat.perspectives(agreement):
        course = cat.edition.timelines.get((obligation.id, perspective.id), ())
        for period, status in course:
            yield DrawnRow(
                what=title,
                who=perspective.name,
                when=period_words(period, zone),
                detail=_labels.STATUS[status].text,
            )
    for item in cat.evidence_on.get(obligation.id, ()):
        review = _labels.REVIEW[evidence_review(item)].text
        yield DrawnRow(
            what=title,
            who=f"Evidence: {cat.actor(item.actor)}",
            when=period_words(item.period, zone),
            detail=f"{bearing_words(cat, item)} ({review})",
        )
