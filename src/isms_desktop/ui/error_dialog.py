"""What the user sees when the program has a bug: what it means, and text to copy for its makers."""

import logging
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, QUrl, qVersion
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.buttons import button, link_button, primary_button
from isms_desktop.ui.kit.labels import WrappedText, label
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import SPACE_8, SPACE_12, SPACE_16, STRONG, Size

_log = logging.getLogger(__name__)


def technical_text(version: str, error: BaseException) -> str:
    """Version, system and trace, as they are copied."""
    import platform  # noqa: PLC0415  # seldom needed, and the window waits for it

    trace = "".join(traceback.format_exception(error))
    return (
        f"ISMS Desktop {version}\n{platform.platform()}\n"
        f"Python {platform.python_version()}, Qt {qVersion()}\n\n{trace}"
    )


class ErrorDialog(QDialog):
    """One bug, shown once."""

    def __init__(self, theme: Theme, text: str, log_folder: Path, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("errorDialog")
        self.setWindowTitle(_("Something went wrong"))
        self.resize(theme.px(620), theme.px(430))
        self._log_folder = log_folder
        self._text = QPlainTextEdit(text)
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setAccessibleName(_("Technical text"))
        self._text.setObjectName("technicalText")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        column.setSpacing(SPACE_12)
        column.addWidget(WrappedText(_("Something went wrong"), Size.H3, weight=STRONG))
        column.addWidget(
            WrappedText(
                _(
                    "The program made a mistake. What you saved before is safe; the last step may "
                    "not have been carried out, so please look at it again. You can go on working."
                )
            )
        )
        column.addWidget(label(_("For the makers of the program")))
        column.addWidget(self._text, 1)
        column.addLayout(self._buttons(theme))

    def _buttons(self, theme: Theme) -> QHBoxLayout:
        copy = button(theme, _("Copy text"), "copy", name="copyErrorButton")
        copy.clicked.connect(self._copy)
        folder = link_button(theme, _("Open log folder"), "folder-open", name="openLogButton")
        folder.clicked.connect(self._open_folder)
        close = primary_button(theme, _("Go on"), name="goOnButton")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(copy)
        row.addWidget(folder)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_folder)))


class ErrorReporter(QObject):
    """Takes every bug: writes it to the log and shows it, one dialog at a time.

    `report` fits `Jobs.unexpected`, `excepthook` fits `sys.excepthook`. A bug that comes while a
    dialog is open is only logged.
    """

    def __init__(
        self,
        theme: Theme,
        version: str,
        log_folder: Path,
        parent: Callable[[], QWidget | None] = QApplication.activeWindow,
    ) -> None:
        super().__init__()
        self._theme = theme
        self._version = version
        self._log_folder = log_folder
        self._parent = parent
        self.dialog: ErrorDialog | None = None

    def report(self, error: BaseException) -> None:
        """Log a bug and show it."""
        _log.error("unexpected error", exc_info=error)
        if self.dialog is not None:
            return
        text = technical_text(self._version, error)
        self.dialog = ErrorDialog(self._theme, text, self._log_folder, self._parent())
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def excepthook(
        self,
        kind: type[BaseException],
        error: BaseException,
        trace: TracebackType | None,
    ) -> None:
        """Take what Python would print; Ctrl+C in a terminal ends the program as usual."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
        else:
            self.report(error.with_traceback(trace))

    def _forget(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
