"""Somebody presses and types whatever is in sight: nothing may come to light that is a bug.

A long run. Each seed is one walk through the example organisation; a seed that fails fails again.
"""

import sys
import traceback
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Final

import pytest
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QTabWidget,
    QWidget,
)
from typing_extensions import override

from isms_desktop.app.settling import settle
from isms_desktop.app.window import Program
from isms_desktop.domain.errors import UserError
from isms_desktop.runtime import resources
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.runtime.settings import Settings, SettingsFile
from isms_desktop.ui.kit.prompts import Prompts
from isms_desktop.wiring import open_workspace

SEEDS: Final = 8
STEPS: Final = 600
KEYS: Final = (
    "Ctrl+Z",
    "Ctrl+Shift+Z",
    "Ctrl+N",
    "Ctrl+K",
    "Ctrl+F",
    "Ctrl+D",
    "Ctrl+E",
    "F1",
    "Esc",
)
TEXTS: Final = (
    "",
    "Phishing",
    "=1+1",
    "31.12.2026",
    "2026-02-30",
    "17",
    "-4",
    "1e9",
    "<b>bold</b>",
    "\u202eright to left",
    "two\nlines",
    "x" * 5000,
)
WORKED_ON: Final = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QTabWidget)


class RandomPrompts(Prompts):
    """Answers by chance; a file to open is the example log, one to save lies in the folder."""

    def __init__(self, chance: Random, folder: Path) -> None:
        self._chance, self._folder = chance, folder

    @override
    def inform(self, title: str, text: str = "") -> None:
        """Nothing to answer."""

    @override
    def warn(self, error: UserError) -> None:
        """Expected trouble is no bug."""

    @override
    def open_elsewhere(self, path: Path) -> None:
        """Nothing else is started by a test."""

    @override
    def ask(self, question: str, yes_text: str, no_text: str, details: str = "") -> bool:
        return self._chance.random() < 0.6

    @override
    def choose(self, question: str, options: Sequence[str], details: str = "") -> int | None:
        places: list[int | None] = [None, *range(len(options))]
        return self._chance.choice(places)

    @override
    def choose_open_file(self, title: str, filters: str, folder: Path | None = None) -> Path | None:
        return self._chance.choice([None, resources.path("examples/incident-log.xlsx")])

    @override
    def choose_save_file(self, title: str, suggested: Path, filters: str) -> Path | None:
        return self._chance.choice([None, self._folder / f"saved{suggested.suffix}"])

    @override
    def choose_folder(self, title: str, folder: Path | None = None) -> Path | None:
        return self._chance.choice([None, self._folder])


class Walker:
    """Does one thing after the other; `trail` remembers what, for the message of a failure."""

    def __init__(self, program: Program, chance: Random) -> None:
        self._program, self._chance = program, chance
        self.trail: list[str] = []
        self._menus = QTimer(interval=20)
        self._menus.timeout.connect(self._answer_popup)
        self._menus.start()

    def step(self) -> None:
        """Press a key, or work on something that is in sight."""
        if self._chance.random() < 0.05:
            key = self._chance.choice(KEYS)
            self.trail.append(key)
            where = QApplication.focusWidget() or self._program.window
            QTest.keySequence(where, QKeySequence(key))
        elif widgets := self._in_sight():
            self._work(self._chance.choice(widgets))
        loop = QEventLoop()
        QTimer.singleShot(self._chance.choice([1, 10, 50]), loop.quit)
        loop.exec()

    def _in_sight(self) -> list[QWidget]:
        modal = QApplication.activeModalWidget()
        tops = [modal] if modal else QApplication.topLevelWidgets()
        found = [
            widget
            for top in tops
            if top.isVisible()
            for widget in top.findChildren(QWidget)
            if isinstance(widget, (*WORKED_ON, QTableView, QListWidget))
        ]
        return [widget for widget in found if widget.isVisible() and widget.isEnabled()]

    def _work(self, widget: QWidget) -> None:
        self.trail.append(widget.objectName() or type(widget).__name__)
        widget.setFocus()
        text = self._chance.choice(TEXTS)
        match widget:
            case QAbstractButton():
                QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
            case QLineEdit():
                widget.setText(text)
                widget.textEdited.emit(text)
            case QPlainTextEdit() if not widget.isReadOnly():
                widget.setPlainText(text)
            case QComboBox() if widget.count():
                place = self._chance.randrange(widget.count())
                widget.setCurrentIndex(place)
                widget.activated.emit(place)
            case QTabWidget() if widget.count():
                widget.setCurrentIndex(self._chance.randrange(widget.count()))
            case QTableView() | QListWidget():
                self._go_to_a_row(widget)

    def _go_to_a_row(self, view: QTableView | QListWidget) -> None:
        rows = view.count() if isinstance(view, QListWidget) else view.model().rowCount()
        if rows:
            view.setCurrentIndex(view.model().index(self._chance.randrange(min(rows, 30)), 0))
            key = self._chance.choice([Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Delete])
            QTest.keyClick(view, key)

    def _answer_popup(self) -> None:
        modal = QApplication.activeModalWidget()
        if isinstance(modal, QPrintDialog):  # the system's own: it waits for its answer
            modal.reject()
        popup = QApplication.activePopupWidget()
        if popup is None:
            return
        if isinstance(popup, QMenu) and popup.actions() and self._chance.random() < 0.7:
            action = self._chance.choice(popup.actions())
            self.trail.append(action.text())
            action.trigger()
        popup.close()


@pytest.fixture(params=range(SEEDS))
def chance(request: pytest.FixtureRequest) -> Random:
    return Random(request.param)


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, chance: Random) -> Iterator[Program]:
    paths = Paths.below(tmp_path / "data")
    SettingsFile(paths.settings_file).save(Settings(language=chance.choice(["en", "de"])))
    paths.prepare()
    clock = FixedClock(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
    workspace = open_workspace(paths, clock)
    workspace.examples.fill()
    workspace.close()
    program = Program(qapp, paths, clock, RandomPrompts(chance, tmp_path))
    program.start()
    settle(program)
    yield program
    program.window.close()
    program.end()


@pytest.mark.long
def test_nothing_that_is_pressed_or_typed_is_a_bug(
    program: Program, chance: Random, monkeypatch: pytest.MonkeyPatch
) -> None:
    bugs: list[BaseException] = []
    program.desk.jobs.unexpected.disconnect()
    program.desk.jobs.unexpected.connect(bugs.append)
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: bugs.append(error))
    walker = Walker(program, chance)
    for _step in range(STEPS):
        walker.step()
        if bugs:
            told = "".join(traceback.format_exception(bugs[0]))
            pytest.fail(f"after {walker.trail[-12:]}: {told}", pytrace=False)
    settle(program)
    assert not bugs
