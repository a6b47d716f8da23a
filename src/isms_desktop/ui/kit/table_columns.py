"""The columns of a table as the user left them: order, widths, what is hidden."""

from collections.abc import Mapping, MutableMapping
from typing import Any, Final

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QMenu, QTableView

from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.cell_delegate import row_height
from isms_desktop.ui.kit.register_model import PRESSED, CellKind, RegisterModel
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import STRONG

_TITLE_AT_LEAST: Final = 150
_TITLE_WANTS: Final = 220
"""Below this width of the title, columns that may give way do."""
_NARROWEST: Final = 48
_BESIDE_HEADING: Final = 22
_AT_ONCE: Final = 16
"""So many columns are offered in one menu; more stand under the headings of their groups."""
_KEPT: Final = ("order", "hidden", "widths", "wished")


class TableColumns(QObject):
    """Arranges the columns of a table over a `RegisterModel`, and remembers what is changed.

    `state` keeps order, widths (at normal text size), hidden columns, and those wished
    for in spite of too little room, between sessions.
    """

    def __init__(self, theme: Theme, table: QTableView, state: MutableMapping[str, Any]) -> None:
        super().__init__(table)
        model = table.model()
        if not isinstance(model, RegisterModel):
            raise TypeError("the table shows no register")
        self._theme, self._table, self._state = theme, table, state
        self._columns = model.columns
        self._header = table.horizontalHeader()
        self._is_arranging = False
        yielding = [(c.gives_way, place) for place, c in enumerate(self._columns) if c.gives_way]
        self._yielding = [place for _rank, place in sorted(yielding)]
        self._left_out: set[int] = set()
        self._restore()
        self._header.customContextMenuRequested.connect(self._show_menu)
        self._header.sectionMoved.connect(self._remember)
        self._header.sectionResized.connect(self._remember)
        theme.theme_changed.connect(self.arrange)
        self.arrange()

    def shown(self) -> list[int]:
        """The sections that are shown, from left to right."""
        header = self._header
        places = [header.logicalIndex(i) for i in range(header.count())]
        return [place for place in places if not header.isSectionHidden(place)]

    def taken(self) -> dict[str, Any]:
        """Order, widths and hidden columns as they stand, to be kept under a name."""
        self._remember()
        return dict(self._state)

    def put(self, state: Mapping[str, Any]) -> None:
        """Arrange the columns as they were taken once."""
        self._state.update({key: state[key] for key in _KEPT if key in state})
        self._is_arranging = True
        self._restore()
        self.arrange()

    def _restore(self) -> None:
        header = self._header
        self._left_out.clear()
        keys = [column.key for column in self._columns]
        order = [key for key in self._state.get("order", []) if key in keys]
        for place, key in enumerate(order):
            header.moveSection(header.visualIndex(keys.index(key)), place)
        hidden = set(self._state.get("hidden", []))
        for section, column in enumerate(self._columns):
            is_hidden = column.key in hidden and column.kind is not CellKind.TITLE
            header.setSectionHidden(section, is_hidden)

    def arrange(self) -> None:
        """Set heights and widths for the present text size."""
        self._is_arranging = True
        self._table.verticalHeader().setMinimumSectionSize(1)
        self._table.verticalHeader().setDefaultSectionSize(row_height(self._theme))
        self._header.setMinimumSectionSize(self._theme.px(_NARROWEST))
        widths = self._state.get("widths", {})
        for section, column in enumerate(self._columns):
            width = self._theme.px(int(widths.get(column.key, column.width)))
            if column.key not in widths:  # a heading is longer in some languages
                letters = QFontMetrics(self._theme.font(weight=STRONG))
                words = letters.horizontalAdvance(column.label)
                width = max(width, words + self._theme.px(_BESIDE_HEADING))
            self._table.setColumnWidth(section, width)
        self._is_arranging = False
        self.fill_width()

    def fill_width(self) -> None:
        """Give the title column the room the others leave."""
        titles = [i for i, c in enumerate(self._columns) if c.kind is CellKind.TITLE]
        if not titles:
            return
        self._is_arranging = True
        self._make_room(titles[0])
        room = self._room(titles[0])
        self._table.setColumnWidth(titles[0], max(room, self._theme.px(_TITLE_AT_LEAST)))
        self._is_arranging = False

    def _room(self, title: int) -> int:
        header = self._header
        others = sum(header.sectionSize(i) for i in range(header.count()) if i != title)
        return self._table.viewport().width() - others

    def _make_room(self, title: int) -> None:
        """Leave columns out until the title has room, and take them back where there is."""
        for section in self._left_out:
            self._header.setSectionHidden(section, False)  # noqa: FBT003  Qt's own call
        self._left_out.clear()
        wished = self._state.get("wished", [])
        for section in self._yielding:
            column = self._columns[section]
            enough = _TITLE_AT_LEAST if column.gives_way >= PRESSED else _TITLE_WANTS
            if self._room(title) >= self._theme.px(enough):
                break
            if column.key not in wished and not self._header.isSectionHidden(section):
                self._header.setSectionHidden(section, True)  # noqa: FBT003  Qt's own call
                self._left_out.add(section)

    def _remember(self) -> None:
        if self._is_arranging:
            return
        header, columns = self._header, self._columns
        places = [header.logicalIndex(i) for i in range(header.count())]
        self._state["order"] = [columns[i].key for i in places]
        self._state["hidden"] = [c.key for i, c in enumerate(columns) if self._is_hidden(i)]
        kept = {columns[i].key for i in self._left_out}
        widths = {k: width for k, width in self._state.get("widths", {}).items() if k in kept}
        widths |= {
            column.key: round(header.sectionSize(i) / self._theme.scale)
            for i, column in enumerate(columns)
            if column.kind is not CellKind.TITLE and not header.isSectionHidden(i)
        }
        self._state["widths"] = widths
        self.fill_width()

    def show_menu(self) -> None:
        """Offer the columns below the headings, for those who came by keys."""
        self._show_menu(self._header.rect().bottomLeft())

    def _show_menu(self, place: QPoint) -> None:
        menu = QMenu(self._table)
        menu.setObjectName("columnMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        header = self._header
        below: dict[str, QMenu] = {}
        for section, column in enumerate(self._columns):
            gave_way = section in self._left_out
            told = _("{column} (no room now)") if gave_way else "{column}"
            group = column.group if len(self._columns) > _AT_ONCE else ""
            if group and group not in below:
                below[group] = menu.addMenu(group.replace("&", "&&"))
            words = told.format(column=column.label).replace("&", "&&")
            action = below.get(group, menu).addAction(words)
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(section))
            action.setEnabled(column.kind is not CellKind.TITLE)
            action.toggled.connect(
                lambda is_shown, section=section: self.show_column(section, is_shown=is_shown)
            )
        menu.popup(header.mapToGlobal(place))

    def _is_hidden(self, section: int) -> bool:
        """Whether the user has hidden a column; one that gave way is not."""
        return self._header.isSectionHidden(section) and section not in self._left_out

    def show_column(self, section: int, *, is_shown: bool) -> None:
        """Show or hide a column, and remember it; one that gave way then stays where it is."""
        key = self._columns[section].key
        wished = [each for each in self._state.get("wished", []) if each != key]
        if is_shown and section in self._left_out:
            wished.append(key)
        self._state["wished"] = wished
        self._left_out.discard(section)
        self._header.setSectionHidden(section, not is_shown)
        self._remember()
