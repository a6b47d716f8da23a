"""Keeping the list of people: who they are, what they answer for, two spellings made one."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from isms_desktop.domain.changes import Changes
from isms_desktop.domain.cleaning import clean_line, clean_name
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.people import Person, folded, initials_of
from isms_desktop.runtime.i18n import _
from isms_desktop.storage.database import Database
from isms_desktop.storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PersonLine:
    """Somebody, and how much that is open they answer for."""

    person: Person
    entries: int = 0
    actions: int = 0
    objectives: int = 0


class PeopleKeeping:
    """Changes the directory; each method that writes is one transaction."""

    def __init__(
        self, database: Database, new_uid: Callable[[], str], actor: Callable[[], str]
    ) -> None:
        self._database = database
        self._new_uid = new_uid
        self._actor = actor

    def lines(self) -> list[PersonLine]:
        """Everybody by name, those who are active first."""
        with self._database.reading() as reading:
            entries, actions, objectives = reading.people.owned()
            everybody = sorted(reading.people.all(), key=lambda person: not person.is_active)
        return [
            PersonLine(
                person,
                entries.get(person.uid, 0),
                actions.get(person.uid, 0),
                objectives.get(person.uid, 0),
            )
            for person in everybody
        ]

    def add(self, name: str) -> Changes:
        """Take somebody in. `UserError` "no_name" or "name_taken"."""
        with self._database.unit_of_work(self._actor(), "") as uow:
            person = Person(uid=self._new_uid(), name=_free_name(name, "", uow))
            uow.name_step(_("Add {name}").format(name=person.name))
            uow.people.add(replace(person, initials=initials_of(person.name)))
            return uow.commit()

    def change(self, person: Person) -> Changes:
        """Keep somebody as given. `UserError` "no_name" or "name_taken"."""
        with self._database.unit_of_work(self._actor(), "") as uow:
            name = _free_name(person.name, person.uid, uow)
            uow.name_step(_("Change {name}").format(name=name))
            uow.people.save(
                replace(
                    person,
                    name=name,
                    initials=clean_line(person.initials) or initials_of(name),
                    role=clean_line(person.role),
                )
            )
            return uow.commit()

    def merge(self, kept_uid: str, gone_uid: str) -> Changes:
        """Make two people one: all that names the second names the first, who keeps its spelling.

        One step. `UserError` "not_found" where one of them is gone.
        """
        with self._database.unit_of_work(self._actor(), "") as uow:
            directory = uow.people.directory()
            kept, gone = directory.get(kept_uid), directory.get(gone_uid)
            if kept is None or gone is None or kept == gone:
                raise UserError(
                    _("One of the two is not in the list any more. Nothing was changed."),
                    _("Look at the list again."),
                    code="not_found",
                )
            uow.name_step(_("Join {gone} to {kept}").format(gone=gone.name, kept=kept.name))
            spellings = {folded(each): each for each in (gone.name, *gone.aliases, *kept.aliases)}
            spellings.pop(folded(kept.name), None)
            uow.people.merge(replace(kept, aliases=tuple(spellings.values())), gone)
            return uow.commit()


def _free_name(name: str, uid: str, uow: UnitOfWork) -> str:
    """The name as it is stored; nobody else may have it."""
    name = clean_name(name)
    if not name:
        raise UserError(_("A name is needed. Nothing was changed."), _("Type one."), code="no_name")
    other = uow.people.directory().find(name)
    if other is not None and other.uid != uid:
        raise UserError(
            _("{name} is in the list already. Nothing was changed.").format(name=other.name),
            _("If both are the same person, join them."),
            code="name_taken",
        )
    return name
