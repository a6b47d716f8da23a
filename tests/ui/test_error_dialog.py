import logging
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from isms_desktop.ui.error_dialog import ErrorDialog, ErrorReporter, technical_text
from isms_desktop.ui.kit.theme import Theme


def bug() -> ZeroDivisionError:
    try:
        return ZeroDivisionError(1 / 0)
    except ZeroDivisionError as error:
        return error


@pytest.fixture
def reporter(qtbot: QtBot, theme: Theme, tmp_path: Path) -> ErrorReporter:
    return ErrorReporter(theme, "1.2.3", tmp_path, lambda: None)


def shown(reporter: ErrorReporter) -> ErrorDialog:
    assert reporter.dialog is not None
    return reporter.dialog


def button(dialog: ErrorDialog, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def test_the_text_names_version_system_and_trace() -> None:
    text = technical_text("1.2.3", bug())
    assert text.startswith("ISMS Desktop 1.2.3\n")
    assert "Qt 6" in text
    assert "in bug" in text
    assert "ZeroDivisionError" in text


def test_a_bug_is_logged_and_shown(
    reporter: ErrorReporter, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        reporter.report(bug())
    assert caplog.records[0].exc_info is not None
    text = shown(reporter).findChild(QPlainTextEdit)
    assert isinstance(text, QPlainTextEdit)
    assert "ZeroDivisionError" in text.toPlainText()
    button(shown(reporter), "goOnButton").click()
    assert reporter.dialog is None


def test_one_dialog_at_a_time(reporter: ErrorReporter, caplog: pytest.LogCaptureFixture) -> None:
    reporter.report(bug())
    first = shown(reporter)
    reporter.report(bug())
    assert shown(reporter) is first
    assert len(caplog.records) == 2
    first.accept()
    reporter.report(bug())
    assert shown(reporter) is not first
    shown(reporter).accept()


def test_the_text_can_be_copied(reporter: ErrorReporter) -> None:
    reporter.report(bug())
    button(shown(reporter), "copyErrorButton").click()
    assert QGuiApplication.clipboard().text().startswith("ISMS Desktop 1.2.3")
    shown(reporter).accept()


def test_the_log_folder_opens(
    reporter: ErrorReporter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    opened = list[str]()

    def open_url(url: QUrl) -> bool:
        opened.append(url.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    reporter.report(bug())
    button(shown(reporter), "openLogButton").click()
    assert opened == [str(tmp_path)]
    shown(reporter).accept()


def test_the_hook_takes_what_python_would_print(reporter: ErrorReporter) -> None:
    error = bug()
    reporter.excepthook(type(error), error, error.__traceback__)
    shown(reporter).accept()


def test_ctrl_c_in_a_terminal_ends_the_program(
    reporter: ErrorReporter, monkeypatch: pytest.MonkeyPatch
) -> None:
    quits = list[int]()
    monkeypatch.setattr(QApplication, "quit", lambda: quits.append(1))
    reporter.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert quits == [1]
    assert reporter.dialog is None
