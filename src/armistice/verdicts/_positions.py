"""What an actor's position is, once it has changed its mind or been more exact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.model import Bearing

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from armistice.model import Agreement, Evidence, Obligation
    from armistice.verdicts._places import Ground

Claims = tuple["Evidence", ...]

_ABOUT_ONESELF = frozenset(
    {
        Bearing.DONE,
        Bearing.UNDER_WAY,
        Bearing.QUANTITY,
        Bearing.NO_VIOLATION,
        Bearing.EXCUSE,
        Bearing.PROMISE,
    }
)


def later(one: Evidence, other: Evidence) -> bool:
    """Tell whether one was surely said after the other."""
    return (one.said_on, one.published) > (other.said_on, other.published)


def takes_back(one: Evidence, other: Evidence) -> bool:
    """Tell whether an actor said one later than the other: its position changed."""
    return one.actor == other.actor and later(one, other)


def standing(
    claims: Sequence[Evidence],
    rivals: Sequence[Evidence],
    clash: Callable[[Evidence, Evidence], bool],
) -> Claims:
    """Return the claims that their own actor did not later contradict."""
    return tuple(
        c for c in claims if not any(takes_back(r, c) and clash(c, r) for r in rivals)
    )


def done_clash(ground: Ground, done: Evidence, missing: Evidence) -> bool:
    """Tell whether "done" and "not done" cannot both be so.

    "Not done" speaks as of the end of its period: a day before the completion does
    not contradict it.
    """
    covered = ground.contains(ground.where(done), ground.where(missing))
    return covered and done.period.end <= missing.period.end


def settled_dates(ground: Ground, dones: Claims, undone: Claims) -> Claims:
    """Return the completions without those that their actor later dated otherwise.

    A vaguer date that overlaps leaves the earlier one standing, and so does a second
    completion after something was undone.
    """

    def dated_anew(old: Evidence, new: Evidence) -> bool:
        return (
            ground.where(old) == ground.where(new)
            and not old.period.overlaps(new.period)
            and old.period != new.period
            and not any(
                old.period.end <= u.period.end <= new.period.start for u in undone
            )
        )

    return standing(dones, dones, dated_anew)


def concerning(
    agreement: Agreement, obligation: Obligation, bearer: str, claims: Claims
) -> Claims:
    """Return the claims that are about one of several bearers.

    `against` names whom a claim is about. Without it a bearer that says something was
    kept speaks of itself, and one that says it was not speaks of the others; anybody
    else speaks of all. An answer is about whatever the claim is about that it answers.
    """
    bearers = set(map(agreement.principal, obligation.bearer))
    by_id = {c.id: c for c in claims}
    return tuple(
        c for c in claims if _is_about(by_id.get(c.target or "", c), bearer, bearers)
    )


def _is_about(claim: Evidence, bearer: str, bearers: set[str]) -> bool:
    if claim.against is not None:
        return claim.against == bearer
    if claim.actor not in bearers or len(bearers) == 1:
        return True
    return (claim.actor == bearer) == (claim.bearing in _ABOUT_ONESELF)
