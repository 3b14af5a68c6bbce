"""Places that are not named, not defined, or claimed by duties that cannot both be."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from armistice.agreement._codes import Finding
from armistice.agreement._findings import (
    CONTROLLING,
    GIVING,
    LEAVING,
    MOVING,
    STAYING,
    act,
    finding,
    listed,
)
from armistice.model import Modality, PartyRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.model import Agreement, Obligation, Problem

_SIDES = (PartyRole.PARTY, PartyRole.ARMED_GROUP, PartyRole.DE_FACTO)


def lint_places(agreement: Agreement) -> Iterator[Problem]:
    """Return what the places leave open."""
    for one in agreement.obligations:
        yield from _no_place(one)
        yield from _exceptions(agreement, one)
    yield from _undefined(agreement)
    for first, second in combinations(agreement.obligations, 2):
        yield from _conflict(agreement, first, second)


def _no_place(one: Obligation) -> Iterator[Problem]:
    words = act(one)
    placed = one.place is not None or one.parts
    patterns = (LEAVING, STAYING, GIVING, MOVING)
    if not placed and any(pattern.search(words) for pattern in patterns):
        yield finding(
            Finding.NO_PLACE,
            f"the text does not say where `{one.id}` applies; "
            "if it follows from another point, add `place:`",
            about=one,
        )


def _exceptions(agreement: Agreement, one: Obligation) -> Iterator[Problem]:
    inside = set(places_of(one))
    for excepted in one.except_places:
        if inside and not inside & set(agreement.enclosing(excepted)):
            yield finding(
                Finding.EXCEPTION_OUTSIDE,
                f"`{one.id}` leaves out `{excepted}`, which does not lie in "
                f"{listed(sorted(inside))}; check `within` of that place, or whether "
                "the exception says something else",
                about=one,
            )


def _undefined(agreement: Agreement) -> Iterator[Problem]:
    used: dict[str, Obligation] = {}
    for one in agreement.obligations:
        staged = (stage.place for stage in one.stages if stage.place is not None)
        for place_id in (*places_of(one), *one.parts, *one.except_places, *staged):
            used.setdefault(place_id, one)
    for place_id, one in used.items():
        place = agreement.place(place_id)
        drawn = place is not None and (place.geometry or place.lat is not None)
        if place is None or drawn or place.within:
            continue
        yield finding(
            Finding.PLACE_UNDEFINED,
            f"nothing says where `{place_id}` begins and ends, and `{one.id}` hangs "
            "on it; add `lat`/`lon`, `geometry` or `within` if it is known",
            about=one,
            subject=place_id,
        )


def places_of(one: Obligation) -> tuple[str, ...]:
    """Return the places that an obligation is about."""
    return one.parts if one.place is None else (one.place,)


def _conflict(
    agreement: Agreement, first: Obligation, second: Obligation
) -> Iterator[Problem]:
    shared = _shared_place(agreement, first, second)
    if shared is None:
        return
    why = _contradiction(agreement, first, second) or _contradiction(
        agreement, second, first
    )
    if why is not None:
        yield finding(
            Finding.PLACES_CONFLICT,
            f"`{first.id}` and `{second.id}` both hold in `{shared}`, and {why}; "
            "if the text resolves it, add `except_places:` or set the times apart",
            about=second,
        )


def _shared_place(
    agreement: Agreement, first: Obligation, second: Obligation
) -> str | None:
    """Return the inner of two nested places, unless either leaves it out."""
    left_out = {*first.except_places, *second.except_places}
    for one in places_of(first):
        for other in places_of(second):
            for inner, outer in ((one, other), (other, one)):
                around = agreement.enclosing(inner)
                if outer in around and not left_out & set(around):
                    return inner
    return None


def _contradiction(
    agreement: Agreement, one: Obligation, other: Obligation
) -> str | None:
    same = sorted({*one.bearer} & {*other.bearer})
    if same and one.action == other.action:
        modalities = (one.modality, other.modality)
        both = modalities == (Modality.MUST, Modality.MUST_NOT)
        return f"{listed(same)} must and must not `{one.action}`" if both else None
    if one.modality is not Modality.MUST or other.modality is Modality.MUST_NOT:
        return None
    if same and LEAVING.search(act(one)) and STAYING.search(act(other)):
        verb = "must" if other.modality is Modality.MUST else "may"
        return f"{listed(same)} must leave (`{one.id}`) and {verb} stay (`{other.id}`)"
    holders = _holders(agreement, one, other)
    if GIVING.search(act(one)) and holders:
        return f"{listed(holders)} holds there what `{one.id}` gives to another"
    return None


def _holders(agreement: Agreement, given: Obligation, held: Obligation) -> list[str]:
    """Return who holds a place that is given to another.

    A mission that may be there is in nobody's way; one that must control it is.
    """
    if not STAYING.search(act(held)):
        return []
    controls = held.modality is Modality.MUST and CONTROLLING.search(act(held))
    return [
        bearer
        for bearer in held.bearer
        if agreement.principal(bearer) not in given.counterparty
        and (controls or _is_side(agreement, bearer))
    ]


def _is_side(agreement: Agreement, party_id: str) -> bool:
    party = agreement.party(party_id)
    return party is not None and party.role in _SIDES
