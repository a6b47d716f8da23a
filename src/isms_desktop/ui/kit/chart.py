"""Draws charts on screen from plain shapes, and lets their points be read one by one."""

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QFocusEvent,
    QFontInfo,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from isms_desktop.domain.chart_shapes import Anchor, Chart, Dot, Frame, Label, Mark, Tone
from isms_desktop.ui.kit.dates import Dates
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import FOCUS_RING, RADIUS_CONTROL, SPACE_8, Size

_RADIUS: Final = 3.5
_POINTED: Final = 1.6
"""How much larger the point that is read is drawn."""
_DASHES: Final = (5.0, 4.0)
_REACH: Final = 24
"""How near the pointer has to come to a point, in pixels at normal text size."""
_SHARPNESS: Final = 2.0
"""Pixels of a copied picture for each one on screen."""
_MARGIN: Final = 12

Draw = Callable[[Frame], Chart]


def paint_chart(painter: QPainter, theme: Theme, chart: Chart) -> None:
    """Draw all shapes of a chart with its upper left corner at the painter's origin."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font(Size.SMALL))
    painter.setPen(Qt.PenStyle.NoPen)
    for area in chart.areas:
        painter.setBrush(_fill(theme, area.tone))
        painter.drawPolygon(_polygon(area.points))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for stroke in chart.strokes:
        pen = QPen(_stroke_colour(theme, stroke.tone), stroke.width * max(1.0, theme.scale))
        if stroke.is_dashed:
            pen.setDashPattern(_DASHES)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(_polygon(stroke.points))
    for dot in chart.dots:
        paint_dot(painter, theme, dot)
    for label in chart.labels:
        _paint_label(painter, theme, label)
    painter.restore()


def paint_dot(painter: QPainter, theme: Theme, dot: Dot, factor: float = 1.0) -> None:
    """Draw one point of data in the form of its mark."""
    radius = _RADIUS * theme.scale * factor
    colour, centre = _colour(theme, dot.tone), QPointF(dot.x, dot.y)
    if dot.tone is Tone.BAR:  # the bar itself shows where it ends
        if factor > 1:
            painter.setPen(QPen(_colour(theme, Tone.TEXT), FOCUS_RING))
            painter.drawLine(centre - QPointF(0, radius), centre + QPointF(0, radius))
        return
    painter.setPen(QPen(colour, 1.6 * theme.scale))
    is_open = dot.mark is Mark.RING
    painter.setBrush(QColor(theme.tokens.surface) if is_open else colour)
    if dot.mark is Mark.CROSS:
        for slope in (1, -1):
            end = QPointF(radius, radius * slope)
            painter.drawLine(centre - end, centre + end)
    elif dot.mark is Mark.DIAMOND:
        ends = ((0, -radius), (radius, 0), (0, radius), (-radius, 0))
        painter.drawPolygon(QPolygonF([centre + QPointF(x, y) for x, y in ends]))
    else:
        painter.drawEllipse(centre, radius, radius)


class ChartView(QWidget):
    """A chart that fills the room it is given; `draw` makes its shapes for that room.

    Left and right walk the points, Home and End go to the first and last, Escape lets go; the
    pointer reads the nearest. What a point says is shown beside it and spoken; `pointed` carries
    it, blank for none. Ctrl+C copies the chart as an image.
    """

    pointed = Signal(str)

    def __init__(self, theme: Theme, dates: Dates, name: str) -> None:
        super().__init__()
        self._theme, self._dates = theme, dates
        self._draw: Draw | None = None
        self._chart: Chart | None = None
        self._current: Dot | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.theme_changed.connect(self._forget)

    def show_chart(self, draw: Draw) -> None:
        """Show another chart."""
        self._draw = draw
        self._forget()

    def chart(self) -> Chart:
        """The shapes for the room there is now."""
        if self._chart is None:
            frame = chart_frame(self._theme, self._dates, *self._room())
            self._chart = self._draw(frame) if self._draw else Chart(frame.width, frame.height)
        return self._chart

    def said(self) -> str:
        """What the point that is read says, blank while none is."""
        return self._current.said if self._current else ""

    def picture(self) -> QImage:
        """The chart as an image, without the point that is read."""
        image = QImage(self.size() * _SHARPNESS, QImage.Format.Format_ARGB32)
        image.setDevicePixelRatio(_SHARPNESS)
        image.fill(QColor(self._theme.tokens.surface))
        painter = QPainter(image)
        painter.translate(_MARGIN, _MARGIN)
        paint_chart(painter, self._theme, self.chart())
        painter.end()
        return image

    def copy(self) -> None:
        """Put the chart on the clipboard as an image."""
        QGuiApplication.clipboard().setImage(self.picture())

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(480), self._theme.px(260))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._theme.px(220))

    @override
    def resizeEvent(self, event: object) -> None:
        self._forget()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self._theme.tokens.accent), FOCUS_RING))
            ring = self.rect().adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, RADIUS_CONTROL, RADIUS_CONTROL)
        painter.translate(_MARGIN, _MARGIN)
        paint_chart(painter, self._theme, self.chart())
        if self._current is not None:
            paint_dot(painter, self._theme, self._current, _POINTED)
            self._paint_said(painter, self._current)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        points = self.chart().readable
        place = points.index(self._current) if self._current in points else None
        last = len(points) - 1
        steps = {
            Qt.Key.Key_Left: last if place is None else max(0, place - 1),
            Qt.Key.Key_Right: 0 if place is None else min(last, place + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        key = Qt.Key(event.key())
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif key in steps and points:
            self._point_at(points[steps[key]])
        elif key == Qt.Key.Key_Escape and self._current is not None:
            self._point_at(None)
        else:
            super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spot = event.position() - QPointF(_MARGIN, _MARGIN)

        def distance(dot: Dot) -> float:
            return (QPointF(dot.x, dot.y) - spot).manhattanLength()

        near = min(self.chart().readable, key=distance, default=None)
        is_near = near is not None and distance(near) <= self._theme.px(_REACH)
        self._point_at(near if is_near else None)

    @override
    def leaveEvent(self, event: object) -> None:
        if not self.hasFocus():
            self._point_at(None)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._point_at(None)

    def _room(self) -> tuple[float, float]:
        return max(1, self.width() - 2 * _MARGIN), max(1, self.height() - 2 * _MARGIN)

    def _forget(self) -> None:
        self._chart = None
        self._current = None
        self.update()

    def _point_at(self, dot: Dot | None) -> None:
        if dot == self._current:
            return
        self._current = dot
        said = self.said()
        self.setAccessibleDescription(said)
        if said and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))
        self.pointed.emit(said)
        self.update()

    def _paint_said(self, painter: QPainter, dot: Dot) -> None:
        """A small note beside the point, kept within the chart."""
        theme = self._theme
        font = theme.font(Size.SMALL)
        words = QFontMetricsF(font).boundingRect(dot.said)
        width, height = words.width() + 2 * SPACE_8, words.height() + SPACE_8
        room_x, room_y = self._room()
        left = min(max(dot.x - width / 2, 0.0), max(0.0, room_x - width))
        above = dot.y - height - 2 * _RADIUS * theme.scale - 2
        top = above if above >= 0 else min(dot.y + 3 * _RADIUS * theme.scale, room_y - height)
        note = QRectF(left, top, width, height)
        painter.setPen(QColor(theme.tokens.control))
        painter.setBrush(QColor(theme.tokens.surface))
        painter.drawRoundedRect(note, RADIUS_CONTROL, RADIUS_CONTROL)
        painter.setPen(QColor(theme.tokens.text))
        painter.setFont(font)
        painter.drawText(note, Qt.AlignmentFlag.AlignCenter, dot.said)


def chart_frame(theme: Theme, dates: Dates, width: float, height: float) -> Frame:
    """The room for a chart, its texts measured in the window's small type."""
    font = theme.font(Size.SMALL)
    metrics = QFontMetricsF(font)

    def tick(day: date) -> str:
        return dates.month(day)

    return Frame(
        width,
        height,
        QFontInfo(font).pixelSize(),
        metrics.horizontalAdvance,
        day=dates.short,
        tick=tick,
    )


def _polygon(points: tuple[tuple[float, float], ...]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def _paint_label(painter: QPainter, theme: Theme, label: Label) -> None:
    metrics = painter.fontMetrics()
    width = metrics.horizontalAdvance(label.text)
    shift = {Anchor.START: 0.0, Anchor.MIDDLE: width / 2, Anchor.END: width}[label.anchor]
    painter.setPen(_colour(theme, label.tone))
    baseline = label.y + (metrics.ascent() - metrics.descent()) / 2
    painter.drawText(QPointF(label.x - shift, baseline), label.text)


def _colour(theme: Theme, tone: Tone) -> QColor:
    tokens = theme.tokens
    colours = {
        Tone.GRID: tokens.grid,
        Tone.TEXT: tokens.text,
        Tone.MUTED: tokens.muted,
        Tone.LINE: tokens.accent,
        Tone.TARGET: tokens.ok.fg,
        Tone.GOOD: tokens.ok.bg,
        Tone.NEAR: tokens.warn.bg,
        Tone.FORECAST: tokens.check.fg,
        Tone.BAR: tokens.accent,
        Tone.SOFT: tokens.accent,
    }
    return QColor(colours[tone])


def _stroke_colour(theme: Theme, tone: Tone) -> QColor:
    """The grid stays behind the data, also where the scheme has only two colours."""
    colour = _colour(theme, tone)
    if tone is Tone.GRID and theme.tokens.grid == theme.tokens.text:
        colour.setAlphaF(0.2)
    return colour


def _fill(theme: Theme, tone: Tone) -> QColor:
    """Bands are seen through, so that the grid and other areas show."""
    colour = _colour(theme, tone)
    alpha = {Tone.GOOD: 0.55, Tone.NEAR: 0.55, Tone.FORECAST: 0.14, Tone.SOFT: 0.1}
    colour.setAlphaF(alpha.get(tone, 1.0))
    return colour
