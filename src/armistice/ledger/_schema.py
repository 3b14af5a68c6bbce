"""The one table, what guards it, and how a connection to it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
)
from sqlalchemy.engine import URL
from sqlalchemy.pool import QueuePool

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

SCHEMA_VERSION = 1
APPLICATION_ID = 0x41524D49  # "ARMI": tells our files from other SQLite files

metadata = MetaData()
entry = Table(
    "entry",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", String, nullable=False),
    Column("key", String, nullable=False),
    Column("body", Text, nullable=False),
    Column("recorded", String, nullable=False),
    Column("published", String),
    Column("prev_hash", String, nullable=False),
    Column("hash", String, nullable=False),
    Index("entry_latest", "kind", "key", "seq"),
    Index("entry_recorded", "recorded"),
)

GUARDS = {
    "entry_no_update": """
        CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: no row changes'); END
    """,
    "entry_no_delete": """
        CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: no row goes'); END
    """,
    # `INSERT OR REPLACE` removes rows without a delete trigger, so inserting is
    # guarded too: a row can only follow the last one.
    "entry_in_order": """
        CREATE TRIGGER entry_in_order BEFORE INSERT ON entry
        WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry)
          OR NEW.prev_hash IS NOT coalesce(
               (SELECT hash FROM entry ORDER BY seq DESC LIMIT 1), NEW.prev_hash)
        BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: rows come last'); END
    """,
}


def connect(path: Path, *, busy_seconds: float) -> Engine:
    """Return an engine on a ledger file; nothing is opened yet."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": busy_seconds, "check_same_thread": False},
        poolclass=QueuePool,
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def create(connection: Connection) -> None:
    """Make the table and its guards in an empty file."""
    metadata.create_all(connection)
    for guard in GUARDS.values():
        connection.exec_driver_sql(guard)
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")


def pragma(connection: Connection, name: str) -> int:
    """Return the number that a pragma of this name has."""
    return int(connection.exec_driver_sql(f"PRAGMA {name}").scalar_one())


def _set_up(raw: sqlite3.Connection, _record: object) -> None:
    # The driver's own implicit transactions would begin too late to take the
    # writer's lock in time, so ours begin by name.
    raw.isolation_level = None
    raw.execute("PRAGMA synchronous = FULL")


def _begin(connection: Connection) -> None:
    options: dict[str, Any] = dict(connection.get_execution_options())
    how = "IMMEDIATE" if options.get("writes") else "DEFERRED"
    connection.exec_driver_sql(f"BEGIN {how}")
