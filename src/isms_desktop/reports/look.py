"""The look of the window in print: the same tokens, sizes for paper, shapes as PDF operators."""

from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from isms_desktop.reports.fonts import Weight
from isms_desktop.reports.text import Line, Style

_CIRCLE: Final = 0.5523  # handle length of a quarter circle drawn as a Bézier curve


class Colour(NamedTuple):
    """Red, green and blue from 0 to 1."""

    red: float
    green: float
    blue: float

    @classmethod
    def of(cls, code: str) -> "Colour":
        """From "#RRGGBB"."""
        return cls(*(int(code[start : start + 2], 16) / 255 for start in (1, 3, 5)))

    @property
    def fill(self) -> str:
        """The operator that fills and writes in this colour."""
        return f"{self.red:.3f} {self.green:.3f} {self.blue:.3f} rg"

    @property
    def stroke(self) -> str:
        """The operator that draws lines in this colour."""
        return f"{self.red:.3f} {self.green:.3f} {self.blue:.3f} RG"


TEXT: Final = Colour.of("#1A2330")
MUTED: Final = Colour.of("#566273")
SUNKEN: Final = Colour.of("#F5F6F8")
BORDER: Final = Colour.of("#DDE1E8")
STRONG: Final = Colour.of("#4A5567")

TITLE: Final = Style(Weight.SEMIBOLD, 18, 24)
HEADING: Final = Style(Weight.SEMIBOLD, 11.5, 16)
SUBHEADING: Final = Style(Weight.SEMIBOLD, 9, 13)
LEAD: Final = Style(Weight.REGULAR, 8, 12)
BODY: Final = Style(Weight.REGULAR, 8.5, 12.4)
LABEL: Final = Style(Weight.MEDIUM, 8, 12.4)
SMALL: Final = Style(Weight.REGULAR, 7, 9.6)
CELL: Final = Style(Weight.REGULAR, 7, 9.2)
BADGE: Final = Style(Weight.SEMIBOLD, 6.4, 9.2)


class TableType(NamedTuple):
    """How a table is set: plain texts, headings of columns and of cells, room about the lines."""

    cell: Style
    title: Style
    padding: float = 5.0

    @property
    def leading(self) -> float:
        """From line to line, in points."""
        return self.cell.leading


SMALL_TYPE: Final = TableType(CELL, Style(Weight.SEMIBOLD, 7, 9.2))
"""Of the register, which has many columns."""
CLOSE: Final = SMALL_TYPE._replace(padding=1.9)
"""Of long lists of figures."""
ROOMY: Final = TableType(Style(Weight.REGULAR, 8, 10.8), Style(Weight.SEMIBOLD, 8, 10.8))
"""Of tables between texts."""


class Spacing(NamedTuple):
    """How texts, tables and drawings between them are set; distances below them in points."""

    body: Style
    label: Style
    table: TableType
    dense_table: TableType
    gap: float
    fact_gap: float


USUAL: Final = Spacing(BODY, LABEL, ROOMY, CLOSE, gap=10.0, fact_gap=2.5)
CLOSER: Final = Spacing(
    body=BODY._replace(leading=11.2),
    label=LABEL._replace(leading=11.2),
    table=TableType(Style(Weight.REGULAR, 8, 10.0), Style(Weight.SEMIBOLD, 8, 10.0), padding=3.0),
    dense_table=CLOSE._replace(padding=1.2),
    gap=6.0,
    fact_gap=1.2,
)
"""For what would else begin a page for a few lines."""


class Tone(StrEnum):
    """The tones of a badge; the word in it says what it means."""

    NEUTRAL = "neutral"
    INFO = "info"
    WARN = "warn"
    DANGER = "danger"
    OK = "ok"
    CHECK = "check"


TONES: Final = {
    Tone.NEUTRAL: (Colour.of("#4A5567"), Colour.of("#EEF1F5")),
    Tone.INFO: (Colour.of("#1B55B0"), Colour.of("#E4EDFB")),
    Tone.WARN: (Colour.of("#8A4A00"), Colour.of("#FDF0DA")),
    Tone.DANGER: (Colour.of("#B3261E"), Colour.of("#FCE8E6")),
    Tone.OK: (Colour.of("#17683A"), Colour.of("#E2F4E8")),
    Tone.CHECK: (Colour.of("#6A3DA3"), Colour.of("#F0E9FA")),
}
"""Foreground and background of each."""


class Point(NamedTuple):
    """A place on the page in points; `y` counts from the lower edge."""

    x: float
    y: float


class Box(NamedTuple):
    """A rectangle in points; `bottom` counts from the lower edge of the page."""

    left: float
    bottom: float
    width: float
    height: float


def rectangle(box: Box, colour: Colour) -> str:
    """A filled rectangle."""
    return f"{colour.fill} {box.left:.2f} {box.bottom:.2f} {box.width:.2f} {box.height:.2f} re f"


def line(start: Point, end: Point, colour: Colour, thickness: float = 0.5) -> str:
    """A straight line."""
    path = f"{start.x:.2f} {start.y:.2f} m {end.x:.2f} {end.y:.2f} l S"
    return f"{colour.stroke} {thickness:g} w {path}"


def rule(left: float, right: float, y: float, colour: Colour, thickness: float = 0.5) -> str:
    """A horizontal line."""
    return line(Point(left, y), Point(right, y), colour, thickness)


def rounded(box: Box, radius: float, colour: Colour) -> str:
    """A filled rectangle with round corners; a dot where the radius is half its sides."""
    form = _rounded(round(box.width, 2), round(box.height, 2), radius)
    return f"q {colour.fill} 1 0 0 1 {box.left:.2f} {box.bottom:.2f} cm {form} f Q"


@lru_cache(256)
def _rounded(right: float, top: float, radius: float) -> str:
    """The path of one that stands in the corner of the page; thousands have the same."""
    left, bottom = 0.0, 0.0
    handle = radius * _CIRCLE
    corners = (  # where each begins, the direction it comes from, the direction it goes to
        (right - radius, bottom, (1, 0), (0, 1)),
        (right, top - radius, (0, 1), (-1, 0)),
        (left + radius, top, (-1, 0), (0, -1)),
        (left, bottom + radius, (0, -1), (1, 0)),
    )
    parts = [f"{left + radius:.2f} {bottom:.2f} m"]
    for x, y, (ax, ay), (bx, by) in corners:
        end_x, end_y = x + radius * (ax + bx), y + radius * (ay + by)
        parts.append(
            f"{x:.2f} {y:.2f} l {x + handle * ax:.2f} {y + handle * ay:.2f} "
            f"{end_x - handle * bx:.2f} {end_y - handle * by:.2f} {end_x:.2f} {end_y:.2f} c"
        )
    return " ".join(parts)


def dot(x: float, y: float, radius: float, colour: Colour) -> str:
    """A filled circle about a point."""
    return rounded(Box(x - radius, y - radius, 2 * radius, 2 * radius), radius, colour)


def words(lines: Sequence[Line], box: Box, leading: float, colour: Colour) -> str:
    """Lines of text from the first baseline, the top of the box, downwards.

    Numbers and lines written from right to left stand at the right edge of the box.
    """
    before = 0.0
    parts = [f"BT {colour.fill} {leading:g} TL {box.left:.2f} {box.bottom + box.height:.2f} Td"]
    for number, line in enumerate(lines):
        indent = max(box.width - line.width, 0.0) if line.is_at_right else 0.0
        if indent != before:
            parts.append(f"{indent - before:.2f} {-leading if number else 0:g} Td {line.show}")
        else:
            parts.append(f"T* {line.show}" if number else line.show)
        before = indent
    return "\n".join((*parts, "ET"))
