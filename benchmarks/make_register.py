"""A register of any size, made from the rows of the log without the way through a file."""

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from pathlib import Path

from isms_desktop.domain.entry import Action, CauseNode, Entry, Round, normalised
from isms_desktop.domain.organisation import Organisation
from isms_desktop.domain.people import Directory, Person
from isms_desktop.domain.words import EntryType, Input, Severity
from isms_desktop.runtime.clock import SystemClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.storage import schema
from isms_desktop.storage.database import Database
from make_log import HEADERS, rows


def register(size: int, folder: Path) -> Paths:
    """The folders of a register with so many entries, made where it is not there yet."""
    paths = Paths.below(folder / f"register-{size}-schema-{schema.HEAD}")
    if paths.database.exists():
        return paths
    shutil.rmtree(paths.data_dir, ignore_errors=True)
    paths.prepare()
    database = Database.create(paths.database, clock=SystemClock())
    new_uid = counter()
    people = Directory()
    entries = list(entries_of(size, people, new_uid))
    with database.unit_of_work("Bench", "Fill") as uow:
        for person in people:
            uow.people.add(person)
        user = next(iter(people), None)
        uow.organisation.save(Organisation(uid=new_uid(), name="Bench Ltd", user=user))
        uow.entries.add_many(entries)
        uow.commit()
    database.close()
    return paths


def copy_of(paths: Paths, folder: Path) -> Paths:
    """The same register in another folder, to be changed."""
    copied = Paths.below(folder)
    shutil.rmtree(folder, ignore_errors=True)
    copied.prepare()
    shutil.copyfile(paths.database, copied.database)
    return copied


def counter() -> Callable[[], str]:
    """Gives ids that are the same in every run."""
    numbers = count(1)
    return lambda: f"{next(numbers):032x}"


def entries_of(size: int, people: Directory, new_uid: Callable[[], str]) -> Iterator[Entry]:
    """The rows of the log as entries; everybody named is put into `people`."""
    for row in rows(size):
        cell = dict(zip(HEADERS, row, strict=True))
        text = {name: value for name, value in cell.items() if isinstance(value, str)}
        day = {name: value for name, value in cell.items() if isinstance(value, date)}
        finder = _person(text["Who discovered it"], people, new_uid)
        owner = _person(text["Owner"], people, new_uid)
        cause = CauseNode(uid=new_uid(), number=1, answer=text["Root Cause"], is_root=True)
        action = Action(
            uid=new_uid(),
            number=1,
            what=text["Corrective Action"],
            owner=owner,
            due_on=day["Due Date"],
        )
        entry = Entry(
            uid=new_uid(),
            ref=text["Ref"],
            entry_type=EntryType(text["Record Type"]),
            title=text["Title"],
            description=text["Description of incident"],
            identified_on=day["Identified"],
            discovered_by=finder,
            category=text["What type of incident was it"],
            input=Input(text["Source"]),
            severity=Severity(text["Severity"]),
            evidence=text["Evidence of Finding"],
            containment=text["Containment"],
            action_needed=True,
            lessons=text["Lessons Learned"],
            notes=text["Notes"],
            rounds=(
                Round(
                    uid=new_uid(),
                    number=1,
                    causes=(cause,),
                    actions=(action,),
                    effect_criterion=text["Effectiveness Criterion"],
                ),
            ),
        )
        yield normalised(entry, "")


def _person(name: str, people: Directory, new_uid: Callable[[], str]) -> Person:
    found = people.find(name)
    if found is None:
        found = Person(uid=new_uid(), name=name)
        people.add(found)
    return found
