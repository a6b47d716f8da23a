"""Several entries at once: change with a preview, fill down, copy, bin."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from isms_desktop.domain.queries import RegisterQuery
from isms_desktop.services.entries import Entries
from isms_desktop.services.registers import Registers
from isms_desktop.ui.kit.choice_box import ChoiceBox
from isms_desktop.ui.kit.editors import ChoiceEditor
from isms_desktop.ui.kit.table_view import RegisterTable
from isms_desktop.ui.registers.bulk_dialog import BulkDialog
from isms_desktop.ui.registers.register_page import RegisterPage
from tests.ui.scripted_prompts import ScriptedPrompts

CONTROL = Qt.KeyboardModifier.ControlModifier
OWNER = "owner"


def table(page: RegisterPage) -> RegisterTable:
    found = page.findChild(RegisterTable, "registerTable")
    assert found
    return found


@pytest.fixture
def uids(qtbot: QtBot, page: RegisterPage, entries: Entries) -> list[str]:
    """Three entries, the first with an owner, all of them selected."""
    made = [
        entries.create({"title": title, "owner": owner, "severity": "Low"}).uid
        for title, owner in (("Badge", "Mia"), ("Visitor", ""), ("Key", ""))
    ]
    page.refresh()
    qtbot.waitUntil(lambda: table(page).register.rowCount() == 3)
    table(page).register.set_ids(made)
    table(page).setFocus()
    table(page).selectAll()
    return made


def dialog_of(page: RegisterPage) -> BulkDialog:
    found = page.window().findChild(BulkDialog)
    assert found
    return found


def told(dialog: BulkDialog) -> str:
    found = dialog.findChild(QLabel, "bulkPreview")
    assert found
    return found.text()


def press(dialog: BulkDialog, name: str) -> None:
    found = dialog.findChild(QPushButton, name)
    assert found
    found.click()


def choose_severity(dialog: BulkDialog, word: str) -> None:
    fields = dialog.findChild(ChoiceBox, "bulkField")
    assert fields
    fields.setCurrentIndex(fields.findData("severity"))
    editor = dialog.findChild(ChoiceEditor, "field_severity")
    assert editor
    editor.set_value(word)
    editor.left.emit()


def test_a_change_is_previewed_before_it_is_made_and_is_one_step(
    qtbot: QtBot, page: RegisterPage, uids: list[str], entries: Entries
) -> None:
    qtbot.keyClick(table(page), Qt.Key.Key_E, CONTROL)
    dialog = dialog_of(page)
    choose_severity(dialog, "High")
    qtbot.waitUntil(lambda: told(dialog) == "3 change")
    lines = dialog.findChild(QTreeWidget, "bulkList")
    assert lines
    line = lines.topLevelItem(0)
    assert line
    assert [line.text(column) for column in range(1, 4)] == ["Badge", "Low", "High"]
    press(dialog, "bulkGoButton")
    qtbot.waitUntil(lambda: {str(entries.get(uid).severity) for uid in uids} == {"High"})


def test_what_would_not_change_anything_cannot_be_done(
    qtbot: QtBot, page: RegisterPage, uids: list[str]
) -> None:
    qtbot.keyClick(table(page), Qt.Key.Key_E, CONTROL)
    dialog = dialog_of(page)
    choose_severity(dialog, "Low")
    qtbot.waitUntil(lambda: told(dialog) == "0 change, 3 stay")
    go = dialog.findChild(QPushButton, "bulkGoButton")
    assert go
    assert not go.isEnabled()
    press(dialog, "bulkCancelButton")
    assert uids


def test_nothing_is_blanked_unless_it_is_asked_for(
    qtbot: QtBot, page: RegisterPage, uids: list[str], entries: Entries
) -> None:
    qtbot.keyClick(table(page), Qt.Key.Key_E, CONTROL)
    dialog = dialog_of(page)
    go = dialog.findChild(QPushButton, "bulkGoButton")
    assert go
    assert told(dialog) == "Give the new value to see what it changes."
    assert not go.isEnabled()
    press(dialog, "bulkBlankButton")
    qtbot.waitUntil(lambda: told(dialog) == "1 changes, 2 stay")
    press(dialog, "bulkGoButton")
    qtbot.waitUntil(lambda: entries.get(uids[0]).owner is None)


def test_fill_down_offers_what_the_first_entry_has(
    qtbot: QtBot, page: RegisterPage, uids: list[str], entries: Entries
) -> None:
    keys = [column.key for column in table(page).register.columns]
    index = table(page).model().index(0, keys.index(OWNER))
    table(page).selectionModel().setCurrentIndex(
        index, table(page).selectionModel().SelectionFlag.NoUpdate
    )
    qtbot.keyClick(table(page), Qt.Key.Key_D, CONTROL)
    dialog = dialog_of(page)
    assert dialog.key() == OWNER
    qtbot.waitUntil(lambda: told(dialog) == "2 change, 1 stays")
    press(dialog, "bulkGoButton")
    qtbot.waitUntil(lambda: {str(entries.get(uid).owner) for uid in uids} == {"Mia"})


def test_a_title_is_not_filled_down(
    qtbot: QtBot, page: RegisterPage, uids: list[str], prompts: ScriptedPrompts
) -> None:
    table(page).selectionModel().setCurrentIndex(
        table(page).model().index(0, 0), table(page).selectionModel().SelectionFlag.NoUpdate
    )
    qtbot.keyClick(table(page), Qt.Key.Key_D, CONTROL)
    assert len(prompts.informed) == 1
    assert uids


def test_the_delete_key_moves_to_the_bin_and_frees_no_reference(
    qtbot: QtBot, page: RegisterPage, uids: list[str], entries: Entries, registers: Registers
) -> None:
    qtbot.keyClick(table(page), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: registers.uids(RegisterQuery()) == [])
    assert all(entries.get(uid).binned_at for uid in uids)


def test_copied_rows_have_headings_and_days_a_spreadsheet_reads(
    qtbot: QtBot, page: RegisterPage, uids: list[str]
) -> None:
    qtbot.keyClick(table(page), Qt.Key.Key_C, CONTROL)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:2] == ["Reference", "Title"]
    assert len(lines) == 1 + len(uids)
