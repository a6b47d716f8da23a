"""The list of what happened to an entry."""

from PySide6.QtWidgets import QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from isms_desktop.ui.entry.history_dialog import HistoryDialog, _shown
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.wiring import Workspace


def test_the_newest_change_stands_first_and_the_recording_last(
    qtbot: QtBot, desk: Desk, workspace: Workspace
) -> None:
    entries = workspace.entries
    saved = entries.create({"title": "Laptop lost", "description": "On the train"})
    entries.change(saved.uid, saved.version, {"title": "Laptop stolen"})
    dialog = HistoryDialog(desk, workspace.histories, saved.uid, None)
    qtbot.addWidget(dialog)
    changes = dialog.findChild(QTreeWidget, "historyList")
    assert changes is not None
    qtbot.waitUntil(lambda: changes.topLevelItemCount() > 0)

    rows = [
        [item.text(column) for column in range(5)]
        for place in range(changes.topLevelItemCount())
        if (item := changes.topLevelItem(place)) is not None
    ]
    assert ["Laptop lost", "Laptop stolen"] in [row[3:] for row in rows]
    assert rows[-1][4] == "recorded"

    close = dialog.findChild(QPushButton, "closeHistoryButton")
    assert close is not None
    close.click()
    assert not dialog.isVisible()


def test_a_stored_value_is_shown_in_one_line() -> None:
    assert _shown('"a\\nb"') == "a b"
    assert _shown('["A.5.1", "A.5.2"]') == "A.5.1, A.5.2"
    assert _shown("null") == _shown(None) == ""
