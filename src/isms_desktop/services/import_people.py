"""Who a spreadsheet names: people there are, and people it brings."""

import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import is_dataclass, replace
from functools import cache

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
        self._named: set[str] = set()

    def __call__(self, name: str) -> Person:
        """The person with this name or alias; a new one is recorded."""
        person = self._directory.find(name) or self._lookup(name)
        if person is None:
            raise AssertionError("a blank name is no person")
        self._named.add(person.uid)
        return person

    def join(self, one_person: Mapping[str, str]) -> None:
        """Keep other spellings of somebody (spelling → name), to be known from now on."""
        for spelling, name in one_person.items():
            person = self._directory.find(name)
            other = self._directory.find(spelling)
            if person is None or (other and other.uid not in self._planned):
                continue
            if other and other.uid != person.uid:
                del self._planned[other.uid]
            person = self._directory.get(person.uid) or person  # with the spelling joined before
            person = replace(person, aliases=(*person.aliases, spelling))
            self._directory.add(person)
            if person.uid in self._planned:
                self._planned[person.uid] = person
            else:
                self._uow.people.save(person)

    def take_in(self, records: Iterable[object]) -> None:
        """Record those of the preview's people who were looked up or whom these records name.

        To be called before the records are written; who was recorded already is not again.
        """
        if not self._planned:
            return
        self._named.update(person.uid for record in records for person in people_in(record))
        for uid in [uid for uid in self._planned if uid in self._named]:
            self._uow.people.add(self._planned.pop(uid))


def people_in(record: object) -> Iterator[Person]:
    """Everybody a record and its parts name."""
    if isinstance(record, Person):
        yield record
    elif isinstance(record, tuple):
        for part in record:
            yield from people_in(part)
    elif is_dataclass(record) and not isinstance(record, type):
        for place in _places(type(record)):
            yield from people_in(getattr(record, place))


@cache
def _places(kind: type) -> tuple[str, ...]:
    """The attributes of a kind of record that can hold people, or parts that do."""
    hints = typing.get_type_hints(kind)
    return tuple(name for name, hint in hints.items() if any(map(is_dataclass, _leaves(hint))))


def _leaves(hint: object) -> Iterator[object]:
    inner = typing.get_args(hint)
    if not inner:
        yield hint
    for part in inner:
        yield from _leaves(part)
