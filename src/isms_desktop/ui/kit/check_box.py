"""A check box whose frame can be seen in every scheme."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox
from typing_extensions import override

from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import FOCUS_RING, ICON_BADGE, SPACE_4, SPACE_8

_BOX: Final = 16
_LEAST: Final = 24


class CheckBox(QCheckBox):
    """Something that is so or not; the tick is drawn from the theme's colours."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text)
        self._theme = theme
        self.setAccessibleName(text)
        theme.theme_changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        words = self.fontMetrics().size(0, self.text())
        side = self._theme.px(_BOX)
        width = 2 * SPACE_4 + side + SPACE_8 + words.width()
        return QSize(width, max(_LEAST, words.height() + SPACE_8, side + SPACE_8))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, side = self._theme.tokens, self._theme.px(_BOX)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), FOCUS_RING))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), SPACE_4, SPACE_4)
        box = QRect(SPACE_4, (self.height() - side) // 2, side, side)
        is_on = self.isChecked()
        painter.setPen(QColor(tokens.accent if is_on else tokens.control))
        painter.setBrush(QColor(tokens.accent if is_on else tokens.surface))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if is_on:
            tick = self._theme.px(ICON_BADGE)
            gap = (side - tick) // 2
            ratio = self.devicePixelRatioF()
            pixmap = self._theme.pixmap("check", tokens.on_accent, ICON_BADGE, ratio)
            painter.drawPixmap(box.topLeft() + QPoint(gap, gap), pixmap)
        painter.setPen(QColor(tokens.text if self.isEnabled() else tokens.muted))
        words = self.rect().adjusted(box.right() + SPACE_8, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())
