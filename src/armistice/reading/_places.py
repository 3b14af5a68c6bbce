"""Place names: the agreement's first, all sides' names alike; then a gazetteer."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from armistice.model import PlaceMention, Span
from armistice.reading import _grammar as g
from armistice.reading._gazetteer import world
from armistice.reading._keys import loose, plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from armistice.model import Agreement, Place
    from armistice.reading._lexicon import Lexicon
    from armistice.reading._page import Page, Token

FEATURES = {
    "village": "village",
    "settlement": "village",
    "hamlet": "village",
    "town": "town",
    "city": "town",
    "district": "district",
    "region": "district",
    "province": "district",
    "raion": "district",
    "county": "district",
    "governorate": "district",
    "oblast": "district",
    "rayon": "district",
    "corridor": "corridor",
    "pass": "corridor",
    "road": "corridor",
    "zone": "zone",
    "line": "line",
    "airport": "airport",
    "bridge": "bridge",
    "river": "river",
    "enclave": "zone",
    "port": "port",
}
"""Words beside a name that tell what kind of place it is."""
CONTEXT_WORDS = 8
"""How far from a name another one tells what it lies within."""
MAX_WORDS = 7
MIN_SCORE = -1.0
MIN_LEAD = 0.5
LOOSE_CERTAINTY = 0.85
GEO_CERTAINTY = 0.7
BIG_TOWN = 300_000
"""A town this large is meant even where its name opens a sentence."""
_AGREEING = 2.0
_AREAS = frozenset(["district", "zone"])
_PAREN = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class _Name:
    """One name of one place of an agreement."""

    place: str
    feature: str
    """What kind of place the agreement calls it, if it says."""
    bare: bool
    """The name without the word for its kind."""
    nested: frozenset[str]
    """Ids of everything that the place lies within."""


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    names: tuple[_Name, ...]
    certainty: float


class Atlas:
    """All places that can be told by name."""

    def __init__(self, agreements: Sequence[Agreement], lexicon: Lexicon) -> None:
        self._names: dict[str, tuple[_Name, ...]] = {}
        self._loose: dict[str, tuple[_Name, ...]] = {}
        self._lexicon = lexicon
        self._gazetteer = world()
        self._spots: dict[str, Place] = {}
        for agreement in agreements:
            for place in agreement.places:
                self._spots.setdefault(place.id, place)
                self._add(agreement, place)
        self._openers = frozenset(key.split()[0] for key in self._names)
        self._demonyms = {
            word: section.upper() for section, word in lexicon.pairs("demonyms")
        }

    def places_of(self, page: Page) -> tuple[PlaceMention, ...]:
        """Return the places of a page in order; none overlaps another."""
        hits = list(self._hits(page))
        known = [self._mention(page, hit, hits) for hit in hits]
        taken = {i for hit in hits for i in range(hit.start, hit.end)}
        world = self._world(page, taken)
        return tuple(sorted((*known, *world), key=lambda m: m.span.start))

    def _add(self, agreement: Agreement, place: Place) -> None:
        nested = frozenset(agreement.enclosing(place.id)[1:])
        feature = _feature_of(place)
        for written in (place.name, *(name for _, name in place.names)):
            whole = plain(_PAREN.sub(" ", written))
            self._put(whole, _Name(place.id, feature, False, nested))
            short = _without_feature(whole)
            if short != whole and short:
                self._put(short, _Name(place.id, feature, True, nested))

    def _put(self, key: str, name: _Name) -> None:
        for table, word in ((self._names, key), (self._loose, loose(key))):
            others = [n for n in table.get(word, ()) if n.place != name.place]
            same = [n for n in table.get(word, ()) if n.place == name.place]
            kept = same[0] if same and not same[0].bare else name
            table[word] = (*others, kept)

    def _hits(self, page: Page) -> Iterator[_Hit]:
        index = 0
        while index < len(page.tokens):
            hit = self._hit(page, index)
            if hit is None:
                index += 1
            else:
                yield hit
                index = hit.end

    def _hit(self, page: Page, index: int) -> _Hit | None:
        token = page.tokens[index]
        if not token.word or not (token.capital or token.lower in self._openers):
            return None
        best: _Hit | None = None
        for end in _ends(page, index):
            written = page.text[token.start : page.tokens[end - 1].end]
            capital = token.capital
            key = plain(written)
            names = self._names.get(key)
            if names is not None and (capital or " " in key):
                best = _Hit(index, end, names, 1.0)
            elif capital and (rough := self._loose.get(loose(key))) is not None:
                best = _Hit(index, end, rough, LOOSE_CERTAINTY)
        return best

    def _mention(self, page: Page, hit: _Hit, hits: Sequence[_Hit]) -> PlaceMention:
        start, end = _widened(page, hit)
        span = Span(page.tokens[start].start, page.tokens[end - 1].end)
        ranked = sorted(
            ((self._score(page, hit, name), name.place) for name in hit.names),
            key=lambda row: (-row[0], row[1]),
        )
        mention = PlaceMention(
            span=span, text=span.of(page.text), place=None, certainty=hit.certainty
        )
        clear = len(ranked) < 2 or ranked[0][0] - ranked[1][0] >= MIN_LEAD
        if ranked[0][0] < MIN_SCORE or not clear:
            return replace(mention, certainty=0.3)
        spot = self._spots[ranked[0][1]]
        return replace(mention, place=spot.id, lat=spot.lat, lon=spot.lon)

    def _score(self, page: Page, hit: _Hit, name: _Name) -> float:
        score = 0.0 if name.bare else 0.6
        if name.feature == "village" and name.bare:
            score -= 0.6
        feature = _feature_beside(page, hit)
        if feature and name.feature:
            score += _AGREEING if feature == name.feature else _clash(feature, name)
        for other in self._container(page, hit):
            score += 2.0 if other in name.nested else -0.5
        return score

    def _container(self, page: Page, hit: _Hit) -> Iterator[str]:
        """Yield the places that the words beside a name say it lies within."""
        for index in _container_places(page, hit):
            inner = self._hit(page, index)
            if inner is not None:
                yield from (n.place for n in inner.names)
                return

    def _world(self, page: Page, taken: set[int]) -> Iterator[PlaceMention]:
        """Yield towns and countries outside the agreement."""
        runs = [r for r in _capital_runs(page) if not any(i in taken for i in r)]
        countries = self._countries_in(page)
        for run in runs:
            yield from self._in_run(page, run, countries)

    def _countries_in(self, page: Page) -> frozenset[str]:
        found: set[str] = set()
        for token in page.tokens:
            if not token.capital:
                continue
            demonym = self._demonyms.get(token.lower)
            country = self._gazetteer.country(token.text)
            if demonym is not None:
                found.add(demonym)
            if country is not None:
                found.add(country.country)
        return frozenset(found)

    def _in_run(
        self, page: Page, run: range, countries: frozenset[str]
    ) -> Iterator[PlaceMention]:
        span = Span(page.tokens[run.start].start, page.tokens[run.stop - 1].end)
        text = span.of(page.text)
        country = self._gazetteer.country(text)
        if country is not None and _fit(page, run, text):
            yield PlaceMention(span=span, text=text, place=country.id, certainty=0.9)
            return
        if not self._gazetteer.towns(text) or not _fit(page, run, text):
            return
        town = self._gazetteer.best(text, countries)
        doubtful = page.opens_sentence(run.start) and not _named_place(page, run)
        if doubtful and (town is None or town.people < BIG_TOWN):
            return
        mention = PlaceMention(span=span, text=text, place=None, certainty=0.3)
        if town is not None:
            mention = replace(
                mention,
                place=town.id,
                lat=town.lat,
                lon=town.lon,
                certainty=GEO_CERTAINTY,
            )
        yield mention


def _clash(feature: str, name: _Name) -> float:
    """Return what it costs that a report and the file differ in the kind of place."""
    return 0.0 if {feature, name.feature} <= _AREAS else -2.5


def _ends(page: Page, index: int) -> Iterator[int]:
    """Yield where a name that begins at a token may end, nearest first."""
    last = min(len(page.tokens), index + MAX_WORDS)
    for end in range(index + 1, last + 1):
        token = page.tokens[end - 1]
        if not token.word and token.text not in "-–'’.":
            return
        if "\n" in page.text[page.tokens[index].start : token.start]:
            return
        if token.word:
            yield end


def _feature_of(place: Place) -> str:
    """Return what kind of place it is, by its own names."""
    for name in (place.name, *(written for _, written in place.names)):
        for word in reversed(plain(_PAREN.sub(" ", name)).split()):
            if word in FEATURES:
                return FEATURES[word]
    return ""


def _without_feature(key: str) -> str:
    words = key.split()
    if len(words) > 2 and words[0] in FEATURES and words[1] == "of":
        return " ".join(words[2:])
    while len(words) > 1 and (words[-1] in FEATURES or words[-1] == "conflict"):
        words.pop()
    return " ".join(words)


def _widened(page: Page, hit: _Hit) -> tuple[int, int]:
    """Take the word for its kind into a name: "Khojaly" to "Khojaly region"."""
    end = hit.end
    if end < len(page.words) and page.words[end] in FEATURES:
        near = page.tokens[end].start - page.tokens[end - 1].end <= 1
        return hit.start, end + 1 if near else end
    return hit.start, end


def _feature_beside(page: Page, hit: _Hit) -> str:
    words = page.words
    for index in range(hit.end - 1, hit.start - 1, -1):
        if words[index] in FEATURES:
            return FEATURES[words[index]]
    if hit.end < len(words) and words[hit.end] in FEATURES:
        return FEATURES[words[hit.end]]
    if hit.start >= 2 and words[hit.start - 1] == "of":
        return FEATURES.get(words[hit.start - 2], "")
    return ""


def _container_places(page: Page, hit: _Hit) -> Iterator[int]:
    """Yield tokens at which a container's name may begin."""
    words, tokens = page.words, page.tokens
    end = hit.end
    while end < len(words) and words[end] in FEATURES:
        end += 1
    if end < len(words) and words[end] in ("of", "in", ",", "("):
        for index in range(end + 1, min(len(words), end + 4)):
            if tokens[index].capital:
                yield index
                break
    for index in range(hit.start - 1, max(-1, hit.start - 5), -1):
        if words[index] == "'s":
            for back in range(index - 1, max(-1, index - 4), -1):
                if tokens[back].capital:
                    yield back
                    break
            break


def _capital_runs(page: Page) -> Iterator[range]:
    """Yield stretches of words with capitals: "New York", "Ilham Aliyev"."""
    index = 0
    while index < len(page.tokens):
        if not _begins_run(page.tokens[index]):
            index += 1
            continue
        end = index + 1
        while end < len(page.tokens) and _goes_on(page, end):
            end += 1
        yield range(index, end)
        index = end


def _begins_run(token: Token) -> bool:
    return (token.capital and token.text[-1] != ".") or token.lower in ("u.s.", "u.k.")


def _goes_on(page: Page, index: int) -> bool:
    token, left = page.tokens[index], page.tokens[index - 1]
    return token.capital and page.text[left.end : token.start] == " "


def _fit(page: Page, run: range, text: str) -> bool:
    """Tell whether a run of capitals stands where a place can stand."""
    first = page.words[run.start]
    if len(run) == 1 and (first in g.DETERMINERS or first in g.PREPOSITIONS):
        return False
    if len(run) == 1 and first in _NEVER:
        return False
    return len(text) > 1


_NEVER = g.words(
    "may march president parliament police army reading mobile nice of most "
    "many men sunday monday union general major independence liberty "
    "victoria republic"
)


def _named_place(page: Page, run: range) -> bool:
    return run.stop < len(page.words) and page.words[run.stop] in FEATURES
