import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from isms_desktop.exchange.guards import format_of
from isms_desktop.exchange.limits import Limits, RefusedError
from tests.exchange.foreign_files import biff_records, ods, ole, saved, xlsx, xlsx_parts, zipped

MB = 1024 * 1024
MACRO = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"


def reason(folder: Path, content: bytes | str, limits: Limits | None = None) -> str:
    with pytest.raises(RefusedError) as caught:
        format_of(saved(folder, "file.xlsx", content), limits or Limits())
    return caught.value.reason


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (xlsx(""), "xlsx"),
        (zipped(xlsx_parts("") | {"[Content_Types].xml": MACRO}), "xlsm"),
        (zipped(xlsx_parts("") | {"xl/vbaProject.bin": b""}), "xlsm"),
        (zipped({"XL\\Workbook.bin": b""}), "xlsb"),
        (zipped({"workbook.xml": b"", "sheet1.xml": b""}), "xlsx"),
        (ods(""), "ods"),
        (ole("Workbook", after=biff_records(0x42)), "xls"),
        (ole("Book"), "xls"),
        (ole("Workbook", "WordDocument"), "xls"),
        (b"Ref;Due\n", "csv"),
        ("<Ref>;Due\n", "csv"),
    ],
)
def test_the_bytes_tell_the_format_whatever_the_ending(
    tmp_path: Path, content: bytes, expected: str
) -> None:
    assert format_of(saved(tmp_path, "file.xlsx", content), Limits()) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"PK\x05\x06" + bytes(18), "damaged_zip"),
        (b"PK\x03\x04 and nothing more", "damaged_zip"),
        (b"%PDF-1.7", "pdf"),
        (b"\x89PNG\r\n", "picture"),
        (b"\x1f\x8b\x08", "archive"),
        (b"\x09\x04\x06\x00\x00\x00", "old_excel"),
        ("<!DOCTYPE html><p>", "web_page"),
        ('<?xml version="1.0"?><html>', "web_page"),
        ('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>', "excel_2003_xml"),
        ('<?xml version="1.0"?><log/>', "xml"),
        ("\ufeff<html>".encode("utf-16-le"), "web_page"),
        (zipped({"word/document.xml": b""}), "word"),
        (zipped({"ppt/presentation.xml": b""}), "other_file"),
        (zipped({"Index/Document.iwa": b""}), "apple_numbers"),
        (zipped({"photo.jpg": b""}), "archive"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "word"),
        (zipped({"mimetype": "application/epub+zip"}), "other_file"),
        (ole("WordDocument", "Workbook"), "word"),
        (ole("EncryptedPackage"), "password"),
        (ole("Workbook", after=biff_records(0xE1, 0x2F)), "password"),
        (b"\x04Jana".ljust(55) + bytes(110), "lock_file"),
    ],
)
def test_what_is_no_workbook_is_named(tmp_path: Path, content: bytes | str, expected: str) -> None:
    assert reason(tmp_path, content) == expected


def test_an_encrypted_ods_file_is_password_protected(tmp_path: Path) -> None:
    mime = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = "<manifest:encryption-data/>"
    content = zipped({"mimetype": mime, "META-INF/manifest.xml": manifest})
    assert reason(tmp_path, content) == "password"
    assert format_of(saved(tmp_path, "b.ods", zipped({"mimetype": mime})), Limits()) == "ods"


@pytest.mark.parametrize("name", ["../xl/evil.xml", "C:/evil.xml", "xl\\..\\..\\evil.xml"])
def test_names_that_point_outside_are_refused(tmp_path: Path, name: str) -> None:
    assert reason(tmp_path, zipped(xlsx_parts("") | {name: b""})) == "unsafe_names"


@pytest.mark.parametrize(
    ("twin", "is_refused"),
    [("xl/worksheets/sheet1.xml", True), ("xl\\Workbook.xml", True), ("docProps/app.xml", False)],
)
def test_a_sheet_that_is_there_twice_is_refused(
    tmp_path: Path, twin: str, is_refused: bool
) -> None:
    parts = {name: text for name, text in xlsx_parts("").items() if name != twin}
    content = BytesIO(zipped(parts))
    with zipfile.ZipFile(content, "a") as package:
        package.writestr(twin, b"<one/>")
        with pytest.warns(UserWarning, match="Duplicate"):
            package.writestr(twin, b"<two/>")
    if is_refused:
        assert reason(tmp_path, content.getvalue()) == "twin_parts"
    else:
        assert format_of(saved(tmp_path, "file.xlsx", content.getvalue()), Limits()) == "xlsx"


def test_many_parts_and_large_parts_are_refused(tmp_path: Path) -> None:
    parts = xlsx_parts("") | {"xl/one.bin": bytes(range(256)) * 40}
    assert reason(tmp_path, zipped(parts), Limits(parts=4)) == "too_many_parts"
    assert reason(tmp_path, zipped(parts), Limits(part_size=9_999)) == "unpacks_too_large"
    assert reason(tmp_path, zipped(parts), Limits(total_size=10_000)) == "unpacks_too_large"


def test_the_ratio_counts_for_big_parts_only(tmp_path: Path) -> None:
    small = zipped(xlsx_parts("") | {"xl/zero.bin": bytes(MB)})
    assert format_of(saved(tmp_path, "small.xlsx", small), Limits()) == "xlsx"
    assert reason(tmp_path, small, Limits(ratio_from=1000)) == "unpacks_too_large"
