"""The rows with cells that could not be read, to be corrected and imported again."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from isms_desktop.domain.importing.plan import ImportPlan
from isms_desktop.domain.importing.tables import Table
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.sheets import CellValue, Sheet, Workbook
from isms_desktop.domain.template_rows.continued import CONTINUED_SHEET

Row = tuple[CellValue, ...]


@dataclass(frozen=True, slots=True)
class ProblemSheet:
    """Rows of one sheet below their headings; `numbers` are those of the rows in the file."""

    name: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    numbers: tuple[int, ...]


def problem_sheets(plan: ImportPlan, workbook: Workbook) -> tuple[ProblemSheet, ...]:
    """A sheet for each sheet with problems, its headings as the file names them."""
    wanted: dict[str, set[int]] = {}
    for problem in plan.problems:
        wanted.setdefault(problem.sheet, set()).add(problem.row)
    if plan.is_template:
        return tuple(_of_template(workbook, wanted))
    tables = {table.sheet: table for table in (plan.table, *plan.together)}
    return tuple(
        _of_table(sheet, tables[sheet.name], wanted[sheet.name])
        for sheet in workbook.sheets
        if sheet.name in wanted and sheet.name in tables
    )


def _of_table(sheet: Sheet, table: Table, wanted: Iterable[int]) -> ProblemSheet:
    numbers = tuple(sorted(wanted))
    columns = [heading.position - 1 for heading in table.headings]
    rows = (sheet.rows[number - sheet.first_row] for number in numbers)
    picked = tuple(tuple(row[column] for column in columns) for row in rows)
    return ProblemSheet(sheet.name, table.names, picked, numbers)


def _of_template(workbook: Workbook, wanted: dict[str, set[int]]) -> Iterator[ProblemSheet]:
    """All rows of the entries with problems: only together they say what an entry is."""
    places = {sheet.name: place for sheet in workbook.sheets if (place := _ref_column(sheet))}
    refs = {
        sheet.value(row, places[sheet.name][1])
        for sheet in workbook.sheets
        if sheet.name in places
        for row in wanted.get(sheet.name, ())
    }
    for sheet in workbook.sheets:
        if sheet.name == CONTINUED_SHEET:
            yield _whole(sheet, 1, range(2, len(sheet.rows) + 1))
        elif sheet.name in places:
            top, column = places[sheet.name]
            last = sheet.first_row + len(sheet.rows)
            numbers = [
                number
                for number in range(top + 1, last)
                if sheet.value(number, column) in refs - {None}
                or number in wanted.get(sheet.name, ())
            ]
            yield _whole(sheet, top, numbers)


def _ref_column(sheet: Sheet) -> tuple[int, int] | None:
    """The heading row and the column of the entry's reference on a sheet of the template."""
    for index, row in enumerate(sheet.rows[:10]):
        for column, value in enumerate(row, start=1):
            if value == ENTRIES["ref"].header:
                return sheet.row_number(index), column
    return None


def _whole(sheet: Sheet, top: int, numbers: Sequence[int]) -> ProblemSheet:
    def row(number: int) -> Row:
        return sheet.rows[number - sheet.first_row]

    headings = tuple("" if value is None else str(value) for value in row(top))
    return ProblemSheet(sheet.name, headings, tuple(map(row, numbers)), tuple(numbers))
