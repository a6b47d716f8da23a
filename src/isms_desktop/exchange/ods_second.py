"""The second reader of OpenDocument sheets, for files written with line breaks between elements."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Final
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from defusedxml.ElementTree import iterparse

from isms_desktop.domain.sheets import CellValue
from isms_desktop.exchange.grid import RawSheet, Row, clean_rows
from isms_desktop.exchange.limits import Limits, RefusedError

_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_NUMBERS: Final = frozenset({"float", "percentage", "currency"})


def read_ods(package: ZipFile, limits: Limits) -> list[RawSheet]:
    """All tables; repeated rows and cells are written out up to the limits."""
    sheets: list[RawSheet] = []
    with package.open("content.xml") as stream:
        for event, element in iterparse(stream, events=("start", "end")):
            if event == "start" and element.tag == f"{_TABLE}table":
                sheets.append(RawSheet(element.get(f"{_TABLE}name", ""), []))
            elif event == "end" and element.tag == f"{_TABLE}table-row":
                if sheets:
                    _add_row(sheets[-1], element, limits)
                element.clear()
    for sheet in sheets:
        sheet.rows = clean_rows(sheet.rows)
    return sheets


def _add_row(sheet: RawSheet, element: Element, limits: Limits) -> None:
    cells: Row = []
    for cell in element:
        if cell.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            value = _value(cell) if cell.tag == f"{_TABLE}table-cell" else None
            cells += [value] * _repeated(cell, "columns", limits.columns + 1 - len(cells))
    while cells and cells[-1] in (None, ""):
        cells.pop()
    room = limits.rows - len(sheet.rows)
    times = _repeated(element, "rows", room + 1)
    if times * len(cells) > limits.cells:
        raise RefusedError("unpacks_too_large")
    sheet.rows += [list(cells) for _ in range(min(times, room))]
    sheet.is_cut = sheet.is_cut or bool(cells and times > room)


def _repeated(element: Element, what: str, most: int) -> int:
    times = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return min(int(times), most) if times.isdecimal() else 1


def _value(cell: Element) -> CellValue:
    kind = cell.get(f"{_OFFICE}value-type", "")
    said = cell.get(f"{_OFFICE}value", "")
    try:
        if kind in _NUMBERS:
            return float(said)
        if kind == "date":
            text = cell.get(f"{_OFFICE}date-value", "")
            return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
        if kind == "time":
            return _time_of_day(cell.get(f"{_OFFICE}time-value", ""))
    except ValueError:
        return _text(cell)
    if kind == "boolean":
        return cell.get(f"{_OFFICE}boolean-value") == "true"
    return cell.get(f"{_OFFICE}string-value") or _text(cell)


def _time_of_day(duration: str) -> time:
    """PT09H30M00S as 09:30; raises ValueError for what is no time of day."""
    return datetime.strptime(duration.partition(".")[0].rstrip("S"), "PT%HH%MM%S").time()  # noqa: DTZ007  # a clock time has no zone


def _text(cell: Element) -> str:
    return "\n".join("".join(_pieces(p)) for p in cell.findall(f"{_TEXT}p"))


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            yield " " * min(int(child.get(f"{_TEXT}c", "1") or 1), 1000)
        elif child.tag == f"{_TEXT}tab":
            yield "\t"
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        else:
            yield from _pieces(child)
        yield child.tail or ""
