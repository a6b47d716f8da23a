"""What values do not show in an xlsx sheet: hidden rows, errors, empty formulas, merges."""

import re
from dataclasses import dataclass, field
from typing import Final
from zipfile import ZipFile

from isms_desktop.domain.sheets import Position, Span, column_number
from isms_desktop.exchange.xlsx_parts import chunks, local, new_parser

# Traces that make the slow look worth while; each begins with fixed letters, which `re` finds fast.
_TRACES: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rb"""t=["']e["']""",
        rb"""<row[^>]*\shidden=""",
        rb"""</f>\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>""",
        rb"""<f[^>]*/>\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>""",
    )
)
_PLAIN_ROOT: Final = b"<worksheet"
_OVERLAP: Final = 2048
_REFERENCE: Final = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_TRUE: Final = frozenset({"1", "true"})


@dataclass(slots=True)
class Marks:
    """Positions count from 1; `merged` is filled only by the slow look."""

    hidden_rows: list[int] = field(default_factory=list)
    error_cells: dict[Position, str] = field(default_factory=dict)
    unevaluated: list[Position] = field(default_factory=list)
    merged: list[Span] = field(default_factory=list)


def read_marks(package: ZipFile, part: str, *, always: bool, last_row: int) -> Marks:
    """The marks of one sheet, up to `last_row`.

    Most sheets have none: a search in the bytes tells so at a fifth of the cost of parsing.
    `always` parses all the same, for merged cells. A part that is no XML raises `expat.ExpatError`.
    """
    if not always and not _has_traces(package, part):
        return Marks()
    look = _Look(last_row)
    parser = new_parser()
    parser.StartElementHandler = look.start
    parser.EndElementHandler = look.end
    parser.CharacterDataHandler = look.text
    with package.open(part) as stream:
        for chunk in chunks(stream):
            parser.Parse(chunk)
    return look.marks


def _has_traces(package: ZipFile, part: str) -> bool:
    tail = b""
    with package.open(part) as stream:
        for number, chunk in enumerate(chunks(stream)):
            if number == 0 and _PLAIN_ROOT not in chunk[:_OVERLAP]:
                return True  # another prefix or encoding: the traces would look different
            data = tail + chunk
            if any(trace.search(data) for trace in _TRACES):
                return True
            tail = chunk[-_OVERLAP:]
    return False


class _Look:
    """Handlers for the parser; cells and rows without a reference follow the one before."""

    def __init__(self, last_row: int) -> None:
        self.marks = Marks()
        self._last_row = last_row
        self._row = 0
        self._column = 0
        self._is_error = False
        self._is_text = False
        self._has_formula = False
        self._value: list[str] | None = None
        self._text = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _IGNORED:
            return
        name = local(tag)
        if name == "c":
            self._start_cell(attributes)
        elif name == "row":
            self._start_row(attributes)
        elif name == "f":
            self._has_formula = True
        elif name == "v" or (name == "t" and self._has_formula):
            self._value = []
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self._row = int(number) if number.isdecimal() else self._row + 1
        self._column = 0
        if attributes.get("hidden") in _TRUE and self._row <= self._last_row:
            self.marks.hidden_rows.append(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        place = _REFERENCE.fullmatch(attributes.get("r", ""))
        self._column = column_number(place[1]) if place else self._column + 1
        self._is_error = attributes.get("t") == "e"
        self._is_text = attributes.get("t") == "str"  # a formula may well give empty text
        self._has_formula = False
        self._text = ""

    def _merge(self, reference: str) -> None:
        corners = [_REFERENCE.fullmatch(corner) for corner in reference.split(":")]
        if len(corners) == 2 and corners[0] and corners[1]:
            first, last = corners[0], corners[1]
            span = (int(first[2]), column_number(first[1]), int(last[2]), column_number(last[1]))
            self.marks.merged.append(span)

    def text(self, data: str) -> None:
        if self._value is not None:
            self._value.append(data)

    def end(self, tag: str) -> None:
        if tag in _IGNORED:
            return
        name = local(tag)
        if name in ("v", "t") and self._value is not None:
            self._text, self._value = "".join(self._value), None
        elif name == "c" and (self._is_error or self._has_formula):
            self._end_cell()

    def _end_cell(self) -> None:
        if self._row > self._last_row:
            return
        if self._is_error:
            self.marks.error_cells[self._row, self._column] = self._text or "#ERROR"
        elif not (self._text or self._is_text):
            self.marks.unevaluated.append((self._row, self._column))


# The commonest other elements, passed over before anything is computed.
_IGNORED: Final = frozenset({"is", "r", "rPr", "dataValidation", "formula1", "cfRule"})
