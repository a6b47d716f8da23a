"""The template workbook: every register comes back from it, and it opens without a complaint."""

import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from isms_desktop.domain.cleaning import clean_text
from isms_desktop.domain.entry import Action, Entry, Round, Verdict
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.progress import CancelledError
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.template_rows import LOG_SHEET, is_template
from isms_desktop.domain.words import Severity, VerdictResult
from isms_desktop.exchange.document_control import DocumentControl
from isms_desktop.exchange.template import write_template
from tests.domain.test_template_rows import carried, read_back, registers
from tests.exchange.test_writer import NASTY
from tests.exchange.workbooks import Reader, both_readers, with_calamine, with_openpyxl
from tests.strategies import TEAM

ABOUT = DocumentControl(
    organisation="=Sea & <Sand>",
    author="Mia Okafor",
    exported_at=datetime(2026, 11, 23, 9, 30, tzinfo=UTC),
    program="ISMS Desktop 0.1.0",
    history="history entry 12, fingerprint ab12",
)
SHEETS = [
    "Document Control",
    LOG_SHEET,
    "Actions",
    "Causes",
    "Effect Reviews",
    "Objectives",
    "Measurements",
    "Lists",
]


def entry(number: int = 1, **values: object) -> Entry:
    ref = f"INC-2026-{number:03d}"
    blank = Entry(uid=f"uid{number}", ref=ref, rounds=(Round(uid="", number=1),))
    return replace(blank, **values)  # type: ignore[arg-type]  # tests name fields


@settings(suppress_health_check=list(HealthCheck), deadline=None, max_examples=15)
@given(registers)
def test_any_register_comes_back_through_both_readers(register: list[Entry]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.xlsx"
        write_template(register, ABOUT, path)
        for read in (with_calamine, with_openpyxl):
            contents = read_back(read(path))
            assert contents.problems == ()
            assert [carried(r.entry) for r in contents.entries] == list(map(carried, register))


@both_readers
def test_nasty_texts_come_back_from_every_kind_of_column(tmp_path: Path, read: Reader) -> None:
    texts = list(filter(None, map(clean_text, NASTY)))
    register = [
        entry(
            number,
            description=text,
            category=text,
            external_ref=text,
            extra=(("My column", text), ("my COLUMN", text)),
            rounds=(Round(uid="", number=1, actions=(Action(uid="a", number=1, what=text),)),),
        )
        for number, text in enumerate(texts)
    ]
    write_template(register, ABOUT, tmp_path / "x.xlsx")
    found = [read_.entry for read_ in read_back(read(tmp_path / "x.xlsx")).entries]
    assert [e.description for e in found] == [e.description for e in register]
    assert list(map(carried, found)) == list(map(carried, register))


@both_readers
def test_text_longer_than_a_cell_goes_on_elsewhere_and_comes_back(
    tmp_path: Path, read: Reader
) -> None:
    long = [
        "= 40,000 " + "x" * 39_991,
        "\U0001f600" * 40_000,
        "a" + "\U0001f600" * 20_000,
        "é" * 32_768,
    ]
    register = [entry(n, description=text, notes=text) for n, text in enumerate(long)]
    written = write_template(register, ABOUT, tmp_path / "x.xlsx")
    workbook = read(tmp_path / "x.xlsx")
    cells = [c for s in workbook.sheets for row in s.rows for c in row if isinstance(c, str)]
    assert max(len(cell.encode("utf-16-le")) // 2 for cell in cells) <= 32_767
    assert written.continued_texts == 8
    assert [read_.entry.notes for read_ in read_back(workbook).entries] == long


@both_readers
def test_days_a_spreadsheet_cannot_count_and_midnight_come_back(
    tmp_path: Path, read: Reader
) -> None:
    moments = [
        (date(1, 1, 1), ""), (date(1899, 12, 31), "09:05"), (date(1900, 2, 28), ""),
        (date(1900, 3, 1), "00:00"), (date(2026, 11, 23), "00:00"),
        (date(2026, 11, 23), "23:59:59"),
        (None, "14:30"), (date(9999, 12, 31), "12:00"),
    ]  # fmt: skip  # a table
    register = [
        entry(n, identified_on=day, identified_time=time, occurred_on=day)
        for n, (day, time) in enumerate(moments)
    ]
    write_template(register, ABOUT, tmp_path / "x.xlsx")
    contents = read_back(read(tmp_path / "x.xlsx"))
    assert contents.problems == ()
    found = [(r.entry.identified_on, r.entry.identified_time) for r in contents.entries]
    assert found == moments
    assert [r.entry.occurred_on for r in contents.entries] == [day for day, _ in moments]


@pytest.fixture
def book(tmp_path: Path) -> openpyxl.Workbook:
    verdict = Verdict(uid="v", result=VerdictResult.EFFECTIVE, checked_by=TEAM[0])
    rounds = (Round(uid="", number=1, verdicts=(verdict,)),)
    register = [entry(1, extra=(("Title", "mine"), ("=Cost", "5"))), entry(2, rounds=rounds)]
    write_template(register, ABOUT, tmp_path / "x.xlsx")
    return openpyxl.load_workbook(tmp_path / "x.xlsx")


def log_of(book: openpyxl.Workbook) -> Worksheet:
    sheet = book[LOG_SHEET]
    assert isinstance(sheet, Worksheet)
    return sheet


def test_there_are_eight_sheets_with_names_excel_takes(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == [*SHEETS, "Continued Texts"]
    assert max(map(len, book.sheetnames)) <= 31


def test_document_control_says_where_the_copy_comes_from(book: openpyxl.Workbook) -> None:
    lines = {row[0]: row[1] for row in book["Document Control"].iter_rows(values_only=True)}
    assert lines["Organisation"] == "=Sea & <Sand>"
    assert lines["Change history"] == "history entry 12, fingerprint ab12"
    assert lines["Entries"] == "2"
    assert "evidence files" in str(lines["Stays in the program"])


def test_tables_keep_the_rules_that_excel_repairs_for(book: openpyxl.Workbook) -> None:
    tables = [(sheet, table) for sheet in book.worksheets for table in sheet.tables.values()]
    assert len(tables) == 6
    assert len({table.id for _, table in tables}) == 6
    assert len({table.displayName for _, table in tables}) == 6
    for sheet, table in tables:
        header, *rows = sheet[table.ref]
        names = [column.name for column in table.tableColumns]
        assert [cell.value for cell in header] == names
        assert len({name.casefold() for name in names}) == len(names)
        assert all(names)
        assert rows
        assert table.autoFilter.ref == table.ref
    assert log_of(book).tables[LOG_SHEET.replace(" ", "_")].ref == f"A1:{last_column(book)}3"


def last_column(book: openpyxl.Workbook) -> str:
    return get_column_letter(log_of(book).max_column)


def test_own_columns_have_headers_of_their_own(book: openpyxl.Workbook) -> None:
    headers = [cell.value for cell in log_of(book)[1]]
    assert headers[:11] == [field.header for field in list(ENTRIES)[:11]]
    assert headers[-3:] == ["Title (2)", "=Cost", "_uid"]


def test_columns_from_the_twelfth_on_are_folded_but_the_daily_ones(book: openpyxl.Workbook) -> None:
    sheet = log_of(book)
    shown = [
        cell.value
        for position, cell in enumerate(sheet[1], start=1)
        if not sheet.column_dimensions[get_column_letter(position)].hidden
    ]
    daily = ["Owner", "Due Date", "Status", "Effectiveness Result"]
    assert shown == [field.header for field in list(ENTRIES)[:11]] + daily
    assert sheet.column_dimensions["L"].outlineLevel == 1
    assert sheet.column_dimensions[last_column(book)].outlineLevel == 0
    assert sheet.column_dimensions[last_column(book)].hidden


def test_only_closed_lists_reject_what_is_typed(book: openpyxl.Workbook) -> None:
    sheet = log_of(book)
    headers = {get_column_letter(n): cell.value for n, cell in enumerate(sheet[1], start=1)}
    rules = {
        headers[str(rule.sqref).rstrip("0123456789:").split("2:")[0]]: rule
        for rule in sheet.data_validations.dataValidation
    }
    assert rules["Severity"].showErrorMessage
    assert rules["Corrective Action Needed"].showErrorMessage
    assert not rules["What type of incident was it"].showErrorMessage
    assert not {"C I A", "Annex A Controls", "Owner"} & rules.keys()
    _sheet, place = rules["Severity"].formula1.split("!")
    offered = [row[0].value for row in book["Lists"][place.replace("$", "")]]
    assert offered == [str(word) for word in Severity]


def test_each_sheet_prints_on_landscape_pages_with_its_header(book: openpyxl.Workbook) -> None:
    for sheet in book.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.fitToWidth == 1
    for sheet in book.worksheets[1:7]:
        assert sheet.freeze_panes == "B2"
        assert sheet.print_title_rows == "$1:$1"


def test_late_rows_are_coloured_on_the_log_and_on_actions(book: openpyxl.Workbook) -> None:
    coloured = {
        sheet.title
        for sheet in book.worksheets
        for place in sheet.conditional_formatting
        for rule in place.rules
        if "TODAY()" in rule.formula[0]
    }
    assert coloured == {LOG_SHEET, "Actions"}


def test_every_part_is_well_formed_and_no_cell_is_a_formula(tmp_path: Path) -> None:
    write_template([entry(1, description="=1+1")], ABOUT, tmp_path / "x.xlsx")
    with ZipFile(tmp_path / "x.xlsx") as package:
        for name in package.namelist():
            ET.fromstring(package.read(name))
            if "worksheets/sheet" in name:
                assert b"<f>" not in package.read(name)


def test_an_empty_template_has_one_blank_row_in_each_table(tmp_path: Path) -> None:
    assert write_template((), ABOUT, tmp_path / "x.xlsx").entries == 0
    workbook = with_calamine(tmp_path / "x.xlsx")
    assert is_template(workbook)
    assert read_back(workbook).entries == ()
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == SHEETS
    refs = [table.ref for sheet in book.worksheets for table in sheet.tables.values()]
    assert {ref.split(":")[1].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ") for ref in refs} == {"2"}


def test_cancel_leaves_nothing_behind(tmp_path: Path) -> None:
    def stop(done: int, total: int, what: str = "") -> None:
        if done:
            raise CancelledError

    def many() -> Iterator[Entry]:
        yield from (entry(n) for n in range(200))

    with pytest.raises(CancelledError):
        write_template(many(), ABOUT, tmp_path / "x.xlsx", stop, 200)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        write_template((), ABOUT, tmp_path / "gone" / "x.xlsx")
    assert refused.value.code == "cannot_write"
