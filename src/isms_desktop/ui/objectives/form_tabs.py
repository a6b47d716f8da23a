"""The tabs with the forms: what is aimed at, and what measures it."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QWidget

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.fields import Field, Kind, Value
from isms_desktop.domain.indicator import Indicator
from isms_desktop.domain.objective import Objective
from isms_desktop.runtime.i18n import _
from isms_desktop.services.entries import InvalidValuesError
from isms_desktop.services.entry_steps import Saved
from isms_desktop.ui.kit.buttons import primary_button
from isms_desktop.ui.kit.cards import Banner
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.tokens import Tone
from isms_desktop.ui.objectives.aim_tab import AimTab, Unrecorded
from isms_desktop.ui.objectives.aims import Aims, Opened
from isms_desktop.ui.objectives.coach_card import closed_card
from isms_desktop.ui.objectives.form_parts import (
    REBUILDING,
    SavingForm,
    TargetsCard,
    indicator_form,
    objective_form,
)
from isms_desktop.ui.objectives.submit_card import SubmitCard
from isms_desktop.ui.objectives.two_columns import Slot
from isms_desktop.ui.objectives.writing import Writing


class FormTab(AimTab):
    """A form at the left, the coach beside it."""

    def __init__(self, desk: Desk, aims: Aims, writing: Writing, opened: Opened) -> None:
        super().__init__(desk, aims, writing, opened)
        self._form: SavingForm | None = None
        self._advice = Slot()
        self.side.addWidget(self._advice)
        self.side.addStretch(1)
        self._advise()

    def settle(self, opened: Opened) -> None:
        """Bring the advice up to date; the fields stand as they were typed."""
        super().settle(opened)
        self._advise()

    def unread(self) -> list[str]:
        """What the form holds that is no value."""
        return list(self._form.unread().values()) if self._form else []

    def _advise(self) -> None:
        cards: list[QWidget] = []
        closed = closed_card(self.desk, self.opened)
        if closed:
            cards.append(closed)
        if self.opened.standing:
            coach = self.coach()
            if coach.is_needed():
                cards.append(coach)
        self._advice.put(*cards)
        self.show_side(is_shown=bool(cards))

    def _refuse(self, error: UserError) -> None:
        if isinstance(error, InvalidValuesError) and self._form is not None:
            self._form.show_problems(
                {problem.key: _(problem.message) for problem in error.problems}
            )


class ObjectiveTab(FormTab):
    """What shall be reached, why, how, by whom and when."""

    def __init__(self, desk: Desk, aims: Aims, writing: Writing, opened: Opened) -> None:
        super().__init__(desk, aims, writing, opened)
        objective = opened.objective or Objective(uid="")
        self._form = objective_form(desk, objective, opened.people)
        self._form.setEnabled(not opened.is_closed)
        self._form.left.connect(self._save)
        self.main.addWidget(self._form)
        self.main.addStretch(1)

    def _save(self, values: Mapping[str, Value]) -> None:
        def save(uid: str, version: int) -> Saved:
            return self.aims.objectives.change(uid, version, values)

        self.writing.objective(save, self._refuse)


class IndicatorTab(FormTab):
    """What is measured and how, and its targets; or the choice of one."""

    def __init__(self, desk: Desk, aims: Aims, writing: Writing, opened: Opened) -> None:
        super().__init__(desk, aims, writing, opened)
        self._fields, self._goals = Slot(), Slot()
        self._targets: TargetsCard | None = None
        self._chooser: SubmitCard | None = None
        for slot in (self._goals, self._fields):
            self.main.addWidget(slot)
        self.main.addStretch(1)
        self._build()

    def settle(self, opened: Opened) -> None:
        """Show the targets anew, and the fields where others are asked now."""
        before = self.opened.indicator
        super().settle(opened)
        if _asks_others(before, opened.indicator):
            self._build()
        elif self._targets is None or not self._targets.adding.has_typed():
            self._show_targets()

    def cards(self) -> Sequence[Unrecorded]:
        """The new target, or the new indicator."""
        adding = self._targets.adding if self._targets else None
        return [card for card in (adding, self._chooser) if card is not None]

    def focus_field(self, key: str) -> bool:
        """Lead to a field, to the new target, or to the choice of an indicator."""
        if key == "target" and self._targets is not None:
            self._targets.adding.focus_first()
            return True
        if key == "indicator" and self._chooser is not None:
            self._chooser.focus_first()
            return True
        return super().focus_field(key)

    def _build(self) -> None:
        indicator = self.opened.indicator
        if indicator is None:
            self._form = None
            self._chooser = self._indicator_chooser()
            self._fields.put(self._chooser)
            return
        self._chooser = None
        self._form = indicator_form(self.desk, indicator, self.opened.people)
        self._form.setEnabled(not self.opened.is_closed)
        self._form.left.connect(self._save)
        widgets: list[QWidget] = [self._form]
        if indicator.built_in:
            title = _("Counted from the register: {what}").format(what=_(indicator.built_in.value))
            widgets.insert(0, Banner(self.desk.theme, Tone.INFO, title, indicator.method))
        self._fields.put(*widgets)
        self._show_targets()

    def _show_targets(self) -> None:
        indicator = self.opened.indicator
        if indicator is None:
            return
        self._targets = TargetsCard(self.desk, indicator, is_closed=self.opened.is_closed)
        self._targets.remove_requested.connect(self._remove_target)
        self._targets.adding.submitted.connect(self._set_target)
        self._goals.put(self._targets)

    def _indicator_chooser(self) -> SubmitCard:
        names = tuple(name for _uid, name in self.opened.others)
        field = Field("indicator", _("Indicator"), "", Kind.OPEN_CHOICE, names)
        card = SubmitCard(self.desk, _("What measures it?"), (field,), {}, "aim_start")
        card.setObjectName("indicatorChooser")
        card.say(_("Choose an indicator you have, or type the name of a new one."))
        card.add_button(
            primary_button(
                self.desk.theme, _("Measure it by this"), "check", name="chooseIndicator"
            )
        )
        card.submitted.connect(self._choose)
        return card

    def _choose(self, values: Mapping[str, Value]) -> None:
        name = str(values["indicator"])
        known = {name: uid for uid, name in self.opened.others}
        if not name or self._chooser is None:
            return

        def save(uid: str, version: int) -> Saved:
            measured_by = known.get(name) or self.aims.indicators.create({"name": name}).uid
            return self.aims.objectives.measure_by(uid, version, measured_by)

        self.submitting(self._chooser)
        self.writing.objective(save, self.not_recorded)

    def _save(self, values: Mapping[str, Value]) -> None:
        def save(uid: str, version: int) -> Saved:
            return self.aims.indicators.change(uid, version, values)

        self.writing.indicator(save, self._refuse)

    def _set_target(self, values: Mapping[str, Value]) -> None:
        def save(uid: str, version: int) -> Saved:
            return self.aims.indicators.set_target(uid, version, values)

        if self._targets is not None:
            self.submitting(self._targets.adding)
            self.writing.indicator(save, self._refuse_target)

    def _refuse_target(self, error: UserError) -> None:
        self.not_recorded(error)
        if self._targets is not None:
            self._targets.adding.refuse(error)

    def _remove_target(self, target_uid: str) -> None:
        def save(uid: str, version: int) -> Saved:
            return self.aims.indicators.remove_target(uid, version, target_uid)

        self.writing.indicator(save)


def _asks_others(before: Indicator | None, after: Indicator | None) -> bool:
    """Whether the form has to ask for other fields than before."""
    if before is None or after is None:
        return before is not after
    return any(getattr(before, key) != getattr(after, key) for key in REBUILDING)
