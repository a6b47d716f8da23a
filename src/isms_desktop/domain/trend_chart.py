"""The trend of an indicator: readings, target steps, bands, due date and forecast."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Final

from isms_desktop.domain.attainment import NEAR, meets
from isms_desktop.domain.chart_axes import day_ticks
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
from isms_desktop.domain.indicator import Measurement, target_on
from isms_desktop.domain.periods import after
from isms_desktop.domain.trend_layout import Layout, Span, Trend, Words
from isms_desktop.domain.words import Direction

_TICKS_TRIED: Final = 24
"""Of so many marks the widest says how many there is room for."""

__all__ = ["Span", "Trend", "Words", "trend_chart"]


def trend_chart(trend: Trend, frame: Frame) -> Chart:
    """The chart; without readings and targets only its frame."""
    plot = Layout(trend, frame)
    return Chart(
        frame.width,
        frame.height,
        (*_bands(plot), *_forecast_range(plot)),
        (*_grid(plot), *_target_lines(plot), *_due_line(plot), *_lines(plot)),
        tuple(_dots(plot)),
        tuple(_labels(plot)),
    )


def _bands(plot: Layout) -> Iterator[Area]:
    """Where readings meet the target, and the tenth beside it where they nearly do."""
    for target, first, last in plot.steps:
        low, high = float(target.value), float(target.top)
        near = abs(low) * float(NEAR)
        bottom, top = plot.ticks[0], plot.ticks[-1]
        if plot.indicator.direction is Direction.LOWER:
            bands = ((bottom, low, Tone.GOOD), (low, low + near, Tone.NEAR))
        elif plot.indicator.direction is Direction.HIGHER:
            bands = ((low, top, Tone.GOOD), (low - near, low, Tone.NEAR))
        else:
            bands = ((low, high, Tone.GOOD), (low - near, low, Tone.NEAR))
            yield _band(plot, first, last, high, high + near, Tone.NEAR)
        for start, end, tone in bands:
            yield _band(plot, first, last, start, end, tone)


def _band(plot: Layout, first: date, last: date, low: float, high: float, tone: Tone) -> Area:
    corners = ((first, low), (last, low), (last, high), (first, high))
    return Area(tuple(plot.at(day, value) for day, value in corners), tone)


def _forecast_range(plot: Layout) -> Iterator[Area]:
    expected = plot.expected
    if expected and plot.readings:
        start = plot.readings[-1].to_on
        height = expected.line.value_on(start.toordinal())
        ends = ((start, height), (expected.on, expected.low), (expected.on, expected.high))
        yield Area(tuple(plot.at(*end) for end in ends), Tone.FORECAST)


def _grid(plot: Layout) -> Iterator[Stroke]:
    for tick in plot.ticks:
        y = plot.y(tick)
        yield Stroke(((plot.x.start, y), (plot.x.end, y)), Tone.GRID)


def _target_lines(plot: Layout) -> Iterator[Stroke]:
    """Each step, and the upright line to the next one."""
    for ends in ("value", "top"):
        before: tuple[float, float] | None = None
        for target, first, last in plot.steps:
            height = float(getattr(target, ends))
            points = (plot.at(first, height), plot.at(last, height))
            is_joined = before is not None and before[0] == points[0][0]
            joined = (before, *points) if before and is_joined else points
            yield Stroke(joined, Tone.TARGET, 1.5, is_dashed=True)
            before = points[-1]
        if plot.indicator.direction is not Direction.BAND:
            return


def _due_line(plot: Layout) -> Iterator[Stroke]:
    due_on = plot.trend.line_on
    if due_on and plot.shows(due_on):
        x = plot.x(due_on.toordinal())
        yield Stroke(((x, plot.y.start), (x, plot.y.end)), Tone.MUTED, is_dashed=True)


def _lines(plot: Layout) -> Iterator[Stroke]:
    """From reading to reading, dashed where one is missing between; then the forecast."""
    for one, other in pairwise(plot.readings):
        points = (plot.place(one), plot.place(other))
        yield Stroke(points, Tone.LINE, 2.0, is_dashed=_is_missing(plot, one, other))
    expected = plot.expected
    if expected and plot.readings:
        start = plot.readings[-1].to_on
        height = expected.line.value_on(start.toordinal())
        ends = (plot.at(start, height), plot.at(expected.on, expected.value))
        yield Stroke(ends, Tone.FORECAST, 1.5, is_dashed=True)


def _is_missing(plot: Layout, one: Measurement, other: Measurement) -> bool:
    rhythm = plot.indicator.frequency
    return rhythm is not None and other.to_on >= after(after(one.to_on, rhythm), rhythm)


def _dots(plot: Layout) -> Iterator[Dot]:
    words, day = plot.trend.words, plot.baseline_on()
    if day and plot.indicator.baseline is not None:
        said = plot.said(words.baseline, plot.indicator.baseline, day)
        yield Dot(*plot.at(day, float(plot.indicator.baseline)), Tone.MUTED, Mark.DIAMOND, said)
    for reading in plot.replaced:
        said = plot.said(words.corrected, reading.value, reading.to_on)
        yield Dot(*plot.place(reading), Tone.MUTED, Mark.CROSS, said)
    yield from (_reading_dot(plot, reading) for reading in plot.readings)
    if plot.expected:
        place = plot.at(plot.expected.on, plot.expected.value)
        said = plot.said(words.forecast, plot.expected.value, plot.expected.on)
        yield Dot(*place, Tone.FORECAST, Mark.RING, said)


def _reading_dot(plot: Layout, reading: Measurement) -> Dot:
    """A reading that misses the target of its day is a ring."""
    said = plot.said(plot.trend.words.reading, reading.value, reading.to_on)
    target = target_on(plot.indicator.targets, reading.to_on)
    mark = Mark.DISC
    if target:
        shown = plot.indicator.target_shown(target)
        said = plot.trend.words.with_target.format(reading=said, target=shown)
        is_met = meets(reading.value, target, plot.indicator.direction)
        mark = Mark.DISC if is_met else Mark.RING
    return Dot(*plot.place(reading), Tone.LINE, mark, said)


def _labels(plot: Layout) -> Iterator[Label]:
    line = plot.frame.font_size
    for tick in plot.ticks:
        place = (plot.x.start - line / 2, plot.y(tick))
        yield Label(*place, plot.tick_text(tick), Tone.MUTED, Anchor.END)
    yield from _day_labels(plot)
    for height, text in plot.target_texts():
        place = (plot.x.end + line / 2, plot.y.within(height))
        yield Label(*place, text, Tone.TARGET)
    due_on = plot.trend.line_on
    if due_on and plot.shows(due_on):
        x = plot.x(due_on.toordinal())
        half = plot.frame.width_of(plot.trend.words.due) / 2
        x = min(max(x, half), plot.frame.width - half)
        yield Label(x, line / 2, plot.trend.words.due, Tone.MUTED, Anchor.MIDDLE)


def _day_labels(plot: Layout) -> Iterator[Label]:
    room = plot.x.end - plot.x.start
    tried = [plot.frame.tick(day) for day in day_ticks(plot.first, plot.last, _TICKS_TRIED)]
    sample = plot.frame.widest(tried) + plot.frame.font_size
    ticks = day_ticks(plot.first, plot.last, int(room / sample) if sample else 1)
    for day in ticks:
        text = plot.frame.tick(day)
        half = plot.frame.width_of(text) / 2
        x = min(max(plot.x(day.toordinal()), half), plot.frame.width - half)
        y = plot.frame.height - plot.frame.font_size * 0.6
        yield Label(x, y, text, Tone.MUTED, Anchor.MIDDLE)
