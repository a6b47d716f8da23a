"""Writing xlsx safely and fast: openpyxl makes the form, the rows are streamed into it.

openpyxl alone turns text that begins with "=" into formulas and needs longer for the cells than
LibreOffice for the whole work. So it only writes styles, tables, drop-downs and page set-up; the
rows come from `cell_xml` and take the place of its own.
"""

import io
import re
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook

from isms_desktop.domain.sheets import CellValue, column_letter
from isms_desktop.exchange.cell_xml import LAST_COLUMN, RowXml
from isms_desktop.exchange.styles import CellStyles
from isms_desktop.runtime.files import document

_IN_MEMORY: Final = 8 * 1024 * 1024
_CHUNK: Final = 1024 * 1024
_COMPRESSION: Final = 3  # a tenth larger than the usual 6 and twice as fast
_ROWS: Final = re.compile(rb"<sheetData ?/>|<sheetData>.*</sheetData>", re.DOTALL)
_TABLE_END: Final = re.compile(rb'(?<= ref=")(A1:[A-Z]+)2(?=")')
LEAST_ROWS: Final = 2
"""The rows a table has at least: header and a blank one, or else Excel offers a repair."""
_DIMENSION: Final = re.compile(rb'<dimension ref="[^"]*" ?/>')


class SheetRows:
    """The rows of one worksheet, kept in a temporary file until the workbook is put together.

    The first row is the heading; it may be set when the others are there. `count` includes it.
    """

    def __init__(self, styles: CellStyles, widths: Sequence[int]) -> None:
        self.count = 1
        self._styles = styles
        self._xml = RowXml(styles, widths)
        self._heading = b""
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  closed by `close`

    @property
    def width(self) -> int:
        """How many columns the rows use, the last one not counted."""
        return self._xml.width

    def set_heading(self, cells: Sequence[str], style: int | None = None) -> None:
        """Set the first row, bold unless another style is given."""
        styles = [style or self._styles.heading] * len(cells)
        self._heading = self._xml.row(1, cells, styles=styles).encode("utf-8")

    def add(
        self, cells: Sequence[CellValue], last: CellValue = None, styles: Iterable[int] = ()
    ) -> None:
        """Add one row. `last` goes into the last column of the sheet, wherever that will be."""
        self.count += 1
        row = self._xml.row(self.count, cells, last, styles)
        self._file.write(row.encode("utf-8"))

    def copy_to(self, target: IO[bytes], last_column: str) -> None:
        """Write all rows; `last_column` are the letters of the sheet's last column."""
        letters = last_column.encode("ascii")
        target.write(self._heading)
        self._file.seek(0)
        while chunk := self._file.read(_CHUNK):
            target.write(chunk.replace(LAST_COLUMN.encode("ascii"), letters))

    def close(self) -> None:
        """Drop the temporary file."""
        self._file.close()


class BookWriter:
    """A workbook in the making: the form (`book`), its styles, and the rows by sheet.

    Use it as a context: leaving it drops the temporary files, whatever happened.
    """

    def __init__(self) -> None:
        self.book = Workbook()
        self.styles = CellStyles.of(self.book)
        self.book.remove(self.book.worksheets[0])
        self._rows: dict[str, SheetRows] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        for rows in self._rows.values():
            rows.close()

    def rows(self, title: str, widths: Sequence[int] = ()) -> SheetRows:
        """The rows of the sheet with this title, to add to; `widths` as in `RowXml`."""
        if title not in self._rows:
            self._rows[title] = SheetRows(self.styles, widths)
        return self._rows[title]

    def save(self, target: Path) -> None:
        """Write the file whole or not at all; every sheet of the form gets its rows.

        Raises `UserError` "cannot_write" where the place cannot be written.
        """
        with document(target) as file:
            self._assemble(file)

    def _assemble(self, target: IO[bytes]) -> None:
        form = io.BytesIO()
        self.book.save(form)
        sheets = {
            f"xl/worksheets/sheet{number}.xml": sheet
            for number, sheet in enumerate(self.book.worksheets, start=1)
        }
        tables = {
            table.path.lstrip("/"): self.rows(sheet.title).count
            for sheet in self.book.worksheets
            for table in sheet.tables.values()
        }
        with (
            ZipFile(form) as blank,
            ZipFile(target, "w", ZIP_DEFLATED, compresslevel=_COMPRESSION) as full,
        ):
            for name in blank.namelist():
                with full.open(name, "w", force_zip64=True) as part:
                    if name in sheets:
                        sheet = sheets[name]
                        _fill(part, blank.read(name), self.rows(sheet.title), sheet.max_column)
                    elif name in tables:
                        part.write(_grown(blank.read(name), tables[name]))
                    else:
                        part.write(blank.read(name))


def _grown(table: bytes, rows: int) -> bytes:
    """The table over so many rows; openpyxl would make a cell for each place in it."""
    return _TABLE_END.sub(b"\\g<1>%d" % max(rows, LEAST_ROWS), table)


def _fill(part: IO[bytes], form: bytes, rows: SheetRows, width: int) -> None:
    place = _ROWS.search(form)
    if place is None:
        raise AssertionError("a worksheet without a place for its rows")
    last_column = column_letter(max(width, rows.width))
    used = f'<dimension ref="A1:{last_column}{rows.count}"/>'
    part.write(_DIMENSION.sub(used.encode("ascii"), form[: place.start()]))
    part.write(b"<sheetData>")
    rows.copy_to(part, last_column)
    part.write(b"</sheetData>")
    part.write(form[place.end() :])
