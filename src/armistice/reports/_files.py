"""Files off the disk, within bounds."""

from __future__ import annotations

import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING

from armistice.reports._draft import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_BYTES = 20_000_000
_START = 4096


def walk(folder: Path) -> Iterator[Path]:
    """Yield what lies in a folder, in the order of names, but hidden files.

    Links to folders are followed once. A folder that cannot be listed comes itself.
    """
    waiting = [folder]
    met: set[tuple[int, int]] = set()
    while waiting:
        path = waiting.pop()
        inside = _inside(path, met) if path.is_dir() else None
        if inside is None:
            yield path
        else:
            waiting.extend(reversed(inside))


def _inside(folder: Path, met: set[tuple[int, int]]) -> list[Path] | None:
    status = folder.stat()
    here = (status.st_dev, status.st_ino)
    if here in met:  # a link to a folder that was walked already, perhaps back up
        return []
    met.add(here)
    try:
        return sorted(p for p in folder.iterdir() if not p.name.startswith("."))
    except PermissionError:
        return None


def start_of(path: Path) -> bytes:
    """Return the first bytes of a file.

    Raises:
        Refused: If it is no plain file, or cannot be read.
    """
    with _explained():
        # A pipe or device would keep us waiting for ever.
        if path.is_dir():
            message = "the folder cannot be read; check its permissions"
            raise Refused("report.unreadable", message)
        if not stat.S_ISREG(path.stat().st_mode):
            message = "this is no plain file; leave it out of the folder"
            raise Refused("report.unreadable", message)
        with path.open("rb") as file:
            return file.read(_START)


def bytes_of(path: Path) -> bytes:
    """Return all bytes of a file that is not too large.

    Raises:
        Refused: If it is too large, or cannot be read.
    """
    with _explained(), path.open("rb") as file:
        original = file.read(MOST_BYTES + 1)
    refuse_large(len(original))
    return original


def lines_of(path: Path) -> Iterator[bytes]:
    """Yield the lines of a file; of one that is too large, only its first part.

    Raises:
        Refused: If the file cannot be read.
    """
    with _explained(), path.open("rb") as file:
        while line := file.readline(MOST_BYTES + 2):
            yield line
            while not line.endswith(b"\n") and line:
                line = file.readline(MOST_BYTES)


def refuse_large(size: int) -> None:
    """Refuse a file or row of more bytes than we read at once.

    Raises:
        Refused: If it is too large.
    """
    if size > MOST_BYTES:
        message = (
            f"{size / 1e6:.0f} MB are too large for one report (at most "
            f"{MOST_BYTES / 1e6:.0f} MB); split it into its articles"
        )
        raise Refused("report.too_large", message)


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except OSError as err:
        message = f"the file cannot be read ({err.strerror}); check its permissions"
        raise Refused("report.unreadable", message) from err
