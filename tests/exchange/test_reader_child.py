import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from isms_desktop.exchange.limits import Limits, RefusedError
from isms_desktop.exchange.reader_child import FIRST, SECOND, answer_file
from tests.exchange.foreign_files import COMMAND, biff_records, cell, ods, ole, saved, xlsx


def answered(path: Path, limits: Limits | None = None, reader: str = FIRST) -> list[dict[str, Any]]:
    answer = io.StringIO()
    answer_file(answer, path, limits or Limits(), reader)
    return [json.loads(line) for line in answer.getvalue().splitlines()]


def test_the_answer_names_the_format_the_sheets_and_its_end(tmp_path: Path) -> None:
    lines = answered(saved(tmp_path, "log.csv", "Ref;Due\n1;soon\n"))
    assert lines[0] == {"format": "csv"}
    assert lines[1]["sheet"]["name"] == "log"
    assert lines[1]["sheet"]["row_count"] == 2
    assert lines[2:] == [{"rows": [["Ref", "Due"], ["1", "soon"]]}, {"end": True}]


def test_rows_come_in_blocks(tmp_path: Path) -> None:
    lines = answered(saved(tmp_path, "log.csv", "a;b\n" * 600))
    assert [len(line["rows"]) for line in lines if "rows" in line] == [250, 250, 100]


@pytest.mark.parametrize("reader", [FIRST, SECOND])
def test_both_readers_tell_the_same(tmp_path: Path, reader: str) -> None:
    path = tmp_path / "log.xlsx"
    book = openpyxl.Workbook()
    log = book.worksheets[0]
    log.append(["Ref", "Count", "=1/0"])
    log.append(["INC-1", 3.0, True])
    log.row_dimensions[2].hidden = True
    log.merge_cells("A4:B5")
    log["A4"] = "merged"
    book.save(path)
    about, rows = (
        line for line in answered(path, reader=reader) if "end" not in line and "format" not in line
    )
    assert rows["rows"] == [
        ["Ref", "Count", None],
        ["INC-1", 3, True],
        [None, None, None],
        ["merged", None, None],
    ]
    sheet = about["sheet"]
    assert (sheet["hidden_rows"], sheet["unevaluated"]) == ([2], [[1, 3]])
    assert sheet["merged"] == [[4, 1, 5, 2]]


def test_the_second_reader_opens_ods(tmp_path: Path) -> None:
    table = (
        '<table:table-row> <table:table-cell office:value-type="string"><text:p>Ref</text:p>'
        "</table:table-cell></table:table-row>"
    )
    lines = answered(saved(tmp_path, "log.ods", ods(table)))
    assert lines[2] == {"rows": [["Ref"]]}


def test_old_workbooks_have_no_second_reader(tmp_path: Path) -> None:
    path = saved(tmp_path, "log.xls", ole("Workbook", after=biff_records(0x42)))
    with pytest.raises(RefusedError, match="damaged"):
        answered(path)
    with pytest.raises(RefusedError, match="damaged"):
        answered(path, reader=SECOND)


def test_a_wide_used_area_goes_to_the_second_reader(tmp_path: Path) -> None:
    rows = (
        f'<row r="1">{cell("A1", "Ref")}{cell("XFD1", "far")}</row>'
        f'<row r="900">{cell("A900", 1)}</row>'
    )
    lines = answered(saved(tmp_path, "log.xlsx", xlsx(rows)), Limits(cells=1_000_000))
    assert lines[2]["rows"][0] == ["Ref"]


def test_the_process_answers_a_refusal_and_ends_well(tmp_path: Path) -> None:
    path = saved(tmp_path, "log.xlsx", "%PDF-1.4")
    done = subprocess.run(
        [*COMMAND, str(path), Limits().to_json(), FIRST], capture_output=True, check=True
    )
    assert json.loads(done.stdout) == {"refused": "pdf", "details": ""}


def test_the_child_starts_without_window_and_database() -> None:
    script = (
        "import sys, isms_desktop.exchange.reader_child\n"
        "heavy = ('PySide6', 'sqlalchemy', 'openpyxl', 'python_calamine', 'charset_normalizer')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
