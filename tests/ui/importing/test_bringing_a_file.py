"""How a file comes to the wizard: dropped, chosen, handed over."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from tests.ui.importing.wizard import Wizard
from tests.ui.scripted_prompts import ScriptedPrompts

# Qt 6.12 deprecates the only constructor that Qt 6.11 has.
pytestmark = pytest.mark.filterwarnings("ignore:Function. 'Q.*Event:DeprecationWarning")


def test_a_file_can_be_dropped_on_the_page(wizard: Wizard, plain_log: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(plain_log))])
    args = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    enter = QDragEnterEvent(QPoint(5, 5), *args, Qt.KeyboardModifier.NoModifier)
    wizard.page.dragEnterEvent(enter)
    assert enter.isAccepted()
    wizard.page.dropEvent(QDropEvent(QPoint(5, 5), *args, Qt.KeyboardModifier.NoModifier))
    wizard.wait_for("columns")


def test_only_a_single_file_is_taken_from_a_drop(wizard: Wizard, plain_log: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(plain_log)), QUrl("https://example.org/log.xlsx")])
    enter = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter.ignore()
    wizard.page.dragEnterEvent(enter)
    assert not enter.isAccepted()


def test_the_button_asks_for_a_file(
    wizard: Wizard, prompts: ScriptedPrompts, plain_log: Path
) -> None:
    prompts.answers = [None, plain_log]
    wizard.press("chooseFileButton")
    assert wizard.stage() == "choose"
    wizard.press("chooseFileButton")
    wizard.wait_for("columns")


def test_a_visit_without_file_shows_where_one_was(wizard: Wizard, plain_log: Path) -> None:
    wizard.open(plain_log)
    wizard.page.visited(None)
    assert wizard.stage() == "columns"
