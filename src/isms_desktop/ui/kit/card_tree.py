"""A tree of cards, one below the other, with lines from each card to those that follow from it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from isms_desktop.ui.kit.page import reveal
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import (
    FOCUS_RING,
    RADIUS_CARD,
    RADIUS_CONTROL,
    SPACE_4,
    SPACE_8,
    SPACE_12,
    SPACE_16,
    Tone,
)

_STEP: Final = 34
_LEAST_STEP: Final = 4
_LEAST_WIDTH: Final = 260
_DEEPEST_SHARE: Final = 0.35
"""How much of the width the indentation of the deepest card may take."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One card of the tree; `depth` is 0 for the card everything follows from."""

    key: str
    depth: int
    card: QWidget


class TreeCard(QFrame):
    """A card with a coloured edge at its left; add to `body`.

    Plain ones have the accent's edge, those of a tone its ground and edge; the first card of a tree
    has none. Its frame can take the focus, and shows it.
    """

    def __init__(self, theme: Theme, tone: Tone | None = None, *, has_edge: bool = True) -> None:
        super().__init__()
        self._theme, self._tone, self._has_edge = theme, tone, has_edge
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(SPACE_16, SPACE_8, SPACE_8, SPACE_12)
        self.body.setSpacing(SPACE_4)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        pair = tokens.tone(self._tone) if self._tone else None
        ground, edge = (pair.bg, pair.fg) if pair else (tokens.surface, tokens.accent)
        frame = pair.fg if pair else tokens.border
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS_CARD, RADIUS_CARD)
        painter.fillPath(outline, QColor(ground))
        if self._has_edge:
            painter.save()
            painter.setClipPath(outline)
            painter.fillRect(0, 0, SPACE_4, self.height(), QColor(edge))
            painter.restore()
        is_focused = self.hasFocus()
        colour, width = (tokens.accent, FOCUS_RING) if is_focused else (frame, 1)
        painter.setPen(QPen(QColor(colour), width))
        painter.drawPath(outline)


class CardTree(QWidget):
    """Cards in the order given, each indented by its depth; arrows up and down walk the cards.

    Deep trees are indented by less, so that the words of the deepest card keep their room.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._branches: list[Branch] = []
        self._rows: list[QHBoxLayout] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        theme.theme_changed.connect(self._indent)

    def show_branches(self, branches: Sequence[Branch]) -> None:
        """Show these cards instead of the present ones."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._branches, self._rows = list(branches), []
        for branch in branches:
            holder = QWidget()
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(branch.card)
            self._rows.append(row)
            self._column.addWidget(holder)
        self._indent()

    def cards(self) -> list[QWidget]:
        """The cards from top to bottom."""
        return [branch.card for branch in self._branches]

    @override
    def minimumSizeHint(self) -> QSize:
        # The layout would count each card as tall as it were at a width of its own choice.
        least = self._theme.px(_LEAST_WIDTH)
        return QSize(least, self._column.totalHeightForWidth(max(least, self.width())))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._indent()
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        cards = [card for card in self.cards() if card.focusPolicy() is not Qt.FocusPolicy.NoFocus]
        here = next((i for i, card in enumerate(cards) if card.hasFocus()), None)
        if way is None or here is None or event.modifiers():
            super().keyPressEvent(event)
        elif 0 <= here + way < len(cards):
            cards[here + way].setFocus(Qt.FocusReason.TabFocusReason)
            reveal(cards[here + way])

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._theme.tokens.control), 1.5))
        above: list[QWidget] = []
        for branch in self._branches:
            del above[branch.depth :]
            if above:
                painter.drawPath(self._line(above[-1], branch.card))
            above.append(branch.card)

    def _line(self, parent: QWidget, card: QWidget) -> QPainterPath:
        """From below a card round the corner to the left edge of another."""
        origin = parent.mapTo(self, parent.rect().bottomLeft())
        target = card.mapTo(self, card.rect().topLeft())
        half = min(SPACE_16, max(5, (target.x() - origin.x()) // 2))
        x, end = origin.x() + half, QPointF(target.x(), target.y() + self._theme.px(22))
        bend = min(RADIUS_CONTROL, end.x() - x)
        path = QPointF(x, origin.y() + 1)
        line = QPainterPath(path)
        line.lineTo(x, end.y() - bend)
        line.quadTo(QPointF(x, end.y()), QPointF(x + bend, end.y()))
        line.lineTo(end)
        return line

    def _indent(self) -> None:
        deepest = max((branch.depth for branch in self._branches), default=0)
        room = self.width() * _DEEPEST_SHARE
        step = self._theme.px(_STEP)
        if deepest:
            step = max(_LEAST_STEP, min(step, int(room / deepest)))
        for branch, row in zip(self._branches, self._rows, strict=True):
            row.setContentsMargins(step * branch.depth, 0, 0, 0)
        self.update()
