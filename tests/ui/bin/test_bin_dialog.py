"""The bin in the window: what is in it, and bringing it back."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPushButton, QTreeWidget
from pytestqt.qtbot import QtBot

from isms_desktop.services.bin import Bin
from isms_desktop.services.entries import Entries
from isms_desktop.storage.database import Database
from isms_desktop.ui.bin.bin_dialog import BinDialog
from isms_desktop.ui.kit.desk import Desk

Open = Callable[[], BinDialog]


@pytest.fixture
def open_bin(qtbot: QtBot, desk: Desk, database: Database) -> Open:
    def make() -> BinDialog:
        dialog = BinDialog(desk, Bin(database, lambda: "Mia Okafor"), None)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def names(dialog: BinDialog) -> list[str]:
    found = dialog.findChild(QTreeWidget, "binList")
    assert found
    items = [found.topLevelItem(place) for place in range(found.topLevelItemCount())]
    return [item.text(2) for item in items if item]


def restore(dialog: BinDialog) -> QPushButton:
    found = dialog.findChild(QPushButton, "restoreFromBinButton")
    assert found
    return found


def test_an_empty_bin_says_so(open_bin: Open) -> None:
    dialog = open_bin()
    assert not restore(dialog).isEnabled()
    assert names(dialog) == []


def test_what_is_chosen_comes_back_and_the_rest_stays(
    qtbot: QtBot, open_bin: Open, entries: Entries
) -> None:
    uids = [entries.create({"title": title}).uid for title in ("Badge lost", "Visitor")]
    entries.to_bin(uids)
    dialog = open_bin()
    qtbot.waitUntil(lambda: sorted(names(dialog)) == ["Badge lost", "Visitor"])
    first = names(dialog)[0]
    qtbot.waitUntil(restore(dialog).isEnabled)
    restore(dialog).click()
    qtbot.waitUntil(lambda: len(names(dialog)) == 1)
    back = next(uid for uid in uids if entries.get(uid).title == first)
    assert entries.get(back).binned_at is None
