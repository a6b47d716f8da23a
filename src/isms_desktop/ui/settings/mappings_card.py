"""How spreadsheets were matched, remembered for the next one like them."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QTreeWidget, QTreeWidgetItem

from isms_desktop.domain.changes import Changes
from isms_desktop.domain.importing.choices import Answer, QuestionKind
from isms_desktop.domain.imports import ANSWER, RememberedMapping
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.runtime.i18n import _
from isms_desktop.services.mappings import Mappings
from isms_desktop.ui.kit.bounds import bound
from isms_desktop.ui.kit.buttons import button
from isms_desktop.ui.kit.cards import Card
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText
from isms_desktop.ui.kit.page import row_of

_LIST_HEIGHT: Final = 110
_TREE_HEIGHT: Final = 190
_WHAT = Qt.ItemDataRole.UserRole


class MappingsCard(Card):
    """Lists what is remembered; one can be renamed, corrected and forgotten."""

    def __init__(self, desk: Desk, mappings: Mappings) -> None:
        super().__init__(_("Remembered spreadsheets"))
        self._desk = desk
        self._mappings = mappings
        text = _(
            "How columns and words were matched is taken over when a file like it comes again."
        )
        self.body.addWidget(WrappedText(text, tone="muted"))
        self._list = QListWidget()
        self._list.setObjectName("mappingList")
        self._list.setAccessibleName(_("Remembered spreadsheets"))
        bound(desk.theme, self._list, height=_LIST_HEIGHT)
        self._list.currentItemChanged.connect(self._show_chosen)
        self._name = QLineEdit()
        self._name.setObjectName("mappingNameField")
        self._name.setAccessibleName(_("Name"))
        self._name.editingFinished.connect(self._rename)
        self._parts = QTreeWidget()
        self._parts.setObjectName("mappingParts")
        self._parts.setAccessibleName(_("Columns and words"))
        self._parts.setHeaderLabels([_("In the file"), _("Here")])
        self._parts.setRootIsDecorated(False)
        bound(desk.theme, self._parts, height=_TREE_HEIGHT)
        self._parts.itemSelectionChanged.connect(self._show_buttons)
        theme = desk.theme
        self._drop = button(theme, _("Guess this anew"), "refresh-cw", name="forgetPartButton")
        self._forget = button(theme, _("Forget this file…"), "trash-2", name="forgetMappingButton")
        self._drop.clicked.connect(self._drop_part)
        self._forget.clicked.connect(self._ask_to_forget)
        for part in (self._list, self._name, self._parts, row_of(self._drop, self._forget)):
            self.body.addWidget(part)
        desk.news.data_changed.connect(lambda _changes: self._refresh())
        self._refresh()

    def _refresh(self) -> None:
        self._desk.jobs.read(lambda _progress: self._mappings.all(), done=self._show)

    def _show(self, mappings: list[RememberedMapping]) -> None:
        before = self._chosen()
        self._list.clear()
        for mapping in mappings:
            item = QListWidgetItem(mapping.name)
            item.setData(_WHAT, mapping)
            self._list.addItem(item)
            if before and mapping.uid == before.uid:
                self._list.setCurrentItem(item)
        if self._list.currentRow() < 0 and mappings:
            self._list.setCurrentRow(0)
        self.setVisible(bool(mappings))
        self._show_chosen()

    def _chosen(self) -> RememberedMapping | None:
        found: RememberedMapping | None = None
        if self._list.currentRow() >= 0:
            found = self._list.currentItem().data(_WHAT)
        return found

    def _show_chosen(self, *_items: QListWidgetItem) -> None:
        mapping = self._chosen()
        self._parts.clear()
        self._name.setText(mapping.name if mapping else "")
        if mapping:
            for header, key in mapping.columns.items():
                here = _(ENTRIES[key].label) if key in ENTRIES else _("Kept under its own name")
                self._add(header, here, partial(self._mappings.forget_column, mapping.uid, header))
            for word, value in mapping.value_words.items():
                text, here = _told(word, value)
                self._add(text, here, partial(self._mappings.forget_word, mapping.uid, word))
        self._show_buttons()

    def _add(self, text: str, here: str, drop: Callable[[], Changes]) -> None:
        item = QTreeWidgetItem([text, here])
        item.setData(0, _WHAT, drop)
        self._parts.addTopLevelItem(item)

    def _show_buttons(self) -> None:
        self._forget.setEnabled(self._chosen() is not None)
        self._drop.setEnabled(bool(self._parts.selectedItems()))

    def _rename(self) -> None:
        mapping = self._chosen()
        if mapping and self._name.text() != mapping.name:
            self._write(partial(self._mappings.rename, mapping.uid, self._name.text()))

    def _drop_part(self) -> None:
        for item in self._parts.selectedItems()[:1]:
            self._write(item.data(0, _WHAT))

    def _ask_to_forget(self) -> None:
        mapping = self._chosen()
        if mapping is None:
            return
        question = _("Forget how {name} was matched?").format(name=mapping.name)
        details = _("What was imported stays. The columns of the next file are guessed anew.")
        if self._desk.prompts.ask(question, _("Forget it"), _("Keep it"), details):
            self._write(partial(self._mappings.forget, mapping.uid))

    def _write(self, work: Callable[[], Changes]) -> None:
        self._desk.jobs.write(lambda _progress: work(), done=self._desk.news.announce)


def _told(word: str, value: str) -> tuple[str, str]:
    """A remembered word or answer, and what it stands for."""
    what = word.partition(":")[2]
    if not word.startswith(ANSWER):
        return what, _(value) if value else _("Kept in the notes")
    asked = {
        QuestionKind.SHEETS: _("Import sheets with the same headings together"),
        QuestionKind.SHEET_NAME: _("What the name of the sheet stands for"),
        QuestionKind.SECTIONS: _("What labels above groups of rows stand for"),
        QuestionKind.SPLIT: _("Make several actions of one cell"),
    }
    answers: dict[str, str] = {
        Answer.YES: _("Yes"),
        Answer.NO: _("No"),
        Answer.OWN_FIELD: _("Kept under its own name"),
    }
    here = _(ENTRIES[value].label) if value in ENTRIES else answers.get(value, value)
    return asked.get(QuestionKind(what), what), here
