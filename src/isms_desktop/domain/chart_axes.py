"""Axes with round numbers and round days."""

from datetime import date, timedelta
from math import ceil, floor, log10
from typing import Final

from isms_desktop.domain.periods import add_months

_STEPS: Final = (1.0, 2.0, 2.5, 5.0, 10.0)
_MONTH_STEPS: Final = (1, 2, 3, 6, 12, 24, 60, 120, 240)
_DAY_STEPS: Final = (1, 2, 7, 14)
_DAYS_OF_MONTH: Final = 30.4
_TOO_SMALL: Final = 1e-9


def nice_step(extent: float, most: int) -> float:
    """The least round step (1, 2, 2.5 or 5 times a power of ten) with at most `most` steps."""
    if extent <= 0:
        return 1.0
    rough = extent / max(most, 1)
    size = 10.0 ** floor(log10(rough))
    return next((s * size for s in _STEPS if s * size >= rough * (1 - 1e-9)), 10.0 * size)


def nice_ticks(low: float, high: float, most: int = 5) -> tuple[float, ...]:
    """Round numbers around a range, the first not above `low`, the last not below `high`.

    A range of next to nothing is widened around its one value.
    """
    if high - low <= max(abs(low), abs(high), _TOO_SMALL) * _TOO_SMALL:
        half = abs(low) / 2 or 1.0
        low, high = low - half, low + half
    step = nice_step(high - low, most)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    places = max(0, 1 - floor(log10(step)))
    return tuple(round(number * step, places) for number in range(first, last + 1))


def day_ticks(first: date, last: date, most: int) -> tuple[date, ...]:
    """Days within a range at which to put a mark: firsts of months as far apart as needed.

    A short range has days or weeks. There are at most `most`, and one at least.
    """
    length = (last - first).days
    most = max(most, 1)
    for months in _MONTH_STEPS:
        if length / (_DAYS_OF_MONTH * months) <= most and length >= 2 * _DAYS_OF_MONTH:
            found = _firsts(first, last, months)
            if 0 < len(found) <= most:
                return found
    for days in _DAY_STEPS:
        if length // days + 1 <= most:
            return tuple(first + timedelta(days=n) for n in range(0, length + 1, days))
    return (first,)


def _firsts(first: date, last: date, months: int) -> tuple[date, ...]:
    count = first.year * 12 + first.month - 1 + (first.day > 1)
    count = -(-count // months) * months
    day = date(count // 12, count % 12 + 1, 1)
    found = []
    while day <= last:
        found.append(day)
        day = add_months(day, months)
    return tuple(found)
