"""A table over many pages: the headings on each, rows kept whole where that is possible."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

from isms_desktop.reports import look
from isms_desktop.reports.look import Box, Colour, Tone
from isms_desktop.reports.page import Pages, Reference
from isms_desktop.reports.text import Line, Typesetter
from isms_desktop.runtime.i18n import _

_LEADING: Final = look.CELL.leading
_ASCENT: Final = 0.75  # of a line's height, from its top to the baseline
_SIDE: Final = 3.0  # left of a text
_GAP: Final = 8.0  # left and right of a text together
_FEWEST_LINES: Final = 4  # of a split row on a page
_BADGE_INSET: Final = 11.0  # dot and space before the word
_BADGE_END: Final = 4.0  # after it
_BARS_WIDTH: Final = 13.0


class CellKind(StrEnum):
    """How a cell is drawn. Badges and bars always carry their word; numbers stand at the right.

    Where a page is shown, the text is the title of what begins there.
    """

    TEXT = "text"
    NUMBER = "number"
    BADGE = "badge"
    BARS = "bars"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class ReportColumn:
    """A column of the table.

    `weight` is its share of the width or, when `is_fixed`, its width in points; `below` is the key
    of a text under the main one, which is set as its heading where it `is_title`.
    """

    key: str
    title: str
    weight: float
    kind: CellKind = CellKind.TEXT
    below: str = ""
    is_fixed: bool = False
    is_title: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """How a word of a badge or bars column is shown, and what it means (for the legend)."""

    tone: Tone = Tone.NEUTRAL
    bars: int = 0
    meaning: str = ""


class _Cell(NamedTuple):
    lines: list[Line]
    left: float
    width: float
    kind: CellKind = CellKind.TEXT
    mark: Mark = Mark()
    refers_to: str = ""


class Table:
    """Draws rows below each other, on as many pages as they take."""

    def __init__(
        self,
        pages: Pages,
        columns: Sequence[ReportColumn],
        marks: Mapping[str, Mark],
        kind: look.TableType = look.SMALL_TYPE,
        *,
        outlined: Callable[[Mapping[str, str]], str] | None = None,
        least_height: float = 0,
    ) -> None:
        """Begin with the first row; `outlined` names rows for the outline.

        Rows are at least `least_height` points high, where there is to be room for handwriting.
        """
        self._type = kind
        self._padding = kind.padding
        self._least_lines = max(1, round((least_height - 2 * self._padding) / self._type.leading))
        self._pages = pages
        self._outlined = outlined
        self._columns = columns
        self._marks = marks
        self._widths = _widths(columns, pages.width, self._least_widths())
        self._lefts = [pages.left + sum(self._widths[:number]) for number in range(len(columns))]
        self._headings = [
            _at_its_edge(
                column, pages.typesetter.lines(column.title, self._type.title, width - _GAP)
            )
            for column, width in zip(columns, self._widths, strict=True)
        ]
        self._page_has_rows = False
        self._has_begun = False

    def start(self, values: Mapping[str, str]) -> float:
        """The height of what must not be parted when this is the first row."""
        with self._pages.typesetter.trying():
            return self._headings_height + self._whole(self._height(self._cells(values)))

    def draw_headings(self) -> None:
        """Draw them where the table begins, or goes on."""
        pages = self._pages
        height = self._headings_height
        bottom = pages.y - height
        pages.draw(look.rectangle(Box(pages.left, bottom, pages.width, height), look.SUNKEN))
        for lines, left, width in zip(self._headings, self._lefts, self._widths, strict=True):
            self._draw_lines(lines, left, width, look.MUTED)
        pages.draw(look.rule(pages.left, pages.right, bottom, look.STRONG, 0.8))
        pages.y = bottom
        self._page_has_rows = False
        self._has_begun = True

    def row(self, values: Mapping[str, str], below: float = 0) -> None:
        """Draw a row; one taller than half a page is split between lines.

        So many points as `below` says are to find room under it, where another row can make it.
        """
        cells = self._cells(values)
        count = self._count(cells)
        height = self._height(cells)
        if not self._has_begun:
            self._pages.need(self._headings_height + self._whole(height))
            self.draw_headings()
        needed = height + below if self._page_has_rows else height
        if self._pages.room < needed and height <= self._pages.height / 2:
            self._next_page()
        done = 0
        while done < count:
            fitting = int((self._pages.room - 2 * self._padding) / self._type.leading)
            if fitting < min(count - done, _FEWEST_LINES):
                self._next_page()
                continue
            self._draw_slice(cells, done, min(done + fitting, count), values)
            done += fitting

    def keep(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Go on to a new page where these rows do not fit on this one together."""
        with self._pages.typesetter.trying():
            height = sum(self._height(self._cells(values)) for values in rows)
        if self._page_has_rows and self._pages.room < height <= self._pages.height / 2:
            self._next_page()

    def _least_widths(self) -> list[float]:
        """What each column needs so that no word of its heading is broken."""
        typesetter, style = self._pages.typesetter, self._type.title
        return [
            max(
                typesetter.lines(word, style, 1e9)[0].width for word in column.title.split() or [""]
            )
            + _GAP
            for column in self._columns
        ]

    @property
    def _headings_height(self) -> float:
        lines = max(len(lines) for lines in self._headings)
        return lines * self._type.leading + 2 * self._padding

    def _whole(self, height: float) -> float:
        """How much of a row of that height does not part."""
        if height <= self._pages.height / 2:
            return height
        return _FEWEST_LINES * self._type.leading + 2 * self._padding

    def _cells(self, values: Mapping[str, str]) -> list[_Cell]:
        return [self._cell(number, values) for number in range(len(self._columns))]

    def _height(self, cells: Sequence[_Cell]) -> float:
        return self._count(cells) * self._type.leading + 2 * self._padding

    def _count(self, cells: Sequence[_Cell]) -> int:
        return max(self._least_lines, *(len(cell.lines) for cell in cells))

    def _next_page(self) -> None:
        self._pages.start_page()
        self.draw_headings()

    def _cell(self, number: int, values: Mapping[str, str]) -> _Cell:
        column = self._columns[number]
        text = values.get(column.key, "")
        left, width = self._lefts[number], self._widths[number]
        typesetter = self._pages.typesetter
        if column.kind is CellKind.PAGE:
            return _Cell([], left, width, column.kind, refers_to=text)
        if column.kind in (CellKind.TEXT, CellKind.NUMBER) or not text:
            style = self._type.title if column.is_title else self._type.cell
            lines = typesetter.lines(text, style, width - _GAP) if text else []
            if below := values.get(column.below, ""):
                lines += typesetter.lines(below, self._type.cell, width - _GAP)
            return _Cell(_at_its_edge(column, lines), left, width)
        mark = self._marks.get(text, Mark())
        inset = _BADGE_INSET if column.kind is CellKind.BADGE else _BARS_WIDTH
        style = look.BADGE if column.kind is CellKind.BADGE else self._type.cell
        lines = typesetter.lines(text, style, width - _GAP - inset)
        return _Cell(lines, left, width, column.kind, mark)

    def _draw_slice(
        self, cells: Sequence[_Cell], first: int, last: int, values: Mapping[str, str]
    ) -> None:
        pages = self._pages
        reference = values.get(self._columns[0].key, "")
        self._page_has_rows = True
        if self._outlined and not first:
            pages.bookmark(self._outlined(values), 2)
        for cell in cells:
            self._draw_cell(cell, first, last)
            if cell.refers_to and not first:
                self._refer(cell)
        if first:
            text = f"{reference}\n{_('(continued)')}"
            lines = pages.typesetter.lines(text, self._type.cell, cells[0].width - _GAP)
            self._draw_lines(lines, cells[0].left, cells[0].width, look.MUTED)
        pages.y -= (last - first) * self._type.leading + 2 * self._padding
        pages.draw(look.rule(pages.left, pages.right, pages.y, look.BORDER))

    def _draw_cell(self, cell: _Cell, first: int, last: int) -> None:
        lines = cell.lines[first:last]
        if not lines:
            return
        top = self._pages.y - self._padding
        if cell.kind is CellKind.TEXT:
            self._draw_lines(lines, cell.left, cell.width, look.TEXT)
        elif cell.kind is CellKind.BADGE:
            self._pages.draw(
                badge(lines, cell.left + _SIDE, top, cell.width - _GAP, cell.mark.tone)
            )
        else:
            baseline = top - _ASCENT * self._type.leading
            self._pages.draw(_bars(cell.left + _SIDE, baseline, cell.mark.bars))
            self._draw_lines(lines, cell.left + _BARS_WIDTH, cell.width - _BARS_WIDTH, look.TEXT)

    def _refer(self, cell: _Cell) -> None:
        style = self._type.cell
        y = self._pages.y - self._padding - _ASCENT * style.leading
        right = cell.left + _SIDE + cell.width - _GAP
        self._pages.refer(Reference(cell.refers_to, right, y, style))

    def _draw_lines(self, lines: list[Line], left: float, width: float, colour: Colour) -> None:
        leading = self._type.leading
        box = Box(left + _SIDE, self._pages.y - self._padding - _ASCENT * leading, width - _GAP, 0)
        self._pages.draw(look.words(lines, box, leading, colour))


def width_of_word(typesetter: Typesetter, word: str) -> float:
    """What a column of the small type must have so that a word of its cells is not broken."""
    with typesetter.trying():
        return typesetter.lines(word, look.SMALL_TYPE.cell, 1e9)[0].width + _GAP


def badge_width(words: Iterable[str], typesetter: Typesetter) -> float:
    """What badges must have so that each of these stands on one line."""
    lines = [typesetter.lines(word, look.BADGE, 1e9)[0] for word in words]
    return max((line.width for line in lines), default=0) + _BADGE_INSET + _BADGE_END


def _widths(columns: Sequence[ReportColumn], width: float, least: Sequence[float]) -> list[float]:
    """Fixed columns get their points, the others share the rest; none gets less than `least`.

    Where all of that is more than there is, the shares give way.
    """
    fixed = {
        number: max(column.weight, least[number])
        for number, column in enumerate(columns)
        if column.is_fixed
    }
    while True:
        free = [number for number in range(len(columns)) if number not in fixed]
        rest = width - sum(fixed.values())
        shares = sum(columns[number].weight for number in free)
        found = {number: rest * columns[number].weight / shares for number in free}
        narrow = {number for number in free if found[number] < least[number]}
        if not narrow or sum(least[number] for number in free) > rest:
            return [fixed.get(number) or found[number] for number in range(len(columns))]
        fixed |= {number: least[number] for number in narrow}


def _at_its_edge(column: ReportColumn, lines: list[Line]) -> list[Line]:
    if column.kind not in (CellKind.NUMBER, CellKind.PAGE):
        return lines
    return [line._replace(is_at_right=True) for line in lines]


def badge(lines: Sequence[Line], left: float, top: float, width: float, tone: Tone) -> str:
    """A rounded field with a dot and its word; `lines` were broken to `width` less the dot."""
    foreground, background = look.TONES[tone]
    height = len(lines) * _LEADING + 1
    middle = top - _LEADING / 2
    box = Box(left, top - height + 0.5, width, height)
    words = Box(left + _BADGE_INSET - 2, top - _ASCENT * _LEADING, width - _BADGE_INSET, 0)
    return "\n".join(
        (
            look.rounded(box, min(height, _LEADING) / 2, background),
            look.dot(left + 5, middle, 1.5, foreground),
            look.words(lines, words, _LEADING, foreground),
        )
    )


def _bars(left: float, bottom: float, count: int) -> str:
    """Three bars rising to the right, `count` of them filled."""
    return "\n".join(
        look.rectangle(
            Box(left + 3.2 * number, bottom, 2.2, 2.4 + 1.5 * number),
            look.STRONG if number < count else look.BORDER,
        )
        for number in range(3)
    )
