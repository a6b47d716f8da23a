"""One person: name, initials, role, spellings, and joining another one to them."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit

from isms_desktop.domain.people import Person
from isms_desktop.runtime.i18n import _
from isms_desktop.services.people_keeping import PersonLine
from isms_desktop.ui.kit.buttons import button
from isms_desktop.ui.kit.cards import Card, Line
from isms_desktop.ui.kit.check_box import CheckBox
from isms_desktop.ui.kit.choice_box import ChoiceBox
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import Text, WrappedText, label
from isms_desktop.ui.kit.page import row_of
from isms_desktop.ui.kit.tokens import MEDIUM, SPACE_12, STRONG, Size


class PersonCard(Card):
    """A left field is kept at once; `changed` carries the person as it shall be."""

    added = Signal(str)
    changed = Signal(object)
    merge_requested = Signal(str, str)
    owned_requested = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("personCard")
        self._person: Person | None = None
        self._title = Text("", Size.H3, weight=STRONG)
        self._fields = {key: QLineEdit() for key in ("name", "initials", "role")}
        self._is_group = CheckBox(desk.theme, _("A group, such as a team"))
        self._is_active = CheckBox(desk.theme, _("Active: offered where a person is asked for"))
        self._aliases = WrappedText("", tone="muted")
        self._owned = button(desk.theme, _("Show their entries"), "list-checks", name="ownedButton")
        self._others = ChoiceBox(desk.theme)
        self._others.setObjectName("mergeChoice")
        self._merge = button(desk.theme, _("Join…"), "link", name="mergeButton")
        self._lay_out()
        self._connect()

    def show_line(self, line: PersonLine | None, others: Sequence[Person]) -> None:
        """Show somebody; `others` may be joined to them."""
        self._person = line.person if line else None
        self.setEnabled(line is not None)
        person = self._person or Person(uid="", name="")
        self._title.setText(person.name)
        for key, field in self._fields.items():
            field.setText(getattr(person, key))
        for box, is_set in ((self._is_group, person.is_group), (self._is_active, person.is_active)):
            box.blockSignals(True)  # noqa: FBT003  Qt's own call
            box.setChecked(is_set)
            box.blockSignals(False)  # noqa: FBT003  Qt's own call
        spellings = ", ".join(person.aliases)
        self._aliases.setText(_("Also written: {names}").format(names=spellings))
        self._aliases.setVisible(bool(spellings))
        self._others.clear()
        self._others.addItem("", "")
        for other in others:
            self._others.addItem(other.name, other.uid)
        self._merge.setEnabled(False)

    def start_new(self) -> None:
        """Ask for the name of somebody who is not in the list yet."""
        self._person = None
        self.setEnabled(True)
        self._title.setText(_("Somebody new"))
        for field in self._fields.values():
            field.clear()
        self._aliases.hide()
        self._merge.setEnabled(False)
        self.focus_name()

    def focus_name(self) -> None:
        """Let the name be typed."""
        self._fields["name"].setFocus()
        self._fields["name"].selectAll()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setSpacing(SPACE_12)
        grid.setColumnStretch(1, 1)
        names = {"name": _("Name"), "initials": _("Initials"), "role": _("Role")}
        for row, (key, field) in enumerate(self._fields.items()):
            named = label(names[key])
            named.setBuddy(field)
            field.setObjectName(f"{key}Field")
            field.setAccessibleName(names[key])
            grid.addWidget(named, row, 0)
            grid.addWidget(field, row, 1)
        self.body.addWidget(self._title)
        self.body.addLayout(grid)
        self._is_group.setObjectName("groupBox")
        self._is_active.setObjectName("activeBox")
        self._others.setAccessibleName(_("The other spelling"))
        joined = WrappedText(_("The same person is in the list as"), weight=MEDIUM)
        joined.setBuddy(self._others)
        for widget in (self._is_group, self._is_active, self._aliases, row_of(self._owned)):
            self.body.addWidget(widget)
        self.body.addWidget(Line())
        for widget in (joined, self._others, row_of(self._merge)):
            self.body.addWidget(widget)
        self.body.addStretch(1)

    def _connect(self) -> None:
        for field in self._fields.values():
            field.editingFinished.connect(self._keep)
        for box in (self._is_group, self._is_active):
            box.toggled.connect(lambda _on: self._keep())
        self._owned.clicked.connect(self._ask_for_owned)
        self._merge.clicked.connect(self._ask_to_merge)
        self._others.currentIndexChanged.connect(
            lambda _index: self._merge.setEnabled(bool(self._others.currentData()))
        )

    def _keep(self) -> None:
        name = self._fields["name"].text()
        if self._person is None:
            if name.strip():
                self._fields["name"].clear()
                self.added.emit(name)
            return
        person = replace(
            self._person,
            name=name,
            initials=self._fields["initials"].text(),
            role=self._fields["role"].text(),
            is_group=self._is_group.isChecked(),
            is_active=self._is_active.isChecked(),
        )
        if person != self._person:
            self._person = person
            self.changed.emit(person)

    def _ask_for_owned(self) -> None:
        if self._person is not None:
            self.owned_requested.emit(self._person.name)

    def _ask_to_merge(self) -> None:
        if self._person is not None and self._others.currentData():
            self.merge_requested.emit(self._person.uid, self._others.currentData())
