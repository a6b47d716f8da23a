"""The form of each sheet of the template: table, widths, drop-downs, colours, page set-up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import Outline, PageSetupProperties, WorksheetProperties
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from isms_desktop.domain.details import ACTIONS
from isms_desktop.domain.fields import Field, Kind, RecordSpec
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.sheets import column_letter
from isms_desktop.domain.template_rows import UID_HEADER
from isms_desktop.exchange.cell_xml import escaped
from isms_desktop.exchange.styles import DAY_FORMAT, DECIMAL_FORMAT, RULE, TEXT_FORMAT, WRAPPED
from isms_desktop.exchange.writer import LEAST_ROWS

LISTS_SHEET: Final = "Lists"
LAST_ROW: Final = 1_048_576
"""The last row a worksheet can have."""
_YES_NO: Final = ("Yes", "No")
_LATE: Final = PatternFill(bgColor="FFF4D6D2", fill_type="solid")
_LATE_TEXT: Final = Font(color="FF7A1C12")
_TABLE_STYLE: Final = TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
_CLOSED: Final = frozenset({Kind.CHOICE, Kind.YES_NO})
_FORMATS: Final = {Kind.DATE: DAY_FORMAT, Kind.INTEGER: "0", Kind.NUMBER: DECIMAL_FORMAT}
_OFFERED: Final = _CLOSED | {Kind.OPEN_CHOICE}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet. A folded one is grouped and collapsed; only a closed list rejects."""

    header: str
    width: int
    number_format: str = TEXT_FORMAT
    choices: tuple[str, ...] = ()
    is_closed: bool = False
    is_folded: bool = False
    is_hidden: bool = False

    @property
    def line_length(self) -> int:
        """How many characters go on a line at least, 0 where the column is not in view."""
        return 0 if self.is_folded or self.is_hidden else self.width


UID_COLUMN: Final = Column(UID_HEADER, 34, is_hidden=True)


def column_of(field: Field, *, is_folded: bool = False) -> Column:
    """The column of a field of the register."""
    number_format = _FORMATS.get(field.kind, TEXT_FORMAT)
    choices = _YES_NO if field.kind is Kind.YES_NO else field.choices
    return Column(
        field.header,
        field.width,
        number_format,
        choices if field.kind in _OFFERED else (),
        is_closed=field.kind in _CLOSED,
        is_folded=is_folded,
        is_hidden=field.header.startswith("_"),
    )


def columns_of(spec: RecordSpec) -> tuple[Column, ...]:
    """The columns of a sheet without folds."""
    return (*(column_of(field) for field in spec), UID_COLUMN)


def places_of(columns: Sequence[Column]) -> dict[str, str]:
    """The letters of the columns by header."""
    return {column.header: column_letter(n) for n, column in enumerate(columns, start=1)}


class Lists:
    """The allowed values, one column a list, and where each stands."""

    def __init__(self, columns: Iterable[Column]) -> None:
        self.columns: dict[tuple[str, ...], str] = {}
        for column in columns:
            if column.choices:
                self.columns.setdefault(column.choices, column.header)

    def place_of(self, choices: tuple[str, ...]) -> str:
        """The cells of a list, for a drop-down."""
        letter = column_letter(list(self.columns).index(choices) + 1)
        return f"{LISTS_SHEET}!${letter}$2:${letter}${len(choices) + 1}"

    def rows(self) -> list[list[str | None]]:
        """The sheet's rows, headers first."""
        longest = max(map(len, self.columns), default=0)
        return [
            list(self.columns.values()),
            *(
                [words[n] if n < len(words) else None for words in self.columns]
                for n in range(longest)
            ),
        ]


def add_table_sheet(
    book: Workbook, title: str, columns: Sequence[Column], lists: Lists, late: str
) -> Worksheet:
    """Add a sheet with one table, as short as it may be, ready for printing.

    `late` is the formula for rows to colour, for row 2; blank colours none.
    """
    sheet = add_sheet(book, title, [column.width for column in columns])
    # openpyxl names the table's columns after these cells; the rows are put in their place later.
    for position, column in enumerate(columns, start=1):
        cell = sheet.cell(1, position, escaped(column.header))
        cell.data_type = "s"
    place = f"A1:{column_letter(len(columns))}{LEAST_ROWS}"
    table = Table(displayName=title.replace(" ", "_"), ref=place)
    table.tableStyleInfo = _TABLE_STYLE
    sheet.add_table(table)
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    _set_columns(sheet, columns)
    _add_looks(sheet, len(columns), late)
    _add_drop_downs(sheet, columns, lists)
    return sheet


def add_sheet(book: Workbook, title: str, widths: Sequence[int]) -> Worksheet:
    """Add a plain sheet, landscape, as wide as one page."""
    sheet: Worksheet = book.create_sheet(title)
    sheet.sheet_properties = WorksheetProperties(
        pageSetUpPr=PageSetupProperties(fitToPage=True),
        # The buttons of a group stand on its left: what follows the last one is hidden.
        outlinePr=Outline(summaryRight=False),
    )
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.8
    footer = HeaderFooterItem()
    footer.left.text, footer.right.text = "&A", "Page &P of &N"
    sheet.HeaderFooter.oddFooter = footer
    for position, width in enumerate(widths, start=1):
        sheet.column_dimensions[column_letter(position)].width = width
    return sheet


def _set_columns(sheet: Worksheet, columns: Sequence[Column]) -> None:
    before: Column | None = None
    for position, column in enumerate(columns, start=1):
        dimension = sheet.column_dimensions[column_letter(position)]
        dimension.number_format = column.number_format
        dimension.alignment = WRAPPED
        dimension.hidden = column.is_folded or column.is_hidden
        if column.is_folded:
            dimension.outlineLevel = 1
            if before and not before.is_folded:
                sheet.column_dimensions[column_letter(position - 1)].collapsed = True
        before = column


def _add_drop_downs(sheet: Worksheet, columns: Sequence[Column], lists: Lists) -> None:
    for position, column in enumerate(columns, start=1):
        if not column.choices:
            continue
        rule = DataValidation(
            type="list",
            formula1=lists.place_of(column.choices),
            allow_blank=True,
            showErrorMessage=column.is_closed,
            errorTitle=column.header[:32],
            error=f"Choose one of the values on the sheet {LISTS_SHEET}.",
        )
        letter = column_letter(position)
        rule.add(f"{letter}2:{letter}{LAST_ROW}")
        sheet.add_data_validation(rule)


def late_entries(places: Mapping[str, str]) -> str:
    """The formula for an open entry that is late. `places` are the letters of columns by header."""
    due, done, check, result, status = (
        f"${places[ENTRIES[key].header]}2"
        for key in ("due_on", "done_on", "effect_due_on", "effect_verdict", "status")
    )
    check_late = f'AND(ISNUMBER({check}),{check}<TODAY(),OR({result}="",{result}="Too early"))'
    late = f"IF(ISNUMBER({done}),{check_late},AND(ISNUMBER({due}),{due}<TODAY()))"
    return f'AND(LEFT({status},6)<>"Closed",{status}<>"Rejected",{late})'


def late_actions(places: Mapping[str, str]) -> str:
    """The formula for an action that is late."""
    due, done = (f"${places[ACTIONS[key].header]}2" for key in ("due_date", "done_on"))
    return f'AND(ISNUMBER({due}),{due}<TODAY(),{done}="")'


def _add_looks(sheet: Worksheet, width: int, late: str) -> None:
    """Colour what is late, and draw a line below each row.

    Some programs draw only the first rule that holds, so the colour comes first, with the line.
    """
    place = f"A2:{column_letter(width)}{LAST_ROW}"
    looks = [('$A2<>""', DifferentialStyle(border=RULE))]
    if late:
        looks.insert(0, (late, DifferentialStyle(fill=_LATE, font=_LATE_TEXT, border=RULE)))
    for formula, look in looks:
        rule = Rule(type="expression", dxf=look, formula=[formula])
        sheet.conditional_formatting.add(place, rule)
