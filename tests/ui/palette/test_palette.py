"""The palette by keyboard alone, and the list of keys."""

from collections.abc import Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import Text
from isms_desktop.ui.palette.keys_dialog import KeysDialog
from isms_desktop.ui.palette.lines import PaletteLine
from isms_desktop.ui.palette.palette import Palette


class Acts:
    """Remembers what was done."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def line(self, title: str, detail: str = "") -> PaletteLine:
        return PaletteLine(title, "plus", lambda: self.done.append(title), detail)

    def find(self, text: str) -> Sequence[PaletteLine]:
        return [self.line("Leaver accounts", "INC-2026-001")] if "lea" in text else []


@pytest.fixture
def acts() -> Acts:
    return Acts()


@pytest.fixture
def palette(qtbot: QtBot, desk: Desk, acts: Acts) -> Iterator[Palette]:
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    window.show()
    commands = [acts.line("New entry", "Ctrl+N"), acts.line("Register"), acts.line("Reports")]
    palette = Palette(desk, commands, acts.find, window)
    palette.open()
    yield palette
    window.close()


def field(palette: Palette) -> QLineEdit:
    (found,) = palette.findChildren(QLineEdit, "paletteField")
    return found


def titles(palette: Palette) -> list[str]:
    return [line.title for line in palette.lines()]


def test_everything_that_can_be_done_is_there_at_first(palette: Palette) -> None:
    assert titles(palette) == ["New entry", "Register", "Reports"]


def test_letters_narrow_down_and_enter_does_it(qtbot: QtBot, palette: Palette, acts: Acts) -> None:
    qtbot.keyClicks(field(palette), "rep")
    assert titles(palette) == ["Reports"]
    qtbot.keyClick(field(palette), Qt.Key.Key_Return)
    assert acts.done == ["Reports"]


def test_what_the_register_holds_comes_first(qtbot: QtBot, palette: Palette, acts: Acts) -> None:
    qtbot.keyClicks(field(palette), "lea")
    qtbot.waitUntil(lambda: titles(palette)[:1] == ["Leaver accounts"])
    assert field(palette).accessibleDescription() == "Leaver accounts, INC-2026-001"
    qtbot.keyClick(field(palette), Qt.Key.Key_Enter)
    assert acts.done == ["Leaver accounts"]


def test_a_command_that_is_called_just_so_comes_before_what_the_register_holds(
    qtbot: QtBot, desk: Desk, acts: Acts
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    palette = Palette(desk, [acts.line("Leave"), acts.line("Lea")], acts.find, window)
    palette.open()
    qtbot.keyClicks(field(palette), "lea")
    qtbot.waitUntil(lambda: titles(palette) == ["Lea", "Leaver accounts", "Leave"])


def test_arrow_keys_choose_without_leaving_the_field(
    qtbot: QtBot, palette: Palette, acts: Acts
) -> None:
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(field(palette), key)
    (shown,) = palette.findChildren(QListWidget)
    assert shown.currentRow() == 1
    qtbot.keyClick(field(palette), Qt.Key.Key_Return)
    assert acts.done == ["Register"]


def test_nothing_fits_and_nothing_happens(qtbot: QtBot, palette: Palette, acts: Acts) -> None:
    qtbot.keyClicks(field(palette), "zzz")
    qtbot.keyClick(field(palette), Qt.Key.Key_Down)
    qtbot.keyClick(field(palette), Qt.Key.Key_Return)
    assert palette.isVisible()
    with qtbot.waitSignal(palette.rejected):
        qtbot.keyClick(field(palette), Qt.Key.Key_Escape)
    assert acts.done == []


def test_the_keys_are_listed(qtbot: QtBot, desk: Desk) -> None:
    window = QWidget()
    window.resize(1000, 700)
    qtbot.addWidget(window)
    dialog = KeysDialog(desk, window)
    dialog.open()
    said = {text.text() for text in dialog.findChildren(Text)}
    assert {"Ctrl+K", "Find anything, do anything", "In a chart"} <= said
    (close,) = dialog.findChildren(QPushButton, "closeKeysButton")
    with qtbot.waitSignal(dialog.accepted):
        close.click()
