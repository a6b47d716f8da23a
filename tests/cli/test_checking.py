"""The verb check: one JSON document for programs, sentences for people."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from isms_desktop.cli.main import main
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.runtime.paths import Paths

LOG = """Ref;Date Raised;Type;Description;Severity;Source;Status;Containment;Root Cause;Corrective Action
A-1;2026-10-01;Incident;Mail with a list of patients sent to the wrong clinic;High;Security incident;\
Open;Receiver deleted the mail;Human error;Remind all staff
A-2;2026-03-02;Incident;Visitor book not kept at the desk;Low;Internal audit;Closed;Book moved;Forgot;
"""  # noqa: E501  the heading row of a file


@pytest.fixture
def folder(
    paths: Paths, clock: FixedClock, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> str:
    log = tmp_path / "log.csv"
    log.write_text(LOG, encoding="utf-8")
    assert main(["import", str(log), "--data-dir", str(paths.data_dir)], clock) == 0
    capsys.readouterr()
    return str(paths.data_dir)


def test_json_lists_every_finding_with_its_six_keys(
    folder: str, clock: FixedClock, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--json", "--data-dir", folder], clock) == 0
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    assert {frozenset(row) for row in rows} == {
        frozenset({"ref", "rule", "level", "message", "field", "waived"})
    }
    levels = {(row["ref"], row["rule"]): row["level"] for row in rows}
    assert levels["A-1", "R09"] == levels["A-1", "R17"] == "W"
    assert levels["A-1", "R22"] == "E"
    assert {level for (ref, _), level in levels.items() if ref == "A-2"} == {"I"}


def test_one_entry_is_asked_for_by_its_reference(
    folder: str, clock: FixedClock, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "A-1", "--json", "--data-dir", folder], clock) == 0
    assert {row["ref"] for row in json.loads(capsys.readouterr().out)} == {"A-1"}
    assert main(["check", "A-9", "--json", "--data-dir", folder], clock) == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "not_found"


def test_people_read_sentences(
    folder: str, clock: FixedClock, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--data-dir", folder], clock) == 0
    text = capsys.readouterr().out
    assert "A-1  R09  W  People make mistakes." in text
    assert "(still to do)" in text
    assert "(closed before this program)" in text
    assert text.endswith("2 entries were checked; 1 lack something that closing needs.\n")


def test_checks_on_the_register_as_a_whole_have_no_reference(
    folder: str, clock: FixedClock, capsys: pytest.CaptureFixture[str]
) -> None:
    clock.moment = datetime(2028, 1, 10, 9, tzinfo=UTC)
    assert main(["check", "--json", "--data-dir", folder], clock) == 0
    rows: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    whole = {row["rule"]: row for row in rows if row["ref"] is None}
    assert {"G2", "G10"} <= set(whole)
    assert whole["G2"]["message"].endswith("Interested party")
    assert main(["check", "--data-dir", folder], clock) == 0
    assert "Register  G10  I  No incident" in capsys.readouterr().out
