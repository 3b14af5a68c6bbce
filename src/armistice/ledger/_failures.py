"""What the store's failures mean to whoever uses the ledger."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError

from armistice.errors import (
    LedgerDamaged,
    LedgerError,
    LedgerFull,
    LedgerLocked,
    NotFound,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_FULL = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR_WRITE,
    sqlite3.SQLITE_IOERR_FSYNC,
    sqlite3.SQLITE_IOERR_TRUNCATE,
}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raise a ledger's own error, with the next step, where the store fails."""
    try:
        yield
    except DBAPIError as err:
        raise _explain(path, err.orig) from err
    except sqlite3.Error as err:
        raise _explain(path, err) from err
    except UnicodeDecodeError as err:  # the store's own words are broken
        raise _damaged(path, err) from err


def is_locked(err: BaseException) -> bool:
    """Return whether the store failed only because another process keeps it."""
    code = getattr(getattr(err, "orig", err), "sqlite_errorcode", None)
    return code is not None and code & 0xFF in _LOCKED


def _explain(path: Path, err: BaseException | None) -> LedgerError | NotFound:
    code = getattr(err, "sqlite_errorcode", None)
    # The low byte is the error; what lies above says more about it.
    plain = None if code is None else code & 0xFF
    if plain in _LOCKED:
        return LedgerLocked(
            f"{path}: another process is writing to this ledger; nothing was "
            "written. Wait until it is done, or end it, and try again"
        )
    if plain == sqlite3.SQLITE_FULL or code in _FULL:
        return LedgerFull(
            f"{path}: the disk refused the write ({err}); the ledger is as it was "
            "before. Make room and try again"
        )
    if plain in _DAMAGED or "Could not decode" in str(err):
        return _damaged(path, err)
    if plain == sqlite3.SQLITE_CANTOPEN:
        return NotFound(
            f"{path}: the ledger cannot be opened; check that its folder exists and "
            "that you may read and write there"
        )
    return LedgerError(f"{path}: the ledger could not do this: {err}")


def _damaged(path: Path, err: BaseException | None) -> LedgerDamaged:
    return LedgerDamaged(
        f"{path}: this is not a whole Armistice ledger ({err}). Check that the path "
        "is right; if it is, keep this file aside and put a backup of the ledger in "
        "its place, with the backup's own note of the last row"
    )
