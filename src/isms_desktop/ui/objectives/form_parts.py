"""Forms of an objective and an indicator; what is left in a field is saved at once."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from isms_desktop.domain.fields import Field, RecordSpec, Value
from isms_desktop.domain.indicator import Indicator, Target
from isms_desktop.domain.objective import Objective
from isms_desktop.domain.objective_fields import INDICATORS, OBJECTIVES, TARGETS
from isms_desktop.domain.words import BuiltIn, Direction, Unit
from isms_desktop.runtime.i18n import _
from isms_desktop.services.field_helps import FieldHelp
from isms_desktop.ui.kit.buttons import button, icon_button
from isms_desktop.ui.kit.cards import Card
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import Text, WrappedText
from isms_desktop.ui.kit.record_form import RecordForm
from isms_desktop.ui.kit.tokens import MEDIUM, SPACE_12
from isms_desktop.ui.objectives.submit_card import SubmitCard

REBUILDING: Final = frozenset({"unit", "direction", "unit_name"})
"""Fields of an indicator on which it depends what else is asked."""
_COUNTED_ALREADY: Final = ("unit", "direction", "method", "source", "measured_by", "grace_days")


class SavingForm(QWidget):
    """Fields in a card for each group; `left` hands over the values of a field that was left."""

    left = Signal(object)

    def __init__(
        self,
        desk: Desk,
        fields: Sequence[Field],
        values: Mapping[str, Value],
        people: Sequence[str],
        helps: Mapping[str, FieldHelp],
    ) -> None:
        super().__init__()
        self._forms: list[RecordForm] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        for group, own in groupby(fields, key=lambda field: field.group):
            form = RecordForm(desk.theme, desk.dates, [_ungrouped(f) for f in own], people, helps)
            form.set_values(values)
            form.changed.connect(self._tell)
            card = Card(_(group))
            card.body.addWidget(form)
            column.addWidget(card)
            self._forms.append(form)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say at the fields what could not be saved."""
        for form in self._forms:
            form.show_problems({k: text for k, text in problems.items() if k in form.values()})

    def unread(self) -> dict[str, str]:
        """What stands in fields and is no value, by key."""
        return {key: text for form in self._forms for key, text in form.problems().items()}

    def _tell(self, key: str) -> None:
        form = next(form for form in self._forms if key in form.values())
        self.left.emit({key: form.value(key)})


def objective_form(desk: Desk, objective: Objective, people: Sequence[str]) -> SavingForm:
    """The form of an objective."""
    fields = [field for field in OBJECTIVES if _is_asked(objective, field.key)]
    return SavingForm(
        desk, fields, values_of(OBJECTIVES, objective), people, desk.helps.of("objective")
    )


def indicator_form(desk: Desk, indicator: Indicator, people: Sequence[str]) -> SavingForm:
    """The form of an indicator; what follows from other answers is not asked."""
    fields = [field for field in INDICATORS if _is_open(indicator, field.key)]
    return SavingForm(
        desk, fields, values_of(INDICATORS, indicator), people, desk.helps.of("indicator")
    )


def values_of(spec: RecordSpec, record: object) -> dict[str, Value]:
    """What a record holds in the declared fields."""
    return {field.key: getattr(record, field.key) for field in spec}


def _is_asked(objective: Objective, key: str) -> bool:
    if key == "not_measured_because":
        return objective.indicator_uid is None or bool(objective.not_measured_because)
    return True


def _is_open(indicator: Indicator, key: str) -> bool:
    if key == "built_in":
        return False
    if key == "category":
        return indicator.built_in is BuiltIn.INCIDENTS_OF_CATEGORY
    if key == "unit_name":
        return indicator.unit in (Unit.MONEY, Unit.OWN)
    return not (indicator.built_in and key in _COUNTED_ALREADY)


def _ungrouped(field: Field) -> Field:
    return Field(
        field.key, _(field.label), field.header, field.kind, field.choices, required=field.required
    )


class TargetsCard(Card):
    """The targets of an indicator with the days they hold from, and a place for another one.

    `remove_requested` hands over the uid of a target that is to be taken back.
    """

    remove_requested = Signal(str)

    def __init__(self, desk: Desk, indicator: Indicator, *, is_closed: bool) -> None:
        super().__init__(_("Targets"))
        self.setObjectName("targetsCard")
        self._desk = desk
        for target in reversed(indicator.targets):
            self.body.addWidget(self._line(target, indicator, is_closed=is_closed))
        if not indicator.targets:
            self.body.addWidget(WrappedText(_("No target yet."), tone="muted"))
        keys = ["value", "upper"] if indicator.direction is Direction.BAND else ["value"]
        fields = [TARGETS[key] for key in (*keys, "valid_from")]
        title = _("Set another target") if indicator.targets else _("Set the target")
        self.adding = SubmitCard(
            desk,
            title,
            [_ungrouped(f) for f in fields],
            {"valid_from": desk.clock.today()},
            "target",
        )
        self.adding.setObjectName("newTargetCard")
        self.adding.add_button(
            button(desk.theme, _("Set the target"), "target", name="setTargetButton")
        )
        self.body.addWidget(self.adding)
        self.adding.setVisible(not is_closed)

    def _line(self, target: Target, indicator: Indicator, *, is_closed: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_12)
        shown = indicator.target_shown(target)
        row.addWidget(Text(shown, weight=MEDIUM))
        since = _("from {day} on").format(day=self._desk.dates.short(target.valid_from))
        row.addWidget(Text(since, tone="muted"), 1)
        if not is_closed:
            away = icon_button(
                self._desk.theme,
                _("Take back the target {value}").format(value=shown),
                "trash-2",
                name=f"removeTarget_{target.uid}",
            )
            away.clicked.connect(lambda: self.remove_requested.emit(target.uid))
            row.addWidget(away, alignment=Qt.AlignmentFlag.AlignRight)
        return line
