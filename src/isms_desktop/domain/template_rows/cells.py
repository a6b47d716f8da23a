"""One value as one cell, so that the same value comes back from it."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Final

from isms_desktop.domain.cleaning import clean_line
from isms_desktop.domain.fields import Value
from isms_desktop.domain.importing.dates import certain_day
from isms_desktop.domain.sheets import CellValue

BETWEEN: Final = "; "
"""Stands between several words or names in one cell."""
YES, NO = "Yes", "No"
# Excel counts a 29 February 1900 that never was; days up to it differ between programs.
_FIRST_SAFE_DAY: Final = date(1900, 3, 1)
_ESCAPED: Final = re.compile(r"[\\,;\n]")
_WORD: Final = re.compile(r"(?:\\[\\,;n]|[^,;\n])+")
_ESCAPE: Final = re.compile(r"\\([\\,;n])")
_MOMENT: Final = re.compile(r"(\d{4}-\d\d-\d\d)?[ T]?(\d\d:\d\d(?::\d\d)?)?")


def to_cell(value: Value) -> CellValue:
    """The cell for a value; blank is an empty cell, a day no spreadsheet counts right is text."""
    if value is None or type(value) is str:  # nine of ten values of a register
        return value or None
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, tuple):
        return join_words(value) or None
    if isinstance(value, int | Decimal):
        return float(value) if isinstance(value, Decimal) and value % 1 else _whole(value)
    if isinstance(value, date):
        return value if value >= _FIRST_SAFE_DAY else value.isoformat()
    return str(value) or None  # a person, or of a word of a list the plain text


def _whole(value: int | Decimal) -> int:
    return int(value) if isinstance(value, Decimal) else value


def join_words(words: Iterable[str], between: str = BETWEEN) -> str:
    r"""Write words into one cell; comma, semicolon, backslash in a word get a backslash."""
    return between.join(_ESCAPED.sub(_escape, word) for word in words)


def split_words(text: str) -> tuple[str, ...]:
    """Take apart what `join_words` has joined, or what was typed with commas or line breaks."""
    found = (_ESCAPE.sub(_unescape, clean_line(word)) for word in _WORD.findall(text))
    return tuple(dict.fromkeys(word for word in found if word))


def _escape(found: re.Match[str]) -> str:
    return "\\n" if found[0] == "\n" else "\\" + found[0]


def _unescape(found: re.Match[str]) -> str:
    return "\n" if found[1] == "n" else found[1]


def moment_cell(day: date | None, time_of_day: str) -> CellValue:
    """A day and a time of day in one cell.

    Real date and time where both are known; text where a spreadsheet would lose something:
    midnight, which reads back as no time, a time without a day, a day before March 1900.
    """
    if day is None or not time_of_day:
        return to_cell(day) or time_of_day or None
    moment = datetime.combine(day, time.fromisoformat(time_of_day))
    if day < _FIRST_SAFE_DAY or moment.time() == time() or _time_text(moment.time()) != time_of_day:
        return f"{day.isoformat()} {time_of_day}"
    return moment


def moment_of(cell: CellValue) -> tuple[date | None, str] | None:
    """The day and time of day of a cell; None where it holds something else."""
    if isinstance(cell, datetime):
        return cell.date(), "" if cell.time() == time() else _time_text(cell.time())
    if isinstance(cell, date):
        return cell, ""
    if isinstance(cell, time):
        return None, _time_text(cell)
    text = clean_line(cell) if isinstance(cell, str) else ""
    found = _MOMENT.fullmatch(text)
    if cell is not None and (found is None or not text):
        typed = certain_day(text)
        return (typed, "") if typed else None
    try:
        day = date.fromisoformat(found[1]) if found and found[1] else None
        return day, _checked_time(found[2] or "") if found else ""
    except ValueError:
        return None


def _checked_time(text: str) -> str:
    if text:
        time.fromisoformat(text)
    return text


def _time_text(moment: time) -> str:
    """Seconds only where there are any; a spreadsheet's rounding to parts of a second is undone."""
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
    seconds = min(seconds + (moment.microsecond >= 500_000), 86_399)
    minutes, second = divmod(seconds, 60)
    text = f"{minutes // 60:02}:{minutes % 60:02}"
    return f"{text}:{second:02}" if second else text


def as_text(cell: CellValue) -> str:
    """What a person reads in a cell, whatever its kind."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return YES if cell else NO
    if isinstance(cell, datetime):
        return cell.isoformat(" ")
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)
