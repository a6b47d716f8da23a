"""Dates of every kind people type, read without guessing day and month row by row."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from isms_desktop.domain.importing.names import folded_word
from isms_desktop.domain.sheets import CellValue


class DateOrder(StrEnum):
    """Which of two numbers is the day."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and the time of day as "14:30" where the cell gives one."""

    day: date
    time: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """How many dates of a column read both ways, only day first, or only month first.

    `heading` is the order the heading names, which decides where no date speaks against it.
    """

    both: int = 0
    day_first: int = 0
    month_first: int = 0
    heading: DateOrder | None = None

    def __add__(self, other: "Evidence") -> "Evidence":
        return Evidence(
            self.both + other.both,
            self.day_first + other.day_first,
            self.month_first + other.month_first,
            self.heading or other.heading,
        )

    @property
    def order(self) -> DateOrder | None:
        """The order the column speaks for; None where it has to be asked."""
        if self.day_first and not self.month_first:
            return DateOrder.DAY_FIRST
        if self.month_first and not self.day_first:
            return DateOrder.MONTH_FIRST
        return None if self.day_first else self.heading

    @property
    def is_question(self) -> bool:
        """Whether dates are there that read both ways and nothing decides between them."""
        return self.order is None and bool(self.both or (self.day_first and self.month_first))


_IN_HEADING: Final = (
    (re.compile(r"(?i)\b(?:d|t|j|g)?(?:d|t|j|g)[/.\- ]m?m[/.\- ](?:y|j|a)"), DateOrder.DAY_FIRST),
    (re.compile(r"(?i)\bm?m[/.\- ]d?d[/.\- ]y"), DateOrder.MONTH_FIRST),
)
_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_EAST: Final = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_COMPACT: Final = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})$")
_NUMBERS: Final = re.compile(r"(\d{1,2})\s*([/.\-])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})\b")
_NAMED: Final = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|º|\.)?[\s\-/.]*(?:de\s+)?([^\W\d_]{3,})\.?[\s\-/.,]*(?:de\s+|del\s+)?(\d{4}|\d{2})\b"
)
_NAMED_FIRST: Final = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?\s*,?\s+(\d{4})\b")
_MONTH_ONLY: Final = re.compile(r"([^\W\d_]{3,})\.?[\s\-/']*(\d{4}|\d{2})")
_WEEKDAY: Final = re.compile(r"^[^\W\d_]{2,}\.?,?\s+(?=\d)")
_TIME: Final = re.compile(
    r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([ap]\.?m\.?)?", re.IGNORECASE
)
_AFTER: Final = re.compile(
    r"^[\sT,;()\-]*(?:at|um|à|h|uhr|時)?\s*(?:\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:uhr|h|z|utc|gmt|[+-]\d{2}:?\d{2})?[\s()]*$",
    re.IGNORECASE,
)
_SERIAL_FROM: Final = 32_874  # 1 January 1990
_SERIAL_TO: Final = 54_788  # 31 December 2049
_SERIAL_START: Final = date(1899, 12, 30)
_LONGEST: Final = 48
_CENTURY: Final = 70


def order_in(heading: str) -> DateOrder | None:
    """The order a heading itself names, as in "Due (MM/DD/YYYY)"."""
    return next((order for pattern, order in _IN_HEADING if pattern.search(heading)), None)


class DateReader:
    """Reads dates in words of these months (folded name → number)."""

    def __init__(self, months: Mapping[str, int]) -> None:
        self._months = months

    def read(self, value: CellValue, order: DateOrder | None) -> Moment | None:
        """The moment in this cell, None where it is no date (or reads two ways without order)."""
        if isinstance(value, datetime):
            return Moment(value.date(), _clock(value.time()))
        if isinstance(value, date):
            return Moment(value)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return _from_serial(float(value))
        if isinstance(value, str) and len(value) <= _LONGEST:
            return self._from_text(value.strip(), order)
        return None

    def month(self, text: str) -> date | None:
        """The first day of a month written with its name, such as "Jan 2026" or "Jan-26"."""
        found = _MONTH_ONLY.fullmatch(text.strip())
        number = self._months.get(folded_word(found[1])) if found else None
        return _date(found[2], number, 1) if found and number else None

    def is_date(self, value: CellValue) -> bool:
        """Whether the cell holds a date in either order; a bare number does not count."""
        if isinstance(value, date):
            return True
        if not isinstance(value, str) or len(value) > _LONGEST:
            return False
        return any(self._from_text(value.strip(), order) for order in DateOrder)

    def evidence(self, values: Iterable[CellValue], heading: DateOrder | None = None) -> Evidence:
        """What the texts of a column, and its heading, say about the order of day and month."""
        both = day_first = month_first = 0
        for value in values:
            found = _NUMBERS.match(value.strip()) if isinstance(value, str) else None
            if found is None or found[2] == ".":
                continue
            first, second = int(found[1]), int(found[3])
            both += first <= 12 and second <= 12 and first != second
            day_first += 12 < first <= 31 and second <= 12
            month_first += 12 < second <= 31 and first <= 12
        return Evidence(both, day_first, month_first, heading)

    def _from_text(self, text: str, order: DateOrder | None) -> Moment | None:
        bare = _WEEKDAY.sub("", text)
        for candidate in (text, bare) if bare != text else (text,):
            found = _plain(candidate, order) or self._named(candidate)
            if found:
                day, rest = found
                return Moment(day, _time_in(rest)) if _AFTER.match(rest) else None
        return None

    def _named(self, text: str) -> tuple[date, str] | None:
        if found := _NAMED.match(text):
            day, month, year = found[1], found[2], found[3]
        elif found := _NAMED_FIRST.match(text):
            month, day, year = found[1], found[2], found[3]
        else:
            return None
        number = self._months.get(folded_word(month))
        made = _date(year, number, int(day)) if number else None
        return (made, text[found.end() :]) if made else None


def certain_day(text: str) -> date | None:
    """The day in a text that reads in one way only, such as 31.12.2025 or 2025/12/31."""
    found = _plain(text, None)
    return found[0] if found and not found[1].strip() else None


def _plain(text: str, order: DateOrder | None) -> tuple[date, str] | None:
    for pattern in (_ISO, _EAST, _COMPACT):
        if found := pattern.match(text):
            made = _date(found[1], int(found[2]), int(found[3]))
            return (made, text[found.end() :]) if made else None
    if not (found := _NUMBERS.match(text)):
        return None
    first, second = int(found[1]), int(found[3])
    # Where people write points between the numbers, the day always stands first.
    is_day_first = found[2] == "." or order is DateOrder.DAY_FIRST or first == second
    if not is_day_first and order is None:
        return None
    day, month = (first, second) if is_day_first else (second, first)
    made = _date(found[4], month, day)
    return (made, text[found.end() :]) if made else None


def _date(year: str, month: int, day: int) -> date | None:
    number = int(year)
    if len(year) == 2:
        number += 2000 if number < _CENTURY else 1900
    try:
        return date(number, month, day)
    except ValueError:
        return None


def _from_serial(value: float) -> Moment | None:
    if not _SERIAL_FROM <= value <= _SERIAL_TO:
        return None
    seconds = round(value % 1 * 86_400)
    moment = datetime.combine(_SERIAL_START, time()) + timedelta(int(value), seconds)
    return Moment(moment.date(), _clock(moment.time()) if seconds else "")


def _time_in(rest: str) -> str:
    found = _TIME.search(rest)
    if not found:
        return ""
    hour, half = int(found[1]), (found[4] or "").casefold()[:1]
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        return _clock(time(hour, int(found[2]), int(found[3] or 0)))
    except ValueError:
        return ""


def _clock(moment: time) -> str:
    return moment.strftime("%H:%M:%S" if moment.second else "%H:%M")
