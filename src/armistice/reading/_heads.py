"""How the model's one output is divided among its heads; shared with training."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from armistice.model import Hedge, Stance

if TYPE_CHECKING:
    from numpy.typing import NDArray

ROLES = ("source", "cue", "content")
STANCES = tuple(Stance)
HEDGES = tuple(Hedge)
NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
LINK = 96
"""Size of the vectors whose inner product links a cue with source and content."""
BUCKETS = 41
_SIZES = {
    "tags": 9,  # outside, first, further; for source, cue and content
    "names": len(NAMES),
    "stance": 3 * len(STANCES),  # votes of a source's, a cue's, a content's tokens
    "hedge": 3 * len(HEDGES),
    "level": 2,
    "first": 2 * LINK,
    "last": 2 * LINK,
    "value": 2 * LINK,
}
WIDTH = sum(_SIZES.values())


def _slices() -> dict[str, slice]:
    made, at = {}, 0
    for name, size in _SIZES.items():
        made[name] = slice(at, at + size)
        at += size
    return made


_PARTS = _slices()


def part(heads: Any, name: str) -> Any:
    """Return one head's share of the output, the last axis being WIDTH long."""
    return heads[..., _PARTS[name]]


def distance_bucket(
    at: NDArray[np.int64], first: NDArray[np.int64], last: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return how far tokens lie before or after a span, in 41 logarithmic buckets."""
    signed = np.where(at < first, at - first, np.where(at > last, at - last, 0))
    far = np.abs(signed)
    steps = np.floor(8 + np.log2(np.maximum(far, 8) / 8) * 2.4).clip(max=20)
    bucket = np.where(far < 8, far, steps).astype(np.int64)
    return np.where(signed < 0, 20 - bucket, 20 + bucket)
