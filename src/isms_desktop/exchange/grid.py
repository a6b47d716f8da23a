"""Cells as the readers deliver them, brought into one shape and cut to the limits."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final, TypeAlias

from isms_desktop.domain.sheets import CellValue, Position, Span
from isms_desktop.exchange.limits import Limits, RefusedError, Warn

RawCell: TypeAlias = CellValue | timedelta
Row: TypeAlias = list[CellValue]

_MIDNIGHT: Final = time()
_EXACT: Final = 2**53  # beyond it a floating point number no longer knows its last digit


@dataclass(slots=True)
class RawSheet:
    """A worksheet on its way to the parent process; fields as in `domain.sheets.Sheet`."""

    name: str
    rows: list[Row]
    is_hidden: bool = False
    hidden_rows: list[int] = field(default_factory=list)
    error_cells: dict[Position, str] = field(default_factory=dict)
    unevaluated: list[Position] = field(default_factory=list)
    merged: list[Span] = field(default_factory=list)
    is_hidden_known: bool = False
    is_cut: bool = False
    """Whether the reader stopped at the limit of rows while there were more."""


def clean_cell(value: RawCell) -> CellValue:
    """One value in the shape of `domain.sheets`: whole numbers int, midnight a date, blank None."""
    if type(value) is str:
        if "\r" in value:
            value = value.replace("\r\n", "\n").replace("\r", "\n")
        return value or None
    if type(value) is float:
        return int(value) if value.is_integer() and abs(value) < _EXACT else value
    if isinstance(value, timedelta):
        return _duration(value)
    if isinstance(value, datetime):
        moment = value.replace(tzinfo=None)
        return moment.date() if moment.time() == _MIDNIGHT else moment
    return value


def _duration(value: timedelta) -> CellValue:
    """A time of day where it can be one, otherwise hours, minutes and seconds as text."""
    seconds = round(value.total_seconds())
    if 0 <= seconds < 86_400:
        return time(seconds // 3600, seconds // 60 % 60, seconds % 60)
    sign = "-" if seconds < 0 else ""
    minutes, second = divmod(abs(seconds), 60)
    return f"{sign}{minutes // 60}:{minutes % 60:02}:{second:02}"


def clean_rows(rows: Iterable[Sequence[RawCell]]) -> list[Row]:
    """All rows cleaned; blank rows at the end are left off, shorter rows filled up."""
    # Most cells are text as it should be: a call for each of a million would take half the time.
    cleaned = [
        [
            value if type(value) is str and value and "\r" not in value else clean_cell(value)
            for value in row
        ]
        for row in rows
    ]
    _trim(cleaned)
    return cleaned


def _trim(rows: list[Row]) -> None:
    while rows and all(value is None for value in rows[-1]):
        rows.pop()
    used = max((_used_width(row) for row in rows), default=0)
    for row in rows:
        del row[used:]
        row.extend([None] * (used - len(row)))


def _used_width(row: Row) -> int:
    for width in range(len(row), 0, -1):
        if row[width - 1] is not None:
            return width
    return 0


def blank_covered(sheet: RawSheet) -> None:
    """Empty the cells that lie unseen under a merged cell; the top left one keeps its value."""
    for first_row, first_column, last_row, last_column in sheet.merged:
        for row in range(first_row, min(last_row, len(sheet.rows)) + 1):
            cells = sheet.rows[row - 1]
            start = first_column if row == first_row else first_column - 1
            for column in range(start, min(last_column, len(cells))):
                cells[column] = None
    if sheet.merged:
        _trim(sheet.rows)


class Budget:
    """Counts what was read against the limits of the whole file."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._cells = limits.cells
        self._characters = limits.characters
        self.warnings: list[Warn] = []

    def fit(self, sheet: RawSheet) -> None:
        """Cut the sheet to rows, columns and cells that may still be taken, and note each cut.

        Raises `RefusedError` where the text of all cells is more than the limit.
        """
        if sheet.is_cut or len(sheet.rows) > self._limits.rows:
            self._cut_rows(sheet, self._limits.rows)
        width = len(sheet.rows[0]) if sheet.rows else 0
        if width > self._limits.columns:
            for row in sheet.rows:
                del row[self._limits.columns :]
            self.warnings.append(Warn("columns_cut", sheet.name, self._limits.columns))
            width = self._limits.columns
        if width * len(sheet.rows) > self._cells:
            self._cut_rows(sheet, self._cells // width)
        self._cells -= width * len(sheet.rows)
        self._characters -= sum(sum([len(v) for v in row if type(v) is str]) for row in sheet.rows)
        if self._characters < 0:
            raise RefusedError("too_much_text")

    def _cut_rows(self, sheet: RawSheet, keep: int) -> None:
        del sheet.rows[keep:]
        self.warnings.append(Warn("rows_cut", sheet.name, keep))


def as_json(value: date | time) -> dict[str, str]:
    """What JSON has no word for: dates "d", moments "m" and times "t" as ISO text."""
    if isinstance(value, datetime):
        return {"m": value.isoformat()}
    if isinstance(value, date):
        return {"d": value.isoformat()}
    return {"t": value.isoformat()}


def from_json(tagged: dict[str, object]) -> object:
    """The inverse of `as_json`; any other object stays as it is."""
    if len(tagged) == 1:
        (tag, text), *_ = tagged.items()
        if tag in _FROM_ISO and isinstance(text, str):
            return _FROM_ISO[tag](text)
    return tagged


_FROM_ISO: Final = {
    "d": date.fromisoformat,
    "m": datetime.fromisoformat,
    "t": time.fromisoformat,
}
