"""Who said what, by words of saying, quotation marks and the order of words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from armistice.model import Directness, Span
from armistice.reading import _frames as frames
from armistice.reading._cues import cues_of
from armistice.reading._face import Attribution
from armistice.reading._page import trimmed
from armistice.reading._regions import Region, regions_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.reading._frames import Frame
    from armistice.reading._lexicon import Lexicon
    from armistice.reading._page import Page
    from armistice.reading._quotes import Quote

_EDGE = " \t\n\r\xa0,;:—–"
MAX_FREE_BLOCKS = 3
"""How many paragraphs an unclosed quotation may go on without marks or speaker."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A frame in its sentence."""

    region: Region
    frame: Frame


class RuleClaims:
    """Finds attributions by rules; the lexicon's table `cues` is all it knows."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._cues = lexicon.matcher("cues")

    def find(self, page: Page) -> Sequence[Attribution]:
        """Return the attributions of a page in the order of their first character."""
        regions = list(regions_of(page, self._cues))
        outer = [r for r in regions if r.within is None]
        found = _Thread(page).run(outer, [self._said(r) for r in outer])
        for region in regions:
            if region.within is not None:
                found.extend(_bare(page, said) for said in self._said(region))
        return sorted(set(found), key=_first)

    def _said(self, region: Region) -> list[_Said]:
        cues = list(cues_of(region, self._cues))
        return [_Said(region, frame) for frame in frames.frames_of(region, cues)]


class _Thread:
    """Follows one page from sentence to sentence: who spoke last goes on speaking."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._found: list[Attribution] = []
        self._last: int | None = None
        self._last_block = -9
        self._colon = False
        self._waiting: list[Quote] = []
        self._open_until = -1

    def run(
        self, regions: Sequence[Region], said: Sequence[Sequence[_Said]]
    ) -> list[Attribution]:
        """Return what all sentences say, with quotations given to their speakers."""
        for region, here in zip(regions, said, strict=True):
            if here:
                self._speak(region, here)
            elif (quote := region.quoted_only) is not None:
                self._quoted(quote)
            elif region.block <= self._open_until and region.block > self._last_block:
                self._free(region)
            self._colon = self._colon_after(region, bool(here))
        return self._found

    def _speak(self, region: Region, here: Sequence[_Said]) -> None:
        for said in here:
            attribution = _bare(self._page, said)
            self._found.append(attribution)
            if attribution.direct is not Directness.INDIRECT or self._last is None:
                self._last = len(self._found) - 1
        if not any(
            a.direct is not Directness.INDIRECT for a in self._found[-len(here) :]
        ):
            self._last = len(self._found) - len(here)
        self._last_block = region.block
        self._open_until = -1
        if self._waiting:
            self._give(self._waiting)
            self._waiting = []
        self._keep_open(region)

    def _quoted(self, quote: Quote) -> None:
        """Give a quotation that stands alone to whoever it belongs to."""
        near = quote.block - self._last_block
        if not quote.closed and near > 0 and not self._colon:
            self._waiting.append(quote)
        elif self._last is not None and (near <= 1 or self._colon):
            self._give([quote])
            self._last_block = quote.block
            if not quote.closed:
                self._open_until = quote.block + MAX_FREE_BLOCKS
        else:
            self._waiting.append(quote)

    def _give(self, quotes: Sequence[Quote]) -> None:
        if self._last is None:
            return
        speaker = self._found[self._last]
        same_block = all(q.block == self._last_block for q in quotes)
        spans = tuple(q.inner for q in quotes)
        if same_block and speaker.direct is not Directness.INDIRECT:
            self._found[self._last] = replace(
                speaker, contents=(*speaker.contents, *(q.span for q in quotes))
            )
        elif speaker.source is not None:
            self._found.append(
                Attribution(
                    source=speaker.source,
                    cue=speaker.cue,
                    contents=spans,
                    direct=Directness.DIRECT,
                    certainty=0.6,
                )
            )

    def _free(self, region: Region) -> None:
        """Take a plain sentence after an unclosed quotation as going on with it."""
        if self._last is None or self._found[self._last].source is None:
            return
        speaker = self._found[self._last]
        content = region.span(0, len(region.items))
        self._found.append(
            Attribution(
                source=speaker.source,
                cue=speaker.cue,
                contents=(content,),
                direct=Directness.DIRECT,
                certainty=0.35,
            )
        )

    def _keep_open(self, region: Region) -> None:
        quote = next((i.quote for i in reversed(region.items) if i.quote), None)
        if quote is not None and not quote.closed and region.items[-1].quote is quote:
            self._open_until = region.block + MAX_FREE_BLOCKS

    def _colon_after(self, region: Region, spoke: bool) -> bool:
        ends = region.items[-1].lower == ":"
        return ends and (spoke or self._last is not None)


def _bare(page: Page, said: _Said) -> Attribution:
    region, frame = said.region, said.frame
    contents = []
    for first, last in frame.contents:
        raw = region.span(first, last)
        contents.append(trimmed(page.text, raw.start, raw.end, _EDGE))
    quoted = [
        any(item.quote is not None for item in region.items[a:b])
        for a, b in frame.contents
    ]
    plain = [any(item.word for item in region.items[a:b]) for a, b in frame.contents]
    direct = Directness.INDIRECT
    if any(quoted) or region.within is not None:
        direct = Directness.MIXED if any(plain) and any(quoted) else Directness.DIRECT
    if region.within is not None and not any(quoted):
        direct = Directness.INDIRECT
    return Attribution(
        source=None if frame.source is None else region.span(*frame.source),
        cue=region.span(*frame.cue),
        contents=tuple(c for c in contents if c.end > c.start),
        direct=direct,
        certainty=frame.certainty,
    )


def _first(attribution: Attribution) -> tuple[int, int]:
    spans = [*attribution.contents]
    spans.extend(s for s in (attribution.source, attribution.cue) if s is not None)
    return min(s.start for s in spans), max(s.end for s in spans)
