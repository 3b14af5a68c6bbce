"""What a bearing is made from: a duty, a claim, and what matched so far."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from armistice.model import Hedge

if TYPE_CHECKING:
    from armistice.linking._cast import Cast
    from armistice.linking._frames import Act, Role
    from armistice.linking._places import Fit
    from armistice.linking._tells import Tell
    from armistice.linking._voice import Voice
    from armistice.model import Agreement, Bearing, Claim, Obligation


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One obligation, with what its action asks for."""

    obligation: Obligation
    agreement: Agreement
    act: Act
    since_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A bearing in the making: what matched, and what is doubtful."""

    duty: Duty
    tell: Tell
    bearing: Bearing
    role: Role
    fit: Fit
    against: str | None = None
    certainty: float = 0.9
    matched: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()

    def less(self, by: float, doubt: str = "") -> Draft:
        """Return it less certain, with a doubt if one is named."""
        doubts = (*self.doubts, doubt) if doubt else self.doubts
        return replace(self, certainty=self.certainty * (1 - by), doubts=doubts)

    def told(self, *words: str) -> Draft:
        """Return it with more of what matched."""
        return replace(self, matched=(*self.matched, *words))


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A claim, whose word it is, and who everybody is."""

    claim: Claim
    voice: Voice
    cast: Cast
    teller: Claim | None = None
    """The outer claim, where another party tells of this one."""
    vouching: Voice | None = None
    """Whose claim that outer one is."""
    outer: Hedge = Hedge.CERTAIN
    """How sure whoever tells of it is that it was said."""
    together: bool = False
    """Whether several parties say it, of whom this is one."""
    blamed: str | None = None
    """The party that an accusation is addressed to."""
