"""A register with a few people and entries, for every test of the storage layer."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from isms_desktop.domain.entry import Action, CauseNode, DueChange, Entry, Round
from isms_desktop.domain.words import EntryType, Input, Severity
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.storage.database import Database
from tests.strategies import TEAM

MIA, JONAS, PRIYA, IT = TEAM


def entry(number: int, **values: object) -> Entry:
    """A small incident with one round, one cause and one action."""
    action = Action(
        uid=f"action-{number}",
        number=1,
        causes=(1,),
        what="Filter the mail",
        owner=JONAS,
        also=(IT,),
        due_on=date(2026, 12, 1),
        former_due=(DueChange(former_on=date(2026, 11, 1), reason="Supplier late"),),
    )
    cause = CauseNode(uid=f"cause-{number}", number=1, answer="No filter", is_root=True)
    made = Entry(
        uid=f"entry-{number}",
        ref=f"INC-2026-{number:03d}",
        entry_type=EntryType.INCIDENT,
        title=f"Phishing {number}",
        description="Somebody clicked",
        identified_on=date(2026, 10, 1),
        input=Input.SECURITY_INCIDENT,
        severity=Severity.HIGH,
        discovered_by=MIA,
        owner=JONAS,
        rounds=(Round(uid=f"round-{number}", number=1, causes=(cause,), actions=(action,)),),
    )
    return replace(made, **values)  # type: ignore[arg-type]  # any attribute of an entry


def fill(database: Database, *entries: Entry, step: str = "Fill") -> None:
    """Write entries in one step, after the people they name."""
    with database.unit_of_work("Mia Okafor", step) as work:
        known = work.people.directory()
        for person in TEAM:
            if known.get(person.uid) is None:
                work.people.add(person)
        work.entries.add_many(entries)
        work.commit()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the register of a test lies."""
    return tmp_path / "isms.db"


@pytest.fixture
def database(path: Path, clock: FixedClock) -> Iterator[Database]:
    """An open register without entries."""
    made = Database.create(path, clock=clock)
    yield made
    made.close()


@pytest.fixture
def filled(database: Database) -> Database:
    """The register with three entries."""
    fill(database, entry(1), entry(2), entry(3))
    return database
