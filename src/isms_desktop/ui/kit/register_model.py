"""A table of records that keeps ids and fetches pages of them when they come into sight."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from html import escape
from typing import Any, Final, NamedTuple, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
)
from typing_extensions import override

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.fields import Field, Kind
from isms_desktop.runtime.i18n import _
from isms_desktop.services.field_helps import FieldHelp
from isms_desktop.ui.kit.dates import Dates
from isms_desktop.ui.kit.jobs import RETRY_MS, is_busy
from isms_desktop.ui.kit.tokens import Tone

PAGE: Final = 100
_PAGES_KEPT: Final = 20
CELL_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
"""Role under which delegates find the `Cell`."""

Row: TypeAlias = Mapping[str, Any]
_Index: TypeAlias = QModelIndex | QPersistentModelIndex


class CellKind(StrEnum):
    """How a cell is drawn."""

    TEXT = "text"
    TITLE = "title"
    BARS = "bars"
    BADGE = "badge"
    SPARK = "spark"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says: `sub` is the small second line, `bars` one to three, `icon` for badges.

    `points` are the values of a small chart, `goal` the height of its target line.
    """

    text: str = ""
    sub: str = ""
    tone: Tone | None = None
    icon: str = ""
    bars: int = 0
    points: tuple[Decimal, ...] = ()
    goal: Decimal | None = None

    def plain(self) -> str:
        """Text and second line in one, to be copied or spoken."""
        return f"{self.text} · {self.sub}" if self.sub else self.text


class Copied(NamedTuple):
    """One cell in a spreadsheet: its heading, and what of a row stands there."""

    label: str
    value: Callable[[Row], str]


PRESSED: Final = 8


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `width` in pixels at normal text size, `cell` makes a cell of a row.

    `copied` are the cells it becomes in a spreadsheet; none stands for the words shown. `wants`
    says in English what stands in it, for its heading. Where the table is too narrow for the title,
    columns with `gives_way` are left out, the smallest number first; those from `PRESSED` on only
    where the table could not be seen without scrolling. `group` is the heading of those that it is
    found with where many columns are offered.
    """

    key: str
    label: str
    width: int
    cell: Callable[[Row], Cell]
    kind: CellKind = CellKind.TEXT
    is_sortable: bool = True
    copied: tuple[Copied, ...] = ()
    wants: str = ""
    gives_way: int = 0
    group: str = ""


def explained(columns: Iterable[Column], helps: Mapping[str, FieldHelp]) -> tuple[Column, ...]:
    """The columns with what the texts of their fields say of them."""
    return tuple(
        replace(column, wants=helps[column.key].wants) if column.key in helps else column
        for column in columns
    )


_LISTED: Final = frozenset({Kind.CHOICE, Kind.OPEN_CHOICE, Kind.CHOICES})
"""Kinds whose words the program knows, and so says in the user's language."""


def column_of(field: Field, dates: Dates) -> Column:
    """Make the plain column of a declared field."""

    def cell(row: Row) -> Cell:
        value = row.get(field.key)
        if field.kind in _LISTED and isinstance(value, tuple):
            return Cell(", ".join(_(str(part)) for part in value))
        return Cell(_(str(value)) if field.kind in _LISTED and value else shown_value(value, dates))

    width = {Kind.LONG_TEXT: 260, Kind.TEXT: 160, Kind.DATE: 110, Kind.INTEGER: 80}
    return Column(
        field.key,
        _(field.label),
        width.get(field.kind, 130),
        cell,
        copied=(copied_of(field),),
        group=_(field.group) if field.group else "",
    )


def copied_of(field: Field) -> Copied:
    """The cell of a declared field in a spreadsheet: days in ISO form, which all of them read."""
    return Copied(_(field.label), lambda row: copied_value(row.get(field.key)))


def copied_value(value: object) -> str:
    """A value as a spreadsheet takes it."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def shown_value(value: object, dates: Dates) -> str:
    """Write a value of a field for people: days by locale, lists with commas."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, date):
        return dates.short(value)
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value)
    return dates.locale.toString(value) if isinstance(value, int) else str(value)


class RegisterModel(QAbstractTableModel):
    """The rows of a register in the order of their ids.

    `fetch_page` takes up to 100 ids and gives their rows in the same order; it runs in the window's
    thread, so it must be quick (about a millisecond). Sorting and filtering are somebody else's: a
    click on a header comes out as `sort_requested(key, is_descending)`, and new ids are set.
    """

    sort_requested = Signal(str, bool)

    def __init__(
        self,
        columns: Sequence[Column],
        fetch_page: Callable[[Sequence[str]], Sequence[Row]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._fetch_page = fetch_page
        self._ids: list[str] = []
        self._rows_by_id: dict[str, int] | None = None
        self._pages: OrderedDict[int, Sequence[Row]] = OrderedDict()
        self._look_again = QTimer(self, singleShot=True, interval=RETRY_MS)
        self._look_again.timeout.connect(self.tell_anew)

    def set_ids(self, ids: Sequence[str]) -> None:
        """Show other records, or the same ones anew; rows are fetched when needed."""
        self.beginResetModel()
        self._ids = list(ids)
        self._rows_by_id = None
        self._pages.clear()
        self.endResetModel()

    def ids(self) -> list[str]:
        """The ids shown, in their order."""
        return list(self._ids)

    def id_at(self, row: int) -> str:
        """The id of a row."""
        return self._ids[row]

    def row_of(self, record_id: str) -> int | None:
        """The row of an id, None when it is not shown."""
        if self._rows_by_id is None:
            self._rows_by_id = {known: row for row, known in enumerate(self._ids)}
        return self._rows_by_id.get(record_id)

    def row_at(self, row: int) -> Row:
        """The values of a row; fetches its page when it is not at hand."""
        number, place = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._fetch_page(self._ids[number * PAGE : (number + 1) * PAGE])
            self._pages[number] = page
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(number)
        return page[place]

    def cell_at(self, row: int, column: int) -> Cell:
        """What a cell says; blank for a moment where a writer was in the way of reading it."""
        try:
            return self.columns[column].cell(self.row_at(row))
        except UserError as error:
            if not is_busy(error):
                raise
            self._look_again.start()
            return Cell()

    def tell_anew(self) -> None:
        """Have all cells painted again."""
        last = self.index(len(self._ids) - 1, len(self.columns) - 1)
        self.dataChanged.emit(self.index(0, 0), last)

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    @override
    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == CELL_ROLE:
            return self.cell_at(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.cell_at(index.row(), index.column()).text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = self.cell_at(index.row(), index.column()).plain() or _("empty")
            return f"{self.columns[index.column()].label}: {said}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tool_tip(self.cell_at(index.row(), index.column()))
        return None

    @override
    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].label
        if role == Qt.ItemDataRole.ToolTipRole:
            return _wrapped(_(self.columns[section].wants)) if self.columns[section].wants else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if 0 <= column < len(self.columns) and self.columns[column].is_sortable:
            is_descending = order is Qt.SortOrder.DescendingOrder
            self.sort_requested.emit(self.columns[column].key, is_descending)


def _tool_tip(cell: Cell) -> str | None:
    """Long texts can be read whole."""
    return None if len(cell.plain()) < 30 else _wrapped(cell.plain())


def _wrapped(text: str) -> str:
    """A tool tip that breaks its lines; escaped, because it guesses HTML."""
    return f"<span>{escape(text)}</span>"
