"""One planned action: what, who, until when, against which cause, and how strong it is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from textwrap import shorten

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from isms_desktop.domain.entry import Action, CauseNode
from isms_desktop.domain.fields import Field, Kind, Value
from isms_desktop.domain.people import Person
from isms_desktop.domain.words import Strength
from isms_desktop.runtime.i18n import _
from isms_desktop.services.wording import as_typed
from isms_desktop.ui.kit.buttons import Chip, icon_button
from isms_desktop.ui.kit.cards import Card
from isms_desktop.ui.kit.check_box import CheckBox
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.flow import FlowLayout
from isms_desktop.ui.kit.labels import Text, WrappedText, label
from isms_desktop.ui.kit.record_form import RecordForm
from isms_desktop.ui.kit.tokens import SPACE_4, STRONG, Size, Tone

_CAUSE_LETTERS = 160


class ActionCard(Card):
    """Edits one action; emits `changed` when something was left with another value."""

    changed = Signal()
    removed = Signal(object)

    def __init__(
        self, desk: Desk, action: Action, roots: Sequence[CauseNode], people: Sequence[str]
    ) -> None:
        super().__init__()
        self._action = action
        self._theme = desk.theme
        self.setObjectName(f"action_{action.number}")
        self.body.addLayout(self._head())
        fields = (
            Field("what", _("What shall be done"), "", Kind.LONG_TEXT),
            Field("owner", _("Owner"), "", Kind.PERSON),
            Field("due_on", _("Due"), "", Kind.DATE),
            Field("resources", _("Resources"), "", Kind.TEXT),
        )
        helps = desk.helps.of("action")
        self.form = RecordForm(desk.theme, desk.dates, fields, people, helps)
        for field in fields:
            editor = self.form.editor(field.key)
            editor.setObjectName(f"field_actions/{action.number}/{field.key}")
        self.form.set_values(
            {
                "what": action.what,
                "owner": action.owner,
                "due_on": action.due_on,
                "resources": action.resources,
            }
        )
        self.form.changed.connect(self._tell)
        self.body.addWidget(self.form)
        self._causes: dict[int, CheckBox] = {}
        self._add_causes(roots)
        self._rungs: dict[Strength, Chip] = {}
        self._add_ladder()
        self.setEnabled(not action.is_done)
        self._first = self.value()

    def value(self) -> Action:
        """The action as it stands on the card; who is new has no id yet."""
        values = self.form.values()
        name = str(values["owner"] or "")
        owner, due_on = self._action.owner, values["due_on"]
        if name != (owner.name if owner else ""):
            owner = Person(uid="", name=name) if name else None
        return replace(
            self._action,
            what=str(values["what"]),
            owner=owner,
            due_on=due_on if isinstance(due_on, date) else None,
            resources=str(values["resources"]),
            causes=tuple(number for number, box in self._causes.items() if box.isChecked()),
            strength=next((s for s, chip in self._rungs.items() if chip.isChecked()), None),
        )

    def is_untouched(self) -> bool:
        """Whether it is new and nothing was typed."""
        return not self._action.uid and self.value() == self._first

    def is_done(self) -> bool:
        """Whether the action was carried out, and is planned no more."""
        return self._action.is_done

    def take_ids(self, stored: Action) -> None:
        """Go on with the action as it was stored, with its id and its owner's."""
        self._action = replace(
            self._action, uid=stored.uid, number=stored.number, owner=stored.owner
        )

    def show_draft(self, values: Mapping[str, Value]) -> None:
        """Show what was typed of this action."""
        self.form.set_values(values)
        causes = values.get("causes")
        for number, box in self._causes.items():
            box.setChecked(isinstance(causes, tuple) and str(number) in causes)
        for strength, chip in self._rungs.items():
            chip.setChecked(values.get("strength") == strength.value)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        words = _("Action {n}").format(n=self._action.number)
        row.addWidget(Text(words, tone="accent", weight=STRONG))
        if self._action.is_done:
            row.addWidget(Text(_("done"), Size.SMALL, Tone.OK))
        row.addStretch(1)
        remove = icon_button(
            self._theme, _("Remove this action"), "trash-2", name="removeActionButton"
        )
        remove.clicked.connect(lambda: self.removed.emit(self))
        row.addWidget(remove)
        return row

    def _add_causes(self, roots: Sequence[CauseNode]) -> None:
        if not roots:
            return
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_4)
        column.addWidget(label(_("It removes this root cause")))
        for node in roots:
            box = CheckBox(self._theme, shorten(node.answer, _CAUSE_LETTERS, placeholder=" …"))
            box.setToolTip(node.answer)
            box.setChecked(node.number in self._action.causes)
            box.clicked.connect(self._tell)
            self._causes[node.number] = box
            column.addWidget(box)
        self.body.addWidget(holder)

    def _add_ladder(self) -> None:
        self.body.addWidget(label(_("How strong is it?")))
        holder = QWidget()
        row = FlowLayout(holder, SPACE_4)
        group = QButtonGroup(self)
        for strength in Strength:
            chip = Chip(self._theme, _(strength.value), name=f"strength_{strength.name.lower()}")
            chip.setChecked(strength is self._action.strength)
            chip.clicked.connect(self._tell)
            group.addButton(chip)
            self._rungs[strength] = chip
            row.addWidget(chip)
        self.body.addWidget(holder)
        hint = _(
            "From weak to strong: the further right, the less depends on somebody thinking of it."
        )
        self.body.addWidget(WrappedText(hint, Size.SMALL, "muted"))

    def _tell(self, _what: object = None) -> None:
        self.changed.emit()


def written_action(action: Action) -> dict[str, str]:
    """What is planned of an action, as texts for the draft."""
    keys = ("uid", "what", "owner", "due_on", "resources", "strength")
    texts = {key: as_typed(getattr(action, key)) for key in keys}
    return {**texts, "causes": ",".join(map(str, action.causes))}


def read_action(values: Mapping[str, str]) -> dict[str, Value]:
    """What a draft holds of an action, for `ActionCard.show_draft`."""
    due = values["due_on"]
    return {
        "what": values["what"],
        "owner": values["owner"] or None,
        "due_on": date.fromisoformat(due) if due else None,
        "resources": values["resources"],
        "strength": values["strength"],
        "causes": tuple(values["causes"].split(",")),
    }
