"""A sheet asked about its shape: runs of columns, merged headings, filled rows."""

from collections.abc import Sequence
from typing import Final

from isms_desktop.domain.cleaning import clean_line
from isms_desktop.domain.importing.profiles import is_number
from isms_desktop.domain.sheets import CellValue, Sheet

_LONGEST_HEADING: Final = 120
_NEAR: Final = 3
_AGAIN: Final = 60


class Grid:
    """Looks at cells by row and column, both counted from 1."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._offset = sheet.first_row
        self.last_row = sheet.first_row + len(sheet.rows) - 1

    def row(self, row: int) -> tuple[CellValue, ...]:
        """The cells of this row, () outside the sheet."""
        index = row - self._offset
        return self.sheet.rows[index] if 0 <= index < len(self.sheet.rows) else ()

    def text(self, row: int, column: int) -> str:
        """The text in this cell on one line, "" where it holds something else."""
        cells = self.row(row)
        value = cells[column - 1] if column <= len(cells) else None
        return clean_line(value) if isinstance(value, str) else ""

    def row_text(self, row: int) -> str:
        """All texts of a row."""
        return " ".join(value for value in self.row(row) if isinstance(value, str))

    def filled(self, row: int, run: Sequence[int]) -> int:
        """How many cells of these columns are filled."""
        cells = self.row(row)
        return sum(cells[column - 1] is not None for column in run) if cells else 0

    def next_filled(self, row: int, column: int, way: int) -> CellValue:
        """The nearest value of the column above (-1) or below (1), a few rows away at most."""
        near = (self.sheet.value(row + way * n, column) for n in range(1, _NEAR + 1))
        return next((value for value in near if value is not None), None)

    def heading_count(self, row: int) -> tuple[int, int]:
        """How many cells of the row could be headings, and how many are filled."""
        filled = [value for value in self.row(row) if value is not None]
        texts = [
            value
            for value in filled
            if isinstance(value, str) and len(value) <= _LONGEST_HEADING and not is_number(value)
        ]
        return len(texts), len(filled)

    def runs(self, row: int, ahead: int) -> list[tuple[int, ...]]:
        """Columns that stand together: what lies between has neither heading nor cells below."""
        used = set(self._merged_columns(row))
        for number in range(row, min(row + ahead, self.last_row) + 1):
            cells = self.row(number)
            used.update(n for n, value in enumerate(cells, start=1) if value is not None)
        runs: list[list[int]] = []
        for column in sorted(used):
            if runs and runs[-1][-1] == column - 1:
                runs[-1].append(column)
            else:
                runs.append([column])
        return [tuple(run) for run in runs if self.filled(row, run) >= 1]

    def _merged_columns(self, row: int) -> set[int]:
        return {
            column
            for top, left, bottom, right in self.sheet.merged
            if top <= row <= bottom
            for column in range(left, min(right, self.sheet.width) + 1)
        }

    def headings(
        self, row: int, run: Sequence[int]
    ) -> tuple[tuple[str, ...], tuple[str, ...], int]:
        """The headings of these columns, the bands above them, and the row of the bands (or 0).

        A column without heading of its own takes the text above it, where that reaches down to it.
        """
        above = [self.text(row - 1, column) for column in run]
        own = [self.text(row, column) or self._other_text(row, column) for column in run]
        is_band = sum(map(bool, above)) >= 2 or self._is_part(row - 1, run)
        if not is_band:
            return tuple(own), ("",) * len(run), 0
        bands = self._spread(row - 1, run, above)
        for index, column in enumerate(run):
            if not own[index] and above[index] and not self._covered(row, column):
                own[index], bands[index] = above[index], ""
        return tuple(own), tuple(bands), row - 1

    def _other_text(self, row: int, column: int) -> str:
        """A heading that is a number or a date, as text."""
        cells = self.row(row)
        value = cells[column - 1] if column <= len(cells) else None
        return "" if value is None else str(value).strip()

    def _is_part(self, row: int, run: Sequence[int]) -> bool:
        """Whether the row has a merged heading over some, but not all, of the columns."""
        return any(
            top == row and self.text(row, left) and right - left + 1 < len(run) and right > left
            for top, left, _, right in self.sheet.merged
            if left >= run[0] and right <= run[-1]
        )

    def is_band(self, row: int, run: Sequence[int]) -> bool:
        """Whether headings in the next row stand below it and where it leaves columns blank."""
        blank = [column for column in run if not self.text(row, column)]
        texts, filled = self.heading_count(row + 1)
        if len(blank) < 2 or texts < len(run) / 2 or texts < filled:
            return False
        own = sum(bool(self.text(row + 1, column)) for column in blank)
        return own * 2 > len(blank) and not self.looks_like_data(row + 1, run, _AGAIN)

    def _covered(self, row: int, column: int) -> bool:
        """Whether the cell is the unseen right part of a heading merged over several columns."""
        return any(
            top <= row <= bottom and left < column <= right
            for top, left, bottom, right in self.sheet.merged
        )

    def _spread(self, row: int, run: Sequence[int], above: Sequence[str]) -> list[str]:
        spans = {
            (top, column): left
            for top, left, _, right in self.sheet.merged
            for column in range(left, right + 1)
            if top == row
        }
        if not spans:
            return _carried(above)
        by_column = dict(zip(run, above, strict=True))
        return [by_column.get(spans.get((row, column), column), "") for column in run]

    def data_rows(self, row: int, run: Sequence[int], most: int) -> int:
        """How many rows below hold something more than a number."""
        count = 0
        start = self.sheet.below(row)
        for cells in self.sheet.rows[start : start + most]:
            filled = [value for c in run if (value := cells[c - 1]) is not None]
            count += len(filled) >= 2 or any(isinstance(value, str) for value in filled)
        return count

    def contrast(self, row: int, run: Sequence[int], ahead: int) -> float:
        """The share of the columns that hold dates or numbers below a heading of text."""
        rows = [self.row(number) for number in range(row + 1, min(row + ahead, self.last_row) + 1)]
        kinds = 0
        for column in run:
            values = [cells[column - 1] for cells in rows if cells[column - 1] is not None]
            others = sum(not isinstance(value, str) or is_number(value) for value in values)
            kinds += bool(values) and others * 2 > len(values)
        return kinds / len(run)

    def looks_like_data(self, row: int, run: Sequence[int], ahead: int) -> float:
        """The share of the columns whose text in this row stands again below it, as values do."""
        cells = self.row(row)
        start = self.sheet.below(row)
        below = self.sheet.rows[start : start + ahead]
        texts = [(c, value) for c in run if (value := cells[c - 1]) is not None]
        again = sum(any(other[c - 1] == value for other in below) for c, value in texts)
        return again / len(run)

    def copies(self, row: int, run: Sequence[int], ahead: int) -> int:
        """How often the whole row stands again below it."""
        cells = self.row(row)
        start = self.sheet.below(row)
        return sum(
            all(other[c - 1] == cells[c - 1] for c in run)
            for other in self.sheet.rows[start : start + ahead]
        )


def _carried(above: Sequence[str]) -> list[str]:
    out: list[str] = []
    for text in above:
        out.append(text or (out[-1] if out else ""))
    return out
