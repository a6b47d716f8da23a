"""The small window over long work: what is done, how far it is, and Cancel."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.labels import Text, WrappedText
from isms_desktop.ui.kit.tokens import SPACE_12, SPACE_16, STRONG, Size


class ProgressWindow(QDialog):
    """Shows reports of one job; `cancel_requested` comes once, the window then waits."""

    cancel_requested = Signal()

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("progressWindow")
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setMinimumWidth(420)
        self._what = WrappedText("", tone="muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 0)
        self._bar.setAccessibleName(title)
        self._cancel = QPushButton(_("Cancel"))
        self._cancel.setObjectName("cancelJobButton")
        self._cancel.setAccessibleName(_("Cancel"))
        self._cancel.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        column.setSpacing(SPACE_12)
        column.addWidget(Text(title, Size.LEAD, weight=STRONG))
        column.addWidget(self._bar)
        column.addWidget(self._what)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._cancel)
        column.addLayout(row)

    def show_report(self, done: int, total: int, what: str) -> None:
        """Show where the work stands; `total` 0 means that nobody knows."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._what.setText(what)

    @override
    def reject(self) -> None:
        if self._cancel.isEnabled():
            self._cancel.setEnabled(False)
            self._what.setText(_("Stopping. Nothing will have changed."))
            self.cancel_requested.emit()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.reject()
