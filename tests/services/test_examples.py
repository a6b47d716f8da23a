from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count, pairwise
from pathlib import Path

import pytest

from isms_desktop.domain.changes import RecordKind
from isms_desktop.domain.entry import Action, Entry, Round
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.people import Directory
from isms_desktop.domain.priority import is_overdue, slips_of
from isms_desktop.domain.stages import status_of
from isms_desktop.domain.undoing import Offers
from isms_desktop.domain.words import EntryType, Input, Status
from isms_desktop.runtime import resources
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.example_entries import lives_of, people_of
from isms_desktop.services.examples import CASES, Examples
from isms_desktop.services.undoing import Undoing
from isms_desktop.storage.database import Database

TODAY = date(2026, 11, 23)
DAYS = [TODAY, date(2027, 2, 13), date(2028, 2, 29)]


def counter() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"{next(numbers):032x}"


def register(today: date = TODAY, seed: int = 1) -> list[Entry]:
    source, new_uid = resources.data(CASES), counter()
    return [
        life.entry for life in lives_of(source, people_of(source, new_uid), today, new_uid, seed)
    ]


def rounds(entries: list[Entry]) -> Iterator[Round]:
    return (round_ for entry in entries for round_ in entry.rounds)


def actions(entries: list[Entry]) -> Iterator[Action]:
    return (action for round_ in rounds(entries) for action in round_.actions)


class TestTheRegister:
    def test_depends_on_day_and_seed_only(self) -> None:
        assert register() == register()
        assert register() != register(seed=2)
        assert [e.title for e in register()] == [e.title for e in register(DAYS[1])]

    @pytest.mark.parametrize("today", DAYS)
    def test_has_something_in_every_state_that_matters(self, today: date) -> None:
        entries = register(today)
        statuses = [status_of(entry) for entry in entries]
        wanted = {
            Status.TO_CONTAIN,
            Status.TO_DECIDE,
            Status.TO_FIND_CAUSE,
            Status.IN_PROGRESS,
            Status.TO_CHECK_EFFECT,
            Status.CLOSED,
            Status.ACCEPTED_RISK,
            Status.REJECTED,
        }
        assert wanted <= set(statuses)
        assert statuses.count(Status.CLOSED) > len(entries) / 2
        assert 3 <= sum(is_overdue(entry, today) for entry in entries) <= 12
        assert sum(len(entry.rounds) == 2 for entry in entries) == 2
        assert any(slips_of(entry) for entry in entries)

    def test_covers_two_years_every_type_and_every_input(self) -> None:
        entries = register()
        found = [entry.identified_on for entry in entries if entry.identified_on]
        assert (TODAY - min(found)).days >= 720
        assert {entry.entry_type for entry in entries} == set(EntryType)
        assert {entry.input for entry in entries} == set(Input)
        assert len({entry.ref for entry in entries}) == len(entries)

    @pytest.mark.parametrize("today", DAYS)
    def test_nothing_lies_in_the_future_and_steps_follow_each_other(self, today: date) -> None:
        for entry in register(today):
            closed_on = entry.closing.closed_on if entry.closing else None
            judged = [verdict.checked_on for round_ in entry.rounds for verdict in round_.verdicts]
            steps = [entry.identified_on, entry.contained_on, *judged, entry.shared_on, closed_on]
            days = [day for day in steps if day]
            assert all(one <= other for one, other in pairwise(days)), entry.title
            assert days[-1] <= today
        assert all(a.done_on <= today for a in actions(register(today)) if a.done_on)

    @pytest.mark.parametrize("today", DAYS)
    def test_work_is_recorded_on_working_days(self, today: date) -> None:
        for action in actions(register(today)):
            assert action.due_on
            assert action.due_on.weekday() < 5

    def test_a_closed_entry_would_be_ready_to_close(self) -> None:
        for entry in register():
            if status_of(entry) in (Status.CLOSED, Status.ACCEPTED_RISK):
                reopened = replace(entry, closings=())
                assert status_of(reopened) is Status.READY_TO_CLOSE, entry.title

    def test_nobody_judges_an_action_of_their_own(self) -> None:
        for round_ in rounds(register()):
            owners = {action.owner for action in round_.actions}
            assert all(verdict.checked_by not in owners for verdict in round_.verdicts)

    def test_every_criterion_can_be_counted_or_tested(self) -> None:
        for round_ in rounds(register()):
            if round_.actions and round_.effect_due_on:
                assert round_.effect_criterion
                assert round_.effect_method

    def test_every_name_in_the_texts_is_a_person(self) -> None:
        source = resources.data(CASES)
        people: Directory = people_of(source, counter())
        for case in source["case"]:
            named = [case["by"], case.get("checker"), case.get("accepted_by")]
            plans = [*case.get("actions", ()), *case.get("again", {}).get("actions", ())]
            named += [name for plan in plans for name in (plan["who"], *plan.get("also", ()))]
            assert all(people.find(name) for name in named if name), case["title"]

    def test_a_recurrence_names_an_entry(self) -> None:
        entries = {entry.ref: entry for entry in register()}
        again = [entry for entry in entries.values() if entry.recurrence_of]
        assert len(again) == 1
        assert entries[again[0].recurrence_of].category == again[0].category


@pytest.fixture
def database(tmp_path: Path, clock: FixedClock) -> Iterator[Database]:
    made = Database.create(tmp_path / "isms.db", clock=clock)
    yield made
    made.close()


class TestFilling:
    def test_records_the_example_organisation(self, database: Database, clock: FixedClock) -> None:
        changes = Examples(database, clock, counter()).fill()
        assert RecordKind.ENTRY in changes
        with database.reading() as reading:
            organisation = reading.organisation.get()
            stored = reading.entries.many(reading.entries.all_uids())
        assert organisation
        assert organisation.name == "Northlight Ltd (example)"
        assert organisation.user
        assert organisation.user.name == "Mia Okafor"
        by_ref = {entry.ref: replace(entry, version=0) for entry in stored}
        assert by_ref == {entry.ref: entry for entry in register(clock.today())}

    def test_leaves_nothing_to_undo(self, database: Database, clock: FixedClock) -> None:
        Examples(database, clock, counter()).fill()
        assert Undoing(database, lambda: "Mia Okafor").offers() == Offers()

    def test_refuses_a_register_in_use_and_leaves_it_alone(
        self, database: Database, clock: FixedClock
    ) -> None:
        examples = Examples(database, clock, counter())
        examples.fill()
        with pytest.raises(UserError) as refused:
            examples.fill()
        assert refused.value.code == "not_empty"
        with database.reading() as reading:
            assert len(reading.entries.all_uids()) == len(register())

    def test_is_the_same_on_another_machine(self, tmp_path: Path) -> None:
        for name, hour in (("one", 8), ("two", 20)):
            clock = FixedClock(datetime(2026, 11, 23, hour, tzinfo=UTC))
            made = Database.create(tmp_path / name, clock=clock)
            Examples(made, clock, counter()).fill()
            with made.reading() as reading:
                stored = reading.entries.many(reading.entries.all_uids())
            made.close()
            assert {e.uid for e in stored} == {e.uid for e in register()}
