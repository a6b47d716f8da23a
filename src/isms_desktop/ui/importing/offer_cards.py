"""What is offered or asked about the file as a whole, each a card with its evidence."""

from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from isms_desktop.domain.importing.choices import Answer, Question, QuestionKind
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.runtime.i18n import _
from isms_desktop.ui.importing import wording
from isms_desktop.ui.importing.parts import set_tone
from isms_desktop.ui.kit.bounds import bound
from isms_desktop.ui.kit.buttons import Chip, button
from isms_desktop.ui.kit.cards import Card
from isms_desktop.ui.kit.choice_box import ChoiceBox
from isms_desktop.ui.kit.flow import FlowLayout
from isms_desktop.ui.kit.labels import WrappedText, small
from isms_desktop.ui.kit.page import row_of
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import MEDIUM, Size, Tone

_MOST_CHIPS: Final = 4
_BOX_WIDTH: Final = 300


class OfferCard(Card):
    """One question with its answers: a few as chips, many in a box, a reason in words."""

    answered = Signal(str, str)

    def __init__(self, theme: Theme, question: Question, number: int, *, is_asked: bool) -> None:
        self._is_asked = is_asked
        super().__init__(tone=Tone.WARN if is_asked else Tone.INFO)
        self.question = question
        self.setObjectName(f"offer_{question.kind}_{number}")
        message = _(question.message)
        if not is_asked:
            self.body.addWidget(small(_("Optional: you can go on without an answer.")))
        self.body.addWidget(WrappedText(message, weight=MEDIUM))
        for line in question.details:
            self.body.addWidget(WrappedText(_(line), Size.SMALL, "muted"))
        self._chips: dict[str, Chip] = {}
        self._box: ChoiceBox | None = None
        if not question.choices:
            self._add_field(theme, message)
        elif len(question.choices) <= _MOST_CHIPS:
            self._add_chips(theme, message)
        else:
            self._add_box(theme, message)

    def show_answer(self, answer: str) -> None:
        """Mark what was said; an answered card is calm."""
        for value, chip in self._chips.items():
            chip.setChecked(value == answer)
        if self._box is not None:
            self._box.setCurrentIndex(max(0, self._box.findData(answer or None)))
        open_tone = Tone.WARN if self._is_asked else Tone.INFO
        set_tone(self, Tone.NEUTRAL if answer else open_tone)

    def _add_chips(self, theme: Theme, message: str) -> None:
        line = QWidget()
        flow = FlowLayout(line)
        group = QButtonGroup(self)
        for value in self.question.choices:
            chip = Chip(theme, answer_name(self.question, value))
            chip.setObjectName(f"{self.objectName()}_{value}")
            chip.setAccessibleName(f"{message} {chip.label}")
            chip.clicked.connect(partial(self._tell, value))
            group.addButton(chip)
            flow.addWidget(chip)
            self._chips[value] = chip
        self.body.addWidget(line)
        for one, following in pairwise(self._chips.values()):
            QWidget.setTabOrder(one, following)
        self.setFocusProxy(next(iter(self._chips.values())))

    def _add_box(self, theme: Theme, message: str) -> None:
        box = ChoiceBox(theme)
        box.setObjectName(f"{self.objectName()}_box")
        box.setAccessibleName(message)
        bound(theme, box, maximumWidth=_BOX_WIDTH)
        box.addItem(_("Choose…"), None)
        for value in wording.likely_first(self.question):
            box.addItem(answer_name(self.question, value), str(value))
        box.activated.connect(lambda _index: self._tell(box.currentData() or ""))
        self._box = box
        self.body.addWidget(box)
        self.setFocusProxy(box)

    def _add_field(self, theme: Theme, message: str) -> None:
        field = QLineEdit()
        field.setObjectName(f"{self.objectName()}_reason")
        field.setAccessibleName(message)
        field.setPlaceholderText(_("Reason"))
        take = button(theme, _("Reopen them"), "check", name=f"{self.objectName()}_take")
        take.clicked.connect(lambda: self._tell(field.text().strip()))
        self.body.addWidget(field)
        self.body.addWidget(row_of(take))
        self.setFocusProxy(field)

    def _tell(self, value: str, _checked: bool = False) -> None:
        if value:
            self.answered.emit(self.question.name, str(value))


def answer_name(question: Question, value: str) -> str:
    """An answer as it is shown; the likely one says so."""
    text = _answer_text(question, value)
    return wording.likely(text) if value == question.suggestion else text


def _answer_text(question: Question, value: str) -> str:
    if value in ENTRIES:
        return _("Into “{field}”").format(field=_(ENTRIES[value].label))
    special = {
        (QuestionKind.SHEETS, Answer.YES): _("Import them together"),
        (QuestionKind.SHEETS, Answer.NO): _("Only this sheet"),
        (QuestionKind.SPLIT, Answer.YES): _("An action for each line"),
        (QuestionKind.SPLIT, Answer.NO): _("One action, as it stands"),
        (QuestionKind.PEOPLE, Answer.YES): _("One person"),
        (QuestionKind.PEOPLE, Answer.NO): _("Different people"),
        (QuestionKind.ALIKE, Answer.YES): _("The same entries"),
        (QuestionKind.ALIKE, Answer.NO): _("New entries"),
        (QuestionKind.NUMBERING, Answer.YES): _("Go on with them"),
        (QuestionKind.NUMBERING, Answer.NO): _("Use the program's own"),
        (QuestionKind.SECTIONS, Answer.NO): _("Into no field"),
        (QuestionKind.SHEET_NAME, Answer.NO): _("Into no field"),
    }
    plain = {
        Answer.OWN_FIELD: _("A field of its own"),
        Answer.LOWEST_OF_3: _("1 low, 2 medium, 3 high"),
        Answer.LOWEST_OF_4: _("1 low, 2 medium, 3 high, 4 critical"),
        Answer.LOWEST_OF_5: _("1 and 2 low, 3 medium, 4 high, 5 critical"),
        Answer.LOWEST_OF_10: _("1 is the lowest, 10 the highest"),
        Answer.HIGHEST_OF_3: _("1 high, 2 medium, 3 low"),
        Answer.HIGHEST_OF_4: _("1 critical, 2 high, 3 medium, 4 low"),
        Answer.HIGHEST_OF_5: _("1 critical, 2 high, 3 medium, 4 and 5 low"),
        Answer.RED_IS_CRITICAL: _("Red is critical"),
        Answer.RED_IS_HIGH: _("Red is high"),
        Answer.GREEN_IS_CLOSED: _("Green is closed, the others are open"),
        Answer.ALL_ARE_OPEN: _("All colours are open"),
    }
    answer = Answer(value)
    if question.kind is QuestionKind.ALIKE and question.count == 1:
        special = {
            (QuestionKind.ALIKE, Answer.YES): _("The same entry"),
            (QuestionKind.ALIKE, Answer.NO): _("A new entry"),
        }
    return special.get((question.kind, answer)) or plain.get(answer) or _(value)
