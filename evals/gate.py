"""The gate: figures on our own corpus must not fall below their pinned floors.

    python -m evals.gate            check; 1 where a figure is below its floor
    python -m evals.gate --pin      pin floors a little below what is reached now

`floors.json` also holds the corpus's digest: where the corpus has changed, figures do
not compare, and floors must be pinned anew, on purpose. Test data are only checked,
their figures not printed.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from armistice.reading import Model
from evals import corpus
from evals.table import rows_of

if TYPE_CHECKING:
    from collections.abc import Sequence

FLOORS = Path(__file__).parent / "floors.json"
SLACK = 1.0
"""Points below the figure reached: rounding differs a little between processors."""


def measured() -> dict[str, float]:
    """Return the figures on development and test data."""
    model = Model()
    return {
        f"{part}: {row.name}": round(row.value, 1)
        for part in ("dev", "test")
        for row in rows_of(part, model, None, None)
    }


def faults(floors: dict[str, float], values: dict[str, float]) -> list[str]:
    """Return what is below its floor, in words."""
    wrong = []
    for name, floor in floors.items():
        value = values.get(name)
        if value is None:
            wrong.append(f"{name}: not measured any more")
        elif value < floor:
            told = f"{value:.1f}" if name.startswith("dev") else "it"
            wrong.append(f"{name}: {told} is below the floor {floor:.1f}")
    return wrong


def main(arguments: Sequence[str]) -> int:
    """Check the floors, or pin them."""
    values = measured()
    if list(arguments) == ["--pin"]:
        floors = {name: round(value - SLACK, 1) for name, value in values.items()}
        rows = {"corpus": corpus.digest(), "floors": floors}
        FLOORS.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
        print(f"{len(floors)} floors pinned")
        return 0
    rows = json.loads(FLOORS.read_text(encoding="utf-8"))
    if rows["corpus"] != corpus.digest():
        print("The corpus has changed: look at the figures, then pin floors anew.")
        return 1
    wrong = faults(rows["floors"], values)
    print("\n".join(wrong) or f"{len(rows['floors'])} figures at or above their floors")
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
