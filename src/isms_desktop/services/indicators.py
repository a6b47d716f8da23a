"""Indicators: what is measured, the targets, the readings, what is due."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TypeAlias

from isms_desktop.domain.attainment import Course
from isms_desktop.domain.changes import Changes
from isms_desktop.domain.cleaning import clean_text
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.fields import Value
from isms_desktop.domain.importing.dates import DateReader
from isms_desktop.domain.importing.names import folded_word
from isms_desktop.domain.indicator import Indicator, Measurement, Target, in_order
from isms_desktop.domain.indicator_effect import EffectSeries, effect_series
from isms_desktop.domain.objective_fields import INDICATORS, MEASUREMENTS, TARGETS
from isms_desktop.domain.objective_list import ObjectiveLine, ObjectiveQuery, counts, found
from isms_desktop.domain.pasted import Pasted, PastedReading, Pasting, read_pasted, without_known
from isms_desktop.domain.people import folded
from isms_desktop.domain.periods import after
from isms_desktop.domain.quantities import typed_number
from isms_desktop.domain.typed_values import FieldProblem
from isms_desktop.domain.words import EffectMethod, State
from isms_desktop.runtime import resources
from isms_desktop.runtime.clock import Clock
from isms_desktop.runtime.i18n import _
from isms_desktop.services.courses import Courses
from isms_desktop.services.entries import InvalidValuesError
from isms_desktop.services.entry_steps import Saved
from isms_desktop.services.indicator_steps import IndicatorSteps, named
from isms_desktop.services.typed_fields import taken
from isms_desktop.storage.database import Database
from isms_desktop.storage.unit_of_work import UnitOfWork

Lines: TypeAlias = list[ObjectiveLine]
"""`list` is a method here."""


@dataclass(frozen=True, slots=True)
class Series:
    """An indicator with everything that was measured.

    `course` has the readings that count and the open objective; `everything` also what was put
    right since.
    """

    course: Course
    everything: tuple[Measurement, ...]

    @property
    def indicator(self) -> Indicator:
        """The indicator."""
        return self.course.indicator


class Indicators:
    """The use cases of indicators; each method that writes is one transaction."""

    def __init__(
        self, database: Database, clock: Clock, new_uid: Callable[[], str], actor: Callable[[], str]
    ) -> None:
        self._database = database
        self._clock = clock
        self._actor = actor
        self._steps = IndicatorSteps(database, clock, new_uid, actor)

    def list(self, query: ObjectiveQuery) -> Lines:
        """The indicators the query shows, each with the open objective it serves."""
        return found(self._lines(), query)

    def counts(self, query: ObjectiveQuery) -> Mapping[State, int]:
        """How many indicators there are of each state."""
        return counts(self._lines(), query)

    def get(self, uid: str) -> Indicator:
        """The indicator; `UserError` "not_found" where it is gone."""
        with self._database.reading() as reading:
            return reading.indicators.get(uid)

    def series(self, uid: str) -> Series:
        """The indicator with all its readings."""
        today = self._clock.today()
        with self._database.reading() as reading:
            indicator = reading.indicators.get(uid)
            objectives = [o for o in reading.objectives.of_indicator(uid) if not o.is_closed]
            objectives.sort(key=lambda o: not o.is_adopted)
            course = Courses(reading, today).of(indicator, next(iter(objectives), None))
            stored = tuple(reading.indicators.measurements(uid))
        return Series(course, stored or tuple(course.readings))

    def create(self, values: Mapping[str, Value]) -> Saved:
        """Set up an indicator; a built-in one brings its name, unit and direction along.

        Raises `InvalidValuesError` and `UserError` "name_taken".
        """
        return self._steps.set_up(taken(INDICATORS, values))

    def change(self, uid: str, version: int, values: Mapping[str, Value]) -> Saved:
        """Change these fields of an indicator that was read at `version`.

        Raises `InvalidValuesError`, and `UserError` "changed_meanwhile", "name_taken" or, where
        there are readings in the former unit, "measured_already".
        """
        given = taken(INDICATORS, values)

        def edit(indicator: Indicator, uow: UnitOfWork) -> Indicator:
            return self._steps.with_values(indicator, given, uow)

        return self._steps.take(uid, version, _("Change indicator {name}"), edit)

    def set_target(self, uid: str, version: int, values: Mapping[str, Value]) -> Saved:
        """Set the value wanted from a day on; former targets stay for the days before.

        Takes `valid_from`, `value`, and `upper` for the other end of a band. One that begins on the
        same day is replaced. Raises `InvalidValuesError`.
        """
        target = typed_target(values, self._steps.new_uid())

        def edit(indicator: Indicator, _uow: UnitOfWork) -> Indicator:
            return replace(indicator, targets=in_order((*indicator.targets, target)))

        return self._steps.take(uid, version, _("Set the target of {name}"), edit)

    def remove_target(self, uid: str, version: int, target_uid: str) -> Saved:
        """Take a target back; readings keep the one that was valid when they were entered."""

        def edit(indicator: Indicator, _uow: UnitOfWork) -> Indicator:
            kept = tuple(target for target in indicator.targets if target.uid != target_uid)
            return replace(indicator, targets=kept)

        return self._steps.take(uid, version, _("Take back a target of {name}"), edit)

    def record_measurement(self, uid: str, values: Mapping[str, Value]) -> Saved:
        """Record a reading: a value, or a part and a whole; the target valid then is kept with it.

        Raises `InvalidValuesError`, and `UserError` "counted" where the program counts itself.
        """
        return self._steps.measure(uid, [taken(MEASUREMENTS, values)], _("Measure {name}"))

    def correct_measurement(
        self, uid: str, measurement_uid: str, values: Mapping[str, Value], reason: str
    ) -> Saved:
        """Put a reading right by one that replaces it; both stay.

        Raises `InvalidValuesError`, and `UserError` "reason_missing", or "not_found" where it was
        replaced already.
        """
        reason = clean_text(reason)
        if not reason:
            raise UserError(
                _("A correction needs a reason. Nothing was changed."),
                _("Say what was wrong with the reading."),
                code="reason_missing",
            )
        given = [taken(MEASUREMENTS, values)]
        step = _("Correct a measurement of {name}")
        return self._steps.measure(uid, given, step, measurement_uid, reason)

    def paste_measurements(self, uid: str, text: str) -> Pasted:
        """Read pasted lines as readings of this indicator; nothing is recorded yet.

        Values without days are dated from the last reading on, one turn after the other. Readings
        that are recorded already are counted and left out.
        """
        course = self.series(uid).course
        indicator, latest = course.indicator, course.latest
        next_on = indicator.baseline_on
        if latest and indicator.frequency:
            next_on = after(latest.to_on, indicator.frequency)
        pasting = Pasting(
            unit=indicator.unit,
            frequency=indicator.frequency,
            next_on=next_on,
            dates=self._dates,
        )
        return without_known(read_pasted(text, pasting), indicator, course.readings)

    def record_pasted(self, uid: str, readings: Sequence[PastedReading]) -> Saved:
        """Record pasted readings as one step."""
        keys = ("from_on", "to_on", "value", "numerator", "denominator")
        rows = [{key: getattr(reading, key) for key in keys} for reading in readings]
        return self._steps.measure(uid, rows, _("Paste measurements of {name}"))

    def names(self) -> tuple[str, ...]:
        """What can be measured by, to be offered."""
        with self._database.reading() as reading:
            return tuple(sorted((each.name for each in reading.indicators.all()), key=folded))

    def effect_series(self, entry_uid: str) -> EffectSeries | None:
        """What the readings say about an entry's effectiveness; None where no indicator judges it.

        That takes the method *Indicator* with the name of one, and a limit.
        """
        with self._database.reading() as reading:
            round_ = reading.entries.get(entry_uid).round
            limit = typed_number(round_.effect_limit)
            if round_.effect_method is not EffectMethod.INDICATOR or isinstance(limit, str):
                return None
            indicator = named(reading, round_.effect_indicator)
            if indicator is None:
                return None
            course = Courses(reading, self._clock.today()).of(indicator)
        return effect_series(course, limit, round_.effect_readings or 1, round_.done_on)

    def to_bin(self, uids: Sequence[str]) -> Changes:
        """Take indicators out of the lists; their readings stay.

        `UserError` "in_use" where an open objective is measured by one of them.
        """
        with self._database.unit_of_work(self._actor(), _("Move to the bin")) as uow:
            for uid in uids:
                _require_unused(uid, uow)
                uow.indicators.to_bin(uid)
            return uow.commit()

    @cached_property
    def _dates(self) -> DateReader:
        """Reads days with the names of months of every language an import knows."""
        files = sorted(resources.path("data/values").glob("*.toml"))
        months = [resources.data(f"data/values/{file.name}").get("months", {}) for file in files]
        return DateReader(
            {
                folded_word(name): int(number)
                for language in months
                for number, names in language.items()
                for name in names
            }
        )

    def _lines(self) -> Lines:
        with self._database.reading() as reading:
            return Courses(reading, self._clock.today()).indicator_lines()


def typed_target(values: Mapping[str, Value], uid: str) -> Target:
    """A target from what was typed; the ends of a band in any order."""
    given = taken(TARGETS, values)
    valid_from, value, upper = (given.get(key) for key in ("valid_from", "value", "upper"))
    problems = []
    if not isinstance(valid_from, date):
        problems.append(FieldProblem("valid_from", _("Say from which day on it is valid.")))
    if not isinstance(value, Decimal):
        problems.append(FieldProblem("value", _("Give the value that is wanted.")))
    if not isinstance(valid_from, date) or not isinstance(value, Decimal):
        raise InvalidValuesError(problems)
    if isinstance(upper, Decimal):
        value, upper = sorted((value, upper))
        return Target(uid=uid, valid_from=valid_from, value=value, upper=upper)
    return Target(uid=uid, valid_from=valid_from, value=value)


def _require_unused(uid: str, uow: UnitOfWork) -> None:
    used = [o for o in uow.objectives.of_indicator(uid) if not o.is_closed]
    if used:
        raise UserError(
            _("{ref} is measured by this indicator. Nothing was moved.").format(ref=used[0].ref),
            _("Give the objective another indicator first."),
            code="in_use",
        )
