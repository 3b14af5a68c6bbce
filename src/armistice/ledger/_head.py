"""The last row's number and hash, kept beside the ledger file."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

_LAST_NUMBER = 2**63 - 1  # of a row in an SQLite file


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The last row of a ledger: with it noted elsewhere, no row can go unseen."""

    seq: int
    hash: str


def head_path(ledger: Path) -> Path:
    """Return where the head of a ledger file is kept."""
    return ledger.with_name(ledger.name + ".head")


def write_head(ledger: Path, head: Head) -> None:
    """Note the last row beside the ledger file, whole or not at all.

    The rows are safe by then. If the note cannot be written it lags behind, which
    `verify` allows for: it must never point past the last row, only before it.
    """
    with contextlib.suppress(OSError):
        _replace(head_path(ledger), json.dumps({"seq": head.seq, "hash": head.hash}))


def read_head(ledger: Path) -> Head | None:
    """Return the head noted beside the ledger file, or None if there is none.

    Raises:
        ValueError: If the note is there but is not one.
    """
    try:
        noted = json.loads(head_path(ledger).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    match noted:
        case {"seq": int(seq), "hash": str(sealed)} if 0 < seq <= _LAST_NUMBER:
            return Head(seq=seq, hash=sealed)
        case _:
            msg = "not a note of a last row"
            raise ValueError(msg)


def is_noted(ledger: Path) -> bool:
    """Return whether there is a note of a last row, readable or not."""
    return head_path(ledger).is_file()


def _replace(path: Path, text: str) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text + "\n")
            # A power cut must not leave an empty note under the name.
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
