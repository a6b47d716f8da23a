"""The register as a table: keyboard, columns as the user left them, selection kept by id."""

from collections.abc import MutableMapping
from typing import Any, Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QKeyCombination,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView
from typing_extensions import override

from isms_desktop.ui.kit.cell_delegate import CellDelegate
from isms_desktop.ui.kit.copying import as_cells
from isms_desktop.ui.kit.register_model import RegisterModel
from isms_desktop.ui.kit.table_columns import TableColumns
from isms_desktop.ui.kit.theme import Theme

_COLUMNS: Final = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_F10
)


class RegisterTable(QTableView):
    """Rows of records.

    Enter or a double click emits `opened(id)`, Space `previewed(id)`; `current_changed(id)` follows
    the cursor and gives a blank id when nothing is shown. `state` keeps order, widths (at normal
    text size) and hidden columns between sessions; plain values only, so TOML can store it.
    """

    opened = Signal(str)
    previewed = Signal(str)
    current_changed = Signal(str)

    def __init__(
        self, theme: Theme, model: RegisterModel, state: MutableMapping[str, Any], name: str
    ) -> None:
        super().__init__()
        self._theme = theme
        self._kept: tuple[str, list[str]] = ("", [])
        self.register = model
        self.setObjectName(name)
        self.setItemDelegate(CellDelegate(theme, self))
        self.setModel(model)
        self._set_behaviour()
        self._set_header()
        model.modelAboutToBeReset.connect(self._keep_selection)
        model.modelReset.connect(self._restore_selection)
        self.arrangement = TableColumns(theme, self, state)
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        self.doubleClicked.connect(self._open)

    def current_id(self) -> str:
        """The id under the cursor, blank when there is none."""
        index = self.currentIndex()
        return self.register.id_at(index.row()) if index.isValid() else ""

    def selected_ids(self) -> list[str]:
        """The ids of the selected rows, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.register.id_at(row) for row in rows]

    def select_id(self, record_id: str) -> None:
        """Put the cursor on a record, if it is shown."""
        row = self.register.row_of(record_id)
        if row is not None:
            index = self.model().index(row, 0)
            flags = QItemSelectionModel.SelectionFlag  # selectRow would heed a key that is held
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)

    def current_column(self) -> str:
        """The key of the column under the cursor, blank when there is none."""
        index = self.currentIndex()
        return self.register.columns[index.column()].key if index.isValid() else ""

    def show_sorting(self, key: str, *, is_descending: bool) -> None:
        """Mark the column the records are sorted by, without sorting."""
        order = Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder
        keys = [column.key for column in self.register.columns]
        header = self.horizontalHeader()
        header.blockSignals(True)  # noqa: FBT003  Qt's own call
        header.setSortIndicator(keys.index(key) if key in keys else -1, order)
        header.blockSignals(False)  # noqa: FBT003  Qt's own call

    def copy_selection(self) -> None:
        """Copy the selected rows, headings first, as a spreadsheet takes them."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        text = as_cells(self.register, rows, self.arrangement.shown())
        QGuiApplication.clipboard().setText(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        record_id = self.current_id()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif event.keyCombination() == _COLUMNS:
            self.arrangement.show_menu()
        elif record_id and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(record_id)
        elif record_id and event.key() == Qt.Key.Key_Space:
            self.previewed.emit(record_id)
        elif record_id and event.key() == Qt.Key.Key_Home:
            self.select_id(self.register.id_at(0))
        elif record_id and event.key() == Qt.Key.Key_End:
            self.select_id(self.register.id_at(self.register.rowCount() - 1))
        else:
            super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrangement.fill_width()

    def _set_behaviour(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def _set_header(self) -> None:
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(True)
        header.setSectionsClickable(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self.register.sort)

    def _keep_selection(self) -> None:
        self._kept = (self.current_id(), self.selected_ids())

    def _restore_selection(self) -> None:
        current, selected = self._kept
        rows = [row for key in selected if (row := self.register.row_of(key)) is not None]
        model, last = self.model(), self.register.columnCount() - 1
        selection = QItemSelection()
        for row in rows:
            selection.select(model.index(row, 0), model.index(row, last))
        flags = QItemSelectionModel.SelectionFlag
        row = self.register.row_of(current)
        if row is not None:
            index = model.index(row, 0)
            self.selectionModel().setCurrentIndex(index, flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)
        if row is None:
            self.current_changed.emit("")

    def _tell_current(self, current: QModelIndex) -> None:
        self.current_changed.emit(self.register.id_at(current.row()) if current.isValid() else "")

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self.register.id_at(index.row()))
