import io
from zipfile import ZipFile

import pytest

from isms_desktop.exchange.book_readers import second_reader
from isms_desktop.exchange.limits import Limits, RefusedError
from isms_desktop.exchange.xlsx_parts import mended, sheet_parts
from tests.exchange.foreign_files import MAIN, OFFICE, cell, relationship, xlsx_parts, zipped

SHEET = "xl/worksheets/sheet1.xml"
ROW = f'<row r="1">{cell("A1", "Ref")}</row>'

Parts = dict[str, str | bytes]


def parts_of(parts: Parts) -> dict[str, str]:
    with ZipFile(io.BytesIO(zipped(parts))) as package:
        return sheet_parts(package)


def read_mended(parts: Parts) -> list[list[object]]:
    sheets = second_reader(mended(io.BytesIO(zipped(parts))), Limits())
    return [list(row) for sheet in sheets for row in sheet.rows]


@pytest.mark.parametrize(
    "target", ["worksheets/sheet1.xml", "/xl/worksheets/sheet1.xml", "Worksheets\\Sheet1.xml"]
)
def test_a_sheet_is_found_however_the_way_is_written(target: str) -> None:
    parts = xlsx_parts(ROW) | {"xl/_rels/workbook.xml.rels": relationship("worksheet", target)}
    assert parts_of(parts) == {"Log": SHEET}


def test_a_workbook_outside_its_usual_folder_is_found() -> None:
    parts: Parts = {
        "workbook.xml": xlsx_parts("")["xl/workbook.xml"],
        "_rels/workbook.xml.rels": relationship("worksheet", "sheet1.xml"),
        "sheet1.xml": "",
    }
    assert parts_of(parts) == {"Log": "sheet1.xml"}


def test_a_sheet_without_a_way_to_it_is_missing() -> None:
    bare = f'<workbook xmlns="{MAIN}"><sheets><sheet name="Log" sheetId="1"/></sheets></workbook>'
    assert parts_of(xlsx_parts(ROW) | {"xl/workbook.xml": bare}) == {}
    assert parts_of({"xl/other.xml": ""}) == {}


def test_backslashes_and_capitals_in_names_are_mended() -> None:
    parts = {
        name.replace("/", "\\") if name.startswith("xl/") else name.upper(): content
        for name, content in xlsx_parts(ROW).items()
    }
    assert read_mended(parts) == [["Ref"]]


def test_parts_in_utf_16_are_mended() -> None:
    head = '<?xml version="1.0" encoding="UTF-16"?>'
    parts: Parts = {
        name: (head + str(content)).encode("utf-16") for name, content in xlsx_parts(ROW).items()
    }
    assert read_mended(parts) == [["Ref"]]


def test_characters_that_xml_cannot_hold_are_mended() -> None:
    faulty = cell("A1", "R & D\x01 &#x2; &amp; &#65;")
    parts = xlsx_parts(f'<row r="1">{faulty}</row>')
    assert read_mended(parts) == [["R & D  & A"]]


def test_a_lone_sheet_takes_the_place_of_a_missing_one() -> None:
    parts = xlsx_parts(ROW)
    parts["xl/worksheets/other.xml"] = parts.pop(SHEET)
    assert read_mended(parts) == [["Ref"]]


def test_a_damaged_way_to_the_workbook_is_written_anew() -> None:
    assert read_mended(xlsx_parts(ROW) | {"_rels/.rels": "no xml"}) == [["Ref"]]


def test_escapes_are_read_once() -> None:
    parts = xlsx_parts(f'<row r="1">{cell("A1", "a_x000D_b _x005F_x000D_")}</row>')
    assert read_mended(parts) == [["a\nb _x000D_"]]


def test_entities_are_refused() -> None:
    parts = xlsx_parts(ROW)
    parts[SHEET] = f'<!DOCTYPE x SYSTEM "http://{OFFICE}/x.dtd">{parts[SHEET]!s}'
    with pytest.raises(RefusedError, match="entities"):
        mended(io.BytesIO(zipped(parts)))
