"""One row a column: its heading and first values, where it goes, how sure that is."""

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from isms_desktop.domain.importing.choices import ImportChoices, Question, QuestionKind
from isms_desktop.domain.importing.headers import Certainty, ColumnMatch
from isms_desktop.runtime.i18n import _
from isms_desktop.ui.importing import wording
from isms_desktop.ui.importing.choosing import Asked, PlanView, Reading, answer_to
from isms_desktop.ui.importing.field_box import FieldBox, FieldList
from isms_desktop.ui.importing.parts import drop
from isms_desktop.ui.importing.questions import OrderQuestion, WordsCard
from isms_desktop.ui.kit.buttons import button
from isms_desktop.ui.kit.cards import Card, IconLabel
from isms_desktop.ui.kit.labels import ElidedText, Phrase, Text, WrappedText
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import (
    SPACE_4,
    SPACE_8,
    SPACE_12,
    SPACE_16,
    STRONG,
    Size,
    Tone,
)

MOST_COLUMNS: Final = 150
"""So many columns are shown; a log has some tens, and a row is a handful of widgets."""
_STRETCHES: Final = (4, 3, 5)
"""How the three columns share the width."""


class ColumnRow:
    """The widgets of one column."""

    def __init__(self, theme: Theme, fields: FieldList, match: ColumnMatch, number: int) -> None:
        self._theme = theme
        self._number = number
        self.name = match.name
        self.title = WrappedText(match.name, weight=STRONG)
        self.samples = ElidedText("", Size.SMALL, "muted")
        self.box = FieldBox(theme, fields, f"map_{number}")
        self.box.setAccessibleName(_("“{column}” goes to").format(column=match.name))
        self.confirm = button(theme, _("That is right"), name=f"confirm_{number}")
        self.confirm.setAccessibleName(_("“{column}” is right").format(column=match.name))
        self._icon = IconLabel(theme, "circle-check", Tone.OK)
        self._words = Phrase("")
        self.order: OrderQuestion | None = None
        self.words: WordsCard | None = None
        self._asked_words: list[Question] = []
        self.state = self._state()
        self.below = QWidget()
        self._below = QVBoxLayout(self.below)
        self._below.setContentsMargins(0, 0, 0, SPACE_8)

    def show(self, match: ColumnMatch, reading: Reading, total: int) -> None:
        """Show how the column is matched and read now."""
        self.samples.setText(wording.samples_line(match.samples))
        self.box.choose(match.key)
        icon, tone, words = wording.column_state(match, reading, total)
        self.confirm.setVisible(match.certainty is Certainty.UNSURE)
        self._say(icon, tone, words)
        self.box.setToolTip(_(match.why))

    def wait_for_scale(self) -> None:
        """What its words mean is asked in a card above; till then nothing of it is read."""
        self._say("triangle-alert", Tone.WARN, _("Read once you said above what it means"))

    def show_own(self) -> None:
        """A column of the program's own workbook: nothing is to be decided."""
        self.box.setEnabled(False)
        self._say("circle-check", Tone.OK, _("Known"))

    def ask_order(self, question: Question | None, choices: ImportChoices) -> bool:
        """Ask for the order of day and month, or show the answer; whether that is open."""
        if self.order is not None and self.order.question != question:
            drop(self.order)
            self.order = None
        if question is None:
            return False
        if self.order is None:
            self.order = OrderQuestion(self._theme, question, self._number)
            self._texts.addWidget(self.order)
        answer = answer_to(question, choices)
        self.order.show_answer(answer)
        if answer is None:
            self._say("triangle-alert", Tone.WARN, "")
        return answer is None

    def ask_words(self, questions: list[Question], choices: ImportChoices) -> QWidget | None:
        """Ask what words mean, or show the answers; the first box that is open."""
        known = {question.word for question in self._asked_words}
        if {question.word for question in questions} != known:
            if self.words is not None:
                drop(self.words)
                self.words = None
            self._asked_words = questions
            if questions:
                self.words = WordsCard(self._theme, questions, self._number)
                self._below.addWidget(self.words)
        self.below.setVisible(bool(questions))
        if self.words is None:
            return None
        answers = {question.word: answer_to(question, choices) for question in questions}
        self.words.show_answers(answers)
        open_ones = sum(answer is None for answer in answers.values())
        if open_ones:
            self._say("triangle-alert", Tone.WARN, wording.unknown_words(open_ones))
        return self.words.first_open() if open_ones else None

    def _say(self, icon: str, tone: Tone | str, words: str) -> None:
        self._icon.show_icon(icon, tone)
        self._words.setText(words)
        self._words.setVisible(bool(words))
        self._words.set_tone("muted" if tone == "muted" else "")

    def _state(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        mark = QVBoxLayout()
        mark.setContentsMargins(0, SPACE_4, 0, 0)
        mark.addWidget(self._icon)
        mark.addStretch(1)
        row.addLayout(mark)
        self._texts = QVBoxLayout()
        self._texts.setContentsMargins(0, SPACE_4, 0, 0)
        self._texts.setSpacing(SPACE_4)
        self._texts.addWidget(self._words)
        self._texts.addWidget(self.confirm, alignment=Qt.AlignmentFlag.AlignLeft)
        row.addLayout(self._texts, 1)
        return holder


class ColumnRows(Card):
    """All columns of the table; built anew for another table, else brought up to date in place."""

    field_chosen = Signal(str, str)
    order_chosen = Signal(str, object)
    words_chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._fields = FieldList(theme)
        self._rows: list[ColumnRow] = []
        self._content: QWidget | None = None
        self.first_open: QWidget | None = None

    def show_plan(self, view: PlanView, asked: Asked, choices: ImportChoices) -> None:
        """Show columns, guesses and questions."""
        columns = view.plan.columns[:MOST_COLUMNS]
        if [row.name for row in self._rows] != [column.name for column in columns]:
            self._build(columns, len(view.plan.columns))
        self._fields.show_taken({c.key: c.name for c in view.plan.columns if c.key})
        self.first_open = None
        for row, match in zip(self._rows, columns, strict=True):
            row.show(match, view.readings.get(match.name, Reading()), view.plan.records)
            if view.plan.is_template:
                row.show_own()
            else:
                self._ask(row, asked, choices)

    def first_box(self) -> QWidget | None:
        """Where the first column goes."""
        return self._rows[0].box if self._rows else None

    def _ask(self, row: ColumnRow, asked: Asked, choices: ImportChoices) -> None:
        orders = asked.about(row.name, QuestionKind.DATE_ORDER)
        former_order = row.order
        is_open = row.ask_order(orders[0] if orders else None, choices)
        if row.order is not None and row.order is not former_order:
            row.order.answered.connect(partial(self.order_chosen.emit, row.name))
        if asked.has_open_scale(row.name):
            row.wait_for_scale()
        former = row.words
        box = row.ask_words(asked.about(row.name, QuestionKind.VALUE), choices)
        if row.words is not None and row.words is not former:
            row.words.answered.connect(self.words_chosen)
        if self.first_open is None:
            self.first_open = row.order if is_open else box

    def _build(self, columns: Sequence[ColumnMatch], total: int) -> None:
        if self._content is not None:
            drop(self._content)
        self._content = QWidget()
        grid = QGridLayout(self._content)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_16)
        grid.setVerticalSpacing(SPACE_12)
        for place, stretch in enumerate(_STRETCHES):
            grid.setColumnStretch(place, stretch)
        heads = (_("Column in your file"), _("Goes to"), _("How sure"))
        for place, text in enumerate(heads):
            grid.addWidget(Text(text, Size.SMALL, "muted", STRONG), 0, place)
        self._rows = []
        for number, match in enumerate(columns):
            row = ColumnRow(self._theme, self._fields, match, number)
            self._place(grid, row, 2 * number + 1)
            self._rows.append(row)
        if total > len(columns):
            more = _("{n} more columns are kept as extra fields.").format(n=total - len(columns))
            grid.addWidget(WrappedText(more, tone="muted"), 2 * len(columns) + 1, 0, 1, 3)
        self.body.addWidget(self._content)

    def _place(self, grid: QGridLayout, row: ColumnRow, line: int) -> None:
        top = Qt.AlignmentFlag.AlignTop
        texts = QWidget()
        column = QVBoxLayout(texts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(row.title)
        column.addWidget(row.samples)
        grid.addWidget(texts, line, 0, top)
        grid.addWidget(row.box, line, 1, top)
        grid.addWidget(row.state, line, 2, top)
        grid.addWidget(row.below, line + 1, 0, 1, 3)
        row.below.hide()
        row.box.chosen.connect(partial(self.field_chosen.emit, row.name))
        row.confirm.clicked.connect(lambda: self.field_chosen.emit(row.name, row.box.key()))
