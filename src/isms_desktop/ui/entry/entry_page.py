"""One entry: its form, where it stands, and what it already carries."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.fields import Value
from isms_desktop.domain.progress import Progress
from isms_desktop.domain.typed_values import FieldProblem, typed
from isms_desktop.runtime.i18n import _
from isms_desktop.services.drafts import NEW_ENTRY, Drafts
from isms_desktop.services.entries import Entries, InvalidValuesError, Saved
from isms_desktop.services.people import People
from isms_desktop.ui.entry.form_fields import HELP, form_fields
from isms_desktop.ui.entry.side_column import SideColumn
from isms_desktop.ui.kit.buttons import button, link_button, primary_button
from isms_desktop.ui.kit.cards import Banner, Card
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import small
from isms_desktop.ui.kit.page import Page, PageHeader, scroll
from isms_desktop.ui.kit.record_form import RecordForm
from isms_desktop.ui.kit.tokens import SPACE_16, Tone

IDLE_MS: Final = 60_000
"""How long nothing is typed before the draft is committed."""


@dataclass(frozen=True, slots=True)
class _Loaded:
    entry: Entry | None
    draft: Mapping[str, str]
    people: tuple[str, ...]


class EntryPage(Page):
    """Edits one entry, or records a new one.

    A field that was left goes to the draft; leaving the page, a minute of idleness and closing the
    program commit the draft.
    """

    register_requested = Signal()
    history_requested = Signal(str)
    saved = Signal(object)

    def __init__(self, desk: Desk, entries: Entries, drafts: Drafts, people: People) -> None:
        super().__init__("entryPage")
        self._desk = desk
        self._entries = entries
        self._drafts = drafts
        self._people = people
        self._entry: Entry | None = None
        self._first: Mapping[str, Value] = {}
        self._form: RecordForm | None = None
        self._content: QWidget | None = None
        self._idle = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._idle.timeout.connect(self.commit)
        self._back = link_button(desk.theme, _("Register"), "arrow-left", name="backButton")
        self._back.clicked.connect(self.register_requested)
        self.body.addWidget(self._back, alignment=Qt.AlignmentFlag.AlignLeft)
        self._state = small("")
        self._leave_button = primary_button(
            desk.theme, _("Save and leave"), "check", name="leaveButton"
        )
        self._leave_button.clicked.connect(self.register_requested)
        self._drop_button = button(desk.theme, _("Undo my typing"), "undo-2", name="dropButton")
        self._drop_button.clicked.connect(self._drop)
        self.set_bar((self._drop_button,), (self._state, self._leave_button))

    def visited(self, argument: object) -> None:
        """Open the entry with this id, or begin a new one where it is blank."""
        self.show_entry(argument if isinstance(argument, str) else NEW_ENTRY)

    def left(self) -> None:
        """Commit what was typed."""
        self.commit()

    def show_entry(self, uid: str) -> None:
        """Open this entry, or the new one, with what was typed and not yet committed."""
        self._desk.jobs.read(partial(self._load, uid), done=self._show)

    def commit(self) -> None:
        """Commit what was typed, if anything was; nothing typed is lost where that fails."""
        self._idle.stop()
        changed = self._changed()
        if not changed or self._form is None:
            return
        if self._entry is None and not (changed.get("description") or changed.get("title")):
            self._state.setText(_("Kept as a draft: it needs a description."))
            self._keep(changed)
            return
        self._first = values = self._form.values()
        work = partial(self._save, self._entry, changed if self._entry else values)
        self._desk.jobs.write(work, done=self._committed, failed=partial(self._refused, changed))

    def _load(self, uid: str, _progress: Progress) -> _Loaded:
        entry = self._entries.get(uid) if uid else None
        return _Loaded(entry, self._drafts.get(uid), tuple(self._people.names()))

    def _show(self, loaded: _Loaded) -> None:
        self._entry = loaded.entry
        if self._content is not None:
            self.body.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._form = RecordForm(
            self._desk.theme, self._desk.dates, form_fields(), loaded.people, HELP
        )
        if loaded.entry:
            self._form.set_values(_values(loaded.entry))
        else:
            self._form.set_values({"identified_on": self._desk.clock.today()})
        self._first = self._form.values()
        self._form.set_values(_from_draft(loaded.draft))
        self._form.changed.connect(self._note_change)
        is_closed = bool(loaded.entry and loaded.entry.is_closed)
        self._form.setEnabled(not is_closed)
        self._content = self._laid_out(loaded.entry, self._form)
        self.body.addWidget(self._content, 1)
        self._drop_button.setVisible(bool(loaded.draft))
        self._state.setText(_("Your draft is back.") if loaded.draft else "")
        if not is_closed:
            self._form.focus("title")

    def _laid_out(self, entry: Entry | None, form: RecordForm) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        header = PageHeader(entry.name if entry else _("New entry"), entry.ref if entry else "")
        column.addWidget(header)
        if entry and entry.is_closed:
            sentence = _("This entry is closed. It can be read, not changed.")
            column.addWidget(Banner(self._desk.theme, Tone.NEUTRAL, sentence))
        row = QHBoxLayout()
        row.setSpacing(SPACE_16)
        card = Card()
        card.body.addWidget(form)
        row.addWidget(scroll(card), 1)
        if entry:
            side = SideColumn(self._desk, entry)
            side.history_requested.connect(self.history_requested)
            row.addWidget(side)
        column.addLayout(row, 1)
        return content

    def _changed(self) -> dict[str, Value]:
        if self._form is None:
            return {}
        values = self._form.values()
        return {key: value for key, value in values.items() if value != self._first.get(key)}

    def _note_change(self, _key: str) -> None:
        self._keep(self._changed())
        self._drop_button.setVisible(True)
        self._idle.start()

    def _keep(self, changed: Mapping[str, Value]) -> None:
        uid = self._entry.uid if self._entry else NEW_ENTRY
        self._desk.jobs.write(lambda _progress: self._drafts.keep(uid, changed))

    def _save(self, entry: Entry | None, values: Mapping[str, Value], _progress: Progress) -> Saved:
        if entry is None:
            return self._entries.create(values)
        return self._entries.change(entry.uid, entry.version, values)

    def _committed(self, saved: Saved) -> None:
        self._desk.news.announce(saved.changes)
        self.saved.emit(saved)
        self._drop_button.hide()
        self._state.setText(_("Saved as {ref}.").format(ref=saved.ref))
        if self.isVisible():
            self.show_entry(saved.uid)  # go on with the version that was committed

    def _refused(self, changed: Mapping[str, Value], error: UserError) -> None:
        self._keep(changed)
        if isinstance(error, InvalidValuesError) and self._form is not None:
            self._form.show_problems({p.key: p.message for p in error.problems})
        self._desk.prompts.warn(error)

    def _drop(self) -> None:
        uid = self._entry.uid if self._entry else NEW_ENTRY
        self._first = self._form.values() if self._form else {}
        self._desk.jobs.write(
            lambda _progress: self._drafts.drop(uid), done=partial(self._dropped, uid)
        )

    def _dropped(self, uid: str, _changes: object) -> None:
        self._idle.stop()
        self.show_entry(uid)


def _values(entry: Entry) -> dict[str, Value]:
    return {field.key: getattr(entry, field.key) for field in form_fields()}


def _from_draft(draft: Mapping[str, str]) -> dict[str, Value]:
    fields = {field.key: field for field in form_fields()}
    read = {key: typed(fields[key], text) for key, text in draft.items() if key in fields}
    return {key: value for key, value in read.items() if not isinstance(value, FieldProblem)}
