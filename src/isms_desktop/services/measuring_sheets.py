"""Objectives, indicators and measurements to the template workbook and from it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from isms_desktop.domain.numbering import Series
from isms_desktop.domain.objective import objective_stem
from isms_desktop.domain.template_rows.measuring_back import MeasuringPlan, StoredMeasuring
from isms_desktop.domain.template_rows.measuring_out import Measured
from isms_desktop.storage.unit_of_work import Reading, UnitOfWork


def measured_of(reading: Reading) -> Measured:
    """All that the two sheets hold."""
    return Measured(
        objectives=reading.objectives.all(),
        indicators=reading.indicators.all(),
        measurements=reading.indicators.all_measurements(),
    )


def stored_measuring(reading: Reading) -> StoredMeasuring:
    """What a workbook is compared with, those in the bin too."""
    return StoredMeasuring(
        objectives=reading.objectives.all(with_binned=True),
        indicators=reading.indicators.all(with_binned=True),
        measurements=reading.indicators.all_measurements(),
    )


def write_measuring(plan: MeasuringPlan, uow: UnitOfWork, today: date) -> None:
    """Write what a workbook brought; people it names are there by now."""
    for indicator in plan.new_indicators:
        uow.indicators.add(indicator)
    for indicator in plan.changed_indicators:
        uow.indicators.save(indicator)
    for indicator_uid, reading in plan.measurements:
        uow.indicators.measure(indicator_uid, (reading,), reading.reason)
    stem = objective_stem(today.year)
    for objective in plan.new_objectives:
        number = uow.objectives.highest_number(stem) + 1
        uow.objectives.add(replace(objective, ref=objective.ref or Series(stem).ref(number)))
    for objective in plan.changed_objectives:
        uow.objectives.save(objective)


def records_in(plan: MeasuringPlan) -> Iterator[object]:
    """Everything in a plan that may name people."""
    yield from plan.new_indicators
    yield from plan.changed_indicators
    yield from plan.new_objectives
    yield from plan.changed_objectives
