"""Cards beside each other, or in more rows where there is no room."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import SPACE_12


class SideBySide(QWidget):
    """Widgets in one row of this stretch each, or halved into two rows; an odd number in a column.

    `least_width` is what the whole row needs at normal text size.
    """

    def __init__(
        self,
        theme: Theme,
        widgets: Sequence[QWidget],
        stretches: Sequence[int],
        least_width: int,
        spacing: int = SPACE_12,
    ) -> None:
        super().__init__()
        self._theme, self._widgets, self._stretches = theme, widgets, stretches
        self._least_width = least_width
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(spacing)
        theme.theme_changed.connect(self._arrange)
        self._arrange()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    @override
    def minimumSizeHint(self) -> QSize:
        """The width may shrink below what the row needs: then there are more."""
        return QSize(0, super().minimumSizeHint().height())

    def _arrange(self) -> None:
        has_room = self.width() >= self._least_width * self._theme.scale
        count = len(self._widgets)
        columns = count if has_room else count // 2 if count % 2 == 0 else 1
        if columns == self._columns:
            return
        self._columns = columns
        for place, widget in enumerate(self._widgets):
            self._grid.addWidget(widget, place // columns, place % columns)
            self._grid.setColumnStretch(place, self._stretches[place] if place < columns else 0)
