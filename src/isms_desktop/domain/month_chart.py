"""Counts of each month as lines beside each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from isms_desktop.domain.chart_axes import nice_ticks
from isms_desktop.domain.chart_shapes import (
    Anchor,
    Area,
    Chart,
    Dot,
    Frame,
    Label,
    Mark,
    Scale,
    Stroke,
    Tone,
)
from isms_desktop.domain.quantities import short_number

_MOST_TICKS: Final = 4
_LEAST_TOP: Final = 4


@dataclass(frozen=True, slots=True)
class MonthLine:
    """One kind of thing, counted in each month; the first line of a chart is filled below."""

    name: str
    counts: tuple[int, ...]
    tone: Tone = Tone.LINE
    mark: Mark = Mark.DISC
    is_dashed: bool = False


@dataclass(frozen=True, slots=True)
class _Plot:
    lines: Sequence[MonthLine]
    months: Sequence[date]
    frame: Frame
    ticks: Sequence[float]
    x: Scale
    y: Scale

    def points(self, line: MonthLine) -> tuple[tuple[float, float], ...]:
        """Where the counts of a line stand."""
        return tuple((self.x(place), self.y(count)) for place, count in enumerate(line.counts))


def month_chart(
    lines: Sequence[MonthLine], months: Sequence[date], frame: Frame, said: str
) -> Chart:
    """The chart; `months` are their first days, `said` puts {name}, {count} and {month} in words.

    Each line is named at its right end.
    """
    plot = _plot(lines, months, frame)
    areas = [_area(plot, line) for line in lines[:1]]
    return Chart(
        frame.width,
        frame.height,
        tuple(areas),
        (*_grid(plot), *(Stroke(plot.points(n), n.tone, 1.5, n.is_dashed) for n in lines)),
        tuple(_dots(plot, said)),
        tuple(_labels(plot)),
    )


def _plot(lines: Sequence[MonthLine], months: Sequence[date], frame: Frame) -> _Plot:
    size = frame.font_size
    most = max((count for line in lines for count in line.counts), default=0)
    ticks = [tick for tick in nice_ticks(0, max(most, _LEAST_TOP), _MOST_TICKS) if tick % 1 == 0]
    left = frame.widest([short_number(tick) for tick in ticks]) + size
    right = frame.width - frame.widest([line.name for line in lines]) - size
    x = Scale(0, max(len(months) - 1, 1), left, max(right, left + 1))
    y = Scale(ticks[0], ticks[-1], frame.height - 1.8 * size, 0.8 * size)
    return _Plot(lines, months, frame, ticks, x, y)


def _area(plot: _Plot, line: MonthLine) -> Area:
    points = plot.points(line)
    floor = plot.y(0)
    ends = ((points[-1][0], floor), (points[0][0], floor)) if points else ()
    return Area((*points, *ends), Tone.SOFT)


def _grid(plot: _Plot) -> Iterator[Stroke]:
    for tick in plot.ticks:
        height = plot.y(tick)
        yield Stroke(((plot.x.start, height), (plot.x.end, height)), Tone.GRID)


def _dots(plot: _Plot, said: str) -> Iterator[Dot]:
    for line in plot.lines:
        for month, count, point in zip(plot.months, line.counts, plot.points(line), strict=True):
            text = said.format(name=line.name, count=count, month=plot.frame.tick(month))
            yield Dot(*point, line.tone, line.mark, text)


def _labels(plot: _Plot) -> Iterator[Label]:
    size = plot.frame.font_size
    for tick in plot.ticks:
        place = (plot.x.start - size * 0.6, plot.y(tick))
        yield Label(*place, short_number(tick), Tone.MUTED, Anchor.END)
    yield from _month_labels(plot)
    lines = sorted(plot.lines, key=lambda line: -line.counts[-1] if line.counts else 0)
    ends = [plot.points(line)[-1][1] if line.counts else 0.0 for line in lines]
    for line, height in zip(lines, _spread(ends, 1.3 * size, plot.y(0)), strict=True):
        yield Label(plot.x.end + size * 0.7, height, line.name, line.tone)


def _spread(heights: Sequence[float], apart: float, lowest: float) -> list[float]:
    """Heights from the top down, moved apart; at the bottom they give way upwards."""
    placed: list[float] = []
    for height in heights:
        placed.append(max(height, placed[-1] + apart) if placed else height)
    for place in reversed(range(len(placed))):
        room = placed[place + 1] - apart if place + 1 < len(placed) else lowest
        placed[place] = min(placed[place], room)
    return placed


def _month_labels(plot: _Plot) -> Iterator[Label]:
    """As many months as there is room for, counted back from the last."""
    size = plot.frame.font_size
    texts = [plot.frame.tick(month) for month in plot.months]
    room = (plot.x.end - plot.x.start) / max(len(texts) - 1, 1)
    step = max(1, int(-(-(plot.frame.widest(texts) + size) // max(room, 1))))
    for place in range(len(texts) - 1, -1, -step):
        half = plot.frame.width_of(texts[place]) / 2
        x = min(max(plot.x(place), half), plot.frame.width - half)
        yield Label(x, plot.frame.height - size * 0.6, texts[place], Tone.MUTED, Anchor.MIDDLE)
