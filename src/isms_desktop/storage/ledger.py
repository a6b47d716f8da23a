"""The one way a record is written: the row and its line in the change history, together.

Every recorded table is written here and nowhere else (`engines` refuses the rest), so nothing
bypasses the history and ten thousand records cost little more than one: both go in by executemany.

What is hashed
- `digest` = SHA-256 of salt, old, new and reason, joined by line feeds; NULL counts as "". Old and
  new are JSON, which holds no line feed; the reason comes last. Being salted, the digest tells
  nothing about them, so personal data can be taken out later and the chain still holds.
- `hash` = SHA-256 of the JSON list [sequence, step, moment, actor, action, entity, record, owner,
  field, digest, previous] without spaces, non-ASCII characters as they are, in UTF-8. `previous` is
  the hash of the line before, "" for the first.

`step` is the sequence of the first line of the same transaction. A created or deleted record is one
line with the record as JSON (`RecordTable.recorded`); a change is one line for each column.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from json.encoder import encode_basestring  # what `JSONEncoder` uses, without its calls
from typing import Final, NamedTuple, TypeAlias

from sqlalchemy import Connection

from isms_desktop.domain.changes import Changes, RecordKind
from isms_desktop.runtime.clock import Clock, FixedClock
from isms_desktop.storage.codec import Stored, canonical, encode_moment
from isms_desktop.storage.insertion import Insertion, insertion
from isms_desktop.storage.records import (
    IMPORT,
    MAPPING,
    OBJECTIVE,
    OF_INDICATOR,
    ORGANISATION,
    PERSON,
    UNRECORDED,
    RecordTable,
    Row,
)

RECORDED: Final = {"recorded": True}
"""The execution option by which `engines` knows a write that comes from here."""
_KINDS: Final = {
    PERSON.entity: RecordKind.PERSON,
    ORGANISATION.entity: RecordKind.ORGANISATION,
    IMPORT.entity: RecordKind.IMPORT,
    MAPPING.entity: RecordKind.MAPPING,
    OBJECTIVE.entity: RecordKind.OBJECTIVE,
    **dict.fromkeys((table.entity for table in OF_INDICATOR), RecordKind.INDICATOR),
}
_SALT_BYTES: Final = 12


class Change(NamedTuple):
    """One line before it has its place; `old` and `new` are JSON."""

    record: str
    owner: str
    field: str
    old: str | None
    new: str | None


class Line(NamedTuple):
    """One line of the history as it is stored, in the order of the columns."""

    sequence: int
    step: int
    moment: str
    actor: str
    action: str
    entity: str
    record: str
    owner: str
    field: str
    old: str | None
    new: str | None
    reason: str
    salt: str
    digest: str
    previous: str
    hash: str


Head: TypeAlias = tuple[int, int, str, str, str, str, str, str, str]
"""The first columns of a line, up to the field."""
LINE_COLUMNS: Final = ",".join(Line._fields)
_BLANKS: Final = tuple(None if name in ("old", "new") else "" for name in Line._fields)


def digest_of(salt: str, old: str | None, new: str | None, reason: str) -> str:
    """The salted digest of what a line says was changed."""
    text = f"{salt}\n{old or ''}\n{new or ''}\n{reason}"
    return hashlib.sha256(text.encode()).hexdigest()


def hash_of(head: Head, digest: str, previous: str) -> str:
    """The hash of a line; the parts are those named at the top, in that order.

    The list is put together by hand: it is made for forty thousand lines of an import or a check,
    and encoding it as a whole takes longer.
    """
    sequence, step, *texts = head
    return _hash(sequence, step, _quoted((*texts, digest, previous)))


def _quoted(texts: Iterable[str]) -> str:
    return ",".join(map(encode_basestring, texts))


def _hash(sequence: int, step: int, quoted: str) -> str:
    return hashlib.sha256(f"[{sequence},{step},{quoted}]".encode()).hexdigest()


def hash_of_line(line: Line) -> str:
    """The hash a stored line should have."""
    return hash_of(line[:9], line.digest, line.previous)


def _salts(count: int) -> list[str]:
    """So many new salts; the system is asked for all of them at once."""
    digits = os.urandom(count * _SALT_BYTES).hex()
    length = 2 * _SALT_BYTES
    return [digits[start : start + length] for start in range(0, len(digits), length)]


@dataclass
class Ledger:
    """Writes records and their history within one transaction, under one step."""

    connection: Connection
    clock: Clock
    actor: str
    action: str
    kinds: set[RecordKind] = field(default_factory=set)
    _step: int = 0
    _sequence: int = 0
    _previous: str = ""

    @property
    def step(self) -> int:
        """The number of this step."""
        self._start()
        return self._step

    def begin_step(self, action: str, moment: datetime) -> None:
        """Write what follows under a step of its own, as of this moment."""
        self.action = action
        self.clock = FixedClock(moment)
        self._step = 0

    @property
    def moment(self) -> str:
        """The clock's moment in stored form."""
        return encode_moment(self.clock.now())

    @property
    def changes(self) -> Changes:
        """What this step has touched so far."""
        return Changes(frozenset(self.kinds), self.action)

    def created(self, table: RecordTable, rows: Sequence[Row], reason: str = "") -> None:
        """Insert rows."""
        if not rows:
            return
        self._insert(table.insertion(rows))
        uid, owner, told = table.uid, table.owner, table.recorded_json(rows)
        self._record(
            table,
            [
                Change(row[uid], row[owner], "", None, record)  # type: ignore[arg-type]  # uids are text
                for row, record in zip(rows, told, strict=True)
            ],
            reason,
        )

    def deleted(self, table: RecordTable, rows: Sequence[Row], reason: str = "") -> None:
        """Delete rows, given as they are stored."""
        self._execute(table.delete_sql, [(row[table.uid],) for row in rows])
        self._record(
            table,
            [
                Change(row[table.uid], row[table.owner], "", record, None)  # type: ignore[arg-type]  # uids are text
                for row, record in zip(rows, table.recorded_json(rows), strict=True)
            ],
            reason,
        )

    def changed(self, table: RecordTable, old: Row, new: Row, reason: str = "") -> bool:
        """Update what differs between two states of a row; tell whether anything recorded did."""
        record, owner = str(old[table.uid]), str(old[table.owner])
        is_changed = False
        for column, before, after in zip(table.columns, old, new, strict=True):
            if before != after and column not in UNRECORDED:
                change = Change(record, owner, column, canonical(before), canonical(after))
                self.replaced(table, column, [change], reason)
                is_changed = True
        return is_changed

    def replaced(
        self, table: RecordTable, column: str, changes: Sequence[Change], reason: str = ""
    ) -> None:
        """Set one column of several records to what the changes say is new."""
        values = [(json.loads(change.new or "null"), change.record) for change in changes]
        self._execute(table.update_sql(column), values)
        self._record(table, changes, reason)

    def move_on(self, table: RecordTable, uids: Iterable[str]) -> None:
        """Raise the version of changed records."""
        rows = [(self.moment, uid) for uid in uids]
        sql = f"UPDATE {table.entity} SET version = version + 1, changed_at = ? WHERE uid = ?"  # noqa: S608 -- our own names
        self._execute(sql, rows)

    def _execute(self, sql: str, rows: Sequence[tuple[Stored, ...]]) -> None:
        if rows:
            self.connection.exec_driver_sql(sql, list(rows), execution_options=RECORDED)

    def _insert(self, rows: Insertion) -> None:
        self._execute(rows.sql, rows.parameters)

    def _record(self, table: RecordTable, changes: Sequence[Change], reason: str) -> None:
        if not changes:
            return
        lines = list(self._lines(table.entity, changes, reason))
        self._insert(insertion("INSERT INTO history", Line._fields, _BLANKS, lines))
        self.kinds.add(_KINDS.get(table.entity, RecordKind.ENTRY))

    def _lines(self, entity: str, changes: Sequence[Change], reason: str) -> Iterator[Line]:
        self._start()
        step, moment, actor, action = self._step, self.moment, self.actor, self.action
        same = _quoted((moment, actor, action, entity))
        for (record, owner, column, old, new), salt in zip(
            changes, _salts(len(changes)), strict=True
        ):
            self._sequence += 1
            digest = digest_of(salt, old, new, reason)
            previous = self._previous
            # As `hash_of` does, quoting what all lines share but once.
            quoted = f'{same},{_quoted((record, owner, column))},"{digest}","{previous}"'
            self._previous = _hash(self._sequence, step, quoted)
            head = (self._sequence, step, moment, actor, action, entity, record, owner, column)
            yield Line(*head, old, new, reason, salt, digest, previous, self._previous)

    def _start(self) -> None:
        """Find the end of the history, once; the transaction keeps other writers away."""
        if self._step:
            return
        last = self.connection.exec_driver_sql(
            "SELECT sequence, hash FROM history ORDER BY sequence DESC LIMIT 1"
        ).first()
        self._sequence, self._previous = (last[0], last[1]) if last else (0, "")
        self._step = self._sequence + 1
