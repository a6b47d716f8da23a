"""Whatever a text looks like, it is written as text and comes back as it was."""

import re
from datetime import date, datetime, time
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from isms_desktop.domain.cleaning import clean_text
from isms_desktop.domain.sheets import CellValue
from isms_desktop.exchange.writer import BookWriter
from tests.exchange.workbooks import Reader, both_readers

NASTY = (
    "=1+1", "=cmd|' /C calc'!A0", '=HYPERLINK("http://example.invalid","x")', "+1", "+49 30 1234",
    "-1", "-", "--", "@SUM(A1:A2)", "@home", "\t=1", "\n=1", "'quoted", "''", "=", " =1", "|x",
    "%0A", "007", "00123456789", "5.10", "1e5", "1/2", "3-4", "12:30", "2026-11-23", "TRUE",
    "#N/A", "#REF!", "_x0041_", "_x000D_", "_x005F_x0041_", "a_x00e9_b", "_x0041_x0042_", "_X0041_",
    "_xZZZZ_", "<b>&amp;</b>", "5 < 6 & a > b", "]]>", "<!-- x -->", '"', "a\nb\n\nc", "a\tb",
    "  two  blanks  ",
    "😀👩‍👩‍👧", "مرحبا بالعالم", "שלום", "漢字かな", "e\u0301", "\u200bzero\u2060",
    "\u202eright to left", "x" * 32_767, "\U0001f600" * 16_000, "a;b,c", "null", "None", "{x}",
    "\x85".join("ab"), "\u2028",
)  # fmt: skip  # one a line would fill three pages
UNCLEAN = ("a\x00b\x07c", "\ud800lone", "a\r\nb", "\ufffe\uffff", "\x1f")
"""Never stored like this; the writer must not break on it all the same."""


def written(path: Path, *rows: tuple[CellValue, ...]) -> Path:
    with BookWriter() as writer:
        writer.book.create_sheet("Texts")
        sheet = writer.rows("Texts")
        sheet.set_heading(["Heading", "Two"])
        for row in rows:
            sheet.add(row)
        writer.save(path)
    return path


@both_readers
def test_nasty_texts_come_back_unaltered(tmp_path: Path, read: Reader) -> None:
    path = written(tmp_path / "x.xlsx", *((text, "next") for text in NASTY))
    rows = read(path).sheets[0].rows[1:]
    assert [row[0] for row in rows] == list(NASTY)
    assert {row[1] for row in rows} == {"next"}


@both_readers
def test_texts_that_were_not_cleaned_do_not_break_the_file(tmp_path: Path, read: Reader) -> None:
    path = written(tmp_path / "x.xlsx", *((text, "next") for text in UNCLEAN))
    rows = read(path).sheets[0].rows[1:]
    assert [clean_text(str(row[0] or "")) for row in rows] == list(map(clean_text, UNCLEAN))


def test_nothing_becomes_a_formula_and_what_begins_like_one_is_marked_as_text(
    tmp_path: Path,
) -> None:
    path = written(tmp_path / "x.xlsx", *((text,) for text in NASTY))
    assert b"<f>" not in ZipFile(path).read("xl/worksheets/sheet1.xml")
    cells = [row[0] for row in openpyxl.load_workbook(path).worksheets[0].iter_rows(min_row=2)]
    assert {cell.data_type for cell in cells} == {"s"}
    marked = {cell.value for cell in cells if cell.quotePrefix}
    assert marked == {text for text in NASTY if text[0] in "=+-@\t\n'|%"}


@both_readers
def test_dates_and_numbers_are_real_ones(tmp_path: Path, read: Reader) -> None:
    values = (date(1900, 3, 1), date(2026, 11, 23), date(9999, 12, 31), 0, 42, -7)
    moments = tuple(map(datetime.fromisoformat, ("2026-11-23T14:30", "2026-02-28T23:59:59")))
    cells: tuple[CellValue, ...] = (*values, *moments)
    path = written(tmp_path / "x.xlsx", *((cell,) for cell in cells))
    found = [row[0] for row in read(path).sheets[0].rows[1:]]
    assert found[:6] == list(values)
    assert [f"{moment:%Y-%m-%d %H:%M:%S}" for moment in found[6:]] == list(map(str, moments))


@both_readers
def test_blank_cells_keep_their_places(tmp_path: Path, read: Reader) -> None:
    path = written(tmp_path / "x.xlsx", (None, "b"), (None, None), ("a", None))
    assert read(path).sheets[0].rows[1:] == ((None, "b"), (None, None), ("a", None))


def test_a_time_alone_is_refused_because_it_is_written_as_text(tmp_path: Path) -> None:
    with pytest.raises(TypeError, match="a time alone"):
        written(tmp_path / "x.xlsx", (time(9, 30),))


def test_a_row_is_as_high_as_its_text_in_view(tmp_path: Path) -> None:
    with BookWriter() as writer:
        writer.book.create_sheet("Texts")
        sheet = writer.rows("Texts", (10, 0))
        sheet.set_heading(["A", "B"])
        for cells in (("short", "y" * 500), ("x" * 35, None), ("a\nb", None), ("x" * 9999, None)):
            sheet.add(cells)
        writer.save(tmp_path / "x.xlsx")
    xml = ZipFile(tmp_path / "x.xlsx").read("xl/worksheets/sheet1.xml").decode()
    assert re.findall(r'<row r="\d+" ht="(\d+)"', xml) == ["15", "15", "60", "30", "409"]
