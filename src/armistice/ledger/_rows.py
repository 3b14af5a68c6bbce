"""What a row is: nouns to canonical JSON and back, and the hash over a row."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, assert_never

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticSerializationError

from armistice.errors import BadInput, LedgerDamaged
from armistice.model import Agreement, Link, Reading, Report, Retraction, Review

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHA256 = re.compile(r"[0-9a-f]{64}")
GENESIS = "0" * 64
"""What the first row names as the hash before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A remark that belongs with the record: a setting, a handing over, a transfer.

    A newer note of the same id stands for the earlier one, which stays in the ledger.
    """

    id: str
    by: str
    text: str
    recorded: datetime | None = None
    """When it entered the ledger; the ledger fills it in."""


Row = Agreement | Report | Reading | Link | Review | Retraction | Note


class RowKind(StrEnum):
    """What a row holds."""

    AGREEMENT = "agreement"
    REPORT = "report"
    READING = "reading"
    LINK = "link"
    REVIEW = "review"
    RETRACTION = "retraction"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row as it is stored."""

    seq: int
    kind: str
    key: str
    body: str
    recorded: str
    published: str | None
    prev_hash: str
    hash: str

    @property
    def moment(self) -> datetime:
        """When the row entered the ledger.

        Raises:
            LedgerDamaged: If the row does not tell any more.
        """
        try:
            return datetime.fromisoformat(self.recorded)
        except (TypeError, ValueError) as err:
            raise _damaged(self.seq, "moment of recording") from err


_NOUNS: Mapping[RowKind, type] = {
    RowKind.AGREEMENT: Agreement,
    RowKind.REPORT: Report,
    RowKind.READING: Reading,
    RowKind.LINK: Link,
    RowKind.REVIEW: Review,
    RowKind.RETRACTION: Retraction,
    RowKind.NOTE: Note,
}


def kind_of(row: Row) -> RowKind:
    """Return the kind of row that a noun becomes."""
    return next(kind for kind, noun in _NOUNS.items() if isinstance(row, noun))


def key_of(row: Row) -> str:
    """Return what a newer row must share with an older one to stand for it."""
    match row:
        case Reading():
            return row.report
        case Link():
            return row.claim
        case Agreement() | Report() | Review() | Retraction() | Note():
            return row.id
        case _:
            assert_never(row)


def published_of(row: Row) -> datetime | None:
    """Return when the public could know of a row's content, where it says so."""
    match row:
        case Report() | Retraction():
            return row.published
        case Agreement() | Reading() | Link() | Review() | Note():
            return None
        case _:
            assert_never(row)


def encode(row: Row) -> str:
    """Return a noun as canonical JSON: sorted keys, no spaces, characters as they are.

    What the ledger itself fills in (when recorded, whether reviewed or retracted) is
    left out, so that a noun taken from a view and handed in again changes nothing.

    Raises:
        BadInput: If a value is not of its field's type, or has no JSON form (not a
            number, a broken character).
    """
    kind = kind_of(row)
    try:
        # There and back once, so that what is written can be read, and 44 and 44.0
        # are the same content.
        first = canonical(_adapter(kind).dump_python(row, mode="json", warnings=False))
        read = _adapter(kind).validate_json(first)
        plain = _adapter(kind).dump_python(read, mode="json")
        _forget(kind, plain)
        return canonical(plain)
    except (PydanticSerializationError, ValueError) as err:
        msg = (
            f"{kind} {key_of(row)!r} cannot be written to the ledger: {err}; "
            "correct that value and append again"
        )
        raise BadInput(msg) from err


def original_of(body: object) -> str | None:
    """Return the hash of a report's original, or None if its row tells none."""
    try:
        report = json.loads(body) if isinstance(body, str) else None
    except (ValueError, RecursionError):
        return None
    told = report.get("sha256") if isinstance(report, dict) else None
    if isinstance(told, str) and _SHA256.fullmatch(told) is not None:
        return told
    return None


def decode(kind: RowKind, entry: Entry) -> Any:
    """Return the noun that a stored row holds.

    Raises:
        LedgerDamaged: If the row does not hold such a noun any more.
    """
    try:
        return _adapter(kind).validate_json(entry.body)
    except ValidationError as err:
        raise _damaged(entry.seq, kind) from err


def _damaged(seq: int, what: str) -> LedgerDamaged:
    return LedgerDamaged(
        f"row {seq} of the ledger does not hold a {what} any more: it was altered. "
        "Keep the file aside and put a backup of the ledger in its place, with the "
        "backup's own note of the last row"
    )


def canonical(value: object) -> str:
    """Return plain values as JSON in the one form that hashes are taken over.

    Raises:
        ValueError: If a value has no JSON form or a character no UTF-8 form.
    """
    text = json.dumps(
        value,
        sort_keys=True,
        ensure_ascii=False,
        allow_nan=False,
        separators=(",", ":"),
    )
    text.encode()
    return text


def stamp(moment: datetime) -> str:
    """Return a moment as UTC text that sorts as the moments do."""
    text = (
        moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds")
    )
    return f"{text}+00:00"


def row_hash(entry: Entry) -> str:
    """Return the SHA-256 over everything in a row but its own hash."""
    parts = [
        entry.seq,
        entry.kind,
        entry.key,
        entry.recorded,
        entry.published,
        entry.body,
        entry.prev_hash,
    ]
    return hashlib.sha256(canonical(parts).encode()).hexdigest()


@cache
def _adapter(kind: RowKind) -> TypeAdapter[Any]:
    return TypeAdapter(_NOUNS[kind])


_FILLED_IN = {"recorded": None, "retracted_at": None, "reviewed": "machine"}


def _forget(kind: RowKind, plain: dict[str, Any]) -> None:
    inner = {
        RowKind.AGREEMENT: "amendments",
        RowKind.READING: "claims",
        RowKind.LINK: "evidence",
    }.get(kind)
    for item in [plain] if inner is None else plain[inner]:
        item.update((k, v) for k, v in _FILLED_IN.items() if k in item)
