"""New folders: empty ones, and those that start from a shipped example."""

from __future__ import annotations

import json
import shutil
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from armistice.errors import BadInput, NotFound
from armistice.monitor._folder import (
    NEW_SETTINGS,
    SETTINGS_FILE,
    Folder,
    check_zone,
    load_settings,
)

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
    from pathlib import Path

TEMPLATE = "template.yaml"


def _shipped() -> Traversable:
    return files("armistice") / "examples"


def example_names() -> tuple[str, ...]:
    """Return the names of the shipped examples."""
    return tuple(sorted(entry.name for entry in _shipped().iterdir() if entry.is_dir()))


def create_folder(
    root: Path,
    *,
    example: str | None = None,
    title: str | None = None,
    timezone: str | None = None,
) -> Folder:
    """Make a monitor's folder, and fill it from a shipped example if one is named.

    Raises:
        BadInput: If it is a monitor's folder already, or the time zone is unknown.
        NotFound: If there is no example of that name.
    """
    folder = Folder(root=root)
    if folder.settings_file.exists():
        msg = f"{root}: is a monitor's folder already; name another, or use this one"
        raise BadInput(msg)
    if root.exists() and not root.is_dir():
        msg = f"{root}: is a file, not a folder; name another"
        raise BadInput(msg)
    if example is not None and example not in example_names():
        msg = f"no example {example!r}; there are: {', '.join(example_names())}"
        raise NotFound(msg)
    if timezone is not None:
        check_zone(timezone, "--timezone")
    folder.agreements.mkdir(parents=True, exist_ok=True)
    if example is None:
        _start_empty(folder, title or root.resolve().name, timezone)
    else:
        _start_from(folder, example)
    return folder


def _start_empty(folder: Folder, title: str, timezone: str | None) -> None:
    template = (_shipped() / TEMPLATE).read_text("utf-8")
    (folder.agreements / f"{TEMPLATE}.txt").write_text(template, "utf-8")
    zone = f"timezone = {json.dumps(timezone or 'Europe/Kyiv')}"
    _write_settings(
        folder,
        NEW_SETTINGS.format(
            title=json.dumps(title), timezone=zone if timezone else f"# {zone}"
        ),
    )


def _start_from(folder: Folder, example: str) -> None:
    with as_file(_shipped() / example) as source:
        shutil.copy(source / "agreement.yaml", folder.agreements / f"{example}.yaml")
        if (source / "reports").is_dir():
            shutil.copytree(
                source / "reports", folder.root / "reports", dirs_exist_ok=True
            )
        _write_settings(folder, (source / SETTINGS_FILE).read_text("utf-8"))


def _write_settings(folder: Folder, text: str) -> None:
    """Write the file that makes it a monitor's folder last, and only if it is good."""
    draft = folder.root / f".{SETTINGS_FILE}.new"
    draft.write_text(text, "utf-8")
    try:
        load_settings(draft)
        draft.rename(folder.settings_file)
    finally:
        draft.unlink(missing_ok=True)
