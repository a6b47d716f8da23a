"""The navigation at the left: pages with icons and counts, and the status line below."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.buttons import Button, press_on_enter
from isms_desktop.ui.kit.cards import IconLabel, StatusLine
from isms_desktop.ui.kit.labels import Text
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import (
    FOCUS_RING,
    ICON,
    MEDIUM,
    RADIUS_CONTROL,
    SPACE_8,
    SPACE_12,
    SPACE_16,
    STRONG,
    Size,
)
from isms_desktop.ui.step_links import StepLinks

_WIDTH: Final = 244
_LINE_PADDING: Final = 22
_MARGIN: Final = 10
_BY_TAB: Final = Qt.FocusPolicy.StrongFocus
"""Qt takes it from the buttons of a group that are not pressed in when one gets the keys."""


class NavigationButton(QAbstractButton):
    """One page: icon, name, and how many things wait there; the name hides when room is short."""

    def __init__(self, theme: Theme, key: str, title: str, icon: str) -> None:
        super().__init__()
        self._theme, self._icon_name = theme, icon
        self._count: int | None = None
        self._is_compact = False
        self.setText(title)
        self.setObjectName(f"nav_{key}")
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(_BY_TAB)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self.updateGeometry)
        self.set_count(None)

    def set_count(self, count: int | None) -> None:
        """Show a number, or none."""
        self._count = count
        self.setAccessibleName(self.text() if count is None else f"{self.text()}, {count}")
        self.update()

    def set_compact(self, *, is_compact: bool) -> None:
        """Show the icon alone, or icon and name."""
        self._is_compact = is_compact
        self.setToolTip(self.text() if is_compact else "")
        self.updateGeometry()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_on_enter(self, event):
            super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        theme, icon = self._theme, self._theme.px(ICON)
        metrics = QFontMetrics(theme.font(weight=STRONG))
        height = metrics.height() + theme.px(_LINE_PADDING)
        if self._is_compact:
            return QSize(icon + 2 * SPACE_12, height)
        words = metrics.horizontalAdvance(self.text()) + metrics.horizontalAdvance("0000")
        return QSize(icon + words + 4 * SPACE_12, height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        theme, tokens = self._theme, self._theme.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.soft if self.isChecked() else tokens.sunken))
            painter.drawRoundedRect(self.rect(), RADIUS_CONTROL, RADIUS_CONTROL)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), FOCUS_RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = self.rect().adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, RADIUS_CONTROL, RADIUS_CONTROL)
        side = theme.px(ICON)
        place = QPoint(SPACE_12, (self.height() - side) // 2)
        colour = tokens.accent if self.isChecked() else tokens.muted
        icon = theme.pixmap(self._icon_name, colour, ICON, self.devicePixelRatioF())
        painter.drawPixmap(place, icon)
        if not self._is_compact:
            self._paint_words(painter, SPACE_12 + side + SPACE_8)

    def _paint_words(self, painter: QPainter, left: int) -> None:
        theme, tokens = self._theme, self._theme.tokens
        place = QRect(left, 0, self.width() - left - SPACE_12, self.height())
        is_here = self.isChecked()
        painter.setFont(theme.font(weight=STRONG if is_here else MEDIUM))
        colour = tokens.accent if is_here else tokens.text
        painter.setPen(QColor(colour if self.isEnabled() else tokens.muted))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self._count:
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.setFont(theme.font(Size.SMALL))
            painter.setPen(QColor(tokens.muted))
            painter.drawText(place, right, self.locale().toString(self._count))


class Navigation(QFrame):
    """All pages; `page_requested` comes with the key of the one pressed."""

    page_requested = Signal(str)
    notice_pressed = Signal()

    def __init__(self, theme: Theme, pages: Sequence[tuple[str, str, str]]) -> None:
        """Take `pages` as key, title and icon."""
        super().__init__()
        self._theme = theme
        self.setObjectName("navigation")
        self.setProperty("bar", "side")
        self.setAccessibleName(_("Pages"))
        self._group = QButtonGroup(self)
        self._buttons: dict[str, NavigationButton] = {}
        self.steps = StepLinks(theme)
        self.status = StatusLine(theme)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, SPACE_16, _MARGIN, SPACE_12)
        column.setSpacing(2)
        self._brand = _brand(theme)
        column.addWidget(self._brand)
        for key, title, icon in pages:
            button = NavigationButton(theme, key, title, icon)
            button.clicked.connect(lambda _checked=False, key=key: self.page_requested.emit(key))
            self._buttons[key] = button
            self._group.addButton(button)
            column.addWidget(button)
        column.addStretch(1)
        self._notice = Button(theme, "", "eye", name="noticeButton")
        self._notice.clicked.connect(self.notice_pressed)
        self._notice.hide()
        column.addWidget(self._notice)
        holder = QWidget()
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(_MARGIN, SPACE_8, _MARGIN, 0)
        lines.setSpacing(SPACE_8)
        lines.addWidget(self.steps)
        lines.addWidget(self.status)
        column.addWidget(holder)
        self._footer = holder
        theme.theme_changed.connect(self._fit)
        self._is_compact = False
        self._fit()

    def mark(self, key: str) -> None:
        """Show which page is open; a key that is not in the navigation changes nothing."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)
            self._buttons[key].setFocusPolicy(_BY_TAB)

    def entered_at(self) -> QWidget | None:
        """The page that is open, for the keys to go on from."""
        return self._group.checkedButton()

    def set_counts(self, counts: dict[str, int]) -> None:
        """Show how much waits on each page; 0 and absent keys show nothing."""
        for key, button in self._buttons.items():
            button.set_count(counts.get(key) or None)

    def set_pages_enabled(self, *, is_enabled: bool) -> None:
        """Let pages be chosen, or not while the data is being opened."""
        for button in self._buttons.values():
            button.setEnabled(is_enabled)

    def set_notice(self, text: str) -> None:
        """Offer a way back from something that is not the user's own data; blank for none."""
        self._notice.setText(text)
        self._notice.setAccessibleName(text)
        self._notice.setVisible(bool(text))

    def set_compact(self, *, is_compact: bool) -> None:
        """Show icons alone where the window is narrow for the size of its text."""
        if is_compact != self._is_compact:
            self._is_compact = is_compact
            self._fit()

    def _fit(self) -> None:
        for button in self._buttons.values():
            button.set_compact(is_compact=self._is_compact)
        self._footer.setVisible(not self._is_compact)
        self._brand.setVisible(not self._is_compact)
        widest = max((b.sizeHint().width() for b in self._buttons.values()), default=0)
        at_least = 0 if self._is_compact else self._theme.px(_WIDTH)
        self.setFixedWidth(max(at_least, widest + 2 * _MARGIN + 1))


def _brand(theme: Theme) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(SPACE_12, 0, 0, SPACE_12)
    row.setSpacing(SPACE_12)
    row.addWidget(IconLabel(theme, "shield-check", "accent", 22))
    row.addWidget(Text("ISMS Desktop", Size.LEAD, weight=STRONG), 1)
    return holder
