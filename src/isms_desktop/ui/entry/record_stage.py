"""The first words of an entry, and its record."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.fields import Value
from isms_desktop.domain.words import EntryType, Input
from isms_desktop.runtime.i18n import _
from isms_desktop.services.drafts import Stage
from isms_desktop.ui.entry import form_fields
from isms_desktop.ui.entry.came_back import recurrence_cards
from isms_desktop.ui.entry.casework import Casework
from isms_desktop.ui.entry.form_fields import fields
from isms_desktop.ui.entry.stage_page import FormStage, Opened
from isms_desktop.ui.kit.buttons import link_button
from isms_desktop.ui.kit.cards import Card
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText
from isms_desktop.ui.kit.tokens import STRONG, Tone

_USUAL_INPUT = {
    EntryType.INCIDENT: Input.SECURITY_INCIDENT,
    EntryType.EVENT: Input.SECURITY_INCIDENT,
    EntryType.NONCONFORMITY: Input.NONCONFORMITY,
}
"""Where an entry of a type mostly comes from; taken at capture, changed on the record's page."""


class CaptureStage(FormStage):
    """Three fields, so that nothing is lost while there is no time for more."""

    def __init__(self, desk: Desk, case: Casework, opened: Opened) -> None:
        super().__init__(desk, case, opened)
        self.ask(_("What happened?"), _("Three answers are enough for now. The rest can follow."))
        form = self.add_form(fields(form_fields.CAPTURE))
        form.set_values({"identified_on": desk.clock.today()})
        self._first |= form.values()
        self.column.addStretch(1)

    def advice(self) -> Sequence[QWidget]:
        """What the types mean."""
        card = Card(tone=Tone.INFO)
        card.body.addWidget(WrappedText(_("Which type is it?"), tone=Tone.INFO, weight=STRONG))
        for line in (
            _("Incident: it harmed information, or its protection."),
            _("Event or near miss: it could have."),
            _("Nonconformity: a requirement was not met."),
            _("Observation: not wrong, but worth a note."),
            _("Opportunity for improvement: it could be better."),
        ):
            card.body.addWidget(WrappedText("•  " + line))
        card.body.addWidget(WrappedText(_("Not sure? Leave it blank, or change it later.")))
        return (card,)

    def new_values(self) -> dict[str, Value] | None:
        """What the new entry is made from; None while nothing is said about it."""
        values = self.values()
        if not values["description"] or not self.typed():
            return None
        kind = values["entry_type"]
        usual = _USUAL_INPUT.get(kind) if isinstance(kind, EntryType) else None
        return {**values, "input": usual, "discovered_by": self.opened.user or None}

    def take_as_stored(self) -> None:
        """Count what stands here as recorded, so that it is not recorded twice."""
        self._before, self._first = self._first, self.values()

    def focus_field(self, key: str) -> None:
        """Begin with the description."""
        self.forms[0].focus(key if key in self else "description")


class RecordStage(FormStage):
    """What, when, who, where from: the fields everybody fills first, the rest folded away."""

    stage = Stage.RECORD

    def __init__(self, desk: Desk, case: Casework, opened: Opened) -> None:
        super().__init__(desk, case, opened)
        self.ask(_("What happened, and what do you know about it?"))
        self.add_form(fields(form_fields.RECORD))
        self._more = link_button(desk.theme, "", "chevron-down", name="moreFieldsButton")
        self._more.clicked.connect(self._toggle)
        self.column.addWidget(self._more, alignment=Qt.AlignmentFlag.AlignLeft)
        self._rest = QWidget()
        rest = QVBoxLayout(self._rest)
        rest.setContentsMargins(0, 0, 0, 0)
        self.add_form(fields(form_fields.MORE), target=rest)
        self.column.addWidget(self._rest)
        self.column.addStretch(1)
        self._show_rest(is_shown=self._has_more(opened.entry))

    def advice(self) -> Sequence[QWidget]:
        """Closed entries this one may be a recurrence of."""
        return recurrence_cards(self, Stage.RECORD)

    def restore(self, draft: Mapping[str, str]) -> None:
        """Show the folded fields too where something was typed there."""
        super().restore(draft)
        if any(key in form_fields.MORE for key in draft):
            self._show_rest(is_shown=True)

    def focus_field(self, key: str) -> None:
        """Unfold what is asked for; else begin with the first field."""
        if key in form_fields.MORE:
            self._show_rest(is_shown=True)
        shown = key if key in self else form_fields.RECORD[0]
        next(form for form in self.forms if shown in form.values()).focus(shown)

    def _has_more(self, entry: Entry) -> bool:
        return any(getattr(entry, key) not in (None, "", ()) for key in form_fields.MORE)

    def _toggle(self) -> None:
        self._show_rest(is_shown=self._rest.isHidden())

    def _show_rest(self, *, is_shown: bool) -> None:
        self._rest.setVisible(is_shown)
        self._more.setText(_("Fewer fields") if is_shown else _("More fields"))
        self._more.setAccessibleName(self._more.text())
        self._more.set_icon("chevron-up" if is_shown else "chevron-down")
