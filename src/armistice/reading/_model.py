"""The embedded model: a text's heads, by overlapping windows, without PyTorch.

The network is MiniLM-L6 fine-tuned (see `model/CARD.md`), exported to ONNX with 8-bit
weights. It is loaded on first use, runs on one thread, and gives the same output for the
same text: windows are never batched with another text's.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib.resources import as_file, files
from typing import TYPE_CHECKING, Protocol

import numpy as np

from armistice.errors import ModelError
from armistice.reading._heads import WIDTH
from armistice.reading._pieces import OURS, SEP, Pieces, pieces_of, tokenizer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

    from numpy.typing import NDArray
    from tokenizers import Tokenizer

WINDOW, STRIDE = 254, 222
"""Pieces of a window, and at most from one window's first to the next one's."""
BATCH = 2
"""Windows run at once; more cost memory and gain nothing on one core."""
MODEL, TOKENS, SETTINGS = "reader.onnx", "tokenizer.json", "settings.json"


class Network(Protocol):
    """What turns windows into heads."""

    def __call__(
        self,
        ids: NDArray[np.int64],
        case: NDArray[np.int64],
    ) -> NDArray[np.float32]:
        """Return heads [B, T, WIDTH] of windows [B, T]."""
        ...


@dataclass(frozen=True, slots=True)
class Settings:
    """What belongs to one set of weights beside the network itself."""

    link_distance: NDArray[np.float32]
    """[41, 2]: what a distance adds to a link's logit, source and content."""
    thresholds: dict[str, float]
    certainty: tuple[float, ...]
    """Bias and weights by which a claim's features become a probability."""
    name: str

    @classmethod
    def parse(cls, text: str) -> Settings:
        """Return the settings of a JSON file."""
        rows = json.loads(text)
        return cls(
            link_distance=np.array(rows["link_distance"], np.float32),
            thresholds=rows["thresholds"],
            certainty=tuple(rows["certainty"]),
            name=rows["name"],
        )


class Model:
    """A network with its tokenizer and settings.

    Args:
        folder: Of `reader.onnx`, `tokenizer.json` and `settings.json`; the ones
            shipped with the package by default.
        opening: The piece that tells by whose conventions to read: our corpus's, or
            (`CLS`) PolNeAR's.

    Raises:
        ModelError: On first use, if a file is missing or cannot be read.
    """

    def __init__(
        self, folder: Traversable | None = None, *, opening: int = OURS
    ) -> None:
        self._opening = opening
        self._folder = (
            files("armistice.reading") / "model" if folder is None else folder
        )

    def with_opening(self, opening: int) -> Model:
        """Return the same files read by another convention."""
        return Model(self._folder, opening=opening)

    @cached_property
    def settings(self) -> Settings:
        """What belongs to the weights."""
        try:
            return Settings.parse((self._folder / SETTINGS).read_text("utf-8"))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise _broken(self._folder / SETTINGS, error) from None

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """What cuts words into pieces."""
        try:
            with as_file(self._folder / TOKENS) as path:
                return tokenizer(path)
        except Exception as error:  # noqa: BLE001  the library raises bare Exception
            raise _broken(self._folder / TOKENS, error) from None

    @cached_property
    def network(self) -> Network:
        """The network, ready to run."""
        import onnxruntime

        content = self._content()
        try:
            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            session = onnxruntime.InferenceSession(
                content, options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # noqa: BLE001  no common base of its errors
            raise _broken(self._folder / MODEL, error) from None

        def run(ids: NDArray[np.int64], case: NDArray[np.int64]) -> NDArray[np.float32]:
            given = {"ids": ids, "case": case}
            heads = np.asarray(session.run(["heads"], given)[0], np.float32)
            if heads.shape[-1] != WIDTH:
                fault = f"it has {heads.shape[-1]} outputs and not {WIDTH}"
                raise _broken(self._folder / MODEL, ValueError(fault))
            return heads

        return run

    @property
    def path(self) -> Traversable:
        """The network's file."""
        return self._folder / MODEL

    def _content(self) -> bytes:
        try:
            return self.path.read_bytes()
        except OSError as error:
            raise _broken(self.path, error) from None

    @property
    def size(self) -> int:
        """Bytes of the network's file."""
        return len(self._content())

    @cached_property
    def digest(self) -> str:
        """SHA-256 of network and settings: which reader a reading comes from."""
        try:
            settings = (self._folder / SETTINGS).read_bytes()
        except OSError as error:
            raise _broken(self._folder / SETTINGS, error) from None
        return sha256(self._content() + settings).hexdigest()

    def pieces(self, text: str) -> Pieces:
        """Cut a text into word pieces."""
        return pieces_of(text, self.tokenizer)

    def sheet(self, pieces: Pieces) -> Sheet:
        """Return all heads of a text's pieces."""
        return sheet_of(pieces, self.network, opening=self._opening)


def _broken(path: Traversable, error: Exception) -> ModelError:
    return ModelError(
        f"The reader's model cannot be read: {path}: {error}. Install Armistice again, "
        'or choose the rules with [reading] reader = "rules" in armistice.toml.'
    )


@dataclass(frozen=True, slots=True)
class Sheet:
    """All heads of a text."""

    heads: NDArray[np.float32]
    """[n, WIDTH]: each piece's from the window that it is most inside of."""
    owner: NDArray[np.int64]
    """[n]: which window that is."""
    windows: tuple[tuple[int, NDArray[np.float32]], ...]
    """First piece and heads of each window: vectors of two windows do not compare."""


def sheet_of(
    pieces: Pieces,
    network: Network,
    window: int = WINDOW,
    stride: int = STRIDE,
    opening: int = OURS,
) -> Sheet:
    """Run the network over a text's windows, each begun with a convention's piece."""
    n = len(pieces)
    made = np.zeros((n, WIDTH), np.float32)
    depth, owner = np.full(n, -1), np.zeros(n, np.int64)
    spans = list(_windows(n, window, stride))
    kept: list[tuple[int, NDArray[np.float32]]] = []
    for first in range(0, len(spans), BATCH):
        chosen = spans[first : first + BATCH]
        out = network(*_batch(pieces, chosen, opening))
        for (start, end), heads in zip(chosen, out, strict=True):
            at = np.arange(start, end)
            left = at - start if start else np.full(end - start, n)
            right = end - 1 - at if end < n else np.full(end - start, n)
            inside = np.minimum(left, right)
            own = heads[1 : end - start + 1]
            better = inside > depth[start:end]
            made[start:end][better] = own[better]
            depth[start:end][better] = inside[better]
            owner[start:end][better] = len(kept)
            kept.append((start, own))
    return Sheet(made, owner, tuple(kept))


def _windows(n: int, window: int, stride: int) -> Iterator[tuple[int, int]]:
    """Yield as few windows as reach over all pieces, evenly spread."""
    further = max(0, -(-(n - window) // stride))
    for number in range(further + 1 if n else 0):
        start = number * (n - window) // further if further else 0
        yield start, min(n, start + window)


def _batch(
    pieces: Pieces, spans: list[tuple[int, int]], opening: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return ids and case of windows; those of one text are equally long."""
    ids = np.zeros((len(spans), spans[0][1] - spans[0][0] + 2), np.int64)
    case = ids.copy()
    ids[:, 0], ids[:, -1] = opening, SEP
    for row, (start, end) in enumerate(spans):
        ids[row, 1:-1] = pieces.ids[start:end]
        case[row, 1:-1] = pieces.case[start:end]
    return ids, case
