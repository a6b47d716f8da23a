"""What values do not show in an xlsx sheet: hidden rows, errors, empty formulas, merges."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO, Final
from xml.parsers import expat
from zipfile import ZipFile

from isms_desktop.domain.sheets import Position, Span, column_number
from isms_desktop.exchange.xlsx_parts import chunks, local, new_parser

# What an error and a formula without a result look like, and letters one of which is in each.
_TRACES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rb"""t=["']e["']""",
        rb"""</f>\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>""",
        rb"""<f[^>]*/>\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>""",
    )
)
_IN_TRACES: Final = (b'="e"', b"='e'", b"<f")
_PLAIN_ROOT: Final = b"<worksheet"
_ROW: Final = b"<row"
_ROW_END: Final = b"</row>"
_LONGEST_ROW: Final = 1 << 23
_REFERENCE: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_TEXTS: Final = frozenset({"str", "inlineStr"})  # a formula may well give empty text
_TRUE: Final = frozenset({"1", "true"})


@dataclass(slots=True)
class Marks:
    """Rows and positions count from 1."""

    hidden_rows: list[int] = field(default_factory=list)
    error_cells: dict[Position, str] = field(default_factory=dict)
    unevaluated: list[Position] = field(default_factory=list)
    merged: list[Span] = field(default_factory=list)


def read_marks(package: ZipFile, part: str, last_row: int) -> Marks:
    """The marks of one sheet, up to `last_row`; a part that is no XML raises `expat.ExpatError`."""
    parser = new_parser()
    look = _Look(parser, last_row)
    with package.open(part) as stream:
        for piece in _thinned(stream):
            parser.Parse(piece)
    parser.Parse(b"", True)  # noqa: FBT003  # expat takes it by position only
    return look.marks


def _thinned(stream: IO[bytes]) -> Iterator[bytes]:
    """The part with only the tags of rows that hold no trace, which is a tenth of the work.

    Parts with prefixes or in UTF-16 would look different in bytes and come as they are.
    """
    is_plain, rest = None, b""
    for chunk in chunks(stream):
        if is_plain is None:
            is_plain = _PLAIN_ROOT in chunk[:4096]
        rest += chunk
        if is_plain and len(rest) < _LONGEST_ROW:
            *rows, rest = rest.split(_ROW_END)
            yield b"".join(_thin_row(row) + _ROW_END for row in rows)
        else:
            yield rest
            rest = b""
    yield rest


def _thin_row(row: bytes) -> bytes:
    start = row.rfind(_ROW)
    if start < 0 or _has_trace(row):
        return row
    return row[: row.find(b">", start) + 1]


def _has_trace(row: bytes) -> bool:
    if not any(letters in row for letters in _IN_TRACES):
        return False
    return any(trace.search(row) for trace in _TRACES)


class _Look:
    """Handlers for the parser; cells and rows without a reference follow the one before.

    Ends and texts are listened to only inside a cell with an error or a formula: calling back for
    each of them would double the time.
    """

    def __init__(self, parser: expat.XMLParserType, last_row: int) -> None:
        self.marks = Marks()
        self._parser = parser
        self._last_row = last_row
        self._row = 0
        self._reference = ""
        self._behind = 0
        self._type = ""
        self._value: list[str] | None = None
        parser.StartElementHandler = self._start

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag if ":" not in tag else local(tag)
        if name == "c":
            self._start_cell(attributes)
        elif name == "row":
            self._start_row(attributes)
        elif name == "f":
            self._listen()
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "v":
            self._value = []

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self._row = int(number) if number.isdecimal() else self._row + 1
        self._reference, self._behind = "", 0
        if attributes.get("hidden") in _TRUE and self._row <= self._last_row:
            self.marks.hidden_rows.append(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r", "")
        self._behind = 0 if reference else self._behind + 1
        self._reference = reference or self._reference
        self._type = attributes.get("t", "")
        self._value = None
        if self._type == "e":
            self._listen()

    def _merge(self, reference: str) -> None:
        corners = [_REFERENCE.fullmatch(corner) for corner in reference.split(":")]
        if len(corners) == 2 and corners[0] and corners[1]:
            first, last = corners[0], corners[1]
            span = (int(first[2]), column_number(first[1]), int(last[2]), column_number(last[1]))
            self.marks.merged.append(span)

    def _listen(self) -> None:
        self._parser.CharacterDataHandler = self._text
        self._parser.EndElementHandler = self._end

    def _text(self, data: str) -> None:
        if self._value is not None:
            self._value.append(data)

    def _end(self, tag: str) -> None:
        if local(tag) == "c":
            self._parser.CharacterDataHandler = self._parser.EndElementHandler = None
            self._end_cell("".join(self._value or ()).strip())

    def _end_cell(self, value: str) -> None:
        if self._row > self._last_row:
            return
        place = _REFERENCE.fullmatch(self._reference)
        column = (column_number(place[1]) if place else 0) + self._behind
        if self._type == "e":
            self.marks.error_cells[self._row, column] = value or "#ERROR"
        elif not value and self._type not in _TEXTS:
            self.marks.unevaluated.append((self._row, column))
