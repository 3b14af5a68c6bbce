"""Places."""

from __future__ import annotations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from armistice.model import Agreement, PlaceMention
    from armistice.reading._lexicon import Lexicon
    from armistice.reading._page import Page


class Atlas:
    """Places."""

    def __init__(self, agreements: Sequence[Agreement], lexicon: Lexicon) -> None:
        self._agreements = agreements

    def places_of(self, page: Page) -> tuple[PlaceMention, ...]:
        """Return the places of a page."""
        return ()
