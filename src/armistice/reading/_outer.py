"""Whose words a source stands within: claims told within another's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from armistice.model import Span
    from armistice.reading._face import Attribution


def outer_sources(said: Sequence[Attribution]) -> dict[Span, Span]:
    """Return for sources inside another's words whose words these are."""
    inner: dict[Span, Span] = {}
    owners: dict[Span, Span | None] = {}
    for attribution in said:
        for content in attribution.contents:
            owners.setdefault(content, attribution.source)
    open_: list[tuple[Span, Span]] = []
    for start, span, source in _content_rows(said):
        open_ = [row for row in open_ if row[0].end > start]
        if source is not None:
            outer = next(
                (o for c, o in reversed(open_) if c.covers(span) and o != span), None
            )
            if outer is not None:
                inner.setdefault(span, outer)
        else:
            owner = owners.get(span)
            if owner is not None:
                open_.append((span, owner))
    return inner


def _content_rows(
    said: Iterable[Attribution],
) -> Iterator[tuple[int, Span, Span | None]]:
    """Yield contents (without source) and sources (with it), by first character."""
    rows: list[tuple[int, int, Span, Span | None]] = []
    for attribution in said:
        rows.extend((c.start, 0, c, None) for c in attribution.contents)
        if attribution.source is not None:
            source = attribution.source
            rows.append((source.start, 1, source, source))
    for start, _, span, kind in sorted(rows, key=lambda r: (r[0], r[1])):
        yield start, span, kind
