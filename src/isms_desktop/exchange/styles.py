"""How cells look, as numbers a worksheet refers to."""

from dataclasses import dataclass
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

TEXT_FORMAT: Final = "@"
DAY_FORMAT: Final = "yyyy-mm-dd"
DECIMAL_FORMAT: Final = "General"
MOMENT_FORMAT: Final = "yyyy-mm-dd hh:mm"
WRAPPED: Final = Alignment(horizontal="left", vertical="top", wrap_text=True)
_ONE_LINE: Final = Alignment(vertical="top")
_TITLE: Final = Font(name="Calibri", size=16, bold=True)
_BOLD: Final = Font(name="Calibri", size=11, bold=True)
_SHADE: Final = PatternFill(fgColor="FFE3E8EF", fill_type="solid")
RULE: Final = Border(bottom=Side(style="thin", color="FFD0D5DD"))


@dataclass(frozen=True, slots=True)
class CellStyles:
    """The style numbers of one workbook. `quoted` marks text that begins like a formula."""

    text: int
    quoted: int
    day: int
    moment: int
    number: int
    decimal: int
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
            decimal=_style(book, DECIMAL_FORMAT),
            heading=_style(book, TEXT_FORMAT, font=_BOLD, fill=_SHADE),
            title=_style(book, TEXT_FORMAT, font=_TITLE, alignment=_ONE_LINE),
        )


def _style(
    book: Workbook,
    number_format: str,
    *,
    font: Font | None = None,
    fill: PatternFill | None = None,
    alignment: Alignment = WRAPPED,
    is_quoted: bool = False,
) -> int:
    # A cell that is on no sheet: it only enters its style.
    cell = Cell(book.worksheets[0], row=1, column=1)
    cell.number_format = number_format
    cell.alignment = alignment
    cell.quotePrefix = is_quoted
    if font:
        cell.font = font
    if fill:
        cell.fill = fill
    return int(cell.style_id)
