"""Whether this installation works, and what is in a folder."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from armistice.agreement import load_agreements
from armistice.errors import ArmisticeError
from armistice.ledger import Ledger
from armistice.model import DateSource, Report, Severity
from armistice.monitor._folder import (
    SETTINGS_FILE,
    Folder,
    Settings,
    find_folder,
    load_settings,
)
from armistice.reading import (
    Lexicon,
    ReaderKind,
    ReportReader,
    finder_for,
    model_files,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from importlib.resources.abc import Traversable
    from pathlib import Path

SENTENCE = "Mayor Ada Brenn said on Friday that the bridge would open again by June."
SPEAKER = "Mayor Ada Brenn"
"""Who says it: the reader works if it finds out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing that was looked at."""

    name: str
    ok: bool
    found: str
    """What was found; where something is broken, what to do about it."""


def examine(
    root: Path,
    *,
    now: datetime,
    timer: Callable[[], float],
    model: Traversable | None = None,
) -> tuple[Check, ...]:
    """Look at the installation, and at a folder if there is one.

    Args:
        root: Where a folder may be.
        now: Date of the sentence that is read.
        timer: Seconds from any beginning, such as `time.perf_counter`.
        model: Folder of the model's files; the shipped ones by default.
    """
    settings, checks = _settings(root)
    made = [
        Check(name="armistice", ok=True, found=version("armistice")),
        Check(name="python", ok=True, found=platform.python_version()),
        *checks,
    ]
    kind = settings.reading
    made.append(_reads(kind, now, timer, model))
    if kind is ReaderKind.MODEL:
        made.append(_model(model))
    if (root / SETTINGS_FILE).is_file():
        folder = Folder(root=root)
        made.extend((_agreements(folder), _ledger(folder)))
    return tuple(made)


def _settings(root: Path) -> tuple[Settings, list[Check]]:
    if not (root / SETTINGS_FILE).is_file():
        return Settings(), []
    try:
        settings = load_settings(find_folder(root).settings_file)
    except ArmisticeError as error:
        return Settings(), [Check(name="settings", ok=False, found=str(error))]
    return settings, [Check(name="settings", ok=True, found=str(root / SETTINGS_FILE))]


def _reads(
    kind: ReaderKind,
    now: datetime,
    timer: Callable[[], float],
    model: Traversable | None,
) -> Check:
    """Read a sentence, from loading to the claim."""
    started = timer()
    lexicon = Lexicon.load()
    finder = finder_for(kind, lexicon, folder=model)
    try:
        reader = ReportReader(lexicon=lexicon, finder=finder)
        claims = reader.read(_report(now)).claims
        name = reader.name
    except ArmisticeError as error:
        return Check(name="reader", ok=False, found=str(error))
    took = timer() - started
    ok = any(claim.claimant == SPEAKER for claim in claims)
    if ok:
        found = f"{kind}, {name}: finds the speaker of a sentence in {took:.2f} s"
    else:
        found = (
            f"{kind}, {name}: does not find that {SPEAKER!r} says {SENTENCE!r}. "
            "Install Armistice again, or choose the rules with [reading] "
            f'reader = "rules" in {SETTINGS_FILE}.'
        )
    return Check(name="reader", ok=ok, found=found)


def _report(now: datetime) -> Report:
    return Report(
        id="doctor",
        title="",
        publisher="Armistice",
        published=now,
        published_source=DateSource.GIVEN,
        captured=now,
        sha256="0",
        media_type="text/plain",
        text=SENTENCE,
    )


def _model(folder: Traversable | None) -> Check:
    try:
        files = model_files(folder)
    except ArmisticeError as error:
        return Check(name="model", ok=False, found=str(error))
    found = f"{files.bytes / 1e6:.1f} MB, {files.digest[:16]}, {files.path}"
    return Check(name="model", ok=True, found=found)


def _agreements(folder: Folder) -> Check:
    loaded, problems = load_agreements(folder.agreement_files)
    errors = [p for p in problems if p.severity is Severity.ERROR]
    found = f"{len(loaded)} in {folder.agreements}"
    if errors:
        found += f", {len(errors)} errors: `armistice lint` lists them"
    return Check(name="agreements", ok=not errors, found=found)


def _ledger(folder: Folder) -> Check:
    if not folder.ledger.is_file():
        return Check(name="ledger", ok=True, found="none yet; `armistice add` makes it")
    try:
        ledger = Ledger.open(folder.ledger)
    except ArmisticeError as error:
        return Check(name="ledger", ok=False, found=str(error))
    try:
        count = len(ledger.view().reports)
    finally:
        ledger.close()
    found = f"{count} reports; `armistice verify` looks for altered bytes"
    return Check(name="ledger", ok=True, found=found)
