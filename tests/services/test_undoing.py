"""Undo and redo of everything a user can record."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isms_desktop.domain.changes import RecordKind
from isms_desktop.domain.corrective_action import Done, new_action
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.fields import Value
from isms_desktop.domain.queries import RegisterQuery
from isms_desktop.domain.undoing import Offers
from isms_desktop.domain.words import AnalysisMethod, ClosingKind, SimilarAnswer, VerdictResult
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.services.effectiveness import Review
from isms_desktop.services.objective_examples import worked_examples
from isms_desktop.storage.records import ALL, UNRECORDED
from isms_desktop.wiring import Workspace, open_workspace
from tests.services.stages import INCIDENT, PLAN, TREE

LOG = """ID,Date,Description,Severity,Owner
F-1,2026-03-01,Badge lost at the fair,High,Mia Okafor
F-2,2026-03-04,Backup was not restored,Low,Ben Kim
"""


@pytest.fixture
def open_(paths: Paths, clock: FixedClock) -> Iterator[Workspace]:
    workspace = open_workspace(paths, clock)
    workspace.organisations.set_up("Sea & Sand", "Mia Okafor")
    yield workspace
    workspace.close()


def state_of(workspace: Workspace) -> dict[str, list[tuple[object, ...]]]:
    """Every recorded value and every line of the register; not what tells about steps."""
    tables = {
        table.entity: ",".join(column for column in table.columns if column not in UNRECORDED)
        for table in ALL.values()
        if not table.is_kept
    }
    with workspace.database.reading() as reading:
        found: dict[str, Any] = {
            name: reading.connection.exec_driver_sql(f"SELECT {columns} FROM {name}").all()
            for name, columns in tables.items()
        }
        pages = reading.registers.page(reading.entries.all_uids(), workspace.clock.today())
    found["lines"] = [tuple(row.values.items()) for row in pages]
    return {name: sorted(map(tuple, rows), key=repr) for name, rows in found.items()}


def bring_in(workspace: Workspace, folder: Path) -> None:
    file = folder / "log.csv"
    file.write_text(LOG, encoding="utf-8")
    workspace.importing.run(workspace.importing.plan(workspace.importing.open(file)))


def record(workspace: Workspace, **values: object) -> str:
    return workspace.entries.create({**INCIDENT, **values}).uid  # type: ignore[dict-item]


def test_what_was_done_last_is_undone_and_redone_by_name(open_: Workspace) -> None:
    uid = record(open_)
    open_.entries.change(uid, 0, {"title": "Forwarding rule"})
    before = state_of(open_)
    assert open_.undoing.offers() == Offers("Change INC-2026-001", "")
    changes = open_.undoing.undo()
    assert changes.step == "Undo: Change INC-2026-001"
    assert RecordKind.ENTRY in changes
    assert open_.entries.get(uid).title == ""
    assert open_.undoing.offers() == Offers("Record INC-2026-001", "Change INC-2026-001")
    assert open_.undoing.redo().step == "Redo: Change INC-2026-001"
    assert state_of(open_) == before
    assert open_.histories.verify().ok


def test_undo_reaches_over_a_restart(open_: Workspace, clock: FixedClock) -> None:
    uid = record(open_)
    open_.close()
    again = open_workspace(open_.paths, clock)
    again.undoing.undo()
    with pytest.raises(UserError) as caught:
        again.entries.get(uid)
    assert caught.value.code == "not_found"
    again.close()
    last = open_workspace(open_.paths, clock)
    last.undoing.redo()
    assert last.entries.get(uid).ref == "INC-2026-001"
    last.close()


def test_setting_up_the_organisation_is_not_undone(open_: Workspace) -> None:
    assert open_.undoing.offers() == Offers()
    with pytest.raises(UserError) as undo:
        open_.undoing.undo()
    with pytest.raises(UserError) as redo:
        open_.undoing.redo()
    assert (undo.value.code, redo.value.code) == ("nothing_to_undo", "nothing_to_redo")
    open_.organisations.set_up("Sea and Sand", "Mia Okafor")
    open_.undoing.undo()
    organisation = open_.organisations.get()
    assert organisation
    assert organisation.name == "Sea & Sand"


def test_a_new_reference_is_free_again_and_a_version_read_before_is_old(open_: Workspace) -> None:
    uid = record(open_)
    open_.entries.change(uid, 0, {"title": "Mine"})
    open_.undoing.undo()
    with pytest.raises(UserError) as caught:
        open_.entries.change(uid, 1, {"title": "Typed before the undo"})
    assert caught.value.code == "changed_meanwhile"
    open_.undoing.undo()
    record(open_)
    assert open_.entries.find("INC-2026-001").uid != uid


def test_an_import_is_undone_and_redone_as_one_step(open_: Workspace, tmp_path: Path) -> None:
    before = state_of(open_)
    importing = open_.importing
    bring_in(open_, tmp_path)
    imported = state_of(open_)
    open_.undoing.undo()
    assert state_of(open_) == before
    assert [record.is_undone for record in importing.imports()] == [True]
    open_.undoing.redo()
    assert state_of(open_) == imported
    assert [record.is_undone for record in importing.imports()] == [False]
    importing.undo()
    assert state_of(open_) == before
    assert open_.undoing.offers() == Offers("", "Import log.csv")
    assert open_.histories.verify().ok


def test_an_import_is_not_taken_back_over_a_later_change_of_its_entries(
    open_: Workspace, tmp_path: Path
) -> None:
    importing = open_.importing
    bring_in(open_, tmp_path)
    own = record(open_)
    uid = open_.registers.uids(RegisterQuery())[-1]
    open_.entries.change(uid, open_.entries.get(uid).version, {"notes": "Later"})
    with pytest.raises(UserError) as caught:
        importing.undo()
    assert caught.value.code == "changed_since"
    open_.undoing.undo()  # now the later change does not stand any more
    importing.undo()
    assert open_.registers.uids(RegisterQuery()) == [own]


def test_an_entry_follows_the_name_of_a_person_back(open_: Workspace) -> None:
    uid = record(open_)
    with open_.database.unit_of_work("Mia", "Rename") as uow:
        mia = next(person for person in uow.people.all() if person.name == "Mia Okafor")
        uow.people.save(replace(mia, name="Mia Brandt"))
        uow.commit()
    assert open_.registers.page([uid])[0].values["owner"].name == "Mia Brandt"  # type: ignore[union-attr]
    open_.undoing.undo()
    assert open_.registers.page([uid])[0].values["owner"].name == "Mia Okafor"  # type: ignore[union-attr]
    assert open_.histories.verify().ok


def test_forgetting_a_mapping_is_undone(open_: Workspace, tmp_path: Path) -> None:
    bring_in(open_, tmp_path)
    mapping = open_.mappings.all()[0]
    open_.mappings.forget(mapping.uid)
    open_.undoing.undo()
    assert open_.mappings.all() == [mapping]


class User:
    """Does one thing after another; what the program refuses is left undone."""

    def __init__(self, workspace: Workspace) -> None:
        self.open = workspace

    def acts(self) -> list[Callable[[int], object]]:
        return [
            self.records, self.changes, self.bins, self.brings_back, self.analyses, self.answers,
            self.plans, self.does, self.moves, self.checks, self.closes, self.reopens, self.waives,
            self.begins_round, self.proposes, self.adopts, self.rewords, self.measures, self.aims,
            self.bins_objective, self.renames,
        ]  # fmt: skip

    def one(self, number: int) -> tuple[str, int]:
        with self.open.database.reading() as reading:
            uids = reading.entries.all_uids()
            if not uids:
                raise UserError("Nothing there.", "", code="none")
            entry = reading.entries.get(uids[number % len(uids)])
        return entry.uid, entry.version

    def aim(self, number: int) -> tuple[str, int]:
        with self.open.database.reading() as reading:
            found = reading.objectives.all(with_binned=True)
        if not found:
            raise UserError("Nothing there.", "", code="none")
        objective = found[number % len(found)]
        return objective.uid, objective.version

    def indicator(self, number: int) -> tuple[str, int]:
        with self.open.database.reading() as reading:
            found = reading.indicators.all(with_binned=True)
        if not found:
            raise UserError("Nothing there.", "", code="none")
        indicator = found[number % len(found)]
        return indicator.uid, indicator.version

    def records(self, n: int) -> object:
        kind = ("Incident", "Nonconformity", "Observation")[n % 3]
        needed = ("yes", "no", "")[n % 3]
        return record(
            self.open, entry_type=kind, owner=f"Owner {n % 4}", action_needed=needed,
            action_needed_reason="Once only", containment="Rule removed",
        )  # fmt: skip

    def changes(self, n: int) -> object:
        given = {"title": f"Title {n}", "owner": f"Owner {n % 5}", "severity": ("Low", "")[n % 2]}
        return self.open.entries.change(*self.one(n), given)

    def bins(self, n: int) -> object:
        return self.open.entries.to_bin([self.one(n)[0]])

    def brings_back(self, n: int) -> object:
        return self.open.entries.from_bin([self.one(n)[0]])

    def analyses(self, n: int) -> object:
        tree = TREE[: 1 + n % len(TREE)]
        return self.open.causes.save(*self.one(n), AnalysisMethod.FIVE_WHYS, "", tree)

    def answers(self, n: int) -> object:
        return self.open.similar_cases.answer(*self.one(n), SimilarAnswer.NONE, (), f"Seen {n}")

    def plans(self, n: int) -> object:
        uid, version = self.one(n)
        entry = self.open.entries.get(uid)
        action = replace(new_action(entry), what=f"Do {n}", causes=(1,))
        kept = entry.round.actions[n % 2 :]
        return self.open.actions.save_plan(uid, version, (*kept, action), PLAN)

    def action(self, n: int) -> tuple[str, int, str]:
        uid, version = self.one(n)
        actions = self.open.entries.get(uid).round.actions
        if not actions:
            raise UserError("No action.", "", code="none")
        return uid, version, actions[n % len(actions)].uid

    def does(self, n: int) -> object:
        done = Done(done_on=date(2026, 11, 1), done_note="As planned", evidence=f"Ticket {n}")
        uid, version, action = self.action(n)
        return self.open.actions.record_done(uid, version, {action: done})

    def moves(self, n: int) -> object:
        return self.open.actions.move_due(*self.action(n), date(2027, 1, 1 + n % 28), "Supplier")

    def checks(self, n: int) -> object:
        review = Review(
            result=tuple(VerdictResult)[n % len(VerdictResult)],
            checked_on=self.open.clock.today(),
            checked_by=f"Owner {n % 4}",
            evidence="Sample of 20",
        )
        return self.open.effectiveness.give_verdict(*self.one(n), review)

    def closes(self, n: int) -> object:
        if n % 2:
            return self.open.closings.reject(*self.one(n), "Recorded twice", None, "Mia Okafor")
        kind = ClosingKind.CLOSED
        return self.open.closings.close(*self.one(n), kind, None, f"Owner {n % 4}")

    def reopens(self, n: int) -> object:
        return self.open.closings.reopen(*self.one(n), "It came back", None, "Mia Okafor")

    def waives(self, n: int) -> object:
        uid, version = self.one(n)
        if n % 2:
            return self.open.checking.waive(uid, version, "R02", "I work alone")
        return self.open.checking.unwaive(uid, version, "R02")

    def begins_round(self, n: int) -> object:
        return self.open.effectiveness.begin_round(*self.one(n), "Did not hold")

    def proposes(self, n: int) -> object:
        examples = worked_examples(self.open.clock.today())
        chosen = examples[n % len(examples)]
        values = {**chosen.values, "owner": f"Owner {n % 4}"}
        return self.open.objectives.create(values, chosen.indicator, chosen.target)

    def adopts(self, n: int) -> object:
        return self.open.objectives.adopt(*self.aim(n))

    def rewords(self, n: int) -> object:
        values = {"statement": f"Statement {n}", "owner": f"Owner {n % 5}"}
        return self.open.objectives.change(*self.aim(n), values)

    def measures(self, n: int) -> object:
        values: dict[str, Value] = {"to_on": date(2026, 1 + n % 10, 1), "value": str(n)}
        return self.open.indicators.record_measurement(self.indicator(n)[0], values)

    def aims(self, n: int) -> object:
        values: dict[str, Value] = {"valid_from": date(2026, 1 + n % 12, 1), "value": str(n)}
        return self.open.indicators.set_target(*self.indicator(n), values)

    def bins_objective(self, n: int) -> object:
        if n % 2:
            return self.open.indicators.to_bin([self.indicator(n)[0]])
        return self.open.objectives.to_bin([self.aim(n)[0]])

    def renames(self, n: int) -> object:
        with self.open.database.unit_of_work("Mia", f"Rename {n}") as uow:
            people = uow.people.all()
            person = people[n % len(people)]
            uow.people.save(replace(person, name=f"{person.name} {n}", role="Lead"))
            return uow.commit()


ACTS = len(User.acts(User.__new__(User)))
TIMES = st.lists(st.tuples(st.integers(0, ACTS - 1), st.integers(0, 30)), max_size=14)
FEWER: Final = (settings.default.max_examples if settings.default else 25) // 3
"""Each example is the work of a morning, done, undone and done again."""
OFTEN = [0, 1, 4, 6, 14]
"""Something must be there before it can be changed."""


@settings(max_examples=FEWER)
@given(times=TIMES)
def test_whatever_was_done_undoing_all_leads_back_and_redoing_all_forth(
    times: list[tuple[int, int]],
) -> None:
    clock = FixedClock(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
    with TemporaryDirectory() as folder:
        open_ = open_workspace(Paths.below(Path(folder)), clock)
        try:
            open_.organisations.set_up("Sea & Sand", "Mia Okafor")
            start = state_of(open_)
            acts = User(open_).acts()
            done = 0
            for act, number in [*((each, each) for each in OFTEN), *times]:
                before = open_.histories.head()
                try:
                    acts[act](number)
                except UserError:
                    assert open_.histories.head() == before
                done += open_.histories.head() != before
            end = state_of(open_)
            for _step in range(done):
                open_.undoing.undo()
            assert open_.undoing.offers().undo == ""
            assert state_of(open_) == start
            for _step in range(done):
                open_.undoing.redo()
            assert state_of(open_) == end
            assert open_.histories.verify().ok
        finally:
            open_.close()
