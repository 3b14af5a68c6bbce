"""A user's folder: where things are kept, and its settings."""

from __future__ import annotations

import difflib
import tomllib
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from armistice.errors import BadInput, NotFound
from armistice.reading import ReaderKind

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS_FILE = "armistice.toml"

NEW_SETTINGS = """\
# What this folder watches. `armistice --help` lists the commands.
title = {title}

# A bare date in a question means the end of that day here; the first agreement's
# time zone if left out.
{timezone}

# The day that questions are about when they name none; today if left out.
# as_of = 2020-12-31

# Verifiers whose findings may settle a contested status; nobody if left out.
# settle = ["OSCE"]

# What finds who said what: "model" (the default) or "rules".
# [reading]
# reader = "model"
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `armistice.toml` says."""

    title: str = "Armistice"
    timezone: ZoneInfo | None = None
    """The first agreement's, if left out."""
    as_of: date | datetime | None = None
    settle: tuple[str, ...] = ()
    reading: ReaderKind = ReaderKind.MODEL
    """What finds the claims: `reader` in the table `[reading]`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """Paths within a user's folder."""

    root: Path

    @property
    def settings_file(self) -> Path:
        """Title, time zone and the defaults of questions."""
        return self.root / SETTINGS_FILE

    @property
    def agreements(self) -> Path:
        """One YAML file per agreement."""
        return self.root / "agreements"

    @property
    def agreement_files(self) -> tuple[Path, ...]:
        """The agreement files, in the order of their names."""
        found = (p for p in self.agreements.glob("*") if p.suffix in {".yaml", ".yml"})
        return tuple(sorted(found))

    @property
    def perspectives_file(self) -> Path:
        """Perspectives that the user defines beside the usual ones."""
        return self.root / "perspectives.yaml"

    @property
    def archive(self) -> Path:
        """Original bytes by hash."""
        return self.root / "archive"

    @property
    def ledger(self) -> Path:
        """The append-only store."""
        return self.root / "armistice.db"

    @property
    def lexicon_files(self) -> tuple[Path, ...]:
        """The user's own words for kinds of events."""
        return tuple(sorted((self.root / "lexicon").glob("*.txt")))

    @property
    def site(self) -> Path:
        """Where `publish` writes unless told otherwise."""
        return self.root / "site"


def find_folder(root: Path) -> Folder:
    """Return the folder at a path.

    Raises:
        NotFound: If there is no `armistice.toml` in it.
    """
    folder = Folder(root=root)
    if not folder.settings_file.is_file():
        msg = (
            f"{root}: no {SETTINGS_FILE} here, so this is not a monitor's folder; "
            f"make one with `armistice init {root}` or name another with --folder"
        )
        raise NotFound(msg)
    return folder


def load_settings(path: Path) -> Settings:
    """Read `armistice.toml`.

    Raises:
        BadInput: If it is not TOML, or holds a key or value that is not known.
    """
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as err:
        msg = f"{path}: not a TOML file in UTF-8: {err}; correct that line"
        raise BadInput(msg) from err
    known = [f.name for f in fields(Settings)]
    for key in raw:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            hint = (
                f"did you mean {near[0]!r}?" if near else f"known: {', '.join(known)}"
            )
            msg = f"{path}: unknown setting {key!r}; {hint}"
            raise BadInput(msg)
    return Settings(
        title=_text(raw.get("title", "Armistice"), "title", path),
        timezone=_zone(raw["timezone"], path) if "timezone" in raw else None,
        as_of=_day(raw.get("as_of"), path),
        settle=_names(raw.get("settle", []), path),
        reading=_reader(raw.get("reading", {}), path),
    )


def _text(value: object, key: str, path: Path) -> str:
    if not isinstance(value, str):
        msg = f"{path}: {key} = {value!r} is not text; write it in quotation marks"
        raise BadInput(msg)
    return value


def _reader(table: object, path: Path) -> ReaderKind:
    kinds = [kind.value for kind in ReaderKind]
    choice = " or ".join(f'reader = "{kind}"' for kind in kinds)
    if not isinstance(table, dict) or table.keys() - {"reader"}:
        msg = f"{path}: [reading] has the key reader and no other: write {choice}"
        raise BadInput(msg)
    reader = table.get("reader", ReaderKind.MODEL)
    if reader not in kinds:
        msg = f"{path}: [reading] reader = {reader!r} is no reader; write {choice}"
        raise BadInput(msg)
    return ReaderKind(reader)


def _zone(value: object, path: Path) -> ZoneInfo:
    return check_zone(_text(value, "timezone", path), str(path))


def check_zone(name: str, where: str) -> ZoneInfo:
    """Return the time zone of a name.

    Raises:
        BadInput: If there is none; the message names near ones.
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as err:
        near = difflib.get_close_matches(name, available_timezones(), n=3)
        hint = ", ".join(near or ["Europe/Kyiv", "UTC"])
        msg = f"{where}: no time zone {name!r}; write one such as {hint}"
        raise BadInput(msg) from err


def _day(value: object, path: Path) -> date | datetime | None:
    if value is None or isinstance(value, date):
        return value
    msg = f"{path}: as_of = {value!r} is not a date; write it bare, as 2020-12-31"
    raise BadInput(msg)


def _names(value: object, path: Path) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return tuple(value)
    msg = f'{path}: settle = {value!r} is not a list of party ids such as ["OSCE"]'
    raise BadInput(msg)
