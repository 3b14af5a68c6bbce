"""What linking is told and what it gives back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from armistice.model import Agreement, Commitment, Evidence, Figure, Incident


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """How sure linking must be, from 0 to 1.

    The defaults are a considered start, set on the shipped examples; a measured
    pair comes with the evaluation of linking.
    """

    count: float = 0.5
    """Evidence below this is UNSURE: it waits for a person and does not count."""
    emit: float = 0.3
    """Evidence below this is not offered at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a user's folder knows: the agreements that claims may bear on."""

    agreements: tuple[Agreement, ...]
    thresholds: Thresholds = Thresholds()


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """What the visible claims and evidence add up to, beside statuses.

    `evidence` is what was handed in, in order of id, with `incident` and `target`
    filled in where they can be told.
    """

    evidence: tuple[Evidence, ...] = ()
    incidents: tuple[Incident, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    figures: tuple[Figure, ...] = ()
