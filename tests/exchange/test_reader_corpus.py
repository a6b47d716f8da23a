"""Every foreign file of the corpus ends in data or in one clear sentence."""

import sys

import pytest

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.sheets import Workbook
from tests.corpus import Foreign, files, needs_corpus
from tests.exchange.foreign_files import spreadsheet_reader

# What the notes of the index ask for; every file that is not named here has data.
REFUSED = {
    "ClosedXML_ClosedXML__tdf105840_allRowsHidden.xlsx": "empty",
    "ClosedXML_ClosedXML__~$LoadPivotTables.xlsx": "lock_file",
    "PHPOffice_PhpSpreadsheet__NotASpreadsheetFile.doc": "not_a_workbook",
    "PHPOffice_PhpSpreadsheet__empty.csv": "empty",
    "PHPOffice_PhpSpreadsheet__oleloop.xls": "damaged",
    "apache_poi__SampleSS.xml": "unsupported",
    "apache_poi__clusterfuzz-testcase-minimized-POIFuzzer-5040805309710336.xlsx": "not_a_workbook",
    "apache_poi__clusterfuzz-testcase-minimized-POIHSSFFuzzer-4657005060816896.xls": "damaged",
    "apache_poi__clusterfuzz-testcase-minimized-POIXSSFFuzzer-6419366255919104.xlsx": "damaged",
    "apache_poi__clusterfuzz-testcase-minimized-XLSX2CSVFuzzer-5636439151607808.xlsx": "damaged",
    "apache_poi__duplicate-filename.xlsx": "damaged",
    "apache_poi__invalid.xlsx": "damaged",
    "apache_poi__poc-shared-strings.xlsx": "too_large",
    "apache_poi__poc-xmlbomb.xlsx": "damaged",
    "apache_poi__protected_passtika.xlsx": "password_protected",
    "apache_poi__testEXCEL_4.xls": "too_old_format",
    "apache_poi__xor-encryption-abc.xls": "password_protected",
    "openspout_openspout__attack_billion_laughs.xlsx": "damaged",
    "openspout_openspout__attack_quadratic_blowup.xlsx": "damaged",
    "openspout_openspout__csv_all_lines_empty.csv": "empty",
    "qax-os_excelize__encryptAES.xlsx": "password_protected",
    "tafia_calamine__OOM_alloc3.xls": "damaged",
    "tafia_calamine__issue252.xlsx": "damaged",
    "tafia_calamine__issue_594_dos.ods": "too_large",
    "tafia_calamine__pass_protected.ods": "password_protected",
}
GIGABYTE = 1024**3

resource = pytest.importorskip("resource", reason="Windows does not count memory this way")

pytestmark = needs_corpus


def foreign(name: str) -> Workbook:
    (found,) = [f for f in files("nasty") + files("logs") if f.path.name.endswith(name)]
    return spreadsheet_reader().read(found.path)


def outcome(file: Foreign) -> str:
    """The code of the refusal, "data" where at least one sheet holds something."""
    try:
        workbook = spreadsheet_reader().read(file.path)
    except UserError as error:
        return error.code if error.message and error.hint else "no sentence"
    return "data" if any(not sheet.is_blank for sheet in workbook.sheets) else "nothing"


@pytest.mark.parametrize("file", files("nasty"), ids=lambda f: f.path.name)
def test_a_nasty_file_ends_in_data_or_in_one_sentence(file: Foreign) -> None:
    assert outcome(file) == REFUSED.get(file.path.name, "data")
    scale = 1 if sys.platform == "darwin" else 1024
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * scale < GIGABYTE


@pytest.mark.parametrize("file", files("logs"), ids=lambda f: f.path.name)
def test_a_log_has_its_header_in_the_row_the_user_sees(file: Foreign) -> None:
    workbook = spreadsheet_reader().read(file.path)
    assert all(len(row) == sheet.width for sheet in workbook.sheets for row in sheet.rows)
    if file.header_row:
        headers = [sheet.rows[file.header_row - 1] for sheet in workbook.sheets if sheet.rows]
        assert max(sum(value is not None for value in row) for row in headers) >= 3


def test_dates_are_right_in_1904_files() -> None:
    for name in ("date_1904.xlsx", "date_1904.xlsb"):
        assert [str(row[0]) for row in foreign(name).sheets[0].rows][:2] == [
            "2021-01-01",
            "2021-01-02",
        ]


def test_only_the_top_left_value_of_merged_cells_counts() -> None:
    sheet = foreign("HiddenMergeCellsTest.xlsx").sheets[0]
    assert sheet.rows == ((None, 2), (12, None))


def test_errors_are_blank_and_named() -> None:
    workbook = foreign("tafia_calamine__errors.xlsx")
    errors = set(workbook.sheets[0].error_cells.values())
    assert {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"} == errors
    assert "7 cells" in workbook.warnings[0]


def test_a_sheet_of_damaged_zip_parts_is_warned_about() -> None:
    assert any("damaged" in warning for warning in foreign("5937385319563264.xlsx").warnings)


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("RA_sample.csv", ("ref_id", "assets", "threats")),
        ("premiere.utf16le.csv", ("première", "second", "troisième")),
        ("premiere.win1252.csv", ("première", "second", "troisième")),
        ("sep.csv", (None, None)),
        ("NumberFormatTest.de.csv", ("-123", "1.234", "12.345,67")),
        ("csv_with_CR_EOL.csv", ("csv--11", "csv--12", "csv--13")),
        ("csv_with_utf16le_bom.csv", ("csv--11", "csv--12", "csv--13")),
    ],
)
def test_text_tables_have_the_right_letters_and_cells(name: str, first: tuple[str, ...]) -> None:
    assert foreign(name).sheets[0].rows[0][: len(first)] == first


def test_no_escape_of_a_carriage_return_is_left() -> None:
    assert foreign("has_x000D_.xlsx").sheets[0].rows == (("ABC\nDEF",),)
