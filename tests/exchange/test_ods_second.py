import io
from datetime import date, datetime, time
from zipfile import ZipFile

import pytest

from isms_desktop.exchange.grid import RawSheet
from isms_desktop.exchange.limits import Limits, RefusedError
from isms_desktop.exchange.ods_second import read_ods
from tests.exchange.foreign_files import ods


def sheet(table: str, limits: Limits | None = None) -> RawSheet:
    with ZipFile(io.BytesIO(ods(table))) as package:
        (found,) = read_ods(package, limits or Limits())
    return found


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>\n  {' '.join(cells)}\n</table:table-row>\n"


def typed(kind: str, more: str = "", text: str = "") -> str:
    return f'<table:table-cell office:value-type="{kind}" {more}>{text}</table:table-cell>'


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (typed("float", 'office:value="3"'), 3),
        (typed("percentage", 'office:value="0.5"'), 0.5),
        (typed("date", 'office:date-value="2024-07-13"'), date(2024, 7, 13)),
        (
            typed("date", 'office:date-value="2024-07-13T09:30:00"'),
            datetime(2024, 7, 13, 9, 30),  # noqa: DTZ001  a cell has no zone
        ),
        (typed("time", 'office:time-value="PT09H30M00.5S"'), time(9, 30)),
        (typed("time", 'office:time-value="PT30H00M00S"', "<text:p>30:00</text:p>"), "30:00"),
        (typed("boolean", 'office:boolean-value="true"'), True),
        (typed("string", 'office:string-value="said"'), "said"),
        (typed("string", "", "<text:p>one</text:p><text:p>two</text:p>"), "one\ntwo"),
        (
            typed(
                "string",
                "",
                '<text:p>a<text:s text:c="2"/>b<text:tab/><text:span>c</text:span>'
                "<text:line-break/>d</text:p>",
            ),
            "a  b\tc\nd",
        ),
    ],
)
def test_a_cell_has_its_value(written: str, value: object) -> None:
    assert sheet(row(written)).rows == [[value]]


def test_repeated_cells_and_rows_are_written_out() -> None:
    ref = typed("string", 'table:number-columns-repeated="2"', "<text:p>x</text:p>")
    table = row(ref, more=' table:number-rows-repeated="2"') + row(
        typed("float", 'office:value="1"')
    )
    assert sheet(table).rows == [["x", "x"], ["x", "x"], [1, None]]


def test_covered_cells_are_blank() -> None:
    table = row(
        typed("string", "", "<text:p>top</text:p>"),
        "<table:covered-table-cell><text:p>under</text:p></table:covered-table-cell>",
        typed("string", "", "<text:p>next</text:p>"),
    )
    assert sheet(table).rows == [["top", None, "next"]]


def test_blank_rows_without_end_cost_nothing() -> None:
    blank = row(
        '<table:table-cell table:number-columns-repeated="16384"/>',
        more=' table:number-rows-repeated="1048576"',
    )
    found = sheet(row(typed("string", "", "<text:p>x</text:p>")) + blank)
    assert found.rows == [["x"]]
    assert not found.is_cut


def test_filled_rows_without_end_are_refused_or_cut() -> None:
    table = row(typed("float", 'office:value="1"'), more=' table:number-rows-repeated="1048576"')
    found = sheet(table, Limits(rows=10))
    assert len(found.rows) == 10
    assert found.is_cut
    with pytest.raises(RefusedError, match="unpacks_too_large"):
        sheet(table, Limits(cells=1000))
