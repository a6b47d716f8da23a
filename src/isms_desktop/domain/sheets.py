"""A spreadsheet as plain data: what is in its cells, and what its cells do not show."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Final, Literal, TypeAlias

CellValue: TypeAlias = str | int | float | bool | date | datetime | time | None
"""What a cell holds. Blank cells and cells with an error are None, never the empty string."""

Position: TypeAlias = tuple[int, int]
"""Row and column, both counted from 1 as the spreadsheet program shows them."""

Span: TypeAlias = tuple[int, int, int, int]
"""First row, first column, last row, last column of cells merged into one; counted from 1."""

Format: TypeAlias = Literal["xlsx", "xlsm", "xls", "xlsb", "ods", "csv"]

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet, from its first cell on, so that rows and columns never shift.

    All rows are equally long; blank rows and columns behind the last value are left off. Values
    that lie unseen under a merged cell are None: only the top left one counts. `error_cells` holds
    the text shown there, such as #N/A. `unevaluated` are cells whose formula was never calculated.
    Where `is_hidden_known` is False the format does not tell hidden rows, errors and unevaluated
    formulas: their absence here means nothing.
    """

    name: str
    rows: tuple[tuple[CellValue, ...], ...]
    is_hidden: bool = False
    first_row: int = 1
    hidden_rows: frozenset[int] = frozenset()
    error_cells: Mapping[Position, str] = field(default_factory=dict)
    unevaluated: frozenset[Position] = frozenset()
    merged: tuple[Span, ...] = ()
    is_hidden_known: bool = True

    @property
    def width(self) -> int:
        """How many columns the rows have."""
        return len(self.rows[0]) if self.rows else 0

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds a value, an error or a formula."""
        return not (self.rows or self.error_cells or self.unevaluated)

    def row_number(self, index: int) -> int:
        """The number the spreadsheet program shows beside `rows[index]`."""
        return self.first_row + index

    def below(self, row: int) -> int:
        """The index of the first of `rows` below this row; row 0 stands above all of them."""
        return max(0, row + 1 - self.first_row)

    def value(self, row: int, column: int) -> CellValue:
        """The value at this row and column, None outside the used cells."""
        index = row - self.first_row
        inside = 0 <= index < len(self.rows) and 1 <= column <= self.width
        return self.rows[index][column - 1] if inside else None


@dataclass(frozen=True, slots=True)
class Workbook:
    """All worksheets of a file in their order; `warnings` are sentences for the user."""

    format: Format
    sheets: tuple[Sheet, ...]
    warnings: tuple[str, ...] = ()


def column_letter(number: int) -> str:
    """The letters a spreadsheet program shows above column `number`, counted from 1: 28 is "AB"."""
    if number < 1:
        raise ValueError("columns count from 1")
    letters = ""
    while number:
        number, rest = divmod(number - 1, len(_LETTERS))
        letters = _LETTERS[rest] + letters
    return letters


def column_number(letters: str) -> int:
    """The number of the column with these letters, the inverse of `column_letter`."""
    number = 0
    for letter in letters.upper():
        number = number * len(_LETTERS) + _LETTERS.index(letter) + 1
    return number
