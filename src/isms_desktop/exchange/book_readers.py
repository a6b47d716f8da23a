"""The two readers of workbooks, python-calamine first; both deliver `RawSheet`s.

The libraries are imported where they are used: the child process starts for one file and should
not wait for what that file does not need.
"""

import zlib
from collections.abc import Sequence
from typing import IO, TYPE_CHECKING, cast
from xml.parsers.expat import ExpatError
from zipfile import BadZipFile, ZipFile

from isms_desktop.exchange.grid import RawCell, RawSheet, clean_rows
from isms_desktop.exchange.limits import Limits, RefusedError, Warn
from isms_desktop.exchange.xlsx_marks import Marks, read_marks
from isms_desktop.exchange.xlsx_parts import sheet_parts

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet
    from openpyxl.worksheet.worksheet import Worksheet
    from python_calamine import CalamineSheet

_SPARSE = 4
"""A used area this many times the limit of cells means a lone cell far away from the table."""


class SparseError(Exception):
    """The used area is far too large for a reader that holds all of it in memory."""


def first_reader(source: IO[bytes], limits: Limits) -> tuple[list[RawSheet], list[Warn]]:
    """Read with python-calamine; a sheet that is damaged alone is left out with a warning.

    Raises the library's `CalamineError` where the file or all its sheets cannot be read,
    `SparseError` where the second reader has to take over.
    """
    from python_calamine import (  # noqa: PLC0415
        CalamineError,
        SheetTypeEnum,
        SheetVisibleEnum,
        load_workbook,
    )

    sheets, warnings = [], []
    failure = CalamineError("no sheets")
    with load_workbook(source) as book:
        for about in book.sheets_metadata:
            if about.typ != SheetTypeEnum.WorkSheet:
                continue
            try:
                sheet = _calamine_sheet(book.get_sheet_by_name(about.name), limits)
            except CalamineError as error:
                failure = error
                warnings.append(Warn("sheet_damaged", about.name))
                continue
            sheet.is_hidden = about.visible != SheetVisibleEnum.Visible
            sheets.append(sheet)
    if not sheets:
        raise failure
    return sheets, warnings


def _calamine_sheet(sheet: "CalamineSheet", limits: Limits) -> RawSheet:
    height, width = (number + 1 for number in sheet.end or (-1, -1))
    if min(height, limits.rows) * width > _SPARSE * limits.cells:
        raise SparseError
    rows = sheet.to_python(skip_empty_area=False, nrows=limits.rows)
    raw = RawSheet(sheet.name, clean_rows(rows), is_cut=height > limits.rows)
    raw.merged = [
        (first_row + 1, first_column + 1, last_row + 1, last_column + 1)
        for (first_row, first_column), (last_row, last_column) in sheet.merged_cell_ranges or ()
    ]
    return raw


def second_reader(source: IO[bytes], limits: Limits) -> list[RawSheet]:
    """Read an xlsx file with openpyxl, row by row, whatever size the sheet says it has."""
    from openpyxl import load_workbook  # noqa: PLC0415

    book = load_workbook(source, read_only=True, data_only=True, keep_links=False)
    return [_openpyxl_sheet(cast("ReadOnlyWorksheet", sheet), limits) for sheet in book.worksheets]


def _openpyxl_sheet(sheet: "ReadOnlyWorksheet", limits: Limits) -> RawSheet:
    from openpyxl.utils.escape import unescape  # noqa: PLC0415

    def unescaped(value: RawCell) -> RawCell:
        return unescape(value) if isinstance(value, str) and "_x" in value else value

    sheet.reset_dimensions()
    rows: list[Sequence[RawCell]] = []
    characters = 0
    for row in cast("Worksheet", sheet).iter_rows(max_row=limits.rows + 1, values_only=True):
        cells = [unescaped(cast("RawCell", value)) for value in row[: limits.columns + 1]]
        characters += sum(len(value) for value in cells if isinstance(value, str))
        if characters > limits.characters:
            raise RefusedError("too_much_text")
        rows.append(cells)
    raw = RawSheet(sheet.title, clean_rows(rows), is_hidden=sheet.sheet_state != "visible")
    raw.is_cut = len(rows) > limits.rows
    return raw


def add_marks(sheets: list[RawSheet], source: IO[bytes], limits: Limits) -> list[Warn]:
    """Tell the sheets of an xlsx file their hidden rows, and cells that show less than they hold.

    A sheet whose part cannot be read a second time keeps `is_hidden_known` False and is warned of.
    """
    warnings = []
    with ZipFile(source) as package:
        parts = sheet_parts(package)
        for sheet in sheets:
            part = parts.get(sheet.name)
            if part is None:
                continue
            try:
                marks = read_marks(package, part, limits.rows)
            except (ExpatError, BadZipFile, EOFError, ValueError, zlib.error):
                warnings.append(Warn("sheet_unsure", sheet.name))
            else:
                _apply(marks, sheet)
    return warnings


def _apply(marks: Marks, sheet: RawSheet) -> None:
    sheet.is_hidden_known = True
    sheet.hidden_rows = marks.hidden_rows
    sheet.error_cells = marks.error_cells
    sheet.unevaluated = marks.unevaluated
    sheet.merged = sheet.merged or marks.merged
    for row, column in marks.error_cells:
        if row <= len(sheet.rows) and column <= len(sheet.rows[row - 1]):
            sheet.rows[row - 1][column - 1] = None
