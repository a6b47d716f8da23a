"""One searchable, filtered table of objectives or of indicators."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from isms_desktop.domain.changes import Changes
from isms_desktop.domain.objective_list import ObjectiveLine, ObjectiveQuery, counts, found
from isms_desktop.domain.progress import Progress
from isms_desktop.domain.words import State
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.ui.kit.buttons import link_button
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.flow import ChipBar
from isms_desktop.ui.kit.labels import WrappedText
from isms_desktop.ui.kit.register_model import Column, RegisterModel, Row
from isms_desktop.ui.kit.search_field import SearchField
from isms_desktop.ui.kit.table_foot import TableAction, TableFoot
from isms_desktop.ui.kit.table_view import RegisterTable
from isms_desktop.ui.kit.tokens import SPACE_12
from isms_desktop.ui.objectives.columns import LINE

_ALL: Final = "All"
_SEARCH_WIDTH: Final = 420
_STATES: Final = (
    State.OFF_TRACK,
    State.AT_RISK,
    State.ON_TRACK,
    State.REACHED,
    State.MISSED,
    State.STALE,
    State.NO_DATA,
    State.NO_TARGET,
    State.PROPOSAL,
)


class Listed(Protocol):
    """What lists lines: the objectives or the indicators."""

    def list(self, query: ObjectiveQuery) -> list[ObjectiveLine]:
        """The lines the query shows, in its order."""

    def to_bin(self, uids: Sequence[str]) -> Changes:
        """Take these out of the lists."""


@dataclass(frozen=True, slots=True)
class ListLook:
    """What a list is called: name of its table, its words, its columns."""

    name: str
    title: str
    search: str
    columns: Sequence[Column]


class AimList(QWidget):
    """Search, state chips with counts, table; `empty` is shown while there is nothing at all.

    Until the first look has ended it only says that it is reading. `counted` tells how many there
    are under the search, of all states; `was_read` that what is shown was just read.
    """

    opened = Signal(str)
    counted = Signal(int)
    was_read = Signal()
    bin_requested = Signal()

    def __init__(self, desk: Desk, listed: Listed, look: ListLook, empty: QWidget) -> None:
        super().__init__()
        self._desk, self._listed, self._look = desk, listed, look
        self._query = ObjectiveQuery()
        self._all: list[ObjectiveLine] = []
        self._lines: dict[str, ObjectiveLine] = {}
        self._model = RegisterModel(look.columns, self._page)
        state = desk.preferences.table(look.name, [])
        self.table = RegisterTable(desk.theme, self._model, state, f"{look.name}Table")
        self.table.setAccessibleName(look.title)
        self._search = SearchField(desk.theme, look.search, _SEARCH_WIDTH)
        self._search.setObjectName(f"{look.name}Search")
        chips = [(_ALL, _("All")), *((str(state), _(state.value)) for state in _STATES)]
        self._chips = ChipBar(desk.theme, chips)
        self._chips.setObjectName(f"{look.name}Chips")
        bin_ = link_button(desk.theme, _("Bin"), "trash-2", name=f"{look.name}OpenBinButton")
        bin_.clicked.connect(self.bin_requested)
        self._foot = TableFoot(desk.theme, self.table, self._actions(), (bin_,))
        self._stack = QStackedWidget()
        self._lay_out(empty)
        self._connect()

    def refresh(self) -> None:
        """Read all lines anew; searching, filtering and sorting them needs no further look."""
        self._desk.jobs.read(self._read, done=self._take)

    def _actions(self) -> Sequence[TableAction]:
        name = self._look.name
        return (
            TableAction(
                _("Copy"), "table", f"{name}CopyButton", self.table.copy_selection, "Ctrl+C"
            ),
            TableAction(_("Move to the bin"), "trash-2", f"{name}BinButton", self._to_bin, "Del"),
        )

    def _to_bin(self) -> None:
        work = partial(_binned, self._listed, self.table.selected_ids())
        self._desk.jobs.write(work, done=self._desk.news.announce)

    def _lay_out(self, empty: QWidget) -> None:
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(self._search)
        column.addWidget(self._chips)
        column.addWidget(self.table, 1)
        column.addWidget(self._foot)
        self._stack.addWidget(filled)
        self._stack.addWidget(empty)
        waiting = WrappedText(_("Reading the list…"), tone="muted")
        waiting.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._stack.addWidget(waiting)
        self._stack.setCurrentWidget(waiting)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)

    def _connect(self) -> None:
        self._search.searched.connect(lambda text: self._ask(search=text))
        self._search.returnPressed.connect(self.table.setFocus)
        self._chips.chosen.connect(self._filter)
        self._model.sort_requested.connect(self._sort)
        self.table.opened.connect(self.opened)
        self.table.previewed.connect(self.opened)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self._search.setFocus)

    def _read(self, _progress: Progress) -> list[ObjectiveLine]:
        return self._listed.list(ObjectiveQuery())

    def _take(self, lines: list[ObjectiveLine]) -> None:
        self._all = lines
        self._show()
        self.was_read.emit()

    def _show(self) -> None:
        """Show what the search and the chip keep of what was read."""
        lines = found(self._all, self._query)
        kept = counts(self._all, self._query)
        self._lines = {line.uid: line for line in lines}
        self._model.set_ids(list(self._lines))
        total = sum(kept.values())
        self._chips.set_counts(
            {_ALL: total, **{str(state): kept.get(state, 0) for state in _STATES}}
        )
        self._stack.setCurrentIndex(0 if self._all else 1)
        shown = plural("{n} shown", "{n} shown", len(lines)).format(n=len(lines))
        self._foot.say(f"{shown} · {_('Enter: open · Ctrl+C: copy · Ctrl+F: search')}")
        if lines and not self.table.current_id():
            self.table.select_id(lines[0].uid)
        self.counted.emit(total)

    def _page(self, uids: Sequence[str]) -> Sequence[Row]:
        return [{LINE: self._lines[uid]} for uid in uids]

    def _filter(self, chip: str) -> None:
        self._ask(state=None if chip == _ALL else State(chip))

    def _sort(self, key: str, is_descending: bool) -> None:
        self._ask(sort=key, descending=is_descending)

    def _ask(self, **changes: Any) -> None:  # noqa: ANN401  # each part of a query has its own type
        self._query = replace(self._query, **changes)
        self._show()


def _binned(listed: Listed, uids: Sequence[str], _progress: Progress) -> Changes:
    return listed.to_bin(uids)
