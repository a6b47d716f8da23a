"""Checks a whole register: the file, the chain of the history, and that its replay is the data.

This shows tampering; it cannot hinder it. Somebody who recomputes the whole chain, or cuts its end,
is found out by a fingerprint kept elsewhere: on paper, in a workbook, in a backup's manifest.
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain
from typing import Any, Final

from sqlalchemy import CursorResult, Row

from isms_desktop.domain.as_at import State, retell
from isms_desktop.domain.history import VerifyReport
from isms_desktop.runtime.collecting import without_collecting
from isms_desktop.runtime.i18n import _
from isms_desktop.storage import summaries
from isms_desktop.storage.database import Database
from isms_desktop.storage.entry_repository import CHUNK
from isms_desktop.storage.history_repository import head_of
from isms_desktop.storage.ledger import LINE_COLUMNS, Line, digest_of, hash_of_line
from isms_desktop.storage.records import ALL, ENTRY, INDICATOR, OBJECTIVE, RecordTable
from isms_desktop.storage.unit_of_work import Reading

MOST_PROBLEMS: Final = 100
_NAMED_BY: Final = ((ENTRY, "ref"), (OBJECTIVE, "ref"), (INDICATOR, "name"))
SHORTEST_FINGERPRINT: Final = 12


def verify(database: Database, fingerprint: str | None = None) -> VerifyReport:
    """Check everything; `fingerprint`, or its beginning, is one that was kept elsewhere."""
    with database.reading() as reading:
        return check(reading, fingerprint)


@without_collecting()
def check(reading: Reading, fingerprint: str | None = None) -> VerifyReport:
    """Check the state that one transaction sees."""
    return _Check(reading).report((fingerprint or "").strip().lower())


class _Check:
    """One check, collecting what it finds."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._connection = reading.connection
        self._problems: list[str] = []
        self._owners: dict[tuple[str, str], str] = {}
        self._state: State = {}
        self._lines = 0
        self._is_fingerprint_met = False

    def report(self, fingerprint: str) -> VerifyReport:
        """Everything that was found."""
        self._check_file()
        self._walk(fingerprint)
        told: dict[str, set[str]] = defaultdict(set)
        for entity, uid in self._state:
            told[entity].add(uid)
        for table in ALL.values():
            self._compare(table, told[table.entity])
        if not self._problems:
            self._check_register()
        if fingerprint and not self._is_fingerprint_met:
            self._found(
                _(
                    "The fingerprint you gave is not in the history: lines were cut off or written "
                    "anew since it was noted."
                )
            )
        problems = self._problems[:MOST_PROBLEMS]
        if len(self._problems) > MOST_PROBLEMS:
            more = len(self._problems) - MOST_PROBLEMS
            problems.append(_("and {n} more").format(n=more))
        return VerifyReport(tuple(problems), self._lines, head_of(self._connection))

    def _found(self, problem: str, **values: object) -> None:
        self._problems.append(problem.format(**values))

    def _check_file(self) -> None:
        told = self._connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar()
        if told != "ok":
            self._found(_("The file is damaged: {what}."), what=told)
        if self._connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            self._found(_("Some records refer to others that are not there."))

    def _walk(self, fingerprint: str) -> None:
        """Follow the chain and replay what it tells."""
        wanted = fingerprint if len(fingerprint) >= SHORTEST_FINGERPRINT else None
        previous, sequence = "", 0
        found = self._connection.exec_driver_sql(
            f"SELECT {LINE_COLUMNS} FROM history ORDER BY sequence"  # noqa: S608 -- our own names
        )
        for line in map(Line._make, _in_blocks(found)):
            sequence += 1
            if line.sequence != sequence or line.previous != previous:
                self._found(_("The history is broken before line {n}."), n=line.sequence)
            if line.hash != hash_of_line(line):
                self._found(_("Line {n} of the history was changed."), n=line.sequence)
            if line.digest != digest_of(line.salt, line.old, line.new, line.reason):
                self._found(_("The values in line {n} of the history were changed."), n=sequence)
            sequence, previous = line.sequence, line.hash
            self._is_fingerprint_met |= bool(wanted) and previous.startswith(fingerprint)
            self._lines += 1
            self._replay(line)

    def _replay(self, line: Line) -> None:
        try:
            retell(self._state, line)
        except ValueError:
            self._found(_("Line {n} of the history cannot be read."), n=line.sequence)
        self._owners[line.entity, line.record] = line.owner

    def _compare(self, table: RecordTable, told: set[str]) -> None:
        """Name every difference between what is stored and what the history tells of `told`."""
        rows = self._connection.exec_driver_sql(
            f"SELECT {','.join(table.columns)} FROM {table.entity}"  # noqa: S608 -- our own names
        )
        for row in _in_blocks(rows):
            uid = str(row[table.uid])
            stored = table.recorded(row)
            expected = self._state.get((table.entity, uid))
            if expected is None:
                self._found(
                    _("{what} was added without a trace in the history."),
                    what=self._name(table, uid, str(row[table.owner])),
                )
            elif stored != expected:
                self._differs(table, uid, stored, expected)
            told.discard(uid)
        for uid in sorted(told):
            self._found(
                _("{what} was deleted without a trace in the history."),
                what=self._name(table, uid, self._owners[table.entity, uid]),
            )

    def _differs(
        self, table: RecordTable, uid: str, stored: dict[str, Any], expected: dict[str, Any]
    ) -> None:
        name = self._name(table, uid, self._owners[table.entity, uid])
        for column in table.columns:
            if stored.get(column) != _or_blank(expected.get(column)):
                self._found(
                    _("{what}: the field {field} was changed outside the program."),
                    what=name,
                    field=column,
                )

    def _name(self, table: RecordTable, uid: str, owner: str) -> str:
        """The reference or name of the whole and the kind of record, as a reader knows them."""
        ref = next(
            (
                told
                for whole, key in _NAMED_BY
                if (told := self._state.get((whole.entity, owner), {}).get(key))
            ),
            "",
        )
        return " ".join(part for part in (str(ref), table.entity, "" if ref else uid) if part)

    def _check_register(self) -> None:
        """Compare the register's lines with what the entries give."""
        entries = self._reading.entries
        uids = entries.all_uids()
        for start in range(0, len(uids), CHUNK):
            for entry in summaries.differing(
                self._connection, entries.many(uids[start : start + CHUNK])
            ):
                self._found(
                    _("{what}: its line in the register was changed outside the program."),
                    what=entry.ref,
                )


def _in_blocks(rows: CursorResult[Any]) -> Iterator[Row[Any]]:
    """Rows one by one, fetched a thousand at a time, which takes fewer calls."""
    return chain.from_iterable(rows.partitions(CHUNK))


def _or_blank(value: object) -> object:
    """What was set back to blank is not told apart from what never was set."""
    return None if value == "" else value
