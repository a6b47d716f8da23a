"""What was done at once, by whom, when, or why nothing was needed; what it caused (10.2 a)."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from isms_desktop.runtime.i18n import _
from isms_desktop.services.drafts import Stage
from isms_desktop.ui.entry import form_fields
from isms_desktop.ui.entry.came_back import recurrence_cards
from isms_desktop.ui.entry.casework import Casework
from isms_desktop.ui.entry.form_fields import fields
from isms_desktop.ui.entry.stage_page import FormStage, Opened
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.radio_cards import Option, RadioCards
from isms_desktop.ui.kit.tokens import Tone

_DONE, _NONE = "done", "none"


class ContainStage(FormStage):
    """Asks one question first, then only for what belongs to the answer."""

    stage = Stage.CONTAIN

    def __init__(self, desk: Desk, case: Casework, opened: Opened) -> None:
        super().__init__(desk, case, opened)
        self.ask(_("What was done at once?"), _("Stop the harm first, look for the cause later."))
        self._answer = RadioCards(desk.theme, _options(), "containChoice")
        self._answer.chosen.connect(self._choose)
        self.column.addWidget(self._answer)
        self._done = self.add_form(fields(form_fields.CONTAINED))
        self._none = self.add_form(fields(form_fields.NOT_CONTAINED))
        self.add_form(fields(form_fields.CONSEQUENCES))
        self.column.addStretch(1)
        self._answer.choose(_NONE if opened.entry.containment_none_reason else _DONE)
        self.arrange()

    def restore(self, draft: Mapping[str, str]) -> None:
        """Choose the answer that was being typed."""
        if draft.get("containment_none_reason"):
            self._answer.choose(_NONE)
        super().restore(draft)

    def arrange(self) -> None:
        """Show the fields of the answer chosen."""
        is_none = self._answer.value() == _NONE
        _card_of(self._done).setVisible(not is_none)
        _card_of(self._none).setVisible(is_none)

    def advice(self) -> Sequence[QWidget]:
        """Closed entries this one may be a recurrence of: it is asked right after the capture."""
        return recurrence_cards(self, self.stage)

    def focus_field(self, key: str) -> None:
        """Lead to what was done, unless another field is meant."""
        form = next((form for form in self.forms if key in form.values()), self._done)
        if form is self._none:
            self._choose(_NONE)
        form.focus(key if key in form.values() else "containment")

    def _choose(self, answer: str) -> None:
        self._answer.choose(answer)
        self.arrange()


def _options() -> tuple[Option, ...]:
    return (
        Option(
            _DONE, _("Something was done"), _("Say what, who and when."), "circle-check", Tone.OK
        ),
        Option(_NONE, _("Nothing was needed"), _("Say why in one sentence."), "circle-minus"),
    )


def _card_of(form: QWidget) -> QWidget:
    """The card that holds a form."""
    card = form.parentWidget()
    return form if card is None else card
