import io
from zipfile import ZipFile

import pytest

from isms_desktop.exchange.limits import RefusedError
from isms_desktop.exchange.xlsx_marks import Marks, read_marks
from tests.exchange.foreign_files import MAIN, cell, xlsx, zipped

PART = "xl/worksheets/sheet1.xml"


def marks(content: bytes, last_row: int = 100) -> Marks:
    with ZipFile(io.BytesIO(content)) as package:
        return read_marks(package, PART, last_row)


def test_a_plain_sheet_has_no_marks() -> None:
    assert marks(xlsx(f'<row r="1">{cell("A1", "hidden= t=e")}</row>')) == Marks()


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="4"><c r="C4" t="e"><v>#REF!</v></c></row>',
        "<row r='4'><c r='C4' t='e'><f>A1</f><v>#REF!</v></c></row>",
        '<row/><row/><row/><row><c/><c/><c t="e"><v>#REF!</v></c></row>',
    ],
)
def test_an_error_is_found_with_and_without_references(rows: str) -> None:
    assert marks(xlsx(rows)).error_cells == {(4, 3): "#REF!"}


@pytest.mark.parametrize(
    "formula",
    [
        "<f>A1*2</f>",
        "<f>A1*2</f><v></v>",
        "<f>A1*2</f><v/>",
        '<f t="shared" si="0"/>',
        "<f>A1</f>\n",
    ],
)
def test_a_formula_that_was_never_calculated_is_found(formula: str) -> None:
    assert marks(xlsx(f'<row r="2"><c r="B2">{formula}</c></row>')).unevaluated == [(2, 2)]


def test_a_formula_with_a_result_is_no_mark_even_if_that_is_empty_text() -> None:
    rows = (
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c>'
        '<c r="B1" t="str"><f>""</f><v></v></c><c r="C1"><f>X</f></c></row>'
    )
    assert marks(xlsx(rows)).unevaluated == [(1, 3)]


def test_hidden_rows_are_counted_up_to_the_last_row_read() -> None:
    rows = (
        '<row r="2" hidden="1"/><row hidden="true"/><row r="5" hidden="0"/><row r="9" hidden="1"/>'
    )
    assert marks(xlsx(rows), last_row=8).hidden_rows == [2, 3]


def test_cells_behind_the_last_row_read_leave_no_marks() -> None:
    rows = '<row r="9"><c r="A9" t="e"><v>#N/A</v></c><c r="B9"><f>1</f></c></row>'
    assert marks(xlsx(rows), last_row=8) == Marks()


def test_merged_cells_are_told() -> None:
    after = '<mergeCells><mergeCell ref="B2:C3"/><mergeCell ref="D4"/><mergeCell/></mergeCells>'
    assert marks(xlsx("", after)).merged == [(2, 2, 3, 3)]


def test_a_prefix_does_not_hide_the_marks() -> None:
    part = (
        f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData><x:row r="3" x:other="" hidden="1">'
        '<x:c r="A3" t="e"><x:v>#N/A</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    )
    found = marks(zipped({PART: part}))
    assert (found.hidden_rows, found.error_cells) == ([3], {(3, 1): "#N/A"})


def test_a_trace_across_two_chunks_is_found() -> None:
    filler = "x" * (1024 * 1024 - 150)
    rows = f'<row r="1">{cell("A1", filler)}<c r="B1" t="e"><v>#N/A</v></c></row>'
    for shift in range(0, 60, 7):
        assert marks(xlsx("x" * shift + rows)).error_cells == {(1, 2): "#N/A"}


def test_rows_keep_their_numbers_beside_rows_without_trace() -> None:
    plain = f"<row>{cell('A1', 'text')}</row><row/>"
    error = '<row hidden="1"><c/><c t="e"><v>#N/A</v></c></row>'
    found = marks(xlsx(plain + error + plain + error))
    assert found.hidden_rows == [3, 6]
    assert found.error_cells == {(3, 2): "#N/A", (6, 2): "#N/A"}


def test_a_row_longer_than_the_buffer_is_read() -> None:
    filler = cell("A2", "x" * (9 * 1024 * 1024))
    rows = f'<row r="2" hidden="1">{filler}<c r="B2" t="e"><v>#N/A</v></c></row><row r="3"/>'
    found = marks(xlsx(rows))
    assert (found.hidden_rows, found.error_cells) == ([2], {(2, 2): "#N/A"})


def test_entities_are_refused_while_parsing() -> None:
    bomb = f'<!DOCTYPE x [<!ENTITY a "b">]><worksheet xmlns="{MAIN}">&a;</worksheet>'
    with pytest.raises(RefusedError, match="entities"):
        marks(zipped({PART: bomb}))
