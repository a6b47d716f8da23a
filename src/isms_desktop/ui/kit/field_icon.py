"""An icon inside a line of text that grows with the text; those of Qt's actions do not."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLineEdit, QToolButton
from typing_extensions import override

from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import ICON_BUTTON, SPACE_4, SPACE_8


class FieldIcon(QToolButton):
    """Stands at the beginning or the end of a field, which leaves room for it.

    One with an accessible name can be clicked; the others only show what the field is for.
    """

    def __init__(
        self, theme: Theme, field: QLineEdit, icon: str, name: str = "", *, at_end: bool = False
    ) -> None:
        super().__init__(field)
        self._theme, self._field, self._icon, self._at_end = theme, field, icon, at_end
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setStyleSheet("QToolButton { border: none; background: transparent; padding: 0; }")
        if name:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        field.installEventFilter(self)
        theme.theme_changed.connect(self._fit)
        self._fit()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutDirectionChange):
            self._place()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        pixmap = self._theme.icon(self._icon, self._theme.tokens.muted, ICON_BUTTON)
        self.setIcon(pixmap)
        side = self._theme.px(ICON_BUTTON)
        self.setIconSize(self.iconSize().scaled(side, side, Qt.AspectRatioMode.IgnoreAspectRatio))
        margins = self._field.textMargins()
        if self._at_end:
            margins.setRight(side + SPACE_8)
        else:
            margins.setLeft(side + SPACE_8)
        self._field.setTextMargins(margins)
        self._place()

    def _place(self) -> None:
        side = self._theme.px(ICON_BUTTON) + 2 * SPACE_4
        room = self._field.rect()
        is_right = self._at_end is (self._field.layoutDirection() is Qt.LayoutDirection.LeftToRight)
        left = room.right() - side - SPACE_4 if is_right else room.left() + SPACE_4
        self.setGeometry(left, (room.height() - side) // 2, side, side)
