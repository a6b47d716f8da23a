"""Where a table ends although rows follow: with another table below it on the same sheet."""

from collections.abc import Callable, Sequence
from typing import Final

from isms_desktop.domain.importing.grids import Grid
from isms_desktop.domain.importing.vocabulary import MAYBE
from isms_desktop.domain.sheets import CellValue

_ROWS_LOOKED_AT: Final = 5_000
_KNOWN_HEADINGS: Final = 3
_SURELY: Final = 0.9
_LONGEST_HEADING: Final = 60
_MOSTLY: Final = 0.6


def last_row_of(
    grid: Grid,
    header_row: int,
    run: Sequence[int],
    strength: Callable[[str], float],
    is_date: Callable[[CellValue], bool],
) -> int:
    """The last row of the table, 0 where it goes on to the end of the sheet.

    Below a blank row other headings stand: several known ones (`strength` judges them), or texts
    above texts where this table has dates.
    """
    start, end = header_row + 1, min(grid.last_row, header_row + _ROWS_LOOKED_AT)
    last, is_after_blank = header_row, False
    for row in range(start, end + 1):
        count = grid.filled(row, run)
        if not count:
            is_after_blank = last > header_row
        elif is_after_blank and count == 1:
            continue  # a label; what it stands above is seen in the next row
        elif is_after_blank and _is_other(grid, (start, last, row), run, (strength, is_date)):
            return last
        else:
            last, is_after_blank = row, False
    return 0


def _is_other(
    grid: Grid,
    rows: tuple[int, int, int],
    run: Sequence[int],
    judges: tuple[Callable[[str], float], Callable[[CellValue], bool]],
) -> bool:
    """Whether `row` holds the headings of another table than the one from `start` to `last`."""
    strength, is_date = judges
    start, last, row = rows
    texts = [grid.text(row, column) for column in run]
    filled = [text for text in texts if text]
    if len(filled) != grid.filled(row, run) or not all(map(_is_heading, filled)):
        return False
    if filled == [grid.text(start - 1, column) for column in run if grid.text(start - 1, column)]:
        return False  # the same headings again, on the next page
    known = sorted(map(strength, dict.fromkeys(filled)), reverse=True)[:_KNOWN_HEADINGS]
    if len(known) == _KNOWN_HEADINGS and known[1] >= _SURELY and known[-1] >= MAYBE:
        return True
    after = range(row, min(row + 20, grid.last_row) + 1)
    return any(
        _dates(grid, column, range(start, last + 1), is_date) >= _MOSTLY
        and not _dates(grid, column, after, is_date)
        for column, text in zip(run, texts, strict=True)
        if text
    )


def _is_heading(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and not any(map(str.isdigit, text))


def _dates(
    grid: Grid, column: int, rows: Sequence[int], is_date: Callable[[CellValue], bool]
) -> float:
    """The share of dates among the filled cells of a column."""
    values = [grid.sheet.value(row, column) for row in rows[:200]]
    filled = [value for value in values if value is not None]
    return sum(map(is_date, filled)) / len(filled) if filled else 0.0
