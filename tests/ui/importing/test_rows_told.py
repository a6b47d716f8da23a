"""What the wizard tells of rows that are no plain new entries, and of another file."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QWidget

from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.exporting import Exporting
from isms_desktop.storage.database import Database
from tests.ui.importing.conftest import Write
from tests.ui.importing.test_import_page import Stored, import_it
from tests.ui.importing.wizard import Wizard


def test_rows_that_only_fill_blank_fields_are_no_part_of_the_question(
    wizard: Wizard, plain_log: Path, write: Write
) -> None:
    import_it(wizard, plain_log)
    rows = [
        ("ID", "Date", "Description", "Severity", "Owner"),
        ("F-1", date(2026, 3, 1), "Finding number 1", "low", "Mia Okafor"),
        ("F-2", date(2026, 3, 2), "Finding number 2", "high", "Mia Okafor"),
    ]
    wizard.open(write("newer.xlsx", rows))
    wizard.press("nextStageButton")
    assert wizard.show_rows("changed") == [
        ["3", "F-2 · Finding number 2", "Owner", "blank", "Mia Okafor"]
    ]
    for choice in ("stop", "skip", "update"):
        wizard.part(QWidget, f"onClash_{choice}").click()  # type: ignore[attr-defined]  # a button
        wizard.settle()
        assert "1 row has a reference that stands in the register" in wizard.context()
    assert wizard.main().text() == "Update 2 entries"


def test_another_file_with_the_same_headings_shows_its_own_first_values(
    wizard: Wizard, plain_log: Path, write: Write
) -> None:
    wizard.open(plain_log)
    rows = [("ID", "Date", "Description", "Severity"), ("G-7", date(2026, 4, 7), "Gate", "low")]
    wizard.open(write("other.xlsx", rows))
    assert "G-7" in wizard.context()
    assert "F-1" not in wizard.context()


def test_further_actions_of_a_row_are_not_left_out(
    wizard: Wizard, write: Write, stored: Stored
) -> None:
    rows = [
        ("ID", "Description", "Corrective action", "Owner"),
        ("C-1", "Leavers kept their access", "A form on the last day", "Mia Okafor"),
        (None, None, "Compare the lists each month", "Ben Kim"),
        ("Total", None, None, 2),
    ]
    wizard.open(write("children.xlsx", rows))
    wizard.press("nextStageButton")
    (taken,) = wizard.show_rows("gone_along")
    assert taken[0] == "3"
    assert [row[0] for row in wizard.show_rows("left_out")] == ["4"]
    assert "1 taken with the row above, 1 left out" in wizard.context()
    wizard.press("nextStageButton")
    wizard.wait_for("done")
    assert "Rows taken with the one above" in wizard.context()
    (entry,) = stored()
    assert len(entry.round.actions) == 2


def test_who_comes_back_to_the_page_goes_on_with_the_keys(wizard: Wizard, plain_log: Path) -> None:
    wizard.open(plain_log)
    wizard.press("cancelButton")
    wizard.part(QWidget, "cancelButton").setFocus()
    wizard.page.visited(None)
    assert wizard.page.focusWidget() is wizard.part(QWidget, "chooseFileButton")


def test_rows_of_our_own_workbook_show_what_they_are(
    wizard: Wizard, database: Database, clock: FixedClock, plain_log: Path, tmp_path: Path
) -> None:
    wizard.open(plain_log)
    wizard.press("nextStageButton")
    wizard.press("nextStageButton")
    wizard.wait_for("done")
    Exporting(database, clock).to_workbook(tmp_path / "register.xlsx")
    wizard.press("importAnotherButton")
    wizard.open(tmp_path / "register.xlsx")
    wizard.press("nextStageButton")
    assert "3 unchanged" in wizard.context()
    row = wizard.rows()[0]
    assert "Finding number 1" in row[2]
    assert row[3:5] == ["1 Mar 2026", "High"]
