"""One row as the XML of a worksheet: text stays text, whatever it looks like."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from itertools import chain, repeat
from textwrap import wrap
from typing import Final
from xml.sax.saxutils import escape

from isms_desktop.domain.sheets import CellValue, column_letter
from isms_desktop.exchange.styles import CellStyles

LAST_COLUMN: Final = "\0"
"""Stands for the letters of the last column while it is not known; never part of XML itself."""
_FORMULA_STARTS: Final = frozenset("=+-@\t\n'|%")
_NOT_XML: Final = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_PLAIN: Final = re.compile("[^\t\n\x20-%'-;=?-^`-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML or a spreadsheet program would take for something else; most texts have none of it."""
# Spreadsheet programs read such text as one character; some readers do not. Cut in two runs it is
# text for all of them.
_CHARACTER_CODE: Final = re.compile("(?<=_x)(?=[0-9A-Fa-f]{4}_)")
_DAY_ZERO: Final = date(1899, 12, 30)
_SECONDS: Final = 86_400
_LINE_POINTS: Final = 15
_HIGHEST: Final = 409


def looks_like_formula(text: str) -> bool:
    """Whether a program that is careless with text could take it for a formula or a prefix."""
    return text[:1] in _FORMULA_STARTS


def text_xml(text: str) -> str:
    """Text as the inside of a cell; what XML cannot hold is left out (cleaned text has none)."""
    if _NOT_PLAIN.search(text) is None:
        return f'<t xml:space="preserve">{text}</t>'
    text = escape(_NOT_XML.sub("", text))
    if "_x" in text and len(runs := _CHARACTER_CODE.split(text)) > 1:
        return "".join(f'<r><t xml:space="preserve">{run}</t></r>' for run in runs)
    return f'<t xml:space="preserve">{text}</t>'


def escaped(text: str) -> str:
    """Text for an attribute, where runs are not possible: the code that stands for its own "_"."""
    return _CHARACTER_CODE.sub("005F_x", text)


def serial_of(day: date) -> str:
    """A day, or a moment, as the number a spreadsheet counts."""
    if not isinstance(day, datetime):
        return str((day - _DAY_ZERO).days)
    seconds = day.hour * 3600 + day.minute * 60 + day.second
    return repr((day.date() - _DAY_ZERO).days + seconds / _SECONDS)


class RowXml:
    """Makes rows; keeps the letters of the columns.

    `widths` are the characters a line has in each column, 0 where the column is not in view: not
    every program works out by itself how high a row must be.
    """

    def __init__(self, styles: CellStyles, widths: Sequence[int] = ()) -> None:
        self._styles = styles
        self._in_view = [(place, width) for place, width in enumerate(widths) if width]
        self._letters: list[str] = []

    @property
    def width(self) -> int:
        """How many columns the widest row had so far, the last one not counted."""
        return len(self._letters)

    def row(
        self,
        number: int,
        cells: Sequence[CellValue],
        last: CellValue = None,
        styles: Iterable[int] = (),
    ) -> str:
        """The row with this number. `styles` are used instead of those that fit the values."""
        while len(self._letters) < len(cells):
            self._letters.append(column_letter(len(self._letters) + 1))
        filled = [
            (letters, value)
            for letters, value in zip(self._letters, cells, strict=False)
            if value is not None
        ]
        if last is not None:
            filled.append((LAST_COLUMN, last))
        made = [
            self._cell(f"{letters}{number}", value, style)
            for (letters, value), style in zip(filled, chain(styles, repeat(None)), strict=False)
        ]
        lines = self._lines(cells) if number > 1 else self._heading_lines(cells)
        height = min(_LINE_POINTS * lines, _HIGHEST)
        return f'<row r="{number}" ht="{height}">{"".join(made)}</row>'

    def _heading_lines(self, cells: Sequence[CellValue]) -> int:
        """As below, to the word: a heading is short and stands alone."""
        fitted = [(cells[place], width) for place, width in self._in_view if place < len(cells)]
        return max((1, *(len(wrap(str(text), width)) for text, width in fitted)))

    def _lines(self, cells: Sequence[CellValue]) -> int:
        """How many lines the row needs for the text in view."""
        lines = 1
        for place, width in self._in_view:
            value = cells[place] if place < len(cells) else None
            if isinstance(value, str):
                if "\n" in value:
                    lines = max(lines, sum(len(line) // width + 1 for line in value.split("\n")))
                elif len(value) > width * lines:
                    lines = len(value) // width + 1
        return lines

    def _cell(self, place: str, value: CellValue, style: int | None) -> str:
        styles = self._styles
        if isinstance(value, str):
            fitting = styles.quoted if looks_like_formula(value) else styles.text
            style = fitting if style is None else style
            return f'<c r="{place}" s="{style}" t="inlineStr"><is>{text_xml(value)}</is></c>'
        if isinstance(value, date):
            fitting = styles.moment if isinstance(value, datetime) else styles.day
            return f'<c r="{place}" s="{style or fitting}"><v>{serial_of(value)}</v></c>'
        if isinstance(value, time) or value is None:
            raise TypeError("a time alone is written as text, and no value is no cell")
        fitting = styles.decimal if isinstance(value, float) else styles.number
        shown = repr(value) if isinstance(value, float) else f"{value:d}"
        return f'<c r="{place}" s="{style or fitting}"><v>{shown}</v></c>'
