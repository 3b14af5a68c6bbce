"""Figures."""

from __future__ import annotations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from armistice.model import FigureMention
    from armistice.reading._lexicon import Lexicon
    from armistice.reading._page import Page


def figures_of(page: Page, lexicon: Lexicon) -> tuple[FigureMention, ...]:
    """Return the figures of a page."""
    return ()
