"""Objectives and measurements on the command line, and through the workbook."""

from datetime import date
from pathlib import Path

import pytest

from isms_desktop.runtime.clock import FixedClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.services.objective_examples import worked_examples
from isms_desktop.wiring import open_workspace
from tests.cli.test_verbs import CommandLine


@pytest.fixture
def run(paths: Paths, clock: FixedClock, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    workspace = open_workspace(paths, clock)
    workspace.organisations.set_up("Sea & Sand", "Mia Okafor")
    for example in worked_examples(date(2026, 1, 5)):
        values = {**example.values, "owner": "Jonas Brandt"}
        saved = workspace.objectives.create(values, example.indicator, example.target)
        workspace.objectives.adopt(saved.uid, saved.version)
    clicks = workspace.objectives.find("OBJ-2026-004").indicator_uid or ""
    reading = {"to_on": "2026-11-01", "numerator": "11", "denominator": "134"}
    workspace.indicators.record_measurement(clicks, reading)
    workspace.indicators.create({"name": "Patch compliance"})
    workspace.close()
    return CommandLine(paths, clock, capsys)


def test_objectives_are_listed_with_what_is_worked_out(run: CommandLine) -> None:
    assert run("list", "objectives", "--json") == 0
    assert [row["ref"] for row in run.document] == [*(f"OBJ-2026-00{n}" for n in range(1, 5)), None]
    clicks = run.document[3]
    assert (clicks["owner"], clicks["state"], clicks["gap"]) == (
        "Jonas Brandt",
        "Off track",
        3.20895522388,
    )
    assert clicks["targets"] == "5 from 2026-01-05"
    assert run("list", "objectives", "--where", "state=Off track") == 0
    assert "OBJ-2026-004" in run.out
    assert "OBJ-2026-001" not in run.out
    assert "  8.21  " in run.out


def test_measurements_are_listed_by_indicator(run: CommandLine) -> None:
    assert run("list", "measurements", "--search", "phishing", "--json") == 0
    (row,) = run.document
    assert (row["to"], row["numerator"], row["target_then"]) == ("2026-11-01", 11, 5)
    assert run("list", "measurements", "--where", "to=2020-01-01", "--json") == 0
    assert run.document == []


def test_objectives_are_written_as_pdf(run: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "objectives.pdf"
    assert run("report", "objectives", str(target)) == 0
    assert target.read_bytes().startswith(b"%PDF")
    assert run("report", "objectives", str(target), "--from", "2026-01-01") == 2


def test_a_key_that_does_not_exist_is_refused(run: CommandLine) -> None:
    assert run("list", "objectives", "--where", "colour=red") == 2
    assert "measure_due_on" in run.err


def test_objectives_go_to_another_register_by_the_workbook(
    run: CommandLine, tmp_path: Path, clock: FixedClock, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "log.xlsx"
    assert run("list", "objectives", "--json") == 0
    before = run.document
    assert run("export", book) == 0
    other = Paths.below(tmp_path / "other")
    again = CommandLine(other, clock, capsys)
    assert again("import", book) == 0
    assert again("list", "objectives", "--json") == 0
    assert again.document == before
    assert again("list", "measurements", "--json") == 0
    assert len(again.document) == 1
    assert again("undo-import") == 0
    assert again("list", "objectives", "--json") == 0
    assert again.document == []
