"""A field that searches while one types, once the typing pauses."""

from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.bounds import bound
from isms_desktop.ui.kit.field_icon import FieldIcon
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import ICON_BUTTON, SPACE_24

TYPING_PAUSE_MS: Final = 150
"""How long nobody types before it is searched."""


class SearchField(QLineEdit):
    """Emits `searched(text)` after a pause, and at once on Enter; Escape empties it.

    `widest` is its greatest width in pixels at normal text size.
    """

    searched = Signal(str)

    def __init__(self, theme: Theme, name: str, widest: int) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("searchField")
        self.setAccessibleName(name)
        self.setPlaceholderText(_("Search   Ctrl+F"))
        self.setClearButtonEnabled(True)
        FieldIcon(theme, self, "search")
        bound(theme, self, maximumWidth=widest)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.textChanged.connect(self._pause.start)
        self.returnPressed.connect(self._search)

    @override
    def minimumSizeHint(self) -> QSize:
        """Room for the words that stand in it while nothing is searched."""
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        icon = self._theme.px(ICON_BUTTON)
        return QSize(words + icon + 2 * SPACE_24, super().minimumSizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text())
