"""Whether the times of a file refer to something, and can come at all."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from armistice.agreement import _shapes as s
from armistice.agreement import _terms as t
from armistice.agreement._codes import Code
from armistice.agreement._faults import Fault, suggest
from armistice.agreement._nouns import to_time, zone_of
from armistice.model import After, Earliest, Instant, Latest, due_period, start_period

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from armistice.agreement._draft import Draft
    from armistice.agreement._tree import Loc
    from armistice.model import Time

BASE_EVENTS = ("signature", "entry_into_force")
OUTCOMES = ("started", "fulfilled", "violated")


def times_in(value: object, loc: Loc) -> Iterator[tuple[Loc, t.AfterShape]]:
    """Return every time inside that is counted from an event, with its path."""
    if isinstance(value, t.AfterShape) and value.event is not None:
        yield (*loc, "event"), value
    elif isinstance(value, t.EarliestShape | t.LatestShape):
        word = "earliest" if isinstance(value, t.EarliestShape) else "latest"
        for index, one in enumerate(getattr(value, word)):
            yield from times_in(one, (*loc, word, index))


def _all_times(shape: s.ObligationShape, loc: Loc) -> Iterator[tuple[Loc, object]]:
    for field in ("starts", "due", "ends"):
        yield (*loc, field), getattr(shape, field)
    for index, stage in enumerate(shape.stages or ()):
        yield (*loc, "stages", index, "due"), stage.due
    if shape.recurrence is not None:
        for field in ("first", "until"):
            yield (*loc, "recurrence", field), getattr(shape.recurrence, field)


def check_times(draft: Draft) -> Iterator[Fault]:
    """Return faults of all times: unknown events, circles, due before start."""
    for entry, shape in draft.readable(s.ObligationShape):
        for here, value in _all_times(shape, entry.loc):
            for loc, after in times_in(value, here):
                yield from event_faults(after.event, loc, draft.ids)
        yield from _due_before_start(shape, entry.loc)
    for loc, after in times_in(draft.outline.in_force, ("in_force",)):
        yield from event_faults(after.event, loc, draft.ids)
    yield from _circles(draft)


def event_faults(
    ref: str, loc: Loc, ids: Mapping[str, tuple[str, ...]]
) -> Iterator[Fault]:
    """Return what is wrong with a reference to an event."""
    owner, dot, outcome = ref.rpartition(".")
    if ref in BASE_EVENTS or ref.removeprefix("event:") in _events(ref, ids):
        return
    if ref.startswith("event:"):
        hint = suggest(ref.removeprefix("event:"), ids["events"])
        message = f"there is no event `{ref.removeprefix('event:')}`; {hint}"
        more = "" if hint.startswith("did") else ", add it under `events:`"
        yield Fault(loc=loc, code=Code.UNKNOWN_EVENT, message=message + more)
    elif dot and outcome in OUTCOMES:
        if owner not in ids["obligations"]:
            message = f"`{ref}`: there is no obligation `{owner}`; "
            message += suggest(owner, ids["obligations"])
            yield Fault(loc=loc, code=Code.UNKNOWN_OBLIGATION, message=message)
    else:
        message = f"`{ref}` is no event; {_instead(ref, ids)}"
        yield Fault(loc=loc, code=Code.UNKNOWN_EVENT, message=message)


def _events(ref: str, ids: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return ids["events"] if ref.startswith("event:") else ()


def _instead(ref: str, ids: Mapping[str, tuple[str, ...]]) -> str:
    if ref in ids["events"]:
        return f"write `event:{ref}`"
    owner = ref.rpartition(".")[0] or ref
    if owner in ids["obligations"]:
        endings = ", ".join(f"`{owner}.{outcome}`" for outcome in OUTCOMES)
        return f"write which moment of the obligation is meant: {endings}"
    known = (
        *BASE_EVENTS,
        *(f"event:{one}" for one in ids["events"]),
        *(f"{one}.started" for one in ids["obligations"]),
    )
    return f"write a day (2020-11-20) or an event: {suggest(ref, known)}"


def _due_before_start(shape: s.ObligationShape, loc: Loc) -> Iterator[Fault]:
    starts, due = shape.starts, shape.due
    if not (isinstance(starts, t.InstantShape) and isinstance(due, t.InstantShape)):
        return
    zone = "UTC"
    first = start_period(to_time(starts, zone=zone), _nothing, zone=ZoneInfo(zone))
    last = due_period(to_time(due, zone=zone), _nothing, zone=ZoneInfo(zone))
    if first is not None and last is not None and last.end <= first.start:
        message = f"it is due ({due.at}) before it starts ({starts.at}); correct one"
        yield Fault(loc=(*loc, "due"), code=Code.DUE_BEFORE_START, message=message)


def _nothing(_event: str) -> None:
    return None


def _circles(draft: Draft) -> Iterator[Fault]:
    """Return starts that wait for themselves, by whatever way."""
    zone = "UTC" if draft.head is None else zone_of(draft.head)
    starts: dict[str, Time] = {
        o.id: to_time(o.starts, zone=zone) for _, o in draft.of(s.ObligationShape)
    }
    if draft.head is not None:
        starts["entry_into_force"] = to_time(draft.head.in_force, zone=zone)
    stuck = never_coming(starts)
    names = ", ".join(f"`{one}`" for one in sorted(stuck))
    if "entry_into_force" in stuck:
        message = f"it waits for what itself waits for it ({names}); write a day"
        yield Fault(loc=("in_force",), code=Code.EVENT_CYCLE, message=message)
    for entry, shape in draft.of(s.ObligationShape):
        if shape.id in stuck:
            message = f"its start waits for what waits for it in turn ({names}); "
            message += "let one of them start on a day or at `entry_into_force`"
            loc = (*entry.loc, "starts")
            yield Fault(loc=loc, code=Code.EVENT_CYCLE, message=message)


def never_coming(starts: Mapping[str, Time]) -> frozenset[str]:
    """Return whose start can never come, because it waits for itself."""
    stuck = set(starts)
    while free := {one for one in stuck if _can_come(starts[one], stuck)}:
        stuck -= free
    return frozenset(stuck)


def _can_come(time: Time, stuck: set[str]) -> bool:
    match time:
        case Instant():
            return True
        case After():
            owner = time.event.rpartition(".")[0] or time.event
            return owner not in stuck
        case Earliest():
            return any(_can_come(one, stuck) for one in time.earliest)
        case Latest():
            return all(_can_come(one, stuck) for one in time.latest)
