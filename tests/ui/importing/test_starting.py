"""Sheets without headings, and where the wizard begins when somebody comes again."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QComboBox

from tests.ui.importing.conftest import Write
from tests.ui.importing.test_import_page import Stored, import_it
from tests.ui.importing.wizard import Wizard
from tests.ui.scripted_prompts import ScriptedPrompts


def test_a_sheet_can_be_said_to_have_no_headings(
    wizard: Wizard, write: Write, stored: Stored
) -> None:
    wizard.open(write("list.xlsx", [("Key lost by the cleaners",), ("Door left open",)]))
    wizard.pick("headerRowChoice", "None")
    wizard.settle()
    assert not wizard.sees("noTable")
    assert "Sheet “Log”, no headings, 2 rows" in wizard.context()
    assert wizard.part(QComboBox, "headerRowChoice").currentText().startswith("None")
    assert wizard.goes_to(0) == "Description"
    wizard.press("nextStageButton")
    wizard.press("nextStageButton")
    wizard.wait_for("done")
    assert [entry.description for entry in stored()] == [
        "Key lost by the cleaners",
        "Door left open",
    ]
    assert "remembered" not in wizard.context()


def test_a_log_without_headings_is_told_as_such_and_shown(wizard: Wizard, write: Write) -> None:
    rows = [(date(2026, 3, n), f"Finding number {n} of the audit", "high") for n in (1, 2, 3)]
    wizard.open(write("list.xlsx", rows))
    assert "no headings, 3 rows" in wizard.context()
    assert "Chosen because no row looks like headings" in wizard.context()
    assert wizard.sees("sheetPreview")


def test_a_log_without_headings_is_known_again_by_what_its_columns_hold(
    wizard: Wizard, write: Write, stored: Stored
) -> None:
    def log(name: str, first: int, stem: str = "INC-") -> Path:
        numbers = range(first, first + 3)
        rows = [
            (f"{stem}{n}", date(2026, 3, n), f"Finding number {n} of the audit", "Ben Kim", "high")
            for n in numbers
        ]
        return write(name, rows)

    wizard.open(log("march.xlsx", 1))
    wizard.pick("map_3", "Discovered by")
    wizard.settle()
    wizard.press("nextStageButton")
    wizard.press("nextStageButton")
    wizard.wait_for("done")
    assert "remembered" in wizard.context()
    assert {str(entry.discovered_by) for entry in stored()} == {"Ben Kim"}

    wizard.open(log("april.xlsx", 4))
    assert wizard.sees("rememberedMatching")
    assert wizard.goes_to(3) == "Discovered by"
    wizard.open(log("other.xlsx", 4, "F-"))
    assert not wizard.sees("rememberedMatching")


def test_who_comes_again_after_an_import_starts_anew_and_can_see_the_result(
    wizard: Wizard, prompts: ScriptedPrompts, plain_log: Path
) -> None:
    wizard.page.visited(None)
    assert not wizard.sees("lastImport")
    import_it(wizard, plain_log)
    wizard.page.visited(None)
    assert wizard.stage() == "choose"
    assert "plain.xlsx was imported." in wizard.context()
    assert "still open" not in wizard.context()
    assert not wizard.sees("nextStageButton")
    wizard.press("lastResultButton")
    assert wizard.stage() == "done"
    prompts.answers = [True]
    wizard.press("undoImportButton")
    wizard.qtbot.waitUntil(lambda: "The import was undone" in wizard.context())
    wizard.page.visited(None)
    assert wizard.stage() == "choose"
    assert not wizard.sees("lastImport")


def test_who_comes_back_before_the_import_goes_on_where_it_was(
    wizard: Wizard, plain_log: Path
) -> None:
    wizard.open(plain_log)
    wizard.page.visited(None)
    assert wizard.stage() == "columns"
