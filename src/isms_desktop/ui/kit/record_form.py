"""A form made from declared fields."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final, TypeAlias

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from isms_desktop.domain.fields import Field, Kind, Value
from isms_desktop.runtime.i18n import _
from isms_desktop.services.field_helps import FieldHelp
from isms_desktop.ui.kit.date_editor import DateEditor
from isms_desktop.ui.kit.dates import Dates
from isms_desktop.ui.kit.editors import (
    ChoiceEditor,
    ChoicesEditor,
    IntegerEditor,
    LongTextEditor,
    NumberEditor,
    OpenChoiceEditor,
    PersonEditor,
    TextEditor,
    WordsEditor,
    YesNoEditor,
)
from isms_desktop.ui.kit.field_help import KEY, HelpButton, told
from isms_desktop.ui.kit.labels import Text, WrappedText, heading
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import MEDIUM, SPACE_4, SPACE_8, SPACE_12, SPACE_16, Size, Tone

AnyEditor: TypeAlias = (
    TextEditor
    | LongTextEditor
    | DateEditor
    | ChoiceEditor
    | OpenChoiceEditor
    | ChoicesEditor
    | WordsEditor
    | IntegerEditor
    | NumberEditor
    | YesNoEditor
)

_SHORT: Final = frozenset(
    {Kind.DATE, Kind.PERSON, Kind.CHOICE, Kind.OPEN_CHOICE, Kind.INTEGER, Kind.NUMBER, Kind.YES_NO}
)
"""Kinds that leave room for a second field beside them."""
_WRITTEN: Final = frozenset(
    {Kind.TEXT, Kind.LONG_TEXT, Kind.WORDS, Kind.INTEGER, Kind.NUMBER, Kind.CHOICES}
)
"""Kinds that say below their name what they want; the others are chosen, and say it when asked."""
_PAIR_FROM: Final = 480
"""Width of a form, at normal text size, from which two short fields stand beside each other."""


class RecordForm(QWidget):
    """Editors for fields, under the headings of their groups.

    Emits `changed(key)` when the user has left a field with another valid value, and `typing` with
    every letter. `people` are the names offered, `helps` what the fields want, by key. Short fields
    that follow each other share a line where there is room.
    """

    changed = Signal(str)
    typing = Signal()

    def __init__(
        self,
        theme: Theme,
        dates: Dates,
        fields: Sequence[Field],
        people: Sequence[str] = (),
        helps: Mapping[str, FieldHelp] | None = None,
    ) -> None:
        super().__init__()
        self._theme, self._dates, self._people = theme, dates, tuple(people)
        self._rows: dict[str, FieldRow] = {}
        self._settled: dict[str, Value] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        helps, group, pair = helps or {}, "", _Pair(theme)
        for field in fields:
            if field.group != group:
                if group:
                    column.addSpacing(SPACE_8)
                group, pair = field.group, _Pair(theme)
                column.addWidget(heading(group, 3))
            row = FieldRow(theme, field, self._editor(field), helps.get(field.key))
            self._rows[field.key] = row
            self._settled[field.key] = field.blank
            row.left.connect(self._settle)
            row.typing.connect(self.typing)
            if field.kind not in _SHORT:
                column.addWidget(row)
                pair = _Pair(theme)
                continue
            if pair.is_full():
                pair = _Pair(theme)
            if pair.is_empty():
                column.addWidget(pair)
            pair.add(row)
        column.addStretch(1)

    def values(self) -> dict[str, Value]:
        """What stands in the form, by key; a person as the name typed.

        Where it cannot be taken as it stands, such as a day that is none, what stood there before.
        """
        return {key: self.value(key) for key in self._rows}

    def set_values(self, values: Mapping[str, Value]) -> None:
        """Show these values, silently; keys without a field are passed over."""
        for key, row in self._rows.items():
            if key in values:
                row.editor.set_value(values[key])
                self._settled[key] = row.editor.value()
                row.show_problem("")

    def value(self, key: str) -> Value:
        """What stands in one field, or stood there before it could not be taken."""
        editor = self._rows[key].editor
        return self._settled[key] if editor.problem() else editor.value()

    def editor(self, key: str) -> AnyEditor:
        """The editor of a field."""
        return self._rows[key].editor

    def lock(self, key: str, why: str) -> None:
        """Let a field be read and not changed, and say why."""
        self._rows[key].lock(why)

    def problems(self) -> dict[str, str]:
        """What cannot be taken as it stands, by key."""
        found = {key: row.editor.problem() for key, row in self._rows.items()}
        return {key: problem for key, problem in found.items() if problem}

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Show sentences below their fields, none below the others, and go to the first."""
        for key, row in self._rows.items():
            row.show_problem(problems.get(key, ""))
        first = next((key for key in self._rows if key in problems), None)
        if first is not None:
            self.focus(first)

    def missing(self) -> list[str]:
        """The keys of required fields that are blank."""
        rows = self._rows.items()
        return [key for key, row in rows if row.field.required and not row.editor.value()]

    def focus(self, key: str) -> None:
        """Lead the user to a field; what stands in one of a line is selected, to be typed over."""
        self._rows[key].editor.setFocus(Qt.FocusReason.TabFocusReason)

    def _settle(self, key: str) -> None:
        row = self._rows[key]
        problem = row.editor.problem()
        row.show_problem(problem)
        value = row.editor.value()
        if not problem and value != self._settled[key]:
            self._settled[key] = value
            self.changed.emit(key)

    def _editor(self, field: Field) -> AnyEditor:
        theme = self._theme
        makers: dict[Kind, Callable[[], AnyEditor]] = {
            Kind.TEXT: TextEditor,
            Kind.LONG_TEXT: LongTextEditor,
            Kind.DATE: lambda: DateEditor(theme, self._dates),
            Kind.PERSON: lambda: PersonEditor(theme, self._people),
            Kind.CHOICE: lambda: ChoiceEditor(theme, field.choices),
            Kind.OPEN_CHOICE: lambda: OpenChoiceEditor(theme, field.choices),
            Kind.CHOICES: lambda: ChoicesEditor(theme, field.choices),
            Kind.WORDS: WordsEditor,
            Kind.INTEGER: IntegerEditor,
            Kind.NUMBER: NumberEditor,
            Kind.YES_NO: lambda: YesNoEditor(theme),
        }
        return makers[field.kind]()


class _Pair(QWidget):
    """Two short fields beside each other, or below each other where there is no room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(SPACE_16)

    def add(self, row: "FieldRow") -> None:
        """Take a field in."""
        self._row.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)

    def is_empty(self) -> bool:
        """Whether no field stands here yet."""
        return self._row.count() == 0

    def is_full(self) -> bool:
        """Whether there is no place left."""
        return self._row.count() == 2

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        has_room = self.width() >= _PAIR_FROM * self._theme.scale
        way = QBoxLayout.Direction.LeftToRight if has_room else QBoxLayout.Direction.TopToBottom
        if self._row.direction() is not way:
            self._row.setDirection(way)
            self._row.setSpacing(SPACE_16 if has_room else SPACE_12)


class FieldRow(QWidget):
    """One field: its name, what it wants, the editor, and the problem below it.

    What a field of words or numbers wants stands below its name; of the others, and with examples,
    behind the question mark.
    """

    left = Signal(str)
    typing = Signal()

    def __init__(
        self, theme: Theme, field: Field, editor: AnyEditor, help_: FieldHelp | None
    ) -> None:
        super().__init__()
        self.field = field
        self.editor = editor
        mark = _(" (required)") if field.required else ""
        label = _(field.label) + mark
        editor.setObjectName(f"field_{field.key}")
        editor.setAccessibleName(label)
        self._problem = WrappedText("", Size.SMALL, Tone.DANGER)
        self._problem.setObjectName(f"problem_{field.key}")
        self._problem.hide()
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        name = Text(label, weight=MEDIUM)
        name.setBuddy(editor)
        self._head = QHBoxLayout()
        self._head.setSpacing(SPACE_4)
        self._head.addWidget(name)
        column.addLayout(self._head)
        if help_:
            if field.kind in _WRITTEN:
                column.addWidget(WrappedText(_(help_.wants), Size.SMALL, "muted"))
            self._add_help(theme, help_)
        self._head.addStretch(1)
        column.addWidget(editor)
        column.addWidget(self._problem)
        editor.left.connect(self._tell)
        if isinstance(editor, QLineEdit | QPlainTextEdit):
            editor.textChanged.connect(self.typing)
        elif isinstance(editor, OpenChoiceEditor):
            editor.editTextChanged.connect(self.typing)

    def _add_help(self, theme: Theme, help_: FieldHelp) -> None:
        self.editor.setAccessibleDescription(told(help_))
        asked = HelpButton(theme, _(self.field.label), help_, f"help_{self.field.key}")
        if self.field.kind in _WRITTEN and not (help_.weak or help_.strong):
            asked.hide()
        self._head.addWidget(asked)
        key = QShortcut(QKeySequence(KEY), self.editor)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(asked.open)

    def lock(self, why: str) -> None:
        """Let the field be read alone, with the reason below it."""
        self.editor.setEnabled(False)
        reason = WrappedText(why, Size.SMALL, "muted")
        self._column.addWidget(reason)

    def show_problem(self, text: str) -> None:
        """Say below the field what is wrong, or nothing."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        if bool(self.editor.property("problem")) != bool(text):
            self.editor.setProperty("problem", bool(text))
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)

    def _tell(self) -> None:
        self.left.emit(self.field.key)
