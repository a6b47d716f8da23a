"""Reading cells by the key of their column; what cannot be read is collected, never dropped."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeVar

from isms_desktop.domain.cleaning import clean_name, clean_text
from isms_desktop.domain.errors import CellProblem
from isms_desktop.domain.fields import RecordSpec
from isms_desktop.domain.people import Person
from isms_desktop.domain.quantities import tidy, typed_number
from isms_desktop.domain.sentences import sentence
from isms_desktop.domain.sheets import CellValue, Sheet, column_letter
from isms_desktop.domain.template_rows.cells import as_text, moment_of, split_words
from isms_desktop.domain.template_rows.layout import UID_HEADER, folded_header

Choice = TypeVar("Choice", bound=StrEnum)

UID: Final = "_uid"
NO_DATE: Final = "This is not a date. Write it like 2026-11-23."
_HEADER_ROWS: Final = 10
_YES_NO: Final = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet of the template: where its columns stand, by key, and its rows that hold anything.

    `own` are the columns that no field has, by header.
    """

    sheet: Sheet
    columns: Mapping[str, int]
    headers: Mapping[str, str]
    own: Mapping[str, int]
    first: int

    @property
    def keys(self) -> frozenset[str]:
        """The fields the sheet says something about."""
        return frozenset(self.columns) - {UID}

    def rows(self) -> Iterator[tuple[int, tuple[CellValue, ...]]]:
        """The rows below the header with their number, but those that are blank."""
        for index in range(self.first, len(self.sheet.rows)):
            row = self.sheet.rows[index]
            if any(cell is not None for cell in row):
                yield self.sheet.row_number(index), row


def find_table(
    sheet: Sheet, spec: RecordSpec, least: int, renamed: Mapping[str, str]
) -> Table | None:
    """Find the header row by its words, at least `least` of them; None where there is none.

    `renamed` says which field a header of other words belongs to.
    """
    keys = {folded_header(field.header): field.key for field in spec} | {UID_HEADER: UID}
    keys |= {folded_header(header): key for header, key in renamed.items()}
    best, index, count = None, 0, least - 1
    for position, row in enumerate(sheet.rows[:_HEADER_ROWS]):
        found = sum(isinstance(c, str) and folded_header(c) in keys for c in row)
        if found > count:
            best, index, count = row, position, found
    return None if best is None else _table(sheet, best, index, keys)


def _table(
    sheet: Sheet, header_row: Sequence[CellValue], index: int, keys: Mapping[str, str]
) -> Table:
    columns: dict[str, int] = {}
    own: dict[str, int] = {}
    headers: dict[str, str] = {}
    for position, cell in enumerate(header_row):
        header = as_text(cell).strip()
        key = keys.get(folded_header(header))
        if key and key not in columns:
            columns[key], headers[key] = position, header
        else:
            own[_own_name(header or f"[{column_letter(position + 1)}]", own)] = position
    return Table(sheet, columns, headers, own, index + 1)


def _own_name(header: str, taken: Container[str]) -> str:
    """A column without a header goes by its letter, one that stands twice by a number."""
    name, count = header, 1
    while name in taken:
        count += 1
        name = f"{header} ({count})"
    return name


@dataclass(slots=True)
class RowReader:
    """One row of a table. Each method reads the cell of a key; an absent column is a blank cell."""

    table: Table
    number: int
    row: Sequence[CellValue]
    person_named: Callable[[str], Person]
    problems: list[CellProblem] = field(default_factory=list)

    def cell(self, key: str) -> CellValue:
        """The cell as it stands there."""
        position = self.table.columns.get(key)
        return None if position is None else self.row[position]

    def text(self, key: str) -> str:
        """Text, cleaned; a number or date typed there is taken as it reads."""
        cell = self.cell(key)
        return "" if cell is None else clean_text(as_text(cell))

    def day(self, key: str) -> date | None:
        """A day, whatever the time; text in ISO form is one too."""
        day, time_of_day = self.moment(key)
        if day is None and time_of_day:
            self.refuse(key, NO_DATE)
        return day

    def moment(self, key: str) -> tuple[date | None, str]:
        """A day and a time of day."""
        found = moment_of(self.cell(key))
        if found is None:
            self.refuse(key, NO_DATE)
        return found or (None, "")

    def integer(self, key: str) -> int | None:
        """A whole number, also where it is text."""
        cell = self.cell(key)
        if isinstance(cell, int) and not isinstance(cell, bool):
            return cell
        text = self.text(key)
        if not text:
            return None
        try:
            return int(text)
        except ValueError:
            self.refuse(key, "This is not a whole number.")
            return None

    def decimal(self, key: str) -> Decimal | None:
        """A decimal, also where it is text with a unit beside it."""
        cell = self.cell(key)
        if isinstance(cell, int | float) and not isinstance(cell, bool):
            return tidy(Decimal(str(cell)))
        text = self.text(key)
        number = typed_number(text) if text else None
        if isinstance(number, str):
            self.refuse(key, number)
            return None
        return number

    def yes_no(self, key: str) -> bool | None:
        """Yes, no or no answer."""
        text = self.text(key).casefold()
        if text and text not in _YES_NO:
            self.refuse(key, "Answer Yes or No.")
        return _YES_NO.get(text)

    def choice(self, key: str, words: type[Choice]) -> Choice | None:
        """A word of a closed list, whatever its case."""
        text = self.text(key)
        found = next((word for word in words if word.casefold() == text.casefold()), None)
        if text and found is None:
            self.refuse(key, sentence("This is not one of: {words}.", words=", ".join(words)))
        return found

    def choices(self, key: str, words: type[Choice]) -> tuple[Choice, ...]:
        """Several words of a closed list, in the order of the list."""
        typed = {word.casefold() for word in split_words(self.text(key))}
        found = tuple(word for word in words if word.casefold() in typed)
        if len(found) < len(typed):
            self.refuse(key, sentence("Only these can be taken: {words}.", words=", ".join(words)))
        return found

    def words(self, key: str) -> tuple[str, ...]:
        """Several free words."""
        return split_words(self.text(key))

    def numbers(self, key: str) -> tuple[int, ...]:
        """Several whole numbers."""
        words = self.words(key)
        if not all(word.isdecimal() for word in words):
            self.refuse(key, "Write numbers with a semicolon between them, like 1; 3.")
        return tuple(int(word) for word in words if word.isdecimal())

    def person(self, key: str) -> Person | None:
        """One person by name."""
        name = clean_name(self.text(key))
        return self.person_named(name) if name else None

    def people(self, key: str) -> tuple[Person | None, ...]:
        """Several people; the first place is None where it is blank."""
        names = [clean_name(name) for name in self.text(key).replace("\n", ";").split(";")]
        first, *rest = (self.person_named(name) if name else None for name in names)
        return (first, *dict.fromkeys(person for person in rest if person))

    def refuse(self, key: str, message: str) -> None:
        """Note that the cell cannot be taken."""
        header = self.table.headers.get(key, key)
        value = as_text(self.cell(key))
        self.problems.append(
            CellProblem(self.table.sheet.name, self.number, header, value, message)
        )
