"""Whether what is told happened where an obligation lies."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from armistice.linking._words import folded, wordset
from armistice.model import PlaceMention, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from armistice.linking._scene import Scene
    from armistice.model import Agreement, Obligation


class Lies(StrEnum):
    """Where a told place is, against an obligation's place."""

    INSIDE = "inside"
    NOT_TOLD = "not told"
    BROADER = "broader"
    UNPLACED = "unplaced"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class Fit:
    """A told place against an obligation's: how, which, and how far up it lies."""

    lies: Lies
    place: str | None = None
    steps: int = 0
    """Steps up the place tree from the told place to the obligation's."""


_FAR = 150.0
"""Kilometres: a gazetteer's place farther than this from every place of the
agreement is elsewhere; a nearer one may lie inside a district, which a person tells."""
_DEFINITE = re.compile(
    r"\b(?:the|this|that)\s+(road|corridor|route|crossing|bridge|highway|town|village|city|"
    r"district|region|hill|ridge|valley|airport|port|province|island|camp)\b(?!\s+of\b)",
    re.IGNORECASE,
)
_FROM_NAME = re.compile(
    r"\s+from\s+(?:the )?(?:village|town|city|hill|outskirts|settlement)?"
    r"\s*(?:of )?([A-Z][\w'’-]+)"
)
_AS_FAR = 1500
"""Characters back to which "the road" points."""
_GENERIC = wordset("region area zone province district territory the")
_LISTED = re.compile(
    r"(?:\s|,|and|or|as well as|districts?|regions?|\bthe\b|on \d+ \w+)*", re.IGNORECASE
)


def told_places(
    places: Sequence[PlaceMention], agreement: Agreement, text: str
) -> tuple[PlaceMention, ...]:
    """Return the place that an event's words mean, with those listed beside it.

    `places` come nearest first. A place within another that is named too ("the
    village, in the district") is the one that is meant; a place of the agreement's
    goes before one of the gazetteer's.
    """
    known = (_resolved(place, agreement) for place in places)
    own = [p for p in known if agreement.place(p.place or "") is not None]
    if not own:
        return tuple(places[:1])
    meant = own[0]
    for place in own:
        if place.place != meant.place and _within(place, meant, agreement):
            meant = place
    beside = [p for p in own if p is not meant and _listed(p, meant, text)]
    apart = [p for p in beside if not _within(meant, p, agreement)]
    return (meant, *(p for p in apart if not _within(p, meant, agreement)))


def meant_place(
    within: Span, known: Iterable[PlaceMention], agreement: Agreement, text: str
) -> PlaceMention | None:
    """Return which place "the road" or "the village" is: the last one so called."""
    match = _DEFINITE.search(text, within.start, within.end)
    if match is None:
        return None
    noun, span = match[1].lower(), Span(match.start(1), match.end(1))
    found: PlaceMention | None = None
    for mention in known:
        ahead = span.start - mention.span.end
        place = agreement.place(mention.place or "")
        if not 0 < ahead <= _AS_FAR or place is None:
            continue
        near = text[max(0, mention.span.start - 14) : mention.span.end + 10]
        called = {w for name in (place.name, near) for w in folded(name)}
        if noun in called:
            found = mention
    return None if found is None else replace(found, span=span, text=f"the {noun}")


def unknown_place(event: Span, sentence: Span, scene: Scene) -> PlaceMention | None:
    """Return a name right behind "from" that nobody has a place for."""
    match = _FROM_NAME.match(scene.text, event.end, sentence.end)
    if match is None:
        return None
    span = Span(match.start(1), match.end(1))
    if any(time.span.overlaps(span) for time in scene.reading.times):
        return None
    if any(named.span.overlaps(span) for named in scene.named):
        return None
    return PlaceMention(span=span, text=match[1], place=None)


def _resolved(mention: PlaceMention, agreement: Agreement) -> PlaceMention:
    """Find "the X region" by the name X, where the reader could not tell."""
    if mention.place is not None:
        return mention
    bare = _bare(mention.text)
    for place in agreement.places:
        if bare in {_bare(name) for name in (place.name, *(n for _, n in place.names))}:
            return replace(mention, place=place.id)
    return mention


def _bare(name: str) -> tuple[str, ...]:
    return tuple(w for w in folded(name) if w not in _GENERIC)


def _within(inner: PlaceMention, outer: PlaceMention, agreement: Agreement) -> bool:
    return (outer.place or "") in agreement.enclosing(inner.place or "")


def _listed(one: PlaceMention, two: PlaceMention, text: str) -> bool:
    first, second = sorted((one, two), key=lambda p: p.span.start)
    gap = text[first.span.end : second.span.start]
    return len(gap) <= 40 and _LISTED.fullmatch(gap) is not None


def fit(
    mention: PlaceMention | None, obligation: Obligation, agreement: Agreement
) -> Fit:
    """Say where a told place lies against an obligation's place."""
    known = None if mention is None else agreement.place(mention.place or "")
    here = None if known is None else known.id
    if obligation.place is None:
        return Fit(Lies.INSIDE, here)
    if mention is None:
        return Fit(Lies.NOT_TOLD)
    if here is None:
        far = _is_far(mention, agreement)
        return Fit(Lies.OUTSIDE if far else Lies.UNPLACED)
    return _fit_known(here, obligation, agreement)


def _fit_known(here: str, obligation: Obligation, agreement: Agreement) -> Fit:
    above = agreement.enclosing(here)
    if any(place in above for place in obligation.except_places):
        return Fit(Lies.OUTSIDE, here)
    for steps, place in enumerate(above):
        if place == obligation.place or place in obligation.parts:
            return Fit(Lies.INSIDE, here, steps)
    if here in agreement.enclosing(obligation.place or ""):
        return Fit(Lies.BROADER, here)
    return Fit(Lies.OUTSIDE, here)


def _is_far(mention: PlaceMention, agreement: Agreement) -> bool:
    """Whether a gazetteer's place is surely none of the agreement's."""
    if mention.lat is None or mention.lon is None:
        return False
    points = [
        (p.lat, p.lon)
        for p in agreement.places
        if p.lat is not None and p.lon is not None
    ]
    if not points:
        return False
    return min(_km(mention.lat, mention.lon, a, b) for a, b in points) > _FAR


def _km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance in kilometres."""
    a, b = math.radians(lat1), math.radians(lat2)
    h = (
        math.sin((b - a) / 2) ** 2
        + math.cos(a) * math.cos(b) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    )
    return 12742 * math.asin(math.sqrt(h))


def compatible(
    one: str | None, two: str | None, agreements: Iterable[Agreement]
) -> bool:
    """Whether two told places may be the same: one holds the other, or none is told."""
    if one is None or two is None or one == two:
        return True
    return any(two in a.enclosing(one) or one in a.enclosing(two) for a in agreements)
