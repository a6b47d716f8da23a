"""Reading a written workbook back with each of the two readers, in this process."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from isms_desktop.domain.sheets import Sheet, Workbook
from isms_desktop.exchange.grid import clean_rows


def with_calamine(path: Path) -> Workbook:
    with CalamineWorkbook.from_path(str(path)) as book:
        sheets = [
            (name, book.get_sheet_by_name(name).to_python(skip_empty_area=False))
            for name in book.sheet_names
        ]
    return Workbook("xlsx", tuple(Sheet(n, tuple(map(tuple, clean_rows(r)))) for n, r in sheets))


def with_openpyxl(path: Path) -> Workbook:
    book = openpyxl.load_workbook(path)
    sheets = [(s.title, cast("Any", s.iter_rows(values_only=True))) for s in book.worksheets]
    return Workbook("xlsx", tuple(Sheet(n, tuple(map(tuple, clean_rows(r)))) for n, r in sheets))


Reader = Callable[[Path], Workbook]
both_readers = pytest.mark.parametrize("read", [with_calamine, with_openpyxl])
