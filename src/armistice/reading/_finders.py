"""Which finder of claims goes by which name in a folder's settings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from armistice.reading._both import BothClaims
from armistice.reading._claims import RuleClaims
from armistice.reading._learned import LearnedClaims

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from armistice.reading._face import ClaimFinder
    from armistice.reading._lexicon import Lexicon


class ReaderKind(StrEnum):
    """What finds the claims."""

    MODEL = "model"
    """The learned model, seconded by the rules."""
    RULES = "rules"
    """Rules and word lists alone."""


def finder_for(
    kind: ReaderKind, lexicon: Lexicon, *, folder: Traversable | None = None
) -> ClaimFinder:
    """Return a finder; nothing is loaded before it is first asked.

    Args:
        kind: Which one.
        lexicon: The words that the rules go by.
        folder: Of the model's files; the shipped ones by default.
    """
    ruled = RuleClaims(lexicon)
    match kind:
        case ReaderKind.RULES:
            return ruled
        case ReaderKind.MODEL:
            # Only here, so that a command that reads nothing does not load NumPy.
            from armistice.reading._model import Model

            return BothClaims(LearnedClaims(Model(folder)), ruled)
        case _:
            assert_never(kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFiles:
    """Which model there is."""

    path: str
    bytes: int
    digest: str
    """SHA-256 of network and settings."""


def model_files(folder: Traversable | None = None) -> ModelFiles:
    """Tell which model lies in a folder, by default the shipped one.

    Raises:
        ModelError: If a file is missing.
    """
    from armistice.reading._model import Model

    model = Model(folder)
    return ModelFiles(path=str(model.path), bytes=model.size, digest=model.digest)
