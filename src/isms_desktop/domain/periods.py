"""Days, periods and the rhythm of measuring."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from isms_desktop.domain.words import Frequency

_DAY: Final = timedelta(days=1)
_WEEK: Final = timedelta(days=7)
_MONTHS: Final = {
    Frequency.MONTHLY: 1,
    Frequency.QUARTERLY: 3,
    Frequency.HALF_YEARLY: 6,
    Frequency.YEARLY: 12,
}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From its first to its last day, both within it."""

    from_on: date
    to_on: date

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.from_on <= day <= self.to_on


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or its last day; the last day of a month stays the last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    is_last = day.day == monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if is_last else min(day.day, last))


def after(day: date, frequency: Frequency) -> date:
    """The day one turn later."""
    if frequency is Frequency.WEEKLY:
        return day + _WEEK
    return add_months(day, _MONTHS[frequency])


def period_of(day: date, frequency: Frequency) -> Period:
    """The week, month, quarter, half-year or year of the calendar the day lies in."""
    if frequency is Frequency.WEEKLY:
        monday = day - timedelta(days=day.weekday())
        return Period(monday, monday + _WEEK - _DAY)
    months = _MONTHS[frequency]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    return Period(first, add_months(first, months) - _DAY)


def finished_periods(first: date, today: date, frequency: Frequency) -> Iterator[Period]:
    """The periods from the one `first` lies in up to the last that has ended by today."""
    period = period_of(first, frequency)
    while period.to_on < today:
        yield period
        period = period_of(period.to_on + _DAY, frequency)
