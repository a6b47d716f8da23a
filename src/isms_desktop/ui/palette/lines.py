"""The lines of the palette: icon, name, and a few words at the right."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import ICON, RADIUS_CONTROL, SPACE_8, SPACE_12, Size

LINE: Final = Qt.ItemDataRole.UserRole
_PADDING: Final = 14
_DETAIL_SHARE: Final = 0.4


@dataclass(frozen=True, slots=True)
class PaletteLine:
    """Something to open or to do; `detail` stands at the right: a reference, a shortcut."""

    title: str
    icon: str
    act: Callable[[], object]
    detail: str = ""


class LineDelegate(QStyledItemDelegate):
    """Paints one line."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, QFontMetrics(self._theme.font()).height() + self._theme.px(_PADDING))

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme, tokens = self._theme, self._theme.tokens
        line: PaletteLine = index.data(LINE)
        room: QRect = option.rect
        state: QStyle.StateFlag = option.state
        is_here = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_here:
            painter.setPen(QColor(tokens.accent))
            painter.setBrush(QColor(tokens.soft))
            painter.drawRoundedRect(room.adjusted(1, 1, -2, -1), RADIUS_CONTROL, RADIUS_CONTROL)
        side = theme.px(ICON)
        colour = tokens.accent if is_here else tokens.muted
        ratio = painter.device().devicePixelRatio()
        place = QPoint(room.left() + SPACE_12, room.top() + (room.height() - side) // 2)
        painter.drawPixmap(place, theme.pixmap(line.icon, colour, ICON, int(ratio)))
        words = room.adjusted(SPACE_12 + side + SPACE_12, 0, -SPACE_12, 0)
        self._paint_words(painter, words, line)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRect, line: PaletteLine) -> None:
        theme = self._theme
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        painter.setFont(theme.font(Size.SMALL))
        metrics = painter.fontMetrics()
        most = int(room.width() * _DETAIL_SHARE)
        detail = metrics.elidedText(line.detail, Qt.TextElideMode.ElideRight, most)
        painter.setPen(QColor(theme.tokens.muted))
        painter.drawText(room, middle | right, detail)
        left = room.adjusted(0, 0, -metrics.horizontalAdvance(detail) - SPACE_8, 0)
        painter.setFont(theme.font())
        painter.setPen(QColor(theme.tokens.text))
        metrics = painter.fontMetrics()
        title = metrics.elidedText(line.title, Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, middle, title)
