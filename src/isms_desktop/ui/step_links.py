"""What Ctrl+Z would undo and Ctrl+Shift+Z do again, by name, as two links below the navigation."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from isms_desktop.domain.undoing import Offers
from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.buttons import Button
from isms_desktop.ui.kit.theme import Theme


class _StepLink(Button):
    """A link of a word, and below it the step, over two lines where it needs them.

    What does not fit into those becomes an ellipsis; the tool tip has it all.
    """

    def __init__(self, theme: Theme, icon: str, name: str) -> None:
        super().__init__(theme, "", icon, "link", name)
        self._verb = self._step = ""
        self.setProperty("begins", "left")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    def say(self, verb: str, step: str, key: str) -> None:
        """Name a step, or nothing at all."""
        self._verb, self._step = verb, step
        words = _("{verb}: {step}").format(verb=verb, step=step) if step else ""
        self.setAccessibleName(words)
        self.setToolTip(f"{words}   {key}" if words else "")
        self.setVisible(bool(words))
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        room = max(self.width() - self.iconSize().width() - metrics.horizontalAdvance("000"), 0)
        words, first = self._step.split(), ""
        while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= room:
            first = f"{first} {words.pop(0)}".strip()
        rest = metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, room)
        self.setText("\n".join(line for line in (self._verb, first, rest) if line))


class StepLinks(QWidget):
    """The last step that can be undone and the one that can be done again; blank ones hide."""

    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("stepLinks")
        self._undo = _StepLink(theme, "undo-2", "undoButton")
        self._redo = _StepLink(theme, "redo-2", "redoButton")
        self._undo.clicked.connect(self.undo_requested)
        self._redo.clicked.connect(self.redo_requested)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._undo)
        column.addWidget(self._redo)

    def show_offers(self, offers: Offers) -> None:
        """Name what would be undone and redone."""
        self._undo.say(_("Undo"), offers.undo, _("Ctrl+Z"))
        self._redo.say(_("Redo"), offers.redo, _("Ctrl+Shift+Z"))
