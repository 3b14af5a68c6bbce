"""Writes the pages: all of them, or none."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from armistice.errors import BadInput
from armistice.publication import _links, _overview, _registers
from armistice.publication._catalogue import catalogue
from armistice.publication._findings import findings_page
from armistice.publication._obligation import obligation_page
from armistice.publication._when import end_words, is_open, moment_words
from armistice.publication.export import ExportForm, ExportKind, write_export

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.publication._catalogue import Catalogue
    from armistice.publication.edition import Edition

MARKER = ".armistice-site"
"""A file that only our own folders hold: nothing else is ever replaced."""
_ASSETS = ("style.css", "claims.js")
_NAV = (
    ("index.html", "Overview"),
    ("timeline.html", "Timeline"),
    ("incidents.html", "Incidents"),
    ("commitments.html", "Commitments"),
    ("figures.html", "Figures"),
    ("claims.html", "Claims"),
    ("reports.html", "Reports"),
    ("findings.html", "Left open"),
    ("about.html", "About"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Page:
    path: str
    template: str
    title: str
    content: object


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """What stands around every page."""

    site: str
    title: str
    root: str
    """From the page to the site's root: empty, or `../`."""
    nav: tuple[tuple[str, str], ...]
    current: str
    as_of: str
    known_at: str
    public_by: str
    reviewed_only: bool
    reviewed: str
    generated: str
    zone: str


def publish(edition: Edition, out: Path) -> Path:
    """Write a static site that opens from disk, and return the path of its index.

    The pages are written into a folder beside `out` and then put in its place.

    Raises:
        BadInput: If `out` exists and is not a site that this function wrote, or if
            it cannot be written; what was there before is still there then.
    """
    place = out.resolve()
    _refuse_foreign(place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(dir=place.parent, prefix=f".{place.name}.new-"))
    except OSError as err:
        raise _unwritable(out, err) from err
    try:
        fresh.chmod(0o755)
        _write_all(edition, fresh)
        _swap(fresh, place)
    except OSError as err:
        raise _unwritable(out, err) from err
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return out / "index.html"


def _refuse_foreign(place: Path) -> None:
    if not place.exists():
        return
    if not place.is_dir():
        msg = f"{place}: this is a file; name a folder for the pages to go into"
        raise BadInput(msg)
    if any(place.iterdir()) and not (place / MARKER).is_file():
        msg = (
            f"{place}: this folder holds something that is not a published site, and "
            "would be replaced; name a new or empty folder, or move its content away"
        )
        raise BadInput(msg)


def _unwritable(out: Path, err: OSError) -> BadInput:
    reason = err.strerror or str(err)
    return BadInput(
        f"{out}: the pages could not be written ({reason}); nothing there was changed. "
        "Free some space or check the folder's permissions, then publish again"
    )


def _swap(fresh: Path, place: Path) -> None:
    """Put the new folder where the old one is, which is moved away first."""
    if not place.exists():
        fresh.rename(place)
        return
    old = Path(tempfile.mkdtemp(dir=place.parent, prefix=f".{place.name}.old-"))
    kept = old / place.name
    place.rename(kept)
    try:
        fresh.rename(place)
    except OSError:
        kept.rename(place)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _write_all(edition: Edition, folder: Path) -> None:
    cat = catalogue(edition)
    environment = _environment()
    shell = _shell(cat)
    for page in _pages(cat):
        path = folder / page.path
        path.parent.mkdir(exist_ok=True)
        html = environment.get_template(page.template).render(
            page=page.content, shell=_around(shell, page)
        )
        path.write_text(html, encoding="utf-8")
    _write_assets(folder / "assets")
    _write_data(edition, folder / "data")
    (folder / MARKER).write_text("Written by armistice publish.\n", encoding="utf-8")


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("armistice.publication", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["safe_id"] = _links.safe
    return environment


def _write_assets(folder: Path) -> None:
    folder.mkdir()
    source = files("armistice.publication") / "assets"
    for name in _ASSETS:
        (folder / name).write_bytes((source / name).read_bytes())


def _write_data(edition: Edition, folder: Path) -> None:
    folder.mkdir()
    for what in ExportKind:
        for form in ExportForm:
            write_export(edition, what, form, folder / f"{what}.{form}")


def _downloads() -> tuple[str, ...]:
    return tuple(kind.value for kind in ExportKind)


def _pages(cat: Catalogue) -> Iterator[_Page]:
    yield from _front_pages(cat)
    yield from _register_pages(cat)
    promises = _registers.promises(cat)
    for agreement, obligation in cat.obligations.values():
        content = obligation_page(cat, agreement, obligation, promises.values())
        yield _Page(
            path=_links.obligation_page(obligation.id),
            template="obligation.html.j2",
            title=content.title,
            content=content,
        )
    for report in cat.edition.reports:
        yield _Page(
            path=_links.report_page(report.id),
            template="report.html.j2",
            title=report.title or report.id,
            content=_registers.report_page(cat, report),
        )


def _front_pages(cat: Catalogue) -> Iterator[_Page]:
    yield _page("index", "Overview", _overview.index_page(cat))
    yield _page("timeline", "Timeline", _overview.timeline_page(cat))
    yield _page("about", "About these pages", _overview.about_page(cat, _downloads()))


def _register_pages(cat: Catalogue) -> Iterator[_Page]:
    promises = _registers.promises(cat)
    commitments = _registers.commitments_page(cat, promises)
    yield _page("incidents", "Incidents", _registers.incidents_page(cat))
    yield _page("commitments", "Commitments", commitments)
    yield _page("figures", "Figures", _registers.figures_page(cat))
    yield _page("claims", "Claims", _registers.claims_page(cat))
    yield _page("reports", "Reports", _registers.reports_page(cat))
    yield _page("findings", "What is left open", findings_page(cat))


def _page(name: str, title: str, content: object) -> _Page:
    path, template = f"{name}.html", f"{name}.html.j2"
    return _Page(path=path, template=template, title=title, content=content)


def _around(shell: Shell, page: _Page) -> Shell:
    root = "../" * page.path.count("/")
    return replace(shell, title=page.title, root=root, current=page.path)


def _shell(cat: Catalogue) -> Shell:
    edition = cat.edition
    public_by = edition.public_by
    known = edition.known_at
    return Shell(
        site=edition.title,
        title="",
        root="",
        nav=_NAV,
        current="",
        as_of=end_words(edition.as_of, cat.zone),
        known_at="now" if is_open(known) else end_words(known, cat.zone),
        public_by="" if public_by is None else end_words(public_by, cat.zone),
        reviewed_only=edition.reviewed_only,
        reviewed=_overview.reviewed_words(cat),
        generated=moment_words(edition.generated, cat.zone),
        zone=str(cat.zone),
    )
