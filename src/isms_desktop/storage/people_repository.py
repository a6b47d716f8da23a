"""The people, read once for each piece of work."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Final

from sqlalchemy import Connection, select

from isms_desktop.domain.people import Directory, Person
from isms_desktop.storage.codec import canonical, decode_person
from isms_desktop.storage.ledger import Ledger
from isms_desktop.storage.records import ACTION, ENTRY, OF_ENTRY, PERSON
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

    def all(self) -> list[Person]:
        """Everybody, by name."""
        return sorted(self._known, key=lambda person: (person.name.casefold(), person.uid))

    def directory(self) -> Directory:
        """Everybody, to be looked up by name or uid; the caller may add to it."""
        return Directory(self._known)

    @cached_property
    def _known(self) -> Directory:
        columns = PERSON_TABLE.c
        rows = self._connection.execute(
            select(*(columns[key] for key in PERSON.columns)).order_by(columns.uid)
        )
        return Directory(PERSON.codec.decode(row, _NOBODY) for row in rows)

    @property
    def known(self) -> Directory:
        """Everybody, shared by the repositories of one piece of work; not to be added to."""
        return self._known

    def forget(self) -> None:
        """Read everybody anew when they are asked for next."""
        self.__dict__.pop("_known", None)


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
        before = decode_person(person.uid, self._known)
        self._ledger.changed(PERSON, PERSON.codec.encode(before), PERSON.codec.encode(person))
        self.forget()
        if before.name != person.name:
            self._refresh(entries_naming(self._connection, person.uid))
