"""What is measured (9.1): an indicator, its targets and its measurements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from isms_desktop.domain.people import Person
from isms_desktop.domain.periods import after
from isms_desktop.domain.quantities import in_unit, short_number
from isms_desktop.domain.words import BuiltIn, Direction, Frequency, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """The value wanted from a day on; of a band the lower end, and `upper` the upper one."""

    uid: str
    valid_from: date
    value: Decimal
    upper: Decimal | None = None

    @property
    def top(self) -> Decimal:
        """The upper end of the band; without one the band is the value alone."""
        return self.value if self.upper is None else self.upper


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One reading, of a day or of a period; never edited.

    A reading that was counted as part of a whole keeps both numbers beside the value. The target
    valid then is kept with it. One that puts another right names it in `replaces` and says why in
    `reason`. Readings of built-in indicators are counted anew each time and have no uid.
    """

    uid: str
    to_on: date
    value: Decimal
    from_on: date | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    target_value: Decimal | None = None
    target_upper: Decimal | None = None
    note: str = ""
    evidence: str = ""
    replaces: str = ""
    reason: str = ""

    @property
    def target_then(self) -> Target | None:
        """The target that was kept with it."""
        if self.target_value is None:
            return None
        return Target(
            uid="", valid_from=self.to_on, value=self.target_value, upper=self.target_upper
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """How something is measured: unit, direction, rhythm, and by whom; see clause 9.1 a-f.

    `unit_name` is the currency of money or the name of an own unit. The baseline is the value
    before the work began. A built-in one is counted from the register; `category` narrows down
    incidents. Without objective it lives by itself.
    """

    uid: str
    version: int = 0
    name: str = ""
    unit: Unit = Unit.COUNT
    unit_name: str = ""
    direction: Direction = Direction.LOWER
    baseline: Decimal | None = None
    baseline_on: date | None = None
    method: str = ""
    source: str = ""
    frequency: Frequency | None = None
    grace_days: int | None = None
    measured_by: Person | None = None
    evaluated_by: Person | None = None
    built_in: BuiltIn | None = None
    category: str = ""
    binned_at: datetime | None = None
    targets: tuple[Target, ...] = ()

    def shown(self, value: Decimal | float, digits: int = 3) -> str:
        """A value with its unit."""
        return in_unit(value, self.unit, self.unit_name, digits)

    def target_shown(self, target: Target) -> str:
        """A target with its unit; a band from end to end."""
        if self.direction is Direction.BAND:
            return f"{short_number(target.value)} to {self.shown(target.top)}"
        return self.shown(target.value)


def target_on(targets: Iterable[Target], day: date) -> Target | None:
    """The target valid on a day: the one that began last, of two on one day the later given."""
    begun = [target for target in targets if target.valid_from <= day]
    return max(reversed(begun), key=lambda target: target.valid_from) if begun else None


def in_order(targets: Iterable[Target]) -> tuple[Target, ...]:
    """Targets by the day they begin; of several that begin on one day the last given stays."""
    by_day = {target.valid_from: target for target in targets}
    return tuple(by_day[day] for day in sorted(by_day))


def current(measurements: Iterable[Measurement]) -> tuple[Measurement, ...]:
    """The readings that count, by day: those that were replaced are left out.

    The order in which they were entered makes no difference.
    """
    given = list(measurements)
    replaced = {reading.replaces for reading in given if reading.replaces}
    return tuple(
        sorted(
            (reading for reading in given if reading.uid not in replaced or not reading.uid),
            key=_by_day,
        )
    )


def _by_day(reading: Measurement) -> tuple[date, date, Decimal, str]:
    return reading.to_on, reading.from_on or reading.to_on, reading.value, reading.uid


def due_on(indicator: Indicator, readings: Sequence[Measurement], begun_on: date) -> date | None:
    """When the next reading is wanted; None where no rhythm is set or the program counts itself.

    `begun_on` is the day from which on the indicator is to be measured; `readings` are current.
    """
    if indicator.frequency is None or indicator.built_in:
        return None
    last = readings[-1].to_on if readings else None
    return after(last, indicator.frequency) if last else begun_on


def late_after(indicator: Indicator, last_on: date) -> date | None:
    """The last day on which a reading of `last_on` still counts as fresh; None: it always does."""
    if indicator.frequency is None:
        return None
    return after(last_on, indicator.frequency) + timedelta(days=indicator.grace_days or 0)
