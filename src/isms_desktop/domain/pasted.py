"""Measurements pasted from a spreadsheet: one a line, a day and a value, or part and whole."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from isms_desktop.domain.cleaning import clean_line, clean_text
from isms_desktop.domain.periods import add_months, after
from isms_desktop.domain.quantities import ratio, typed_number
from isms_desktop.domain.words import Frequency, Unit

_MONTH: Final = re.compile(r"(\d{4})-(\d{1,2})")
_DOTTED: Final = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_QUARTER: Final = re.compile(r"(?:(\d{4})[ -]?Q([1-4])|Q([1-4])[ /-]?(\d{4}))", re.IGNORECASE)
_NO_DAY: Final = '"{text}" is not a day. Write it like 2026-11-30, 2026-11 or 2026-Q4.'
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
    """What was read of a pasted text; lines without content are passed over."""

    readings: tuple[PastedReading, ...]
    problems: tuple[PastedProblem, ...]


def read_pasted(
    text: str, unit: Unit, frequency: Frequency | None = None, next_on: date | None = None
) -> Pasted:
    """Read lines of "day, tab, value" or "day, tab, part, tab, whole".

    A column of values alone is dated from `next_on` on, one turn of the rhythm after the other. A
    first line without any number is a heading.
    """
    readings: list[PastedReading] = []
    problems: list[PastedProblem] = []
    day = next_on
    for number, line in enumerate(clean_text(text).split("\n"), start=1):
        cells = [clean_line(cell) for cell in line.split("\t")]
        cells = cells[: max((n for n, cell in enumerate(cells, 1) if cell), default=0)]
        if not cells or (number == 1 and not any(map(str.isdigit, line))):
            continue
        is_dated = len(cells) > 1
        read = _reading(
            number, cells if is_dated else ["", *cells], unit, None if is_dated else day
        )
        if isinstance(read, str):
            problems.append(PastedProblem(number, line, read))
        else:
            readings.append(read)
        if not is_dated and day and frequency:
            day = after(day, frequency)
    return Pasted(tuple(readings), tuple(problems))


def _reading(line: int, cells: Sequence[str], unit: Unit, day: date | None) -> PastedReading | str:
    if len(cells) > 3:
        return _TOO_MANY
    days = (None, day) if day else typed_days(cells[0])
    if days is None or days[1] is None:
        return _NO_DAY.format(text=cells[0])
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
