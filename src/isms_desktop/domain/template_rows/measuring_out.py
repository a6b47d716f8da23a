"""Objectives, indicators and measurements as rows of the template.

What the sheets do not carry stays in the program: history, versions, the ids of targets. Readings
of built-in indicators are counted anew and not written.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from isms_desktop.domain.fields import RecordSpec
from isms_desktop.domain.indicator import Indicator, Measurement, Target
from isms_desktop.domain.objective import Objective
from isms_desktop.domain.objective_fields import INDICATORS
from isms_desktop.domain.objective_sheets import INDICATOR_ID, MEASUREMENT_SHEET, OBJECTIVE_SHEET
from isms_desktop.domain.quantities import plain_number
from isms_desktop.domain.sheets import CellValue, Sheet
from isms_desktop.domain.template_rows.cells import to_cell
from isms_desktop.domain.template_rows.continued import (
    CONTINUED_HEADERS,
    CONTINUED_SHEET,
    ContinuedTexts,
)
from isms_desktop.domain.template_rows.layout import headers_of
from isms_desktop.domain.template_rows.outgoing import Row

MEASURING: Final = (OBJECTIVE_SHEET, MEASUREMENT_SHEET)
_OF_INDICATOR: Final = frozenset(f.key for f in INDICATORS)


@dataclass(frozen=True, slots=True)
class Measured:
    """What goes onto the two sheets; measurements by the uid of their indicator."""

    objectives: Sequence[Objective] = ()
    indicators: Sequence[Indicator] = ()
    measurements: Mapping[str, Sequence[Measurement]] = field(default_factory=dict)


NOTHING_MEASURED: Final = Measured()


def objective_rows(measured: Measured) -> Iterator[Row]:
    """One row an objective with its indicator, then one for each indicator by itself."""
    by_uid = {indicator.uid: indicator for indicator in measured.indicators}
    told: set[str] = set()
    for objective in measured.objectives:
        indicator = by_uid.get(objective.indicator_uid or "")
        told.add(indicator.uid if indicator else "")
        yield objective_row(objective, indicator)
    for indicator in measured.indicators:
        if indicator.uid not in told:
            yield objective_row(None, indicator)


def objective_row(objective: Objective | None, indicator: Indicator | None) -> Row:
    """The cells under `OBJECTIVE_SHEET`, the uid last."""
    cells: list[CellValue] = []
    for column in OBJECTIVE_SHEET:
        if column.key == INDICATOR_ID:
            cells.append(indicator.uid if indicator else None)
        elif column.key == "targets":
            cells.append(targets_text(indicator.targets) if indicator else None)
        else:
            record = indicator if column.key in _OF_INDICATOR else objective
            cells.append(to_cell(getattr(record, column.key)) if record else None)
    owner = objective or indicator
    return (*cells, owner.uid if owner else None)


def measurement_rows(measured: Measured) -> Iterator[Row]:
    """One row a measurement, by indicator and day."""
    for indicator in measured.indicators:
        for reading in measured.measurements.get(indicator.uid, ()):
            yield measurement_row(indicator, reading)


def measurement_row(indicator: Indicator, reading: Measurement) -> Row:
    """The cells under `MEASUREMENT_SHEET`, the uid last."""
    then = target_cell(reading.target_value, reading.target_upper)
    own = {"indicator": indicator.name, "target_then": then}
    cells = (
        own[column.key] if column.key in own else to_cell(getattr(reading, column.key))
        for column in MEASUREMENT_SHEET
    )
    return (*cells, reading.uid)


def targets_text(targets: Sequence[Target]) -> str | None:
    """One a line: "7 from 2026-01-05"; of a band "3 to 5 from 2026-01-05"."""
    lines = (
        f"{ends_text(target.value, target.upper)} from {target.valid_from.isoformat()}"
        for target in targets
    )
    return "\n".join(lines) or None


def ends_text(value: Decimal, upper: Decimal | None) -> str:
    """A target's number, or the ends of its band."""
    low = plain_number(value)
    return low if upper is None else f"{low} to {plain_number(upper)}"


def target_cell(value: Decimal | None, upper: Decimal | None) -> CellValue:
    """A target as one cell: a number, or a band as text."""
    if value is None or upper is None:
        return to_cell(value)
    return ends_text(value, upper)


def measuring_sheets(measured: Measured) -> tuple[Sheet, ...]:
    """All rows as sheets, headers first: what a reader gives of the workbook."""
    texts = ContinuedTexts()
    found = (objective_rows(measured), measurement_rows(measured))
    sheets = [_sheet(spec, rows, texts) for spec, rows in zip(MEASURING, found, strict=True)]
    return (*sheets, Sheet(CONTINUED_SHEET, (CONTINUED_HEADERS, *texts.rows)))


def _sheet(spec: RecordSpec, rows: Iterator[Row], texts: ContinuedTexts) -> Sheet:
    fitting = [
        tuple(texts.cell(cell) if isinstance(cell, str) else cell for cell in row) for row in rows
    ]
    return Sheet(spec.sheet, (headers_of(spec), *fitting))
