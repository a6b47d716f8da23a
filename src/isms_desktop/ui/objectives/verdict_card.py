"""How an objective ended: the verdict with its lessons, and the target that follows."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Signal

from isms_desktop.domain.fields import Field, Kind, Value
from isms_desktop.domain.indicator import Indicator
from isms_desktop.domain.objective import Objective
from isms_desktop.domain.objective_fields import TARGETS
from isms_desktop.domain.periods import add_months
from isms_desktop.domain.words import Direction, ObjectiveResult, State
from isms_desktop.runtime.i18n import _
from isms_desktop.services.objectives import Judgement, NextTarget
from isms_desktop.ui.kit.buttons import primary_button
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.radio_cards import Option, RadioCards
from isms_desktop.ui.kit.tokens import Tone
from isms_desktop.ui.objectives.aims import Opened
from isms_desktop.ui.objectives.submit_card import SubmitCard

_LESSONS = Field("lessons", "What was learned", "", Kind.LONG_TEXT)


class VerdictCard(SubmitCard):
    """Asks whether it was reached; `judged` hands over the `Judgement`."""

    judged = Signal(object)

    def __init__(self, desk: Desk, opened: Opened) -> None:
        evidence = Field("evidence", _("What shows it"), "", Kind.LONG_TEXT)
        lessons = replace(_LESSONS, label=_(_LESSONS.label))
        super().__init__(desk, _("Was it reached?"), (evidence, lessons), {}, "objective_end")
        self.setObjectName("verdictCard")
        self._results = RadioCards(desk.theme, _options(), "verdict")
        self._suggested = ""
        if opened.line.state in (State.REACHED, State.MISSED):
            self._suggested = str(opened.line.state)
            self._results.choose(self._suggested)
            self.say(_("The last reading says: {state}.").format(state=_(self._suggested)))
        self.body.insertWidget(2, self._results)
        judge = primary_button(desk.theme, _("Give the verdict"), "check", name="giveVerdictButton")
        self.add_button(judge, self.cancelling("cancelVerdictButton"))

    def focus_answers(self) -> None:
        """Lead the user to the answers."""
        self._results.setFocus()

    def has_typed(self) -> bool:
        """Whether something was typed or another answer chosen."""
        is_chosen = self._results.value() != self._suggested
        return super().has_typed() or (not self.isHidden() and is_chosen)

    def submit(self) -> None:
        """Hand over the verdict."""
        if not self._results.value():
            self.say(_("Choose one of the answers first."))
            return
        values = self.values()
        self.judged.emit(
            Judgement(
                result=ObjectiveResult(self._results.value()),
                evidence=str(values["evidence"]),
                lessons=str(values["lessons"]),
            )
        )


class NextTargetCard(SubmitCard):
    """Offers the target after one that was reached; `raised` hands over the `NextTarget`."""

    raised = Signal(object)

    def __init__(self, desk: Desk, opened: Opened) -> None:
        objective, indicator = opened.objective, opened.indicator
        fields = _next_fields(indicator, is_judged=opened.is_closed)
        first = _next_values(objective, desk.clock.today()) if objective else {}
        super().__init__(desk, _("Next target"), fields, first, "objective_end")
        self.setObjectName("nextTargetCard")
        self.say(_("A next objective begins where this one ended, measured in the same way."))
        go = primary_button(
            desk.theme, _("Set the next target"), "arrow-right", name="nextTargetButton"
        )
        self.add_button(go, self.cancelling("cancelNextTargetButton"))

    def submit(self) -> None:
        """Hand over the next target once its number and date are there."""
        values = self.values()
        due_on = values["due_on"]
        problems: dict[str, str] = {}
        if "value" in values and not isinstance(values["value"], Decimal):
            problems["value"] = _("Say which number is wanted next.")
        if not isinstance(due_on, date):
            problems["due_on"] = _("Say by when.")
        if problems or not isinstance(due_on, date):
            self.show_problems(problems)
            return
        self.raised.emit(
            NextTarget(
                statement=str(values["statement"]),
                value=values.get("value"),
                upper=values.get("upper"),
                due_on=due_on,
                lessons=str(values.get("lessons") or ""),
            )
        )


def _options() -> list[Option]:
    looks: Mapping[ObjectiveResult, tuple[str, str, Tone]] = {
        ObjectiveResult.REACHED: (_("The target is met."), "flag", Tone.OK),
        ObjectiveResult.PARTLY: (
            _("Better than before, not all the way."),
            "circle-dot",
            Tone.WARN,
        ),
        ObjectiveResult.MISSED: (_("The target is not met."), "circle-x", Tone.DANGER),
        ObjectiveResult.GIVEN_UP: (
            _("It is not wanted any more; say why below."),
            "circle-minus",
            Tone.NEUTRAL,
        ),
    }
    return [
        Option(str(result), _(result.value), text, icon, tone)
        for result, (text, icon, tone) in looks.items()
    ]


def _next_fields(indicator: Indicator | None, *, is_judged: bool) -> list[Field]:
    fields = [Field("statement", _("Next objective"), "", Kind.LONG_TEXT)]
    if indicator:
        fields.append(replace(TARGETS["value"], label=_("Next target")))
        if indicator.direction is Direction.BAND:
            fields.append(TARGETS["upper"])
    fields.append(Field("due_on", _("By when"), "", Kind.DATE))
    if not is_judged:
        fields.append(replace(_LESSONS, label=_("What was learned so far")))
    return fields


def _next_values(objective: Objective, today: date) -> dict[str, Value]:
    due_on = max(objective.due_on or today, today)
    return {"statement": objective.statement, "due_on": add_months(due_on, 12)}
