"""The five seed reports: their dates and publishers, which their text does not name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.errors import NotFound
from armistice.monitor import Monitor, create_folder

if TYPE_CHECKING:
    from pathlib import Path

    from armistice.monitor import Folder

SEEDS: dict[str, tuple[str, str]] = {
    "000": ("2022-07-20", "Azernews"),
    "001": ("2020-12-30", "Media roundup"),
    "002": ("2020-11-17", "JAMnews"),
    "003": ("2023-12-20", "Turan"),
    "004": ("2020-11-11", "Unnamed outlet"),
}
"""Publication date and publisher by the number that a file's name begins with."""


def choose_reader(folder: Folder, reader: str) -> None:
    """Write into a new folder's settings what reads its reports."""
    with folder.settings_file.open("a", encoding="utf-8") as settings:
        settings.write(f'\n[reading]\nreader = "{reader}"\n')


def watch_seeds(seeds: Path, root: Path, reader: str = "model") -> Monitor:
    """Import the five reports against the shipped 2020 agreement into a new folder.

    Raises:
        NotFound: If one of the five is missing.
    """
    folder = create_folder(root, example="nk-2020")
    choose_reader(folder, reader)
    monitor = Monitor.open(folder.root)
    monitor.add(folder.root / "reports")
    for number, (published, publisher) in SEEDS.items():
        found = sorted(seeds.glob(f"{number}_*.txt"))
        if not found:
            msg = f"{seeds}: no file {number}_*.txt; name the folder of the five seeds"
            raise NotFound(msg)
        monitor.add(found[0], published=published, publisher=publisher)
    return monitor
