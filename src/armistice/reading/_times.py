"""Times."""

from __future__ import annotations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime, tzinfo
    from armistice.model import TimeMention
    from armistice.reading._page import Page


def times_of(page: Page, published: datetime, zone: tzinfo) -> tuple[TimeMention, ...]:
    """Return the times of a page."""
    return ()
