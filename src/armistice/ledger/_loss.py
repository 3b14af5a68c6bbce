"""Rows that the note beside the ledger names, and that the ledger has not any more.

Whoever went on from there would overwrite the note, and with it the only trace.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.errors import LedgerDamaged
from armistice.ledger._head import Head, head_path, is_noted, read_head
from armistice.ledger._store import hash_at

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection


def gone(path: Path) -> LedgerDamaged:
    """Return the error where there is a note of a last row, but no ledger."""
    return LedgerDamaged(
        f"{path}: the ledger is gone or empty, but {head_path(path).name} beside it "
        f"notes that it had rows; no new one was made. {_what_to_do(path)}"
    )


def noted_head(path: Path) -> Head | None:
    """Return the head noted beside the ledger, to be compared before rows are added.

    Raises:
        LedgerDamaged: If the note cannot be read.
    """
    if not is_noted(path):
        return None
    try:
        return read_head(path)
    except (ValueError, OSError) as err:
        msg = (
            f"{head_path(path)}: the note of the last row cannot be read ({err}), so "
            "that missing rows could not be found; nothing was written. "
            f"{_what_to_do(path)}"
        )
        raise LedgerDamaged(msg) from err


def refuse_if_cut(connection: Connection, path: Path, noted: Head | None) -> None:
    """Refuse to go on from a ledger that does not have the row noted as its last.

    Raises:
        LedgerDamaged: If the row is missing, or is another one.
    """
    if noted is None:
        return
    found = hash_at(connection, noted.seq)
    if found != noted.hash:
        what = "is missing" if found is None else "is another one"
        msg = (
            f"{path}: row {noted.seq}, noted as the last in {head_path(path).name}, "
            f"{what}; nothing was written. {_what_to_do(path)}"
        )
        raise LedgerDamaged(msg)


def _what_to_do(path: Path) -> str:
    return (
        "Put the ledger back from a backup, with the backup's own note; or, to go on "
        f"knowing that rows are lost, remove {head_path(path).name}"
    )
