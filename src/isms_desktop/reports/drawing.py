"""A chart on paper, from the same shapes as on screen, as vectors.

Colours are those of the window in its light scheme; marks, dashes and words say the same without
them.
"""

from collections.abc import Callable, Sequence
from typing import Final

from isms_desktop.domain.chart_shapes import (
    Anchor,
    Area,
    Chart,
    Dot,
    Frame,
    Label,
    Mark,
    Stroke,
    Tone,
)
from isms_desktop.domain.chart_shapes import Point as ChartPoint
from isms_desktop.reports import look
from isms_desktop.reports.look import Box, Colour, Point
from isms_desktop.reports.page import Pages
from isms_desktop.reports.text import Typesetter

_THIN: Final = 0.6
_RADIUS: Final = 2.1
_DASHES: Final = "[3.2 2.4] 0 d"
_SOLID: Final = "[] 0 d"
_TO_BASELINE: Final = 0.36  # of the type size, from the middle of a text
_COLOURS: Final = {
    Tone.GRID: Colour.of("#E6E9EF"),
    Tone.TEXT: look.TEXT,
    Tone.MUTED: look.MUTED,
    Tone.LINE: Colour.of("#1D5FBF"),
    Tone.TARGET: Colour.of("#17683A"),
    Tone.GOOD: Colour.of("#EFF9F3"),
    Tone.NEAR: Colour.of("#FEF7EA"),
    Tone.FORECAST: Colour.of("#6A3DA3"),
    Tone.BAR: look.STRONG,
}
_FORECAST_AREA: Final = Colour.of("#EAE4F3")
_WHITE: Final = Colour.of("#FFFFFF")

Draw = Callable[[Frame], Chart]


def draw_chart(draw: Draw, height: float, pages: Pages) -> None:
    """Draw a chart over the whole width; it stands on one page."""
    pages.need(height)
    setter = pages.typesetter
    frame = Frame(pages.width, height, look.SMALL.size, lambda text: _width(setter, text))
    canvas = _Canvas(pages.left, pages.y)
    chart = draw(frame)
    parts = [canvas.area(area) for area in chart.areas]
    parts += [canvas.stroke(stroke) for stroke in chart.strokes]
    parts += [canvas.dot(dot) for dot in chart.dots if dot.mark is not Mark.NONE]
    parts += [canvas.label(label, setter) for label in chart.labels if label.text]
    pages.draw("\n".join(("q", "1 j", *parts, "Q")))
    pages.y -= height


def _width(setter: Typesetter, text: str) -> float:
    """How wide a text will be; what cannot be drawn counts only once it is."""
    before = setter.undrawn, setter.unshaped
    width = setter.fitted(text, look.SMALL, 1e9).width
    setter.undrawn, setter.unshaped = before
    return width


class _Canvas:
    """Turns shapes, counted from an upper left corner downwards, into PDF operators."""

    def __init__(self, left: float, top: float) -> None:
        self._left = left
        self._top = top

    def area(self, area: Area) -> str:
        colour = _FORECAST_AREA if area.tone is Tone.FORECAST else _COLOURS[area.tone]
        return f"{colour.fill} {self._path(area.points)} h f"

    def stroke(self, stroke: Stroke) -> str:
        dashes = _DASHES if stroke.is_dashed else _SOLID
        pen = f"{_COLOURS[stroke.tone].stroke} {_THIN * stroke.width:g} w {dashes}"
        return f"{pen} {self._path(stroke.points)} S {_SOLID}"

    def dot(self, dot: Dot) -> str:
        """A point of data in the form of its mark."""
        colour, (x, y) = _COLOURS[dot.tone], self._at((dot.x, dot.y))
        reach = _RADIUS
        if dot.mark is Mark.CROSS:
            ends = (
                (Point(x - reach, y - slope), Point(x + reach, y + slope))
                for slope in (reach, -reach)
            )
            return "\n".join(look.line(start, end, colour, 1) for start, end in ends)
        if dot.mark is Mark.DIAMOND:
            corners = ((0, -reach), (reach, 0), (0, reach), (-reach, 0))
            path = " ".join(
                f"{x + right:.2f} {y + up:.2f} {'l' if place else 'm'}"
                for place, (right, up) in enumerate(corners)
            )
            return f"{colour.fill} {path} h f"
        disc = look.dot(x, y, reach, colour)
        is_open = dot.mark is Mark.RING
        return "\n".join((disc, look.dot(x, y, reach - 0.9, _WHITE))) if is_open else disc

    def label(self, label: Label, setter: Typesetter) -> str:
        line = setter.fitted(label.text, look.SMALL, 1e9)
        shift = {Anchor.START: 0.0, Anchor.MIDDLE: line.width / 2, Anchor.END: line.width}
        x, y = self._at((label.x - shift[label.anchor], label.y))
        box = Box(x, y - look.SMALL.size * _TO_BASELINE, line.width, 0)
        return look.words([line], box, look.SMALL.leading, _COLOURS[label.tone])

    def _at(self, point: ChartPoint) -> Point:
        return Point(self._left + point[0], self._top - point[1])

    def _path(self, points: Sequence[ChartPoint]) -> str:
        places = map(self._at, points)
        return " ".join(
            f"{place.x:.2f} {place.y:.2f} {'l' if number else 'm'}"
            for number, place in enumerate(places)
        )
