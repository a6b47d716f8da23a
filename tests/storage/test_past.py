"""The register as it stood: equal to what was read on that day, whatever came after."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isms_desktop.domain.entry import Closing, Entry
from isms_desktop.domain.queries import RegisterQuery, RegisterRow
from isms_desktop.domain.words import ClosingKind, Severity
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.storage.database import Database
from tests.storage.conftest import MIA, entry, fill
from tests.strategies import TEAM, entries

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


@settings(max_examples=15)
@given(states=st.lists(entries(), min_size=2, max_size=4))
def test_every_day_of_a_life_comes_back_in_all_its_fields(
    states: list[Entry], tmp_path_factory: pytest.TempPathFactory
) -> None:
    clock = FixedClock(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
    database = Database.create(tmp_path_factory.mktemp("past") / "r.db", clock=clock)
    try:
        days: list[tuple[date, datetime, list[RegisterRow], list[Entry]]] = []
        for state in states:
            write(database, state)
            day, end = clock.today(), clock.moment.replace(hour=23, minute=59)
            with database.reading() as reading:
                uids = reading.registers.uids(QUERY, day)
                shown = reading.registers.page(uids, day), reading.entries.many(uids)
            days.append((day, end, *shown))
            clock.moment += timedelta(days=1)
        for day, end, printed, whole in days:
            with database.reading_as_at(day, end) as past:
                uids = past.reading.registers.uids(QUERY, day)
                assert past.reading.registers.page(uids, day) == printed
                assert past.reading.entries.many(uids) == [replace(e, version=0) for e in whole]
    finally:
        database.close()


def write(database: Database, state: Entry) -> None:
    """Bring the one entry of this register into a state."""
    with database.unit_of_work("Mia Okafor", "Write") as work:
        if not work.people.all():
            for person in TEAM:
                work.people.add(person)
        stored = work.entries.many(("the-one",))
        state = replace(state, uid="the-one", ref="INC-2026-001", import_uid="")
        if stored:
            work.entries.save(replace(state, version=stored[0].version))
        else:
            work.entries.add(state)
        work.commit()
