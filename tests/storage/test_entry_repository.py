from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isms_desktop.domain.changes import RecordKind
from isms_desktop.domain.entry import Action, Entry, Round
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.progress import CancelledError
from isms_desktop.domain.queries import RegisterQuery
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.storage.database import Database
from isms_desktop.storage.unit_of_work import Reading, UnitOfWork
from isms_desktop.storage.verify import check, verify
from tests.storage.conftest import entry, fill
from tests.strategies import TEAM, entries


@contextmanager
def trial() -> Iterator[UnitOfWork]:
    """A step that is never committed, so that an example costs no disk."""
    with TRIALS.unit_of_work("Mia", "Trial") as work:
        for person in TEAM:
            work.people.add(person)
        yield work


@pytest.fixture(scope="module", autouse=True)
def _register_for_trials(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    global TRIALS  # noqa: PLW0603 -- hypothesis runs many examples over one fixture
    clock = FixedClock(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
    TRIALS = Database.create(tmp_path_factory.mktemp("trials") / "isms.db", clock=clock)
    yield
    TRIALS.close()


TRIALS: Database


def problems(work: UnitOfWork) -> tuple[str, ...]:
    return check(Reading(work._connection)).problems


@settings(max_examples=30, deadline=None)
@given(entries())
def test_what_is_added_comes_back_equal(added: Entry) -> None:
    with trial() as work:
        work.entries.add(added)
        assert work.entries.get(added.uid) == added
        assert work.entries.find_ref(added.ref) == added
        assert problems(work) == ()


@settings(max_examples=30, deadline=None)
@given(entries(), entries(), st.data())
def test_saving_any_state_over_any_other_stores_it_and_can_be_undone(
    before: Entry, after: Entry, data: st.DataObject
) -> None:
    kept = data.draw(st.integers(0, len(before.rounds)))
    rounds = (*before.rounds[:kept], *after.rounds)
    after = replace(after, uid=before.uid, version=before.version, rounds=rounds)
    with trial() as work:
        work.entries.add(before)
        work._ledger._step = 0  # the next step
        work.entries.save(after)
        assert replace(work.entries.get(before.uid), version=after.version) == after
        assert problems(work) == ()
        step, work._ledger._step = work._ledger._step, 0
        work.history.revert(step)
        assert replace(work.entries.get(before.uid), version=before.version) == before
        assert problems(work) == ()


def test_many_keeps_the_order_asked_for_and_leaves_out_what_is_gone(filled: Database) -> None:
    with filled.reading() as reading:
        found = reading.entries.many(["entry-3", "gone", "entry-1"])
        assert [one.uid for one in found] == ["entry-3", "entry-1"]
        assert found[1] == entry(1)


def test_an_entry_that_is_not_there_is_said(filled: Database) -> None:
    with filled.reading() as reading:
        with pytest.raises(UserError) as caught:
            reading.entries.get("gone")
        assert reading.entries.find_ref("INC-2026-999") is None
    assert caught.value.code == "not_found"


def test_references_are_known_with_those_in_the_bin(filled: Database) -> None:
    with filled.unit_of_work("Mia", "Bin") as work:
        work.entries.to_bin("entry-2")
        work.commit()
    with filled.reading() as reading:
        assert reading.entries.refs() == {f"INC-2026-00{n}": f"entry-{n}" for n in (1, 2, 3)}
        assert reading.entries.all_uids() == ["entry-1", "entry-2", "entry-3"]
        today = date(2026, 11, 23)
        assert "entry-2" not in reading.registers.uids(RegisterQuery(), today)
    with filled.unit_of_work("Mia", "Take out") as work:
        work.entries.from_bin("entry-2")
        work.commit()
    with filled.reading() as reading:
        assert reading.entries.get("entry-2") == replace(entry(2), version=2)
        assert len(reading.registers.uids(RegisterQuery(), today)) == 3


@pytest.mark.parametrize(
    ("stem", "highest"), [("INC-2026-", 12), ("INC-", 0), ("NC-2026-", 0), ("", 7)]
)
def test_the_highest_number_of_a_series_is_found(
    database: Database, stem: str, highest: int
) -> None:
    refs = ("INC-2026-009", "INC-2026-012", "INC-2026-x", "INC-2027-099", "7", "")
    fill(database, *(entry(n, ref=ref) for n, ref in enumerate(refs)))
    with database.reading() as reading:
        assert reading.entries.highest_number(stem) == highest


def test_saving_over_a_newer_version_is_refused(filled: Database) -> None:
    with filled.unit_of_work("Mia", "Change") as work:
        work.entries.save(entry(1, title="One"))
        work.commit()
    with filled.unit_of_work("Jonas", "Change") as work:
        with pytest.raises(UserError) as caught:
            work.entries.save(entry(1, title="Two"))
        with pytest.raises(UserError) as gone:
            work.entries.save(entry(9))
    assert (caught.value.code, gone.value.code) == ("changed_meanwhile", "not_found")
    with filled.reading() as reading:
        assert reading.entries.get("entry-1").title == "One"


def test_saving_what_is_there_already_writes_nothing(filled: Database) -> None:
    with filled.reading() as reading:
        before = reading.history.head()
    with filled.unit_of_work("Mia", "Change") as work:
        work.entries.save(entry(1))
        assert work.commit().kinds == frozenset()
    with filled.reading() as reading:
        assert reading.history.head() == before
        assert reading.entries.get("entry-1").version == 0


def test_a_change_in_a_part_alone_raises_the_version(filled: Database) -> None:
    action = Action(uid="new", number=2, what="Train")
    round_ = entry(1).round
    with filled.unit_of_work("Mia", "Change") as work:
        changed = entry(1, rounds=(replace(round_, actions=(*round_.actions, action)),))
        work.entries.save(changed)
        assert work.commit().kinds == {RecordKind.ENTRY}
    with filled.reading() as reading:
        assert reading.entries.get("entry-1") == replace(changed, version=1)
        assert [line.entity for line in reading.history.of_entry("entry-1")][-1] == "action"


def test_an_action_may_move_to_another_round_while_its_own_goes(filled: Database) -> None:
    moved = entry(1).round.actions
    with filled.unit_of_work("Mia", "Change") as work:
        work.entries.save(entry(1, rounds=(Round(uid="other", number=1, actions=moved),)))
        work.commit()
    with filled.reading() as reading:
        assert reading.entries.get("entry-1").round.actions == moved
    assert verify(filled).problems == ()


def test_a_step_that_is_not_committed_leaves_nothing(filled: Database) -> None:
    with filled.unit_of_work("Mia", "Change") as work:
        work.entries.save(entry(1, title="Lost"))
    with filled.reading() as reading:
        assert reading.entries.get("entry-1") == entry(1)


def test_cancelling_a_big_addition_leaves_nothing(database: Database) -> None:
    def cancel(done: int, total: int, what: str = "") -> None:
        if done:
            raise CancelledError

    bare = [
        Entry(uid=f"e{n}", ref=f"R{n}", rounds=(Round(uid=f"r{n}", number=1),)) for n in range(1001)
    ]
    with database.unit_of_work("Mia", "Import") as work, pytest.raises(CancelledError):
        work.entries.add_many(bare, cancel)
    with database.reading() as reading:
        assert reading.entries.all_uids() == []


def test_a_removed_entry_stays_in_the_history(filled: Database) -> None:
    with filled.unit_of_work("Mia", "Undo") as work:
        work.entries.remove("entry-1")
        work.commit()
    with filled.reading() as reading:
        assert reading.entries.all_uids() == ["entry-2", "entry-3"]
        assert reading.registers.uids(RegisterQuery(search="phishing 1"), date(2026, 1, 1)) == []
        told = reading.history.of_entry("entry-1")
    assert [line.entity for line in told if line.is_deleted][-1] == "entry"
    assert verify(filled).problems == ()
