"""Is a corrective action needed, and if not, why; doing nothing on purpose (10.2 b, 6.1.3 f)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from isms_desktop.domain.closing import may_accept_risk
from isms_desktop.domain.entry import Entry
from isms_desktop.domain.fields import Value
from isms_desktop.runtime.i18n import _
from isms_desktop.services.drafts import Stage
from isms_desktop.ui.entry import form_fields
from isms_desktop.ui.entry.casework import Casework
from isms_desktop.ui.entry.form_fields import fields
from isms_desktop.ui.entry.seen_before import seen_cards
from isms_desktop.ui.entry.stage_page import Commit, FormStage, Opened
from isms_desktop.ui.kit.cards import Banner
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.radio_cards import Option, RadioCards
from isms_desktop.ui.kit.tokens import Tone

_NEEDED, _NOT_NEEDED, _ACCEPTED = "needed", "not_needed", "accepted"


class DecideStage(FormStage):
    """Three answers; each asks only for what belongs to it."""

    stage = Stage.DECIDE

    def __init__(self, desk: Desk, case: Casework, opened: Opened) -> None:
        super().__init__(desk, case, opened)
        self.ask(
            _("Is something needed so that it does not come back?"),
            _("You may change this later; what was filled in by then is kept."),
        )
        self._answer = RadioCards(desk.theme, _options(), "decision")
        self._answer.chosen.connect(self._choose)
        self.column.addWidget(self._answer)
        self._clause = Banner(
            desk.theme,
            Tone.WARN,
            _("This cannot be accepted as a risk"),
            _("A clause of the standard was not met. It has to be put right."),
        )
        self.column.addWidget(self._clause)
        self._reason = self.add_form(fields(form_fields.REASON))
        self._acceptance = self.add_form(fields(form_fields.ACCEPTANCE))
        self.column.addStretch(1)
        self._answer.choose(_answer_of(opened.entry.action_needed, opened.entry.accepted_by))
        self._stored_answer = self._answer.value()
        self.arrange()

    def typed(self) -> dict[str, Value]:
        """The answer and what belongs to it."""
        changed = super().typed()
        answer = self._answer.value()
        if answer != self._stored_answer:
            changed["action_needed"] = answer == _NEEDED
            if answer != _ACCEPTED:
                changed |= {key: None for key in form_fields.ACCEPTANCE if self._first[key]}
        elif answer == _NOT_NEEDED and self._acceptance_is_typed():
            changed = {k: v for k, v in changed.items() if k not in form_fields.ACCEPTANCE}
        return changed

    def restore(self, draft: Mapping[str, str]) -> None:
        """Choose the answer that was typed."""
        if "action_needed" in draft:
            is_accepted = bool(draft.get("accepted_by") or draft.get("acceptance_review_on"))
            not_needed = _ACCEPTED if is_accepted else _NOT_NEEDED
            self._answer.choose(_NEEDED if draft["action_needed"] == "yes" else not_needed)
        super().restore(draft)

    def commit(self) -> Commit | None:
        """Save the answer."""
        saving = super().commit()
        if saving is not None:
            self._stored_answer = self._answer.value()
        return saving

    def preview(self) -> Entry:
        """The entry with the answer chosen."""
        answer, entry = self._answer.value(), super().preview()
        return replace(entry, action_needed=answer == _NEEDED) if answer else entry

    def advice(self) -> Sequence[QWidget]:
        """Whether it happened too often to be left alone."""
        return seen_cards(self.desk, self.opened.beside, self.list_requested.emit)

    def arrange(self) -> None:
        """Show the fields of the answer chosen."""
        answer = self._answer.value()
        may_accept = may_accept_risk(self.entry)
        _holder(self._reason).setVisible(answer in (_NOT_NEEDED, _ACCEPTED))
        _holder(self._acceptance).setVisible(answer == _ACCEPTED)
        self._clause.setVisible(answer == _ACCEPTED and not may_accept)

    def focus_field(self, key: str) -> None:
        """Lead to the question, or to the field where it is shown."""
        form = next((f for f in self.forms if key in f.values() and _holder(f).isVisible()), None)
        if form is None:
            self._answer.setFocus()
        else:
            form.focus(key)

    def _acceptance_is_typed(self) -> bool:
        return any(self._acceptance.values().values())

    def _choose(self, _key: str) -> None:
        if self._answer.value() == _ACCEPTED and self._acceptance.value("accepted_on") is None:
            self._acceptance.set_values({"accepted_on": self.desk.clock.today()})
        self.arrange()
        self.edited.emit()
        self.advised.emit()


def _options() -> tuple[Option, ...]:
    return (
        Option(
            _NEEDED,
            _("Yes, a corrective action is needed"),
            _("Next: find the cause, look for similar cases, plan, do and check."),
            "wrench",
            Tone.INFO,
        ),
        Option(
            _NOT_NEEDED,
            _("No, what was done is enough"),
            _("Say why. A nonconformity still asks for its cause and for similar cases."),
            "circle-check",
            Tone.OK,
        ),
        Option(
            _ACCEPTED,
            _("No, the risk is accepted"),
            _("By the risk owner or top management, until a date. It goes to management review."),
            "shield-check",
            Tone.CHECK,
        ),
    )


def _answer_of(action_needed: bool | None, accepted_by: object) -> str:
    if action_needed is None:
        return ""
    if action_needed:
        return _NEEDED
    return _ACCEPTED if accepted_by else _NOT_NEEDED


def _holder(form: QWidget) -> QWidget:
    """The card that holds a form."""
    card = form.parentWidget()
    return form if card is None else card
