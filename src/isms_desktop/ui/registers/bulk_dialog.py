"""One value for several entries: choose it, see line by line what it does, then do it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from isms_desktop.domain.changes import Changes
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.fields import Value
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.services.bulk_changes import BulkChanges, BulkLine, BulkPlan, can_be_shared
from isms_desktop.services.wording import in_words
from isms_desktop.ui.kit.buttons import button, link_button, primary_button
from isms_desktop.ui.kit.choice_box import ChoiceBox
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import Text, WrappedText, heading
from isms_desktop.ui.kit.record_form import RecordForm
from isms_desktop.ui.kit.tokens import MEDIUM, SPACE_8, SPACE_12, SPACE_16, STRONG

_SHOWN: Final = 300
_WIDTHS: Final = (130, 270, 140)
"""Of the columns of the preview; the last takes the rest."""
"""So many lines of the preview are listed; the sentence above counts all."""


class BulkDialog(QDialog):
    """Gives the same value to the entries with these ids; `done_with` comes with the `Changes`."""

    done_with = Signal(object)

    def __init__(
        self, desk: Desk, bulk: BulkChanges, uids: Sequence[str], people: Sequence[str]
    ) -> None:
        super().__init__()
        self._desk, self._bulk, self._uids, self._people = desk, bulk, tuple(uids), people
        self._form: RecordForm | None = None
        self._asked_for = 0
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("bulkDialog")
        self.setWindowTitle(_("Change several entries"))
        self.resize(desk.theme.px(760), desk.theme.px(560))
        self._fields = ChoiceBox(desk.theme)
        self._fields.setObjectName("bulkField")
        self._fields.setAccessibleName(_("What shall be changed"))
        for field in ENTRIES:
            if can_be_shared(field):
                self._fields.addItem(_(field.label), field.key)
        self._place = QVBoxLayout()
        self._told = WrappedText("", weight=STRONG)
        self._told.setObjectName("bulkPreview")
        self._list = QTreeWidget()
        self._list.setObjectName("bulkList")
        self._list.setAccessibleName(_("What happens to each entry"))
        self._list.setHeaderLabels([_("Reference"), _("Entry"), _("Before"), _("After")])
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        for section, width in enumerate(_WIDTHS):
            self._list.header().resizeSection(section, desk.theme.px(width))
        self._blank = link_button(desk.theme, _("Make it blank"), "x", name="bulkBlankButton")
        self._go = primary_button(desk.theme, _("Change"), "check", name="bulkGoButton")
        self._lay_out()
        self._fields.currentIndexChanged.connect(self._show_field)
        self._go.clicked.connect(self._carry_out)
        self._blank.clicked.connect(self._make_blank)

    def offer(self, key: str, value: Value | object = None) -> None:
        """Begin with this field and, where one is given, this value."""
        self._fields.setCurrentIndex(max(0, self._fields.findData(key)))
        self._show_field()
        if self._form is not None and value is not None:
            self._form.set_values({key: value})  # type: ignore[dict-item]  # a value of a row
            self._preview()

    def key(self) -> str:
        """The field that is to be changed."""
        return str(self._fields.currentData())

    def _lay_out(self) -> None:
        theme = self._desk.theme
        n = len(self._uids)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        column.setSpacing(SPACE_12)
        title = plural("Change {n} entry", "Change {n} entries", n).format(n=n)
        column.addWidget(heading(title, 2))
        column.addWidget(Text(_("What shall be changed"), weight=MEDIUM))
        column.addWidget(self._fields)
        column.addLayout(self._place)
        column.addWidget(self._blank, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._told)
        column.addWidget(self._list, 1)
        cancel = button(theme, _("Cancel"), name="bulkCancelButton")
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._go)
        column.addLayout(row)

    def _show_field(self, _index: int = 0) -> None:
        if self._form is not None:
            self._place.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
        field = ENTRIES[self.key()]
        alone = replace(field, group="")
        desk, helps = self._desk, self._desk.helps.of("entry")
        self._form = RecordForm(desk.theme, desk.dates, [alone], self._people, helps)
        self._form.changed.connect(self._preview)
        self._place.addWidget(self._form)
        QWidget.setTabOrder(self._fields, self._form.editor(field.key))
        self._asked_for += 1
        self._go.setEnabled(False)
        self._list.clear()
        self._told.setText(_("Give the new value to see what it changes."))
        self._blank.setVisible(not field.required)

    def _make_blank(self) -> None:
        if self._form is not None:
            self._form.set_values({self.key(): ENTRIES[self.key()].blank})
            self._preview()

    def _preview(self, _key: str = "") -> None:
        if self._form is None:
            return
        self._asked_for += 1
        self._go.setEnabled(False)
        self._told.setText("")
        work = partial(self._bulk.plan, self._uids, self.key(), self._form.value(self.key()))
        self._desk.jobs.write(
            work,
            done=partial(self._show, self._asked_for),
            failed=partial(self._refuse, self._asked_for),
            title=_("Looking at the entries"),
        )

    def _show(self, asked_for: int, plan: BulkPlan) -> None:
        if asked_for != self._asked_for:
            return
        self._told.setText(plan.told())
        self._list.clear()
        self._list.addTopLevelItems([self._line(line) for line in plan.lines[:_SHOWN]])
        for section in (0, 2):
            self._list.resizeColumnToContents(section)
        self._list.setColumnWidth(1, self._desk.theme.px(280))
        n = plan.changing
        self._go.setText(plural("Change {n} entry", "Change {n} entries", n).format(n=n))
        self._go.setEnabled(n > 0)

    def _line(self, line: BulkLine) -> QTreeWidgetItem:
        dates = self._desk.dates.short
        before = in_words(line.before, dates=dates)
        after = in_words(line.after, dates=dates) if line.is_change else _("stays")
        if line.refused:
            after = _("refused: {why}").format(why=line.refused)
        if line.is_change and not after:
            after = _("blank")
        return QTreeWidgetItem([line.ref, line.name, before, after])

    def _refuse(self, asked_for: int, error: UserError) -> None:
        if asked_for == self._asked_for:
            self._list.clear()
            self._told.setText(_(error.message))

    def _carry_out(self) -> None:
        if self._form is None:
            return
        self._go.setEnabled(False)
        work = partial(self._bulk.run, self._uids, self.key(), self._form.value(self.key()))
        self._desk.jobs.write(work, done=self._finish, title=_("Changing the entries"))

    def _finish(self, changes: Changes) -> None:
        self.done_with.emit(changes)
        self.accept()
