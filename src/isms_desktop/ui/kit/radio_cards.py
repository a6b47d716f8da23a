"""A few answers as cards of which one is chosen: icon, title and what follows from it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import (
    FOCUS_RING,
    ICON,
    RADIUS_CARD,
    SPACE_8,
    SPACE_12,
    STRONG,
    Size,
    Tone,
)

_RING = 16


@dataclass(frozen=True, slots=True)
class Option:
    """One answer; `key` is what it stands for, `text` what follows from it."""

    key: str
    title: str
    text: str = ""
    icon: str = ""
    tone: Tone = Tone.NEUTRAL


class RadioCards(QWidget):
    """Asks one question with cards; arrows walk them, Space or a click chooses.

    Emits `chosen(key)` when the user has chosen.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, options: Sequence[Option], name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._group = QButtonGroup(self)
        self._cards: dict[str, RadioCard] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        for option in options:
            card = RadioCard(theme, option)
            card.setObjectName(f"{name}_{option.key}")
            card.clicked.connect(lambda _checked=False, key=option.key: self.chosen.emit(key))
            self._cards[option.key] = card
            self._group.addButton(card)
            column.addWidget(card)
        self._group.buttonToggled.connect(self._lead_to_choice)
        self._lead_to_choice()

    def value(self) -> str:
        """The key of the card chosen, blank while none is."""
        return next((key for key, card in self._cards.items() if card.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose a card, silently; blank takes the choice back."""
        self._group.setExclusive(False)
        for own, card in self._cards.items():
            card.setChecked(own == key)
        self._group.setExclusive(True)

    def card(self, key: str) -> "RadioCard":
        """One of the cards."""
        return self._cards[key]

    def _lead_to_choice(self) -> None:
        """Whoever comes here begins at the card chosen, else at the first."""
        first = next(iter(self._cards.values()))
        self.setFocusProxy(self._cards.get(self.value(), first))


class RadioCard(QRadioButton):
    """One answer, as wide as there is room and as high as its words need."""

    def __init__(self, theme: Theme, option: Option) -> None:
        super().__init__(option.title)
        self._theme, self._option = theme, option
        self.setAccessibleName(option.title)
        self.setAccessibleDescription(option.text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self._fit)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(260), self._height(max(self.width(), self._theme.px(220))))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(180), self._height(max(self.width(), self._theme.px(180))))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def hitButton(self, pos: object) -> bool:
        return True

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_on = self.isChecked()
        ring = FOCUS_RING if self.hasFocus() else 1
        edge = tokens.accent if is_on or self.hasFocus() else tokens.border
        painter.setPen(QPen(QColor(edge), ring))
        painter.setBrush(QColor(tokens.soft if is_on else tokens.surface))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS_CARD, RADIUS_CARD
        )
        self._paint_ring(painter, is_on=is_on)
        self._paint_words(painter)

    def _paint_ring(self, painter: QPainter, *, is_on: bool) -> None:
        tokens, side = self._theme.tokens, self._theme.px(_RING)
        place = QRectF(SPACE_12, (self.height() - side) / 2, side, side)
        painter.setPen(QPen(QColor(tokens.accent if is_on else tokens.control), 1.5))
        painter.setBrush(QColor(tokens.accent if is_on else tokens.surface))
        painter.drawEllipse(place)
        if is_on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.on_accent))
            painter.drawEllipse(place.center(), side / 5, side / 5)
        if self._option.icon:
            colour = tokens.tone(self._option.tone).fg
            icon = self._theme.pixmap(self._option.icon, colour, ICON, self.devicePixelRatioF())
            left = SPACE_12 + side + SPACE_12
            painter.drawPixmap(left, (self.height() - self._theme.px(ICON)) // 2, icon)

    def _paint_words(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        title_box, text_box = self._boxes(self.width())
        painter.setPen(QColor(tokens.text if self.isEnabled() else tokens.muted))
        painter.setFont(self._theme.font(weight=STRONG))
        painter.drawText(title_box, int(Qt.TextFlag.TextWordWrap), self._option.title)
        painter.setPen(QColor(tokens.muted))
        painter.setFont(self._theme.font(Size.SMALL))
        painter.drawText(text_box, int(Qt.TextFlag.TextWordWrap), self._option.text)

    def _boxes(self, width: int) -> tuple[QRect, QRect]:
        """Where title and text stand in a card of this width."""
        left = SPACE_12 + self._theme.px(_RING) + SPACE_12
        if self._option.icon:
            left += self._theme.px(ICON) + SPACE_12
        room = QRect(left, SPACE_8 + 2, max(40, width - left - SPACE_12), 10_000)
        flags = int(Qt.TextFlag.TextWordWrap)
        bold = QFontMetrics(self._theme.font(weight=STRONG))
        title = bold.boundingRect(room, flags, self._option.title)
        below = room.translated(0, title.height() + 2)
        plain = QFontMetrics(self._theme.font(Size.SMALL))
        text = plain.boundingRect(below, flags, self._option.text) if self._option.text else QRect()
        title_box = QRect(room.left(), room.top(), room.width(), title.height())
        return title_box, QRect(below.left(), below.top(), below.width(), text.height())

    def _height(self, width: int) -> int:
        title, text = self._boxes(width)
        return max(title.bottom(), text.bottom() if self._option.text else 0) + SPACE_8 + 3

    def _fit(self) -> None:
        height = self._height(self.width())
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)
