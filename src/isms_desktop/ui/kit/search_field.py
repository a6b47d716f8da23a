"""A field that searches while one types, once the typing pauses."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

TYPING_PAUSE_MS: Final = 150
"""How long nobody types before it is searched."""


class SearchField(QLineEdit):
    """Emits `searched(text)` after a pause, and at once on Enter; Escape empties it."""

    searched = Signal(str)

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.setObjectName("searchField")
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setClearButtonEnabled(True)
        self._pause = QTimer(self, singleShot=True, interval=TYPING_PAUSE_MS)
        self._pause.timeout.connect(self._search)
        self.textChanged.connect(self._pause.start)
        self.returnPressed.connect(self._search)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def _search(self) -> None:
        self._pause.stop()
        self.searched.emit(self.text())
