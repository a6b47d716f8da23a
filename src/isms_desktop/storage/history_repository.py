"""Reads the change history, and takes a whole step back as new lines of it."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from enum import Enum, auto
from itertools import groupby, takewhile
from typing import Final

from sqlalchemy import Connection

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.history import HistoryEntry, HistoryHead
from isms_desktop.domain.progress import Progress, no_progress
from isms_desktop.runtime.i18n import _
from isms_desktop.storage.entry_repository import EntryRepository
from isms_desktop.storage.ledger import LINE_COLUMNS, Change, Ledger, Line
from isms_desktop.storage.people_repository import people_named
from isms_desktop.storage.records import (
    ACTION,
    ALL,
    ENTRY,
    INDICATOR,
    OBJECTIVE,
    OF_ENTRY,
    OF_INDICATOR,
    PERSON,
    RecordTable,
)

_WHOLES: Final = (
    (ENTRY, frozenset(table.entity for table in OF_ENTRY)),
    (INDICATOR, frozenset(table.entity for table in OF_INDICATOR)),
    (OBJECTIVE, frozenset({OBJECTIVE.entity})),
)
"""What has a version, with the tables of its parts."""


class _Kind(Enum):
    """What a line tells."""

    CREATED = auto()
    CHANGED = auto()
    DELETED = auto()


class HistoryReading:
    """Reads what was changed, by whom and when."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def head(self) -> HistoryHead:
        """Where the history stands."""
        return head_of(self._connection)

    def of_record(self, uids: Sequence[str]) -> list[HistoryEntry]:
        """Everything about these records and their parts, oldest first."""
        return [
            _entry_of(line)
            for line in self._lines(
                "owner IN (SELECT value FROM json_each(?))", (json.dumps(list(uids)),)
            )
        ]

    def of_entry(self, uid: str) -> list[HistoryEntry]:
        """Everything about an entry and its parts, oldest first."""
        return self.of_record((uid,))

    def step_of(self, step: int) -> list[HistoryEntry]:
        """Everything that was written in a step, in order."""
        return [_entry_of(line) for line in self._step(step)]

    def steps(self, limit: int = 100) -> list[HistoryEntry]:
        """The first line of each of the newest steps, newest first."""
        lines = self._lines("sequence = step", (), f"ORDER BY sequence DESC LIMIT {limit:d}")
        return [_entry_of(line) for line in lines]

    def touched_after(self, step: int, uids: Sequence[str]) -> set[str]:
        """Which of these records, or of their parts, were changed by later steps."""
        found = self._connection.exec_driver_sql(
            "SELECT DISTINCT owner FROM history WHERE sequence > ? AND step > ?"
            " AND owner IN (SELECT value FROM json_each(?))",
            (step, step, json.dumps(list(uids))),
        )
        return set(found.scalars())

    def highest_action(self, entry_uid: str) -> int:
        """The highest number an action of this entry was ever given; zero where there was none."""
        found = self._connection.exec_driver_sql(
            "SELECT max(json_extract(new, '$.number')) FROM history"
            " WHERE owner = ? AND entity = ? AND field = '' AND new IS NOT NULL",
            (entry_uid, ACTION.entity),
        ).scalar()
        return found or 0

    def _step(self, step: int) -> list[Line]:
        lines = self._lines("sequence >= ?", (step,))
        return list(takewhile(lambda line: line.step == step, lines))

    def _lines(
        self, where: str, values: tuple[object, ...], order: str = "ORDER BY sequence"
    ) -> Iterator[Line]:
        found = self._connection.exec_driver_sql(
            f"SELECT {LINE_COLUMNS} FROM history WHERE {where} {order}",  # noqa: S608 -- our own words
            values,
        )
        return map(Line._make, found)


class HistoryRepository(HistoryReading):
    """Takes steps back."""

    def __init__(self, connection: Connection, ledger: Ledger, entries: EntryRepository) -> None:
        super().__init__(connection)
        self._ledger = ledger
        self._entries = entries

    @property
    def step(self) -> int:
        """The number of the step that is being written."""
        return self._ledger.step

    def revert(self, step: int, reason: str = "", progress: Progress = no_progress) -> None:
        """Undo everything a step wrote, as new lines; what tells about the step itself stays.

        People it brought stay where something else names them by now. `UserError` "changed_since"
        where a later step touched the same records: undoing would lose that too.
        """
        lines = [line for line in self._step(step) if not ALL[line.entity].is_kept]
        self._refuse_if_touched(step, sorted({line.owner for line in lines}))
        lines.reverse()
        done = 0
        for (entity, kind, column), run in groupby(lines, key=_sort):
            group = list(run)
            progress(done, len(lines))
            self._invert(ALL[entity], kind, column, group, reason)
            done += len(group)
        for whole, parts in _WHOLES:
            uids = sorted({line.owner for line in lines if line.entity in parts})
            self._ledger.move_on(whole, uids)
            if whole is ENTRY:
                self._entries.refresh(uids)
        progress(len(lines), len(lines))

    def _refuse_if_touched(self, step: int, owners: Sequence[str]) -> None:
        if self.touched_after(step, owners):
            raise UserError(
                _("This cannot be undone: some of it was changed again since. Nothing was undone."),
                _("Undo the later changes first, or change the records by hand."),
                code="changed_since",
            )

    def _invert(
        self, table: RecordTable, kind: _Kind, column: str, lines: Sequence[Line], reason: str
    ) -> None:
        if kind is _Kind.CHANGED:
            back = [Change(ln.record, ln.owner, ln.field, ln.new, ln.old) for ln in lines]
            self._ledger.replaced(table, column, back, reason)
            return
        records = [json.loads(line.new or line.old or "{}") for line in lines]
        rows = [table.row_of(record, self._ledger.moment) for record in records]
        if kind is _Kind.DELETED:
            self._ledger.created(table, rows, reason)
            return
        if table is PERSON:
            named = people_named(self._connection)
            rows = [row for row in rows if row[table.uid] not in named]
        self._ledger.deleted(table, rows, reason)


def head_of(connection: Connection) -> HistoryHead:
    """Where the history of this file stands."""
    last = connection.exec_driver_sql(
        "SELECT sequence, hash, moment FROM history ORDER BY sequence DESC LIMIT 1"
    ).first()
    return HistoryHead(last[0], last[1], datetime.fromisoformat(last[2])) if last else HistoryHead()


def _kind(line: Line) -> _Kind:
    if line.field:
        return _Kind.CHANGED
    return _Kind.CREATED if line.old is None else _Kind.DELETED


def _sort(line: Line) -> tuple[str, _Kind, str]:
    return line.entity, _kind(line), line.field


def _entry_of(line: Line) -> HistoryEntry:
    values = line._asdict()
    for column in ("salt", "digest", "previous", "hash"):
        del values[column]
    return HistoryEntry(**{**values, "moment": datetime.fromisoformat(line.moment)})
