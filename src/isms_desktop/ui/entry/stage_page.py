"""What all stage pages of an entry have in common: how they are filled, drafted and committed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from isms_desktop.domain.checks.findings import Finding
from isms_desktop.domain.effectiveness import CheckDays
from isms_desktop.domain.entry import Entry, following_actions
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.fields import Field, Kind, Value
from isms_desktop.domain.people import Person
from isms_desktop.domain.typed_values import FieldProblem, typed
from isms_desktop.runtime.i18n import _
from isms_desktop.services.drafts import Stage
from isms_desktop.services.entries import InvalidValuesError, Saved
from isms_desktop.ui.entry.casework import Casework
from isms_desktop.ui.entry.form_fields import with_own
from isms_desktop.ui.kit.buttons import button
from isms_desktop.ui.kit.card_tree import TreeCard
from isms_desktop.ui.kit.cards import Card
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText
from isms_desktop.ui.kit.record_form import RecordForm
from isms_desktop.ui.kit.tokens import SPACE_4, SPACE_12, STRONG, Size

Commit: TypeAlias = Callable[[str, int], Saved]
"""Saves one thing of the entry with this id, read at this version."""


LOOKS_UP: Final = "open_"
"""How the names of buttons begin that only show another entry."""
_INPUTS: Final = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox)


@dataclass(frozen=True, slots=True)
class Opened:
    """An entry as it was read for one of its pages, with what the page shows beside it.

    `beside` is what the stage alone needs, such as similar cases; None where it needs nothing.
    `categories` are the organisation's own ones, `check_days` its days to the effect check.
    """

    entry: Entry
    people: tuple[str, ...] = ()
    user: str = ""
    beside: object = None
    findings: tuple[Finding, ...] = ()
    categories: tuple[str, ...] = ()
    check_days: CheckDays = field(default_factory=CheckDays)


@dataclass(frozen=True, slots=True)
class MainAction:
    """What the main button of a page does instead of going on."""

    text: str
    icon: str
    act: Callable[[], object]


class StagePage(QWidget):
    """One stage: a heading, what it asks, and what was answered.

    `edited` comes when something was left with another value; `go_to` asks for another stage and
    field; `acted` hands over a `Commit` that is to be made at once, and the stage to be shown then
    (blank: where the entry stands); `advised` says that the advice has changed; `entry_requested`
    asks for another entry, `list_requested` for the register under conditions. `typing` comes with
    every letter.
    """

    edited = Signal()
    typing = Signal()
    go_to = Signal(str, str)
    acted = Signal(object, str)
    advised = Signal()
    entry_requested = Signal(str)
    list_requested = Signal(object)
    is_wide = False
    """Whether the page needs the whole width; the advice then stands below it."""

    def __init__(self, desk: Desk, case: Casework, opened: Opened) -> None:
        super().__init__()
        self.desk, self.case, self.opened = desk, case, opened
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(SPACE_12)

    @property
    def entry(self) -> Entry:
        """The entry as it is stored."""
        return self.opened.entry

    def preview(self) -> Entry:
        """The entry as it will be with what stands on the page, to say what comes next."""
        return self.entry

    def typed(self) -> dict[str, Value]:
        """What stands on the page and is not stored yet, for the draft; empty where all is."""
        return {}

    def restore(self, draft: Mapping[str, str]) -> None:
        """Show what was typed before."""

    def commit(self) -> Commit | None:
        """Store what stands on the page; None where there is nothing to store."""
        return None

    def settle(self, opened: Opened) -> None:
        """Take note of what is stored now; what was typed since stays on the page."""
        self.opened = opened

    def refused(self, _error: UserError) -> None:
        """Show at its place what could not be stored."""

    def advice(self) -> Sequence[QWidget]:
        """Cards for the side column."""
        return ()

    def main_action(self) -> MainAction | None:
        """What the main button does here; None where it goes on to the next stage."""
        return None

    def lock(self) -> None:
        """Let the page be read and not changed; its words keep their colour."""
        for part in self.findChildren(QWidget):
            if isinstance(part, TreeCard):
                part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            elif part.property("role") == "icon":
                part.hide()
            elif isinstance(part, _INPUTS) and not part.objectName().startswith(LOOKS_UP):
                part.setEnabled(False)

    def focus_field(self, key: str) -> None:
        """Lead the user to a field, or to the first one where the key is blank or unknown."""
        found = self.findChild(QWidget, f"field_{key}") if key else None
        (found or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self, title: str, sentence: str = "") -> None:
        """Put the heading of the stage at the top."""
        texts = QVBoxLayout()
        texts.setSpacing(SPACE_4)
        texts.addWidget(WrappedText(title, Size.H3, weight=STRONG))
        if sentence:
            texts.addWidget(WrappedText(sentence, Size.BODY, "muted"))
        self.column.addLayout(texts)

    def link_to(self, text: str, stage: str, field: str = "") -> QWidget:
        """Make a button that leads to another stage."""
        link = button(self.desk.theme, text, "arrow-right", role="link")
        link.clicked.connect(lambda: self.go_to.emit(stage, field))
        return link


class FormStage(StagePage):
    """A stage whose fields belong to the entry itself; they are saved by their names."""

    stage = Stage.FORM

    def __init__(self, desk: Desk, case: Casework, opened: Opened) -> None:
        super().__init__(desk, case, opened)
        self.forms: list[RecordForm] = []
        self._fields: dict[str, Field] = {}
        self._first: dict[str, Value] = {}
        self._before: dict[str, Value] = {}

    def add_form(
        self,
        fields: Sequence[Field],
        title: str = "",
        target: QVBoxLayout | None = None,
    ) -> RecordForm:
        """Put fields on the page, in a card, and show what is stored of them."""
        offered = with_own(fields, self.opened.categories)
        desk, people = self.desk, self.opened.people
        form = RecordForm(desk.theme, desk.dates, offered, people, desk.helps.of("entry"))
        form.set_values({field.key: getattr(self.entry, field.key) for field in fields})
        for key in following_actions(self.entry):
            if key in form.values():
                form.lock(key, _("It is that of the actions. Change it in the plan."))
        form.changed.connect(self._note)
        form.typing.connect(self.typing)
        self.forms.append(form)
        self._fields |= {field.key: field for field in fields}
        self._first |= form.values()
        card = Card(title)
        card.body.addWidget(form)
        (target or self.column).addWidget(card)
        return form

    def values(self) -> dict[str, Value]:
        """All that stands in the forms."""
        return {key: value for form in self.forms for key, value in form.values().items()}

    def preview(self) -> Entry:
        """The entry with the fields as they stand here."""
        changes: dict[str, Any] = dict(FormStage.typed(self))
        for key, value in changes.items():
            if self._fields[key].kind is Kind.PERSON:
                changes[key] = Person(uid="", name=str(value)) if value else None
        return replace(self.entry, **changes)

    def typed(self) -> dict[str, Value]:
        """The fields that differ from what is stored."""
        now = self.values()
        return {key: value for key, value in now.items() if value != self._first[key]}

    def restore(self, draft: Mapping[str, str]) -> None:
        """Put what was typed back into its fields; a text that is no value any more is left."""
        read = {key: typed(self._fields[key], text) for key, text in draft.items() if key in self}
        taken = {key: value for key, value in read.items() if not isinstance(value, FieldProblem)}
        for form in self.forms:
            form.set_values(taken)
        self.arrange()

    def commit(self) -> Commit | None:
        """Save the fields that differ."""
        changed = self.typed()
        if not changed:
            return None
        self._before = dict(self._first)
        self._first |= changed
        return lambda uid, version: self.case.entries.change(uid, version, changed, self.stage)

    def refused(self, _error: UserError) -> None:
        """Say at the fields what could not be taken; they count as typed again."""
        self._first = self._before
        if isinstance(_error, InvalidValuesError):
            problems = {problem.key: _(problem.message) for problem in _error.problems}
            for form in self.forms:
                form.show_problems({k: v for k, v in problems.items() if k in form.values()})

    def arrange(self) -> None:
        """Show and hide what depends on other answers."""

    def __contains__(self, key: str) -> bool:
        return key in self._fields

    def _note(self, _key: str) -> None:
        self.arrange()
        self.edited.emit()
