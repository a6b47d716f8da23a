"""Objectives and indicators as they stand today: what every list, page and paper of them reads."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from isms_desktop.domain.attainment import Course, as_judged
from isms_desktop.domain.built_in import EntryFact, readings_of
from isms_desktop.domain.indicator import Indicator, Measurement, current
from isms_desktop.domain.objective import Objective
from isms_desktop.domain.objective_list import ObjectiveLine, line_of
from isms_desktop.storage.unit_of_work import Reading, UnitOfWork

POINTS = 24
"""So many of the newest readings a line of a list knows; a trend looks at no more either."""


class Courses:
    """Indicators with their readings, within one piece of work on the register.

    The register is looked through for built-in indicators once, and only where there is one.
    """

    def __init__(self, reading: Reading | UnitOfWork, today: date) -> None:
        self._reading = reading
        self._today = today
        self._counted: list[EntryFact] | None = None

    def of(self, indicator: Indicator, objective: Objective | None = None) -> Course:
        """An indicator with all its current readings."""
        if indicator.built_in:
            readings = readings_of(indicator, self._facts, self._today)
        else:
            readings = current(self._reading.indicators.measurements(indicator.uid))
        return Course(indicator=indicator, readings=readings, objective=objective)

    def of_objective(self, objective: Objective) -> Course | None:
        """An objective's indicator with its readings; None where it has none."""
        if objective.indicator_uid is None:
            return None
        return as_judged(self.of(self._reading.indicators.get(objective.indicator_uid), objective))

    def objective_lines(self) -> list[ObjectiveLine]:
        """One line for each objective."""
        indicators = {each.uid: each for each in self._reading.indicators.all()}
        readings = self._recent(list(indicators.values()))
        lines = []
        for objective in self._reading.objectives.all():
            indicator = indicators.get(objective.indicator_uid or "")
            course = None
            if indicator:
                course = self._ended(indicator, objective, readings[indicator.uid])
            lines.append(line_of(course, objective, self._today))
        return lines

    def _ended(
        self, indicator: Indicator, objective: Objective, recent: Sequence[Measurement]
    ) -> Course:
        """An objective's course, as it ended where it was judged.

        Where many were taken since, the newest readings are none of those it ended with.
        """
        course = Course(indicator=indicator, readings=recent, objective=objective)
        if objective.is_closed and len(recent) >= POINTS:
            course = self.of(indicator, objective)
        course = as_judged(course)
        return replace(course, readings=course.readings[-POINTS:])

    def indicator_lines(self) -> list[ObjectiveLine]:
        """One line for each indicator, with the open objective it serves."""
        indicators = self._reading.indicators.all()
        readings = self._recent(indicators)
        open_ones = defaultdict(list)
        for objective in self._reading.objectives.all():
            if not objective.is_closed:
                open_ones[objective.indicator_uid].append(objective)
        lines = []
        for indicator in indicators:
            adopted = [each for each in open_ones[indicator.uid] if each.is_adopted]
            served = next(iter((*adopted, *open_ones[indicator.uid])), None)
            course = Course(indicator=indicator, readings=readings[indicator.uid], objective=served)
            lines.append(line_of(course, served, self._today))
        return lines

    def _recent(self, indicators: Sequence[Indicator]) -> Mapping[str, Sequence[Measurement]]:
        stored = self._reading.indicators.recent(POINTS)
        return {
            each.uid: readings_of(each, self._facts, self._today)[-POINTS:]
            if each.built_in
            else current(stored.get(each.uid, ()))
            for each in indicators
        }

    @property
    def _facts(self) -> list[EntryFact]:
        if self._counted is None:  # see `PeopleReading.known` for why it is kept by hand
            self._counted = self._reading.registers.facts()
        return self._counted
