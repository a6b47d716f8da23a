"""Tables without a row of headings: records from the first row on, with letters for headings."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from isms_desktop.domain.importing.dates import DateReader
from isms_desktop.domain.importing.grids import Grid
from isms_desktop.domain.importing.headers import Heading
from isms_desktop.domain.importing.profiles import Profile, known_share, profile_of
from isms_desktop.domain.importing.tables import Finding, Table
from isms_desktop.domain.importing.vocabulary import HeaderWords, ValueWords
from isms_desktop.domain.sentences import sentence
from isms_desktop.domain.sheets import CellValue, Sheet, Workbook, column_letter

_LOOKED_AT: Final = 2_000
_LEAST_ROWS: Final = 2
_LEAST_COLUMNS: Final = 3
_SURELY: Final = 0.9
_KNOWN_HEADINGS: Final = 2
_STEM: Final = re.compile(r"\d+$")
_TOLD_BY: Final = ("status", "severity", "entry_type")


class HeadlessFinder:
    """Reads a sheet as if its first row was a record already."""

    def __init__(self, headers: HeaderWords, words: ValueWords, dates: DateReader) -> None:
        self._headers = headers
        self._words = words
        self._dates = dates

    def of(self, sheet: Sheet) -> Table | None:
        """All filled columns of the sheet as one table; None where it holds nothing."""
        columns = _filled_columns(sheet)
        if not columns:
            return None
        headings = tuple(Heading(column, column_letter(column)) for column in columns)
        count = Grid(sheet).data_rows(0, columns, _LOOKED_AT)
        why = (
            sentence("no row looks like headings"),
            sentence("{count} filled rows are there", count=count),
        )
        kinds = tuple(_kind_of(one, self._words) for one in self._profiles(sheet, columns))
        return Table(sheet.name, 0, headings, rows_below=count, why=why, kinds=kinds)

    def added(self, workbook: Workbook, finding: Finding) -> Finding:
        """What was found; where no headings were, or records in their place, logs without them."""
        best = finding.tables[0] if finding.tables else None
        if best is None:
            sheets = [s for s in workbook.sheets if s.name not in finding.forms]
            sheets.sort(key=lambda sheet: sheet.is_hidden)
            logs = tuple(table for sheet in sheets for table in self._logs(sheet))
            return replace(finding, tables=logs)
        sheet = next(one for one in workbook.sheets if one.name == best.sheet)
        if not self._is_record(sheet, best):
            return finding
        return replace(finding, tables=(*self._logs(sheet, is_dated=False), *finding.tables))

    def _logs(self, sheet: Sheet, *, is_dated: bool = True) -> Iterator[Table]:
        """The sheet as a table where it looks like a log: with texts, and dates where asked."""
        table = self.of(sheet)
        if table is None or table.rows_below < _LEAST_ROWS or len(table.headings) < _LEAST_COLUMNS:
            return
        profiles = self._profiles(sheet, [heading.position for heading in table.headings])
        has_dates = any(one.holds_dates for one in profiles)
        if any(one.holds_texts for one in profiles) and (has_dates or not is_dated):
            yield table

    def _profiles(self, sheet: Sheet, columns: Iterable[int]) -> list[Profile]:
        rows = sheet.rows[:_LOOKED_AT]
        return [
            profile_of((cells[column - 1] for cells in rows), self._dates, self._words)
            for column in columns
        ]

    def _is_record(self, sheet: Sheet, table: Table) -> bool:
        """Whether the row that stands for headings, or the first right above it, is a record.

        No heading is known, and a text of it stands again below, or is a word like those below.
        """
        own = [heading for heading in table.headings if heading.own]
        known = sum(self._headers.strength(heading.own) >= _SURELY for heading in own)
        row = _first_of_block(sheet, table.header_row)
        if known >= _KNOWN_HEADINGS or row == 0:
            return False
        first, *below = sheet.rows[sheet.below(row) - 1 :][:_LOOKED_AT]
        texts = [(c, text) for c, text in enumerate(first) if isinstance(text, str)]
        if any(all(cells[c] == text for c, text in texts) for cells in below):
            return False  # the headings of the next page, or of nested tables
        return any(self._is_value(text, [cells[c] for cells in below]) for c, text in texts)

    def _is_value(self, text: str, below: Sequence[CellValue]) -> bool:
        texts = [value for value in below if isinstance(value, str)]
        if len(text) > 1 and text in texts:
            return True
        keys = [key for key in _TOLD_BY if texts and self._words.meaning(key, text)]
        return any(known_share(key, texts, self._words) >= _SURELY for key in keys)


def _kind_of(profile: Profile, words: ValueWords) -> str:
    """What a column holds, so that the next file of the same log is known by it."""
    if not profile.count:
        return ""
    if profile.holds_dates:
        return "date"
    if profile.numbers >= _SURELY:
        return "number"
    stems = {_STEM.sub("", str(value)) for value in profile.values}
    if len(stems) == 1 and profile.distinct >= _SURELY and profile.count >= _LEAST_ROWS:
        return f"#{stems.pop()}"
    for key in _TOLD_BY:
        if known_share(key, profile.values, words) >= _SURELY:
            return key
    return "text" if profile.holds_texts else "word"


def _first_of_block(sheet: Sheet, row: int) -> int:
    """The first of the rows that stand together with this one, 0 where others stand above them.

    Single cells, as of a title, are no rows of a block.
    """
    above = [len(cells) - cells.count(None) > 1 for cells in sheet.rows[: sheet.below(row) - 1]]
    count = next((n for n, is_filled in enumerate(reversed(above)) if not is_filled), len(above))
    return 0 if any(above[: len(above) - count]) else row - count


def _filled_columns(sheet: Sheet) -> list[int]:
    rows = sheet.rows[:_LOOKED_AT]
    return [
        column
        for column in range(1, sheet.width + 1)
        if any(cells[column - 1] is not None for cells in rows)
    ]
