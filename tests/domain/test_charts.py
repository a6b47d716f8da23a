from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_desktop.domain.chart_axes import day_ticks, nice_step, nice_ticks
from isms_desktop.domain.chart_shapes import Anchor, Chart, Frame, Mark, Scale, Tone
from isms_desktop.domain.small_charts import Bar, pareto_chart, rows_that_fit, sparkline
from isms_desktop.domain.trend_chart import Span, Trend, trend_chart
from isms_desktop.domain.trends import forecast
from isms_desktop.domain.words import Direction, Unit
from tests.domain.measuring import alone, clicks, course, monthly, number, reading, target
from tests.strategies import days

FRAME = Frame(400, 160, 10, lambda text: 6.0 * len(text))
MAY = date(2026, 5, 2)


def inside(chart: Chart) -> bool:
    """Whether every shape and text stays within the chart."""
    points = [p for area in chart.areas for p in area.points]
    points += [p for stroke in chart.strokes for p in stroke.points]
    points += [(dot.x, dot.y) for dot in chart.dots]
    for label in chart.labels:
        width = FRAME.width_of(label.text)
        left = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[label.anchor] * width
        points += [(label.x - left, label.y), (label.x - left + width, label.y)]
    return all(
        -0.01 <= x <= chart.width + 0.01 and -0.01 <= y <= chart.height + 0.01 for x, y in points
    )


@given(st.integers(-(10**9), 10**9), st.integers(0, 10**9), st.integers(2, 9))
def test_ticks_are_round_and_enclose_the_range(start: int, length: int, most: int) -> None:
    low, extent = start / 1000, length / 1000
    ticks = nice_ticks(low, low + extent, most)
    assert len(ticks) >= 2
    assert ticks[0] <= low + extent * 1e-6 + abs(low) * 1e-9
    assert ticks[-1] >= low + extent - extent * 1e-6 - abs(low + extent) * 1e-9
    steps = [b - a for a, b in pairwise(ticks)]
    assert max(steps) == pytest.approx(min(steps), rel=1e-6, abs=1e-9)


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (0, 10, (0, 2, 4, 6, 8, 10)),
        (0, 12.5, (0, 2.5, 5, 7.5, 10, 12.5)),
        (3, 3, (1, 2, 3, 4, 5)),
        (0, 0, (-1, -0.5, 0, 0.5, 1)),
        (0.02, 0.09, (0.02, 0.04, 0.06, 0.08, 0.1)),
    ],
)
def test_ticks_by_example(low: float, high: float, ticks: tuple[float, ...]) -> None:
    assert nice_ticks(low, high) == ticks


def test_a_step_of_nothing_is_one() -> None:
    assert nice_step(0, 5) == 1


@given(days, st.integers(1, 4000), st.integers(1, 12))
def test_day_ticks_are_few_and_within(first: date, length: int, most: int) -> None:
    last = date.fromordinal(first.toordinal() + length)
    ticks = day_ticks(first, last, most)
    assert 1 <= len(ticks) <= most
    assert all(first <= tick <= last for tick in ticks)
    assert list(ticks) == sorted(ticks)


def test_day_ticks_are_firsts_of_months_or_round_days() -> None:
    year = day_ticks(date(2026, 1, 15), date(2026, 12, 31), 4)
    assert year == (date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1))
    week = day_ticks(date(2026, 1, 1), date(2026, 1, 8), 8)
    assert len(week) == 8


def test_the_trend_shows_readings_target_steps_due_date_and_forecast() -> None:
    steps = clicks(targets=(target(8), target(5, date(2026, 3, 15))))
    shown = course(monthly(12, 11, 7, 9), steps)
    chart = trend_chart(Trend(course=shown, forecast=forecast(shown, MAY)), FRAME)
    assert inside(chart)
    assert [dot.said for dot in chart.readable][:3] == [
        "Baseline 12 % on 2026-01-01",
        "12 % on 2026-02-01, target 8 %",
        "11 % on 2026-03-01, target 8 %",
    ]
    assert chart.readable[-1].said.startswith("At this rate")
    assert chart.readable[-1].said.endswith("on 2026-12-31")
    targets = [stroke for stroke in chart.strokes if stroke.tone is Tone.TARGET]
    assert [len(stroke.points) for stroke in targets] == [2, 3]
    assert {"Target 5 %", "Due"} <= {label.text for label in chart.labels}
    assert Tone.FORECAST in {area.tone for area in chart.areas}


def test_a_reading_that_meets_its_target_is_told_apart_without_colour() -> None:
    chart = trend_chart(Trend(course=course(monthly(12, 4))), FRAME)
    assert [dot.mark for dot in chart.dots] == [Mark.DIAMOND, Mark.RING, Mark.DISC]


def test_a_missing_month_is_dashed_and_a_corrected_reading_crossed() -> None:
    wrong = reading(8, date(2026, 3, 1))
    shown = course(monthly(12, 11, None, 9))
    chart = trend_chart(Trend(course=shown, replaced=(wrong,)), FRAME)
    lines = [stroke.is_dashed for stroke in chart.strokes if stroke.tone is Tone.LINE]
    assert lines == [False, True]
    crossed = [dot for dot in chart.dots if dot.mark is Mark.CROSS]
    assert [dot.said for dot in crossed] == ["8 % on 2026-03-01, corrected since"]
    freely = course(monthly(12, None, None, 9), clicks(frequency=None))
    assert not any(
        stroke.is_dashed
        for stroke in trend_chart(Trend(course=freely), FRAME).strokes
        if stroke.tone is Tone.LINE
    )


def test_a_slip_of_the_keyboard_that_was_put_right_does_not_flatten_the_chart() -> None:
    slip = reading(800, date(2026, 3, 1))
    shown = course(monthly(12, 11, None, 9))
    with_slip = trend_chart(Trend(course=shown, replaced=(slip,)), FRAME)
    assert with_slip == trend_chart(Trend(course=shown), FRAME)


@pytest.mark.parametrize(
    ("direction", "upper", "good"), [(Direction.HIGHER, None, 1), (Direction.BAND, 9, 1)]
)
def test_bands_lie_on_the_good_side(direction: Direction, upper: float | None, good: int) -> None:
    wanted = clicks(direction=direction, targets=(target(8, upper=upper),))
    chart = trend_chart(Trend(course=course(monthly(7, 8, 10), wanted)), FRAME)
    assert inside(chart)
    tones = [area.tone for area in chart.areas]
    assert tones.count(Tone.GOOD) == good
    assert tones.count(Tone.NEAR) == (2 if upper else 1)
    lines = [stroke for stroke in chart.strokes if stroke.tone is Tone.TARGET]
    assert len(lines) == (2 if upper else 1)


def test_a_span_cuts_what_lies_outside() -> None:
    span = Span(date(2026, 3, 1), date(2026, 4, 30))
    shown = course(monthly(12, 11, 7, 9))
    chart = trend_chart(Trend(course=shown, forecast=forecast(shown, MAY), span=span), FRAME)
    assert [dot.said[:4] for dot in chart.readable] == ["11 %", "7 % "]
    assert "Due" not in {label.text for label in chart.labels}
    assert inside(chart)


@given(
    st.lists(st.none() | st.decimals(-500, 500, places=1), max_size=9),
    st.sampled_from(Direction),
    st.sampled_from(Unit),
    st.booleans(),
)
def test_nothing_is_ever_drawn_outside(
    values: list[object], direction: Direction, unit: Unit, is_alone: bool
) -> None:
    indicator = clicks(direction=direction, unit=unit, unit_name="EUR")
    make = alone if is_alone else course
    shown = make(monthly(*values), indicator)  # type: ignore[arg-type]
    expected = forecast(shown, date(2026, 11, 1))
    assert inside(trend_chart(Trend(course=shown, forecast=expected), FRAME))


def test_without_anything_there_is_an_empty_frame() -> None:
    bare = clicks(targets=(), baseline=None, baseline_on=None)
    chart = trend_chart(Trend(course=alone((), bare)), FRAME)
    assert chart.dots == ()
    assert inside(chart)
    dated = trend_chart(Trend(course=alone((), clicks(baseline_on=None))), FRAME)
    assert inside(dated)
    share = clicks(targets=(target(98),), direction=Direction.HIGHER)
    top = trend_chart(Trend(course=alone(monthly(92, 97), share)), FRAME)
    assert "100 %" in {label.text for label in top.labels}


def test_a_sparkline_runs_from_end_to_end_with_its_target() -> None:
    chart = sparkline([number(v) for v in (3, 5, 4)], 80, 20, number(2))
    line, aim = chart.strokes[1], chart.strokes[0]
    assert [x for x, _ in line.points] == [2, 40, 78]
    assert aim.is_dashed
    assert all(0 <= y <= 20 for _, y in (*line.points, *aim.points))
    assert len(sparkline([number(3), number(3)], 80, 20).strokes) == 1
    assert sparkline([number(3)], 80, 20).strokes == ()


def test_pareto_has_the_longest_bar_first_and_sums_the_shares() -> None:
    bars = [Bar("Supplier", 1), Bar("Phishing", 6), Bar("Physical", 0), Bar("Malware", 3)]
    chart = pareto_chart(bars, FRAME)
    assert inside(chart)
    assert [dot.said for dot in chart.dots] == [
        "Phishing: 6 · 60 %",
        "Malware: 3 · 90 %",
        "Supplier: 1 · 100 %",
    ]
    low = Frame(400, 45, 10, FRAME.width_of)
    assert rows_that_fit(low) == 2
    assert len(pareto_chart(bars, low).dots) == 2
    assert pareto_chart([], FRAME).areas == ()


def test_a_long_name_ends_in_an_ellipsis() -> None:
    assert FRAME.fitting("Phishing", 30) == "Phis…"
    assert FRAME.fitting("Phishing", 48) == "Phishing"
    assert FRAME.fitting("Phishing", 5) == ""
    assert FRAME.widest([]) == 0


def test_a_scale_without_extent_puts_all_in_the_middle() -> None:
    assert Scale(1, 1, 0, 10)(1) == 5
    assert Scale(0, 1, 0, 10).within(7) == 10


def test_an_upright_line_stands_at_a_marked_day() -> None:
    trend = Trend(course=course(monthly(9, 8)), marked_on=MAY)
    assert trend.line_on == MAY
    chart = trend_chart(trend, FRAME)
    assert any(label.text == trend.words.due for label in chart.labels)
    assert inside(chart)
