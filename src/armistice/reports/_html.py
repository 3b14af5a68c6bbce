"""HTML pages: main text, title, publisher and date, by well-kept extractors."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from lxml import etree, html

from armistice.reports._draft import Draft, Refused
from armistice.reports._sniff import Format

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_TAGS = 200_000
_MOST_ELEMENTS = 100_000  # extraction takes about 3 s at this size
_DEEPEST = 250  # the parser cuts at 256, and what it cuts off would be lost unseen
_LONGEST_TAG = 20_000  # without what stands in quotes; attributes cost their square
_TAG = re.compile(
    r"""<[a-z][^\s/>]*+
    (?:[\s/=]++|[^\s/>=]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]++)?)?)*+""",
    re.IGNORECASE | re.VERBOSE,
)
_QUOTED = re.compile(r"\"[^\"]*+\"|'[^']*+'")
_EARLIEST = datetime(1945, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_LATEST = datetime(2200, 1, 1, tzinfo=UTC).replace(tzinfo=None)
# Fixed, so that a date never depends on the day of the import; a date in the future
# is pointed out later.
_XML = re.compile(r"\A\s*<\?xml[^>]*\?>")
_OF_PUBLICATION = re.compile(r"publi|issued|created|posted|date|dc[.:]|dcterms", re.I)
_OF_ANOTHER_DAY = re.compile(
    r"modif|updat|copyright|expir|revis|review|event|birth", re.I
)
_NAMES = ("property", "name", "itemprop")


def read_html(text: str) -> Draft:
    """Return what an HTML page tells.

    The date of publication is taken from metadata only (meta elements, JSON-LD, a
    `time` element that is marked as such or stands alone), never from running text,
    never from today.

    Raises:
        Refused: If the page has too many elements or too deep a nesting.
    """
    # Slow to import, and only needed for this format.
    from trafilatura import bare_extraction
    from trafilatura.metadata import extract_metadata

    tree = _parse(text)
    published = _published(tree)
    about = extract_metadata(
        deepcopy(tree), date_config=_date_config(), extensive=False
    )
    page = bare_extraction(
        deepcopy(tree), include_comments=False, date_extraction_params=_date_config()
    )
    found = None if page is None or isinstance(page, dict) else page.text
    return Draft(
        text=found or "",
        media_type=Format.HTML,
        title=about.title or "",
        published=published,
        publisher=about.sitename or about.hostname or "",
        address=about.url or "",
        language=(tree.get("lang") or "").partition("-")[0],
    )


def _parse(text: str) -> html.HtmlElement:
    if text.count("<") > _MOST_TAGS:
        raise _too_complex(f"over {_MOST_TAGS:,} tags")
    if any(map(_is_long, _TAG.finditer(text))):
        raise _too_complex("a tag with thousands of attributes")
    try:
        tree = html.document_fromstring(_XML.sub("", text))
    except etree.ParserError as err:
        message = f"the page is empty ({err}); save it again with its text"
        raise Refused("report.too_short", message) from err
    elements, depth = _measure(tree)
    if elements > _MOST_ELEMENTS:
        raise _too_complex(f"over {_MOST_ELEMENTS:,} elements")
    if depth > _DEEPEST:
        raise _too_complex(f"elements nested over {_DEEPEST} deep")
    return tree


def _is_long(tag: re.Match[str]) -> bool:
    if tag.end() - tag.start() <= _LONGEST_TAG:
        return False
    # A picture inside the page is one long quoted attribute.
    return len(_QUOTED.sub("", tag[0])) > _LONGEST_TAG


def _too_complex(what: str) -> Refused:
    message = f"the page has {what}; save its article as plain text"
    return Refused("report.too_complex", message)


def _measure(tree: html.HtmlElement) -> tuple[int, int]:
    elements = depth = deepest = 0
    for step, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if step == "start" else -1
        elements += step == "start"
        deepest = max(deepest, depth)
    return elements, deepest


def _published(tree: html.HtmlElement) -> str | None:
    from htmldate import find_date

    # The extractor looks in more places than we trust, so it is shown only these.
    head = html.Element("head")
    head.extend(deepcopy(element) for element in _metadata(tree))
    body = html.Element("body")
    body.extend(deepcopy(element) for element in _times(tree))
    page = html.Element("html")
    page.extend((head, body))
    return find_date(page, **_date_config())


def _metadata(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    for element in tree.iter("meta"):
        name = " ".join(element.get(key) or "" for key in _NAMES)
        if _OF_PUBLICATION.search(name) and not _OF_ANOTHER_DAY.search(name):
            yield element
    for element in tree.iter("script"):
        if (element.get("type") or "").lower() == "application/ld+json":
            yield element


def _times(tree: html.HtmlElement) -> Iterator[html.HtmlElement]:
    times = [element for element in tree.iter("time") if element.get("datetime")]
    marked = [element for element in times if _is_marked(element)]
    yield from marked[:1] or (times if len(times) == 1 else [])


def _is_marked(element: html.HtmlElement) -> bool:
    marks = " ".join(element.get(key) or "" for key in ("itemprop", "class"))
    plain = "pubdate" in element.attrib or "publish" in marks.lower()
    return (plain or "entry-date" in marks) and not _OF_ANOTHER_DAY.search(marks)


def _date_config() -> dict[str, Any]:
    return {
        "extensive_search": False,
        "original_date": True,
        "min_date": _EARLIEST,
        "max_date": _LATEST,
    }
