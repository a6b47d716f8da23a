"""The list of what happened to an entry."""

from PySide6.QtWidgets import QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from isms_desktop.ui.entry.history_dialog import HistoryDialog
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
    assert ["Entry", "", "Laptop lost"] in [row[2:] for row in rows]

    close = dialog.findChild(QPushButton, "closeHistoryButton")
    assert close is not None
    close.click()
    assert not dialog.isVisible()
