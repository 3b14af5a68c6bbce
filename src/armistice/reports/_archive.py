"""Original bytes by their hash: written once, never changed, checked on demand."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from armistice.errors import LedgerFull, NotFound
from armistice.model import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHA256 = re.compile(r"[0-9a-f]{64}")
_READ_ONLY = 0o444
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@dataclass(frozen=True, slots=True)
class Archive:
    """A folder of originals, each at `<first two digits>/<SHA-256>`."""

    folder: Path

    def put(self, original: bytes) -> str:
        """Keep some bytes; return their SHA-256. Putting twice changes nothing.

        Raises:
            LedgerFull: If the disk refused the write; nothing half-written remains.
        """
        sha256 = hashlib.sha256(original).hexdigest()
        path = self.path(sha256)
        if not path.exists():
            try:
                _write(path, original)
            except OSError as err:
                if err.errno not in _NO_ROOM:
                    raise
                msg = (
                    f"{path}: the disk refused the write ({err.strerror}); this "
                    "original was not kept. Make room and add the report again"
                )
                raise LedgerFull(msg) from err
        return sha256

    def get(self, sha256: str) -> bytes:
        """Return the original bytes of this hash.

        Raises:
            NotFound: If the archive has no such original.
        """
        try:
            return self.path(sha256).read_bytes()
        except FileNotFoundError as err:
            msg = (
                f"{self.folder}: no original has the hash {sha256}; check the hash, "
                "or bring the file back from a copy of the archive"
            )
            raise NotFound(msg) from err

    def path(self, sha256: str) -> Path:
        """Return where the original of this hash is kept.

        Raises:
            NotFound: If this is not a SHA-256 at all.
        """
        if _SHA256.fullmatch(sha256) is None:
            msg = f"{sha256!r} is not a SHA-256: 64 digits 0-9 and a-f"
            raise NotFound(msg)
        return self.folder / sha256[:2] / sha256

    def verify(self, expected: tuple[str, ...] | None = None) -> tuple[Problem, ...]:
        """Return what is missing from the archive, too much in it, or not what it was.

        Args:
            expected: The hashes of all reports. They must be there, and an original
                that none of them names is a warning. With None, neither is looked for.
        """
        told = list(self._altered())
        if expected is not None:
            told = [*self._missing(expected), *self._unnamed(expected), *told]
        return tuple(told)

    def _originals(self) -> Iterator[Path]:
        yield from sorted(self.folder.glob("??/*"))

    def _unnamed(self, expected: tuple[str, ...]) -> Iterator[Problem]:
        named = set(expected)
        for path in self._originals():
            if _SHA256.fullmatch(path.name) is not None and path.name not in named:
                message = (
                    "no report in the ledger names this original. Either adding it was "
                    "interrupted: add its report again. Or the ledger has lost rows: "
                    "compare it with a backup"
                )
                yield _problem(path, "archive.unnamed", message, Severity.WARNING)

    def _missing(self, expected: tuple[str, ...]) -> Iterator[Problem]:
        for sha256 in sorted(set(expected)):
            path = self.path(sha256)
            if not path.is_file():
                message = "the original is missing; bring it back from a copy"
                yield _problem(path, "archive.missing", message)

    def _altered(self) -> Iterator[Problem]:
        for path in self._originals():
            if _SHA256.fullmatch(path.name) is None:
                message = "this is not an original; move it out of the archive"
                yield _problem(path, "archive.stray", message)
            elif _hash(path) != path.name:
                message = (
                    "the original was altered: its bytes have another hash than its "
                    "name; bring it back from a copy"
                )
                yield _problem(path, "archive.altered", message)


def _write(path: Path, original: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent.parent, prefix=".incoming-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(original)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_READ_ONLY)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    # The new name itself must reach the disk, or a crash could lose the file.
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _problem(
    path: Path, code: str, message: str, severity: Severity = Severity.ERROR
) -> Problem:
    return Problem(code=code, message=message, where=str(path), severity=severity)
