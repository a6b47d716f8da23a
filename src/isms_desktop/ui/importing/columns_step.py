"""Step 2: which table, and which column holds what."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from isms_desktop.domain.importing.choices import ImportChoices, Question, QuestionKind, SameRef
from isms_desktop.domain.importing.dates import DateOrder
from isms_desktop.domain.importing.plan import ImportPlan
from isms_desktop.runtime.i18n import _
from isms_desktop.services.importing import ImportSource
from isms_desktop.ui.importing import choosing, wording
from isms_desktop.ui.importing.choosing import Asked, PlanView
from isms_desktop.ui.importing.column_rows import ColumnRows
from isms_desktop.ui.importing.offer_cards import OfferCard
from isms_desktop.ui.importing.parts import drop
from isms_desktop.ui.importing.questions import SameRefCard
from isms_desktop.ui.importing.sitting import Sitting
from isms_desktop.ui.importing.table_card import TableCard
from isms_desktop.ui.kit.buttons import button
from isms_desktop.ui.kit.cards import Banner
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText
from isms_desktop.ui.kit.page import scroll
from isms_desktop.ui.kit.tokens import SPACE_12, Tone

_OFFERED_FIRST: Final = frozenset(
    {QuestionKind.SHEETS, QuestionKind.SHEET_NAME, QuestionKind.REOPEN}
)
"""Offers that decide what of the file is taken at all."""


class ColumnsStep(QWidget):
    """Shows a plan's guesses and questions; every decision comes out as `chosen`."""

    chosen = Signal(object)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._choices = ImportChoices()
        self._source: ImportSource | None = None
        self._view: PlanView | None = None
        self._asked = Asked()
        self._same_ref: SameRefCard | None = None
        self._offers: dict[str, OfferCard] = {}
        self._content = QWidget()
        self._content.setProperty("clear", "true")
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_12)
        self._area: QScrollArea = scroll(self._content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self._build()

    def show_state(self, sitting: Sitting) -> None:
        """Show what is open, matched and asked now."""
        if sitting.source is None:
            return
        if sitting.source is not self._source:
            self._source = sitting.source
            self._asked = Asked()
            self._table.show_workbook(sitting.source.looked.workbook)
            self._table.open_preview(is_open=_wants_preview(sitting.view))
        self._choices, self._view = sitting.choices, sitting.view
        if sitting.is_planning:
            return  # what the user has just chosen must not jump back to the former plan
        if sitting.view is None:
            self._show_no_table(sitting)
        else:
            self._show_plan(sitting.view, sitting)

    def take_focus(self) -> None:
        """Begin with the choice of the sheet."""
        self._table.setFocus()

    def focus_question(self) -> None:
        """Lead to the first open question."""
        target = self._same_ref if self._is_same_ref_open() else self._rows.first_open
        target = self._open_question() or target
        if target is None and self._no_description.isVisible():
            target = self._rows.first_box()
        if target is not None:
            self._area.ensureWidgetVisible(target)
            target.setFocus()

    def _build(self) -> None:
        theme = self._desk.theme
        self._no_table = Banner(theme, Tone.WARN, _("No table was found"), _("Choose a sheet."))
        self._no_table.setObjectName("noTable")
        self._own = Banner(
            theme,
            Tone.OK,
            _("This workbook was exported by ISMS Desktop."),
            _("Its columns are known; all of its sheets are read."),
        )
        anew = button(theme, _("Match anew"), "refresh-cw", name="matchAnewButton")
        anew.clicked.connect(self._match_anew)
        self._remembered = Banner(
            theme,
            Tone.INFO,
            _("A file like this was imported before."),
            _("Its columns, words and answers were taken over."),
            (anew,),
        )
        self._remembered.setObjectName("rememberedMatching")
        self._no_description = Banner(
            theme,
            Tone.WARN,
            _("No column is known to say what happened."),
            _("Find the column with the description below and let it go to “Description”."),
        )
        self._table = TableCard(theme)
        self._table.table_chosen.connect(self._choose_table)
        self._matched = WrappedText("", tone="muted")
        self._rows = ColumnRows(theme)
        self._rows.field_chosen.connect(self._choose_field)
        self._rows.order_chosen.connect(self._choose_order)
        self._rows.words_chosen.connect(self._choose_words)
        self._questions, self._offered_first, self._offered = (QVBoxLayout() for _n in range(3))
        for cards in (self._questions, self._offered_first, self._offered):
            cards.setSpacing(SPACE_12)
        for banner in (self._no_table, self._own, self._remembered):
            self._column.addWidget(banner)
        self._column.addWidget(self._table)
        self._column.addWidget(self._no_description)
        self._column.addLayout(self._questions)
        self._column.addLayout(self._offered_first)
        self._column.addWidget(self._matched)
        self._column.addWidget(self._rows)
        self._column.addLayout(self._offered)
        self._column.addStretch(1)

    def _show_no_table(self, sitting: Sitting) -> None:
        error = sitting.trouble
        if error is not None:
            self._no_table.say(_(error.message), _(error.hint))
        self._table.show_table(sitting.choices.sheet, sitting.choices.header_row, "")
        self._table.open_preview(is_open=True)
        for part in (self._own, self._remembered, self._no_description, self._matched, self._rows):
            part.hide()
        self._no_table.show()
        self._show_same_ref()
        self._show_offers(None)

    def _show_plan(self, view: PlanView, sitting: Sitting) -> None:
        plan, choices = view.plan, sitting.choices
        self._asked.take(plan)
        why = ""
        if choices.header_row is None and choosing.is_unsure(plan):
            reasons = ", ".join(_(reason) for reason in plan.table.why)
            why = _("Chosen because {reasons}.").format(reasons=reasons)
        self._table.show_table(plan.table.sheet, plan.table.header_row, why)
        self._no_table.hide()
        self._own.setVisible(plan.is_template)
        self._remembered.setVisible(sitting.is_remembered)
        self._no_description.setVisible(_lacks_description(plan))
        self._matched.setText(wording.matched_line(plan))
        self._matched.setVisible(not plan.is_template)
        self._rows.show_plan(view, self._asked, choices)
        self._rows.show()
        self._show_same_ref()
        self._show_offers(plan)

    def _show_same_ref(self) -> None:
        question = self._asked.same_ref() if self._view else None
        if self._same_ref is not None and self._same_ref.question != question:
            drop(self._same_ref)
            self._same_ref = None
        if question is None:
            return
        if self._same_ref is None:
            self._same_ref = SameRefCard(self._desk.theme, question)
            self._same_ref.answered.connect(self._choose_same_ref)
            self._questions.addWidget(self._same_ref)
        self._same_ref.show_answer(choosing.answer_to(question, self._choices))

    def _show_offers(self, plan: ImportPlan | None) -> None:
        """A card for each question about the file; one that stays keeps its place.

        What must be answered stands first, and what is only offered mostly below the columns.
        """
        questions = self._asked.of_the_file() if plan else []
        wanted = {question.name: question for question in questions}
        for name, card in list(self._offers.items()):
            if wanted.get(name) != card.question:
                drop(self._offers.pop(name))
        asked = {question.name for question in plan.questions} if plan else set()
        for number, (name, question) in enumerate(wanted.items()):
            if name not in self._offers:
                is_asked = name in asked
                card = OfferCard(self._desk.theme, question, number, is_asked=is_asked)
                card.answered.connect(self._choose_answer)
                self._offers[name] = card
                self._place_of(question, is_asked=is_asked).addWidget(card)
            self._offers[name].show_answer(self._choices.answers.get(name, ""))

    def _place_of(self, question: Question, *, is_asked: bool) -> QVBoxLayout:
        if is_asked:
            return self._questions
        return self._offered_first if question.kind in _OFFERED_FIRST else self._offered

    def _open_question(self) -> OfferCard | None:
        """The first card that has to be answered."""
        open_ones = {q.name for q in self._view.plan.questions} if self._view else set()
        return next((card for name, card in self._offers.items() if name in open_ones), None)

    def _is_same_ref_open(self) -> bool:
        return self._same_ref is not None and self._choices.same_ref is None

    def _choose_table(self, sheet: str, header_row: int | None) -> None:
        self.chosen.emit(choosing.with_table(self._choices, sheet, header_row))

    def _choose_field(self, column: str, key: str) -> None:
        columns = self._view.plan.columns if self._view else ()
        self.chosen.emit(choosing.with_field(self._choices, columns, column, key))

    def _choose_order(self, column: str, order: DateOrder) -> None:
        self.chosen.emit(choosing.with_order(self._choices, column, order))

    def _choose_words(self, words: dict[tuple[str, str], str]) -> None:
        self.chosen.emit(choosing.with_words(self._choices, words))

    def _choose_same_ref(self, same_ref: SameRef) -> None:
        self.chosen.emit(replace(self._choices, same_ref=same_ref))

    def _choose_answer(self, name: str, answer: str) -> None:
        self.chosen.emit(choosing.with_answer(self._choices, name, answer))

    def _match_anew(self) -> None:
        self.chosen.emit(ImportChoices())


def _wants_preview(view: PlanView | None) -> bool:
    return view is None or (not view.plan.is_template and choosing.is_unsure(view.plan))


def _lacks_description(plan: ImportPlan) -> bool:
    return any(q.kind is QuestionKind.NO_DESCRIPTION for q in plan.questions)
