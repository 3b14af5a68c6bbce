"""Export a trained state to the reader's files: ONNX with 8-bit weights.

    python -m training.export STATE.pt OUT [--fp32] [--name NAME]

OUT gets `reader.onnx`, `tokenizer.json` and `settings.json`; thresholds and certainty
are those of `--settings FILE` if given (see `training.calibrate`).
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from training.encoder import Network
from training.train import mean_weights

if TYPE_CHECKING:
    from collections.abc import Sequence

AXES = {0: "windows", 1: "pieces"}
UNFITTED = (0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0)
"""Certainty before it is fitted: the cue's own odds."""


def export(
    state: Path, out: Path, name: str, settings: Path | None, fp32: bool
) -> None:
    """Write the reader's files."""
    saved = torch.load(state, map_location="cpu", weights_only=False)
    network = Network()
    network.load_state_dict(mean_weights(saved))
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        plain, ready = Path(folder, "plain.onnx"), Path(folder, "ready.onnx")
        _graph(network, plain)
        if fp32:
            shutil.copy(plain, out / "reader.onnx")
        else:
            quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
            quantize_dynamic(
                str(ready),
                str(out / "reader.onnx"),
                weight_type=QuantType.QInt8,
                per_channel=True,
                op_types_to_quantize=["MatMul", "Gemm", "Gather"],
                extra_options={"MatMulConstBOnly": True},
            )
    shutil.copy(Path(saved["options"]["minilm"], "tokenizer.json"), out)
    given = {} if settings is None else json.loads(settings.read_text("utf-8"))
    rows = {
        "name": name,
        "link_distance": network.link_distance.weight.detach()
        .numpy()
        .round(4)
        .tolist(),
        "thresholds": given.get("thresholds", {}),
        "certainty": given.get("certainty", UNFITTED),
    }
    (out / "settings.json").write_text(json.dumps(rows), "utf-8")


def _graph(network: Network, path: Path) -> None:
    """Write the network as a graph of plain operators."""
    ids = torch.randint(1000, 20000, (2, 40))
    given = (ids, torch.zeros_like(ids))
    torch.onnx.export(
        network,
        given,
        str(path),
        input_names=["ids", "case"],
        output_names=["heads"],
        dynamic_axes=dict.fromkeys(["ids", "case", "heads"], AXES),
        opset_version=17,
        dynamo=False,
    )
    onnx.checker.check_model(str(path))


def main(arguments: Sequence[str]) -> int:
    """Export a state."""
    p = argparse.ArgumentParser(prog="python -m training.export", description=__doc__)
    p.add_argument("state", type=Path)
    p.add_argument("out", type=Path)
    p.add_argument("--name", default="minilm-1")
    p.add_argument("--settings", type=Path)
    p.add_argument("--fp32", action="store_true", help="without 8-bit weights")
    o = p.parse_args(arguments)
    export(o.state, o.out, o.name, o.settings, o.fp32)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
