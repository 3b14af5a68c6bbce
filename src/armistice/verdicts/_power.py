"""What a bearer may do: available, exercised, lapsed."""

from __future__ import annotations

from dataclasses import replace

from armistice.model import Bearing, Kind, Status
from armistice.verdicts import _reasons as words
from armistice.verdicts._achieve import joined, key_claims, strongest, weighed
from armistice.verdicts._finding import POSSIBLE, Case, Finding, side_flags
from armistice.verdicts._parts import Claims, Done


def power(case: Case) -> Finding:
    """Judge a power. That it was not used matters only where somebody says it was."""
    state = weighed(case, _uses(case))
    used = joined([key_claims(p) for p in state.parts])
    flags = side_flags(case)
    if any(p.done is Done.POSSIBLE for p in state.parts):
        flags = (*flags, POSSIBLE)
    if used and all(p.done is Done.REBUTTED for p in state.open_parts):
        return _used(case, used, flags, joined([strongest(p) for p in state.parts]))
    lapses = case.schedule.due
    over = case.ended or (lapses is not None and case.hearing.as_of > lapses.end)
    status = Status.LAPSED if over else Status.AVAILABLE
    return Finding(status=status, reason=words.power(case, status, ()), flags=flags)


def _used(case: Case, used: Claims, flags: tuple[str, ...], against: Claims) -> Finding:
    """Exercised, or contested where somebody says that it was not."""
    if against:
        return Finding(
            status=Status.CONTESTED,
            reason=words.contested(case, used, against),
            deciding=used,
            rebuttal=against,
            flags=flags,
        )
    status = Status.EXERCISED
    reason = words.power(case, status, used)
    return Finding(status=status, reason=reason, deciding=used, flags=flags)


def _uses(case: Case) -> Claims:
    """Return the claims; a power to keep something is used once that is under way."""
    if case.obligation.kind is not Kind.MAINTAIN:
        return case.claims
    return tuple(
        replace(c, bearing=Bearing.DONE) if c.bearing is Bearing.UNDER_WAY else c
        for c in case.claims
    )
