"""What a made log is, how it is written, and how what was read of it is scored."""

import csv
import io
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from isms_desktop.domain.importing.choices import ImportChoices
from isms_desktop.domain.importing.headers import Certainty
from isms_desktop.domain.importing.plan import ImportPlan
from tests.exchange.foreign_files import ods

Row = Sequence[Any]


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """One log: how it is written, and the sheet, heading row, records and columns that are right.

    `columns` names the clear ones with their field, "" for one that is no field. `questions` and
    `offers` are the kinds that have to be asked and offered.
    """

    name: str
    write: Callable[[Path], None]
    sheet: str
    header_row: int
    records: int
    columns: Mapping[str, str]
    suffix: str = ".xlsx"
    questions: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    choices: ImportChoices = field(default_factory=ImportChoices)
    values: Mapping[str, Any] = field(default_factory=dict)
    """Of the first record, by key."""

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Score:
    """The clear columns: matched right, matched wrong, and shown as unsure or not matched."""

    right: tuple[str, ...]
    wrong: tuple[str, ...]
    asked: tuple[str, ...]


def score(plan: ImportPlan, wanted: Mapping[str, str]) -> Score:
    """Compare the matching of a plan with what is right; unsure is asked, never wrong."""
    right, wrong, asked = [], [], []
    for match in plan.columns:
        if match.name not in wanted:
            continue
        key = wanted[match.name]
        if match.key == key:
            right.append(match.name)
        elif match.certainty is Certainty.SURE:
            wrong.append(match.name)
        else:
            asked.append(match.name)
    missing = [name for name in wanted if name not in {match.name for match in plan.columns}]
    return Score(tuple(right), tuple(wrong), tuple(asked + missing))


def workbook(
    *sheets: tuple[str, Sequence[Row]], then: Callable[[Workbook], None] | None = None
) -> Callable[[Path], None]:
    """Write sheets of rows; `then` finishes the workbook by hand."""

    def write(path: Path) -> None:
        book = Workbook()
        book.remove(book.worksheets[0])
        for title, rows in sheets:
            sheet: Worksheet = book.create_sheet(title)
            for row in rows:
                sheet.append(list(row))
        if then:
            then(book)
        book.save(path)

    return write


def text_table(
    rows: Sequence[Row], separator: str = ",", encoding: str = "utf-8"
) -> Callable[[Path], None]:
    """Write a text file."""

    def write(path: Path) -> None:
        file = io.StringIO()
        csv.writer(file, delimiter=separator, lineterminator="\r\n").writerows(rows)
        path.write_bytes(file.getvalue().encode(encoding))

    return write


def open_document(rows: Sequence[Row]) -> Callable[[Path], None]:
    """Write an OpenDocument sheet "Log" as LibreOffice does, with real dates and repeats."""

    def cell(value: object) -> str:
        if value is None:
            return "<table:table-cell/>"
        if isinstance(value, (date, datetime)):
            text = value.isoformat()
            return (
                f'<table:table-cell office:value-type="date" office:date-value="{text}">'
                f"<text:p>{text}</text:p></table:table-cell>"
            )
        if isinstance(value, (int, float)):
            return (
                f'<table:table-cell office:value-type="float" office:value="{value}">'
                f"<text:p>{value}</text:p></table:table-cell>"
            )
        lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
        return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'

    def write(path: Path) -> None:
        body = "".join(
            f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows
        )
        blank = '<table:table-row table:number-rows-repeated="1000"><table:table-cell/></table:table-row>'
        path.write_bytes(ods(body + blank))

    return write
