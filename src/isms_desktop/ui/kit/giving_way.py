"""Two parts beside each other, or below each other where the window is narrow for its text."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget
from typing_extensions import override

from isms_desktop.ui.kit.tokens import SPACE_8


class GivingWay(QFrame):
    """The first part takes the room that the second leaves; buttons stay whole this way."""

    def __init__(self, first: QWidget, second: QWidget) -> None:
        super().__init__()
        self._first, self._second = first, second
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE_8)
        self._row.addWidget(first, 1)
        self._row.addWidget(second)

    def set_margins(self, across: int, above: int) -> None:
        """Keep this much free at both sides, and above and below."""
        self._row.setContentsMargins(across, above, across, above)

    @override
    def minimumSizeHint(self) -> QSize:
        """The width may shrink to what the wider part needs: then they stand below each other."""
        margins = self._row.contentsMargins()
        widest = max(part.minimumSizeHint().width() for part in (self._first, self._second))
        width = widest + margins.left() + margins.right()
        return QSize(width, super().minimumSizeHint().height())

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # a button got another text
            self._arrange()
        return super().event(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = self.contentsRect().marginsRemoved(self._row.contentsMargins()).width()
        wished = min(self._first.sizeHint().width(), room // 3)
        least = max(wished, self._first.minimumSizeHint().width())
        fits = least + SPACE_8 + self._second.minimumSizeHint().width() <= room
        way = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if self._row.direction() is not way:
            self._row.setDirection(way)
            beside = Qt.AlignmentFlag.AlignVCenter if fits else Qt.AlignmentFlag.AlignLeft
            self._row.setAlignment(self._second, beside)
