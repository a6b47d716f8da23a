"""The people page: who is in the register, who answers for what, two spellings made one."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isms_desktop.domain.changes import Changes, RecordKind
from isms_desktop.domain.fuzzy import fuzzy_score
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.people_keeping import PeopleKeeping, PersonLine
from isms_desktop.ui.kit.bounds import bound
from isms_desktop.ui.kit.buttons import button, primary_button
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import small
from isms_desktop.ui.kit.page import Page, PageHeader, scroll
from isms_desktop.ui.kit.register_model import PRESSED, Cell, CellKind, Column, RegisterModel, Row
from isms_desktop.ui.kit.search_field import SearchField
from isms_desktop.ui.kit.side_by_side import SideBySide
from isms_desktop.ui.kit.table_view import RegisterTable
from isms_desktop.ui.kit.tokens import SPACE_8
from isms_desktop.ui.people.person_card import PersonCard

_TELLING: Final = (RecordKind.PERSON, RecordKind.ENTRY, RecordKind.OBJECTIVE)
_LINE: Final = "line"
_ROW_WIDTH: Final = 720
_TWO_ROWS: Final = 136
"""Height that leaves two people in sight below the headings, however small the window."""
_SEARCH_WIDTH: Final = 300


class PeoplePage(Page):
    """A list beside the person under the cursor.

    `owned_requested` asks for the entries somebody owns.
    """

    owned_requested = Signal(str)
    settings_requested = Signal()

    def __init__(self, desk: Desk, people: PeopleKeeping) -> None:
        super().__init__("peoplePage")
        self._desk, self._people = desk, people
        self._lines: dict[str, PersonLine] = {}
        self._wanted = ""
        theme = desk.theme
        back = button(theme, _("Settings"), "arrow-left", name="backToSettingsButton")
        back.clicked.connect(self.settings_requested)
        new = primary_button(theme, _("Add somebody"), "plus", name="newPersonButton")
        new.clicked.connect(self._start_new)
        self._header = PageHeader(_("People"), buttons=(back, new))
        self._search = SearchField(theme, _("Search the people"), _SEARCH_WIDTH)
        self._search.searched.connect(lambda _text: self._list())
        self._model = RegisterModel(_columns(), self._page)
        state = desk.preferences.table("people", [])
        self._table = RegisterTable(theme, self._model, state, "peopleTable")
        self._table.setAccessibleName(_("People"))
        bound(theme, self._table, minimumHeight=_TWO_ROWS)
        self._count = small("")
        self._card = PersonCard(desk)
        self.keys_go_to = self._table
        self._lay_out()
        self._connect()
        self.refresh()

    def visited(self, argument: object) -> None:
        """Put the cursor on somebody, where the page is asked for them."""
        if isinstance(argument, str) and argument:
            self._wanted = argument
            self._search.clear()
        self.refresh()

    def refresh(self) -> None:
        """Look at the people anew."""
        self._desk.jobs.read(lambda _progress: self._people.lines(), done=self._show)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_8)
        for widget in (self._search, self._table, self._count):
            column.addWidget(widget)
        self.body.addWidget(self._header)
        self.body.addWidget(
            SideBySide(self._desk.theme, (left, scroll(self._card)), (13, 7), _ROW_WIDTH), 1
        )

    def _connect(self) -> None:
        self._table.current_changed.connect(self._show_person)
        self._table.opened.connect(lambda _uid: self._card.focus_name())
        self._card.added.connect(self._add)
        self._card.changed.connect(self._change)
        self._card.merge_requested.connect(self._merge)
        self._card.owned_requested.connect(self.owned_requested)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self._search.setFocus)
        self._desk.news.data_changed.connect(self._note)

    def _show(self, lines: Sequence[PersonLine]) -> None:
        self._lines = {line.person.uid: line for line in lines}
        self._header.say(
            plural("{n} person or group", "{n} people and groups", len(lines)).format(n=len(lines))
        )
        self._list()

    def _list(self) -> None:
        typed = self._search.text()
        shown = [uid for uid, line in self._lines.items() if fuzzy_score(typed, _searched(line))]
        kept = self._wanted or self._table.current_id()
        self._wanted = ""
        self._model.set_ids(shown)
        if shown:
            self._table.select_id(kept if kept in shown else shown[0])
        number = plural("{n} shown", "{n} shown", len(shown)).format(n=len(shown))
        self._count.setText(f"{number}     {_('The numbers count what is open')}")
        self._show_person(self._table.current_id())

    def _page(self, uids: Sequence[str]) -> Sequence[Row]:
        return [{_LINE: self._lines[uid]} for uid in uids]

    def _show_person(self, uid: str) -> None:
        line = self._lines.get(uid)
        others = [each.person for each in self._lines.values() if each.person.uid != uid]
        self._card.show_line(line, others)

    def _start_new(self) -> None:
        self._card.start_new()

    def _add(self, name: str) -> None:
        self._write(partial(self._people.add, name))

    def _change(self, person: object) -> None:
        self._write(partial(self._people.change, person))  # type: ignore[arg-type]  # a signal's object

    def _merge(self, kept: str, gone: str) -> None:
        names = [self._lines[uid].person.name for uid in (gone, kept)]
        question = _("Join {gone} to {kept}?").format(gone=names[0], kept=names[1])
        details = _(
            "Everything that names {gone} will name {kept}, and {gone} counts as another spelling."
            " It is one step."
        ).format(gone=names[0], kept=names[1])
        if self._desk.prompts.ask(question, _("Join them"), _("Leave them"), details):
            self._wanted = kept
            self._write(partial(self._people.merge, kept, gone))

    def _write(self, work: Callable[[], Changes]) -> None:
        self._desk.jobs.write(lambda _progress: work(), done=self._desk.news.announce)

    def _note(self, changes: Changes) -> None:
        if any(kind in changes for kind in _TELLING):
            self.refresh()


def _searched(line: PersonLine) -> str:
    person = line.person
    return " ".join((person.name, person.initials, person.role, *person.aliases))


def _columns() -> Sequence[Column]:
    def count(name: str) -> Callable[[Row], Cell]:
        return lambda row: Cell(str(getattr(row[_LINE], name) or ""))

    return (
        Column("name", _("Name"), 170, _name, CellKind.TITLE, is_sortable=False),
        Column("initials", _("Initials"), 76, _initials, is_sortable=False, gives_way=1),
        Column("entries", _("Entries"), 76, count("entries"), is_sortable=False),
        Column("actions", _("Actions"), 76, count("actions"), is_sortable=False, gives_way=PRESSED),
        Column(
            "objectives",
            _("Objectives"),
            96,
            count("objectives"),
            is_sortable=False,
            gives_way=PRESSED + 1,
        ),
    )


def _name(row: Row) -> Cell:
    person = row[_LINE].person
    notes = [person.role, _("group") if person.is_group else ""]
    notes.append("" if person.is_active else _("no longer active"))
    return Cell(person.name, sub=" · ".join(note for note in notes if note))


def _initials(row: Row) -> Cell:
    return Cell(row[_LINE].person.initials)
