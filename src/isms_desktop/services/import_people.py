"""Who a spreadsheet names: people there are, and people it brings."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.people import Directory, Person, initials_of
from isms_desktop.services.people import PersonLookup
from isms_desktop.storage.unit_of_work import UnitOfWork


class PlannedPeople:
    """Looks people up for a preview; who is new is only noted."""

    def __init__(self, directory: Directory, new_uid: Callable[[], str]) -> None:
        self.added: list[Person] = []
        self._directory = directory
        self._new_uid = new_uid

    def __call__(self, name: str) -> Person:
        """The person with this name or alias, or a new one."""
        person = self._directory.find(name)
        if person is None:
            person = Person(uid=self._new_uid(), name=name, initials=initials_of(name))
            self._directory.add(person)
            self.added.append(person)
        return person


class WrittenPeople:
    """Looks people up for the import; those of the preview are taken in where they are named."""

    def __init__(
        self, uow: UnitOfWork, planned: Iterable[Person], new_uid: Callable[[], str]
    ) -> None:
        self._uow = uow
        self._planned = {person.uid: person for person in planned}
        self._directory = uow.people.directory()
        for person in self._planned.values():
            self._directory.add(person)
        self._lookup = PersonLookup(uow, new_uid)

    def __call__(self, name: str) -> Person:
        """The person with this name or alias; a new one is recorded."""
        person = self._directory.find(name) or self._lookup(name)
        if person is None:
            raise AssertionError("a blank name is no person")
        return person

    def take_in(self, entries: Iterable[Entry]) -> None:
        """Record those of the preview's people whom the entries name."""
        named = {person.uid for entry in entries for person in people_in(entry)}
        for uid, person in self._planned.items():
            if uid in named:
                self._uow.people.add(person)


def people_in(record: object) -> Iterator[Person]:
    """Everybody a record and its parts name."""
    if isinstance(record, Person):
        yield record
    elif isinstance(record, tuple):
        for part in record:
            yield from people_in(part)
    elif is_dataclass(record) and not isinstance(record, type):
        for field in fields(record):
            yield from people_in(getattr(record, field.name))
