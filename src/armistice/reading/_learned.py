"""Who said what, by the learned model: the same face as the rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.model import Directness, Span
from armistice.reading._face import Attribution, Votes
from armistice.reading._page import trimmed
from armistice.reading._regions import item_of
from armistice.reading._subjects import antecedent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.reading._decode import Decoder, Found, Range
    from armistice.reading._model import Model
    from armistice.reading._page import Page
    from armistice.reading._pieces import Pieces

DIGITS = 8
"""Of the digest of network and settings; enough to tell two models apart."""
_EDGE = " \t\n\r\xa0,;:—–"


class LearnedClaims:
    """Finds attributions with the model; loads it when first asked."""

    calibrated = True

    def __init__(self, model: Model) -> None:
        self._model = model

    @property
    def name(self) -> str:
        """The model's name, and which weights these are."""
        return f"{self._model.settings.name}-{self._model.digest[:DIGITS]}"

    def find(self, page: Page) -> Sequence[Attribution]:
        """Return the attributions of a page in the order of their first character."""
        text = unwrapped(page)
        pieces = self._model.pieces(text)
        if not len(pieces):
            return []
        decoder = _decoder(self._model, pieces, text)
        return [said for said, _ in attributions(page, pieces, decoder)]


def unwrapped(page: Page) -> str:
    """Return a page's text with the line ends within paragraphs as spaces.

    To the model a line's end is a paragraph's; characters keep their places.
    """
    parts: list[str] = []
    at = 0
    for block in page.blocks:
        parts.append(page.text[at : block.span.start])
        parts.append(block.span.of(page.text).replace("\n", " "))
        at = block.span.end
    parts.append(page.text[at:])
    return "".join(parts)


def _decoder(model: Model, pieces: Pieces, text: str) -> Decoder:
    # Only here, so that a command that reads nothing does not load NumPy.
    from armistice.reading._decode import Decoder

    return Decoder(model.sheet(pieces), pieces, text, model.settings)


def attributions(
    page: Page, pieces: Pieces, decoder: Decoder
) -> list[tuple[Attribution, tuple[float, ...]]]:
    """Return attributions in the order of the text, with their certainty's features."""
    made = [
        (_said(page, pieces, decoder, found), found.features)
        for found in decoder.claims()
    ]
    return sorted((row for row in made if row[0].contents), key=lambda r: _first(r[0]))


def names_of(text: str, model: Model) -> list[tuple[Span, str]]:
    """Return the names in a text with their kinds: PER, ORG or LOC."""
    pieces = model.pieces(text)
    if not len(pieces):
        return []
    decoder = _decoder(model, pieces, text)
    return [
        (Span(int(pieces.starts[first]), int(pieces.ends[last])), kind)
        for (first, last), kind in decoder.names()
    ]


def _said(page: Page, pieces: Pieces, decoder: Decoder, found: Found) -> Attribution:
    contents = [_span(page, pieces, span) for span in found.contents]
    contents = [span for span in contents if any(map(str.isalnum, span.of(page.text)))]
    source = None if found.source is None else _span(page, pieces, found.source)
    return Attribution(
        source=source,
        cue=_span(page, pieces, found.cue),
        contents=tuple(contents),
        direct=_directness(page, contents),
        certainty=decoder.certainty(found.features),
        named=None if source is None else named(page, source),
        votes=Votes(
            stance=tuple(map(float, decoder.votes(found, "stance"))),
            hedge=tuple(map(float, decoder.votes(found, "hedge"))),
        ),
    )


def named(page: Page, source: Span) -> Span | None:
    """Return whom "who" as a source goes on about, if it is one and that is told."""
    sentence = page.sentence_at(source.start)
    tokens = page.inside(Span(sentence.start, source.end))
    items = [item_of(page.tokens[i]) for i in tokens]
    if not items or items[-1].start != source.start:
        return None
    whom = antecedent(items, len(items) - 1)
    return None if whom is None else Span(items[whom[0]].start, items[whom[1] - 1].end)


def _span(page: Page, pieces: Pieces, span: Range) -> Span:
    start, end = int(pieces.starts[span[0]]), int(pieces.ends[span[1]])
    bare = trimmed(page.text, start, end, _EDGE)
    # The colon of a headline is its whole cue.
    return bare if bare.end > bare.start else trimmed(page.text, start, end)


def _directness(page: Page, contents: Sequence[Span]) -> Directness:
    """Tell how much of the words stands in quotation marks."""
    quoted = [
        sum(1 for q in page.quotes if q.inner.overlaps(span)) for span in contents
    ]
    if not any(quoted):
        return Directness.INDIRECT
    plain = any(_plain_words(page, span) for span in contents)
    return Directness.MIXED if plain else Directness.DIRECT


def _plain_words(page: Page, span: Span) -> bool:
    return any(
        page.tokens[i].word
        and not any(page.tokens[i].start in q.span for q in page.quotes)
        for i in page.inside(span)
    )


def _first(said: Attribution) -> tuple[int, int]:
    spans = [*said.contents]
    spans.extend(s for s in (said.source, said.cue) if s is not None)
    return min(s.start for s in spans), max(s.end for s in spans)
