"""The shipped example log is the one its maker writes."""

import re
from datetime import datetime
from pathlib import Path

from openpyxl import load_workbook

from isms_desktop.runtime import resources
from isms_desktop.services.examples import LOG
from tests.fixtures.make_example_log import AS_AT, HEADER_ROW, HEADERS, RECORDS, rows, write

Cells = list[tuple[object, ...]]


def cells(path: Path) -> dict[str, Cells]:
    book = load_workbook(path)
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


def test_the_shipped_file_is_the_one_its_maker_writes(tmp_path: Path) -> None:
    write(tmp_path / "log.xlsx")
    assert cells(resources.path(LOG)) == cells(tmp_path / "log.xlsx")


def test_it_looks_like_a_list_kept_by_hand() -> None:
    log = cells(resources.path(LOG))["Log"]
    assert log[HEADER_ROW - 1] == HEADERS
    assert any(value is None for value in log[HEADER_ROW - 2])
    assert all(value is None for value in log[HEADER_ROW - 3])
    assert log[-2][0] == "Total"
    blank = [row for row in log[HEADER_ROW:-3] if not any(row)]
    assert len(blank) == 2


def test_it_holds_sixty_records_with_dates_as_text() -> None:
    records = rows()
    assert len(records) == RECORDS
    date_columns = [HEADERS.index(name) for name in ("Date", "Due", "Completed")]
    for record in records:
        for column in date_columns:
            value = record[column]
            assert value is None or re.fullmatch(r"\d\d\.\d\d\.\d{4}", value)
    first = datetime.strptime(records[0][1] or "", "%d.%m.%Y").astimezone().date()
    assert 480 <= (AS_AT - first).days <= 560


def test_it_has_what_makes_such_lists_hard() -> None:
    columns = dict(zip(HEADERS, zip(*rows(), strict=True), strict=True))
    owners = {name for cell in columns["Responsible"] if cell for name in cell.split(" / ")}
    assert {"Jonas Brandt", "J. Brandt"} <= owners
    assert any(cell and " / " in cell for cell in columns["Responsible"])
    assert any(cell and "\n2) " in cell for cell in columns["Action(s)"])
    assert set(columns["Status"]) == {
        "open",
        "WIP",
        "waiting",
        "done",
        "verified",
        "accepted",
        "void",
    }
