"""Indicators, readings and objectives for tests: a click rate that shall fall from 12 % to 5 %."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from isms_desktop.domain.attainment import Course
from isms_desktop.domain.indicator import Indicator, Measurement, Target
from isms_desktop.domain.objective import Objective
from isms_desktop.domain.words import Direction, Frequency, ObjectiveStatus, Unit

START = date(2026, 1, 1)
DUE = date(2026, 12, 31)


Number: TypeAlias = str | float | Decimal


def number(value: Number) -> Decimal:
    return Decimal(str(value))


def target(value: Number, since: date = START, upper: Number | None = None) -> Target:
    top = None if upper is None else number(upper)
    return Target(uid=f"t{since}", valid_from=since, value=number(value), upper=top)


def clicks(**values: object) -> Indicator:
    made = Indicator(
        uid="clicks",
        name="Click rate",
        unit=Unit.PERCENT,
        direction=Direction.LOWER,
        baseline=number(12),
        baseline_on=START,
        frequency=Frequency.MONTHLY,
        grace_days=10,
        method="Clicks out of delivered messages",
        targets=(target(5),),
    )
    return replace(made, **values)  # type: ignore[arg-type]  # any attribute of an indicator


def goal(**values: object) -> Objective:
    made = Objective(
        uid="goal",
        ref="OBJ-2026-001",
        statement="Bring the click rate from 12 % down to 5 % by the end of the year",
        status=ObjectiveStatus.ADOPTED,
        adopted_on=START,
        due_on=DUE,
        indicator_uid="clicks",
    )
    return replace(made, **values)  # type: ignore[arg-type]  # any attribute of an objective


def reading(value: Number, on: date, **values: object) -> Measurement:
    made = Measurement(uid=f"m{on}", to_on=on, value=number(value))
    return replace(made, **values)  # type: ignore[arg-type]  # any attribute of a measurement


def monthly(*values: Number | None) -> tuple[Measurement, ...]:
    """A reading on the first of each month from February on; None is a month without."""
    return tuple(
        reading(value, date(2026 + (month - 1) // 12, (month - 1) % 12 + 1, 1))
        for month, value in enumerate(values, start=2)
        if value is not None
    )


def course(
    readings: Sequence[Measurement] = (),
    indicator: Indicator | None = None,
    objective: Objective | None = None,
) -> Course:
    """With an objective; `alone` has none."""
    return Course(indicator=indicator or clicks(), readings=readings, objective=objective or goal())


def alone(readings: Sequence[Measurement] = (), indicator: Indicator | None = None) -> Course:
    return Course(indicator=indicator or clicks(), readings=readings)
