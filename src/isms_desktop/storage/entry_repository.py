"""Entries with all their parts: read, found, added, saved, put in the bin."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple, TypeVar

from sqlalchemy import Connection

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.progress import Progress, no_progress
from isms_desktop.runtime.collecting import without_collecting
from isms_desktop.runtime.i18n import _
from isms_desktop.storage import summaries
from isms_desktop.storage.aggregate import Rows, entry_of, rows_of
from isms_desktop.storage.ledger import Ledger
from isms_desktop.storage.numbers import highest_number
from isms_desktop.storage.people_repository import PeopleReading
from isms_desktop.storage.records import (
    ACTION,
    CAUSE,
    DUE_CHANGE,
    ENTRY,
    OF_ENTRY,
    VERDICT,
    RecordTable,
    Row,
)

T = TypeVar("T")
CHUNK: Final = 1000
"""So many entries are written or refreshed in one go."""
_PARENT: Final = {
    CAUSE.entity: "round_uid",
    ACTION.entity: "round_uid",
    VERDICT.entity: "round_uid",
    DUE_CHANGE.entity: "action_uid",
}


class Naming(NamedTuple):
    """What tells one entry from another where there is no reference."""

    uid: str
    identified_on: str | None
    description: str
    title: str


class EntryReading:
    """Reads entries, those in the bin too."""

    def __init__(self, connection: Connection, people: PeopleReading) -> None:
        self._connection = connection
        self._people = people

    def get(self, uid: str) -> Entry:
        """The entry with this uid; `UserError` "not_found" where there is none."""
        found = self.many((uid,))
        if not found:
            raise UserError(
                _("This entry is not in the register any more."),
                _("It may have been taken back with an import. Look at the register again."),
                code="not_found",
            )
        return found[0]

    def find_ref(self, ref: str) -> Entry | None:
        """The entry with this reference."""
        row = self._connection.exec_driver_sql(
            "SELECT uid FROM entry WHERE ref = ? AND ref <> ''", (ref,)
        ).first()
        return self.get(row[0]) if row else None

    @without_collecting()
    def many(self, uids: Sequence[str]) -> list[Entry]:
        """Entries in this order; one that does not exist is left out."""
        stored = self._stored(uids)
        parts = {table.entity: _by_parent(table, stored[table.entity]) for table in OF_ENTRY[1:]}
        rows = {row[ENTRY.uid]: row for row in stored[ENTRY.entity]}
        people = self._people.known
        return [entry_of(rows[uid], parts, people) for uid in uids if uid in rows]

    def all_uids(self) -> list[str]:
        """Every entry, in the bin or not, by reference."""
        found = self._connection.exec_driver_sql("SELECT uid FROM entry ORDER BY ref, uid")
        return list(found.scalars().all())

    def versions(self, uids: Sequence[str]) -> dict[str, int]:
        """The version of each of these entries that is there."""
        found = self._connection.exec_driver_sql(
            "SELECT uid, version FROM entry WHERE uid IN (SELECT value FROM json_each(?))",
            (json.dumps(list(uids)),),
        )
        return {uid: version for uid, version in found}  # noqa: C416 -- rows are not pairs to dict()

    def binned_uids(self) -> list[str]:
        """The entries in the bin, by reference."""
        found = self._connection.exec_driver_sql(
            "SELECT uid FROM entry WHERE binned_at IS NOT NULL ORDER BY ref, uid"
        )
        return list(found.scalars().all())

    def count(self) -> int:
        """How many entries there are, those in the bin left out."""
        found = self._connection.exec_driver_sql(
            "SELECT count(*) FROM entry WHERE binned_at IS NULL"
        )
        return int(found.scalar_one())

    def refs(self) -> dict[str, str]:
        """The uid of every reference, those in the bin too."""
        found = self._connection.exec_driver_sql("SELECT ref, uid FROM entry WHERE ref <> ''")
        return {row[0]: row[1] for row in found}

    def namings(self, days: Iterable[str] | None = None) -> list[Naming]:
        """What tells the entries of these days apart ("" for those without), or all entries.

        Those in the bin are there too.
        """
        wanted = None if days is None else json.dumps(sorted(set(days)))
        found = self._connection.exec_driver_sql(
            "SELECT uid, identified_on, description, title FROM entry"
            " WHERE :days IS NULL"
            " OR coalesce(identified_on, '') IN (SELECT value FROM json_each(:days))",
            {"days": wanted},
        )
        return [Naming(*row) for row in found]

    def highest_number(self, stem: str) -> int:
        """The highest number used after this stem ("INC-2026-"), zero where there is none."""
        return highest_number(self._connection, ENTRY, stem)

    def _stored(self, uids: Sequence[str]) -> dict[str, list[Row]]:
        wanted = json.dumps(list(uids))
        return {table.entity: self._rows(table, wanted) for table in OF_ENTRY}

    def _rows(self, table: RecordTable, uids_json: str) -> list[Row]:
        part = table is not ENTRY
        key, order = ("entry_uid", " ORDER BY position") if part else ("uid", "")
        found = self._connection.exec_driver_sql(
            f"SELECT {','.join(table.columns)} FROM {table.entity}"  # noqa: S608 -- our own names
            f" WHERE {key} IN (SELECT value FROM json_each(?)){order}",
            (uids_json,),
        )
        return list(map(tuple, found.all()))


class EntryRepository(EntryReading):
    """Writes entries; each write keeps register and history in step."""

    def __init__(self, connection: Connection, people: PeopleReading, ledger: Ledger) -> None:
        super().__init__(connection, people)
        self._ledger = ledger

    def add(self, entry: Entry) -> None:
        """Take in a new entry, in the form `domain.entry.normalised` gives."""
        self.add_many((entry,))

    def add_many(self, entries: Iterable[Entry], progress: Progress = no_progress) -> None:
        """Take in many new entries; everything of theirs is recorded."""
        waiting = list(entries)
        for done, chunk in _chunks(waiting):
            progress(done, len(waiting))
            rows = rows_of(chunk, self._ledger.moment)
            for table in OF_ENTRY:
                self._ledger.created(table, rows[table.entity])
            summaries.put(self._connection, chunk)
        progress(len(waiting), len(waiting))

    def save(self, entry: Entry) -> None:
        """Write what differs from the stored entry.

        `UserError` "changed_meanwhile" where the stored version is another one. The version goes up
        by one if anything changed.
        """
        self.save_many((entry,))

    def save_many(self, entries: Iterable[Entry], progress: Progress = no_progress) -> None:
        """Write what differs from each of these stored entries, like `save`."""
        waiting = list(entries)
        for done, chunk in _chunks(waiting):
            progress(done, len(waiting))
            stored = self._stored([entry.uid for entry in chunk])
            own: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
            for table in OF_ENTRY:
                for row in stored[table.entity]:
                    own[str(row[table.owner])][table.entity].append(row)
            saved = [self._save(entry, own[entry.uid]) for entry in chunk]
            summaries.put(self._connection, [entry for entry in saved if entry])

    def _save(self, entry: Entry, stored: dict[str, list[Row]]) -> Entry | None:
        """Write what differs from these rows of the entry; what it is now, None where it stays."""
        if not stored[ENTRY.entity]:
            self.get(entry.uid)
        before = stored[ENTRY.entity][0]
        if before[ENTRY.columns.index("version")] != entry.version:
            raise UserError(
                _("This entry was changed elsewhere in the meantime. Your changes were not saved."),
                _("Load it again and repeat what you changed."),
                code="changed_meanwhile",
            )
        moved_on = replace(entry, version=entry.version + 1)
        is_changed = self._write(stored, rows_of((moved_on,), self._ledger.moment))
        return moved_on if is_changed else None

    def to_bin(self, uid: str) -> None:
        """Put an entry in the bin: out of the register, its reference stays taken."""
        self.save(replace(self.get(uid), binned_at=self._ledger.clock.now()))

    def from_bin(self, uid: str) -> None:
        """Take an entry out of the bin."""
        self.save(replace(self.get(uid), binned_at=None))

    def remove(self, uid: str) -> None:
        """Delete an entry for good, as taking back an import does; the history keeps it."""
        self.get(uid)
        stored = self._stored((uid,))
        for table in reversed(OF_ENTRY):
            self._ledger.deleted(table, stored[table.entity])
        summaries.take_out(self._connection, (uid,))

    def refresh(self, uids: Sequence[str]) -> None:
        """Bring the register's lines in step with the stored entries, gone or there."""
        for _done, chunk in _chunks(list(uids)):
            found = self.many(chunk)
            summaries.put(self._connection, found)
            summaries.take_out(self._connection, set(chunk) - {entry.uid for entry in found})

    def _write(self, stored: dict[str, list[Row]], after: Rows) -> bool:
        """Write the difference: first what is new, last what nothing refers to any more."""
        gone: Rows = {}
        kept: list[tuple[RecordTable, Row, Row]] = []
        is_changed = False
        for table in OF_ENTRY:
            old = {row[table.uid]: row for row in stored[table.entity]}
            now = {row[table.uid]: row for row in after[table.entity]}
            gone[table.entity] = [list(row) for uid, row in old.items() if uid not in now]
            new = [row for uid, row in now.items() if uid not in old]
            self._ledger.created(table, new)
            is_changed |= bool(new or gone[table.entity])
            kept += [(table, old[uid], row) for uid, row in now.items() if uid in old]
        for table, before, row in kept:
            is_changed |= self._ledger.changed(table, before, row)
        for table in reversed(OF_ENTRY):
            self._ledger.deleted(table, gone[table.entity])
        if is_changed:
            self._ledger.move_on(ENTRY, [str(after[ENTRY.entity][0][ENTRY.uid])])
        return is_changed


def _by_parent(table: RecordTable, rows: Iterable[Row]) -> dict[str, list[Row]]:
    key = table.columns.index(_PARENT.get(table.entity, "entry_uid"))
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[str(row[key])].append(row)
    return groups


def _chunks(items: Sequence[T]) -> Iterator[tuple[int, Sequence[T]]]:
    for start in range(0, len(items), CHUNK):
        yield start, items[start : start + CHUNK]
