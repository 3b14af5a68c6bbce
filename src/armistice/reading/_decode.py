"""From the model's heads to claims by word pieces: spans, and what links to what."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from armistice.reading._heads import (
    HEDGES,
    LINK,
    NAMES,
    STANCES,
    distance_bucket,
    part,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.reading._model import Settings, Sheet
    from armistice.reading._pieces import Pieces

Floats = NDArray[np.float32]
Range = tuple[int, int]
"""First and last piece, both included."""
NEAR = 3
"""So few pieces may stand between two stretches of a claim that go together."""
DEFAULTS = {
    "cue": 0.6,
    "source": 0.5,
    "content": 0.5,
    "link_source": 0.3,
    "link_content": 0.2,
    "shared": 0.7,
}
"""Chosen on development data; `settings.json` has what belongs to its weights."""


@dataclass(frozen=True, slots=True)
class Found:
    """A claim by pieces, with what the certainty is made of."""

    cue: Range
    source: Range | None
    contents: tuple[Range, ...]
    features: tuple[float, ...]
    """Log-odds of the cue, the content, their link, the source's link (0 without)."""


def softmax(x: Floats) -> Floats:
    """Return probabilities along the last axis."""
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)  # type: ignore[no-any-return]


def sigmoid(x: NDArray[np.floating]) -> Floats:
    """Return the logistic function, elementwise."""
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -60, 60))), np.float32)


def words_of(pieces: Pieces, text: str) -> NDArray[np.int64]:
    """Return which word each piece belongs to, [n]; a span never cuts a word."""
    n = len(pieces)
    opens = np.ones(n, bool)
    for i in range(1, n):
        before, at = pieces.ends[i - 1], pieces.starts[i]
        joined = before == at and at < pieces.ends[i]
        inside = joined and _in_word(text[at - 1]) and text[at].isalnum()
        # Some alphabets' characters fall into several pieces, all with its place.
        opens[i] = not (inside or before > at)
    return np.cumsum(opens) - 1


def _in_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character) == "Mn"


def whole_words(probabilities: Floats, words: NDArray[np.int64]) -> Floats:
    """Average outside / first / further over a word's pieces. [n, 3] to [n, 3]."""
    opens = np.flatnonzero(np.diff(words, prepend=-1))
    size = np.diff(np.append(opens, len(words)))
    outside = (np.add.reduceat(probabilities[:, 0], opens) / size)[words]
    first = probabilities[opens, 1] / (1 - probabilities[opens, 0] + 1e-9)
    begins = np.zeros(len(words), np.float32)
    begins[opens] = first
    inside = 1 - outside
    return np.stack([outside, inside * begins, inside * (1 - begins)], 1)


def spans_of(p: Floats, threshold: float) -> list[Range]:
    """Return stretches that are likely inside, parted where one begins anew."""
    inside = 1 - p[:, 0] > threshold
    begins = inside & (p[:, 1] > p[:, 2]) & (p[:, 1] > 0.5)
    found: list[Range] = []
    for t in np.flatnonzero(inside):
        if found and found[-1][1] == t - 1 and not begins[t]:
            found[-1] = (found[-1][0], int(t))
        else:
            found.append((int(t), int(t)))
    return found


def closed(spans: Sequence[Range], p: Floats, gap: int = 1) -> list[Range]:
    """Join spans with at most `gap` pieces between them, unless one begins anew."""
    joined: list[Range] = []
    for first, last in spans:
        near = joined and first - joined[-1][1] - 1 <= gap
        if near and p[first, 1] < 0.5:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    return joined


class Decoder:
    """Puts claims together from one text's heads.

    Args:
        sheet: Its heads.
        pieces: Of the text.
        text: The text.
        settings: What belongs to the weights.
    """

    def __init__(
        self, sheet: Sheet, pieces: Pieces, text: str, settings: Settings
    ) -> None:
        self._sheet, self._settings = sheet, settings
        self._heads = heads = sheet.heads
        self._limits = {**DEFAULTS, **settings.thresholds}
        self.words = words_of(pieces, text)
        tags = softmax(part(heads, "tags").reshape(-1, 3, 3))
        self.roles = [whole_words(tags[:, r], self.words) for r in range(3)]
        self._solid = pieces.ends > pieces.starts

    def claims(self) -> list[Found]:
        """Return the claims, by their cues' order."""
        source, cue, content = self.roles
        limit = self._limits
        cues = [
            c for c in spans_of(cue, limit["cue"]) if self._solid[c[0] : c[1] + 1].any()
        ]
        if not cues:
            return []
        links = self._links(cues)
        sources = closed(spans_of(source, limit["source"]), source)
        contents = closed(spans_of(content, limit["content"]), content)
        given = self._given(contents, links[:, 1])
        found = []
        for number, whole in enumerate(cues):
            if not given[number]:
                continue
            who = self._source(sources, links[number, 0])
            features = self._features(whole, who, given[number], links[number])
            found.append(Found(whole, who, tuple(given[number]), features))
        return found

    def _links(self, cues: Sequence[Range]) -> Floats:
        """Return probabilities [cues, 2, n] that a piece is source, content of a cue."""
        found = np.zeros((len(cues), 2, len(self._heads)), np.float32)
        for number, (first, last) in enumerate(cues):
            start, heads = self._sheet.windows[self._sheet.owner[first]]
            a, b = first - start, min(last - start, len(heads) - 1)
            found[number, :, start : start + len(heads)] = self._linked(heads, a, b)
        return found

    def _linked(self, heads: Floats, first: int, last: int) -> Floats:
        """Return probabilities [2, t] within one window."""
        cue = part(heads[first], "first") + part(heads[last], "last")
        value = part(heads, "value").reshape(-1, 2, LINK)
        score = np.einsum("kd,tkd->kt", cue.reshape(2, LINK), value) / math.sqrt(LINK)
        at = np.arange(len(heads))
        bucket = distance_bucket(at, np.array(first), np.array(last))
        near = self._settings.link_distance[bucket].T + part(heads, "level").T
        return sigmoid(score + near)

    def _source(self, sources: Sequence[Range], links: Floats) -> Range | None:
        if not sources:
            return None
        first, last = np.array(sources).T
        sums = np.concatenate([[0], np.cumsum(links, dtype=np.float64)])
        mean = (sums[last + 1] - sums[first]) / (last + 1 - first)
        best = int(mean.argmax())
        return sources[best] if mean[best] > self._limits["link_source"] else None

    def _given(self, contents: Sequence[Range], links: Floats) -> list[list[Range]]:
        """Give each stretch of content to its cue, and to those that it goes on for.

        A claim told within another's words belongs to both.
        """
        given: list[list[Range]] = [[] for _ in links]
        for first, last in contents:
            inside = links[:, first : last + 1]
            mean = inside.mean(1)
            if mean.max() > self._limits["link_content"]:
                given[int(mean.argmax())].append((first, last))
            for cue in np.flatnonzero(mean > self._limits["shared"]):
                if any(a <= first <= b + NEAR for a, b in given[cue]):
                    given[cue].append((first, last))
        return [_merged(spans) for spans in given]

    def _features(
        self, cue: Range, source: Range | None, contents: Sequence[Range], links: Floats
    ) -> tuple[float, ...]:
        inside = [np.arange(a, b + 1) for a, b in contents]
        every = np.concatenate(inside)
        at = slice(cue[0], cue[1] + 1)
        said = 0.0
        if source is not None:
            who = slice(source[0], source[1] + 1)
            said = _odds(float((links[0, who] * (1 - self.roles[0][who, 0])).mean()))
        return (
            _odds(float((1 - self.roles[1][at, 0]).mean())),
            _odds(float((1 - self.roles[2][every, 0]).mean())),
            _odds(float(links[1, every].mean())),
            said,
            float(source is None),
            math.log(len(every)),
        )

    def certainty(self, features: Sequence[float]) -> float:
        """Return the probability that a claim is right, as fitted on development data."""
        bias, *weights = self._settings.certainty
        return float(
            1
            / (
                1
                + math.exp(
                    -bias - sum(w * x for w, x in zip(weights, features, strict=True))
                )
            )
        )

    def votes(self, found: Found, head: str) -> Floats:
        """Return probabilities of a claim's stances or hedges."""
        values = STANCES if head == "stance" else HEDGES
        each = part(self._heads, head).reshape(-1, 3, len(values))
        parts = ([found.source] if found.source else [], [found.cue], found.contents)
        total = np.zeros(len(values), np.float32)
        for role, spans in enumerate(parts):
            if spans:
                chosen = np.concatenate([np.arange(a, b + 1) for a, b in spans])
                total += each[chosen, role].mean(0)
        return softmax(total)

    def names(self) -> list[tuple[Range, str]]:
        """Return names with their kinds: PER, ORG, LOC."""
        opens = np.flatnonzero(np.diff(self.words, prepend=-1))
        size = np.diff(np.append(opens, len(self.words)))
        path = best_path(self._name_scores(opens, size))
        found: list[tuple[Range, str]] = []
        for word, label in enumerate(path):
            first, last = int(opens[word]), int(opens[word] + size[word] - 1)
            mark, _, kind = NAMES[label].partition("-")
            if mark == "B":
                found.append(((first, last), kind))
            elif mark == "I":
                found[-1] = ((found[-1][0][0], last), kind)
        return found

    def _name_scores(self, opens: NDArray[np.int64], size: NDArray[np.int64]) -> Floats:
        """Return log-probabilities [words, labels] of words from those of pieces."""
        p = softmax(part(self._heads, "names"))
        mean = np.add.reduceat(p, opens, axis=0) / size[:, None]
        scores = np.empty_like(mean)
        scores[:, 0] = mean[:, 0]
        for b in (1, 3, 5):
            inside = mean[:, b] + mean[:, b + 1]
            begins = p[opens, b] / (p[opens, b] + p[opens, b + 1] + 1e-9)
            scores[:, b], scores[:, b + 1] = inside * begins, inside * (1 - begins)
        scores[~np.logical_or.reduceat(self._solid, opens), 1:] = 0
        return np.log(scores + 1e-6)


def best_path(scores: Floats) -> list[int]:
    """Return the likeliest labels of words: a name goes on only as it began."""
    allowed = np.zeros((len(NAMES), len(NAMES)), np.float32)
    for label, name in enumerate(NAMES):
        if name.startswith("I-"):
            allowed[:, label] = -1e4
            allowed[label - 1 : label + 1, label] = 0
    best, back = scores[0] + allowed[0], []
    for row in scores[1:]:
        ways = best[:, None] + allowed
        back.append(ways.argmax(0))
        best = ways.max(0) + row
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


def _odds(p: float) -> float:
    p = min(max(p, 1e-4), 1 - 1e-4)
    return math.log(p / (1 - p))


def _merged(spans: list[Range]) -> list[Range]:
    joined: list[Range] = []
    for first, last in sorted(spans):
        if joined and first <= joined[-1][1] + NEAR:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined
