"""Questions and messages to the user; handed in, so that tests answer by script."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QMessageBox,
    QPushButton,
    QWidget,
)
from typing_extensions import override

from isms_desktop.domain.errors import UserError
from isms_desktop.runtime.i18n import _


class Prompts(Protocol):
    """What a page may ask. All texts are shown as they are, never as HTML.

    A `filters` text follows Qt: "Workbooks (*.xlsx);;All files (*)".
    """

    def inform(self, title: str, text: str = "") -> None:
        """Tell something that needs no decision."""

    def warn(self, error: UserError) -> None:
        """Tell expected trouble: what happened, what to do, and technical text to copy."""

    def ask(self, question: str, yes_text: str, no_text: str, details: str = "") -> bool:
        """Ask for a yes or no in the words of the two buttons; Esc means no."""

    def choose(self, question: str, options: Sequence[str], details: str = "") -> int | None:
        """Let the user pick one of a few options: its index, None for cancel."""

    def choose_open_file(self, title: str, filters: str, folder: Path | None = None) -> Path | None:
        """Let the user pick a file that exists; None for cancel."""

    def choose_save_file(self, title: str, suggested: Path, filters: str) -> Path | None:
        """Let the user name a file to write; an existing one is confirmed. None for cancel."""

    def choose_folder(self, title: str, folder: Path | None = None) -> Path | None:
        """Let the user pick a folder; None for cancel."""

    def open_elsewhere(self, path: Path) -> None:
        """Show a file or folder with the system's program for it, or say where it lies."""


class WindowPrompts(Prompts):
    """Prompts as message boxes and the system's own file dialogs."""

    @override
    def inform(self, title: str, text: str = "") -> None:
        box = _box(QMessageBox.Icon.Information, title, text)
        box.addButton(_("OK"), QMessageBox.ButtonRole.AcceptRole)
        _pressed(box)

    @override
    def warn(self, error: UserError) -> None:
        box = _box(QMessageBox.Icon.Warning, _(error.message), _(error.hint))
        if error.details:
            box.setDetailedText(error.details)
        box.addButton(_("OK"), QMessageBox.ButtonRole.AcceptRole)
        _pressed(box)

    @override
    def ask(self, question: str, yes_text: str, no_text: str, details: str = "") -> bool:
        box = _box(QMessageBox.Icon.Question, question, details)
        yes = box.addButton(yes_text, QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton(no_text, QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(yes)
        box.setEscapeButton(no)
        return _pressed(box) is yes

    @override
    def choose(self, question: str, options: Sequence[str], details: str = "") -> int | None:
        box = _box(QMessageBox.Icon.Question, question, details)
        buttons: list[QPushButton] = [
            box.addButton(option, QMessageBox.ButtonRole.ActionRole) for option in options
        ]
        box.setEscapeButton(box.addButton(_("Cancel"), QMessageBox.ButtonRole.RejectRole))
        box.setDefaultButton(buttons[0])
        clicked = _pressed(box)
        return next((i for i, button in enumerate(buttons) if button is clicked), None)

    @override
    def choose_open_file(self, title: str, filters: str, folder: Path | None = None) -> Path | None:
        name, _filter = QFileDialog.getOpenFileName(
            _parent(), title, str(folder or Path.home()), filters
        )
        return Path(name) if name else None

    @override
    def choose_save_file(self, title: str, suggested: Path, filters: str) -> Path | None:
        name, _filter = QFileDialog.getSaveFileName(_parent(), title, str(suggested), filters)
        if not name:
            return None
        path = Path(name)
        return path if path.suffix else path.with_suffix(suggested.suffix)

    @override
    def choose_folder(self, title: str, folder: Path | None = None) -> Path | None:
        name = QFileDialog.getExistingDirectory(_parent(), title, str(folder or Path.home()))
        return Path(name) if name else None

    @override
    def open_elsewhere(self, path: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.inform(
                _("No program on this computer shows it."),
                _("It lies in {path}.").format(path=path),
            )


def _parent() -> QWidget | None:
    """The window in front; one that is going away would take the question with it."""
    window = QApplication.activeModalWidget() or QApplication.activeWindow()
    return window if window is not None and window.isVisible() else None


def _pressed(box: QMessageBox) -> QAbstractButton | None:
    """Ask, and give the button that was pressed."""
    box.exec()
    pressed: QAbstractButton | None = box.clickedButton()
    box.deleteLater()
    return pressed


def _box(icon: QMessageBox.Icon, text: str, more: str) -> QMessageBox:
    box = QMessageBox(_parent())
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(icon)
    box.setWindowTitle(QApplication.applicationDisplayName())
    box.setText(text)
    box.setInformativeText(more)
    return box
