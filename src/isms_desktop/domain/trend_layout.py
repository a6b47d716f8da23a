"""How a trend chart is laid out: which days and values it shows, and where they stand."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from isms_desktop.domain.attainment import Course
from isms_desktop.domain.chart_axes import nice_ticks
from isms_desktop.domain.chart_shapes import Frame, Scale
from isms_desktop.domain.indicator import Measurement, Target
from isms_desktop.domain.quantities import short_number
from isms_desktop.domain.trends import Forecast
from isms_desktop.domain.words import Unit

_MOST_TICKS: Final = 5
_EDGE: Final = timedelta(days=3)
_FROM_ZERO: Final = 0.4
"""Values that reach down to this share of the greatest are shown from zero on."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days a chart shows; an open end is where the data ends."""

    first_on: date | None = None
    last_on: date | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the chart, translated by whoever asks for it."""

    target: str = "Target {value}"
    due: str = "Due"
    reading: str = "{value} on {day}"
    with_target: str = "{reading}, target {target}"
    baseline: str = "Baseline {value} on {day}"
    corrected: str = "{value} on {day}, corrected since"
    forecast: str = "At this rate {value} on {day}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """What a trend chart shows. `replaced` are readings that were put right since.

    An upright line stands at `marked_on`, else at the due date; `words.due` names it.
    """

    course: Course
    forecast: Forecast | None = None
    replaced: Sequence[Measurement] = ()
    span: Span = Span()
    words: Words = Words()
    marked_on: date | None = None

    @property
    def line_on(self) -> date | None:
        """The day of the upright line."""
        return self.marked_on or self.course.due_on


class Layout:
    """Scales, ticks and what is in view of one chart."""

    def __init__(self, trend: Trend, frame: Frame) -> None:
        self.trend = trend
        self.frame = frame
        self.indicator = trend.course.indicator
        self.first, self.last = _days(trend)
        self.readings = [r for r in trend.course.readings if self.shows(r.to_on)]
        self.steps = list(self._target_steps())
        self.expected = trend.forecast if self._shows_forecast() else None
        self.ticks = self._value_ticks()
        self.replaced = [r for r in trend.replaced if self.shows(r.to_on) and self._fits(r)]
        self._set_scales()

    def shows(self, day: date) -> bool:
        """Whether a day is in view."""
        return self.first <= day <= self.last

    def _fits(self, reading: Measurement) -> bool:
        """A slip of the keyboard that was put right does not flatten the rest of the chart."""
        return self.ticks[0] <= reading.value <= self.ticks[-1]

    def _shows_forecast(self) -> bool:
        expected = self.trend.forecast
        return expected is not None and self.shows(expected.on)

    def _target_steps(self) -> Iterator[tuple[Target, date, date]]:
        """Each target with the days it is shown for."""
        targets = self.indicator.targets
        ends = [later.valid_from for later in targets[1:]]
        for target, end in zip(targets, [*ends, self.last], strict=False):
            first, last = max(target.valid_from, self.first), min(end, self.last)
            if first < last:
                yield target, first, last

    def _value_ticks(self) -> tuple[float, ...]:
        values = [float(reading.value) for reading in self.readings]
        values += [float(end) for step, *_ in self.steps for end in (step.value, step.top)]
        if self.baseline_on():
            values.append(float(self.indicator.baseline or 0))
        if self.expected:
            values += [self.expected.low, self.expected.high]
        low, high = min(values, default=0.0), max(values, default=1.0)
        if 0 <= low <= high * _FROM_ZERO or low == high >= 0:
            low = 0.0
        is_share = self.indicator.unit is Unit.PERCENT and 90 < high <= 100
        return nice_ticks(low, 100.0 if is_share else high, _MOST_TICKS)

    def _set_scales(self) -> None:
        frame, line = self.frame, self.frame.font_size
        texts = [self.tick_text(tick) for tick in self.ticks]
        right = frame.widest([text for _, text in self.target_texts()])
        left_edge = frame.widest(texts) + line / 2
        right_edge = frame.width - (right + line / 2 if right else line)
        self.x = Scale(
            self.first.toordinal(),
            self.last.toordinal(),
            min(left_edge, frame.width / 2),
            max(right_edge, frame.width / 2),
        )
        self.y = Scale(self.ticks[0], self.ticks[-1], frame.height - 1.8 * line, 1.6 * line)

    def at(self, day: date, value: float) -> tuple[float, float]:
        """Where a value of a day stands."""
        return self.x(day.toordinal()), self.y.within(value)

    def tick_text(self, tick: float) -> str:
        """A mark of the scale of values."""
        return (
            f"{short_number(tick)} %"
            if self.indicator.unit is Unit.PERCENT
            else (short_number(tick))
        )

    def target_texts(self) -> list[tuple[float, str]]:
        """What is said at the right end of the target in force there: height and text."""
        if not self.steps:
            return []
        target = self.steps[-1][0]
        shown = self.indicator.target_shown(target)
        return [(float(target.value), self.trend.words.target.format(value=shown))]

    def place(self, reading: Measurement) -> tuple[float, float]:
        """Where a reading stands."""
        return self.at(reading.to_on, float(reading.value))

    def baseline_on(self) -> date | None:
        """The day of the baseline, where it is known and in view."""
        day = self.indicator.baseline_on
        return day if day and self.indicator.baseline is not None and self.shows(day) else None

    def said(self, words: str, value: Decimal | float, day: date) -> str:
        """A value and its day in these words."""
        shown = self.indicator.shown(value)
        return words.format(value=shown, day=self.frame.day(day))


def _days(trend: Trend) -> tuple[date, date]:
    """The first and last day shown, never the same."""
    known = sorted(_known_days(trend))
    if not known:
        known = [target.valid_from for target in trend.course.indicator.targets] or [
            date(2000, 1, 1)
        ]
    first = trend.span.first_on or known[0]
    last = trend.span.last_on or known[-1]
    if trend.span.last_on is None and trend.course.due_on and trend.forecast:
        last = max(last, trend.course.due_on)
    return (first, last) if first < last else (first - _EDGE, first + _EDGE)


def _known_days(trend: Trend) -> Iterable[date]:
    course = trend.course
    yield from (reading.to_on for reading in course.readings)
    if course.indicator.baseline is not None and course.indicator.baseline_on:
        yield course.indicator.baseline_on
    if trend.line_on:
        yield trend.line_on
