"""Finds the table in a workbook: which sheet, which heading row, which columns, and why."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import log10
from typing import Final

from isms_desktop.domain.importing.dates import DateReader
from isms_desktop.domain.importing.grids import Grid
from isms_desktop.domain.importing.headers import Heading
from isms_desktop.domain.importing.names import folded_heading, unique_names
from isms_desktop.domain.importing.profiles import is_number
from isms_desktop.domain.importing.table_end import last_row_of
from isms_desktop.domain.importing.vocabulary import HeaderWords, ValueWords
from isms_desktop.domain.sentences import sentence
from isms_desktop.domain.sheets import Sheet, Workbook

_HEAD_ROWS: Final = 60
_LOOK_AHEAD: Final = 60
_COUNTED_ROWS: Final = 2_000
_KNOWN: Final = 0.55
_NO_HITS: Final = 0.25
_NESTED: Final = 3
_LABEL: Final = 0.9
_HIDDEN: Final = -8.0
_OFFERED: Final = 4
_PIVOT: Final = 6.0
"""A table that Excel counted together from a log is not the log."""
_BAND: Final = 0.5
"""Of two rows of headings that say the same the lower one has them all."""
_LONGEST_CHOICE: Final = 20
_DESCRIBING: Final = frozenset({"description", "title"})


@dataclass(frozen=True, slots=True)
class Table:
    """A table on a sheet; rows and columns count from 1 as the spreadsheet program shows them.

    `header_row` is 0 where the records begin without headings. `band_row` is the row above the
    headings where it names groups of columns, else 0. `last_row` is 0 where the table goes on to
    the end of the sheet. `kinds` says what each column holds where no heading does.
    """

    sheet: str
    header_row: int
    headings: tuple[Heading, ...]
    band_row: int = 0
    score: float = 0.0
    rows_below: int = 0
    why: tuple[str, ...] = ()
    last_row: int = 0
    kinds: tuple[str, ...] = ()

    @property
    def has_headings(self) -> bool:
        """Whether a row of it says what stands in its columns."""
        return self.header_row > 0

    @property
    def names(self) -> tuple[str, ...]:
        """The unique names of the columns."""
        return tuple(heading.name for heading in self.headings)


@dataclass(frozen=True, slots=True)
class Finding:
    """The tables found, best first; `forms` are sheets laid out as label and value pairs."""

    tables: tuple[Table, ...]
    forms: tuple[str, ...] = ()


class TableFinder:
    """Looks for tables with the words of logs."""

    def __init__(self, headers: HeaderWords, words: ValueWords) -> None:
        self._headers = headers
        self._words = words
        self._dates = DateReader(words.months)

    def find(self, workbook: Workbook) -> Finding:
        """All tables worth offering, the best of every sheet first."""
        best: list[Table] = []
        others: list[Table] = []
        forms: list[str] = []
        for sheet in workbook.sheets:
            found = self._on_sheet(sheet)
            best += found[:1]
            others += found[1:_OFFERED]
            if not found and self._is_form(Grid(sheet)):
                forms.append(sheet.name)
        if not best:
            best = [table for sheet in workbook.sheets for table in self._plain(sheet)]
        best.sort(key=lambda table: -table.score)
        others.sort(key=lambda table: -table.score)
        return Finding((*best, *others), tuple(forms))

    def at(self, sheet: Sheet, header_row: int) -> Table | None:
        """The table whose headings stand in this row, as the user says; None in an empty row."""
        grid = Grid(sheet)
        runs = self._joined(grid, header_row, grid.runs(header_row, _LOOK_AHEAD))
        tables = [self._table(grid, header_row, run) for run in runs]
        filled = [table for table in tables if any(h.own for h in table.headings)]
        best = max(filled, key=lambda table: table.score, default=None)
        return self._ended(grid, best) if best else None

    def _on_sheet(self, sheet: Sheet) -> list[Table]:
        grid = Grid(sheet)
        found = [
            table
            for row in range(1, min(_HEAD_ROWS, grid.last_row) + 1)
            for table in self._candidates(grid, row)
        ]
        found.sort(key=lambda table: (-table.score, table.header_row))
        if not found:
            return []
        best = self._later_twin(grid, found[0], found)
        best = self._ended(grid, self._counted(grid, best))
        return [best, *(self._ended(grid, table) for table in found[1:_OFFERED])]

    def _plain(self, sheet: Sheet) -> list[Table]:
        """The first row with several cells above others, where nothing looks like headings."""
        grid = Grid(sheet)
        if self._is_form(grid):
            return []
        for row in range(1, min(_HEAD_ROWS, grid.last_row)):
            texts, filled = grid.heading_count(row)
            if filled >= 2 and texts and not self._is_values(grid, row):
                tables = [self._table(grid, row, run) for run in grid.runs(row, _LOOK_AHEAD)]
                return [max(tables, key=lambda table: table.rows_below)] if tables else []
        return []

    def _ended(self, grid: Grid, table: Table) -> Table:
        run = [heading.position for heading in table.headings]
        strength, is_date = self._headers.strength, self._dates.is_date
        return replace(table, last_row=last_row_of(grid, table.header_row, run, strength, is_date))

    def _counted(self, grid: Grid, table: Table) -> Table:
        """The table with all its rows counted; so far only the next ones were."""
        run = [heading.position for heading in table.headings]
        below = grid.data_rows(table.header_row, run, _COUNTED_ROWS)
        score = table.score + log10(1 + below) / 2 - log10(1 + table.rows_below) / 2
        why = (*table.why[:-1], _below(below))
        return replace(table, rows_below=below, score=score, why=why)

    def _candidates(self, grid: Grid, row: int) -> Iterator[Table]:
        texts, filled = grid.heading_count(row)
        if texts < 2 or texts < 0.7 * filled or self._is_values(grid, row):
            return
        for run in self._joined(grid, row, grid.runs(row, _LOOK_AHEAD)):
            table = self._table(grid, row, run)
            own = [heading for heading in table.headings if heading.own]
            if len(own) >= 2 and not (len(run) <= 3 and self._is_form(grid, run, own)):
                yield table

    def _is_values(self, grid: Grid, row: int) -> bool:
        """Whether it is a row of values: a date next to dates of its column, or only yes and no.

        A blank cell between two dates is one of them that is not known yet.
        """
        is_date = self._dates.is_date
        for column, value in enumerate(grid.row(row), start=1):
            if value is None or is_date(value):
                around = [is_date(grid.next_filled(row, column, way)) for way in (-1, 1)]
                if any(around) if value is not None else all(around):
                    return True
        return _is_answers(grid, row, self._words)

    def _joined(
        self, grid: Grid, row: int, runs: Sequence[tuple[int, ...]]
    ) -> list[tuple[int, ...]]:
        """Join what an empty column parts, where the right part goes on with the same rows."""
        out: list[tuple[int, ...]] = []
        for run in runs:
            if out and self._goes_on(grid, row, out[-1], run):
                out[-1] = (*out[-1], *run)
            else:
                out.append(run)
        return out

    def _goes_on(self, grid: Grid, row: int, left: tuple[int, ...], right: tuple[int, ...]) -> bool:
        known, new = self._keys(grid, row, left), self._keys(grid, row, right)
        if len(right) == 1:
            if new and (new & known or self._is_list(grid, row, right[0])):
                return False
            return self._is_filled_alike(grid, row, left, right)
        if not new - known or len(new & known) >= len(new - known):
            return False
        rows = [r for r in range(row + 1, row + _LOOK_AHEAD) if grid.filled(r, left) >= 2]
        return sum(grid.filled(r, right) > 0 for r in rows) * 2 >= len(rows)

    def _is_filled_alike(
        self, grid: Grid, row: int, left: tuple[int, ...], right: tuple[int, ...]
    ) -> bool:
        """Whether several rows are filled on both sides and none on one only, unlike in a list."""
        rows = range(row + 1, min(row + _LOOK_AHEAD, grid.last_row) + 1)
        both = [(grid.filled(r, left) > 0, grid.filled(r, right) > 0) for r in rows]
        return both.count((True, True)) >= 2 and all(one == other for one, other in both)

    def _is_list(self, grid: Grid, row: int, column: int) -> bool:
        """Whether the column holds different short words, as the choices for a field stand."""
        rows = range(row + 1, min(row + _LOOK_AHEAD, grid.last_row) + 1)
        filled = [value for r in rows if (value := grid.sheet.value(r, column)) is not None]
        return len(set(filled)) == len(filled) and all(
            isinstance(value, str)
            and len(value) <= _LONGEST_CHOICE
            and not self._dates.is_date(value)
            for value in filled
        )

    def _keys(self, grid: Grid, row: int, run: tuple[int, ...]) -> set[str]:
        return {
            guesses[0].key
            for column in run
            if (guesses := self._headers.guesses(grid.text(row, column)))
        }

    def _table(self, grid: Grid, row: int, run: tuple[int, ...]) -> Table:
        own, bands, band_row = grid.headings(row, run)
        names = unique_names(own, bands, run)
        headings = tuple(Heading(*parts) for parts in zip(run, names, own, bands, strict=True))
        score, rows_below, why = self._judged(grid, row, run, own)
        return Table(grid.sheet.name, row, headings, band_row, score, rows_below, why)

    def _judged(
        self, grid: Grid, row: int, run: tuple[int, ...], own: Sequence[str]
    ) -> tuple[float, int, tuple[str, ...]]:
        named = [name for name in own if name]
        hits: dict[str, float] = {}
        is_pivot = any(self._words.starts("pivot", name) for name in named)
        is_pivot = is_pivot or _is_summary(grid, row, run, self._words)
        for name in named:
            if len(name) == 1 and name.isascii() and name.isalpha():
                continue  # an initial says nothing
            if is_pivot:
                break  # its headings are words of the log's cells
            for guess in self._headers.guesses(name)[:1]:
                if guess.strength >= _KNOWN:
                    hits[guess.key] = max(guess.strength, hits.get(guess.key, 0.0))
        below = grid.data_rows(row, run, _LOOK_AHEAD)
        distinct = len({folded_heading(name) for name in named}) / max(len(named), 1)
        average = sum(map(len, named)) / max(len(named), 1)
        score = (
            2 * sum(hits.values())
            + (2 if _DESCRIBING & hits.keys() else 0)
            + min(len(named), 10) / 5
            + len(named) / len(run)
            + min(below, 5) / 5
            + log10(1 + below) / 2
            + (2 if hits else _NO_HITS) * grid.contrast(row, run, _LOOK_AHEAD)
            - self._as_data(grid, row, run)
            - _PIVOT * is_pivot
            - _BAND * (not hits and grid.is_band(row, run))
            + 2 * (distinct - 1)
            - (average > 40) * 2
            - row / 25
            + self._sheet_bonus(grid.sheet)
        )
        why = (
            sentence("{known} of {all} headings are known", known=len(hits), all=len(named)),
            _below(below),
        )
        return score, below, why

    def _as_data(self, grid: Grid, row: int, run: tuple[int, ...]) -> float:
        """What speaks for a row of values instead of headings.

        Its texts stand again below it; or the row itself does, as the heading of nested tables.
        """
        copies = grid.copies(row, run, _LOOK_AHEAD)
        if copies:
            return 2.0 if copies >= _NESTED and row > 1 else 0.0
        return 5 * max(0.0, grid.looks_like_data(row, run, _LOOK_AHEAD) - 0.15)

    def _sheet_bonus(self, sheet: Sheet) -> float:
        bonus = 0.5 * self._words.holds("log", sheet.name)
        bonus -= 0.7 * self._words.holds("other", sheet.name)
        return bonus + (_HIDDEN if sheet.is_hidden else 0.0)

    def _later_twin(self, grid: Grid, table: Table, found: Sequence[Table]) -> Table:
        """The same headings again further down, where only an example stands in between."""
        twins = [
            other
            for other in found
            if other.header_row > table.header_row and has_same_headings(table, other)
        ]
        for twin in sorted(twins, key=lambda twin: twin.header_row):
            between = range(table.header_row + 1, twin.header_row)
            texts = [grid.row_text(row) for row in between]
            if all(not text or self._words.holds("example", text) for text in texts):
                table = twin
        return table

    def _is_form(
        self, grid: Grid, run: tuple[int, ...] = (1, 2), own: Sequence[Heading] = ()
    ) -> bool:
        """Whether the first column holds labels and the next one their values."""
        labels = [grid.text(row, run[0]) for row in range(1, min(grid.last_row, 60) + 1)]
        known = sum(self._headers.strength(label) >= _LABEL for label in labels if label)
        hits = sum(self._headers.strength(heading.own) >= _LABEL for heading in own)
        return known >= 3 and known > 1.5 * hits


def _is_answers(grid: Grid, row: int, words: ValueWords) -> bool:
    """Whether the row says nothing but yes and no, true and false."""
    texts = [value for value in grid.row(row) if isinstance(value, str)]
    return all(len(text) > 1 and words.meaning("yes_no", text) for text in texts)


def _is_summary(grid: Grid, row: int, run: Sequence[int], words: ValueWords) -> bool:
    """Whether labels stand on the left, nothing but numbers beside them, and a total below."""
    last = ""
    for number in range(row + 1, grid.last_row + 1):
        if not grid.filled(number, run):
            continue
        label, *others = [grid.sheet.value(number, column) for column in run]
        if not isinstance(label, str) or not all(v is None or is_number(v) for v in others):
            return False
        last = label
    return words.starts("total", last)


def _below(count: int) -> str:
    if count >= _COUNTED_ROWS:
        return sentence("more than {count} filled rows stand below", count=_COUNTED_ROWS)
    if not count:
        return sentence("no rows stand below")
    return sentence("{count} filled rows stand below", count=count)


def has_same_headings(one: Table, other: Table) -> bool:
    """Whether nearly all headings of the one are headings of the other."""
    first = {folded_heading(heading.own) for heading in one.headings if heading.own}
    second = {folded_heading(heading.own) for heading in other.headings if heading.own}
    if not first or not second:
        return False  # two tables without headings are alike in nothing
    return len(first & second) >= 0.8 * max(len(first), len(second))
