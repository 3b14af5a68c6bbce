"""Who said what, by words of saying, quotation marks and the order of words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from armistice.model import Directness, Span
from armistice.reading import _frames as frames
from armistice.reading import _subjects as subjects
from armistice.reading._cues import cues_of
from armistice.reading._face import Attribution
from armistice.reading._labels import Labels
from armistice.reading._page import trimmed
from armistice.reading._regions import Region, regions_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.reading._frames import Frame
    from armistice.reading._lexicon import Lexicon
    from armistice.reading._page import Page
    from armistice.reading._quotes import Quote

_EDGE = " \t\n\r\xa0,;:—–"
QUOTED, FREE = 0.6, 0.35
"""Certainty of a quotation by its speaker's nearness; of words that go on unmarked."""
MIN_LABELLED = 4
"""A line after a label has so many words at least; a question is no claim."""
MAX_FREE_BLOCKS = 3
"""How many paragraphs an unclosed quotation may go on without marks or speaker."""


@dataclass(frozen=True, slots=True)
class _Said:
    """A frame in its sentence."""

    region: Region
    frame: Frame
    before: tuple[Span, ...] = ()
    """Earlier sentences of the paragraph that are the same speaker's."""
    after: tuple[Span, ...] = ()
    """What follows in the paragraph, where a label at its beginning tells who speaks."""


_THOUGHTS = frozenset(
    ["think", "thinks", "believe", "believes", "opined", "opines", "thought"]
)
_PERSONAL = frozenset(["i", "we", "our", "us", "my"])


class RuleClaims:
    """Finds attributions by rules; the lexicon's table `cues` is all it knows."""

    name = "rules-2"
    calibrated = False

    def __init__(self, lexicon: Lexicon) -> None:
        self._verbs = lexicon.matcher("cues", without=" noun")
        self._nouns = lexicon.matcher("cues", ending=" noun")
        self._lexicon = lexicon
        self._observers = lexicon.words("actors", "observer")

    def find(self, page: Page) -> Sequence[Attribution]:
        """Return the attributions of a page in the order of their first character."""
        regions = list(regions_of(page, self._verbs))
        outer = [r for r in regions if r.within is None]
        labels = Labels(page, self._lexicon)
        said = [self._labelled(page, labels, r) + self._said(r) for r in outer]
        found = _Thread(page).run(outer, said)
        for region in regions:
            if region.within is not None:
                found.extend(_bare(page, said) for said in self._said(region))
        return sorted(set(found), key=_first)

    def _labelled(self, page: Page, labels: Labels, region: Region) -> list[_Said]:
        """Return what a label at a paragraph's beginning says somebody said."""
        block = page.blocks[region.block]
        start = region.items[0].start
        opens = start <= block.span.start + 1
        frame = labels.frame_of(region) if opens else None
        if frame is None:
            return []
        words = block.span.of(page.text).split()
        if len(words) < MIN_LABELLED or words[-1].endswith("?"):
            return []
        end = region.items[-1].end
        rest = trimmed(page.text, end, max(end, block.span.end))
        after = () if block.heading or rest.end == rest.start else (rest,)
        return [_Said(region, frame, after=after)]

    def _said(self, region: Region) -> list[_Said]:
        cues = list(cues_of(region, self._verbs, self._nouns, self._observers))
        return [_Said(region, frame) for frame in frames.frames_of(region, cues)]


class _Thread:
    """Follows one page from sentence to sentence: who spoke last goes on speaking."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._found: list[Attribution] = []
        self._last: int | None = None
        self._last_block = -9
        self._colon = False
        self._waiting: list[tuple[int, Span, float]] = []
        """Quotations without a speaker yet: paragraph, words, certainty."""
        self._open_until = -1
        self._block = -1
        self._plain: list[Span] = []
        """Sentences of this paragraph that nobody is named for."""

    def run(
        self, regions: Sequence[Region], said: Sequence[Sequence[_Said]]
    ) -> list[Attribution]:
        """Return what all sentences say, with quotations given to their speakers."""
        for index, (region, here) in enumerate(zip(regions, said, strict=True)):
            if region.block != self._block:
                self._block, self._plain = region.block, []
            last = index + 1 == len(regions) or regions[index + 1].block != region.block
            told = list(here)
            if told and last:
                told = self._summed(region, told)
            if not told and region.quoted_only is None:
                self._plain.append(region.span(0, len(region.items)))
            if told:
                self._speak(region, told)
            elif (quote := region.quoted_only) is not None:
                self._quoted(quote)
            elif region.block <= self._open_until:
                self._wait(region.block, region.span(0, len(region.items)), FREE)
            self._colon = region.items[-1].lower == ":" and self._last is not None
        self._settle(self._last)
        return self._found

    def _summed(self, region: Region, told: list[_Said]) -> list[_Said]:
        """Give the paragraph's plain sentences to the speaker at its end."""
        place = next((n for n, s in enumerate(told) if self._sums_up(region, s)), None)
        if place is not None:
            told[place] = self._stretched(told[place])
        return told

    def _sums_up(self, region: Region, said: _Said) -> bool:
        """Tell whether "..., he opined." ends a paragraph that is all somebody's."""
        frame = said.frame
        if frame.source is None or not self._plain or not frame.trails:
            return False
        if frame.contents[0][0] > 0 or any(i.quote is not None for i in region.items):
            return False
        words = set(region.words)
        for span in self._plain:
            words.update(self._page.words[i] for i in self._page.inside(span))
        thought = bool(_THOUGHTS & set(region.words[frame.cue[0] : frame.cue[1]]))
        return thought or bool(_PERSONAL & words)

    def _stretched(self, said: _Said) -> _Said:
        plain, self._plain = tuple(self._plain), []
        return replace(said, before=plain)

    def _speak(self, region: Region, here: Sequence[_Said]) -> None:
        earlier = self._last if self._goes_on(region.block) else None
        fresh = len(self._found)
        self._found.extend(_bare(self._page, said) for said in here)
        direct = [
            n
            for n in range(fresh, len(self._found))
            if self._found[n].direct is not Directness.INDIRECT
        ]
        speaker = direct[-1] if direct else fresh
        late = bool(direct) and not self._is_pronoun(self._found[direct[0]])
        if self._found[speaker].source is not None:
            self._last = speaker
        self._settle(speaker if late or earlier is None else earlier)
        self._last_block = region.block
        self._keep_open(region)

    def _goes_on(self, block: int) -> bool:
        first = self._waiting[0][0] if self._waiting else block
        return first - self._last_block <= 1

    def _is_pronoun(self, said: Attribution) -> bool:
        words = "" if said.source is None else said.source.of(self._page.text)
        return words.lower() in ("he", "she", "they")

    def _quoted(self, quote: Quote) -> None:
        """Give a quotation that stands alone to whoever it belongs to."""
        if quote.closed and self._page.blocks[quote.block].heading:
            return
        speaker = None if self._last is None else self._found[self._last]
        near = quote.block - self._last_block
        if speaker is not None and near == 0 and not self._waiting:
            self._join(quote, speaker)
        elif self._colon and not self._waiting:
            self._wait(quote.block, quote.inner, QUOTED)
            self._settle(self._last)
            self._last_block = quote.block
        else:
            self._wait(quote.block, quote.inner, QUOTED)
        self._open_until = -1 if quote.closed else quote.block + MAX_FREE_BLOCKS

    def _join(self, quote: Quote, speaker: Attribution) -> None:
        """Add a quotation to one of the same paragraph: "A," she said. "B."."""
        if self._last is None or speaker.direct is Directness.INDIRECT:
            self._wait(quote.block, quote.inner, QUOTED)
            self._settle(self._last)
            return
        spans = (*speaker.contents, quote.span)
        self._found[self._last] = replace(speaker, contents=spans)

    def _wait(self, block: int, span: Span, certainty: float) -> None:
        self._waiting.append((block, span, certainty))

    def _settle(self, speaker: int | None) -> None:
        """Give the waiting quotations to a speaker, or to nobody."""
        waiting, self._waiting = self._waiting, []
        self._open_until = -1
        if speaker is None or self._found[speaker].source is None or not waiting:
            return
        said = self._found[speaker]
        self._found.append(
            Attribution(
                source=said.source,
                cue=said.cue,
                contents=tuple(span for _, span, _ in waiting),
                direct=Directness.DIRECT,
                certainty=min(certainty for _, _, certainty in waiting),
            )
        )

    def _keep_open(self, region: Region) -> None:
        quote = region.items[-1].quote
        if quote is not None and not quote.closed:
            self._open_until = region.block + MAX_FREE_BLOCKS


def _bare(page: Page, said: _Said) -> Attribution:
    region, frame = said.region, said.frame
    contents = list(said.before)
    for first, last in frame.contents:
        raw = region.span(first, last)
        contents.append(
            _closed(page.text, trimmed(page.text, raw.start, raw.end, _EDGE))
        )
    contents.extend(said.after)
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
    who = frame.source
    whom = None if who is None else subjects.antecedent(region.items, who[0])
    return Attribution(
        source=None if who is None else region.span(*who),
        cue=region.span(*frame.cue),
        contents=tuple(c for c in contents if c.end > c.start),
        direct=direct,
        certainty=frame.certainty,
        named=None if whom is None else region.span(*whom),
    )


def _closed(text: str, span: Span) -> Span:
    """Return a content with the mark that closes a term at its end."""
    after = text[span.end : span.end + 1]
    opened = {"”": "“", "»": "«", '"': '"'}.get(after)
    if opened is None:
        return span
    count = text.count(opened, span.start, span.end)
    open_ = (
        count % 2 == 1
        if after == '"'
        else count > text.count(after, span.start, span.end)
    )
    return Span(span.start, span.end + 1) if open_ else span


def _first(attribution: Attribution) -> tuple[int, int]:
    spans = [*attribution.contents]
    spans.extend(s for s in (attribution.source, attribution.cue) if s is not None)
    return min(s.start for s in spans), max(s.end for s in spans)
