"""Where readings are heading: a robust straight line, its forecast, and turns for the worse.

The line is that of Theil and Sen: the median of the slopes between all pairs of points, so that one
outlier does not turn it (Sen, J. Am. Stat. Assoc. 63, 1968).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median, quantiles
from typing import Final

from isms_desktop.domain.attainment import Course, gap, meets
from isms_desktop.domain.indicator import Measurement, target_on
from isms_desktop.domain.periods import add_months
from isms_desktop.domain.words import Direction, Unit

LEAST_POINTS: Final = 3
MOST_POINTS: Final = 24
"""A line through more would tell of times long past."""
FLAT_READINGS: Final = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A straight line over days, numbered as `date.toordinal` does; slope per day.

    `slopes` are the first and third quartile of the slopes between all pairs of points, `scatter`
    the median distance of the points from the line.
    """

    slope: float
    at: float
    through: float
    slopes: tuple[float, float]
    scatter: float

    def value_on(self, day: float, slope: float | None = None) -> float:
        """The height of the line on a day, or of one as steep as given through its middle."""
        return self.through + (self.slope if slope is None else slope) * (day - self.at)


@dataclass(frozen=True, slots=True)
class Forecast:
    """The value on the due date at this rate, and between which values it probably lies.

    `line` is the one it was read from, `first_on` the day of its first point. `is_met` says whether
    the value meets the target, `is_sure` whether both ends of the range agree with that.
    """

    on: date
    value: float
    low: float
    high: float
    points: int
    is_met: bool
    is_sure: bool
    line: Line
    first_on: date


def straight_line(points: Sequence[tuple[float, float]]) -> Line | None:
    """The robust line through points of day and value; None under three different days."""
    if len({day for day, _ in points}) < LEAST_POINTS:
        return None
    slopes = sorted(
        (y2 - y1) / (x2 - x1)
        for index, (x1, y1) in enumerate(points)
        for x2, y2 in points[index + 1 :]
        if x1 != x2
    )
    slope = median(slopes)
    at = median(day for day, _ in points)
    through = median(value - slope * (day - at) for day, value in points)
    low, _, high = quantiles(slopes, n=4, method="inclusive")
    scatter = median(abs(value - through - slope * (day - at)) for day, value in points)
    return Line(slope, at, through, (low, high), scatter)


def forecast(course: Course, today: date) -> Forecast | None:
    """What the value will be on the due date at this rate.

    None under three points, past due, or without due date and target. Readings before the start are
    left out where enough follow.
    """
    goal, due_on = course.goal, course.due_on
    used = points_used(course)
    line = straight_line([(r.to_on.toordinal(), float(r.value)) for r in used])
    if line is None or goal is None or due_on is None or due_on < max(today, used[-1].to_on):
        return None
    day = due_on.toordinal()
    bound = _bounds(course, used)
    value = bound(line.value_on(day))
    ends = [line.value_on(day, slope) for slope in line.slopes]
    low, high = bound(min(ends) - line.scatter), bound(max(ends) + line.scatter)

    def is_met(number: float) -> bool:
        low_end, high_end = float(goal.value), float(goal.top)
        if course.indicator.direction is Direction.LOWER:
            return number <= low_end
        return number >= low_end and (
            course.indicator.direction is Direction.HIGHER or number <= high_end
        )

    met = is_met(value)
    is_sure = is_met(low) is met and is_met(high) is met
    return Forecast(due_on, value, low, high, len(used), met, is_sure, line, used[0].to_on)


def points_used(course: Course) -> Sequence[Measurement]:
    """The readings a line is drawn through: those from the start on, where that leaves enough."""
    start = course.starts_on
    since = [r for r in course.readings if start is None or r.to_on >= start]
    used = since if len(since) >= LEAST_POINTS else course.readings
    return used[-MOST_POINTS:]


class _Bounds:
    """Keeps a number within what the unit allows."""

    def __init__(self, low: float | None, high: float | None) -> None:
        self._low = low
        self._high = high

    def __call__(self, value: float) -> float:
        if self._low is not None:
            value = max(value, self._low)
        return value if self._high is None else min(value, self._high)


def _bounds(course: Course, used: Sequence[Measurement]) -> _Bounds:
    """Nothing falls below zero that never was; a share stays a share."""
    is_share = course.indicator.unit is Unit.PERCENT and all(r.value <= 100 for r in used)
    return _Bounds(0.0 if all(r.value >= 0 for r in used) else None, 100.0 if is_share else None)


def is_turning_worse(course: Course) -> bool:
    """Whether the last two readings each were farther from the target than the one before."""
    last = course.readings[-3:]
    goal = course.goal
    if goal is None or len(last) < 3:
        return False
    gaps = [gap(reading.value, goal, course.indicator.direction) for reading in last]
    return all(before < later for before, later in pairwise(gaps))


def is_flat(course: Course) -> bool:
    """Whether the last three readings are equal and off target."""
    last = course.readings[-FLAT_READINGS:]
    goal = course.goal
    if goal is None or len(last) < FLAT_READINGS:
        return False
    is_off = not meets(last[-1].value, goal, course.indicator.direction)
    return is_off and len({reading.value for reading in last}) == 1


def is_met_for_a_year(course: Course, today: date) -> bool:
    """Whether every reading of the last twelve months met its target: the bar may be raised."""
    since = add_months(today, -12)
    targets = course.indicator.targets
    if not course.readings or course.readings[0].to_on > since:
        return False
    recent = [reading for reading in course.readings if since < reading.to_on <= today]
    return bool(recent) and all(
        (wanted := target_on(targets, reading.to_on)) is not None
        and meets(reading.value, wanted, course.indicator.direction)
        for reading in recent
    )
