"""How cells look, as numbers a worksheet refers to."""

from dataclasses import dataclass
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font

TEXT_FORMAT: Final = "@"
DAY_FORMAT: Final = "yyyy-mm-dd"
MOMENT_FORMAT: Final = "yyyy-mm-dd hh:mm"
WRAPPED: Final = Alignment(vertical="top", wrap_text=True)
_TITLE: Final = Font(name="Calibri", size=16, bold=True)
_BOLD: Final = Font(name="Calibri", size=11, bold=True)


@dataclass(frozen=True, slots=True)
class CellStyles:
    """The style numbers of one workbook. `quoted` marks text that begins like a formula."""

    text: int
    quoted: int
    day: int
    moment: int
    number: int
    heading: int
    title: int

    @classmethod
    def of(cls, book: Workbook) -> "CellStyles":
        """Enter the styles into the workbook."""
        return cls(
            text=_style(book, TEXT_FORMAT),
            quoted=_style(book, TEXT_FORMAT, is_quoted=True),
            day=_style(book, DAY_FORMAT),
            moment=_style(book, MOMENT_FORMAT),
            number=_style(book, "0"),
            heading=_style(book, TEXT_FORMAT, font=_BOLD, is_quoted=True),
            title=_style(book, TEXT_FORMAT, font=_TITLE, is_quoted=True),
        )


def _style(
    book: Workbook, number_format: str, *, font: Font | None = None, is_quoted: bool = False
) -> int:
    # A cell that is on no sheet: it only enters its style.
    cell = Cell(book.worksheets[0], row=1, column=1)
    cell.number_format = number_format
    cell.alignment = WRAPPED
    cell.quotePrefix = is_quoted
    if font:
        cell.font = font
    return int(cell.style_id)
