"""The people, read once for each piece of work."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from sqlalchemy import Connection, select

from isms_desktop.domain.people import Directory, Person
from isms_desktop.storage.codec import canonical, decode_person
from isms_desktop.storage.ledger import Change, Ledger
from isms_desktop.storage.records import (
    ACTION,
    ALL,
    ENTRY,
    INDICATOR,
    OBJECTIVE,
    OF_ENTRY,
    PERSON,
    RecordTable,
)
from isms_desktop.storage.tables import METADATA, PERSON_TABLE

_NOBODY: Final = Directory()
_NAMING: Final = [
    (table.name, key.parent.name)
    for table in METADATA.sorted_tables
    for key in sorted(table.foreign_keys, key=lambda key: key.parent.name)
    if key.column.table.name == PERSON.entity
]
"""Every table and column that names one person."""
_OF_ENTRY: Final = frozenset(table.entity for table in OF_ENTRY)
_LISTING: Final = (ENTRY.entity, ACTION.entity)
"""The tables that name several, in `also`."""

_OWNED: Final = (
    """SELECT e.owner, count(*) FROM entry e JOIN entry_summary s ON s.entry_uid = e.uid
        WHERE s.is_binned = 0 AND s.is_closed = 0 GROUP BY e.owner""",
    """SELECT a.owner, count(*) FROM action a JOIN entry_summary s ON s.entry_uid = a.entry_uid
        WHERE s.is_binned = 0 AND s.is_closed = 0 AND a.done_on IS NULL GROUP BY a.owner""",
    """SELECT owner, count(*) FROM objective
        WHERE binned_at IS NULL AND status <> 'Closed' GROUP BY owner""",
)


def entries_naming(connection: Connection, uid: str) -> list[str]:
    """The entries that name somebody, themselves or in one of their parts."""
    questions = [
        f"SELECT {_entry_uid(table)} FROM {table} WHERE {column} = :uid"  # noqa: S608 -- our own names
        for table, column in _NAMING
        if table in _OF_ENTRY
    ]
    questions += [
        f"SELECT {_entry_uid(table)} FROM {table} WHERE instr(also, :quoted)"  # noqa: S608 -- our own names
        for table in _LISTING
    ]
    found = connection.exec_driver_sql(
        " UNION ".join(questions), {"uid": uid, "quoted": canonical(uid)}
    )
    return list(found.scalars())


def _entry_uid(table: str) -> str:
    return "uid" if table == ENTRY.entity else "entry_uid"


def people_named(connection: Connection) -> set[str]:
    """The uids of everybody some record names."""
    questions = [f"SELECT {column} FROM {table}" for table, column in _NAMING]  # noqa: S608 -- our own names
    questions += [
        f"SELECT value FROM {table}, json_each({table}.also) WHERE also <> ''"  # noqa: S608 -- our own names
        for table in _LISTING
    ]
    found = connection.exec_driver_sql(" UNION ".join(questions)).scalars()
    return {uid for uid in found if uid}


class PeopleReading:
    """Looks people up; a `Person` a record names is always one of these."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: Directory | None = None

    def all(self) -> list[Person]:
        """Everybody, by name."""
        return sorted(self.known, key=lambda person: (person.name.casefold(), person.uid))

    def directory(self) -> Directory:
        """Everybody, to be looked up by name or uid; the caller may add to it."""
        return Directory(self.known)

    def owned(self) -> tuple[dict[str, int], ...]:
        """How many open entries, open actions and open objectives each person answers for."""
        return tuple(
            {uid: count for uid, count in self._connection.exec_driver_sql(question) if uid}
            for question in _OWNED
        )

    @property
    def known(self) -> Directory:
        """Everybody, shared by the repositories of one piece of work; not to be added to."""
        # `cached_property` of Python 3.11 has one lock for all threads: whoever waits here for the
        # file would stop a reader for whom the writer waits.
        if self._read is None:
            columns = PERSON_TABLE.c
            rows = self._connection.execute(
                select(*(columns[key] for key in PERSON.columns)).order_by(columns.uid)
            )
            self._read = Directory(PERSON.codec.decode(row, _NOBODY) for row in rows)
        return self._read

    def forget(self) -> None:
        """Read everybody anew when they are asked for next."""
        self._read = None


class PeopleRepository(PeopleReading):
    """Adds and changes people; `refresh` brings the register in step with entries by their uid."""

    def __init__(
        self, connection: Connection, ledger: Ledger, refresh: Callable[[Sequence[str]], None]
    ) -> None:
        super().__init__(connection)
        self._ledger = ledger
        self._refresh = refresh

    def add(self, person: Person) -> None:
        """Take somebody in."""
        self._ledger.created(PERSON, [PERSON.codec.encode(person)])
        self.forget()

    def save(self, person: Person) -> None:
        """Change somebody who is known."""
        before = decode_person(person.uid, self.known)
        self._ledger.changed(PERSON, PERSON.codec.encode(before), PERSON.codec.encode(person))
        self.forget()
        if before.name != person.name:
            self._refresh(entries_naming(self._connection, person.uid))

    def merge(self, kept: Person, gone: Person) -> None:
        """Let all that names one person name the other, to be kept as given; delete the first."""
        before = decode_person(kept.uid, self.known)
        moved_on: dict[RecordTable, set[str]] = {}
        for table, column, changes in self._renamings(gone.uid, kept.uid):
            self._ledger.replaced(table, column, changes)
            whole = ENTRY if table in OF_ENTRY else table
            moved_on.setdefault(whole, set()).update(change.owner for change in changes)
        for table in (ENTRY, OBJECTIVE, INDICATOR):
            self._ledger.move_on(table, sorted(moved_on.get(table, ())))
        self._ledger.changed(PERSON, PERSON.codec.encode(before), PERSON.codec.encode(kept))
        self._ledger.deleted(PERSON, [PERSON.codec.encode(gone)])
        self.forget()
        self._refresh(sorted(moved_on.get(ENTRY, ())))

    def _renamings(
        self, gone: str, kept: str
    ) -> Iterator[tuple[RecordTable, str, Sequence[Change]]]:
        """What stands where the one person is named, and what shall stand there."""
        places = [(entity, column) for entity, column in _NAMING if entity in ALL]
        for entity, column in (*places, *((listing, "also") for listing in _LISTING)):
            table = ALL[entity]
            owner = table.columns[table.owner]
            found = self._connection.exec_driver_sql(
                f"SELECT uid, {owner}, {column} FROM {entity} WHERE instr({column}, ?)",  # noqa: S608 -- our own names
                (gone,),
            )
            changes = [
                Change(uid, whole, column, canonical(old), canonical(_renamed(old, gone, kept)))
                for uid, whole, old in found
            ]
            if changes:
                yield table, column, changes


def _renamed(stored: str, gone: str, kept: str) -> str:
    """A stored person, or list of people, with one of them replaced; nobody stands there twice."""
    if stored == gone:
        return kept
    people = [kept if uid == gone else uid for uid in json.loads(stored)]
    return canonical(list(dict.fromkeys(people)))
