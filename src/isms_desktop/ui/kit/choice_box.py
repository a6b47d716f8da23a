"""A list to choose from."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QToolTip,
)
from typing_extensions import override

from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import ICON_BUTTON, SPACE_8


class ChoiceBox(QComboBox):
    """A list to choose from, with its own arrow; the wheel scrolls the page instead.

    A word that is longer than the box ends in dots, and is told whole where the pointer rests.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMaxVisibleItems(16)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the wheel takes no focus either
        self.setItemDelegate(QStyledItemDelegate(self))  # Qt's own takes no height of line

    def shown_text(self) -> str:
        """The word as far as it has room."""
        option = QStyleOptionComboBox()
        super().initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        place = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
        mode = Qt.TextElideMode.ElideRight
        return self.fontMetrics().elidedText(self.currentText(), mode, place.width())

    @override
    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        option.currentText = self.shown_text()

    @override
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and not self.toolTip():
            whole = self.currentText()
            is_cut = event.type() == QEvent.Type.ToolTip and self.shown_text() != whole
            QToolTip.showText(event.globalPos(), whole if is_cut else "", self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        side = self._theme.px(ICON_BUTTON)
        colour = self._theme.tokens.muted
        arrow = self._theme.pixmap("chevron-down", colour, ICON_BUTTON, self.devicePixelRatioF())
        left = SPACE_8 if self.isRightToLeft() else self.width() - side - SPACE_8
        painter.drawPixmap(left, (self.height() - side) // 2, arrow)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
