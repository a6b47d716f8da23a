"""Pages of one place under a bar of tabs."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from isms_desktop.ui.kit.tokens import SPACE_12


class Tabs(QWidget):
    """Shows one of several widgets; `shown` comes with the place of the one chosen."""

    shown = Signal(int)

    def __init__(self, name: str, title: str, pages: Sequence[tuple[str, QWidget]]) -> None:
        super().__init__()
        self.bar = QTabBar()
        self.bar.setObjectName(name)
        self.bar.setAccessibleName(title)
        self.bar.setDrawBase(False)
        self.bar.setExpanding(False)
        self._stack = QStackedWidget()
        for text, page in pages:
            self.bar.addTab(text)
            self._stack.addWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(self.bar)
        column.addWidget(self._stack, 1)
        self.bar.currentChanged.connect(self._stack.setCurrentIndex)
        self.bar.currentChanged.connect(self.shown)

    def show_tab(self, place: int) -> None:
        """Show the page at this place."""
        self.bar.setCurrentIndex(place)
