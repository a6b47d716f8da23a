"""Connections to one file: how they are opened, keyed, set up, and how transactions begin."""

import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool, Pool, QueuePool, StaticPool
from sqlcipher3 import dbapi2

from isms_desktop.storage.records import ALL

APPLICATION_ID: Final = 0x49534D53
"""Marks the file as ours ("ISMS")."""
WRITER_WAIT_MS: Final = 5000
READER_WAIT_MS: Final = 80
_WRITES: Final = re.compile(
    r"\s*(?:INSERT(?:\s+OR\s+\w+)?\s+INTO|REPLACE\s+INTO|UPDATE|DELETE\s+FROM)\s+[\"`\[]?(\w+)",
    re.IGNORECASE,
)
_GUARDED: Final = frozenset({*ALL, "history"})


@dataclass(frozen=True, slots=True)
class Source:
    """A file and the key to it; the passphrase never shows in a text."""

    path: Path
    passphrase: str | None = None

    def __repr__(self) -> str:
        return f"Source({self.path!r})"

    def connect(self, mode: str = "rw") -> Any:  # noqa: ANN401 -- sqlcipher3 has no types
        """Open the file as it is; `mode` is "ro", "rw" or "rwc", and only the last makes one."""
        place = self.path.absolute().as_posix()
        uri = f"file://{quote(place if place.startswith('/') else f'/{place}')}?mode={mode}"
        connection = dbapi2.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
        if self.passphrase is not None:
            escaped = self.passphrase.replace("'", "''")
            connection.execute(f"PRAGMA key = '{escaped}'")
        return connection

    def connect_writing(self) -> Any:  # noqa: ANN401 -- sqlcipher3 has no types
        """A connection on which what was committed survives a crash and a power cut."""
        connection = self.connect()
        _set_up(connection, WRITER_WAIT_MS)
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("PRAGMA cache_spill = OFF")
        if self.passphrase is None:
            connection.execute("PRAGMA secure_delete = ON")
        if sys.platform == "darwin":  # pragma: no cover -- only there
            connection.execute("PRAGMA fullfsync = ON")
        return connection

    def connect_reading(self) -> Any:  # noqa: ANN401 -- sqlcipher3 has no types
        """A connection that cannot write and gives way quickly."""
        connection = self.connect("ro")
        _set_up(connection, READER_WAIT_MS)
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA cache_size = -32000")
        return connection


def _set_up(connection: Any, wait_ms: int) -> None:  # noqa: ANN401 -- sqlcipher3 has no types
    connection.execute(f"PRAGMA busy_timeout = {wait_ms}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.create_function("folded", 1, _folded, deterministic=True)


def _folded(text: object) -> object:
    return text.casefold() if isinstance(text, str) else text


def writing_engine(source: Source) -> Engine:
    """One connection, every transaction begun with the write lock."""
    engine = _engine(source.connect_writing, QueuePool, pool_size=1)
    event.listen(engine, "before_cursor_execute", _refuse_unrecorded)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def reading_engine(source: Source) -> Engine:
    """A few connections for short reads."""
    engine = _engine(source.connect_reading, QueuePool, pool_size=4)
    event.listen(engine, "begin", _begin)
    return engine


def migrating_engine(source: Source) -> Engine:
    """Like the writing one, but tables may be rebuilt: foreign keys are checked at the end."""

    def connect() -> Any:  # noqa: ANN401 -- sqlcipher3 has no types
        connection = source.connect_writing()
        connection.execute("PRAGMA foreign_keys = OFF")
        return connection

    engine = _engine(connect, NullPool)
    event.listen(engine, "begin", _begin_immediate)
    return engine


def memory_engine() -> Engine:
    """A register that is in no file and gone with its engine; nothing of it is recorded."""

    def connect() -> Any:  # noqa: ANN401 -- sqlcipher3 has no types
        connection = dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False)
        _set_up(connection, 0)
        return connection

    engine = _engine(connect, StaticPool)
    event.listen(engine, "begin", _begin)
    return engine


def _engine(creator: Any, pool: type[Pool], **sizes: int) -> Engine:  # noqa: ANN401 -- as above
    limits = {**sizes, "max_overflow": 0} if sizes else {}
    engine = create_engine(
        "sqlite://", module=dbapi2, creator=creator, poolclass=pool, hide_parameters=True, **limits
    )
    event.listen(engine, "checkin", _leave_nothing_open)
    return engine


def _leave_nothing_open(connection: Any, _record: object) -> None:  # noqa: ANN401 -- as above
    """End a transaction whose COMMIT was refused: it still holds its locks, and SQLAlchemy rests.

    Left open, it would keep every reader out and refuse the next step.
    """
    if connection is not None and connection.in_transaction:
        connection.rollback()


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _refuse_unrecorded(connection: Connection, *call: Any) -> None:  # noqa: ANN401 -- SQLAlchemy's
    """Stop a write to a record that would bypass the history; it is a bug in this layer."""
    statement = call[1]
    target = _WRITES.match(statement)
    if target and target[1].lower() in _GUARDED:
        options = {**connection.get_execution_options(), **call[3].execution_options}
        if not options.get("recorded"):
            raise RuntimeError(f"a write to {target[1]} would bypass the change history")
