"""The main job: a spreadsheet log becomes a register, and the register goes on paper."""

from functools import partial
from pathlib import Path

from openpyxl import load_workbook
from pypdf import PdfReader
from PySide6.QtWidgets import QComboBox

from isms_desktop.domain.queries import RegisterQuery
from isms_desktop.runtime import resources
from isms_desktop.ui.kit.table_view import RegisterTable
from tests.journeys.conftest import Begin, User

LOG = resources.path("examples/incident-log.xlsx")
ANSWERS = {"Idea": "Opportunity for improvement", "Risk workshop": "Risk assessment"}


def set_up(user: User) -> None:
    user.waits_for("firstStartPage")
    user.types("organisationField", "Northlight Ltd")
    user.types("userNameField", "Mia Okafor")


def rows(user: User) -> int:
    table = user.part(RegisterTable, "registerTable")
    assert isinstance(table, RegisterTable)
    return table.register.rowCount()


def asked_for(user: User, meaning: str) -> list[QComboBox]:
    """The open questions for a word that offer this meaning."""
    return [
        box
        for box in user.window.findChildren(QComboBox)
        if box.isVisible() and box.objectName().startswith("word_") and box.findText(meaning) >= 0
    ]


def is_asked_for(user: User, meaning: str) -> bool:
    return bool(asked_for(user, meaning))


def answer_questions(user: User) -> None:
    """Say what the two words of the example log mean; each answer is planned anew."""
    for meaning in ANSWERS.values():
        user.qtbot.waitUntil(partial(is_asked_for, user, meaning))
        user.chooses(asked_for(user, meaning)[0], meaning)


def test_a_spreadsheet_becomes_a_register_and_goes_on_paper(begin: Begin, tmp_path: Path) -> None:
    user = begin()
    set_up(user)
    user.prompts.answers = [LOG]
    user.presses("importButton")
    user.waits_to_read("Answer 2 open questions first.")
    answer_questions(user)
    user.presses("nextStageButton")
    user.waits_for("checkTable")
    user.presses("nextStageButton")
    user.presses("showRegisterButton")
    user.waits_for("registerTable")
    user.qtbot.waitUntil(lambda: rows(user) == 60)

    workbook = tmp_path / "register.xlsx"
    user.prompts.answers = [workbook]
    user.presses("exportButton")
    user.qtbot.waitUntil(lambda: len(user.prompts.informed) == 1)
    sheet = load_workbook(workbook)["Incident and Corrective Actions"]
    assert sheet.max_row == 61

    user.presses("printButton")
    user.waits_for("preview")
    report = tmp_path / "register.pdf"
    user.prompts.answers = [report]
    user.presses("saveReportButton")
    user.qtbot.waitUntil(report.exists)
    text = "".join("".join(page.extract_text() for page in PdfReader(report).pages).split())
    assert "NorthlightLtd" in text
    assert all(f"L-{number:03}" in text for number in range(1, 61))

    again = begin()
    again.waits_for("reportsPage")
    again.goes_to("register")
    again.waits_for("registerTable")
    again.qtbot.waitUntil(lambda: rows(again) == 60)


def test_an_import_is_taken_back_from_its_last_page(begin: Begin) -> None:
    user = begin()
    set_up(user)
    user.prompts.answers = [LOG]
    user.presses("importButton")
    user.waits_to_read("Answer 2 open questions first.")
    answer_questions(user)
    user.presses("nextStageButton")
    user.waits_for("checkTable")
    user.presses("nextStageButton")
    user.prompts.answers = [True]
    user.presses("undoImportButton")
    user.qtbot.waitUntil(lambda: not user.program.workspace.registers.uids(RegisterQuery()))
