"""All that a small thing needs, on one page."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from isms_desktop.domain.conditions import is_light
from isms_desktop.domain.corrective_action import new_action
from isms_desktop.domain.entry import Entry
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.fields import Value
from isms_desktop.domain.words import EntryType
from isms_desktop.runtime.i18n import _
from isms_desktop.services.drafts import Stage
from isms_desktop.services.entries import Saved
from isms_desktop.ui.entry import form_fields
from isms_desktop.ui.entry.action_card import ActionCard, read_action, written_action
from isms_desktop.ui.entry.casework import Casework
from isms_desktop.ui.entry.form_fields import fields
from isms_desktop.ui.entry.stage_page import Commit, FormStage, Opened
from isms_desktop.ui.kit.buttons import link_button
from isms_desktop.ui.kit.cards import Card
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import WrappedText
from isms_desktop.ui.kit.tokens import STRONG

_ACTION = "action"


class ShortStage(FormStage):
    """Record, containment and decision together; an improvement plans its action here too."""

    def __init__(self, desk: Desk, case: Casework, opened: Opened) -> None:
        super().__init__(desk, case, opened)
        self.ask(_("The short form"), _("Enough for what is small. Nothing here is lost later."))
        self.add_form(fields(form_fields.SHORT), _("What happened"))
        at_once = (*form_fields.CONTAINED[:1], *form_fields.CONSEQUENCES)
        self._at_once = self.add_form(fields(at_once), _("What was done at once"))
        decision = fields(("action_needed", *form_fields.REASON))
        self._decision = self.add_form(decision, _("Is an action needed?"))
        actions = opened.entry.round.actions
        action = actions[0] if actions else new_action(opened.entry)
        self._action = ActionCard(desk, action, (), opened.people)
        self._action.changed.connect(self._tell)
        self._stored_action = self._action_before = self._action.value()
        self.column.addWidget(self._action)
        self.column.addStretch(1)
        self.arrange()

    def preview(self) -> Entry:
        """The entry with the type and the decision as they stand here."""
        kind, needed = self.forms[0].value("entry_type"), self._decision.value("action_needed")
        return replace(
            super().preview(),
            entry_type=kind if isinstance(kind, EntryType) else self.entry.entry_type,
            action_needed=needed if isinstance(needed, bool) else None,
        )

    def typed(self) -> dict[str, Value]:
        """The fields that differ, and the action."""
        changed = super().typed()
        if self._plans_here() and self._action.value() != self._stored_action:
            changed[_ACTION] = json.dumps(written_action(self._action.value()))
        return changed

    def restore(self, draft: Mapping[str, str]) -> None:
        """Show what was typed, also of the action."""
        super().restore(draft)
        if _ACTION in draft:
            self._action.show_draft(read_action(json.loads(draft[_ACTION])))

    def commit(self) -> Commit | None:
        """Save the fields, then the action where one is planned here."""
        changed, action = super().typed(), self._action.value()
        plans = self._plans_here() and action != self._stored_action
        self._before, self._action_before = dict(self._first), self._stored_action
        self._first |= changed
        if plans:
            self._stored_action = action

        def saving(uid: str, version: int) -> Saved:
            entries = self.case.entries
            if plans:
                return entries.change_with_action(uid, version, changed, action)
            return entries.change(uid, version, changed, self.stage)

        return saving if changed or plans else None

    def settle(self, opened: Opened) -> None:
        """Take over what a new action was given."""
        super().settle(opened)
        if opened.entry.round.actions and self._action.value() == self._stored_action:
            self._action.take_ids(opened.entry.round.actions[0])
            self._stored_action = self._action.value()

    def refused(self, _error: UserError) -> None:
        """What was typed counts as not stored."""
        super().refused(_error)
        self._stored_action = self._action_before

    def arrange(self) -> None:
        """Ask for a reason only where no action is needed, and for one only where it is light."""
        row = self._decision.editor("action_needed_reason").parentWidget()
        if row is not None:
            row.setVisible(self._decision.value("action_needed") is False)
        if hasattr(self, "_action"):
            is_asked = not is_light(self.preview()) or any(self._at_once.values().values())
            card: QWidget | None = self._at_once.parentWidget()
            if card is not None:
                card.setVisible(is_asked)
            self._action.setVisible(self._plans_here())
            self.advised.emit()

    def advice(self) -> Sequence[QWidget]:
        """The way to all fields."""
        card = Card()
        card.body.addWidget(WrappedText(_("Is it more than it seemed?"), weight=STRONG))
        card.body.addWidget(
            WrappedText(_("The full form has all fields and stages."), tone="muted")
        )
        link = link_button(self.desk.theme, _("Full form"), "list-checks", name="fullFormButton")
        link.clicked.connect(lambda: self.go_to.emit(Stage.RECORD, ""))
        card.body.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)
        return (card,)

    def _plans_here(self) -> bool:
        entry = self.preview()
        return bool(entry.action_needed) and is_light(entry) and not self._action.is_done()

    def _tell(self) -> None:
        self.edited.emit()
