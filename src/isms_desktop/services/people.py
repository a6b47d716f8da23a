"""The people of the register."""

from collections.abc import Callable

from isms_desktop.domain.cleaning import clean_name
from isms_desktop.domain.people import Directory, Person, initials_of
from isms_desktop.storage.database import Database
from isms_desktop.storage.unit_of_work import UnitOfWork


class PersonLookup:
    """Finds people by name inside one unit of work, and takes in who is new."""

    def __init__(self, uow: UnitOfWork, new_uid: Callable[[], str]) -> None:
        self._uow = uow
        self._new_uid = new_uid
        self._known: Directory = uow.people.directory()

    def __call__(self, name: str) -> Person | None:
        """The person with this name or alias; a new one is recorded. Blank is nobody."""
        name = clean_name(name)
        if not name:
            return None
        person = self._known.find(name)
        if person is None:
            person = Person(uid=self._new_uid(), name=name, initials=initials_of(name))
            self._uow.people.add(person)
            self._known.add(person)
        return person


class People:
    """Reads the directory."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Person]:
        """Everybody, by name."""
        with self._database.reading() as reading:
            return sorted(reading.people.all(), key=lambda person: person.name.casefold())

    def names(self) -> list[str]:
        """The names offered where a person is asked for."""
        return [person.name for person in self.all() if person.is_active]
