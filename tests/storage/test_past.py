"""The register as it stood: equal to what was read on that day, whatever came after."""

from dataclasses import replace
from datetime import UTC, date, datetime

from isms_desktop.domain.entry import Closing, Entry
from isms_desktop.domain.queries import RegisterQuery, RegisterRow
from isms_desktop.domain.words import ClosingKind, Severity
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.storage.database import Database
from tests.storage.conftest import MIA, entry, fill

MONDAY = date(2026, 11, 23)
MIDNIGHT = datetime(2026, 11, 24, tzinfo=UTC)
QUERY = RegisterQuery(sort="ref")


def rows(database: Database, day: date, query: RegisterQuery = QUERY) -> list[RegisterRow]:
    with database.reading() as reading:
        return reading.registers.page(reading.registers.uids(query, day), day)


def rows_as_at(database: Database, query: RegisterQuery = QUERY) -> list[RegisterRow]:
    with database.reading_as_at(MONDAY, MIDNIGHT) as past:
        registers = past.reading.registers
        return registers.page(registers.uids(query, MONDAY), MONDAY)


def change(database: Database, changed: Entry) -> None:
    with database.unit_of_work("Mia Okafor", "Change") as work:
        work.entries.save(changed)
        work.commit()


def test_a_past_register_equals_the_one_read_on_that_day(
    database: Database, clock: FixedClock
) -> None:
    fill(database, entry(1), entry(2), entry(3, title="Laptop lost"))
    printed = rows(database, MONDAY)
    with database.reading() as reading:
        whole = reading.entries.many([row.uid for row in printed])
        head = reading.history.head()

    clock.moment = datetime(2026, 12, 14, 8, tzinfo=UTC)
    closing = Closing(uid="c", kind=ClosingKind.CLOSED, closed_on=date(2026, 12, 14), closed_by=MIA)
    change(database, replace(whole[0], title="Other", severity=Severity.LOW, closings=(closing,)))
    change(database, replace(whole[1], rounds=(replace(whole[1].rounds[0], actions=()),)))
    fill(database, entry(4))
    with database.unit_of_work("Mia Okafor", "Change") as work:
        work.people.save(replace(MIA, name="Mia Lund"))
        work.entries.to_bin("entry-3")
        work.commit()

    assert rows(database, MONDAY) != printed
    assert rows_as_at(database) == printed
    with database.reading_as_at(MONDAY, MIDNIGHT) as past:
        assert past.reading.entries.many([row.uid for row in printed]) == [
            replace(one, version=0) for one in whole
        ]
        assert past.head == head
        assert past.rebuilt == frozenset()


def test_the_past_is_searched_with_its_own_words(database: Database, clock: FixedClock) -> None:
    fill(database, entry(1, title="Laptop lost"))
    clock.moment = datetime(2026, 12, 14, 8, tzinfo=UTC)
    with database.reading() as reading:
        before = reading.entries.get("entry-1")
    change(database, replace(before, title="Telephone lost"))

    assert [row.values["title"] for row in rows_as_at(database, RegisterQuery("laptop"))] == [
        "Laptop lost"
    ]
    assert rows_as_at(database, RegisterQuery("telephone")) == []


def test_what_was_imported_later_is_rebuilt_from_its_own_dates(
    database: Database, clock: FixedClock
) -> None:
    clock.moment = datetime(2026, 12, 14, 8, tzinfo=UTC)
    closing = Closing(uid="c", kind=ClosingKind.CLOSED, closed_on=date(2026, 12, 1))
    fill(
        database,
        entry(1, import_uid="i", closings=(closing,)),
        entry(2, import_uid="i", identified_on=date(2026, 12, 2)),
        entry(3, import_uid="i"),
        entry(4),
    )
    with database.unit_of_work("Mia Okafor", "Bin") as work:
        work.entries.to_bin("entry-3")
        work.commit()

    with database.reading_as_at(MONDAY, MIDNIGHT) as past:
        assert past.reading.registers.uids(QUERY, MONDAY) == ["entry-1"]
        assert past.reading.entries.get("entry-1").closings == ()
        assert "entry-1" in past.rebuilt
        assert past.head.sequence == 0
