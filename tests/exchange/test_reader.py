import os
import sys
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.progress import CancelledError
from isms_desktop.exchange.limits import Limits
from isms_desktop.exchange.reader import SpreadsheetReader, child_command
from tests.exchange.foreign_files import (
    biff_records,
    cell,
    ods,
    ole,
    saved,
    spreadsheet_reader,
    xlsx,
    xlsx_parts,
    zipped,
)

MB = 1024 * 1024
SHEET = "xl/worksheets/sheet1.xml"


def refused(path: Path, limits: Limits | None = None) -> UserError:
    with pytest.raises(UserError) as caught:
        spreadsheet_reader(limits).read(path)
    assert caught.value.hint
    return caught.value


def with_child(script: str, limits: Limits | None = None) -> SpreadsheetReader:
    return SpreadsheetReader(limits or Limits(), (sys.executable, "-c", script))


def test_a_workbook_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "log.xlsx"
    book = openpyxl.Workbook()
    log = book.worksheets[0]
    log.title = "Log"
    log["B2"], log["C2"], log["D2"] = "Ref", "1.10", 1.5
    log["B3"], log["C3"], log["D3"] = 7, True, date(2024, 7, 13)
    log["B4"], log["C4"] = datetime(2024, 7, 13, 9, 30), "two\nlines"  # noqa: DTZ001  a cell has no zone
    hidden = book.create_sheet("Closed")
    hidden.sheet_state = "veryHidden"
    hidden["A1"] = "Ref"
    book.create_chartsheet("Chart")
    book.save(path)

    workbook = spreadsheet_reader().read(path)

    assert workbook.format == "xlsx"
    assert [(s.name, s.is_hidden) for s in workbook.sheets] == [("Log", False), ("Closed", True)]
    assert workbook.sheets[0].rows == (
        (None, None, None, None),
        (None, "Ref", "1.10", 1.5),
        (None, 7, True, date(2024, 7, 13)),
        (None, datetime(2024, 7, 13, 9, 30), "two\nlines", None),  # noqa: DTZ001  as above
    )
    assert [type(v) for v in workbook.sheets[0].rows[2]] == [type(None), int, bool, date]
    assert workbook.warnings == ()


def test_what_cells_do_not_show_comes_with_them(tmp_path: Path) -> None:
    rows = (
        f'<row r="1">{cell("A1", "Ref")}{cell("B1", "Cost")}</row>'
        f'<row r="2" hidden="1">{cell("A2", 1)}<c r="B2" t="e"><v>#N/A</v></c></row>'
        f'<row r="3">{cell("A3", 2)}<c r="B3"><f>A3*2</f></c></row>'
        f'<row r="4">{cell("A4", "kept")}{cell("B4", "covered")}</row>'
    )
    path = saved(
        tmp_path, "log.xlsx", xlsx(rows, '<mergeCells><mergeCell ref="A4:B4"/></mergeCells>')
    )

    workbook = spreadsheet_reader().read(path)

    (sheet,) = workbook.sheets
    assert sheet.rows == (("Ref", "Cost"), (1, None), (2, None), ("kept", None))
    assert sheet.hidden_rows == {2}
    assert sheet.error_cells == {(2, 2): "#N/A"}
    assert sheet.unevaluated == {(3, 2)}
    assert sheet.merged == ((4, 1, 4, 2),)
    assert sheet.is_hidden_known
    assert len(workbook.warnings) == 2


def test_an_ods_file_says_that_hidden_rows_cannot_be_known(tmp_path: Path) -> None:
    table = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>Ref</text:p>'
        "</table:table-cell></table:table-row>"
    )
    workbook = spreadsheet_reader().read(saved(tmp_path, "log.xlsx", ods(table)))
    assert workbook.format == "ods"
    assert workbook.sheets[0].rows == (("Ref",),)
    assert not workbook.sheets[0].is_hidden_known
    assert "hidden" in workbook.warnings[0]


def test_macros_are_said_and_left_alone(tmp_path: Path) -> None:
    parts = xlsx_parts(f"<row>{cell('A1', 'Ref')}</row>") | {"xl/vbaProject.bin": b"code"}
    workbook = spreadsheet_reader().read(saved(tmp_path, "log.xlsm", zipped(parts)))
    assert workbook.format == "xlsm"
    assert "macros" in workbook.warnings[0]


def test_a_text_table_is_read_and_progress_reported(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []

    def watch(done: int, total: int, what: str = "") -> None:
        seen.append((done, total))

    path = saved(tmp_path, "log.csv", "Ref;Due\n1;2024-07-13\n")
    workbook = spreadsheet_reader().read(path, watch)
    assert workbook.sheets[0].rows == (("Ref", "Due"), ("1", "2024-07-13"))
    assert seen[0] == (0, 0)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.xlsx", b"", "empty"),
        ("blank.csv", "\n\n;\n", "empty"),
        ("blank.xlsx", xlsx(""), "empty"),
        ("~$log.xlsx", b"\x04Jana", "lock_file"),
        (".~lock.log.ods#", ",jana,host", "lock_file"),
        ("log.xlsx", "{\\rtf1 hello}", "not_a_workbook"),
        ("log.xls", "<html><table><tr><td>Ref</td></tr></table></html>", "not_a_workbook"),
        ("log.xls", ole("EncryptedPackage"), "password_protected"),
        ("log.xls", ole("Workbook", after=biff_records(0x2F)), "password_protected"),
        ("log.xls", ole("Workbook", after=biff_records(0x42)), "damaged"),
        ("log.xlsx", xlsx("<row/>")[:300], "damaged"),
        ("log.xlsx", zipped(xlsx_parts("") | {"xl/workbook.xml": "<workbook"}), "damaged"),
        ("log.xlsx", zipped(xlsx_parts("") | {SHEET: "<worksheet><row><c"}), "damaged"),
        ("log.csv", b"\x01\x00\x02\x00\x00\x03Ref;Due", "not_a_workbook"),
    ],
)
def test_a_refused_file_has_a_reason(
    tmp_path: Path, name: str, content: bytes | str, code: str
) -> None:
    assert refused(saved(tmp_path, name, content)).code == code


def test_a_name_that_is_no_file_is_not_found(tmp_path: Path) -> None:
    assert refused(tmp_path / "gone.xlsx").code == "not_found"
    assert refused(tmp_path).code == "not_found"
    assert refused(tmp_path / "bad\x00name.xlsx").code == "not_found"


def test_a_large_file_is_not_even_opened(tmp_path: Path) -> None:
    path = saved(tmp_path, "log.csv", "a;b\n" * 100)
    assert refused(path, Limits(file_size=100)).code == "too_large"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    parts = xlsx_parts("") | {"xl/media/blob.bin": bytes(11 * MB)}
    assert refused(saved(tmp_path, "log.xlsx", zipped(parts))).code == "too_large"


def test_a_sheet_that_claims_every_cell_is_read_as_far_as_it_is_filled(tmp_path: Path) -> None:
    parts = xlsx_parts(f'<row r="1">{cell("A1", "Ref")}</row>')
    sheet = str(parts["xl/worksheets/sheet1.xml"])
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(
        "<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>'
    )
    path = saved(tmp_path, "log.xlsx", zipped(parts))
    assert spreadsheet_reader().read(path).sheets[0].rows == (("Ref",),)


def test_a_stray_cell_at_the_far_corner_does_not_lose_the_table(tmp_path: Path) -> None:
    rows = (
        f'<row r="1">{cell("A1", "Ref")}</row><row r="1048576">{cell("XFD1048576", "stray")}</row>'
    )
    workbook = spreadsheet_reader().read(saved(tmp_path, "log.xlsx", xlsx(rows)))
    assert workbook.sheets[0].rows[0] == ("Ref",)
    assert "very long" in workbook.warnings[0]


def test_entities_of_the_file_s_own_are_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    parts = xlsx_parts("")
    parts["xl/worksheets/sheet1.xml"] = bomb + str(parts["xl/worksheets/sheet1.xml"]).replace(
        "<sheetData>", f"<sheetData><row>{cell('A1', '&b;')}</row>"
    )
    assert refused(saved(tmp_path, "log.xlsx", zipped(parts))).code == "damaged"


def test_too_many_rows_and_columns_are_cut_and_said(tmp_path: Path) -> None:
    path = saved(tmp_path, "log.csv", "a;b;c\n" * 10)
    workbook = spreadsheet_reader(Limits(rows=4, columns=2)).read(path)
    assert workbook.sheets[0].rows == (("a", "b"),) * 4
    assert [w for w in workbook.warnings if "4" in w or "2" in w] == list(workbook.warnings)
    assert len(workbook.warnings) == 2


def test_too_much_text_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path, "log.csv", "word;word\n" * 10)
    assert refused(path, Limits(characters=50)).code == "too_large"


def test_a_child_that_hangs_is_stopped(tmp_path: Path) -> None:
    path = saved(tmp_path, "log.csv", "a;b")
    with pytest.raises(UserError) as caught:
        with_child("import time; time.sleep(60)", Limits(seconds=0.2)).read(path)
    assert caught.value.code == "timeout"


def test_a_child_that_eats_memory_is_stopped(tmp_path: Path) -> None:
    path = saved(tmp_path, "log.csv", "a;b")
    script = "import time; x = b'x' * 200_000_000; time.sleep(60)"
    with pytest.raises(UserError) as caught:
        with_child(script, Limits(memory=100 * MB)).read(path)
    assert caught.value.code == "too_large"


@pytest.mark.parametrize(
    "script",
    [
        "import os; os.abort()",
        "print('no json')",
        "print('[1]')",
        "print('{\"rows\": [[1]]}')",
        'print(\'{"format": "csv"}\')',
        "print('[' * 100_000)",
    ],
)
def test_a_child_that_dies_or_talks_nonsense_gives_one_sentence(
    tmp_path: Path, script: str
) -> None:
    with pytest.raises(UserError) as caught:
        with_child(script).read(saved(tmp_path, "log.csv", "a;b"))
    assert caught.value.code == "damaged"


def test_the_second_reader_takes_over_when_the_first_child_died(tmp_path: Path) -> None:
    script = (
        "import os, sys\n"
        "from isms_desktop.exchange.reader_child import main\n"
        "os.abort() if sys.argv[3] == 'first' else sys.exit(main(sys.argv[1:]))"
    )
    path = saved(tmp_path, "log.xlsx", xlsx(f"<row>{cell('A1', 'Ref')}</row>"))
    assert with_child(script).read(path).sheets[0].rows == (("Ref",),)


@pytest.mark.skipif(sys.platform == "win32", reason="asks for a process as POSIX does")
def test_cancel_leaves_no_child_behind(tmp_path: Path) -> None:
    note = tmp_path / "pid"
    script = f"import os, time; open({str(note)!r}, 'w').write(str(os.getpid())); time.sleep(60)"

    def cancelled(done: int, total: int, what: str = "") -> None:
        if note.exists() and note.read_text():
            raise CancelledError

    with pytest.raises(CancelledError):
        with_child(script).read(saved(tmp_path, "log.csv", "a;b"), cancelled)
    with pytest.raises(ProcessLookupError):
        os.kill(int(note.read_text()), 0)


def test_a_child_that_floods_is_stopped_with_the_time(tmp_path: Path) -> None:
    script = 'while True: print(\'{"warning": ["x"]}\', flush=True)'
    with pytest.raises(UserError) as caught:
        with_child(script, Limits(seconds=0.5)).read(saved(tmp_path, "log.csv", "a;b"))
    assert caught.value.code == "timeout"


def test_the_child_is_started_in_a_checkout_and_in_a_frozen_program(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert child_command() == [sys.executable, "-m", "isms_desktop", "read-sheets"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child_command() == [sys.executable, "read-sheets"]
