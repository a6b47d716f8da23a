"""The people, read once for each piece of work."""

from functools import cached_property
from typing import Final

from sqlalchemy import Connection, select

from isms_desktop.domain.people import Directory, Person
from isms_desktop.storage.ledger import Ledger
from isms_desktop.storage.records import ACTION, ENTRY, PERSON, Row
from isms_desktop.storage.tables import Base, PersonRow

_NOBODY: Final = Directory()


def people_named(connection: Connection) -> set[str]:
    """The uids of everybody some record names."""
    questions = [
        f"SELECT {key.parent.name} FROM {table.name}"  # noqa: S608 -- our own names
        for table in Base.metadata.tables.values()
        for key in sorted(table.foreign_keys, key=lambda key: key.parent.name)
        if key.column.table.name == PERSON.entity
    ]
    questions += [
        f"SELECT value FROM {table}, json_each({table}.also) WHERE also <> ''"  # noqa: S608 -- our own names
        for table in (ENTRY.entity, ACTION.entity)
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
        columns = PersonRow.__table__.c
        rows = self._connection.execute(
            select(*(columns[key] for key in PERSON.columns)).order_by(columns.uid)
        )
        return Directory(PERSON.codec.decode(row, _NOBODY) for row in rows)

    @property
    def known(self) -> Directory:
        """Everybody, shared by the repositories of one piece of work; not to be added to."""
        return self._known

    def _forget(self) -> None:
        self.__dict__.pop("_known", None)


class PeopleRepository(PeopleReading):
    """Adds and changes people."""

    def __init__(self, connection: Connection, ledger: Ledger) -> None:
        super().__init__(connection)
        self._ledger = ledger

    def add(self, person: Person) -> None:
        """Take somebody in."""
        self._ledger.created(PERSON, [PERSON.codec.encode(person)])
        self._forget()

    def save(self, person: Person) -> None:
        """Change somebody; entries that name a renamed person must be refreshed by the caller."""
        old: Row = PERSON.codec.encode(self._known.get(person.uid) or person)
        self._ledger.changed(PERSON, old, PERSON.codec.encode(person))
        self._forget()
