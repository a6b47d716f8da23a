"""The lists of objectives and of indicators: one line each, searched, filtered and sorted."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from isms_desktop.domain.attainment import Course, attainment, gap, state_of
from isms_desktop.domain.fields import Value
from isms_desktop.domain.indicator import Indicator, Measurement, Target, due_on
from isms_desktop.domain.listing import fits, in_order
from isms_desktop.domain.objective import Objective
from isms_desktop.domain.objective_fields import LINES
from isms_desktop.domain.people import Person, folded
from isms_desktop.domain.queries import URGENCY, Condition
from isms_desktop.domain.words import State

_BY_URGENCY: Final = (
    State.OFF_TRACK,
    State.AT_RISK,
    State.STALE,
    State.NO_DATA,
    State.MISSED,
    State.NO_TARGET,
    State.PROPOSAL,
    State.ON_TRACK,
    State.REACHED,
)


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    """One objective with its indicator, or one indicator by itself, as it stands today.

    `share` is the attainment, 0 to 1; `points` are the newest values in their order, for the small
    chart. `measure_due_on` is when the next reading is wanted, `is_measure_late` whether the days
    of grace are over, too.
    """

    course: Course | None
    objective: Objective | None
    state: State
    latest: Measurement | None = None
    target: Target | None = None
    gap: Decimal | None = None
    share: float | None = None
    points: tuple[Decimal, ...] = ()
    measure_due_on: date | None = None
    is_measure_late: bool = False

    @property
    def indicator(self) -> Indicator | None:
        """What measures it; None where an objective has no number."""
        return self.course.indicator if self.course else None

    @property
    def uid(self) -> str:
        """The uid of the objective, or else of the indicator."""
        return (
            self.objective.uid if self.objective else self.indicator.uid if self.indicator else ""
        )

    @property
    def name(self) -> str:
        """The objective's first line, or else the indicator's name."""
        if self.objective:
            return self.objective.name
        return self.indicator.name if self.indicator else ""

    @property
    def owner(self) -> Person | None:
        """Who answers for it: the objective's owner, or who measures."""
        if self.objective:
            return self.objective.owner
        return self.indicator.measured_by if self.indicator else None


@dataclass(frozen=True, slots=True)
class ObjectiveQuery:
    """Search words (each must occur), a state or all, conditions, one sort key of `LINES`."""

    search: str = ""
    state: State | None = None
    where: tuple[Condition, ...] = ()
    sort: str = URGENCY
    descending: bool = False


def line_of(course: Course | None, objective: Objective | None, today: date) -> ObjectiveLine:
    """The line of an objective or an indicator on this day."""
    if course is None:
        state = state_of(Course(indicator=Indicator(uid=""), objective=objective), today)
        return ObjectiveLine(None, objective, state)
    indicator, latest = course.indicator, course.latest
    target = course.goal if objective else course.target(today)
    begun = course.starts_on or today
    wanted = due_on(indicator, course.readings, begun)
    if objective and objective.is_closed:
        wanted = None
    late = wanted is not None and (today - wanted).days > (indicator.grace_days or 0)
    known = latest is not None and target is not None
    return ObjectiveLine(
        course,
        objective,
        state_of(course, today),
        latest,
        target,
        gap(latest.value, target, indicator.direction) if latest and target else None,
        attainment(latest.value, indicator.baseline, target, indicator.direction)
        if known and latest and target
        else None,
        tuple(reading.value for reading in course.readings),
        wanted,
        late,
    )


def values_of_line(line: ObjectiveLine) -> dict[str, Value]:
    """The values of the columns of `LINES`, by key."""
    objective, indicator = line.objective, line.indicator
    values: dict[str, Value] = {
        "ref": objective.ref if objective else "",
        "name": line.name,
        "indicator": indicator.name if indicator else "",
        "state": line.state,
        "status": objective.status if objective else None,
        "latest": line.latest.value if line.latest else None,
        "latest_on": line.latest.to_on if line.latest else None,
        "target": line.target.value if line.target else None,
        "gap": line.gap,
        "owner": line.owner,
        "due_on": objective.due_on if objective else None,
        "measure_due_on": line.measure_due_on,
    }
    return {field.key: values[field.key] for field in LINES}


def found(lines: Iterable[ObjectiveLine], query: ObjectiveQuery) -> list[ObjectiveLine]:
    """The lines the query shows, in its order."""
    shown = [line for line in _matching(lines, query) if query.state in (None, line.state)]
    if query.sort == URGENCY:
        return sorted(shown, key=_urgency, reverse=query.descending)
    shown.sort(key=lambda line: folded(line.name))
    return in_order(shown, LINES[query.sort], values_of_line, descending=query.descending)


def counts(lines: Iterable[ObjectiveLine], query: ObjectiveQuery) -> Mapping[State, int]:
    """How many lines there are of each state under the search and conditions of the query."""
    return Counter(line.state for line in _matching(lines, query))


def _matching(lines: Iterable[ObjectiveLine], query: ObjectiveQuery) -> list[ObjectiveLine]:
    words = folded(query.search).split() if query.search.strip() else []
    return [
        line
        for line in lines
        if all(word in _searched(line) for word in words)
        and (not query.where or fits(values_of_line(line), query.where))
    ]


def _searched(line: ObjectiveLine) -> str:
    parts: list[str] = [line.owner.name if line.owner else ""]
    if line.objective:
        texts = ("ref", "statement", "why", "policy_link", "plan", "lessons", "communicated_to")
        parts += [getattr(line.objective, name) for name in texts]
    if line.indicator:
        parts += [getattr(line.indicator, name) for name in ("name", "method", "source")]
    return folded(" ".join(parts))


def _urgency(line: ObjectiveLine) -> tuple[bool, int, date, str]:
    """What was judged calls for nothing any more."""
    due = line.objective.due_on if line.objective else None
    is_over = line.objective is not None and line.objective.is_closed
    return is_over, _BY_URGENCY.index(line.state), due or date.max, folded(line.name)
