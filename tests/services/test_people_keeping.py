"""The list of people: kept, counted, two spellings made one in one step."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from isms_desktop.domain.changes import RecordKind
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.people import Person
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.entries import Entries
from isms_desktop.services.histories import Histories
from isms_desktop.services.organisations import Organisations
from isms_desktop.services.people_keeping import PeopleKeeping, PersonLine
from isms_desktop.storage.database import Database
from tests.services.measuring import Aims


@pytest.fixture
def people(
    database: Database, new_uid: Callable[[], str], organisations: Organisations
) -> PeopleKeeping:
    organisations.set_up("Northlight Ltd", "Mia Okafor")
    return PeopleKeeping(database, new_uid, organisations.user_name)


def line(people: PeopleKeeping, name: str) -> PersonLine:
    return next(each for each in people.lines() if each.person.name == name)


def code_of(call: Callable[..., object], *given: object) -> str:
    with pytest.raises(UserError) as refused:
        call(*given)
    return refused.value.code


def test_somebody_is_added_with_initials_and_changed(people: PeopleKeeping) -> None:
    assert RecordKind.PERSON in people.add("  Jonas   Brandt ")
    jonas = line(people, "Jonas Brandt").person
    assert jonas.initials == "JB"
    people.change(
        Person(uid=jonas.uid, name="Jonas Brand", role=" IT ", is_group=True, is_active=False)
    )
    changed = line(people, "Jonas Brand").person
    assert (changed.initials, changed.role) == ("JB", "IT")
    assert (changed.is_group, changed.is_active) == (True, False)
    assert [each.person.name for each in people.lines()] == ["Mia Okafor", "Jonas Brand"]


def test_a_name_is_needed_and_nobody_elses(people: PeopleKeeping) -> None:
    people.add("Jonas Brandt")
    jonas = line(people, "Jonas Brandt").person
    assert code_of(people.add, "  ") == "no_name"
    assert code_of(people.add, "mia okafor") == "name_taken"
    assert code_of(people.change, Person(uid=jonas.uid, name="Mia Okafor")) == "name_taken"
    assert code_of(people.change, Person(uid=jonas.uid, name="")) == "no_name"


def test_what_is_open_is_counted_by_owner(people: PeopleKeeping, entries: Entries) -> None:
    entries.create({"title": "Leaver accounts", "owner": "Jonas Brandt"})
    entries.create({"title": "Visitor log", "owner": "Jonas Brandt"})
    entries.create({"title": "Keys"})
    found = line(people, "Jonas Brandt")
    assert (found.entries, found.objectives) == (2, 0)
    assert line(people, "Mia Okafor").entries == 0


def test_two_spellings_become_one_everywhere_in_one_step(
    people: PeopleKeeping,
    database: Database,
    clock: FixedClock,
    new_uid: Callable[[], str],
    organisations: Organisations,
    entries: Entries,
) -> None:
    aims = Aims.over(database, clock, new_uid, organisations, entries)
    aims.adopted("phishing")  # answered for by Jonas Brandt
    saved = entries.create({"title": "Leaver accounts", "owner": "J. Brandt"})
    with database.unit_of_work("Mia Okafor", "Name two more") as uow:
        also = [uow.people.directory().find(name) for name in ("Jonas Brandt", "Mia Okafor")]
        named = replace(uow.entries.get(saved.uid), also=tuple(filter(None, also)))
        uow.entries.save(named)
        uow.commit()
    kept, gone = line(people, "J. Brandt").person, line(people, "Jonas Brandt").person
    assert line(people, "Jonas Brandt").objectives == 1

    changes = people.merge(kept.uid, gone.uid)

    assert changes.step == "Join Jonas Brandt to J. Brandt"
    assert {RecordKind.PERSON, RecordKind.ENTRY, RecordKind.OBJECTIVE} <= changes.kinds
    found = line(people, "J. Brandt")
    assert found.person.aliases == ("Jonas Brandt",)
    assert (found.entries, found.objectives) == (1, 1)
    entry = entries.get(saved.uid)
    assert [person.name for person in entry.also] == ["J. Brandt", "Mia Okafor"]
    assert entry.version == 2
    assert {each.person.name for each in people.lines()} == {"J. Brandt", "Mia Okafor"}
    assert Histories(database).verify().ok
    assert code_of(people.merge, kept.uid, gone.uid) == "not_found"
    assert code_of(people.merge, kept.uid, kept.uid) == "not_found"


def test_the_user_of_the_program_can_be_joined_to_somebody(
    people: PeopleKeeping, organisations: Organisations
) -> None:
    people.add("M. Okafor")
    kept, gone = line(people, "M. Okafor").person, line(people, "Mia Okafor").person
    people.merge(kept.uid, gone.uid)
    assert organisations.user_name() == "M. Okafor"
