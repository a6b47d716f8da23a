"""The import page as a user handles it: by the names of its parts."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from isms_desktop.ui.importing.import_page import ImportPage
from isms_desktop.ui.kit.labels import Text
from isms_desktop.ui.kit.register_model import RegisterModel
from isms_desktop.ui.kit.stepper import Stepper, StepState
from isms_desktop.ui.kit.table_view import RegisterTable

W = TypeVar("W", bound=QWidget)


class Wizard:
    """Finds parts, presses them and waits."""

    def __init__(self, qtbot: QtBot, page: ImportPage) -> None:
        self.qtbot = qtbot
        self.page = page

    def part(self, kind: type[W], name: str) -> W:
        found = self.page.findChild(kind, name)
        assert found is not None, f"there is no {name}"
        return found

    def sees(self, name: str) -> bool:
        return any(widget.isVisible() for widget in self.page.findChildren(QWidget, name))

    def press(self, name: str) -> None:
        button = self.part(QPushButton, name)
        self.qtbot.waitUntil(button.isVisible)
        assert button.isEnabled(), f"{name} cannot be pressed"
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def pick(self, name: str, text: str) -> None:
        """Choose a line of a box as with the mouse."""
        box = self.part(QComboBox, name)
        line = box.findText(text, Qt.MatchFlag.MatchStartsWith)
        assert line >= 0, f"{name} does not offer {text}"
        box.setCurrentIndex(line)
        box.activated.emit(line)

    def stage(self) -> str:
        steps = [button.step for button in self.part(Stepper, "stepper").buttons()]
        return next(step.key for step in steps if step.state is StepState.CURRENT)

    def wait_for(self, stage: str) -> None:
        self.qtbot.waitUntil(lambda: self.stage() == stage)

    def settle(self) -> None:
        """Wait until the latest choice is planned."""
        self.qtbot.waitUntil(lambda: "anew" not in self.note())

    def open(self, file: Path) -> None:
        self.page.visited(file)
        self.qtbot.waitUntil(lambda: file.name in self.context())
        self.settle()

    def note(self) -> str:
        return self.part(Text, "stepNote").text()

    def main(self) -> QPushButton:
        return self.part(QPushButton, "nextStageButton")

    def context(self) -> str:
        """All words on the page, without those of a progress window over it."""
        labels = self.page.findChildren(QLabel)
        return " ".join(label.text() for label in labels if label.window() is self.page)

    def goes_to(self, column: int) -> str:
        return self.part(QComboBox, f"map_{column}").currentText()

    def rows(self) -> list[list[str]]:
        """The table of the check page as text."""
        model: RegisterModel = self.part(RegisterTable, "checkTable").register
        columns = range(len(model.columns))
        return [
            [model.cell_at(row, column).plain() for column in columns]
            for row in range(model.rowCount())
        ]

    def show_rows(self, chip: str) -> list[list[str]]:
        self.press(f"chip_{chip}")
        return self.rows()
