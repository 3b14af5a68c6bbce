"""JSON Lines: one article a row."""

from __future__ import annotations

import json
from typing import Any

from armistice.reports._draft import Draft, Refused, day, fields_of, words

MEDIA_TYPE = "application/json"


def read_row(line: bytes) -> Draft:
    """Return what one row tells.

    Raises:
        Refused: If the row is not an object with a text.
    """
    found = fields_of(_parse(line))
    text = found["text"]
    if not isinstance(text, str):
        message = "the row has no words in `text` (or `body`, `content`); add them"
        raise Refused("report.no_text", message)
    return Draft(
        text=text,
        media_type=MEDIA_TYPE,
        title=words(found["title"]),
        published=day(found["published"]),
        publisher=words(found["publisher"]),
        address=words(found["address"]),
        language=words(found["language"]),
    )


def _parse(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as err:
        message = f"the row is not UTF-8 ({err.reason}); convert the file to UTF-8"
        raise Refused("report.encoding", message) from err
    except RecursionError as err:
        message = "the row is nested too deeply; write one flat object a row"
        raise Refused("report.bad_row", message) from err
    except ValueError as err:
        message = f"the row is not JSON ({err}); write one whole object a row"
        raise Refused("report.bad_row", message) from err
    if not isinstance(row, dict):
        message = 'the row is no object; write {"text": ..., "published": ...}'
        raise Refused("report.bad_row", message)
    return row
