"""A wide column with a narrow one beside it, or below it where there is no room."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_16

_SIDE_WIDTH = 300
_BESIDE_FROM = 780
"""Width, at normal text size, from which the narrow column stands beside the wide one."""
_NO_LIMIT = 16_777_215


class TwoColumns(QWidget):
    """Add to `main` and `side`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("clear", "true")
        self.main, self._main_holder = _column()
        self.side, self._side_holder = _column()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, SPACE_4, SPACE_8, SPACE_8)
        self._row.setSpacing(SPACE_16)
        self._row.addWidget(self._main_holder, 1)
        self._row.addWidget(self._side_holder)
        theme.theme_changed.connect(self._arrange)
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        has_room = self.width() >= _BESIDE_FROM * self._theme.scale
        way = QBoxLayout.Direction.LeftToRight if has_room else QBoxLayout.Direction.TopToBottom
        if self._row.direction() is not way:
            self._row.setDirection(way)
        wide = self._theme.px(_SIDE_WIDTH) if has_room else _NO_LIMIT
        self._side_holder.setMinimumWidth(wide if has_room else 0)
        self._side_holder.setMaximumWidth(wide)

    def show_side(self, *, is_shown: bool) -> None:
        """Show the narrow column, or leave its room to the wide one."""
        self._side_holder.setVisible(is_shown)


def _column() -> tuple[QVBoxLayout, QWidget]:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SPACE_12)
    return column, holder


class Slot(QWidget):
    """Holds one widget that is exchanged for another."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_12)
        self.hide()

    def put(self, *widgets: QWidget) -> None:
        """Show these instead of what was there, or nothing."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for widget in widgets:
            self._column.addWidget(widget)
        self.setVisible(bool(widgets))
