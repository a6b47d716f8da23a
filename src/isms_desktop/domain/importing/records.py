"""Which rows below the headings are records, and why the others are left out."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final, NamedTuple, TypeAlias

from isms_desktop.domain.cleaning import clean_line
from isms_desktop.domain.importing.guidance import reason_of
from isms_desktop.domain.importing.headers import ColumnMatch
from isms_desktop.domain.importing.profiles import SAMPLE, is_number
from isms_desktop.domain.importing.tables import Table
from isms_desktop.domain.importing.vocabulary import ValueWords
from isms_desktop.domain.sentences import sentence
from isms_desktop.domain.sheets import CellValue, Sheet

Cells: TypeAlias = tuple[CellValue, ...]

NO_TEXT: Final = sentence("only numbers, no text")
PART: Final = sentence("a further action of the row above, taken with it")
TOTAL: Final = sentence("a total, not a record")
SECOND_HEADER: Final = sentence("the headings again")
SECTION: Final = sentence("a heading of a section")
FOOTER: Final = sentence("a note below the table")
NO_DESCRIPTION: Final = sentence("no description")
OTHER_TABLE: Final = sentence("part of another table below")
_LONGEST_LABEL: Final = 120
_LIKE_RECORDS: Final = 20
"""So many records show what the first row would be like if it was one."""
_NUMBERED: Final = re.compile(r"\S*\d")  # a reference without a record, as in numbered blank rows
_BEGINNING: Final = re.compile(r"\w.*[^:]|\w", re.DOTALL)  # neither a mark nor a label


class LeftOut(NamedTuple):
    """A row that is no record of its own, and why."""

    sheet: str
    row: int
    reason: str
    text: str = ""

    @property
    def is_taken(self) -> bool:
        """Whether what it says is imported with the record above."""
        return self.reason == PART


@dataclass(frozen=True, slots=True)
class SortedRows:
    """The rows below the headings: records with their row numbers, and what is left out.

    `parts` are the rows that go on with the record above, by its row; `sections` the label above
    each record that stands below one.
    """

    records: tuple[tuple[int, Cells], ...]
    left_out: tuple[LeftOut, ...]
    seen: int
    parts: Mapping[int, Sequence[tuple[int, Cells]]] = field(default_factory=dict)
    sections: Mapping[int, str] = field(default_factory=dict)


class RowSorter:
    """Sorts the rows of one table."""

    def __init__(
        self, sheet: Sheet, table: Table, matches: Sequence[ColumnMatch], words: ValueWords
    ) -> None:
        self._sheet = sheet
        self._table = table
        self._matches = matches
        self._words = words
        self._columns = [heading.position - 1 for heading in table.headings]
        describing = [m for m in matches if m.key in ("description", "title")]
        self._describing = [match.heading.position - 1 for match in describing]
        self._ref, self._action = (_index(matches, key) for key in ("ref", "corrective_action"))
        above = ((c, sheet.value(table.header_row, c + 1)) for c in self._columns)
        self._headings = [(column, text) for column, text in above if isinstance(text, str)]
        self._has_numbers = self._is_told_in_numbers()
        self._begun: frozenset[int] = frozenset()
        self._merged_rows = {
            top: right - left for top, left, _, right in sheet.merged if right - left >= 1
        }

    def sort(self) -> SortedRows:
        """All rows below the headings; blank ones are passed over in silence."""
        records: list[tuple[int, Cells]] = []
        left_out: list[LeftOut] = []
        parts: dict[int, list[tuple[int, Cells]]] = defaultdict(list)
        sections: dict[int, str] = {}
        seen, label = 0, ""
        last_full = self._last_full_row()
        self._begun = self._begun_below(last_full)
        for number, cells in self._rows():
            filled = [cells[column] for column in self._columns if cells[column] is not None]
            if not filled:
                continue
            seen += 1
            is_below = 0 < self._table.last_row < number
            reason = OTHER_TABLE if is_below else self._reason(number, cells, filled, last_full)
            if not reason:
                records.append((number, cells))
                if label:
                    sections[number] = label
                continue
            text = next((value for value in filled if isinstance(value, str)), "")
            if reason == SECOND_HEADER and records and self._is_label_of(records[-1], number):
                above, cells_above = records.pop()
                label = next(str(value) for value in cells_above if value is not None)
                left_out.append(self._left_out(above, SECTION, label))
            if reason == NO_DESCRIPTION and records and self._goes_on(cells):
                reason = PART
                parts[records[-1][0]].append((number, cells))
            elif reason == SECTION:
                label = clean_line(text)
            left_out.append(self._left_out(number, reason, text))
        left_out += self._guidance(records)
        left_out.sort(key=lambda left: left.row)
        return SortedRows(tuple(records), tuple(left_out), seen, parts, sections)

    def _is_label_of(self, record: tuple[int, Cells], header_row: int) -> bool:
        """Whether a row that looked like a record stands as a label right above headings."""
        number, cells = record
        filled = sum(cells[column] is not None for column in self._columns)
        return filled == 1 and number == header_row - 1

    def _left_out(self, number: int, reason: str, text: str) -> LeftOut:
        return LeftOut(self._sheet.name, number, reason, text[:_LONGEST_LABEL])

    def _guidance(self, records: list[tuple[int, Cells]]) -> Iterator[LeftOut]:
        """Take rows off the top that explain the columns or show an example."""
        while records:
            (number, cells), *following = records[: 1 + _LIKE_RECORDS]
            below = [row for _, row in following]
            reason = reason_of(cells, below, self._matches, self._words)
            if not reason:
                return
            del records[0]
            texts = (cells[column] for column in self._columns)
            yield self._left_out(
                number, reason, next((text for text in texts if isinstance(text, str)), "")
            )

    def _goes_on(self, cells: Cells) -> bool:
        """Whether the row has an action, but neither reference nor description of its own."""
        has_ref = self._ref is not None and cells[self._ref] is not None
        return self._action is not None and self._is_text(cells[self._action]) and not has_ref

    def _rows(self) -> Iterator[tuple[int, Cells]]:
        start = self._sheet.below(self._table.header_row)
        return enumerate(self._sheet.rows[start:], start=self._sheet.row_number(start))

    def _last_full_row(self) -> int:
        """The last row with several cells filled; single cells after it are notes."""
        last = 0
        for number, cells in self._rows():
            count = sum(cells[column] is not None for column in self._columns)
            if count > 2 or (count == 2 and self._has_description(cells)):
                last = number
        return last

    def _reason(
        self, number: int, cells: Cells, filled: Sequence[CellValue], last_full: int
    ) -> str:
        """Why the row is left out, "" for a record."""
        # A row with a description and three more cells is a record, whatever its words are.
        has_text = self._has_description(cells)
        if len(filled) > 3 and has_text and not self._is_header_again(cells):
            return ""
        if not any(isinstance(value, str) and not is_number(value) for value in filled):
            return "" if self._has_numbers and has_text and self._describing else NO_TEXT
        if self._is_header_again(cells):
            return SECOND_HEADER
        first = next(value for value in filled if isinstance(value, str))
        if self._words.starts("total", first):
            return TOTAL
        if len(filled) == 1 and (reason := self._single(number, cells, first, last_full)):
            return reason
        return "" if has_text else NO_DESCRIPTION

    def _single(self, number: int, cells: Cells, text: str, last_full: int) -> str:
        """Why a row with one filled cell is left out."""
        if self._ref is not None and cells[self._ref] == text and _NUMBERED.fullmatch(text.strip()):
            return NO_DESCRIPTION  # a row that was numbered for later
        is_below = 0 < last_full < number and not self._is_noted_down(number, cells)
        if is_below or self._words.starts("footer", text):
            return FOOTER
        is_first = cells[self._columns[0]] is not None and self._columns[0] not in self._describing
        is_label = is_first and len(self._columns) > 2 and not _NUMBERED.fullmatch(text.strip())
        return SECTION if is_label or self._merged_rows.get(number, 0) >= 1 else ""

    def _is_noted_down(self, number: int, cells: Cells) -> bool:
        """Whether a record was only begun, right below the row above; notes have a blank one."""
        first = self._columns[0]
        if cells[first] is not None:
            return number in self._begun
        above = self._sheet.rows[number - 1 - self._sheet.first_row]
        return any(cells[column] is not None for column in self._describing) and any(
            above[column] is not None for column in self._columns
        )

    def _begun_below(self, last_full: int) -> frozenset[int]:
        """The rows right below the last full one that have nothing but a first cell, as begun.

        Notes stand there as well, in several lines: one that looks unlike what stands above it in
        the column, or in another column, makes all of them notes.
        """
        first = self._columns[0]
        if self._describing and first not in self._describing:
            return frozenset()
        longest, begun = 0, []
        for number, cells in self._rows():
            filled = [column for column in self._columns if cells[column] is not None]
            text = str(cells[first])
            if number <= last_full:
                longest = max(longest, len(text) if first in filled else 0)
            elif not filled:
                break
            elif filled == [first] and len(text) <= longest and _BEGINNING.fullmatch(text):
                begun.append(number)
            else:
                return frozenset()
        return frozenset(begun)

    def _is_told_in_numbers(self) -> bool:
        """Whether the column chosen as the description holds numbers; nobody guesses such a one."""
        told = (
            value
            for _, cells in self._rows()
            for column in self._describing
            if (value := cells[column]) is not None
        )
        first = list(islice(told, SAMPLE))
        return sum(map(is_number, first)) * 2 > len(first)

    def _has_description(self, cells: Cells) -> bool:
        if not self._describing:  # it will be asked for, and may be any
            return any(cells[column] is not None for column in self._columns)
        return any(self._is_text(cells[column]) for column in self._describing)

    def _is_text(self, value: CellValue) -> bool:
        """Whether somebody wrote something; a formula that gives 0 did not."""
        if isinstance(value, str):
            return not self._words.is_blank(value.strip()) and bool(value.strip())
        return value not in (None, 0, False)

    def _is_header_again(self, cells: Cells) -> bool:
        same = sum(cells[column] == text for column, text in self._headings)
        return same >= 2 and same * 10 >= len(self._headings) * 6


def _index(matches: Sequence[ColumnMatch], key: str) -> int | None:
    return next((match.heading.position - 1 for match in matches if match.key == key), None)
