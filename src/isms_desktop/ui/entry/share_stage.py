"""What changed in the ISMS, what was learned, and who was told (10.2 e)."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from isms_desktop.domain.fields import Value
from isms_desktop.domain.words import NO_ISMS_CHANGE
from isms_desktop.runtime.i18n import _
from isms_desktop.services.drafts import Stage
from isms_desktop.ui.entry import form_fields
from isms_desktop.ui.entry.casework import Casework
from isms_desktop.ui.entry.form_fields import fields
from isms_desktop.ui.entry.stage_page import FormStage, Opened
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.radio_cards import Option, RadioCards
from isms_desktop.ui.kit.tokens import Tone

_CHANGED, _NONE = "changed", "none"


class ShareStage(FormStage):
    """The question for the ISMS first, then lessons and who was told."""

    stage = Stage.SHARE

    def __init__(self, desk: Desk, case: Casework, opened: Opened) -> None:
        super().__init__(desk, case, opened)
        self.ask(
            _("Did something change in the ISMS?"),
            _("A policy, a process, the risk assessment: whatever would have prevented it."),
        )
        self._answer = RadioCards(desk.theme, _options(), "ismsChange")
        self._answer.chosen.connect(self._choose)
        self.column.addWidget(self._answer)
        self._change = self.add_form(fields(("isms_change", "isms_change_kinds")))
        if opened.entry.isms_change == NO_ISMS_CHANGE:
            self._change.set_values({"isms_change": ""})
        self.add_form(fields(form_fields.SHARED), _("What was learned, and who knows it"))
        self.column.addStretch(1)
        stored = opened.entry.isms_change
        self._answer.choose("" if not stored else _NONE if stored == NO_ISMS_CHANGE else _CHANGED)
        self._first |= {"isms_change": stored}
        self.arrange()

    def values(self) -> dict[str, Value]:
        """The fields, with the answer in words."""
        answer = self._answer.value()
        words = self._change.value("isms_change") if answer == _CHANGED else ""
        return super().values() | {"isms_change": NO_ISMS_CHANGE if answer == _NONE else words}

    def restore(self, draft: Mapping[str, str]) -> None:
        """Choose the answer that was typed."""
        change = draft.get("isms_change", "")
        if change:
            self._answer.choose(_NONE if change == NO_ISMS_CHANGE else _CHANGED)
        shown = {k: v for k, v in draft.items() if (k, v) != ("isms_change", NO_ISMS_CHANGE)}
        super().restore(shown)

    def arrange(self) -> None:
        """Ask what changed where something did."""
        card: QWidget | None = self._change.parentWidget()
        if card is not None:
            card.setVisible(self._answer.value() == _CHANGED)

    def focus_field(self, key: str) -> None:
        """Lead to the question, or to a field that is shown."""
        form = next((f for f in self.forms if key in f.values()), None)
        if form is None or (form is self._change and self._answer.value() != _CHANGED):
            self._answer.setFocus()
        else:
            form.focus(key)

    def _choose(self, _key: str) -> None:
        self.arrange()
        self.edited.emit()


def _options() -> tuple[Option, ...]:
    return (
        Option(_CHANGED, _("Yes"), _("Say what, so that it can be found."), "pencil", Tone.INFO),
        Option(
            _NONE,
            _("No change is needed"),
            _("The ISMS already asked for the right thing."),
            "circle-check",
            Tone.OK,
        ),
    )
