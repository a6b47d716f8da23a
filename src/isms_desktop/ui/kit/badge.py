"""The status badge: word, icon and tone, as a widget and painted into a table cell."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import ICON_BADGE, MEDIUM, Size, Tone

_PADDING: Final = 8
_GAP: Final = 4
_BARS: Final = 3


@dataclass(frozen=True, slots=True)
class BadgeLook:
    """What a badge says; `icon` may be blank."""

    text: str
    tone: Tone = Tone.NEUTRAL
    icon: str = ""


def badge_size(theme: Theme, look: BadgeLook) -> QSize:
    """How much room a badge takes."""
    metrics = QFontMetrics(theme.font(Size.SMALL, MEDIUM))
    icon = theme.px(ICON_BADGE) + theme.px(_GAP) if look.icon else 0
    width = metrics.horizontalAdvance(look.text) + icon + 2 * theme.px(_PADDING) + 2
    return QSize(width, metrics.height() + theme.px(6))


def paint_badge(
    painter: QPainter, theme: Theme, rect: QRect, look: BadgeLook, *, outlined: bool
) -> None:
    """Draw a badge at the left of `rect`, centred in its height.

    `outlined` gives it a border of its own, so that it does not melt into a selected row.
    """
    pair = theme.tokens.tone(look.tone)
    size = badge_size(theme, look).boundedTo(QSize(rect.width(), rect.height()))
    place = QRect(QPoint(rect.left(), rect.center().y() - size.height() // 2), size)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    has_border = outlined or pair.bg == theme.tokens.surface
    painter.setPen(QPen(QColor(pair.fg), 1) if has_border else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.tokens.surface if outlined else pair.bg))
    radius = place.height() / 2
    painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    inner = place.adjusted(theme.px(_PADDING), 0, -theme.px(_PADDING), 0)
    if look.icon:
        side = theme.px(ICON_BADGE)
        ratio = painter.device().devicePixelRatioF()
        spot = QPoint(inner.left(), inner.center().y() - side // 2 + 1)
        painter.drawPixmap(spot, theme.pixmap(look.icon, pair.fg, ICON_BADGE, ratio))
        inner.setLeft(inner.left() + side + theme.px(_GAP))
    font = theme.font(Size.SMALL, MEDIUM)
    painter.setFont(font)
    painter.setPen(QColor(pair.fg))
    text = QFontMetrics(font).elidedText(look.text, Qt.TextElideMode.ElideRight, inner.width() + 2)
    painter.drawText(inner.adjusted(0, 0, 4, 0), Qt.AlignmentFlag.AlignVCenter, text)
    painter.restore()


def bars_width(theme: Theme) -> int:
    """How wide the three bars are, with the gap before the word."""
    return theme.px(_BARS * 5 + 8)


def paint_bars(painter: QPainter, theme: Theme, rect: QRect, filled: int, tone: Tone) -> None:
    """Draw one to three bars of rising height at the left of `rect`."""
    bar, step, low = theme.px(4), theme.px(5), theme.px(4)
    bottom = rect.center().y() + theme.px(6)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    for i in range(_BARS):
        colour = theme.tokens.tone(tone).fg if i < filled else theme.tokens.border
        height = low * (i + 1) - i
        painter.setBrush(QColor(colour))
        if theme.tokens.border == theme.tokens.text and i >= filled:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(theme.tokens.text))
        painter.drawRect(rect.left() + i * step, bottom - height, bar - 1, height)
    painter.restore()


class Badge(QWidget):
    """A badge on a page."""

    def __init__(self, theme: Theme, look: BadgeLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(look.text)
        theme.theme_changed.connect(self.updateGeometry)

    def show_look(self, look: BadgeLook) -> None:
        """Say something else."""
        self._look = look
        self.setAccessibleName(look.text)
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return badge_size(self._theme, self._look)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_badge(painter, self._theme, self.rect(), self._look, outlined=False)
