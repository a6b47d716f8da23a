"""Reads the change history, and takes a whole step back as new lines of it."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from enum import Enum, auto
from itertools import groupby, takewhile
from typing import Final

from sqlalchemy import Connection

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.history import HistoryEntry, HistoryHead
from isms_desktop.domain.progress import Progress, no_progress
from isms_desktop.domain.undoing import Standing, Step, mark_of, standing, taken_back
from isms_desktop.runtime.i18n import _
from isms_desktop.storage.entry_repository import EntryRepository
from isms_desktop.storage.ledger import LINE_COLUMNS, Change, Ledger, Line
from isms_desktop.storage.people_repository import (
    PeopleRepository,
    entries_naming,
    people_named,
)
from isms_desktop.storage.records import (
    ACTION,
    ALL,
    ENTRY,
    INDICATOR,
    OBJECTIVE,
    OF_ENTRY,
    OF_INDICATOR,
    ORGANISATION,
    PERSON,
    RecordTable,
)

_WHOLES: Final = (
    (ENTRY, frozenset(table.entity for table in OF_ENTRY)),
    (INDICATOR, frozenset(table.entity for table in OF_INDICATOR)),
    (OBJECTIVE, frozenset({OBJECTIVE.entity})),
)
"""What has a version, with the tables of its parts."""
_STEPS: Final = """
    WITH RECURSIVE newest(step) AS (
        SELECT step FROM history WHERE sequence = (SELECT max(sequence) FROM history)
        UNION ALL
        SELECT (SELECT step FROM history WHERE sequence = newest.step - 1)
        FROM newest WHERE newest.step > 1 LIMIT ?)
    SELECT history.step, action, reason FROM newest JOIN history ON sequence = newest.step
    ORDER BY sequence DESC"""
"""From one step to the one before it by the key: a step may have forty thousand lines."""


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

    def steps(self, limit: int = 100) -> list[Step]:
        """The newest steps, newest first."""
        found = self._connection.exec_driver_sql(_STEPS, (limit,))
        return [Step(step, action, taken_back(reason)) for step, action, reason in found]

    def standing(self, limit: int = -1) -> Standing:
        """Which of the newest steps stand and which were taken back; -1 looks at all."""
        return standing(reversed(self.steps(limit)))

    def ground(self) -> int:
        """The step that set up the organisation, zero before that: all else stands on it."""
        found = self._connection.exec_driver_sql(
            "SELECT max(step) FROM history WHERE owner IN (SELECT uid FROM organisation)"
            " AND entity = ? AND field = ''",
            (ORGANISATION.entity,),
        ).scalar()
        return found or 0

    def touched_by(self, steps: Iterable[int], uids: Sequence[str]) -> set[str]:
        """Which of these records, or of their parts, were changed in these steps."""
        found = self._connection.exec_driver_sql(
            "SELECT DISTINCT owner FROM history WHERE owner IN (SELECT value FROM json_each(?))"
            " AND step IN (SELECT value FROM json_each(?))",
            (json.dumps(list(uids)), json.dumps(list(steps))),
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

    def __init__(
        self,
        connection: Connection,
        ledger: Ledger,
        entries: EntryRepository,
        people: PeopleRepository,
    ) -> None:
        super().__init__(connection)
        self._ledger = ledger
        self._entries = entries
        self._people = people

    @property
    def step(self) -> int:
        """The number of the step that is being written."""
        return self._ledger.step

    def revert(self, step: int, progress: Progress = no_progress) -> None:
        """Undo everything a step wrote, as new lines; what tells about the step itself stays.

        People it brought stay where something else names them by now. `UserError` "changed_since"
        where a later step that stands touched the same records: undoing would lose that too.
        """
        lines = self._step(step)
        lines = [line for line in lines if not ALL[line.entity].is_kept] or lines
        self._refuse_if_touched(step, sorted({line.owner for line in lines}))
        lines.reverse()
        done = 0
        for (entity, kind, column), run in groupby(lines, key=_sort):
            group = list(run)
            progress(done, len(lines))
            self._invert(ALL[entity], kind, column, group, mark_of(step))
            done += len(group)
        self._bring_in_step(lines)
        progress(len(lines), len(lines))

    def _refuse_if_touched(self, step: int, owners: Sequence[str]) -> None:
        stands = self.standing()
        own = next((each for each in stands.done if each.number == step), None)
        later = [each.number for each in stands.after(own)] if own else []
        if later and self.touched_by(later, owners):
            raise UserError(
                _("This cannot be undone: some of it was changed again since. Nothing was undone."),
                _("Undo the later changes first, or change the records by hand."),
                code="changed_since",
            )

    def _bring_in_step(self, lines: Sequence[Line]) -> None:
        """Raise the versions of what was written, and make the register's lines anew."""
        self._people.forget()
        for whole, parts in _WHOLES:
            uids = {line.owner for line in lines if line.entity in parts}
            self._ledger.move_on(whole, sorted(uids))
            if whole is ENTRY:
                renamed = {line.record for line in lines if line.entity == PERSON.entity}
                for uid in renamed:
                    uids.update(entries_naming(self._connection, uid))
                self._entries.refresh(sorted(uids))

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
