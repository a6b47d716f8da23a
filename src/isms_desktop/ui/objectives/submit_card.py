"""A small form whose content counts once it is recorded, such as a reading or a verdict."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout
from typing_extensions import override

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.fields import Field, Value
from isms_desktop.runtime.i18n import _
from isms_desktop.services.entries import InvalidValuesError
from isms_desktop.ui.kit.buttons import Button, button, link_button
from isms_desktop.ui.kit.cards import Card
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText
from isms_desktop.ui.kit.record_form import RecordForm
from isms_desktop.ui.kit.tokens import SPACE_8


class SubmitCard(Card):
    """Fields and one button; Enter in a field of one line presses it.

    `submitted` hands the values over, `given_up` says that nothing is to be recorded. `has_typed`
    tells whether something stands there that is not recorded, so that it is not lost silently when
    the page is left. Fields under `more` are shown
    when they are asked for. `record` names the record whose fields they are.
    """

    submitted = Signal(object)
    given_up = Signal()

    def __init__(
        self,
        desk: Desk,
        title: str,
        fields: Sequence[Field],
        first: Mapping[str, Value],
        record: str,
    ) -> None:
        super().__init__(title)
        self.desk, self.title = desk, title
        self._helps = desk.helps.of(record)
        self._submit_button: Button | None = None
        self.text = WrappedText("", tone="muted")
        self.text.hide()
        self.body.addWidget(self.text)
        self.forms = [RecordForm(desk.theme, desk.dates, fields, (), self._helps)]
        self.body.addWidget(self.forms[0])
        self._first: dict[str, Value] = {}
        self.start_with(first)

    def say(self, text: str) -> None:
        """Put a sentence below the title."""
        self.text.setText(text)
        self.text.setVisible(bool(text))

    def add_more(self, fields: Sequence[Field], link: str) -> None:
        """Put fields below the others that are seldom needed."""
        form = RecordForm(self.desk.theme, self.desk.dates, fields, (), self._helps)
        self.forms.append(form)
        self._more = link_button(self.desk.theme, link, "chevron-down", name="moreFieldsButton")
        self._more.clicked.connect(self.show_more)
        self.body.addWidget(self._more, alignment=Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(form)
        form.hide()
        self._first |= form.values()

    def show_more(self) -> None:
        """Show the fields that are seldom needed."""
        self._more.hide()
        self.forms[1].show()

    def add_button(self, submit: Button, *others: Button) -> None:
        """Put the button that records at the bottom, others beside it."""
        self._submit_button = submit
        submit.clicked.connect(self.submit)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        for each in (submit, *others):
            row.addWidget(each)
        row.addStretch(1)
        self.body.addLayout(row)

    def cancelling(self, name: str) -> Button:
        """Make a button that drops what was typed."""
        cancel = button(self.desk.theme, _("Cancel"), name=name)
        cancel.clicked.connect(self.forget)
        cancel.clicked.connect(self.given_up)
        return cancel

    def values(self) -> dict[str, Value]:
        """What stands in all fields."""
        return {key: value for form in self.forms for key, value in form.values().items()}

    def start_with(self, values: Mapping[str, Value]) -> None:
        """Show these values as what is there before anything is typed, blanks for the others."""
        for form in self.forms:
            blanks = dict.fromkeys(form.values())
            form.set_values({**blanks, **values})
        self._first = self.values()

    def has_typed(self) -> bool:
        """Whether something stands there that is not recorded."""
        wrong = any(form.problems() for form in self.forms)
        return not self.isHidden() and (wrong or self.values() != self._first)

    def forget(self) -> None:
        """Take what stands there as recorded or dropped."""
        self.start_with(self._first)

    def submit(self) -> None:
        """Hand the values over; what cannot be read is said at its field."""
        problems = {key: text for form in self.forms for key, text in form.problems().items()}
        if problems:
            self.show_problems(problems)
        else:
            self.submitted.emit(self.values())

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say at the fields what is wrong."""
        for form in reversed(self.forms):
            own = {key: text for key, text in problems.items() if key in form.values()}
            if own and form is not self.forms[0]:
                self.show_more()
            form.show_problems(own)

    def refuse(self, error: UserError) -> None:
        """Say at the fields what the service could not take."""
        if isinstance(error, InvalidValuesError):
            self.show_problems({problem.key: _(problem.message) for problem in error.problems})

    def focus_first(self) -> None:
        """Lead the user to the first field that is blank."""
        values = self.values()
        blank = next((key for key in self.forms[0].values() if values[key] in (None, "")), None)
        self.forms[0].focus(blank or next(iter(self.forms[0].values())))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._submit_button:
            self.submit()
        else:
            super().keyPressEvent(event)


def question_of(title: str) -> tuple[str, str, str]:
    """What is asked when a page is left with something typed: question, yes, no."""
    question = _("What you typed under “{title}” is not recorded yet.").format(title=title)
    return question, _("Record it"), _("Drop it")
