"""The first rows of a sheet as the spreadsheet program shows them."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView
from typing_extensions import override

from isms_desktop.domain.importing.cells import as_text
from isms_desktop.domain.sheets import Sheet, column_letter
from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import STRONG

SHOWN_ROWS: Final = 40
_SHOWN_COLUMNS: Final = 60
_LINES: Final = 9
_COLUMN_WIDTH: Final = 150
_LONGEST: Final = 200

_STYLE: Final = """
QHeaderView::section:vertical { padding: 1px 8px; }
QTableCornerButton::section { background: transparent; border: none; }
"""
"""Rows as narrow as in a spreadsheet; the sheet of the program is made for roomy ones."""

_Index = QModelIndex | QPersistentModelIndex


def row_texts(sheet: Sheet, row: int) -> list[str]:
    """The cells of a row (counted from 1) as text."""
    cells = (sheet.value(row, column) for column in range(1, sheet.width + 1))
    return [" ".join(as_text(cell)[:_LONGEST].split()) for cell in cells]


class SheetModel(QAbstractTableModel):
    """Rows of a sheet, read when they are painted; `header_row` is marked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sheet: Sheet | None = None
        self._header_row = 0

    def show_sheet(self, sheet: Sheet | None, header_row: int) -> None:
        """Show another sheet, or mark another row."""
        self.beginResetModel()
        self._sheet, self._header_row = sheet, header_row
        self.endResetModel()

    def number_of(self, row: int) -> int:
        """The number the spreadsheet program shows beside a row of the table."""
        return self._sheet.row_number(row) if self._sheet else 0

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        if self._sheet is None or (parent is not None and parent.isValid()):
            return 0
        last = max(SHOWN_ROWS, self._header_row + SHOWN_ROWS // 2)
        return min(len(self._sheet.rows), last)

    @override
    def columnCount(self, parent: _Index | None = None) -> int:
        if self._sheet is None or (parent is not None and parent.isValid()):
            return 0
        return min(self._sheet.width, _SHOWN_COLUMNS)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._sheet is None or not index.isValid():
            return None
        number = self.number_of(index.row())
        is_marked = number == self._header_row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            text = as_text(self._sheet.value(number, index.column() + 1))[:_LONGEST]
            return " ".join(text.split())
        if role == Qt.ItemDataRole.BackgroundRole and is_marked:
            return QColor(self._theme.tokens.soft)
        if role == Qt.ItemDataRole.FontRole and is_marked:
            return self._theme.font(weight=STRONG)
        return None

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return column_letter(section + 1)
        number = self.number_of(section)
        if number == self._header_row:
            return _("{row} headings").format(row=number)
        return str(number)


class SheetPreview(QTableView):
    """Shows the top of a sheet; Enter or a double click takes a row as the headings."""

    row_chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._model = SheetModel(theme)
        self.setObjectName("sheetPreview")
        self.setAccessibleName(_("The first rows of the sheet"))
        self.setModel(self._model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setStyleSheet(_STYLE)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.doubleClicked.connect(lambda index: self._choose(index.row()))
        theme.theme_changed.connect(self._fit)
        self._fit()

    def show_sheet(self, sheet: Sheet | None, header_row: int) -> None:
        """Show a sheet with its heading row marked and in sight."""
        self._model.show_sheet(sheet, header_row)
        if sheet is not None and header_row:
            row = max(0, header_row - sheet.first_row)
            self.setCurrentIndex(self._model.index(row, 0))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _choose(self, row: int) -> None:
        self.row_chosen.emit(self._model.number_of(row))

    def _fit(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Highlight, QColor(self._theme.tokens.soft))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(self._theme.tokens.text))
        self.setPalette(palette)
        line = self.fontMetrics().height() + self._theme.px(8)
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(line)
        self.horizontalHeader().setDefaultSectionSize(self._theme.px(_COLUMN_WIDTH))
        self.setFixedHeight(line * (_LINES + 1) + self._theme.px(24))


def filled_rows(sheet: Sheet, most: int = SHOWN_ROWS) -> Sequence[tuple[int, str]]:
    """Number and contents of the first rows that hold anything."""
    found = []
    for index in range(len(sheet.rows)):
        number = sheet.row_number(index)
        filled = [text for text in row_texts(sheet, number) if text]
        if filled:
            found.append((number, " · ".join(filled)))
        if len(found) == most:
            break
    return found
