"""A table with search, chips, filters and saved views that is read as a whole: hundreds of rows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from isms_desktop.domain.changes import Changes
from isms_desktop.domain.listing import ListQuery
from isms_desktop.domain.progress import Progress
from isms_desktop.domain.queries import Condition
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.ui.kit.buttons import link_button
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.filter_bar import FilterBar, FilterBy
from isms_desktop.ui.kit.flow import ChipBar
from isms_desktop.ui.kit.labels import WrappedText
from isms_desktop.ui.kit.register_model import Column, RegisterModel, Row
from isms_desktop.ui.kit.saved_query import asked_again, told_query
from isms_desktop.ui.kit.search_field import SearchField
from isms_desktop.ui.kit.table_foot import TableAction, TableFoot
from isms_desktop.ui.kit.table_view import RegisterTable
from isms_desktop.ui.kit.tokens import SPACE_12
from isms_desktop.ui.kit.views_button import View, ViewsButton

_SEARCH_WIDTH: Final = 300
_CHIPS_BESIDE: Final = 5
"""More chips than these stand on a line of their own."""
_FILLED, _WAITING, _EMPTY = range(3)

Lines = TypeVar("Lines")


@dataclass(frozen=True, slots=True)
class Listed:
    """What a list shows: its rows by id in order, and how many each chip keeps."""

    rows: Mapping[str, Row]
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ListSource(Generic[Lines]):
    """Where the lines come from, all asked beside the window.

    `read` gives all lines, `find` of them what a query shows, `used` what a column can be filtered
    by. `to_bin` takes records out of the list, where that can be done there.
    """

    read: Callable[[], Sequence[Lines]]
    find: Callable[[Sequence[Lines], ListQuery], Listed]
    used: Callable[[Sequence[Lines], str], Sequence[str]]
    to_bin: Callable[[Sequence[str]], Changes] | None = None


@dataclass(frozen=True, slots=True)
class ListLook:
    """What a list is called: name of its table, its words, its columns, chips and filters."""

    name: str
    title: str
    search: str
    columns: Sequence[Column]
    chips: Sequence[tuple[str, str]]
    filters: FilterBy
    hidden_at_first: tuple[str, ...] = ()


class RecordList(QWidget, Generic[Lines]):
    """Shows the lines of a source; `opened` comes with the id of a row.

    `empty` makes what is shown while there is nothing at all; until the first look has ended the
    list only says that it is reading. `counted` tells how many there are under search and filters,
    whatever the chip; `was_read` that what is shown was just read.
    """

    opened = Signal(str)
    counted = Signal(int)
    was_read = Signal()
    bin_requested = Signal()

    def __init__(
        self,
        desk: Desk,
        look: ListLook,
        source: ListSource[Lines],
        empty: Callable[[], QWidget],
    ) -> None:
        super().__init__()
        self._desk, self._look, self._source, self._empty = desk, look, source, empty
        self._rows: Mapping[str, Row] = {}
        self._lines: Sequence[Lines] | None = None
        self._turn = 0
        self._query = ListQuery(chip=look.chips[0][0])
        self._model = RegisterModel(look.columns, lambda ids: [self._rows[each] for each in ids])
        state = desk.preferences.table(look.name, list(look.hidden_at_first))
        self.table = RegisterTable(desk.theme, self._model, state, f"{look.name}Table")
        self.table.setAccessibleName(look.title)
        self._search = SearchField(desk.theme, look.search, _SEARCH_WIDTH)
        self._search.setObjectName(f"{look.name}Search")
        self._chips = ChipBar(desk.theme, look.chips)
        self._chips.setObjectName(f"{look.name}Chips")
        self._filters = FilterBar(desk.theme, desk.dates, look.filters, look.name)
        self._views = ViewsButton(desk, look.name, self._taken, self._show_view)
        self._foot = TableFoot(desk.theme, self.table, self._actions(), self._links())
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """Read all lines anew; searching, filtering and sorting them needs no further look."""
        self._turn += 1
        self._lines = None
        self._look_again()

    def _actions(self) -> Sequence[TableAction]:
        name, copy = self._look.name, self.table.copy_selection
        actions = [TableAction(_("Copy"), "table", f"{name}CopyButton", copy, "Ctrl+C")]
        if self._source.to_bin is not None:
            bin_ = partial(self._move_to_bin, self._source.to_bin)
            actions.append(
                TableAction(_("Move to the bin"), "trash-2", f"{name}BinButton", bin_, "Del")
            )
        return actions

    def _links(self) -> Sequence[QWidget]:
        if self._source.to_bin is None:
            return ()
        name = f"{self._look.name}OpenBinButton"
        bin_ = link_button(self._desk.theme, _("Bin"), "trash-2", name=name)
        bin_.clicked.connect(self.bin_requested)
        return (bin_,)

    def _move_to_bin(self, to_bin: Callable[[Sequence[str]], Changes]) -> None:
        work = partial(_binned, to_bin, self.table.selected_ids())
        self._desk.jobs.write(work, done=self._desk.news.announce)

    def _lay_out(self) -> None:
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        bar = QHBoxLayout()
        bar.setSpacing(SPACE_12)
        bar.addWidget(self._search, 1)
        has_many = len(self._look.chips) > _CHIPS_BESIDE
        if has_many:
            bar.addStretch(1)
        else:
            bar.addWidget(self._chips, 3)
        bar.addWidget(self._views)
        bar.addWidget(self._filters.button)
        column.addLayout(bar)
        if has_many:
            column.addWidget(self._chips)
        column.addWidget(self._filters)
        column.addWidget(self.table, 1)
        column.addWidget(self._foot)
        self._stack.addWidget(filled)
        waiting = WrappedText(_("Reading the list…"), tone="muted")
        waiting.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack.addWidget(waiting)
        self._stack.setCurrentIndex(_WAITING)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _connect(self) -> None:
        self._search.searched.connect(lambda text: self._ask(search=text))
        self._search.returnPressed.connect(self.table.setFocus)
        self._chips.chosen.connect(lambda chip: self._ask(chip=chip))
        self._filters.wanted.connect(self._offer)
        self._filters.changed.connect(lambda conditions: self._ask(where=conditions))
        self._model.sort_requested.connect(
            lambda key, is_descending: self._ask(sort=key, descending=is_descending)
        )
        self.table.opened.connect(self.opened)
        self.table.previewed.connect(self.opened)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self._search.setFocus)

    def _look_again(self) -> None:
        work = partial(_found, self._source, self._lines, self._query)
        self._desk.jobs.read(work, done=partial(self._show, self._turn, self._query))

    def _show(self, turn: int, query: ListQuery, found: tuple[Sequence[Lines], Listed]) -> None:
        if turn != self._turn:  # it is being read anew
            return
        was_read = self._lines is None
        self._lines, listed = found
        if query == self._query:  # nothing else was asked for meanwhile
            self._fill(listed)
        if was_read:
            self.was_read.emit()

    def _fill(self, listed: Listed) -> None:
        self._rows = listed.rows
        self._model.set_ids(list(listed.rows))
        self._chips.set_counts({key: listed.counts.get(key, 0) for key, _name in self._look.chips})
        if not self._lines and self._stack.count() == _EMPTY:
            self._stack.addWidget(self._empty())
        self._stack.setCurrentIndex(_FILLED if self._lines else _EMPTY)
        n = len(listed.rows)
        shown = plural("{n} shown", "{n} shown", n).format(n=n)
        self._foot.say(f"{shown} · {_('Enter: open · Ctrl+C: copy · Ctrl+F: search')}")
        if listed.rows and not self.table.current_id():
            self.table.select_id(next(iter(listed.rows)))
        self.counted.emit(listed.counts.get("", 0))

    def _offer(self, key: str) -> None:
        work = partial(_used, self._source, self._lines or (), key)
        self._desk.jobs.read(work, done=partial(self._filters.offer, key))

    def _taken(self) -> View:
        return {**self.table.arrangement.taken(), **told_query(self._query)}

    def _show_view(self, view: View) -> None:
        self.table.arrangement.put(view)
        keys = {*self._look.filters.all(), *(column.key for column in self._look.columns)}
        query = ListQuery(**asked_again(view, keys, [key for key, _name in self._look.chips]))
        self._search.setText(query.search)
        self._chips.choose(query.chip)
        self._filters.show_conditions(query.where)
        self.table.show_sorting(query.sort, is_descending=query.descending)
        self._query = query
        self._look_again()

    def _ask(self, **changes: str | bool | tuple[Condition, ...]) -> None:
        parts: dict[str, Any] = changes
        self._query = replace(self._query, **parts)
        self._look_again()


def _found(
    source: ListSource[Lines],
    lines: Sequence[Lines] | None,
    query: ListQuery,
    _progress: Progress,
) -> tuple[Sequence[Lines], Listed]:
    known = source.read() if lines is None else lines
    return known, source.find(known, query)


def _used(
    source: ListSource[Lines], lines: Sequence[Lines], key: str, _progress: Progress
) -> Sequence[str]:
    return source.used(lines, key)


def _binned(
    to_bin: Callable[[Sequence[str]], Changes], uids: Sequence[str], _progress: Progress
) -> Changes:
    return to_bin(uids)
