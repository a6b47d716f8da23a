import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from isms_desktop.ui.kit.areas import AreaWalk


class Parts:
    """A window of three areas, the last of which lies in the middle one, and one without a stop."""

    def __init__(self) -> None:
        self.window = QWidget()
        self.walk = AreaWalk(self.window)
        self.side, self.page, self.table = QWidget(), QWidget(), QWidget()
        self.wordless = QWidget()
        self.wordless_text = QLabel("Nothing to stop at")
        whole = QVBoxLayout(self.window)
        for area in (self.side, self.page, self.wordless):
            whole.addWidget(area)
        QVBoxLayout(self.wordless).addWidget(self.wordless_text)
        self.stops = {name: QLineEdit() for name in ("one", "two", "three", "four", "five")}
        for name, stop in self.stops.items():
            stop.setObjectName(name)
        side, page, table = (QVBoxLayout(a) for a in (self.side, self.page, self.table))
        side.addWidget(self.stops["one"])
        page.addWidget(self.stops["two"])
        page.addWidget(self.stops["three"])
        page.addWidget(self.table)
        table.addWidget(self.stops["four"])
        table.addWidget(self.stops["five"])

    def goes(self, way: int) -> str:
        self.walk.go((self.side, self.page, self.table, self.wordless), way)
        focused: QWidget | None = self.window.focusWidget()
        return focused.objectName() if focused else ""


@pytest.fixture
def parts(qtbot: QtBot) -> Parts:
    made = Parts()
    qtbot.addWidget(made.window)
    made.window.show()
    return made


def test_each_area_is_entered_in_turn_and_one_without_a_stop_is_passed_by(parts: Parts) -> None:
    parts.stops["one"].setFocus()
    assert [parts.goes(1) for _turn in range(3)] == ["two", "four", "one"]
    assert [parts.goes(-1) for _turn in range(3)] == ["four", "two", "one"]


def test_an_area_is_entered_where_it_was_left(parts: Parts) -> None:
    parts.stops["three"].setFocus()
    assert parts.goes(-1) == "one"
    assert parts.goes(1) == "three"
    parts.stops["three"].setEnabled(False)
    parts.stops["one"].setFocus()
    assert parts.goes(1) == "two"


def test_from_nowhere_the_first_or_the_last_is_entered(parts: Parts) -> None:
    parts.wordless.setFocus()
    assert parts.goes(1) == "one"
    parts.wordless.setFocus()
    assert parts.goes(-1) == "four"


def test_where_nothing_can_be_entered_the_keyboard_stays(parts: Parts) -> None:
    for stop in parts.stops.values():
        stop.setEnabled(False)
    assert parts.goes(1) == ""
