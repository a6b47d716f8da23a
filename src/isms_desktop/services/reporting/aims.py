"""The objectives and indicators that a report shows, with the readings that were put right."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from isms_desktop.domain.attainment import Course
from isms_desktop.domain.indicator import Indicator, Measurement
from isms_desktop.domain.objective import Objective
from isms_desktop.domain.objective_list import ObjectiveLine, line_of
from isms_desktop.services.courses import Courses
from isms_desktop.services.reporting.state import State


@dataclass(frozen=True, slots=True)
class Aim:
    """An objective, or an indicator by itself, as the report shows it."""

    line: ObjectiveLine
    replaced: Sequence[Measurement] = ()

    @property
    def course(self) -> Course | None:
        """Its readings."""
        return self.line.course

    @property
    def indicator(self) -> Indicator | None:
        """What measures it."""
        return self.line.indicator


def aims_of(state: State) -> tuple[list[Aim], list[Aim]]:
    """The objectives, and the indicators that measure none; only the one where one is asked for.

    Of an indicator that is the objective it measures, if there is one.
    """
    objectives, alone = _all(state)
    one = state.options.aim
    if not one:
        return objectives, alone
    measured = [each for each in objectives if each.indicator and each.indicator.uid == one]
    wanted = [each for each in objectives if each.line.uid == one] or measured[:1]
    return wanted, [each for each in alone if each.line.uid == one]


def _all(state: State) -> tuple[list[Aim], list[Aim]]:
    """The objectives, and the indicators that measure none of them."""
    with state.reading() as reading:
        courses = Courses(reading, state.today)
        stored = reading.indicators.all_measurements()

        def aim(course: Course | None, objective: Objective | None) -> Aim:
            line = line_of(course, objective, state.today)
            return Aim(line, _replaced(line, stored))

        objectives = [
            aim(courses.of_objective(objective), objective)
            for objective in sorted(reading.objectives.all(), key=_place)
        ]
        used = {each.indicator.uid for each in objectives if each.indicator}
        indicators = reading.indicators.all()
        alone = [aim(courses.of(each), None) for each in indicators if each.uid not in used]
    return objectives, alone


def _place(objective: Objective) -> tuple[bool, bool, str]:
    """What counts comes first, then proposals, then what is over."""
    return objective.is_closed, not objective.is_adopted, objective.ref


def _replaced(
    line: ObjectiveLine, stored: Mapping[str, Sequence[Measurement]]
) -> Sequence[Measurement]:
    """Readings that were put right stay in sight as long as the objective is open."""
    if line.course is None or (line.objective and line.objective.is_closed):
        return ()
    kept = {reading.uid for reading in line.course.readings}
    everything = stored.get(line.course.indicator.uid, ())
    return [each for each in everything if each.uid not in kept]
