"""Whose word counts: the perspectives of an agreement, and who is on which side."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.model import Party, PartyRole, Perspective

if TYPE_CHECKING:
    from armistice.model import Agreement, Obligation

OUTLETS = "outlet:"


def default_perspectives(agreement: Agreement) -> tuple[Perspective, ...]:
    """Return each party, the guarantors if any, third parties, and all combined.

    Parties come in the agreement's order. Outlets, which only carry what others say,
    are heard in the combined perspective alone.
    """
    parties = [p for p in agreement.parties if p.role is PartyRole.PARTY]
    guarantors = [p for p in agreement.parties if p.role is PartyRole.GUARANTOR]
    bound = _voices(agreement, [*parties, *guarantors])
    found = [
        Perspective(
            id=f"party:{p.id}",
            name=p.name,
            hears=_voices(agreement, [p]),
            interpretations_of=(p.id,),
        )
        for p in parties
    ]
    if guarantors:
        found.append(
            Perspective(
                id="guarantor",
                name=", ".join(p.name for p in guarantors),
                hears=_voices(agreement, guarantors),
                interpretations_of=tuple(p.id for p in guarantors),
            )
        )
    third = Perspective(
        id="third", name="Third parties", deaf_to=(*bound, f"{OUTLETS}*")
    )
    return (*found, third, Perspective(id="combined", name="All accounts combined"))


def _voices(agreement: Agreement, parties: list[Party]) -> tuple[str, ...]:
    ids = [p.id for p in parties]
    bodies = [p.id for p in agreement.parties if p.acts_for in ids]
    return tuple(dict.fromkeys([*ids, *bodies]))


def hears(perspective: Perspective, agreement: Agreement, actor: str) -> bool:
    """Tell whether an actor's word counts, itself or as the one it acts for."""
    names = {actor, agreement.principal(actor)}
    welcome = replace(perspective, deaf_to=())
    shunned = replace(perspective, hears=None)
    return any(map(welcome.counts, names)) and all(map(shunned.counts, names))


def sole_voice(perspective: Perspective, agreement: Agreement) -> str | None:
    """Return the one actor whose account a perspective is, or None if of several."""
    voices = {agreement.principal(actor) for actor in perspective.hears or ()}
    return voices.pop() if len(voices) == 1 else None


def bearers_of(agreement: Agreement, obligation: Obligation) -> tuple[str, ...]:
    """Return who owes it: principals, in the obligation's order, each once."""
    return tuple(dict.fromkeys(map(agreement.principal, obligation.bearer)))


def adversaries(agreement: Agreement, obligation: Obligation, against: str) -> set[str]:
    """Return whose word alone proves nothing against a bearer.

    The counterparties and the other bearers; failing both, every other party.
    """
    near = {*obligation.counterparty, *obligation.bearer}
    named = {agreement.principal(actor) for actor in near} - {against}
    return named or _parties(agreement) - {against}


def affected(agreement: Agreement, obligation: Obligation) -> set[str]:
    """Return whose acceptance a change of an obligation needs.

    Bearers and counterparties; every party where no counterparty is named.
    """
    near = {agreement.principal(a) for a in obligation.bearer + obligation.counterparty}
    return near if obligation.counterparty else near | _parties(agreement)


def _parties(agreement: Agreement) -> set[str]:
    return {p.id for p in agreement.parties if p.role is PartyRole.PARTY}
