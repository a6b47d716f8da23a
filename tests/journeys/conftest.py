"""The program as its user meets it: real window, real files, one data folder."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from isms_desktop.app.window import Program
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.ui.kit.labels import Text
from tests.ui.scripted_prompts import ScriptedPrompts


class User:
    """Looks at the window and works it by the names of its parts."""

    def __init__(self, qtbot: QtBot, program: Program, prompts: ScriptedPrompts) -> None:
        self.qtbot = qtbot
        self.program = program
        self.prompts = prompts
        self.failures: list[object] = []
        program.desk.jobs.unexpected.connect(self.failures.append)

    @property
    def window(self) -> QWidget:
        return self.program.window

    def sees(self, name: str) -> bool:
        return any(widget.isVisible() for widget in self.window.findChildren(QWidget, name))

    def waits_for(self, name: str) -> None:
        self.qtbot.waitUntil(lambda: bool(self.failures) or self.sees(name))
        assert not self.failures

    def part(self, kind: type[QWidget], name: str) -> QWidget:
        found = [part for part in self.window.findChildren(kind, name) if part.isVisible()]
        assert found, f"no {name} is to be seen"
        return found[0]

    def types(self, name: str, text: str) -> None:
        field = self.part(QLineEdit, name)
        assert isinstance(field, QLineEdit)
        field.setText(text)

    def presses(self, name: str) -> None:
        self.waits_for(name)
        button = self.part(QPushButton, name)
        self.qtbot.waitUntil(button.isEnabled)
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def chooses(self, box: QComboBox, text: str) -> None:
        line = box.findText(text, Qt.MatchFlag.MatchStartsWith)
        assert line >= 0, f"{text} is not offered"
        box.setCurrentIndex(line)
        box.activated.emit(line)

    def reads(self, words: str) -> bool:
        return any(
            words in text.text() for text in self.window.findChildren(Text) if text.isVisible()
        )

    def waits_to_read(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: bool(self.failures) or self.reads(words))
        assert not self.failures

    def goes_to(self, page: str) -> None:
        self.qtbot.mouseClick(self.part(QWidget, f"nav_{page}"), Qt.MouseButton.LeftButton)


Begin = Callable[[], User]


@pytest.fixture
def begin(qtbot: QtBot, qapp: QApplication, paths: Paths, clock: FixedClock) -> Iterator[Begin]:
    """Starts the program, again and again on the same data folder."""
    running: list[Program] = []

    def start() -> User:
        while running:
            _end(qtbot, running.pop())
        prompts = ScriptedPrompts()
        program = Program(qapp, paths, clock, prompts)
        running.append(program)
        program.window.resize(1360, 860)
        program.start()
        return User(qtbot, program, prompts)

    yield start
    while running:
        _end(qtbot, running.pop())


def _end(qtbot: QtBot, program: Program) -> None:
    program.window.close()
    qtbot.waitUntil(lambda: not program.window.isVisible())
    program.end()
    program.window.deleteLater()
