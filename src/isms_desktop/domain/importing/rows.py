"""Rows of a foreign table as values by key; unmapped columns are kept as extra fields."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from isms_desktop.domain.cleaning import clean_text
from isms_desktop.domain.errors import CellProblem
from isms_desktop.domain.fields import Kind, Value
from isms_desktop.domain.importing.cells import (
    NOTHING,
    TEXTS,
    CellReaders,
    Read,
    ReadCell,
    as_text,
)
from isms_desktop.domain.importing.choices import ImportChoices
from isms_desktop.domain.importing.dates import DateOrder
from isms_desktop.domain.importing.headers import ColumnMatch
from isms_desktop.domain.importing.records import Cells
from isms_desktop.domain.importing.vocabulary import ValueWords
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.sentences import sentence
from isms_desktop.domain.sheets import CellValue, Sheet

_OLD_CONTROL: Final = re.compile(r"\bA\.\d{1,2}\.\d{1,2}\.\d{1,2}\b")
_AN_ERROR: Final = sentence("The cell shows an error, so nothing was taken from it.")
_OFTEN_THE_SAME: Final = frozenset(
    {Kind.CHOICE, Kind.OPEN_CHOICE, Kind.CHOICES, Kind.PERSON, Kind.YES_NO, Kind.DATE}
)


class ImportedRecord(NamedTuple):
    """A row that is a record: its values by key (people as names) and the user's own fields."""

    row: int
    values: dict[str, Value]
    extra: tuple[tuple[str, str], ...] = ()
    children: tuple[dict[str, Value], ...] = ()
    sheet: str = ""

    @property
    def ref(self) -> str:
        """The row's own reference, "" where it has none."""
        return str(self.values.get("ref") or "")


class UnknownWord(NamedTuple):
    """A word nobody knows the meaning of, in this column and field."""

    column: str
    key: str
    word: str


class _Column(NamedTuple):
    """A matched column that holds more than plain text."""

    place: int
    name: str
    key: str
    read: ReadCell


class RowReader:
    """Reads the records of one table; collects problems, unknown words and oddities."""

    def __init__(
        self,
        sheet: Sheet,
        matches: Sequence[ColumnMatch],
        readers: tuple[CellReaders, ValueWords],
        choices: ImportChoices,
    ) -> None:
        cell_readers, words = readers
        self.problems: list[CellProblem] = []
        self.unknown: Counter[UnknownWord] = Counter()
        self.old_controls = 0
        self._sheet = sheet
        self._is_blank = words.is_blank
        self._texts: list[tuple[int, str, Callable[[CellValue], str]]] = []
        self._mapped: list[_Column] = []
        self._names: list[tuple[int, str]] = []
        self._extra: list[tuple[int, str]] = []
        for match in matches:
            index = match.heading.position - 1
            if not match.key:
                self._extra.append((index, match.name))
                continue
            field = ENTRIES[match.key]
            self._names.append((index, match.name))
            if text_of := TEXTS.get(field.kind):
                self._texts.append((index, match.key, text_of))
                continue
            # Where the order has to be asked, the preview has the day first.
            order = choices.order_of(match.name) or DateOrder.DAY_FIRST
            read = cell_readers.for_field(field, order)
            if field.kind in _OFTEN_THE_SAME:
                read = _remembering(read)
            self._mapped.append(_Column(index, match.name, match.key, read))

    def read(self, number: int, cells: Cells) -> ImportedRecord:
        """The record in this row."""
        values: dict[str, Value] = {}
        kept: list[str] = []
        for index, key, text_of in self._texts:
            value = cells[index]
            if value is not None and not (type(value) is str and self._is_blank(value)):
                values[key] = text_of(value)
        for index, name, key, read in self._mapped:
            value = cells[index]
            if value is None or (type(value) is str and self._is_blank(value)):
                continue
            result = read(value)
            values.update(result.values)
            if result.unknown or result.problem:
                self._noted(number, name, key, as_text(value), result)
                if key != "status":
                    kept.append(f"{name}: {as_text(value)}")
        if self._sheet.error_cells:
            self._errors(number)
        if kept:
            notes = values.get("notes")
            values["notes"] = "\n".join([str(notes), *kept] if notes else kept)
        controls = values.get("annex_a") or values.get("requirement")
        if controls and _OLD_CONTROL.search(str(controls)):
            self.old_controls += 1
        return ImportedRecord(number, values, self._own_fields(cells), (), self._sheet.name)

    def _own_fields(self, cells: Cells) -> tuple[tuple[str, str], ...]:
        own = []
        for index, name in self._extra:
            value = cells[index]
            if value is not None and (text := _own_text(value)):
                own.append((name, text))
        return tuple(own)

    def _noted(self, number: int, name: str, key: str, text: str, result: Read) -> None:
        if result.unknown:
            self.unknown[UnknownWord(name, key, result.unknown)] += 1
        else:
            problem = CellProblem(self._sheet.name, number, name, text[:200], result.problem)
            self.problems.append(problem)

    def _errors(self, number: int) -> None:
        for place, name in self._names:
            if shown := self._sheet.error_cells.get((number, place + 1)):
                problem = CellProblem(self._sheet.name, number, name, shown, _AN_ERROR)
                self.problems.append(problem)


def _own_text(value: CellValue) -> str:
    return clean_text(value) if isinstance(value, str) else as_text(value)


def _remembering(read: ReadCell) -> ReadCell:
    """Read each different text of a column once."""
    known: dict[str, Read] = {}

    def remembered(value: CellValue) -> Read:
        if type(value) is not str:
            return read(value)
        result = known.get(value, NOTHING)
        if result is NOTHING:
            result = known[value] = read(value)
        return result

    return remembered
