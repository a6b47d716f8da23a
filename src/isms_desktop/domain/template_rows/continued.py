"""Text that is longer than a spreadsheet's cell, and own column names that stand twice.

What does not fit its place is put on one more sheet under a key, and put together on reading.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from isms_desktop.domain.sheets import CellValue, Sheet

CONTINUED_SHEET: Final = "Continued Texts"
CONTINUED_HEADERS: Final = ("Key", "Part", "Text")
CELL_UNITS: Final = 32_700
"""The longest text left whole, in UTF-16 code units as Excel counts (its limit is 32,767)."""
_COLUMN: Final = "Column: "
_MARK: Final = re.compile(r" … \[continued on sheet Continued Texts: (T\d+)\]\Z")


def units(text: str) -> int:
    """The length as Excel counts it: characters beyond the first plane count twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def parts_of(text: str) -> tuple[str, ...]:
    """The text in parts that each fit a cell, as long as they can be."""
    data = text.encode("utf-16-le")
    parts: list[str] = []
    while len(data) > 2 * CELL_UNITS:
        end = 2 * CELL_UNITS
        if data[end - 1] & 0xFC == 0xD8:  # never between the two halves of one character
            end -= 2
        parts.append(data[:end].decode("utf-16-le"))
        data = data[end:]
    return (*parts, data.decode("utf-16-le"))


class ContinuedTexts:
    """Collects the rows of the sheet while the other sheets are written."""

    def __init__(self) -> None:
        self.rows: list[tuple[str, int, str]] = []
        self.count = 0

    def cell(self, text: str) -> str:
        """What to write into the cell of this text; its rest is kept for the sheet."""
        if len(text) * 2 <= CELL_UNITS or units(text) <= CELL_UNITS:
            return text
        self.count += 1
        key = f"T{self.count}"
        first, *rest = parts_of(text)
        self.rows.extend((key, number, part) for number, part in enumerate(rest, start=2))
        # With its mark the cell is longer than any text left whole, so none can look like it.
        return f"{first} … [continued on sheet {CONTINUED_SHEET}: {key}]"

    def name_column(self, header: str, name: str) -> None:
        """Keep the user's own name of a column whose header had to differ."""
        self.rows.extend((_COLUMN + header, n, part) for n, part in enumerate(parts_of(name), 1))


def without_continuations(sheets: Iterable[Sheet]) -> tuple[list[Sheet], Mapping[str, str]]:
    """The sheets with their long texts put together, and the own names of columns by header."""
    sheets = list(sheets)
    kept = [sheet for sheet in sheets if sheet.name != CONTINUED_SHEET]
    texts = _texts(sheet for sheet in sheets if sheet.name == CONTINUED_SHEET)
    names = {key[len(_COLUMN) :]: text for key, text in texts.items() if key.startswith(_COLUMN)}
    if len(names) < len(texts):
        kept = [_joined(sheet, texts) for sheet in kept]
    return kept, names


def _texts(sheets: Iterable[Sheet]) -> dict[str, str]:
    parts = sorted(part for sheet in sheets for part in _parts(sheet.rows))
    texts: dict[str, str] = {}
    for key, _number, text in parts:
        texts[key] = texts.get(key, "") + text
    return texts


def _parts(rows: Sequence[Sequence[CellValue]]) -> Iterator[tuple[str, int, str]]:
    for row in rows:
        match row:
            case [str(key), int(number), str(text), *_]:
                yield key, number, text


def _joined(sheet: Sheet, texts: Mapping[str, str]) -> Sheet:
    rows = tuple(tuple(_whole(cell, texts) for cell in row) for row in sheet.rows)
    return Sheet(sheet.name, rows, first_row=sheet.first_row)


def _whole(cell: CellValue, texts: Mapping[str, str]) -> CellValue:
    if not isinstance(cell, str) or len(cell) * 2 <= CELL_UNITS or units(cell) <= CELL_UNITS:
        return cell
    mark = _MARK.search(cell)
    if mark is None or mark[1] not in texts:
        return cell
    return cell[: mark.start()] + texts[mark[1]]
