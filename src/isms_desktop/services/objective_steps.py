"""One change of an objective as one named step, and what an edit may use meanwhile."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from isms_desktop.domain.attainment import Course
from isms_desktop.domain.changes import Changes
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.fields import Value
from isms_desktop.domain.indicator import Target, in_order
from isms_desktop.domain.numbering import Series
from isms_desktop.domain.objective import Objective, objective_stem
from isms_desktop.domain.objective_checks import Judged, VagueWords
from isms_desktop.domain.objective_fields import OBJECTIVES
from isms_desktop.domain.people import Person
from isms_desktop.domain.typed_values import FieldProblem
from isms_desktop.domain.words import ObjectiveStatus
from isms_desktop.runtime.clock import Clock
from isms_desktop.runtime.i18n import _
from isms_desktop.services.courses import Courses
from isms_desktop.services.entries import InvalidValuesError
from isms_desktop.services.entry_steps import Saved
from isms_desktop.services.indicator_steps import IndicatorSteps
from isms_desktop.services.people import PersonLookup
from isms_desktop.services.typed_fields import with_people
from isms_desktop.storage.database import Database
from isms_desktop.storage.unit_of_work import UnitOfWork


class ObjectiveEditing:
    """What an edit may use while its step is open. `made` is the objective it added, if any."""

    def __init__(self, uow: UnitOfWork, today: date, new_uid: Callable[[], str], by: str) -> None:
        self.uow = uow
        self.today = today
        self.new_uid = new_uid
        self.by = by
        self.made: Objective | None = None
        self._who = PersonLookup(uow, new_uid)

    def person(self, name: str) -> Person | None:
        """The person with this name; who is new is recorded."""
        return self._who(name)

    def course(self, objective: Objective) -> Course | None:
        """The objective's indicator with its readings."""
        return Courses(self.uow, self.today).of_objective(objective)

    def with_values(self, objective: Objective, given: Mapping[str, Value]) -> Objective:
        """The objective with these values; it always states something."""
        changed = replace(objective, **with_people(OBJECTIVES, given, self._who))
        if not changed.statement:
            problem = FieldProblem("statement", _("Say what shall be reached."))
            raise InvalidValuesError([problem])
        return changed

    def add(self, objective: Objective) -> Objective:
        """Take in a new objective under the next free reference."""
        stem = objective_stem(self.today.year)
        number = self.uow.objectives.highest_number(stem) + 1
        self.made = replace(objective, ref=Series(stem).ref(number))
        self.uow.objectives.add(self.made)
        return self.made

    def next_after(self, reached: Objective, statement: str, due_on: date) -> None:
        """Add the objective that follows a reached one, adopted from today on."""
        following = replace(
            reached,
            uid=self.new_uid(),
            version=0,
            status=ObjectiveStatus.ADOPTED,
            adopted_on=self.today,
            due_on=due_on,
            result=None,
            judged_on=None,
            judged_by=None,
            evidence="",
            lessons="",
            waived=(),
            from_value=None,
            end_value=None,
            end_target=None,
            follows=reached.ref,
        )
        self.add(self.with_values(following, {"statement": statement}))


Edit: TypeAlias = Callable[[Objective, ObjectiveEditing], Objective]


class ObjectiveSteps:
    """Makes changes of objectives, each in one transaction under its own name."""

    def __init__(
        self, database: Database, clock: Clock, new_uid: Callable[[], str], actor: Callable[[], str]
    ) -> None:
        self._database = database
        self._clock = clock
        self.new_uid = new_uid
        self._actor = actor
        self._indicators = IndicatorSteps(database, clock, new_uid, actor)

    def propose(
        self,
        given: Mapping[str, Value],
        indicator: str | Mapping[str, Value] | None,
        target: Target | None,
    ) -> Saved:
        """Take in a new objective, its indicator and target with it."""
        actor = self._actor()
        with self._database.unit_of_work(actor, "") as uow:
            editing = ObjectiveEditing(uow, self._clock.today(), self.new_uid, actor)
            uid = self._indicator_uid(indicator, target, uow)
            blank = Objective(uid=self.new_uid(), indicator_uid=uid)
            objective = editing.with_values(blank, given)
            stem = objective_stem(editing.today.year)
            ref = Series(stem).ref(uow.objectives.highest_number(stem) + 1)
            uow.name_step(_("Propose {ref}").format(ref=ref))
            made = editing.add(objective)
            return Saved(made.uid, made.ref, made.version, uow.commit())

    def take(self, uid: str, version: int, step: str, edit: Edit) -> Saved:
        """Change an objective that was read at `version`; `{ref}` in `step` is its reference.

        What is returned tells of the objective that was added, where one was. Raises `UserError`
        "not_found", "changed_meanwhile" and "closed".
        """
        actor = self._actor()
        with self._database.unit_of_work(actor, "") as uow:
            objective = uow.objectives.get(uid)
            uow.name_step(step.format(ref=objective.ref))
            editing = ObjectiveEditing(uow, self._clock.today(), self.new_uid, actor)
            # Given with the version that was read, storage tells whether it is still the same one.
            changed = edit(replace(objective, version=version), editing)
            if objective.is_closed and changed != replace(objective, version=version):
                raise _closed(objective)
            is_changed = uow.objectives.save(changed)
            saved = editing.made or replace(objective, version=version + is_changed)
            return Saved(saved.uid, saved.ref, saved.version, uow.commit())

    def to_bin(self, uids: Sequence[str]) -> Changes:
        """Take objectives out of the lists."""
        with self._database.unit_of_work(self._actor(), _("Move to the bin")) as uow:
            for uid in uids:
                uow.objectives.to_bin(uid)
            return uow.commit()

    def judged(
        self,
        objective: Objective,
        course: Course | None,
        vague: VagueWords,
        *,
        is_raised: bool = False,
    ) -> Judged:
        """An objective as the checks look at it today."""
        return Judged(
            objective=objective,
            course=course,
            today=self._clock.today(),
            vague=vague,
            is_raised=is_raised,
        )

    def _indicator_uid(
        self, given: str | Mapping[str, Value] | None, target: Target | None, uow: UnitOfWork
    ) -> str | None:
        if given is None:
            return None
        if isinstance(given, str):
            indicator = uow.indicators.get(given)
        else:
            indicator = self._indicators.added(given, uow)
        if target:
            targets = in_order((*indicator.targets, target))
            uow.indicators.save(replace(indicator, targets=targets))
        return indicator.uid


def _closed(objective: Objective) -> UserError:
    return UserError(
        _("{ref} was judged and is closed. Nothing was changed.").format(ref=objective.ref),
        _("Raise it to a next objective, or propose a new one."),
        code="closed",
    )
