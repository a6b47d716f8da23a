"""Measurements pasted from a spreadsheet: one a line, a day and a value, or part and whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from isms_desktop.domain.cleaning import clean_line, clean_text
from isms_desktop.domain.importing.dates import DateOrder, DateReader
from isms_desktop.domain.indicator import Indicator, Measurement
from isms_desktop.domain.periods import add_months, after
from isms_desktop.domain.quantities import ratio, typed_number
from isms_desktop.domain.sentences import sentence
from isms_desktop.domain.words import Frequency, Unit

_MONTH: Final = re.compile(r"(\d{4})-(\d{1,2})")
_DOTTED: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_QUARTER: Final = re.compile(r"(?:(\d{4})[ -]?Q([1-4])|Q([1-4])[ /-]?(\d{4}))", re.IGNORECASE)
_NO_DAY: Final = '"{text}" is not a day. Write it like 2026-11-30, 2026-11 or 2026-Q4.'
ALREADY_READ: Final = (
    "There is a reading of this day already: {value}. Correct it in the list instead."
)
TWICE: Final = "Line {line} has this day already. It is recorded once."
_NO_WHOLE: Final = "The whole is zero, so there is nothing to measure a part of."
_TOO_MANY: Final = "A line holds a day and a value, or a day, a part and a whole."


@dataclass(frozen=True, slots=True, kw_only=True)
class PastedReading:
    """One reading of a line; of a period `from_on` is its first day."""

    line: int
    to_on: date
    value: Decimal
    from_on: date | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None


@dataclass(frozen=True, slots=True)
class PastedProblem:
    """A line that cannot be taken, counted from 1, and why."""

    line: int
    text: str
    message: str


@dataclass(frozen=True, slots=True)
class Pasted:
    """What was read of a pasted text; lines without content are passed over.

    `known` counts those that are recorded already, and are not taken a second time.
    """

    readings: tuple[PastedReading, ...]
    problems: tuple[PastedProblem, ...]
    known: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasting:
    """How lines are read: unit and rhythm, from which day on values alone count, words of days."""

    unit: Unit
    frequency: Frequency | None = None
    next_on: date | None = None
    dates: DateReader = field(default_factory=lambda: DateReader({}))


def read_pasted(text: str, pasting: Pasting) -> Pasted:
    """Read lines of "day, tab, value" or "day, tab, part, tab, whole"; see `_cells` for typed ones.

    A column of values alone is dated from `next_on` on, one turn of the rhythm after the other. A
    first line without any number is a heading. Which of two numbers is the day, all lines together
    say.
    """
    readings: list[PastedReading] = []
    problems: list[PastedProblem] = []
    lines = list(_lines(text))
    dated = [cells[0] for _number, _line, cells in lines if len(cells) > 1]
    order = pasting.dates.evidence(dated).order
    day = pasting.next_on
    for number, line, cells in lines:
        if len(cells) > 1:
            days = _days(cells[0], pasting.dates, order)
            read = _reading(number, cells, pasting.unit, days)
        else:
            read = _reading(number, ["", *cells], pasting.unit, (None, day) if day else None)
            day = after(day, pasting.frequency) if day and pasting.frequency else day
        if isinstance(read, str):
            problems.append(PastedProblem(number, line, read))
        else:
            readings.append(read)
    return Pasted(tuple(readings), tuple(problems))


def without_known(pasted: Pasted, indicator: Indicator, readings: Sequence[Measurement]) -> Pasted:
    """What is new of the pasted lines, so that a longer column can be pasted again.

    A reading with another value on a day that has one is a problem: it would have to be corrected.
    So is a day that stands in two lines.
    """
    there = {reading.to_on: reading.value for reading in readings}
    first: dict[date, int] = {}
    new: list[PastedReading] = []
    problems = list(pasted.problems)
    known = 0
    for each in pasted.readings:
        value = there.get(each.to_on)
        if value is not None and value != each.value:
            shown = indicator.shown(value)
            problems.append(_unfit(each, sentence(ALREADY_READ, value=shown)))
        elif value is not None:
            known += 1
        elif each.to_on in first:
            problems.append(_unfit(each, sentence(TWICE, line=first[each.to_on])))
        else:
            first[each.to_on] = each.line
            new.append(each)
    problems.sort(key=lambda problem: problem.line)
    return Pasted(tuple(new), tuple(problems), known)


def _unfit(reading: PastedReading, message: str) -> PastedProblem:
    return PastedProblem(reading.line, reading.to_on.isoformat(), message)


def _lines(text: str) -> Iterator[tuple[int, str, list[str]]]:
    """Number, text and cells of each line that holds something, a heading left out."""
    for number, line in enumerate(clean_text(text).split("\n"), start=1):
        cells = [clean_line(cell) for cell in _cells(line)]
        cells = cells[: max((n for n, cell in enumerate(cells, 1) if cell), default=0)]
        if cells and (number > 1 or any(map(str.isdigit, line))):
            yield number, line, cells


def _cells(line: str) -> list[str]:
    """Cells as spreadsheets part them; typed by hand, a semicolon or a space after the day does."""
    for mark in "\t;":
        if mark in line:
            return line.split(mark)
    first, _space, rest = line.strip().partition(" ")
    return [first, rest] if rest and typed_days(first) else [line]


def _days(text: str, dates: DateReader, order: DateOrder | None) -> tuple[date | None, date] | None:
    """First and last day of a cell: as typed, or as spreadsheets write days and months."""
    if typed := typed_days(text):
        return typed
    if month := dates.month(text):
        return _months(month, 1)
    moment = dates.read(text, order)
    return (None, moment.day) if moment else None


def _reading(
    line: int, cells: Sequence[str], unit: Unit, days: tuple[date | None, date] | None
) -> PastedReading | str:
    if len(cells) > 3:
        return _TOO_MANY
    if days is None:
        return sentence(_NO_DAY, text=cells[0])
    numbers = [typed_number(cell) for cell in cells[1:]]
    wrong = next((number for number in numbers if isinstance(number, str)), None)
    if wrong:
        return wrong
    first, *rest = (number for number in numbers if isinstance(number, Decimal))
    if not rest:
        return PastedReading(line=line, from_on=days[0], to_on=days[1], value=first)
    if not rest[0]:
        return _NO_WHOLE
    return PastedReading(
        line=line,
        from_on=days[0],
        to_on=days[1],
        value=ratio(first, rest[0], unit),
        numerator=first,
        denominator=rest[0],
    )


def typed_days(text: str) -> tuple[date | None, date] | None:
    """First and last day of what was typed: a day, a month or a quarter; None where it is none.

    A day has no first day of a period. Days with strokes are not read: "03/04" means two things.
    """
    text = clean_line(text)
    try:
        if found := _QUARTER.fullmatch(text):
            year, quarter = int(found[1] or found[4]), int(found[2] or found[3])
            return _months(date(year, quarter * 3 - 2, 1), 3)
        if found := _MONTH.fullmatch(text):
            return _months(date(int(found[1]), int(found[2]), 1), 1)
        if found := _DOTTED.fullmatch(text):
            return None, date(int(found[3]), int(found[2]), int(found[1]))
        return None, date.fromisoformat(text[:10])
    except ValueError:
        return None


def _months(first: date, count: int) -> tuple[date, date]:
    return first, add_months(first, count) - timedelta(days=1)
