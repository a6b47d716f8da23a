"""The register as a table: keyboard, columns as the user left them, selection kept by id."""

from collections.abc import MutableMapping
from typing import Any, Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QMenu, QTableView
from typing_extensions import override

from isms_desktop.ui.kit.cell_delegate import CellDelegate, row_height
from isms_desktop.ui.kit.register_model import CellKind, RegisterModel
from isms_desktop.ui.kit.theme import Theme

_TITLE_AT_LEAST: Final = 150
_NARROWEST: Final = 48


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
        self._state = state
        self._is_arranging = False
        self._kept: tuple[str, list[str]] = ("", [])
        self.register = model
        self.setObjectName(name)
        self.setItemDelegate(CellDelegate(theme, self))
        self.setModel(model)
        self._set_behaviour()
        self._set_header()
        model.modelAboutToBeReset.connect(self._keep_selection)
        model.modelReset.connect(self._restore_selection)
        theme.theme_changed.connect(self._arrange)
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        self.doubleClicked.connect(self._open)
        self._arrange()

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

    def show_sorting(self, key: str, *, is_descending: bool) -> None:
        """Mark the column the records are sorted by, without sorting."""
        order = Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder
        keys = [column.key for column in self.register.columns]
        header = self.horizontalHeader()
        header.blockSignals(True)  # noqa: FBT003  Qt's own call
        header.setSortIndicator(keys.index(key) if key in keys else -1, order)
        header.blockSignals(False)  # noqa: FBT003  Qt's own call

    def copy_selection(self) -> None:
        """Copy the selected rows as a spreadsheet takes them: tabs between the shown columns."""
        header = self.horizontalHeader()
        places = [header.logicalIndex(i) for i in range(header.count())]
        shown = [i for i in places if not header.isSectionHidden(i)]
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        cells = [[self.register.cell_at(row, i).plain() for i in shown] for row in rows]
        text = "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in cells)
        QGuiApplication.clipboard().setText(text)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        record_id = self.current_id()
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
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
        self._fill_width()

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
        header.customContextMenuRequested.connect(self._show_column_menu)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self.register.sort)
        self._restore_columns()
        header.sectionMoved.connect(self._remember)
        header.sectionResized.connect(self._remember)

    def _restore_columns(self) -> None:
        header = self.horizontalHeader()
        keys = [column.key for column in self.register.columns]
        order = [key for key in self._state.get("order", []) if key in keys]
        for place, key in enumerate(order):
            header.moveSection(header.visualIndex(keys.index(key)), place)
        hidden = set(self._state.get("hidden", []))
        for section, column in enumerate(self.register.columns):
            is_hidden = column.key in hidden and column.kind is not CellKind.TITLE
            header.setSectionHidden(section, is_hidden)

    def _arrange(self) -> None:
        """Set heights and widths for the present text size."""
        self._is_arranging = True
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(row_height(self._theme))
        self.horizontalHeader().setMinimumSectionSize(self._theme.px(_NARROWEST))
        widths = self._state.get("widths", {})
        for section, column in enumerate(self.register.columns):
            width = int(widths.get(column.key, column.width))
            self.setColumnWidth(section, self._theme.px(width))
        self._is_arranging = False
        self._fill_width()

    def _fill_width(self) -> None:
        """Give the title column the room the others leave."""
        titles = [i for i, c in enumerate(self.register.columns) if c.kind is CellKind.TITLE]
        if not titles:
            return
        header = self.horizontalHeader()
        others = sum(header.sectionSize(i) for i in range(header.count()) if i != titles[0])
        self._is_arranging = True
        room = self.viewport().width() - others
        self.setColumnWidth(titles[0], max(room, self._theme.px(_TITLE_AT_LEAST)))
        self._is_arranging = False

    def _remember(self) -> None:
        if self._is_arranging:
            return
        header, columns = self.horizontalHeader(), self.register.columns
        places = [header.logicalIndex(i) for i in range(header.count())]
        self._state["order"] = [columns[i].key for i in places]
        self._state["hidden"] = [c.key for i, c in enumerate(columns) if header.isSectionHidden(i)]
        self._state["widths"] = {
            column.key: round(header.sectionSize(i) / self._theme.scale)
            for i, column in enumerate(columns)
            if column.kind is not CellKind.TITLE and not header.isSectionHidden(i)
        }
        self._fill_width()

    def _show_column_menu(self, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        header = self.horizontalHeader()
        for section, column in enumerate(self.register.columns):
            action = menu.addAction(column.label)
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(section))
            action.setEnabled(column.kind is not CellKind.TITLE)
            action.toggled.connect(
                lambda is_shown, section=section: self.show_column(section, is_shown=is_shown)
            )
        menu.popup(header.mapToGlobal(place))

    def show_column(self, section: int, *, is_shown: bool) -> None:
        """Show or hide a column, and remember it."""
        self.horizontalHeader().setSectionHidden(section, not is_shown)
        self._remember()

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
