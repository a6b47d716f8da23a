"""Objectives: propose, adopt, follow, judge, raise."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from isms_desktop.domain.attainment import Course
from isms_desktop.domain.changes import Changes
from isms_desktop.domain.cleaning import clean_text
from isms_desktop.domain.conditions import Gap
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.fields import Value
from isms_desktop.domain.indicator import in_order
from isms_desktop.domain.objective import Objective, SetAside
from isms_desktop.domain.objective_checks import (
    ADVICE,
    VagueWords,
    blocking,
    checks_of,
    mark_of,
    set_aside,
)
from isms_desktop.domain.objective_fields import INDICATORS, OBJECTIVES
from isms_desktop.domain.objective_list import ObjectiveLine, ObjectiveQuery, counts, found, line_of
from isms_desktop.domain.people import Person
from isms_desktop.domain.trends import Forecast, forecast
from isms_desktop.domain.typed_values import person_name
from isms_desktop.domain.words import ObjectiveResult, ObjectiveStatus, State
from isms_desktop.runtime.clock import Clock
from isms_desktop.runtime.i18n import _
from isms_desktop.services.courses import Courses
from isms_desktop.services.entries import Entries
from isms_desktop.services.entry_steps import Saved
from isms_desktop.services.indicators import typed_target
from isms_desktop.services.measuring_words import forecast_told, gap_entry
from isms_desktop.services.objective_steps import ObjectiveEditing, ObjectiveSteps
from isms_desktop.services.typed_fields import taken
from isms_desktop.storage.database import Database

Lines: TypeAlias = list[ObjectiveLine]
"""`list` is a method here."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An objective as its page shows it today.

    `course` has its indicator and readings, None where nothing is measured. `expected` is the
    forecast in a sentence, `gaps` what the checks say, `aside` what of it was set aside.
    """

    objective: Objective
    line: ObjectiveLine
    course: Course | None
    forecast: Forecast | None
    expected: str
    gaps: tuple[Gap, ...]
    aside: tuple[tuple[SetAside, Gap], ...] = ()

    @property
    def can_be_raised(self) -> bool:
        """Whether the next target is to be offered."""
        return any(gap.rule == "O14" for gap in self.gaps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """How an objective ended. Who judged is found by name; without one it is the user."""

    result: ObjectiveResult
    judged_on: date | None = None
    judged_by: Person | str | None = None
    evidence: str = ""
    lessons: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextTarget:
    """The objective after a reached one: its number, from when on, and by when.

    `lessons` are those of the reached one, where it was not judged before.
    """

    statement: str
    value: Value
    due_on: date
    upper: Value = None
    valid_from: date | None = None
    lessons: str = ""


class Objectives:
    """The use cases of objectives; each method that writes is one transaction."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        steps: ObjectiveSteps,
        entries: Entries,
        vague: VagueWords,
    ) -> None:
        self._database = database
        self._clock = clock
        self._steps = steps
        self._entries = entries
        self._vague = vague

    def list(self, query: ObjectiveQuery) -> Lines:
        """The objectives the query shows, in its order."""
        return found(self._lines(), query)

    def counts(self, query: ObjectiveQuery) -> Mapping[State, int]:
        """How many objectives there are of each state under the query's search and conditions."""
        return counts(self._lines(), query)

    def get(self, uid: str) -> Objective:
        """The objective; `UserError` "not_found" where it is gone."""
        with self._database.reading() as reading:
            return reading.objectives.get(uid)

    def find(self, ref: str) -> Objective:
        """The objective with this reference; `UserError` "not_found" where there is none."""
        with self._database.reading() as reading:
            objective = reading.objectives.find_ref(ref)
        if objective is None:
            raise UserError(
                _("There is no objective {ref} in this register.").format(ref=ref),
                _("Look it up in the list of objectives."),
                code="not_found",
            )
        return objective

    def standing(self, uid: str) -> Standing:
        """The objective with all that can be said of it today."""
        today = self._clock.today()
        with self._database.reading() as reading:
            objective = reading.objectives.get(uid)
            course = Courses(reading, today).of_objective(objective)
            is_raised = any(o.follows == objective.ref for o in reading.objectives.all())
        expected = forecast(course, today) if course else None
        judged = self._steps.judged(objective, course, self._vague, is_raised=is_raised)
        return Standing(
            objective,
            line_of(course, objective, today),
            course,
            expected,
            forecast_told(course, expected, today) if course and not objective.is_closed else "",
            checks_of(judged),
            set_aside(judged),
        )

    def create(
        self,
        values: Mapping[str, Value],
        indicator: str | Mapping[str, Value] | None = None,
        target: Mapping[str, Value] | None = None,
    ) -> Saved:
        """Propose an objective, with an indicator that is there (its uid) or a new one.

        `target` is that of `Indicators.set_target`. Raises `InvalidValuesError` and the refusals of
        `Indicators.create`.
        """
        given = taken(OBJECTIVES, values)
        measured = taken(INDICATORS, indicator) if isinstance(indicator, Mapping) else indicator
        wanted = typed_target(target, self._steps.new_uid()) if target else None
        return self._steps.propose(given, measured, wanted)

    def change(self, uid: str, version: int, values: Mapping[str, Value]) -> Saved:
        """Change these fields of an open objective that was read at `version`.

        Raises `InvalidValuesError`, `UserError` "changed_meanwhile" and "closed".
        """
        given = taken(OBJECTIVES, values)

        def edit(objective: Objective, editing: ObjectiveEditing) -> Objective:
            return editing.with_values(objective, given)

        return self._steps.take(uid, version, _("Change {ref}"), edit)

    def measure_by(self, uid: str, version: int, indicator_uid: str | None) -> Saved:
        """Let an indicator measure this objective, or none."""

        def edit(objective: Objective, _editing: ObjectiveEditing) -> Objective:
            return replace(objective, indicator_uid=indicator_uid)

        return self._steps.take(uid, version, _("Change the indicator of {ref}"), edit)

    def adopt(self, uid: str, version: int, adopted_on: date | None = None) -> Saved:
        """Make a proposal binding.

        `UserError` "not_ready" names what is missing while a check of level E is open.
        """

        def edit(objective: Objective, editing: ObjectiveEditing) -> Objective:
            judged = self._steps.judged(objective, editing.course(objective), self._vague)
            open_gaps = blocking(checks_of(judged))
            if open_gaps:
                raise UserError(
                    _("{ref} was not adopted: {missing}").format(
                        ref=objective.ref, missing=" ".join(_(gap.message) for gap in open_gaps)
                    ),
                    _("Fill in what is missing, then adopt it."),
                    code="not_ready",
                )
            day = adopted_on or editing.today
            return replace(objective, status=ObjectiveStatus.ADOPTED, adopted_on=day)

        return self._steps.take(uid, version, _("Adopt {ref}"), edit)

    def set_advice_aside(self, uid: str, version: int, rule: str, reason: str) -> Saved:
        """Say why what a check advises does not hold here; it lapses when the advice changes.

        `UserError` "reason_missing", or "not_waivable" where it has to be done or says nothing.
        """
        reason = clean_text(reason)
        if not reason:
            raise UserError(
                _("Setting advice aside needs a reason. Nothing was changed."),
                _("Say why it does not hold here."),
                code="reason_missing",
            )

        def edit(objective: Objective, editing: ObjectiveEditing) -> Objective:
            judged = self._steps.judged(objective, editing.course(objective), self._vague)
            gaps = [gap for gap in checks_of(judged) if gap.rule == rule]
            if rule not in ADVICE or not gaps:
                raise UserError(
                    _("This cannot be set aside. Nothing was changed."),
                    _("Look at the objective again."),
                    code="not_waivable",
                )
            made = SetAside(rule, reason, editing.by, editing.today.isoformat(), mark_of(gaps))
            return replace(objective, waived=(*_others(objective, rule), tuple(made)))

        return self._steps.take(uid, version, _("Set advice on {ref} aside"), edit)

    def take_advice_back(self, uid: str, version: int, rule: str) -> Saved:
        """Let a check speak again that was set aside."""

        def edit(objective: Objective, _editing: ObjectiveEditing) -> Objective:
            return replace(objective, waived=_others(objective, rule))

        return self._steps.take(uid, version, _("Take up advice on {ref} again"), edit)

    def give_verdict(self, uid: str, version: int, judgement: Judgement) -> Saved:
        """Say how it ended; it is closed and keeps the numbers the verdict rests on."""

        def edit(objective: Objective, editing: ObjectiveEditing) -> Objective:
            return _judged(objective, judgement, editing)

        return self._steps.take(uid, version, _("Judge {ref}"), edit)

    def raise_next_target(self, uid: str, version: int, wanted: NextTarget) -> Saved:
        """Adopt the next objective after a reached one, measured by the same indicator.

        An objective that was not judged yet is judged as reached. The reading it ended with is the
        new baseline. `UserError` "not_reached" where it was not. What is saved is the new one.
        """
        values = {"valid_from": wanted.valid_from or self._clock.today()}
        numbers = {"value": wanted.value, "upper": wanted.upper}
        target = typed_target(values | numbers, self._steps.new_uid())

        def edit(objective: Objective, editing: ObjectiveEditing) -> Objective:
            reached = _reached(objective, wanted, editing)
            course = editing.course(reached)
            if course:
                indicator = course.indicator
                editing.uow.indicators.save(
                    replace(
                        indicator,
                        baseline=reached.end_value or indicator.baseline,
                        baseline_on=target.valid_from,
                        targets=in_order((*indicator.targets, target)),
                    )
                )
            editing.next_after(reached, clean_text(wanted.statement), wanted.due_on)
            return reached

        return self._steps.take(uid, version, _("Raise {ref}"), edit)

    def raise_entry(self, uid: str) -> Saved:
        """Record an entry about the gap, with the facts filled in; it then is the user's to judge.

        Takes an objective or an indicator; the input is *Monitoring and measurement*.
        """
        lines = self._lines()
        with self._database.reading() as reading:
            lines += Courses(reading, self._clock.today()).indicator_lines()
        line = next((line for line in lines if line.uid == uid), None) or next(
            (line for line in lines if line.indicator and line.indicator.uid == uid), None
        )
        if line is None:
            raise UserError(
                _("This objective is not in the register any more."),
                _("Look at the list of objectives again."),
                code="not_found",
            )
        return self._entries.create(gap_entry(line, self._clock.today()))

    def to_bin(self, uids: Sequence[str]) -> Changes:
        """Take objectives out of the lists; their references stay taken."""
        return self._steps.to_bin(uids)

    def _lines(self) -> Lines:
        with self._database.reading() as reading:
            return Courses(reading, self._clock.today()).objective_lines()


def _others(objective: Objective, rule: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(waiver) for waiver in objective.set_aside if waiver.rule != rule)


def _judged(objective: Objective, judgement: Judgement, editing: ObjectiveEditing) -> Objective:
    course = editing.course(objective)
    judged_on = judgement.judged_on or editing.today
    latest = course.latest if course else None
    goal = course.goal if course else None
    return replace(
        objective,
        status=ObjectiveStatus.CLOSED,
        result=judgement.result,
        judged_on=judged_on,
        judged_by=editing.person(person_name(judgement.judged_by) or editing.by),
        evidence=clean_text(judgement.evidence),
        lessons=clean_text(judgement.lessons),
        from_value=course.indicator.baseline if course else None,
        end_value=latest.value if latest else None,
        end_target=goal.value if goal else None,
    )


def _reached(objective: Objective, wanted: NextTarget, editing: ObjectiveEditing) -> Objective:
    if objective.is_closed and objective.result is ObjectiveResult.REACHED:
        return objective
    course = editing.course(objective)
    state = line_of(course, objective, editing.today).state
    if state is not State.REACHED:
        raise UserError(
            _("{ref} is not reached yet. Nothing was changed.").format(ref=objective.ref),
            _("Judge it first, or wait for the reading that shows it."),
            code="not_reached",
        )
    judgement = Judgement(result=ObjectiveResult.REACHED, lessons=wanted.lessons)
    return _judged(objective, judgement, editing)
