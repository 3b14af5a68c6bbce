"""Bytes to text: by mark, by declaration, or where only one encoding is likely."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import CharsetMatch, from_bytes

from armistice.reports._draft import Refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})"
    rb"|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})",
    re.IGNORECASE,
)
_MOST_CHAOS = 0.1
_LEAST_COHERENCE = 0.4
_CLEAR_LEAD = 0.1
# Measured on the samples of tests/reports/test_bad_files.py: French and Turkish have a
# rival within 0.1 that changes their letters, and are refused; Russian passes.


def decode(original: bytes) -> tuple[str, str | None]:
    """Return the text of some bytes, and the encoding if it had to be inferred.

    Raises:
        Refused: If the bytes are broken in the encoding that they name, or name none
            and more than one is likely.
    """
    for mark, encoding in _MARKS:
        if original.startswith(mark):
            return _strictly(original, encoding), None
    try:
        return original.decode("utf-8"), None
    except UnicodeDecodeError:
        return _inferred(original)


def decode_html(original: bytes) -> tuple[str, str | None]:
    """Return the text of an HTML page, by the encoding that the page declares.

    Bytes beyond ASCII that are whole UTF-8 are UTF-8 whatever the page says: no
    other encoding produces them by chance.

    Raises:
        Refused: As `decode` does.
    """
    declared = _declared(original)
    if declared is None or original.startswith(tuple(mark for mark, _ in _MARKS)):
        return decode(original)
    if not original.isascii():
        try:
            return original.decode("utf-8"), None
        except UnicodeDecodeError:
            pass
    return _strictly(original, declared), None


def _declared(original: bytes) -> str | None:
    match = _DECLARED.search(original[:4096])
    if match is None:
        return None
    label = (match[1] or match[2]).decode("ascii").lower()
    try:
        name = codecs.lookup(label).name
    except LookupError as err:
        message = (
            f"the page declares the encoding {label!r}, which is not known; convert "
            "it to UTF-8"
        )
        raise Refused("report.encoding", message) from err
    # Browsers read both labels so, and pages are written for browsers.
    return "cp1252" if name in {"ascii", "iso8859-1"} else name


def _strictly(original: bytes, encoding: str) -> str:
    try:
        return original.decode(encoding)
    except (UnicodeDecodeError, LookupError) as err:
        message = (
            f"its bytes are not the {encoding} that they are marked as ({err}); find "
            "an undamaged copy, or convert it to UTF-8"
        )
        raise Refused("report.encoding", message) from err


def _inferred(original: bytes) -> tuple[str, str]:
    matches = list(from_bytes(original))
    best = matches[0] if matches else None
    if best is None or not _likely(best) or _has_rival(best, matches):
        names = ", ".join(dict.fromkeys(m.encoding for m in matches[:4]))
        seems = f" (it may be {names})" if names else ""
        message = f"its encoding is not clear{seems}; convert it to UTF-8"
        raise Refused("report.encoding", message)
    return original.decode(best.encoding), best.encoding


def _likely(match: CharsetMatch) -> bool:
    # Coherence counts letters of alphabets, so that it is 0 for Chinese or Japanese.
    coherent = match.coherence >= _LEAST_COHERENCE or match.multi_byte_usage > 0.5
    return match.chaos <= _MOST_CHAOS and coherent


def _has_rival(best: CharsetMatch, matches: list[CharsetMatch]) -> bool:
    return any(
        str(other) != str(best) and other.coherence > best.coherence - _CLEAR_LEAD
        for other in matches[1:]
    )
