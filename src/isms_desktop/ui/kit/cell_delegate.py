"""Draws the cells of a register: two-line titles, bars, badges, toned texts."""

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView
from typing_extensions import override

from isms_desktop.domain.small_charts import sparkline
from isms_desktop.ui.kit.badge import (
    BadgeLook,
    badge_size,
    bars_width,
    paint_badge,
    paint_bars,
)
from isms_desktop.ui.kit.chart import paint_chart
from isms_desktop.ui.kit.register_model import CELL_ROLE, Cell, CellKind, RegisterModel
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import FOCUS_RING, MEDIUM, ROW_PADDING, Size, Tone

_INSET: Final = 10


def row_height(theme: Theme) -> int:
    """Two lines of text and some air."""
    lines = QFontMetrics(theme.font()).height() + QFontMetrics(theme.font(Size.SMALL)).height()
    return lines + theme.px(ROW_PADDING)


class CellDelegate(QStyledItemDelegate):
    """Draws each cell by the kind of its column; the current row carries the focus ring."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        model, view = index.model(), self.parent()
        if not isinstance(model, RegisterModel) or not isinstance(view, QTableView):
            return
        theme = self._theme
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        rect: QRect = option.rect
        if is_selected:
            painter.fillRect(rect, QColor(theme.tokens.soft))
        painter.setPen(QColor(theme.tokens.grid))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        inset = theme.px(_INSET)
        inner = rect.adjusted(inset, 0, -inset // 2, 0)
        cell: Cell = index.data(CELL_ROLE)
        kind = model.columns[index.column()].kind
        if kind is CellKind.TITLE:
            self._paint_title(painter, inner, cell)
        elif kind is CellKind.BADGE and cell.text:
            look = BadgeLook(cell.text, cell.tone or Tone.NEUTRAL, cell.icon)
            paint_badge(painter, theme, inner, look, outlined=is_selected)
        elif kind is CellKind.BARS and cell.text:
            paint_bars(painter, theme, inner, cell.bars, cell.tone or Tone.NEUTRAL)
            words = inner.adjusted(bars_width(theme), 0, 0, 0)
            self._paint_line(painter, words, cell.text, theme.tokens.text, theme.font())
        elif kind is CellKind.SPARK and len(cell.points) > 1:
            self._paint_spark(painter, inner, cell)
        else:
            colour = theme.tokens.tone(cell.tone).fg if cell.tone else theme.tokens.text
            self._paint_line(painter, inner, cell.text, colour, theme.font())
        if view.hasFocus() and index.row() == view.currentIndex().row():
            self._paint_ring(painter, rect, view, index.column())

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        cell: Cell = index.data(CELL_ROLE)
        metrics = QFontMetrics(self._theme.font())
        width = metrics.horizontalAdvance(cell.text) + bars_width(self._theme)
        if cell.icon:
            width = badge_size(self._theme, BadgeLook(cell.text, Tone.NEUTRAL, cell.icon)).width()
        return QSize(width + 2 * self._theme.px(_INSET), row_height(self._theme))

    def _paint_title(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        theme = self._theme
        title, below = theme.font(Size.BODY, MEDIUM), theme.font(Size.SMALL)
        upper = QFontMetrics(title).height()
        lower = QFontMetrics(below).height() if cell.sub else 0
        top = rect.top() + (rect.height() - upper - lower) // 2
        first = QRect(rect.left(), top, rect.width(), upper)
        second = QRect(rect.left(), top + upper, rect.width(), lower)
        self._paint_line(painter, first, cell.text, theme.tokens.text, title)
        self._paint_line(painter, second, cell.sub, theme.tokens.muted, below)

    def _paint_spark(self, painter: QPainter, rect: QRect, cell: Cell) -> None:
        air = rect.height() // 4
        room = rect.adjusted(0, air, -self._theme.px(_INSET), -air)
        painter.save()
        painter.translate(room.topLeft())
        chart = sparkline(cell.points, room.width(), room.height(), cell.goal)
        paint_chart(painter, self._theme, chart)
        painter.restore()

    def _paint_line(
        self, painter: QPainter, rect: QRect, text: str, colour: str, font: QFont
    ) -> None:
        line = " ".join(text.split())
        painter.setFont(font)
        painter.setPen(QColor(colour))
        shown = QFontMetrics(font).elidedText(line, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)

    def _paint_ring(self, painter: QPainter, rect: QRect, view: QTableView, column: int) -> None:
        header = view.horizontalHeader()
        shown = [i for i in range(header.count()) if not header.isSectionHidden(i)]
        places = [header.visualIndex(i) for i in shown]
        place = header.visualIndex(column)
        ring = rect.adjusted(1, 1, -1, -2)
        painter.setPen(QPen(QColor(self._theme.tokens.accent), FOCUS_RING))
        painter.drawLine(rect.left(), ring.top(), rect.right(), ring.top())
        painter.drawLine(rect.left(), ring.bottom(), rect.right(), ring.bottom())
        if place == min(places):
            painter.drawLine(ring.topLeft(), ring.bottomLeft())
        if place == max(places):
            painter.drawLine(ring.topRight(), ring.bottomRight())
