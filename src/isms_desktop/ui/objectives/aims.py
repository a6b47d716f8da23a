"""The use cases the pages of objectives and indicators work with, and one of them as it is read."""

from dataclasses import dataclass

from isms_desktop.domain.attainment import Course
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.indicator import Indicator, Measurement
from isms_desktop.domain.objective import Objective
from isms_desktop.domain.objective_list import ObjectiveLine, ObjectiveQuery, line_of
from isms_desktop.domain.progress import Progress
from isms_desktop.runtime.clock import Clock
from isms_desktop.services.indicators import Indicators, Series
from isms_desktop.services.objectives import Objectives, Standing
from isms_desktop.services.organisations import Organisations
from isms_desktop.services.people import People

NEW_OBJECTIVE = ""
"""Stands in the place of a uid where a new objective is to be begun."""
NEW_INDICATOR = "new indicator"
"""Stands in the place of a uid where an indicator is to be set up."""


@dataclass(frozen=True, slots=True)
class Aims:
    """All that can be done with objectives and indicators."""

    objectives: Objectives
    indicators: Indicators
    people: People
    organisations: Organisations
    clock: Clock


@dataclass(frozen=True, slots=True)
class Opened:
    """An objective with its indicator, or an indicator by itself, as it was read.

    `others` are the indicators an objective without one may take: uid and name.
    """

    standing: Standing | None
    series: Series | None
    line: ObjectiveLine
    people: tuple[str, ...] = ()
    user: str = ""
    others: tuple[tuple[str, str], ...] = ()

    @property
    def objective(self) -> Objective | None:
        """The objective; None of an indicator by itself."""
        return self.standing.objective if self.standing else None

    @property
    def indicator(self) -> Indicator | None:
        """What measures it; None while nothing does."""
        return self.series.indicator if self.series else None

    @property
    def course(self) -> Course | None:
        """The readings that count, up to the verdict where there is one."""
        if self.standing:
            return self.standing.course
        return self.series.course if self.series else None

    @property
    def uid(self) -> str:
        """The uid of the objective, or of the indicator by itself."""
        return self.line.uid

    @property
    def is_closed(self) -> bool:
        """Whether a verdict was given; nothing is changed then."""
        return self.objective is not None and self.objective.is_closed

    @property
    def replaced(self) -> tuple[Measurement, ...]:
        """The readings that were put right since, of what is open."""
        if self.series is None or self.is_closed:
            return ()
        kept = {reading.uid for reading in self.series.course.readings}
        return tuple(each for each in self.series.everything if each.uid not in kept)


def load(aims: Aims, uid: str, _progress: Progress) -> Opened:
    """Read an objective or an indicator; one that serves an open objective comes with it."""
    people, user = tuple(aims.people.names()), aims.organisations.user_name()
    standing = _standing(aims, uid)
    if standing is None:
        series = aims.indicators.series(uid)
        served = series.course.objective
        if served is None:
            return Opened(None, series, line_of(series.course, None, aims.clock.today()), people)
        standing = aims.objectives.standing(served.uid)
    measured_by = standing.objective.indicator_uid
    series_of = aims.indicators.series(measured_by) if measured_by else None
    others = () if measured_by else tuple(_others(aims))
    return Opened(standing, series_of, standing.line, people, user, others)


def _standing(aims: Aims, uid: str) -> Standing | None:
    try:
        return aims.objectives.standing(uid)
    except UserError as error:
        if error.code != "not_found":
            raise
        return None


def _others(aims: Aims) -> list[tuple[str, str]]:
    lines = aims.indicators.list(ObjectiveQuery(sort="name"))
    return [(line.indicator.uid, line.indicator.name) for line in lines if line.indicator]
