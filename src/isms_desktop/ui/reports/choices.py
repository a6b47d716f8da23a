"""Small parts of a report's options: a word of a few, and the columns of the register."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.buttons import button, link_button, primary_button
from isms_desktop.ui.kit.choice_box import ChoiceBox
from isms_desktop.ui.kit.labels import WrappedText
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import SPACE_8, SPACE_12, SPACE_16

_KEY = Qt.ItemDataRole.UserRole


class Pick(ChoiceBox):
    """One of a few words; each stands for a key."""

    def __init__(self, theme: Theme, name: str, words: Sequence[tuple[str, str]]) -> None:
        super().__init__(theme)
        self.setAccessibleName(name)
        for key, word in words:
            self.addItem(word, key)

    def key(self) -> str:
        """What the chosen word stands for."""
        return str(self.currentData())

    def choose(self, key: str) -> None:
        """Show the word of a key; one that is not offered changes nothing."""
        place = self.findData(key)
        if place >= 0:
            self.setCurrentIndex(place)


class ColumnsDialog(QDialog):
    """Which columns are printed, and in which order; told by `chosen` with their keys."""

    chosen = Signal(object)

    def __init__(
        self,
        theme: Theme,
        offered: Sequence[tuple[str, str]],
        shown: Sequence[str],
        usual: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("columnsDialog")
        self.setWindowTitle(_("Columns of the report"))
        self._names = dict(offered)
        self._list = QListWidget()
        self._list.setAccessibleName(_("Columns"))
        self._list.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.show_columns(shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        column.setSpacing(SPACE_12)
        sentence = _("Tick what is printed; drag a line, or move it, to change the order.")
        column.addWidget(WrappedText(sentence, tone="muted"))
        column.addWidget(self._list, 1)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        up = button(theme, _("Up"), "chevron-up", name="columnUpButton")
        down = button(theme, _("Down"), "chevron-down", name="columnDownButton")
        again = link_button(theme, _("The usual ones"), name="usualColumnsButton")
        take = primary_button(theme, _("Use these"), name="takeColumnsButton")
        up.clicked.connect(lambda: self._move(-1))
        down.clicked.connect(lambda: self._move(1))
        again.clicked.connect(lambda: self.show_columns(usual))
        take.clicked.connect(self._take)
        for part in (up, down, again):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(take)
        column.addLayout(row)
        self.resize(theme.px(460), theme.px(560))

    def show_columns(self, shown: Sequence[str]) -> None:
        """List all columns, the shown ones first and ticked."""
        self._list.clear()
        known = [key for key in shown if key in self._names]
        for key in (*known, *(key for key in self._names if key not in known)):
            item = QListWidgetItem(self._names[key], self._list)
            item.setData(_KEY, key)
            is_shown = key in known
            item.setCheckState(Qt.CheckState.Checked if is_shown else Qt.CheckState.Unchecked)
        self._list.setCurrentRow(0)

    def keys(self) -> tuple[str, ...]:
        """The keys of the ticked columns, in their order."""
        items = [self._list.item(row) for row in range(self._list.count())]
        return tuple(
            str(item.data(_KEY)) for item in items if item.checkState() is Qt.CheckState.Checked
        )

    def _move(self, by: int) -> None:
        row = self._list.currentRow()
        if 0 <= row + by < self._list.count():
            item = self._list.takeItem(row)
            self._list.insertItem(row + by, item)
            self._list.setCurrentRow(row + by)

    def _take(self) -> None:
        self.chosen.emit(self.keys())
        self.accept()
