"""The list of keys (`?`)."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.buttons import primary_button
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import Text, WrappedText, heading
from isms_desktop.ui.kit.page import scroll
from isms_desktop.ui.kit.tokens import MEDIUM, SPACE_8, SPACE_16, SPACE_24

_EVERYWHERE: Final = (
    ("Ctrl+K", "Find anything, do anything"),
    ("Ctrl+N", "New entry"),
    ("Ctrl+1 … Ctrl+9", "The pages, as they stand in the navigation"),
    ("Ctrl+F", "Search in this page"),
    ("Tab, Shift+Tab", "Next field, field before"),
    ("F6, Shift+F6", "Next part of the window, part before"),
    ("Enter, Space", "Press the button you are on"),
    ("Ctrl+Enter", "Press the main button at the bottom"),
    ("Ctrl+Z, Ctrl+Shift+Z", "Undo, redo"),
    ("Esc", "Go back, let go, empty the search"),
    ("Ctrl++, Ctrl+-, Ctrl+0", "Larger, smaller, normal text"),
    ("Shift+F1", "What the field you are in wants"),
    ("F1", "The chapter of the guide about this page"),
    ("?", "This list"),
)
_IN_TABLES: Final = (
    ("Enter", "Open it"),
    ("Shift+arrow keys", "Select several"),
    ("Ctrl+C", "Copy the selected lines for a spreadsheet"),
    ("Ctrl+D", "Give the selected entries the value of the first"),
    ("Ctrl+E", "Change the selected entries together"),
    ("Del", "Move the selected lines to the bin"),
    ("Ctrl+Shift+F10", "Choose the columns"),
)
_IN_CHARTS: Final = (
    ("Left, Right", "Read the points one by one"),
    ("Home, End", "First point, last point"),
    ("Ctrl+C", "Copy the chart as an image"),
)
_WIDTH: Final = 560
_HEIGHT: Final = 560


class KeysDialog(QDialog):
    """Says which key does what."""

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("keysDialog")
        self.setWindowTitle(_("Keys"))
        self.resize(desk.theme.px(_WIDTH), min(desk.theme.px(_HEIGHT), window.height() - 40))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        column.setSpacing(SPACE_8)
        content = QWidget()
        content.setProperty("clear", "true")
        lists = QVBoxLayout(content)
        lists.setSpacing(SPACE_8)
        for title, keys in (
            (_("Everywhere"), _EVERYWHERE),
            (_("In a table"), _IN_TABLES),
            (_("In a chart"), _IN_CHARTS),
        ):
            lists.addWidget(heading(title, 3))
            lists.addLayout(_grid(keys))
        lists.addStretch(1)
        column.addWidget(scroll(content), 1)
        close = primary_button(desk.theme, _("Close"), name="closeKeysButton")
        close.clicked.connect(self.accept)
        column.addWidget(close, alignment=Qt.AlignmentFlag.AlignRight)


def _grid(keys: tuple[tuple[str, str], ...]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(SPACE_24)
    grid.setVerticalSpacing(SPACE_8)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, 180)
    for row, (pressed, what) in enumerate(keys):
        grid.addWidget(Text(_native(pressed), weight=MEDIUM), row, 0)
        grid.addWidget(WrappedText(_(what)), row, 1)
    return grid


def _native(pressed: str) -> str:
    """A single shortcut as this system writes it."""
    if pressed.startswith("Ctrl+") and "," not in pressed and " " not in pressed:
        return QKeySequence(pressed).toString(QKeySequence.SequenceFormat.NativeText)
    return pressed
