"""The register: search, chips, table, and what the entry under the cursor needs next."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from isms_desktop.domain.changes import Changes, RecordKind
from isms_desktop.domain.entry import Entry
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.progress import Progress
from isms_desktop.domain.queries import Chip, RegisterCounts, RegisterQuery
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.checking import Checking
from isms_desktop.services.entries import Entries
from isms_desktop.services.registers import Registers
from isms_desktop.services.sifting import CHECKS, SAID, Sifted, sift
from isms_desktop.ui.kit.buttons import button, link_button, primary_button
from isms_desktop.ui.kit.cards import EmptyState
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.filter_bar import FilterBar
from isms_desktop.ui.kit.flow import ChipBar
from isms_desktop.ui.kit.page import Page, PageHeader
from isms_desktop.ui.kit.register_model import RegisterModel, Row
from isms_desktop.ui.kit.saved_query import asked_again, told_query
from isms_desktop.ui.kit.search_field import SearchField
from isms_desktop.ui.kit.table_foot import TableFoot
from isms_desktop.ui.kit.table_view import RegisterTable
from isms_desktop.ui.kit.tabs import Tabs
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import SPACE_12
from isms_desktop.ui.kit.views_button import View, ViewsButton
from isms_desktop.ui.registers.action_tab import ActionTab
from isms_desktop.ui.registers.check_counts import CountsInSight
from isms_desktop.ui.registers.columns import (
    TABLE,
    hidden_at_first,
    register_columns,
    register_filters,
)
from isms_desktop.ui.registers.detail_pane import DetailPane
from isms_desktop.ui.registers.entry_actions import EntryActions, Together
from isms_desktop.ui.registers.lesson_tab import LessonTab

ACTIONS_TAB: Final = "actions"
"""What `visited` is given to show all actions."""
LESSONS_TAB: Final = "lessons"
"""What `visited` is given to show what was learned."""
_TABS: Final[tuple[object, ...]] = (ACTIONS_TAB, LESSONS_TAB)
_SEARCH_WIDTH: Final = 240
_BESIDE_FROM: Final = 1000
"""Width of the page, at normal text size, from which the detail pane has room beside the table."""


class RegisterPage(Page):
    """All entries, the most urgent first, filtered by what is typed and by the chip that is on."""

    entry_requested = Signal(str)
    aim_requested = Signal(str)
    new_entry_requested = Signal()
    history_requested = Signal(str)
    bin_requested = Signal()
    import_requested = Signal()
    export_requested = Signal(object)
    print_requested = Signal(object)

    def __init__(
        self,
        desk: Desk,
        registers: Registers,
        entries: Entries,
        checking: Checking,
        together: Together,
    ) -> None:
        super().__init__("registerPage")
        self._desk = desk
        self._registers = registers
        self._entries = entries
        self._checking = checking
        self._query = self._printed = RegisterQuery()
        self._is_stale = False
        self._checks = CountsInSight(desk.jobs, checking.counts)
        columns = register_columns(desk.dates, self._checks.cell, desk.helps)
        self._model = RegisterModel(columns, self._page)
        self._checks.stand_in(self._model)
        state = desk.preferences.table(TABLE, hidden_at_first(columns))
        self._table = RegisterTable(desk.theme, self._model, state, "registerTable")
        self._table.setAccessibleName(_("Entries"))
        self._detail = DetailPane(desk)
        self._search = SearchField(desk.theme, _("Search the register"), _SEARCH_WIDTH)
        self._chips = ChipBar(desk.theme, _chips())
        self._chips.setObjectName("registerChips")
        self._filters = FilterBar(desk.theme, desk.dates, register_filters(), TABLE)
        self._views = ViewsButton(
            desk,
            TABLE,
            lambda: {**self._table.arrangement.taken(), **told_query(self._query)},
            self._show_view,
        )
        actions = EntryActions(desk, self._table, entries, together)
        self._bin = link_button(desk.theme, _("Bin"), "trash-2", name="openBinButton")
        self._foot = TableFoot(desk.theme, self._table, actions.actions(), (self._bin,))
        self._actions, self._lessons = ActionTab(desk, registers), LessonTab(desk, registers)
        self._build()
        self._chips.choose(self._query.chip)
        self._connect()
        self.keys_go_to = self._table
        self.more_areas = (self._detail, self._foot)
        self.refresh()

    def refresh(self) -> None:
        """Ask anew for what the search and the chip show."""
        self._is_stale = False
        work = partial(sift, self._query, self._registers, self._checking, self._checks.known())
        done = partial(self._show, self._query, self._checks.turn)
        self._desk.jobs.read(work, done=done, title=_("Looking at the entries"))

    def visited(self, argument: object) -> None:
        """Show the chip or the conditions another page points to, or what was shown before."""
        if self._is_stale:
            self.refresh()
        if argument in _TABS or isinstance(argument, Chip | tuple):
            self._tabs.show_tab(_TABS.index(argument) + 1 if argument in _TABS else 0)
        if isinstance(argument, Chip):
            self._chips.choose(argument)
            self._filter(argument)
        elif isinstance(argument, tuple):
            self._search.clear()
            self._chips.choose(Chip.ALL)
            self._filters.show_conditions(argument)
            self._ask(search="", chip=Chip.ALL, where=argument)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._detail.setVisible(self.width() >= _BESIDE_FROM * self._desk.theme.scale)

    def _build(self) -> None:
        theme = self._desk.theme
        self._print = button(theme, _("Print"), "printer", name="printButton")
        self._export = button(theme, _("Export"), "download", name="exportButton")
        self._import = button(theme, _("Import"), "upload", name="importButton")
        self._new = primary_button(theme, _("New entry"), "plus", name="newEntryButton")
        buttons = (self._print, self._export, self._import, self._new)
        self.body.addWidget(PageHeader(_("Register"), buttons=buttons))
        bar = QHBoxLayout()
        bar.setSpacing(SPACE_12)
        bar.addWidget(self._search, 1)
        bar.addWidget(self._chips, 4)
        bar.addWidget(self._views)
        bar.addWidget(self._filters.button)
        entries = QWidget()
        column = QVBoxLayout(entries)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addLayout(bar)
        column.addWidget(self._filters)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._shown_side_by_side())
        self._stack.addWidget(self._empty())
        self._stack.addWidget(_nothing_fits(theme, partial(self.visited, ())))
        column.addWidget(self._stack, 1)
        column.addWidget(self._foot)
        tabs = (
            (_("Entries"), entries),
            (_("Actions"), self._actions),
            (_("Lessons"), self._lessons),
        )
        self._tabs = Tabs("registerTabs", _("Entries, actions or lessons"), tabs)
        self.body.addWidget(self._tabs, 1)

    def _shown_side_by_side(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_12)
        row.addWidget(self._table, 1)
        row.addWidget(self._detail)
        return holder

    def _empty(self) -> QWidget:
        theme = self._desk.theme
        bring = primary_button(theme, _("Import a spreadsheet"), "upload")
        record = button(theme, _("Record the first entry"), "plus")
        bring.clicked.connect(self.import_requested)
        record.clicked.connect(self.new_entry_requested)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.addWidget(
            EmptyState(
                theme,
                "inbox",
                _("No entries yet"),
                _("Bring in the log you already keep in a spreadsheet, or record the first one."),
                (bring, record),
            )
        )
        return holder

    def _connect(self) -> None:
        self._new.clicked.connect(self.new_entry_requested)
        self._import.clicked.connect(self.import_requested)
        self._bin.clicked.connect(self.bin_requested)
        self._actions.entry_requested.connect(self.entry_requested)
        self._lessons.entry_requested.connect(self.entry_requested)
        self._lessons.aim_requested.connect(self.aim_requested)
        self._export.clicked.connect(
            lambda: self.export_requested.emit(_shown_to(self._query, self._printed))
        )
        self._print.clicked.connect(
            lambda: self.print_requested.emit(_shown_to(self._query, self._printed))
        )
        self._search.searched.connect(lambda text: self._ask(search=text))
        self._search.returnPressed.connect(self._table.setFocus)
        self._chips.chosen.connect(self._filter)
        self._filters.wanted.connect(self._offer_filters)
        self._filters.changed.connect(lambda conditions: self._ask(where=conditions))
        self._model.sort_requested.connect(
            lambda key, is_descending: self._ask(sort=key, descending=is_descending)
        )
        self._table.current_changed.connect(self._look_at)
        self._table.opened.connect(self.entry_requested)
        self._table.previewed.connect(self._toggle_detail)
        self._detail.open_requested.connect(self.entry_requested)
        self._detail.history_requested.connect(self.history_requested)
        self._desk.news.data_changed.connect(self._note)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self._search.setFocus)

    def _show(self, query: RegisterQuery, turn: int, found: Sifted) -> None:
        if query != self._query:  # something else was asked for meanwhile
            return
        self._printed, uids, counts = found.query, found.uids, found.counts
        self._checks.learn(turn, found.checks)
        self._model.set_ids(uids)
        self._chips.set_counts({str(chip): counts[chip] for chip in Chip})
        is_unused = not counts[Chip.ALL] and not query.search and not query.where
        nothing_fits = not uids and not counts[Chip.ALL] and not is_unused
        self._stack.setCurrentIndex(1 if is_unused else 2 if nothing_fits else 0)
        used = (self._search, self._chips, self._views, self._filters.button)
        for widget in (*used, self._print, self._export):
            widget.setVisible(not is_unused)
        self._foot.say("" if is_unused else _count_line(len(uids), counts))
        if uids and not self._table.current_id():
            self._table.select_id(uids[0])
        self._look_at(self._table.current_id())

    def _page(self, uids: Sequence[str]) -> Sequence[Row]:
        found = {row.uid: row.values for row in self._registers.page(uids)}
        return [{**found[uid], "uid": uid} if uid in found else _GONE for uid in uids]

    def _offer_filters(self, key: str) -> None:
        if key == CHECKS:
            self._filters.offer(key, SAID)
            return
        work = partial(_used, self._registers, key)
        self._desk.jobs.read(work, done=partial(self._filters.offer, key))

    def _filter(self, chip: str) -> None:
        self._ask(chip=Chip(chip))

    def _ask(self, **changes: Any) -> None:  # noqa: ANN401  # each part of a query has its own type
        self._query = replace(self._query, **changes)
        self.refresh()

    def _show_view(self, view: View) -> None:
        self._table.arrangement.put(view)
        chips = [str(Chip.ALL), *map(str, Chip)]
        asked = asked_again(view, register_filters().all(), chips)
        query = RegisterQuery(**{**asked, "chip": Chip(asked["chip"])})
        self._search.setText(query.search)
        self._chips.choose(query.chip)
        self._filters.show_conditions(query.where)
        self._table.show_sorting(query.sort, is_descending=query.descending)
        self._query = query
        self.refresh()

    def _look_at(self, uid: str) -> None:
        if uid:
            work = partial(_entry, self._entries, uid)
            self._desk.jobs.read(work, done=self._show_detail, failed=self._forget_detail)
        else:
            self._detail.show_entry(None)

    def _toggle_detail(self, _uid: str) -> None:
        self._detail.setVisible(not self._detail.isVisible())

    def _show_detail(self, entry: Entry) -> None:
        if entry.uid == self._table.current_id():
            self._detail.show_entry(entry)

    def _forget_detail(self, _error: UserError) -> None:
        self._detail.show_entry(None)

    def _note(self, changes: Changes) -> None:
        if RecordKind.ENTRY in changes or RecordKind.PERSON in changes:
            self._checks.forget()
            self._is_stale = True
            if self.isVisible() or not _asks_checks(self._query):
                self.refresh()


def _asks_checks(query: RegisterQuery) -> bool:
    """Whether every entry has to be judged to answer it, which takes a while in a long register."""
    return query.sort == CHECKS or any(condition.key == CHECKS for condition in query.where)


def _shown_to(asked: RegisterQuery, sifted: RegisterQuery) -> RegisterQuery:
    """What is printed and exported: what the checks decided is known by who was shown."""
    return sifted if _asks_checks(asked) else asked


class _Gone(dict[str, object]):
    """The line of an entry that went away while the table was being painted."""

    def __missing__(self, key: str) -> object:
        return "Rejected" if key == "status" else None


_GONE: Final = _Gone()


def _nothing_fits(theme: Theme, show_all: Callable[[], object]) -> QWidget:
    everything = button(theme, _("Show all entries"), "list-checks", name="showAllButton")
    everything.clicked.connect(lambda _checked=False: show_all())
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.addWidget(
        EmptyState(
            theme,
            "search",
            _("No entry fits"),
            _("Take a filter away, or search for another word."),
            (everything,),
        )
    )
    return holder


def _used(registers: Registers, key: str, _progress: Progress) -> list[str]:
    return registers.used_values(key)


def _entry(entries: Entries, uid: str, _progress: Progress) -> Entry:
    return entries.get(uid)


def _chips() -> tuple[tuple[str, str], ...]:
    return (
        (Chip.OPEN, _("Open")),
        (Chip.OVERDUE, _("Overdue")),
        (Chip.EFFECT_CHECKS, _("Effect checks")),
        (Chip.CLOSED, _("Closed")),
        (Chip.ALL, _("All")),
    )


def _count_line(shown: int, counts: RegisterCounts) -> str:
    entries = plural("{n} entry", "{n} entries", shown).format(n=shown)
    is_all = _("{open} open · {overdue} overdue").format(
        open=counts[Chip.OPEN], overdue=counts[Chip.OVERDUE]
    )
    keys = _("Space: preview · Enter: open · Ctrl+C: copy · Ctrl+N: new entry")
    return f"{entries} · {is_all} · {keys}"
