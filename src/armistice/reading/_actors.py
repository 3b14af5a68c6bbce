"""Who acts and speaks."""

from __future__ import annotations
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from armistice.model import ActorMention, Agreement
    from armistice.reading._face import Attribution
    from armistice.reading._lexicon import Lexicon
    from armistice.reading._page import Page


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody in a report."""

    mentions: tuple[ActorMention, ...]

    def addressee(self, page: Page, said: Attribution) -> str:
        """Return who was asked or accused, in the report's words, or nothing."""
        return ""


def cast_of(
    page: Page,
    agreements: Sequence[Agreement],
    lexicon: Lexicon,
    said: Sequence[Attribution],
) -> Cast:
    """Return everybody in a page."""
    return Cast(())
