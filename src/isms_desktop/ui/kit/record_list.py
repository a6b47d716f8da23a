"""A table with search, chips and foot that is read as a whole, for lists of hundreds of rows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from isms_desktop.domain.progress import Progress
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.flow import ChipBar
from isms_desktop.ui.kit.register_model import Column, RegisterModel, Row
from isms_desktop.ui.kit.search_field import SearchField
from isms_desktop.ui.kit.table_foot import TableAction, TableFoot
from isms_desktop.ui.kit.table_view import RegisterTable
from isms_desktop.ui.kit.tokens import SPACE_12

_SEARCH_WIDTH: Final = 300


@dataclass(frozen=True, slots=True)
class ListQuery:
    """What a list shall show."""

    search: str = ""
    chip: str = ""
    sort: str = ""
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list shows: its rows by id in order, and how many each chip keeps."""

    rows: Mapping[str, Row]
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ListLook:
    """What a list is called: name of its table, its words, its columns, its chips."""

    name: str
    title: str
    search: str
    columns: Sequence[Column]
    chips: Sequence[tuple[str, str]]


class RecordList(QWidget):
    """Shows what `find` gives; `opened` comes with the id of a row.

    `empty` is shown while the chip of everything, the blank one, keeps nothing and nothing is
    searched for.
    """

    opened = Signal(str)

    def __init__(
        self, desk: Desk, look: ListLook, find: Callable[[ListQuery], Listed], empty: QWidget
    ) -> None:
        super().__init__()
        self._desk, self._look, self._find = desk, look, find
        self._rows: Mapping[str, Row] = {}
        self._query = ListQuery(chip=look.chips[0][0])
        self._model = RegisterModel(look.columns, lambda ids: [self._rows[each] for each in ids])
        state = desk.preferences.table(look.name, [])
        self.table = RegisterTable(desk.theme, self._model, state, f"{look.name}Table")
        self.table.setAccessibleName(look.title)
        self._search = SearchField(desk.theme, look.search, _SEARCH_WIDTH)
        self._search.setObjectName(f"{look.name}Search")
        self._chips = ChipBar(desk.theme, look.chips)
        self._chips.setObjectName(f"{look.name}Chips")
        copy = TableAction(
            _("Copy"), "table", f"{look.name}CopyButton", self.table.copy_selection, "Ctrl+C"
        )
        self._foot = TableFoot(desk.theme, self.table, (copy,))
        self._stack = QStackedWidget()
        self._lay_out(empty)
        self._connect()

    def refresh(self) -> None:
        """Ask anew for what search and chip show."""
        self._desk.jobs.read(partial(self._look_for, self._query), done=self._show)

    def _lay_out(self, empty: QWidget) -> None:
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        bar = QHBoxLayout()
        bar.setSpacing(SPACE_12)
        bar.addWidget(self._search, 1)
        bar.addWidget(self._chips, 3)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        column.addWidget(self._foot)
        self._stack.addWidget(filled)
        self._stack.addWidget(empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _connect(self) -> None:
        self._search.searched.connect(lambda text: self._ask(search=text))
        self._search.returnPressed.connect(self.table.setFocus)
        self._chips.chosen.connect(lambda chip: self._ask(chip=chip))
        self._model.sort_requested.connect(
            lambda key, is_descending: self._ask(sort=key, descending=is_descending)
        )
        self.table.opened.connect(self.opened)
        self.table.previewed.connect(self.opened)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self._search.setFocus)

    def _look_for(self, query: ListQuery, _progress: Progress) -> tuple[ListQuery, Listed]:
        return query, self._find(query)

    def _show(self, found: tuple[ListQuery, Listed]) -> None:
        query, listed = found
        if query != self._query:  # something else was asked for meanwhile
            return
        self._rows = listed.rows
        self._model.set_ids(list(listed.rows))
        self._chips.set_counts(dict(listed.counts))
        self._stack.setCurrentIndex(0 if listed.counts.get("") or query.search else 1)
        n = len(listed.rows)
        shown = plural("{n} shown", "{n} shown", n).format(n=n)
        self._foot.say(f"{shown} · {_('Enter: open · Ctrl+C: copy · Ctrl+F: search')}")
        if listed.rows and not self.table.current_id():
            self.table.select_id(next(iter(listed.rows)))

    def _ask(self, **changes: Any) -> None:  # noqa: ANN401  # each part of a query has its own type
        self._query = replace(self._query, **changes)
        self.refresh()
