"""A check box whose frame can be seen in every scheme."""

from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy
from typing_extensions import override

from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import FOCUS_RING, ICON_BADGE, SPACE_4, SPACE_8

_BOX: Final = 16
_LEAST: Final = 24
_LEAST_LETTERS: Final = 16
_TALLEST: Final = 100_000


class CheckBox(QCheckBox):
    """Something that is so or not; the tick is drawn from the theme's colours."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text)
        self._theme = theme
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self._fit)

    @override
    def sizeHint(self) -> QSize:
        words = self.fontMetrics().size(0, self.text())
        side = self._theme.px(_BOX)
        width = 2 * SPACE_4 + side + SPACE_8 + words.width()
        return QSize(width, max(_LEAST, words.height() + SPACE_8, side + SPACE_8))

    @override
    def minimumSizeHint(self) -> QSize:
        """Long words go on below each other."""
        least = self._words_at() + self.fontMetrics().averageCharWidth() * _LEAST_LETTERS
        return QSize(min(least, self.sizeHint().width()), _LEAST)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

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
        words = self.rect().adjusted(self._words_at(), 0, 0, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(words, flags, self.text())

    def _words_at(self) -> int:
        return SPACE_4 + self._theme.px(_BOX) + SPACE_8 - 1

    def _fit(self) -> None:
        """Ask for the height that the words need in this width."""
        room = QRect(0, 0, max(1, self.width() - self._words_at()), _TALLEST)
        flags = int(Qt.TextFlag.TextWordWrap)
        words = self.fontMetrics().boundingRect(room, flags, self.text())
        self.setMinimumHeight(max(_LEAST, words.height() + SPACE_8))
        self.updateGeometry()
