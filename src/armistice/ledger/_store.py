"""Rows in and out of the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select

from armistice.ledger._rows import Entry, RowKind, decode
from armistice.ledger._schema import entry

if TYPE_CHECKING:
    from sqlalchemy import Connection

FirstSeen = Mapping[str, datetime]
"""When an id was first recorded, where a superseded row has it too."""

_KEYS_AT_ONCE = 500  # well below the number of values one statement may bind


def last_entry(connection: Connection, *, known_at: str | None = None) -> Entry | None:
    """Return the last row, or the last one recorded by a moment."""
    query = select(entry).order_by(entry.c.seq.desc()).limit(1)
    if known_at is not None:
        query = query.where(entry.c.recorded <= known_at)
    row = connection.execute(query).one_or_none()
    return None if row is None else Entry(**row._asdict())


def every_entry(connection: Connection) -> Iterator[Entry]:
    """Yield all rows in the order of their numbers."""
    query = select(entry).order_by(entry.c.seq)
    for row in connection.execute(query).yield_per(1000):
        yield Entry(**row._asdict())


def entry_at(connection: Connection, seq: int) -> Entry | None:
    """Return the row of this number, or None."""
    row = connection.execute(select(entry).where(entry.c.seq == seq)).first()
    return None if row is None else Entry(**row._asdict())


def hash_at(connection: Connection, seq: int) -> str | None:
    """Return the hash of the row of this number, or None."""
    return connection.execute(select(entry.c.hash).where(entry.c.seq == seq)).scalar()


def every_body(connection: Connection, kind: RowKind) -> Iterator[object]:
    """Yield what all rows of one kind hold, in the order of their numbers."""
    query = select(entry.c.body).where(entry.c.kind == kind).order_by(entry.c.seq)
    yield from connection.execute(query).yield_per(1000).scalars()


def latest_entries(
    connection: Connection, kind: RowKind, *, upto: int
) -> Sequence[Entry]:
    """Return the latest row of each key up to a row, in the order recorded."""
    query = (
        select(entry).where(entry.c.seq.in_(_latest(kind, upto))).order_by(entry.c.seq)
    )
    return [Entry(**row._asdict()) for row in connection.execute(query)]


def latest_bodies(
    connection: Connection, kind: RowKind, keys: Sequence[str]
) -> dict[str, str]:
    """Return what the latest rows of some keys hold."""
    found: dict[str, str] = {}
    for at in range(0, len(keys), _KEYS_AT_ONCE):
        some = keys[at : at + _KEYS_AT_ONCE]
        newest = (
            select(func.max(entry.c.seq))
            .where(entry.c.kind == kind, entry.c.key.in_(some))
            .group_by(entry.c.key)
        )
        query = select(entry.c.key, entry.c.body).where(entry.c.seq.in_(newest))
        found.update((row.key, row.body) for row in connection.execute(query))
    return found


def add_entries(connection: Connection, entries: Sequence[Entry]) -> None:
    """Write rows after the last one."""
    columns = [column.name for column in entry.columns]
    rows = [{name: getattr(e, name) for name in columns} for e in entries]
    if rows:
        connection.execute(insert(entry), rows)


def first_seen(connection: Connection, kind: RowKind, *, upto: int) -> FirstSeen:
    """Return when what superseded rows hold was first recorded, by id."""
    query = (
        select(entry)
        .where(entry.c.kind == kind, entry.c.seq <= upto)
        .where(entry.c.seq.not_in(_latest(kind, upto)))
        .order_by(entry.c.seq)
    )
    seen: dict[str, datetime] = {}
    for row in connection.execute(query):
        old = Entry(**row._asdict())
        for item in items_of(kind, decode(kind, old)):
            seen.setdefault(item, old.moment)
    return seen


def items_of(kind: RowKind, noun: Any) -> Iterable[str]:
    """Return the ids of what a row holds that has a time of recording of its own."""
    match kind:
        case RowKind.AGREEMENT:
            return [amendment_key(noun.id, a) for a in noun.amendments]
        case RowKind.READING:
            return [claim.id for claim in noun.claims]
        case RowKind.LINK:
            return [item.id for item in noun.evidence]
        case _:
            return []


def amendment_key(agreement_id: str, amendment: object) -> str:
    """Return what tells one amendment with one content from every other."""
    return f"{agreement_id}\x1f{amendment!r}"


def _latest(kind: RowKind, upto: int) -> Any:
    return (
        select(func.max(entry.c.seq))
        .where(entry.c.kind == kind, entry.c.seq <= upto)
        .group_by(entry.c.key)
    )
