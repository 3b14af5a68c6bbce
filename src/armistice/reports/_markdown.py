"""Plain text, and Markdown with front matter."""

from __future__ import annotations

import re
from typing import Any

import yaml

from armistice.reports._draft import Draft, Refused, day, fields_of, words
from armistice.reports._sniff import Format
from armistice.reports._text import one_line

_LONGEST_TITLE = 150
_LONGEST_FRONT_MATTER = 64_000
_FRONT_MATTER = re.compile(
    r"\A---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE
)
_HEADING = re.compile(r"^#{1,6}[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_MARKS = (
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), ""),
    (re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)"), r"\1"),
    (_HEADING, r"\1"),
    (re.compile(r"^>[ \t]?", re.MULTILINE), ""),
    (re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]+)(?<=\S)\1(?![\w*])"), r"\2"),
    (re.compile(r"(?<![\w_])(_{1,3})(?=\S)([^_\n]+)(?<=\S)\1(?![\w_])"), r"\2"),
)
"""Markup that would stand between words; what it marks stays."""


def read_text(text: str, name: str) -> Draft:
    """Return what a plain text tells: a short first line is taken for its title."""
    return Draft(text=text, media_type=Format.TEXT, title=_first_line(text) or name)


def read_markdown(text: str, name: str) -> Draft:
    """Return what a Markdown file tells; front matter is not part of its text.

    Raises:
        Refused: If the front matter is not a list of fields.
    """
    fields, body = _split(text)
    found = fields_of(fields)
    return Draft(
        text=_without_marks(body),
        media_type=Format.MARKDOWN,
        title=words(found["title"]) or _heading(body) or _first_line(body) or name,
        published=day(found["published"]),
        publisher=words(found["publisher"]),
        address=words(found["address"]),
        language=words(found["language"]),
    )


def _split(text: str) -> tuple[dict[str, Any], str]:
    match = _FRONT_MATTER.match(text)
    if match is None:
        return {}, text
    raw = match["yaml"]
    if len(raw) > _LONGEST_FRONT_MATTER:
        message = "the front matter is over 64,000 characters long; shorten it"
        raise Refused("report.bad_front_matter", message, line=1)
    try:
        fields = yaml.safe_load(raw)
    except yaml.YAMLError as err:
        raise _fault(err) from err
    except (ValueError, RecursionError) as err:
        message = f"the front matter cannot be read ({err}); correct it"
        raise Refused("report.bad_front_matter", message, line=1) from err
    if fields is None:
        return {}, text[match.end() :]
    if not isinstance(fields, dict):
        message = "the front matter is no list of fields; write `title: ...` and so on"
        raise Refused("report.bad_front_matter", message, line=1)
    return fields, text[match.end() :]


def _fault(err: yaml.YAMLError) -> Refused:
    mark = getattr(err, "problem_mark", None)
    what = getattr(err, "problem", None) or "not YAML"
    line = None if mark is None else mark.line + 2
    message = f"the front matter cannot be read ({what}); put values with `:` in quotes"
    return Refused("report.bad_front_matter", message, line=line)


def _without_marks(body: str) -> str:
    for pattern, instead in _MARKS:
        body = pattern.sub(instead, body)
    return body


def _heading(body: str) -> str:
    match = _HEADING.search(body)
    return "" if match is None else _without_marks(match[1])


def _first_line(text: str) -> str:
    line = one_line(text.strip().partition("\n")[0])
    return line if len(line) <= _LONGEST_TITLE else ""
