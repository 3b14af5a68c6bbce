"""How far the machine alone concludes what a careful person would.

`python -m evals.expected [EXAMPLE [rules]]` reads a shipped example's reports into a new folder,
asks every case of its `expected.yaml` with what was public that day, and counts.
"""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml

from armistice.monitor import Monitor, create_folder
from evals._seeds import choose_reader


def compare(example: str = "tarn-accord", reader: str = "model") -> Counter[str]:
    """Count the answers that are the same, also fair, or differ; print the last."""
    text = (files("armistice") / "examples" / example / "expected.yaml").read_text()
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        made = create_folder(Path(folder) / "m", example=example)
        choose_reader(made, reader)
        root = made.root
        with Monitor.open(root) as monitor:
            monitor.add(root / "reports")
            for case in yaml.safe_load(text)["cases"]:
                counts += _compare(monitor, case)
    return counts


def main(*arguments: str) -> None:
    """Print every answer that differs, then the counts."""
    counts = compare(*arguments)
    for answer, count in counts.most_common():
        print(f"{answer:10} {count:4} {count / counts.total():6.1%}")


def _compare(monitor: Monitor, case: dict[str, Any]) -> Counter[str]:
    day = str(case["as_of"])
    found = {
        verdict.perspective: verdict
        for verdict in monitor.status(as_of=day, public_by=day)
        if verdict.obligation == case["obligation"]
    }
    counts: Counter[str] = Counter()
    for perspective, status in case["expect"].items():
        verdict = found[perspective]
        fair = case.get("also_fair", {}).get(perspective, [])
        answer = (
            "same"
            if verdict.status == status
            else "also fair"
            if verdict.status in fair
            else "differs"
        )
        counts[answer] += 1
        if answer == "differs":
            print(
                f"{day} {case['obligation']:16} {perspective:10} "
                f"expected {status}, found {verdict.status}: {verdict.reason}"
            )
    return counts


if __name__ == "__main__":
    main(*sys.argv[1:])
