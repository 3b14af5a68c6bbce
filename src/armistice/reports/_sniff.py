"""What kind of file some bytes are."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum

from armistice.reports._draft import Refused


class Format(StrEnum):
    """A format that reports come in."""

    TEXT = "text/plain"
    MARKDOWN = "text/markdown"
    HTML = "text/html"
    JSON_LINES = "application/jsonl"


SUFFIXES = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".jsonl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
}

_PDF = "a PDF: convert it to text first; PDF comes in a later version"
_MAGIC = (
    (b"%PDF-", _PDF),
    (b"{\\rtf", "an RTF document: save it as plain text first"),
    (b"\xd0\xcf\x11\xe0", "an old Office document: save it as plain text first"),
    (b"7z\xbc\xaf", "a 7z archive: unpack it first"),
    (b"Rar!", "a RAR archive: unpack it first"),
    (b"\x1f\x8b", "a gzip archive: unpack it first"),
    (b"BZh", "a bzip2 archive: unpack it first"),
    (b"\xfd7zXZ", "an xz archive: unpack it first"),
    (b"SQLite format 3\x00", "an SQLite database: export its articles first"),
    (b"\x89PNG", "a picture: write down its text first"),
    (b"\xff\xd8\xff", "a picture: write down its text first"),
    (b"GIF8", "a picture: write down its text first"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.IGNORECASE | re.DOTALL,
)
_FRONT_MATTER = re.compile(rb"---[ \t]*\r?\n")


def refuse_binary(original: bytes) -> None:
    """Refuse bytes that are no text, by what they are.

    Raises:
        Refused: If they are a PDF, an archive, a picture, or hold zero bytes.
    """
    for magic, what in _MAGIC:
        if original.startswith(magic):
            message = f"this is not text but {what}"
            raise Refused("report.binary", message)
    if original.startswith(b"PK\x03\x04"):
        raise Refused("report.binary", f"this is not text but {_in_zip(original)}")
    # Wide encodings have zero bytes in every Latin letter.
    if b"\x00" in original and not original.startswith(_WIDE):
        message = "this is not text: it holds zero bytes; convert it to UTF-8 text"
        raise Refused("report.binary", message)


def format_of(suffix: str, start: bytes) -> Format:
    """Return the format of a file, by its name's ending and then by its content.

    An HTML page is one whatever its name says.
    """
    start = start.removeprefix(codecs.BOM_UTF8)
    if _HTML.match(start) is not None:
        return Format.HTML
    known = SUFFIXES.get(suffix.lower())
    if known is not None:
        return known
    if _FRONT_MATTER.match(start) is not None:
        return Format.MARKDOWN
    first_line = start.lstrip().partition(b"\n")[0].rstrip()
    if first_line.startswith(b'{"') and first_line.endswith(b"}"):
        return Format.JSON_LINES
    return Format.TEXT


def _in_zip(original: bytes) -> str:
    if b"word/" in original:
        return "a DOCX document: save it as plain text first"
    if b"xl/" in original:
        return "a spreadsheet: export its articles as JSON Lines first"
    if b"opendocument" in original[:200]:
        return "an OpenDocument file: save it as plain text first"
    return "a ZIP archive: unpack it first"
