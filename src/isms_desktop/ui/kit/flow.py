"""Things in a row that wrap, and chips that fold into one menu where there is no room."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QMenu,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from isms_desktop.ui.kit.buttons import Button, Chip
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import SPACE_8

FOLD_BELOW: Final = 1000
"""Width of the window below which chips become a menu; they also do where they do not fit."""
_CHIP_GAP: Final = 6


class FlowLayout(QLayout):
    """Lays widgets out like words: left to right, then on the next line."""

    def __init__(self, parent: QWidget | None = None, spacing: int = SPACE_8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    @override
    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    @override
    def count(self) -> int:
        return len(self._items)

    @override
    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    @override
    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @override
    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        return self._arranged(QRect(0, 0, width, 0), place=False)

    @override
    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arranged(rect, place=True)

    @override
    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        gaps = self.spacing() * max(0, len(shown) - 1)
        height = max((size.height() for size in shown), default=0)
        return QSize(sum(size.width() for size in shown) + gaps, height)

    @override
    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arranged(self, rect: QRect, *, place: bool) -> int:
        """Set the items, or only measure; the height needed."""
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint()
            if size.width() > rect.width():
                size.setWidth(max(rect.width(), item.minimumSize().width()))
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if place:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            line = max(line, size.height())
        return y + line - rect.y()


class ChipBar(QWidget):
    """Filter chips of which one is on; in a narrow window one button with a menu of them.

    Emits `chosen` with the key when the user picks one.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, chips: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._theme = theme
        self._chips = {key: Chip(theme, text, name=f"chip_{key}") for key, text in chips}
        self._group = QButtonGroup(self)
        self._folded = Button(theme, "", "funnel", name="chipMenuButton")
        self._menu = QMenu(self._folded)
        self._folded.setMenu(self._menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_CHIP_GAP)
        for key, chip in self._chips.items():
            self._group.addButton(chip)
            row.addWidget(chip)
            chip.clicked.connect(lambda _checked=False, key=key: self._pick(key))
        row.addWidget(self._folded)
        row.addStretch(1)
        self._menu.aboutToShow.connect(self._fill_menu)
        theme.theme_changed.connect(self._fit)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.choose(next(iter(self._chips)))
        self._fold(is_narrow=False)

    def choose(self, key: str) -> None:
        """Mark a chip as on, silently."""
        self._chips[key].setChecked(True)
        self._show_choice()

    def chosen_key(self) -> str:
        """The key of the chip that is on."""
        return next(key for key, chip in self._chips.items() if chip.isChecked())

    def set_counts(self, counts: dict[str, int]) -> None:
        """Show how many records each chip keeps."""
        for key, chip in self._chips.items():
            chip.set_count(counts.get(key))
        self._show_choice()
        self._fit()

    def is_folded(self) -> bool:
        """Whether the chips stand in a menu now."""
        return not self._folded.isHidden()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        """Room for all chips, also while they are folded."""
        sizes = [chip.sizeHint() for chip in self._chips.values()]
        gaps = _CHIP_GAP * (len(sizes) - 1)
        height = max(size.height() for size in sizes)
        return QSize(sum(size.width() for size in sizes) + gaps, height)

    @override
    def minimumSizeHint(self) -> QSize:
        return self._folded.sizeHint()

    def _pick(self, key: str) -> None:
        self.choose(key)
        self.chosen.emit(key)

    def _fit(self) -> None:
        is_small_window = self.window().width() < FOLD_BELOW
        self._fold(is_narrow=is_small_window or self.width() < self.sizeHint().width())

    def _fold(self, *, is_narrow: bool) -> None:
        self._folded.setVisible(is_narrow)
        for chip in self._chips.values():
            chip.setVisible(not is_narrow)

    def _show_choice(self) -> None:
        chip = self._chips[self.chosen_key()]
        self._folded.setText(chip.caption())
        self._folded.setAccessibleName(chip.accessibleName())

    def _fill_menu(self) -> None:
        self._menu.clear()
        for key, chip in self._chips.items():
            action = self._menu.addAction(chip.caption())
            action.setCheckable(True)
            action.setChecked(chip.isChecked())
            action.triggered.connect(lambda _checked=False, key=key: self._pick(key))
