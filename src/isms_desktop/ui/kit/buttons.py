"""Buttons: primary, secondary, link, icon alone, and filter chips with a count."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy
from typing_extensions import override

from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import ICON_BUTTON, SPACE_4, STRONG

_WORDLESS: Final = frozenset({"icon", "hint"})


class Button(QPushButton):
    """A button whose icon follows colours and text size.

    `role` is "primary" (one on a page), "link", "icon" (the text is only spoken and a tool tip),
    "hint" (the same, small, beside a name), "chip" or blank for a plain one.
    """

    def __init__(
        self, theme: Theme, text: str, icon: str = "", role: str = "", name: str = ""
    ) -> None:
        super().__init__("" if role in _WORDLESS else text)
        self._theme = theme
        self._icon_name = icon
        self.setProperty("role", role)
        self.setObjectName(name)
        self.setAccessibleName(text)
        if role in _WORDLESS:
            self.setToolTip(text)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        theme.theme_changed.connect(self._draw_icon)
        self._draw_icon()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_on_enter(self, event):
            super().keyPressEvent(event)

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon_name = name
        self._draw_icon()

    def _draw_icon(self) -> None:
        if not self._icon_name:
            return
        tokens = self._theme.tokens
        colours = {
            "primary": tokens.on_accent,
            "link": tokens.accent,
            "icon": tokens.muted,
            "hint": tokens.muted,
        }
        colour = colours.get(str(self.property("role")), tokens.text)
        gap = 0 if self.property("role") in _WORDLESS else SPACE_4
        self.setIcon(self._theme.icon(self._icon_name, colour, ICON_BUTTON, gap))
        side = self._theme.px(ICON_BUTTON)
        self.setIconSize(QSize(side + gap, side))


def press_on_enter(part: QAbstractButton, event: QKeyEvent) -> bool:
    """Press it with Enter as well, which Qt leaves to Space outside a dialog; say whether it was.

    A key that is held down presses once.
    """
    is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if is_enter and not event.isAutoRepeat():
        part.click()
    return is_enter


def button(theme: Theme, text: str, icon: str = "", *, name: str = "", role: str = "") -> Button:
    """Make a plain button, or one of a role."""
    return Button(theme, text, icon, role, name)


def primary_button(theme: Theme, text: str, icon: str = "", *, name: str = "") -> Button:
    """Make the main button of a page."""
    return Button(theme, text, icon, "primary", name)


def link_button(theme: Theme, text: str, icon: str = "", *, name: str = "") -> Button:
    """Make a button that reads like a link."""
    return Button(theme, text, icon, "link", name)


def icon_button(theme: Theme, text: str, icon: str, *, name: str = "") -> Button:
    """Make a button of an icon alone; `text` is its tool tip and what is spoken."""
    return Button(theme, text, icon, "icon", name)


class Chip(Button):
    """A filter that is on or off and says how many records it keeps."""

    def __init__(self, theme: Theme, text: str, count: int | None = None, name: str = "") -> None:
        super().__init__(theme, text, role="chip", name=name)
        self.label = text
        self.count = count
        self.setCheckable(True)
        self.set_count(count)

    def set_count(self, count: int | None) -> None:
        """Show how many records there are, or no number."""
        self.count = count
        self.setText(self.caption())
        self.setAccessibleName(self.label if count is None else f"{self.label}, {count}")

    @override
    def sizeHint(self) -> QSize:
        """Room for the strong letters of the chip that is on, so that nothing moves.

        Qt centres icon and text by the width of plain letters, and lets strong ones begin there.
        """
        strong = QFontMetrics(self._theme.font(weight=STRONG)).horizontalAdvance(self.text())
        spare = strong - self.fontMetrics().horizontalAdvance(self.text())
        if not self.icon().isNull():
            spare *= 2
        return super().sizeHint() + QSize(spare, 0)

    def caption(self) -> str:
        """The words on the chip."""
        if self.count is None:
            return self.label
        return f"{self.label}  {self.locale().toString(self.count)}"
