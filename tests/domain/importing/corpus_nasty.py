"""What the notes of the corpus ask of each nasty file that can be read; refusals stand apart.

Where nothing but the user knows the table or the description, the choice is written down, as the
window would make it: what counts then is that the file can be imported, and with which values.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from isms_desktop.domain.sheets import CellValue


@dataclass(frozen=True, slots=True)
class Wanted:
    """The records of a file, by what is guessed and what has to be chosen.

    `found` is the sheet and heading row that is found (row 0: a table without headings), None where
    none is. `sheet`, `row` and `told_by` (the column with the description) are choices; `first`
    is the description of the first record. `cells` are values by sheet, row and column.
    """

    found: tuple[str, int] | None = None
    records: int | None = None
    sheet: str = ""
    row: int | None = None
    told_by: str = ""
    first: str = ""
    names: tuple[str, ...] = ()
    warning: str = ""
    cells: Mapping[tuple[str, int, int], CellValue] = field(default_factory=dict)


def listed(records: int, first: str, *, sheet: str = "", column: str = "A") -> Wanted:
    """A list without headings, in which no table is found unasked."""
    return Wanted(None, records, sheet, 0, column, first)


def one_cell(value: CellValue, sheet: str = "Sheet1") -> Wanted:
    """Nothing but a value that has to be right."""
    return Wanted(cells={(sheet, 1, 1): value})


_CSV: Final = "openspout_openspout__csv"
_PHP: Final = "PHPOffice_PhpSpreadsheet__"
NASTY: Final[Mapping[str, Wanted]] = {
    "ClosedXML_ClosedXML__InvalidColors.xlsx": listed(2, "Font Color '0'"),
    "ClosedXML_ClosedXML__LibreOfficeFileWithDates.xlsx": Wanted(
        cells={("Sheet1", 1, 1): date(2017, 1, 2), ("Sheet1", 9, 1): date(2017, 1, 10)}
    ),
    "ClosedXML_ClosedXML__NoReferencesOnRowsOrCells.xlsx": Wanted(
        ("Sheet1", 1), 1, told_by="Test1", first="1"
    ),
    "ClosedXML_ClosedXML__SheetsWithoutRelId.xlsx": listed(1, "Sheet1"),
    "ClosedXML_ClosedXML__TableHeadersWithLineBreaks.xlsx": Wanted(
        ("Sheet1", 1), 5, first="Item 1", names=("Item #", "Room/ area", "Item/ description")
    ),
    "ClosedXML_ClosedXML__column-style-autofilter.xlsx": Wanted(
("Responses", 1), 3196,
        told_by="Do you run Linux on any non-server computers?", first="Yes",
    ),
    "ClosedXML_ClosedXML__file1.xlsx": Wanted(("Sheet1", 1), 1, told_by="test1", first="test2"),
    "ClosedXML_ClosedXML__let_it_go_in_emoji-outputfile.xlsx": listed(2, "This emoji version of"),
    f"{_PHP}HiddenMergeCellsTest.xlsx": Wanted(
        cells={("Sheet1", 1, 1): None, ("Sheet1", 1, 2): 2, ("Sheet1", 2, 1): 12}
    ),
    f"{_PHP}NumberFormatTest.de.csv": Wanted(
        None, 5, row=0, told_by="A", first="-123",
        cells={(f"{_PHP}NumberFormatTest.de", 1, 3): "12.345,67"},
    ),
    f"{_PHP}RepeatedDataCells.ods": Wanted(
        ("Sheet1", 1), 0,
        cells={("Sheet1", 1, 1): "TestA", ("Sheet1", 1, 4): None, ("Sheet1", 1, 9): "SameValue"},
    ),
    f"{_PHP}Zip-Windows-Directory-Separator.xlsx": Wanted(("Sheet", 1), 2, told_by="English"),
    f"{_PHP}premiere.utf16le.csv": Wanted(
        (f"{_PHP}premiere.utf16le", 1), 2, told_by="première", first="Quatrième"
    ),
    f"{_PHP}premiere.win1252.csv": Wanted(
        (f"{_PHP}premiere.win1252", 1), 1, told_by="première", first="Quatrième",
        warning="letters with accents",
    ),
    f"{_PHP}sep.csv": Wanted((f"{_PHP}sep", 2), 1, told_by="A", first="2"),
    f"{_PHP}utf16be.bom.xlsx": one_cell(1),
    "apache_poi__59746_NoRowNums.xlsx": Wanted(("Features", 1), 70),
    "apache_poi__DataValidationListTooLong.xlsx": one_cell("testing", "Sheet0"),
    "apache_poi__InlineString.xlsx": one_cell("😜more text"),
    "apache_poi__MalformedSSTCount.xlsx": Wanted(("Sheet1", 1), 2, told_by="sdgf", first="asdc"),
    "apache_poi__SimpleStrict.xlsx": Wanted(
        ("Sheet1", 1), 2, sheet="Sheet1", row=0, told_by="A", first="test",
        cells={("Sheet Number 2", 4, 1): date(1990, 1, 1)},
    ),
    "apache_poi__TwoSheetsOneHidden.xlsx": listed(1, "Sheet2A1"),
    "apache_poi__clusterfuzz-testcase-minimized-POIXSSFFuzzer-5937385319563264.xlsx": Wanted(
        ("Exp7 (2)", 5), 14, warning="partly damaged"
    ),
    "apache_poi__noSharedStringTable.xlsx": one_cell(date(2006, 4, 12)),
    "apache_poi__right-to-left.xlsx": listed(3, "نص", sheet="عربى"),
    "apache_poi__xlsx-corrupted.xlsx": Wanted(
        ("Sheet2", 1), 2, sheet="Sheet1", row=1, told_by="test", first="second"
    ),
    "apache_poi__xxe_in_schema.xlsx": Wanted(("Sheet1", 9), 1, told_by="/Test/Test"),
    f"{_CSV}_with_CR_EOL.csv": Wanted(
        (f"{_CSV}_with_CR_EOL", 1), 2, told_by="csv--11", first="csv--21"
    ),
    f"{_CSV}_with_different_cells_number.csv": Wanted(
        (f"{_CSV}_with_different_cells_number", 1), 2, told_by="csv--11", first="csv--21"
    ),
    f"{_CSV}_with_utf16le_bom.csv": Wanted(
        (f"{_CSV}_with_utf16le_bom", 1), 2, told_by="csv--11", first="csv--21"
    ),
    "openspout_openspout__file_with_sheet_xml_not_matching_content_types.xlsx": Wanted(
        ("Sheet1", 1), 4, told_by="s1 - A1", first="s1 - A2"
    ),
    "openspout_openspout__one_sheet_with_capital_shared_strings_filename.xlsx": Wanted(
        ("Sheet1", 1), 4, told_by="s1--A1", first="s1--A2"
    ),
    "openspout_openspout__one_sheet_with_invalid_xml_characters.xlsx": listed(
        1, "Invalid & character"
    ),
    "openspout_openspout__sheet_with_different_numeric_value_dates_1904_calendar.xlsx": Wanted(
        cells={
            ("Sheet1", 1, 1): date(2019, 9, 2),
            ("Sheet1", 2, 1): datetime(1904, 2, 29, 23, 59, 59),  # noqa: DTZ001 - cells have no zone
            ("Sheet1", 2, 2): date(1904, 3, 2),
        }
    ),
    "openspout_openspout__sheet_with_missing_cell_reference.xlsx": one_cell("s1--A1"),
    "openspout_openspout__sheet_with_number_columns_repeated.ods": Wanted(
        cells={("Sheet1", 1, 3): "foo", ("Sheet1", 1, 4): None, ("Sheet1", 1, 8): 10.43}
    ),
    "openspout_openspout__sheet_without_dimensions_and_empty_cells.xlsx": Wanted(
        ("Sheet1", 1), 1, told_by="s1--A1", first="s1--A2"
    ),
    "openspout_openspout__two_sheets_with_merged_cells.xlsx": Wanted(
        ("CustomName1", 1), 3, told_by="s1 - A1", first="s1 - A2"
    ),
    "roo-rb_roo__Pfand_from_windows_phone.xlsx": Wanted(
        cells={("Blatt1", 2, 1): date(2011, 9, 14), ("Blatt1", 2, 2): 3.81}
    ),
    "roo-rb_roo__expand_merged_ranges_issue_506.xlsx": Wanted(
        ("Sheet1", 1), 3, told_by="One", first="John"
    ),
    "roo-rb_roo__header_offset.xlsx": Wanted(
        ("Sheet1", 1), 2, told_by="Header A1", first="Data A2"
    ),
    "roo-rb_roo__iso_8859_1.csv": Wanted(("roo-rb_roo__iso_8859_1", 1), 1, warning="lost"),
    "roo-rb_roo__numbers-export.xlsx": listed(1, "Sheet 2", sheet="Sheet 2", column="B"),
    "roo-rb_roo__type_excel.xlsx": Wanted(("Sheet1", 3), 10, told_by="Comment", first="Task 1"),
    "roo-rb_roo__type_openoffice.xlsx": Wanted(
        ("Sheet1", 3), 10, told_by="Comment", first="Task 1"
    ),
    "roo-rb_roo__wrong_coordinates.xlsx": one_cell("PBer", "Format"),
    "tafia_calamine__any_sheets.xlsx": Wanted(cells={("Visible", 2, 2): 4}),
    "tafia_calamine__date_1904.xlsb": one_cell(date(2021, 1, 1)),
    "tafia_calamine__date_1904.xlsx": one_cell(date(2021, 1, 1)),
    "tafia_calamine__date_iso.xlsx": Wanted(
        cells={
            ("Sheet", 1, 1): date(2021, 1, 1),
            ("Sheet", 2, 1): datetime(2021, 1, 1, 10, 10, 10),  # noqa: DTZ001 - cells have no zone
        }
    ),
    "tafia_calamine__empty_s_attribute.xlsx": Wanted(
        ("Sheet1", 1), 4, told_by="Name", first="John"
    ),
    "tafia_calamine__errors.xlsx": Wanted(warning="7 cells show an error"),
    "tafia_calamine__has_x000D_.xlsx": listed(1, "ABC\nDEF"),
    "tafia_calamine__header-row.xlsx": Wanted(("Sheet1", 9), 1),
    "tafia_calamine__issue_174.xlsx": Wanted(("Sheet1", 1), 1),
    "tafia_calamine__issue_530.xlsx": Wanted(
        ("出勤分类组织汇总表", 4), 1, told_by="领域", first="集团IT平台"
    ),
    "tafia_calamine__merged_range.xlsx": Wanted(("Sheet1", 1), 2, told_by="A1", first="A3"),
    "tafia_calamine__strict_iso_paths.xlsx": Wanted(
        ("ml_out", 1), 75, told_by="Item", first="150-031260-001_B"
    ),
    "tidyverse_readxl__65536-rows-xls.xls": Wanted(),
    "tidyverse_readxl__Ekaterinburg_IP_9.xlsx": Wanted(("СПАРК - Список", 4), 2191),
    "tidyverse_readxl__deaths.xlsx": Wanted(
        ("arts", 5), 10, told_by="Name", first="David Bowie"
    ),
    "tidyverse_readxl__iris-google-doc.xlsx": Wanted(
        ("iris", 1), 150, told_by="Species", first="setosa"
    ),
    "tidyverse_readxl__los-angeles-arrests-xlsx.xlsx": Wanted(("Sheet1", 3), 192),
    "tidyverse_readxl__names-need-repair-xlsx.xlsx": Wanted(
        ("Sheet1", 1), 2, told_by="a b (2)", first="a", names=("a b", "a b (2)", "[C]", "c%&$")
    ),
    "tidyverse_readxl__new_line_errors.xlsx": Wanted(
        None, 2, row=1, told_by="column_name", first="first line of text \nsecond line of text"
    ),
    "tidyverse_readxl__style-only-cells.xlsx": Wanted(
        ("Data", 1), 3, told_by="var1", first="val1,1"
    ),
    "tidyverse_readxl__texty-dates-xlsx.xlsx": Wanted(
        cells={("Sheet1", 2, 1): datetime(1985, 3, 11, 13)}  # noqa: DTZ001 - cells have no zone
    ),
    "tidyverse_readxl__unnamed-duplicated-columns.xlsx": Wanted(
        ("Sheet1", 1), 2, told_by="var2", first="a", names=("[A]", "var2", "[C]", "var2 (2)")
    ),
}  # fmt: skip
