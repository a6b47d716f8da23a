import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QTableView, QWidget
from pytestqt.qtbot import QtBot

from isms_desktop.domain.changes import Changes, RecordKind
from isms_desktop.domain.entry import Entry
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.importing.choices import ImportChoices
from isms_desktop.domain.progress import CancelledError, Progress
from isms_desktop.services.importing import Importing, ImportResult, ImportSource, Planned
from isms_desktop.ui.importing.import_page import ImportPage
from isms_desktop.ui.kit.desk import Desk
from tests.conftest import PATIENCE_S
from tests.ui.importing.conftest import HEADINGS, ROWS, Write
from tests.ui.importing.wizard import Wizard
from tests.ui.scripted_prompts import ScriptedPrompts

Stored = Callable[[], list[Entry]]


def answer(wizard: Wizard) -> None:
    """Answer the two questions of the log."""
    wizard.press("day_first_1")
    wizard.settle()
    wizard.pick("word_5_0", "Open")
    wizard.settle()


def import_it(wizard: Wizard, file: Path) -> None:
    wizard.open(file)
    wizard.press("nextStageButton")
    wizard.press("nextStageButton")
    wizard.wait_for("done")


def test_the_whole_way_through(wizard: Wizard, desk: Desk, log: Path, stored: Stored) -> None:
    told: list[Changes] = []
    desk.news.data_changed.connect(told.append)
    wizard.open(log)
    assert wizard.stage() == "columns"
    assert "Sheet “Log”, headings in row 3, 3 rows" in wizard.context()
    assert [wizard.goes_to(n) for n in (0, 1, 2)] == ["Reference", "Identified on", "Description"]
    assert wizard.goes_to(6) == "Keep as extra field"
    assert not wizard.main().isEnabled()
    assert wizard.note() == "Answer 2 open questions first."

    answer(wizard)
    assert wizard.main().text() == "Check rows"
    wizard.press("nextStageButton")
    assert wizard.stage() == "check"
    rows = wizard.show_rows("new")
    assert [row[0] for row in rows] == ["4", "5", "6"]
    assert rows[1][2] == "Backup could not be read · Status: parked"
    assert wizard.show_rows("left_out")[0][1].startswith("Total 3 · ")
    (problem,) = wizard.show_rows("problems")
    assert problem[:2] == ["6", "Date raised"]
    assert problem[2].startswith("soon · This is not a date")

    assert wizard.main().text() == "Import 3 entries"
    wizard.press("nextStageButton")
    wizard.wait_for("done")
    assert "3 entries were imported" in wizard.context()
    first, second, third = stored()
    assert (first.ref, first.identified_on) == ("A-1", date(2026, 2, 3))
    assert (second.imported_status, second.is_closed, third.is_closed) == ("parked", False, True)
    assert first.extra == (("Cost centre", "CC1"),)
    assert "soon" in third.notes
    assert RecordKind.ENTRY in told[-1]


def test_the_second_import_is_unchanged_and_remembers(wizard: Wizard, log: Path) -> None:
    wizard.open(log)
    answer(wizard)
    wizard.press("nextStageButton")
    wizard.press("nextStageButton")
    wizard.wait_for("done")
    wizard.press("importAnotherButton")
    assert wizard.stage() == "choose"

    wizard.open(log)
    assert "A file like this was imported before." in wizard.context()
    wizard.press("nextStageButton")
    assert "4 rows: 3 unchanged, 1 left out" in wizard.context()
    assert not wizard.main().isEnabled()
    assert wizard.note() == "There is nothing new in this file to import."


def test_undo_asks_first_and_takes_everything_back(
    wizard: Wizard, prompts: ScriptedPrompts, plain_log: Path, stored: Stored
) -> None:
    import_it(wizard, plain_log)
    prompts.answers = [False]
    wizard.press("undoImportButton")
    assert prompts.asked == ["Undo the import of plain.xlsx?"]
    assert len(stored()) == 3

    prompts.answers = [True]
    wizard.press("undoImportButton")
    wizard.qtbot.waitUntil(lambda: "The import was undone" in wizard.context())
    assert stored() == []
    assert not wizard.sees("undoImportButton")


def test_what_was_undone_can_be_imported_again(
    wizard: Wizard, prompts: ScriptedPrompts, plain_log: Path, stored: Stored
) -> None:
    import_it(wizard, plain_log)
    prompts.answers = [True]
    wizard.press("undoImportButton")
    wizard.qtbot.waitUntil(lambda: "The import was undone" in wizard.context())
    wizard.qtbot.mouseClick(wizard.part(QWidget, "step_check"), Qt.MouseButton.LeftButton)
    wizard.wait_for("check")
    wizard.settle()
    wizard.press("nextStageButton")
    wizard.wait_for("done")
    assert len(stored()) == 3


def test_a_refused_file_says_why_and_the_next_one_is_taken(
    wizard: Wizard, tmp_path: Path, plain_log: Path
) -> None:
    empty = tmp_path / "empty.xlsx"
    empty.write_bytes(b"")
    wizard.page.visited(empty)
    wizard.qtbot.waitUntil(lambda: wizard.sees("refusedFile"))
    assert wizard.stage() == "choose"
    assert "empty.xlsx: The file is empty" in wizard.context()
    wizard.open(plain_log)
    assert wizard.stage() == "columns"
    wizard.press("backButton")
    assert not wizard.sees("refusedFile")


def test_a_refused_file_leaves_the_open_one_open(
    wizard: Wizard, tmp_path: Path, plain_log: Path
) -> None:
    wizard.open(plain_log)
    wizard.page.visited(tmp_path / "nowhere.xlsx")
    wizard.wait_for("choose")
    assert wizard.sees("refusedFile")
    wizard.press("nextStageButton")
    assert wizard.stage() == "columns"


def test_cancel_forgets_the_file_and_leaves(wizard: Wizard, log: Path, stored: Stored) -> None:
    wizard.open(log)
    with wizard.qtbot.waitSignal(wizard.page.register_requested):
        wizard.press("cancelButton")
    assert wizard.stage() == "choose"
    assert not wizard.main().isEnabled()
    assert stored() == []


def test_another_heading_row_is_planned_anew(wizard: Wizard, write: Write) -> None:
    rows = [("Name", "Description", "Status"), ("x", "y", "z"), HEADINGS, *ROWS]
    wizard.open(write("two.xlsx", rows))
    wizard.pick("headerRowChoice", "3:")
    wizard.settle()
    assert "headings in row 3, 3 rows" in wizard.context()
    wizard.pick("headerRowChoice", "1:")
    wizard.settle()
    assert "headings in row 1" in wizard.context()
    assert wizard.part(QComboBox, "headerRowChoice").currentText().startswith("1: Name")


def test_a_row_of_the_preview_can_be_taken_as_headings(
    qtbot: QtBot, wizard: Wizard, log: Path
) -> None:
    wizard.open(log)
    wizard.press("previewButton")
    preview = wizard.part(QTableView, "sheetPreview")
    assert preview.model().headerData(2, Qt.Orientation.Vertical) == "3 headings"
    preview.setCurrentIndex(preview.model().index(3, 0))
    qtbot.keyClick(preview, Qt.Key.Key_Return)
    wizard.settle()
    assert "headings in row 4" in wizard.context()
    assert preview.model().headerData(3, Qt.Orientation.Vertical) == "4 headings"


def test_a_sheet_without_table_says_so_and_lets_choose(wizard: Wizard, write: Write) -> None:
    wizard.open(write("letter.xlsx", [("Dear all,",), ("nothing to see",)]))
    assert wizard.stage() == "columns"
    assert wizard.sees("noTable")
    assert wizard.sees("sheetPreview")
    assert wizard.note() == "Choose a sheet and the row of its headings."
    assert not wizard.main().isEnabled()


def test_a_field_is_taken_by_one_column_only(wizard: Wizard, log: Path) -> None:
    wizard.open(log)
    wizard.pick("map_6", "Description")
    wizard.settle()
    assert (wizard.goes_to(2), wizard.goes_to(6)) == ("Keep as extra field", "Description")
    wizard.pick("map_2", "Description")
    wizard.settle()
    assert (wizard.goes_to(2), wizard.goes_to(6)) == ("Description", "Keep as extra field")


def test_without_description_it_is_asked_for(wizard: Wizard, write: Write) -> None:
    wizard.open(write("x.xlsx", [("Who", "Due Date", "Zork"), ("Mia", "2026-01-03", "abc")] * 1))
    assert not wizard.main().isEnabled()
    wizard.pick("map_2", "Description")
    wizard.settle()
    assert wizard.main().isEnabled()


def test_an_answer_stays_and_can_be_changed(wizard: Wizard, log: Path) -> None:
    wizard.open(log)
    answer(wizard)
    assert wizard.part(QComboBox, "word_5_0").currentText() == "Open (likely)"
    wizard.pick("word_5_0", "Rejected")
    wizard.settle()
    assert wizard.part(QComboBox, "word_5_0").currentText() == "Rejected"
    assert wizard.main().isEnabled()


def test_the_open_question_can_be_led_to(wizard: Wizard, log: Path) -> None:
    wizard.open(log)
    wizard.press("day_first_1")
    wizard.settle()
    wizard.press("showQuestionButton")
    assert wizard.page.focusWidget() is wizard.part(QComboBox, "word_5_0")


def test_the_same_reference_twice_is_asked(wizard: Wizard, write: Write, stored: Stored) -> None:
    rows = [
        ("ID", "Date", "Description", "Action"),
        ("F-1", date(2026, 3, 1), "Door left open", "Close the door"),
        ("F-1", date(2026, 3, 1), "Door left open", "Tell the caretaker"),
    ]
    wizard.open(write("twice.xlsx", rows))
    assert wizard.note() == "Answer the open question first."
    wizard.part(QWidget, "sameRef_child rows").click()  # type: ignore[attr-defined]  # a button
    wizard.settle()
    wizard.press("nextStageButton")
    wizard.press("nextStageButton")
    wizard.wait_for("done")
    (entry,) = stored()
    assert [action.what for action in entry.round.actions] == [
        "Close the door",
        "Tell the caretaker",
    ]


@pytest.mark.parametrize(
    ("choice", "button", "severity"),
    [("skip", "Import 1 entry", "High"), ("update", "Import 1, update 1", "Low")],
)
def test_clashes_are_decided_once(  # noqa: PLR0917  fixtures and cases, handed over by name
    wizard: Wizard,
    plain_log: Path,
    write: Write,
    stored: Stored,
    choice: str,
    button: str,
    severity: str,
) -> None:
    import_it(wizard, plain_log)
    rows = [
        ("ID", "Date", "Description", "Severity"),
        ("F-1", date(2026, 3, 1), "Finding number 1", "low"),
        ("F-9", date(2026, 3, 9), "Finding number 9", "low"),
    ]
    wizard.open(write("newer.xlsx", rows))
    wizard.press("nextStageButton")
    assert not wizard.main().isEnabled()
    assert wizard.note() == "1 row clashes. Choose above what happens with it."
    (line,) = wizard.rows()
    assert line == ["2", "F-1 · Finding number 1", "Severity", "High", "Low"]

    wizard.part(QWidget, f"onClash_{choice}").click()  # type: ignore[attr-defined]  # a button
    wizard.settle()
    assert wizard.main().text() == button
    wizard.press("nextStageButton")
    wizard.wait_for("done")
    entries = {entry.ref: entry for entry in stored()}
    assert (entries["F-1"].severity, len(entries)) == (severity, 4)


def test_a_change_elsewhere_is_compared_anew(
    wizard: Wizard, desk: Desk, importing: Importing, plain_log: Path
) -> None:
    wizard.open(plain_log)
    wizard.press("nextStageButton")
    result = importing.run(importing.plan(importing.open(plain_log)))
    desk.news.announce(result.changes)
    wizard.settle()
    wizard.qtbot.waitUntil(lambda: "3 unchanged" in wizard.context())
    assert not wizard.main().isEnabled()


def test_a_register_that_changed_unnoticed_is_said_and_looked_at_again(
    wizard: Wizard, prompts: ScriptedPrompts, importing: Importing, plain_log: Path
) -> None:
    wizard.open(plain_log)
    wizard.press("nextStageButton")
    importing.run(importing.plan(importing.open(plain_log)))
    wizard.press("nextStageButton")
    wizard.qtbot.waitUntil(lambda: "3 unchanged" in wizard.context())
    assert [error.code for error in prompts.warned] == ["changed_meanwhile"]
    assert wizard.stage() == "check"


def test_a_cancelled_import_writes_nothing_and_can_be_repeated(
    wizard: Wizard, importing: Importing, plain_log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def given_up(plan: Planned, progress: Progress) -> ImportResult:
        raise CancelledError

    wizard.open(plain_log)
    wizard.press("nextStageButton")
    with monkeypatch.context() as patch:
        patch.setattr(importing, "run", given_up)
        wizard.press("nextStageButton")
        wizard.qtbot.waitUntil(lambda: wizard.main().isEnabled())
    assert wizard.stage() == "check"
    wizard.press("nextStageButton")
    wizard.wait_for("done")


def test_the_latest_choice_wins(
    wizard: Wizard,
    importing: Importing,
    plain_log: Path,
    stored: Stored,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    wizard.open(plain_log)
    real, latest = importing.plan, threading.Event()

    def plan(source: ImportSource, choices: ImportChoices, progress: Progress) -> Planned:
        key = choices.mapping.get("Severity")
        if key == "notes":
            latest.wait(PATIENCE_S)  # an earlier choice is planned after the latest
        planned = real(source, choices, progress)
        if key == "risk_refs":
            latest.set()
        return planned

    monkeypatch.setattr(importing, "plan", plan)
    for label in ("Title", "Notes", "Risk"):
        wizard.pick("map_3", label)
    wizard.settle()
    assert wizard.goes_to(3) == "Risk"
    wizard.press("nextStageButton")
    wizard.press("nextStageButton")
    wizard.wait_for("done")
    assert {(entry.risk_refs, entry.notes) for entry in stored()} == {("high", "")}


def test_an_undo_that_cannot_be_is_explained(
    wizard: Wizard,
    prompts: ScriptedPrompts,
    importing: Importing,
    plain_log: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refused(uid: str, progress: Progress) -> Changes:
        raise UserError("Entries were changed since.", code="changed_since")

    import_it(wizard, plain_log)
    monkeypatch.setattr(importing, "undo", refused)
    prompts.answers = [True]
    wizard.press("undoImportButton")
    wizard.qtbot.waitUntil(lambda: bool(prompts.warned))
    assert prompts.warned[0].code == "changed_since"
    assert wizard.stage() == "done"
    assert wizard.sees("undoImportButton")


def test_the_register_is_shown_at_the_end(wizard: Wizard, plain_log: Path) -> None:
    import_it(wizard, plain_log)
    with wizard.qtbot.waitSignal(wizard.page.register_requested):
        wizard.press("showRegisterButton")


def test_a_page_that_is_gone_hears_nothing_of_its_file(
    qtbot: QtBot, desk: Desk, importing: Importing, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = threading.Event()

    def refused(path: Path, progress: Progress) -> ImportSource:
        gate.wait(PATIENCE_S)
        raise UserError("This is no workbook.", code="not_a_workbook")

    monkeypatch.setattr(importing, "open", refused)
    page = ImportPage(desk, importing)
    page.visited(Path("log.xlsx"))
    shiboken6.delete(page)
    gate.set()
    qtbot.waitUntil(lambda: not desk.jobs._reads)
