"""Dates that go round in circles or cannot be met."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from armistice.agreement._codes import Finding
from armistice.agreement._findings import finding, listed
from armistice.agreement._lint_terms import events_of
from armistice.model import Period, Relation, due_period, start_period

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from armistice.model import Agreement, Obligation, Problem, Time

_WAITING = (Relation.AFTER, Relation.IF)


def lint_dates(agreement: Agreement) -> Iterator[Problem]:
    """Return circles, and dates that cannot be met."""
    yield from _circles(agreement)
    known = Known(agreement=agreement)
    for one in agreement.obligations:
        yield from _too_early(known, one)
        yield from _after_a_later_one(known, one)
        yield from _stages(known, one)


def waits_for(agreement: Agreement, one: Obligation) -> tuple[str, ...]:
    """Return the obligations that an obligation or its dates wait for."""
    refs = [tie.ref for tie in one.depends if tie.rel in _WAITING]
    for time in (one.starts, one.due):
        refs += [event.rpartition(".")[0] for event in events_of(time)]
    refs += [
        other.id
        for other in agreement.obligations
        for tie in other.depends
        if tie.rel is Relation.BEFORE and tie.ref == one.id
    ]
    ids = {other.id for other in agreement.obligations}
    return tuple(dict.fromkeys(ref for ref in refs if ref in ids))


def _circles(agreement: Agreement) -> Iterator[Problem]:
    waits = {one.id: waits_for(agreement, one) for one in agreement.obligations}
    told: set[frozenset[str]] = set()
    for one in agreement.obligations:
        circle = _circle(one.id, waits)
        if circle is None or frozenset(circle) in told:
            continue
        told.add(frozenset(circle))
        way = " -> ".join(f"`{step}`" for step in circle)
        yield finding(
            Finding.DATES_CIRCULAR,
            f"each of these waits for the next, so none has to begin: {way}; if the "
            "text names which comes first, take the other dependency out",
            about=one,
        )


def _circle(start: str, waits: dict[str, tuple[str, ...]]) -> tuple[str, ...] | None:
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:
        for ref in waits[way[-1]]:
            if ref == start:
                return (*way, start)
            if ref not in seen:
                seen.add(ref)
                ways.append((*way, ref))
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What can be said of the dates from the text alone."""

    agreement: Agreement
    asked: set[str] = field(default_factory=set)

    @property
    def zone(self) -> ZoneInfo:
        """The agreement's time zone."""
        return ZoneInfo(self.agreement.tz)

    def event(self, ref: str) -> Period | None:
        """Return when a dated event was."""
        if ref == "signature":
            return Period.of_day(self.agreement.signed, self.zone)
        if ref == "entry_into_force":
            if ref in events_of(self.agreement.in_force):
                return None
            return start_period(self.agreement.in_force, self.event, zone=self.zone)
        for event in self.agreement.events:
            if ref == f"event:{event.id}" and event.on is not None:
                begun = start_period(event.on, self.event, zone=self.zone)
                ended = due_period(event.on, self.event, zone=self.zone)
                if begun is not None and ended is not None:
                    return Period(start=begun.start, end=max(begun.start, ended.end))
        return None

    def due(self, time: Time | None) -> datetime | None:
        """Return the last moment of a deadline, where dated events set it."""
        if time is None:
            return None
        period = due_period(time, self.event, zone=self.zone)
        return None if period is None else period.end

    def earliest(self, one: Obligation) -> datetime | None:
        """Return before when it surely cannot start: what it waits for comes first."""
        if one.id in self.asked:
            return None
        deeper = Known(agreement=self.agreement, asked={*self.asked, one.id})
        period = start_period(one.starts, deeper._outcome, zone=self.zone)
        moments = [] if period is None else [period.start]
        for tie in one.depends:
            other = self.agreement.obligation(tie.ref)
            if tie.rel in _WAITING and other is not None:
                moment = deeper.earliest(other)
                moments += [] if moment is None else [moment]
        return max(moments, default=None)

    def _outcome(self, ref: str) -> Period | None:
        other = self.agreement.obligation(ref.rpartition(".")[0])
        if other is None:
            return self.event(ref)
        moment = self.earliest(other)
        return None if moment is None else Period(start=moment, end=moment)


def _too_early(known: Known, one: Obligation) -> Iterator[Problem]:
    start = known.earliest(one)
    if start is None:
        return
    times = {"due": one.due, "over": one.ends}
    for what, time in times.items():
        end = known.due(time)
        if end is not None and end <= start:
            yield finding(
                Finding.DATES_UNMEETABLE,
                f"`{one.id}` is {what} ({end:%Y-%m-%d %H:%M}) before it can start "
                f"({start:%Y-%m-%d %H:%M}), so nobody can meet it; compare both dates "
                "with the text",
                about=one,
            )


def _after_a_later_one(known: Known, one: Obligation) -> Iterator[Problem]:
    own = known.due(one.due)
    for tie in one.depends:
        other = known.agreement.obligation(tie.ref)
        if tie.rel not in _WAITING or other is None or own is None:
            continue
        others = known.due(other.due)
        if others is not None and others > own:
            yield finding(
                Finding.DATES_UNMEETABLE,
                f"`{one.id}` waits for `{other.id}`, which may take until "
                f"{others:%Y-%m-%d %H:%M}, but is itself due by {own:%Y-%m-%d %H:%M}; "
                "ask which deadline was meant to give way",
                about=one,
            )


def _stages(known: Known, one: Obligation) -> Iterator[Problem]:
    own = known.due(one.due)
    dated = [(known.due(stage.due), stage) for stage in one.stages]
    late = [s.id for due, s in dated if due and own and due > own]
    if late:
        yield finding(
            Finding.DATES_UNMEETABLE,
            f"of `{one.id}` the stages {listed(late)} are due after the whole is; "
            "compare the dates with the text",
            about=one,
        )
    shares = [(due, s.share) for due, s in dated if due and s.share is not None]
    if [share for _, share in sorted(shares)] != sorted(share for _, share in shares):
        yield finding(
            Finding.DATES_UNMEETABLE,
            f"the shares in the stages of `{one.id}` fall with time, but each counts "
            "all that is done so far; write them cumulatively",
            about=one,
        )
