"""The register at the end of a past day: the history replayed into a register in memory.

There it is searched, filtered and sorted like the present one, by the same statements.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final, NamedTuple, TypeAlias

from sqlalchemy import Connection

from isms_desktop.domain.as_at import State, rebuilt, retell
from isms_desktop.domain.history import HistoryHead
from isms_desktop.storage import schema, summaries
from isms_desktop.storage.aggregate import rows_of
from isms_desktop.storage.codec import encode_moment
from isms_desktop.storage.engines import memory_engine
from isms_desktop.storage.entry_repository import CHUNK
from isms_desktop.storage.records import (
    ENTRY,
    INDICATOR,
    MEASUREMENT,
    OBJECTIVE,
    OF_ENTRY,
    PERSON,
    TARGET,
)
from isms_desktop.storage.unit_of_work import Reading

Read: TypeAlias = Callable[[], AbstractContextManager[Reading]]
"""Opens the register for a short look."""
_LINES_A_READ: Final = 10_000
_TABLES: Final = (PERSON, *OF_ENTRY, INDICATOR, TARGET, MEASUREMENT, OBJECTIVE)
_ENTITIES: Final = ",".join(f"'{table.entity}'" for table in _TABLES)


class _Line(NamedTuple):
    """What replaying needs of a line of the history."""

    sequence: int
    entity: str
    record: str
    owner: str
    field: str
    new: str | None


_COLUMNS: Final = ",".join(_Line._fields)


@dataclass(frozen=True, slots=True)
class Past:
    """The register at the end of a day; `rebuilt` are the uids of entries imported later.

    `reading` has entries, registers, objectives, indicators and people of then; `head` is where the
    history stood, `begins` the moment of its first line, also where that came later.
    """

    reading: Reading
    head: HistoryHead
    rebuilt: frozenset[str]
    begins: datetime | None = None


@dataclass
class _Replay:
    """Records up to the end of the day, and those of imports that came after it."""

    state: State = field(default_factory=dict)
    imported: dict[str, None] = field(default_factory=dict)
    binned: set[str] = field(default_factory=set)

    def later(self, lines: Iterable[_Line]) -> None:
        """Take in what an import after the day brought, and whom it named; not what came then."""
        for line in lines:
            is_new = not line.field and line.new is not None
            if line.entity == ENTRY.entity:
                self._later_entry(line, is_new=is_new)
            elif is_new and (line.owner in self.imported or line.entity == PERSON.entity):
                retell(self.state, line)
        gone = {uid for uid in self.imported if uid in self.binned}
        for uid in gone:
            del self.imported[uid]
        self.state = {
            key: values
            for key, values in self.state.items()
            if values.get("uid" if key[0] == ENTRY.entity else "entry_uid") not in gone
        }

    def _later_entry(self, line: _Line, *, is_new: bool) -> None:
        uid = line.record
        if is_new:
            retell(self.state, line)
            if self.state[ENTRY.entity, uid].get("import_uid"):
                self.imported[uid] = None
            else:
                del self.state[ENTRY.entity, uid]
        elif uid in self.imported and (not line.field or line.field == "binned_at"):
            (self.binned.discard if line.new == "null" else self.binned.add)(uid)


@contextmanager
def past(read: Read, day: date, end: datetime) -> Iterator[Past]:
    """Replay the history up to `end`, the moment at which the day was over.

    `read` opens the present register. It is opened for a part of the history at a time: an open
    read keeps writers waiting, and lines that are written never change.
    """
    limit = encode_moment(end)
    replay = _Replay()
    for line in _lines(read, "<", limit):
        retell(replay.state, line)
    known = {uid for entity, uid in replay.state if entity == ENTRY.entity}
    replay.later(line for line in _lines(read, ">=", limit) if line.owner not in known)
    with read() as reading:
        head = _head(reading.connection, limit)
        begins = _begins(reading.connection)
    engine = memory_engine()
    try:
        with engine.connect() as memory:
            schema.make_tables(memory)
            _fill(memory, replay.state, limit)
            replay.state.clear()
            then = Reading(memory)
            _rebuild(then, tuple(replay.imported), day, limit)
            _summarise(then)
            yield Past(then, head, frozenset(replay.imported), begins)
    finally:
        engine.dispose()


def _lines(read: Read, comparison: str, limit: str) -> Iterator[_Line]:
    sql = (
        f"SELECT {_COLUMNS} FROM history"  # noqa: S608 -- our own names
        f" WHERE sequence > ? AND entity IN ({_ENTITIES}) AND moment {comparison} ?"
        f" ORDER BY sequence LIMIT {_LINES_A_READ}"
    )
    last = 0
    while True:
        with read() as reading:
            found = reading.connection.exec_driver_sql(sql, (last, limit)).all()
        yield from map(_Line._make, found)
        if len(found) < _LINES_A_READ:
            return
        last = found[-1].sequence


def _fill(memory: Connection, state: State, moment: str) -> None:
    for table in _TABLES:
        rows = [
            tuple(table.row_of(values, moment))
            for (entity, _uid), values in state.items()
            if entity == table.entity
        ]
        if rows:
            memory.exec_driver_sql(*table.insertion(rows))


def _rebuild(then: Reading, uids: tuple[str, ...], day: date, moment: str) -> None:
    """Put what own dates tell in the place of what was imported later."""
    memory = then.connection
    entries = then.entries.many(uids)
    for table in reversed(OF_ENTRY):
        key = "uid" if table is ENTRY else "entry_uid"
        if uids:
            memory.exec_driver_sql(
                f"DELETE FROM {table.entity} WHERE {key} = ?",  # noqa: S608 -- our own names
                [(uid,) for uid in uids],
            )
    rows = rows_of([was for entry in entries if (was := rebuilt(entry, day))], moment)
    for table in OF_ENTRY:
        if rows[table.entity]:
            memory.exec_driver_sql(*table.insertion(rows[table.entity]))


def _summarise(then: Reading) -> None:
    uids = then.entries.all_uids()
    for start in range(0, len(uids), CHUNK):
        summaries.put(then.connection, then.entries.many(uids[start : start + CHUNK]))


def _head(connection: Connection, limit: str) -> HistoryHead:
    last = connection.exec_driver_sql(
        "SELECT sequence, hash, moment FROM history WHERE moment < ?"
        " ORDER BY sequence DESC LIMIT 1",
        (limit,),
    ).first()
    return HistoryHead(last[0], last[1], datetime.fromisoformat(last[2])) if last else HistoryHead()


def _begins(connection: Connection) -> datetime | None:
    first = connection.exec_driver_sql("SELECT moment FROM history ORDER BY sequence LIMIT 1")
    moment = first.scalar()
    return datetime.fromisoformat(moment) if moment else None
