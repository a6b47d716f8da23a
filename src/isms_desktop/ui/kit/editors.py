"""One editor for each kind of field, all spoken to in the same way.

Each has `value`, `set_value`, `problem` and the signal `left`, which comes when the user has
finished with the field: a choice is finished at once, typing when the field is left. `problem` says
in words why what stands there is no value; then `value` is the blank of its kind.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)
from typing_extensions import override

from isms_desktop.domain.fields import Value
from isms_desktop.domain.quantities import plain_number, typed_number
from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.check_box import CheckBox
from isms_desktop.ui.kit.choice_box import ChoiceBox
from isms_desktop.ui.kit.flow import FlowLayout
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import SPACE_16

_FEWEST_LINES: Final = 3
_MOST_LINES: Final = 14


class TextEditor(QLineEdit):
    """A line of text."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.editingFinished.connect(self.left)

    def value(self) -> Value:
        """The text, without spaces around it."""
        return self.text().strip()

    def set_value(self, value: Value) -> None:
        """Show a text."""
        self.setText("" if value is None else str(value))
        self.setCursorPosition(0)

    def problem(self) -> str:
        """Any text is fine."""
        return ""


class LongTextEditor(QPlainTextEdit):
    """A text of several lines that grows with what is written; Tab leaves it."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fewest = _FEWEST_LINES
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def begin_with(self, lines: int) -> None:
        """Show so many lines while less than that is written."""
        self._fewest = lines
        self._grow()

    def value(self) -> Value:
        """The text, without blank lines around it."""
        return self.toPlainText().strip()

    def set_value(self, value: Value) -> None:
        """Show a text."""
        self.setPlainText("" if value is None else str(value))

    def problem(self) -> str:
        """Any text is fine."""
        return ""

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._grow()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page unless the text itself is longer than the field."""
        if self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def _grow(self) -> None:
        lines = round(self.document().size().height())  # a plain text document counts lines
        shown = max(self._fewest, min(_MOST_LINES, lines))
        self.setFixedHeight(
            shown * self.fontMetrics().lineSpacing() + SPACE_16 + self.fontMetrics().height() // 2
        )


class ChoiceEditor(ChoiceBox):
    """One word of a closed list, or nothing."""

    left = Signal()

    def __init__(self, theme: Theme, choices: Sequence[str]) -> None:
        super().__init__(theme)
        self._words: list[str | None] = [None, *choices]  # Qt would turn an enum into its text
        self.addItems(["", *map(_, choices)])
        self.activated.connect(self._tell)

    def value(self) -> Value:
        """The word as it stands in the list, None for none."""
        return self._words[self.currentIndex()]

    def set_value(self, value: Value) -> None:
        """Show a word; one outside the list, from an older file, is added and kept."""
        word = str(value) if value else None
        if word not in self._words:
            self._words.append(word)
            self.addItem(_(word or ""))
        self.setCurrentIndex(self._words.index(word))

    def problem(self) -> str:
        """Any choice is fine."""
        return ""

    def _tell(self) -> None:
        self.left.emit()


class YesNoEditor(ChoiceBox):
    """Yes, no, or nothing said."""

    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        for text, value in (("", None), (_("Yes"), True), (_("No"), False)):
            self.addItem(text, value)
        self.activated.connect(self._tell)

    def value(self) -> Value:
        """True, False or None."""
        answer: bool | None = self.currentData()
        return answer

    def set_value(self, value: Value) -> None:
        """Show an answer."""
        self.setCurrentIndex(0 if value is None else 1 if value else 2)

    def problem(self) -> str:
        """Any answer is fine."""
        return ""

    def _tell(self) -> None:
        self.left.emit()


class OpenChoiceEditor(ChoiceBox):
    """A text with suggestions: another word than the offered ones, or a person's name, is taken."""

    left = Signal()

    def __init__(self, theme: Theme, offered: Sequence[str]) -> None:
        super().__init__(theme)
        line = QLineEdit()
        self.setLineEdit(line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._words = {self._shown(word): word for word in offered}
        self.addItem("")
        self.addItems(list(self._words))
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        self.activated.connect(self._tell)
        line.editingFinished.connect(self.left)

    def value(self) -> Value:
        """The text, "" for none; of an offered word what is stored for it."""
        text = " ".join(self.currentText().split())
        return self._words.get(text, text)

    def set_value(self, value: Value) -> None:
        """Show a text or a person."""
        text = "" if value is None else str(value)
        self.setEditText(self._shown(text) if text in self._words.values() else text)

    def problem(self) -> str:
        """Any text is fine."""
        return ""

    def _shown(self, word: str) -> str:
        return _(word)

    def _tell(self) -> None:
        self.left.emit()


class PersonEditor(OpenChoiceEditor):
    """A person by name; somebody new may be typed, the service makes them known."""

    @override
    def value(self) -> Value:
        """The name, None for nobody."""
        return super().value() or None

    @override
    def _shown(self, word: str) -> str:
        return word


class IntegerEditor(QLineEdit):
    """A whole number or nothing, as the locale writes it."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumWidth(160)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.editingFinished.connect(self.left)

    def value(self) -> Value:
        """The number, None where there is none."""
        number, is_number = self.locale().toInt(self.text().strip())
        return number if is_number else None

    def set_value(self, value: Value) -> None:
        """Show a number."""
        self.setText(self.locale().toString(value) if isinstance(value, int) else "")

    def problem(self) -> str:
        """Say that the text is no number."""
        if self.text().strip() and self.value() is None:
            return _("“{text}” is not a whole number.").format(text=self.text().strip())
        return ""


class NumberEditor(QLineEdit):
    """An exact number or nothing; point and comma are both decimal marks, a unit may follow."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumWidth(160)
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.editingFinished.connect(self.left)

    def value(self) -> Value:
        """The number, None where there is none."""
        number = typed_number(self.text())
        return number if isinstance(number, Decimal) else None

    def set_value(self, value: Value) -> None:
        """Show a number with all its digits."""
        self.setText(plain_number(value) if isinstance(value, Decimal) else "")
        self.setCursorPosition(0)

    def problem(self) -> str:
        """Say why the text is no number."""
        number = typed_number(self.text()) if self.text().strip() else None
        return _(number) if isinstance(number, str) else ""


class ChoicesEditor(QWidget):
    """Several of a closed list, as a row of check boxes."""

    left = Signal()

    def __init__(self, theme: Theme, choices: Sequence[str]) -> None:
        super().__init__()
        row = FlowLayout(self, SPACE_16)
        self._boxes = {choice: CheckBox(theme, _(choice)) for choice in choices}
        for box in self._boxes.values():
            row.addWidget(box)
            box.clicked.connect(self._tell)
        self.setFocusProxy(next(iter(self._boxes.values())))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def boxes(self) -> list[CheckBox]:
        """The boxes in their order."""
        return list(self._boxes.values())

    def value(self) -> Value:
        """The words ticked, in the order of the list."""
        return tuple(choice for choice, box in self._boxes.items() if box.isChecked())

    def set_value(self, value: Value) -> None:
        """Tick these words."""
        words = value if isinstance(value, tuple) else ()
        for choice, box in self._boxes.items():
            box.setChecked(choice in words)

    def problem(self) -> str:
        """Any set is fine."""
        return ""

    def _tell(self) -> None:
        self.left.emit()


class WordsEditor(QLineEdit):
    """Words between commas, such as controls: "A.5.11, A.8.2"."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(_("Separate with commas"))
        self.editingFinished.connect(self._tidy)

    def value(self) -> Value:
        """The words, each once, in the order typed."""
        words = (" ".join(word.split()) for word in self.text().replace(";", ",").split(","))
        return tuple(dict.fromkeys(word for word in words if word))

    def set_value(self, value: Value) -> None:
        """Show words."""
        self.setText(", ".join(value) if isinstance(value, tuple) else "")
        self.setCursorPosition(0)

    def problem(self) -> str:
        """Any words are fine."""
        return ""

    def _tidy(self) -> None:
        self.set_value(self.value())
        self.left.emit()
