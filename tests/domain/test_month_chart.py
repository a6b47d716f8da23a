"""Counts of months as lines."""

from datetime import date

import pytest

from isms_desktop.domain.chart_shapes import Chart, Frame, Mark, Tone
from isms_desktop.domain.month_chart import MonthLine, month_chart
from isms_desktop.domain.periods import add_months
from tests.domain.test_charts import FRAME, inside


def months(count: int) -> tuple[date, ...]:
    return tuple(add_months(date(2025, 1, 1), number) for number in range(count))


def drawn(*counts: tuple[int, ...], frame: Frame = FRAME) -> Chart:
    lines = [
        MonthLine("Incidents", counts[0]),
        *(
            MonthLine("Actions done", each, Tone.FORECAST, Mark.DIAMOND, is_dashed=True)
            for each in counts[1:]
        ),
    ]
    return month_chart(lines, months(len(counts[0])), frame, "{name}, {month}: {count}")


@pytest.mark.parametrize(
    "counts", [((0, 0, 0), (0, 0, 0)), ((3, 5, 2), (9, 0, 2)), ((1,), (4,)), ((), ())]
)
def test_everything_stays_inside_from_zero_on(counts: tuple[tuple[int, ...], ...]) -> None:
    chart = drawn(*counts)
    assert inside(chart)
    assert "0" in {label.text for label in chart.labels}


def test_every_point_says_what_it_is() -> None:
    chart = drawn((3, 5), (0, 2))
    assert [dot.said for dot in chart.readable][:2] == [
        "Incidents, 2025-01-01: 3",
        "Actions done, 2025-01-01: 0",
    ]
    assert len(chart.readable) == 4


def test_a_greater_count_stands_higher_and_the_first_line_is_filled() -> None:
    chart = drawn((3, 5), (0, 2))
    three, five = [dot.y for dot in chart.dots if dot.said.startswith("Incidents")]
    assert five < three
    assert [area.tone for area in chart.areas] == [Tone.SOFT]
    assert [stroke.is_dashed for stroke in chart.strokes if stroke.tone is not Tone.GRID] == [
        False,
        True,
    ]


@pytest.mark.parametrize("counts", [((1, 2), (5, 2)), ((0, 0), (0, 0)), ((9, 9), (9, 9))])
def test_names_that_end_at_one_height_stand_below_each_other(
    counts: tuple[tuple[int, ...], ...],
) -> None:
    chart = drawn(*counts)
    places = {label.text: label.y for label in chart.labels}
    assert abs(places["Incidents"] - places["Actions done"]) >= FRAME.font_size
    assert max(places["Incidents"], places["Actions done"]) <= places["0"]


def test_months_are_left_out_where_there_is_no_room_but_never_the_last() -> None:
    chart = drawn((1,) * 24, (2,) * 24)
    shown = [label.text for label in chart.labels if label.text.startswith("202")]
    assert 2 <= len(shown) < 24
    assert "2026-12-01" in shown
    assert inside(chart)
