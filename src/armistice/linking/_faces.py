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
    said: float = 0.7
    """A claim that is less sure to be said, and by this speaker, waits for a person.

    Only where certainty is a probability (`Reading.calibrated`), as the learned reader's
    is. Of the claims above 0.7, 91 in 100 were right on the development part of our corpus
    and 89 on PolNeAR's (59 and 54 of all that there are); above 0.5, 85 and 79.
    """


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
