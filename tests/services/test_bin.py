"""The bin: out of register, figures and lists, and back under the same reference."""

from collections.abc import Iterator

import pytest

from isms_desktop.domain.changes import RecordKind
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.queries import Chip, RegisterQuery
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.services.objective_examples import worked_examples
from isms_desktop.wiring import Workspace, open_workspace


@pytest.fixture
def open_(paths: Paths, clock: FixedClock) -> Iterator[Workspace]:
    workspace = open_workspace(paths, clock)
    workspace.organisations.set_up("Sea & Sand", "Mia Okafor")
    yield workspace
    workspace.close()


def record(workspace: Workspace, title: str) -> str:
    return workspace.entries.create({"title": title, "entry_type": "Incident"}).uid


def test_what_is_in_the_bin_is_in_no_list_and_its_reference_is_not_used_again(
    open_: Workspace,
) -> None:
    uid = record(open_, "Badge lost")
    changes = open_.entries.to_bin([uid])
    assert changes.step == "Move INC-2026-001 to the bin"
    assert open_.registers.uids(RegisterQuery()) == []
    assert open_.registers.counts(RegisterQuery())[Chip.ALL] == 0
    assert open_.entries.get(record(open_, "Visitor")).ref == "INC-2026-002"
    assert [(line.kind, line.ref, line.name) for line in open_.bin.lines()] == [
        (RecordKind.ENTRY, "INC-2026-001", "Badge lost")
    ]


def test_entries_objectives_and_indicators_come_back_as_one_step(open_: Workspace) -> None:
    example = worked_examples(open_.clock.today())[0]
    saved = open_.objectives.create(example.values, example.indicator, example.target)
    indicator = open_.objectives.get(saved.uid).indicator_uid or ""
    entry = record(open_, "Badge lost")
    open_.entries.to_bin([entry])
    open_.objectives.to_bin([saved.uid])
    open_.indicators.to_bin([indicator])
    assert {line.kind for line in open_.bin.lines()} == {
        RecordKind.ENTRY, RecordKind.OBJECTIVE, RecordKind.INDICATOR
    }  # fmt: skip
    changes = open_.bin.restore([entry, saved.uid, indicator, "unknown"])
    assert changes.step == "Bring back 3 records"
    assert open_.bin.lines() == []
    assert open_.registers.uids(RegisterQuery()) == [entry]
    open_.undoing.undo()
    assert len(open_.bin.lines()) == 3
    name = open_.indicators.get(indicator).name
    assert open_.bin.restore([indicator]).step == f"Bring back {name}"


def test_several_go_and_come_as_one_step(open_: Workspace) -> None:
    uids = [record(open_, "Badge lost"), record(open_, "Visitor")]
    assert open_.entries.to_bin(uids).step == "Move 2 entries to the bin"
    assert open_.entries.from_bin(uids).step == "Bring back 2 entries"
    open_.undoing.undo()
    open_.undoing.undo()
    assert sorted(open_.registers.uids(RegisterQuery())) == sorted(uids)


def test_an_entry_that_is_not_there_cannot_be_binned(open_: Workspace) -> None:
    with pytest.raises(UserError) as caught:
        open_.entries.to_bin(["gone"])
    assert caught.value.code == "not_found"
