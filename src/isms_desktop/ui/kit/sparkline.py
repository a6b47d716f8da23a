"""The small line beside a number: looked at, not pressed; the words below say the same."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from isms_desktop.domain.small_charts import sparkline
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import Tone

_WIDTH: Final = 84
_HEIGHT: Final = 28
_MARGIN: Final = 3
_DOT: Final = 2.6


class Sparkline(QWidget):
    """A line through values at equal distances in the colour of a tone."""

    def __init__(self, theme: Theme, values: Sequence[int], tone: Tone | None = None) -> None:
        super().__init__()
        self._theme, self._tone = theme, tone
        self._values = [Decimal(value) for value in values]
        theme.theme_changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setFixedSize(QSize(self._theme.px(_WIDTH), self._theme.px(_HEIGHT)))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        room = self.width() - 2 * _MARGIN, self.height() - 2 * _MARGIN
        chart = sparkline(self._values, *room)
        tokens = theme.tokens
        colour = QColor(tokens.tone(self._tone).fg if self._tone else tokens.accent)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(_MARGIN, _MARGIN)
        pen = QPen(colour, 1.5 * max(1.0, theme.scale))
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        for stroke in chart.strokes:
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in stroke.points]))
        painter.setBrush(colour)
        for dot in chart.dots:
            painter.drawEllipse(QPointF(dot.x, dot.y), _DOT * theme.scale, _DOT * theme.scale)
