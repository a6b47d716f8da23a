"""The example has a past: its history walks through the two years it tells of."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count, pairwise
from pathlib import Path

import pytest

from isms_desktop.domain.queries import RegisterQuery
from isms_desktop.domain.stages import status_of
from isms_desktop.domain.words import Status
from isms_desktop.runtime import resources
from isms_desktop.runtime.clock import FixedClock, end_of
from isms_desktop.services.example_entries import ExampleLife, lives_of, people_of
from isms_desktop.services.examples import CASES, Examples
from isms_desktop.storage.database import Database
from isms_desktop.storage.verify import verify

TODAY = date(2026, 11, 23)


def lives(today: date = TODAY) -> list[ExampleLife]:
    source = resources.data(CASES)
    numbers = count(1)
    return lives_of(source, people_of(source, lambda: "p"), today, lambda: f"{next(numbers):032x}")


class TestLives:
    def test_each_begins_when_it_was_found_and_goes_forward(self) -> None:
        for life in lives():
            days = [day for day, _entry in life.states]
            assert days[0] == life.entry.identified_on
            assert all(one < other for one, other in pairwise(days))
            assert days[-1] <= TODAY

    def test_each_state_differs_and_is_of_the_same_entry(self) -> None:
        for life in lives():
            states = [entry for _day, entry in life.states]
            assert all(one != other for one, other in pairwise(states))
            assert {(entry.uid, entry.ref) for entry in states} == {
                (life.entry.uid, life.entry.ref)
            }

    def test_nothing_stands_in_an_entry_before_its_day(self) -> None:
        for life in lives():
            for day, entry in life.states:
                told = [entry.contained_on, entry.shared_on, entry.accepted_on]
                told += [action.done_on for round_ in entry.rounds for action in round_.actions]
                told += [v.checked_on for round_ in entry.rounds for v in round_.verdicts]
                told += [closing.closed_on for closing in entry.closings]
                assert all(one <= day for one in told if one), (entry.title, day)

    def test_a_closed_one_was_open_before(self) -> None:
        closed = [life for life in lives() if status_of(life.entry) is Status.CLOSED]
        assert closed
        assert all(status_of(life.states[0][1]) is not Status.CLOSED for life in closed)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    clock = FixedClock(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
    database = Database.create(tmp_path / "isms.db", clock=clock)
    numbers = count(1)
    Examples(database, clock, lambda: f"{next(numbers):032x}").fill()
    yield database
    database.close()


def test_the_chain_holds_and_its_moments_never_go_back(database: Database) -> None:
    with database.reading() as reading:
        moments = list(
            reading.connection.exec_driver_sql("SELECT moment FROM history ORDER BY sequence")
            .scalars()
            .all()
        )
        steps = set(
            reading.connection.exec_driver_sql("SELECT DISTINCT action FROM history").scalars()
        )
    assert moments == sorted(moments)
    assert datetime.fromisoformat(moments[-1]) <= database.clock.now()
    assert any(step.startswith("Check the effect of") for step in steps)
    assert any(step.startswith("Close") for step in steps)
    assert verify(database).ok


def test_a_past_day_shows_the_example_as_it_stood_then(database: Database) -> None:
    counts = []
    for days in (0, 200, 400, 600):
        day = TODAY - timedelta(days=days)
        with database.reading_as_at(day, end_of(day)) as past:
            uids = past.reading.registers.uids(RegisterQuery(), day)
            expected = sum(life.states[0][0] <= day for life in lives())
            assert len(uids) == expected
            counts.append(len(uids))
            closings = [e.closing for e in past.reading.entries.many(uids)]
            assert all(c.closed_on <= day for c in closings if c and c.closed_on)
            assert not past.rebuilt
    assert counts == sorted(counts, reverse=True)
    assert counts[-1] > 0
