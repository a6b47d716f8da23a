"""How far an objective has come, and where it stands: attainment, gap, state.

All from plain numbers, so that anybody can do the sum again. The state looks at the newest reading
alone and compares it with the target and with the straight way from the baseline to the target; a
better reading can never make it worse. Forecasts are said beside it (`trends`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Final

from isms_desktop.domain.indicator import (
    Indicator,
    Measurement,
    Target,
    late_after,
    target_on,
)
from isms_desktop.domain.objective import Objective
from isms_desktop.domain.words import Direction, ObjectiveResult, State

ON_TRACK_LAG: Final = 0.1
"""So much of the way may be missing on the straight line to the target, and it is on track."""
AT_RISK_LAG: Final = 0.3
"""So much may be missing, and it is only at risk."""
NEAR: Final = Decimal("0.1")
"""Without a way to go along, a reading this close to the target (a tenth of it) is at risk only."""


def gap(value: Decimal, target: Target, direction: Direction) -> Decimal:
    """What is missing to the target in the indicator's unit, never below zero."""
    if direction is Direction.HIGHER:
        return max(target.value - value, Decimal(0))
    if direction is Direction.LOWER:
        return max(value - target.value, Decimal(0))
    return max(target.value - value, value - target.top, Decimal(0))


def meets(value: Decimal, target: Target, direction: Direction) -> bool:
    """Whether nothing is missing."""
    return not gap(value, target, direction)


def attainment(
    value: Decimal, baseline: Decimal | None, target: Target, direction: Direction
) -> float | None:
    """The share of the way from the baseline to the target that is done, 0 to 1.

    Worse than the baseline is 0. Without a baseline it is 1 when met and not known otherwise.
    """
    missing = gap(value, target, direction)
    if not missing:
        return 1.0
    if baseline is None:
        return None
    way = gap(baseline, target, direction)
    return float(max(1 - missing / way, Decimal(0))) if way else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """An indicator on its way: with its objective where it has one, and its current readings."""

    indicator: Indicator
    readings: Sequence[Measurement] = ()
    objective: Objective | None = None

    @property
    def latest(self) -> Measurement | None:
        """The newest reading."""
        return self.readings[-1] if self.readings else None

    @property
    def due_on(self) -> date | None:
        """The day by which the target is to be met."""
        return self.objective.due_on if self.objective else None

    @property
    def starts_on(self) -> date | None:
        """The day from which the way to the target is counted."""
        return self.indicator.baseline_on or (self.objective.adopted_on if self.objective else None)

    @property
    def goal(self) -> Target | None:
        """The target in force on the due date; without one the last that is set."""
        return target_on(self.indicator.targets, self.due_on or date.max)

    def target(self, today: date) -> Target | None:
        """The target that counts now: the one of this day, or the first that is to come."""
        targets = self.indicator.targets
        return target_on(targets, today) or min(targets, key=lambda t: t.valid_from, default=None)

    def share_expected(self, today: date) -> float | None:
        """The share of the time that is gone, 0 to 1; None where start or due date is not known."""
        if self.starts_on is None or self.due_on is None:
            return None
        length = (self.due_on - self.starts_on).days
        if length <= 0:
            return 1.0
        return min(max((today - self.starts_on).days / length, 0.0), 1.0)


def as_judged(course: Course) -> Course:
    """The course of a closed objective as it was when it was judged.

    Readings, baseline and targets that came after belong to the objective that follows.
    """
    objective = course.objective
    if objective is None or objective.judged_on is None:
        return course
    ended_on = objective.judged_on
    targets = [target for target in course.indicator.targets if target.valid_from <= ended_on]
    while targets and targets[-1].value != objective.end_target:
        targets.pop()
    return replace(
        course,
        indicator=replace(
            course.indicator,
            baseline=objective.from_value,
            baseline_on=None,
            targets=tuple(targets),
        ),
        readings=tuple(reading for reading in course.readings if reading.to_on <= ended_on),
    )


def state_of(course: Course, today: date) -> State:
    """Where it stands on this day.

    Never *on track* without a target, nor before the objective is adopted. *Reached* and *missed*
    are for what has a due date; an indicator without one is on track as long as it meets its
    target.
    """
    objective = course.objective
    if objective and objective.is_closed:
        is_reached = objective.result is ObjectiveResult.REACHED
        return State.REACHED if is_reached else State.MISSED
    if objective and not objective.is_adopted:
        return State.PROPOSAL
    goal = course.goal if objective else course.target(today)
    if goal is None:
        return State.NO_TARGET
    judged = _judged(course, today)
    if judged is None or _is_stale(course, judged, today):
        return State.STALE if judged else State.NO_DATA
    return _state_with(course, judged, goal, today)


def _state_with(course: Course, judged: Measurement, goal: Target, today: date) -> State:
    if meets(judged.value, goal, course.indicator.direction):
        return State.REACHED if course.due_on else State.ON_TRACK
    last_day = _last_day(course)
    if last_day and today > last_day:
        return State.MISSED
    return _on_the_way(course, judged.value, goal, today)


def _last_day(course: Course) -> date | None:
    """The due date and the days of grace for the reading that shows it."""
    if course.due_on is None:
        return None
    return date.fromordinal(course.due_on.toordinal() + (course.indicator.grace_days or 0))


def _judged(course: Course, today: date) -> Measurement | None:
    """The newest reading; once the time is up, the last one before that."""
    last_day = _last_day(course)
    if last_day is None or today <= last_day:
        return course.latest
    return next((r for r in reversed(course.readings) if r.to_on <= last_day), None)


def _is_stale(course: Course, reading: Measurement, today: date) -> bool:
    last = late_after(course.indicator, reading.to_on)
    looked_on = min(today, course.due_on) if course.due_on else today
    return last is not None and looked_on > last


def _on_the_way(course: Course, value: Decimal, goal: Target, today: date) -> State:
    direction = course.indicator.direction
    step = target_on(course.indicator.targets, today)
    if step and meets(value, step, direction):
        return State.ON_TRACK
    expected = course.share_expected(today)
    done = attainment(value, course.indicator.baseline, goal, direction)
    if expected is None or done is None:
        near = gap(value, goal, direction) <= abs(goal.value) * NEAR
        return State.AT_RISK if near else State.OFF_TRACK
    lag = expected - done
    if lag <= ON_TRACK_LAG:
        return State.ON_TRACK
    return State.AT_RISK if lag <= AT_RISK_LAG else State.OFF_TRACK
