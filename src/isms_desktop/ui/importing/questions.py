"""What is asked once: the order of day and month, unknown words, repeated references."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from isms_desktop.domain.importing.choices import Question, SameRef
from isms_desktop.domain.importing.dates import DateOrder
from isms_desktop.runtime.i18n import _, plural
from isms_desktop.ui.importing import wording
from isms_desktop.ui.importing.parts import set_tone
from isms_desktop.ui.kit.buttons import Chip, link_button
from isms_desktop.ui.kit.cards import Card
from isms_desktop.ui.kit.choice_box import ChoiceBox
from isms_desktop.ui.kit.flow import FlowLayout
from isms_desktop.ui.kit.labels import WrappedText, small
from isms_desktop.ui.kit.page import row_of
from isms_desktop.ui.kit.radio_cards import RadioCards
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import MEDIUM, SPACE_4, SPACE_8, SPACE_12, Size, Tone

MOST_WORDS: Final = 25
"""So many words are asked one by one; more of them mean that the column belongs elsewhere."""
_STRETCHES: Final = (4, 5, 3)
"""How word, meaning and free room share the width."""


class OrderQuestion(QWidget):
    """Day first or month first, in a column whose dates read both ways."""

    answered = Signal(object)

    def __init__(self, theme: Theme, question: Question, number: int) -> None:
        super().__init__()
        self.question = question
        names = {order: wording.order_name(order, question.suggestion) for order in DateOrder}
        self._chips = {order: Chip(theme, name) for order, name in names.items()}
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        column.addWidget(WrappedText(_(question.message)))
        for line in question.details:
            column.addWidget(WrappedText(_(line), Size.SMALL, "muted"))
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for order, chip in self._chips.items():
            chip.setObjectName(f"{order.name.lower()}_{number}")
            chip.setAccessibleName(f"{question.column}: {chip.label}")
            chip.clicked.connect(partial(self._tell, order))
            group.addButton(chip)
            flow.addWidget(chip)
        column.addWidget(buttons)
        self.setFocusProxy(next(iter(self._chips.values())))

    def show_answer(self, answer: str | None) -> None:
        """Mark what was said."""
        for order, chip in self._chips.items():
            if order == answer:
                chip.setChecked(True)

    def _tell(self, order: DateOrder, _checked: bool = False) -> None:
        self.answered.emit(order)


class WordsCard(Card):
    """The words of a column that nobody knows, each with the choice of what it means."""

    answered = Signal(object)

    def __init__(self, theme: Theme, questions: Sequence[Question], number: int) -> None:
        super().__init__(tone=Tone.WARN)
        self._questions = questions
        self._boxes: dict[str, ChoiceBox] = {}
        first = questions[0]
        title = plural(
            "“{column}” has {n} word that is not known. What does it mean?",
            "“{column}” has {n} words that are not known. What do they mean?",
            len(questions),
        )
        title = title.format(column=first.column, n=len(questions))
        self.body.addWidget(WrappedText(title, weight=MEDIUM))
        self.body.addLayout(self._grid(theme, number))
        buttons = self._buttons(theme, number)
        if buttons:
            self.body.addWidget(row_of(*buttons))

    def show_answers(self, answers: Mapping[str, str | None]) -> None:
        """Show what was said about each word; with nothing open the card is calm."""
        for word, box in self._boxes.items():
            answer = answers.get(word)
            box.setCurrentIndex(0 if answer is None else box.findData(answer))
        is_open = any(answer is None for answer in answers.values())
        set_tone(self, Tone.WARN if is_open else Tone.NEUTRAL)

    def first_open(self) -> QWidget | None:
        """The first box without an answer."""
        return next((box for box in self._boxes.values() if box.currentData() is None), None)

    def _grid(self, theme: Theme, number: int) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_12)
        grid.setVerticalSpacing(SPACE_8)
        for place, stretch in enumerate(_STRETCHES):
            grid.setColumnStretch(place, stretch)
        for row, question in enumerate(self._questions[:MOST_WORDS]):
            word = WrappedText(f"“{question.word}” · {wording.rows(question.count)}")
            box = _meanings(theme, question)
            box.setObjectName(f"word_{number}_{row}")
            box.setAccessibleName(_("What “{word}” means").format(word=question.word))
            box.activated.connect(partial(self._tell, question, box))
            self._boxes[question.word] = box
            grid.addWidget(word, row, 0)
            grid.addWidget(box, row, 1)
        return grid

    def _buttons(self, theme: Theme, number: int) -> list[QWidget]:
        buttons: list[QWidget] = []
        likely = [q for q in self._questions if q.suggestion]
        if len(likely) > 1:
            take = link_button(
                theme, _("Take the likely ones"), "check", name=f"takeLikely_{number}"
            )
            take.clicked.connect(lambda: self._tell_all(likely))
            buttons.append(take)
        keepable = [q for q in self._questions if "" in q.choices]
        if len(keepable) > 1:
            keep = link_button(
                theme, _("Keep all in the notes"), "paperclip", name=f"keepWords_{number}"
            )
            keep.clicked.connect(lambda: self._tell_all(keepable, keeps=True))
            buttons.append(keep)
        more = len(self._questions) - MOST_WORDS
        if more > 0:
            buttons.insert(0, small(_("and {n} more").format(n=more)))
        return buttons

    def _tell(self, question: Question, box: ChoiceBox, _index: int) -> None:
        if box.currentData() is not None:
            self.answered.emit({(question.key, question.word): box.currentData()})

    def _tell_all(self, questions: Sequence[Question], *, keeps: bool = False) -> None:
        said = {(q.key, q.word): "" if keeps else q.suggestion for q in questions}
        self.answered.emit(said)


class SameRefCard(Card):
    """What rows with the same reference are."""

    answered = Signal(object)

    def __init__(self, theme: Theme, question: Question) -> None:
        super().__init__(tone=Tone.WARN)
        self.question = question
        self.setObjectName("sameRefCard")
        self.body.addWidget(WrappedText(_(question.message), weight=MEDIUM))
        self._options = RadioCards(theme, wording.same_ref_options(), "sameRef")
        self._options.chosen.connect(self._tell)
        self.body.addWidget(self._options)
        self.setFocusProxy(self._options)

    def show_answer(self, answer: str | None) -> None:
        """Mark what was said."""
        self._options.choose(answer or "")
        set_tone(self, Tone.WARN if answer is None else Tone.NEUTRAL)

    def _tell(self, value: str) -> None:
        self.answered.emit(SameRef(value))


def _meanings(theme: Theme, question: Question) -> ChoiceBox:
    box = ChoiceBox(theme)
    box.addItem(_("Choose…"), None)
    for value in wording.likely_first(question):
        box.addItem(wording.meaning_name(question, value), str(value))
    return box
