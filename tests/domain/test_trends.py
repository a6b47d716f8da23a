from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_desktop.domain.trends import (
    forecast,
    is_flat,
    is_met_for_a_year,
    is_turning_worse,
    straight_line,
)
from isms_desktop.domain.words import Direction, Unit
from tests.domain.measuring import alone, clicks, course, goal, monthly, reading, target

OCTOBER = date(2026, 10, 2)


@given(st.integers(-50, 50), st.integers(-50, 50), st.integers(4, 12), st.integers(0, 3))
def test_one_outlier_does_not_turn_the_line(slope: int, start: int, count: int, place: int) -> None:
    points = [(float(day), float(start + slope * day)) for day in range(count + 3)]
    points[place] = (points[place][0], points[place][1] + 10_000)
    line = straight_line(points)
    assert line is not None
    assert line.slope == pytest.approx(slope, abs=1e-6)
    assert line.value_on(100) == pytest.approx(start + slope * 100, abs=1e-4)


@pytest.mark.parametrize("points", [[], [(1.0, 1.0), (2.0, 2.0)], [(1.0, 1.0)] * 5])
def test_three_different_days_make_a_line(points: list[tuple[float, float]]) -> None:
    assert straight_line(points) is None


def test_a_steady_fall_is_carried_on_to_the_due_date() -> None:
    steady = tuple(reading(12 - n, date(2026, 2, 1) + timedelta(days=30 * n)) for n in range(5))
    found = forecast(course(steady), date(2026, 6, 10))
    assert found is not None
    assert found.on == date(2026, 12, 31)
    assert found.value == pytest.approx(12 - 333 / 30)
    assert found.low == found.value == found.high
    assert found.is_met
    assert found.is_sure
    assert found.points == 5


def test_scattered_readings_leave_it_open() -> None:
    found = forecast(course(monthly(12, 8, 11, 6, 10, 5, 9, 4.5)), OCTOBER)
    assert found is not None
    assert found.low < 5 < found.high
    assert not found.is_sure


def test_no_forecast_under_three_points_or_past_due_or_without_a_date() -> None:
    assert forecast(course(monthly(12, 11)), date(2026, 3, 2)) is None
    enough = monthly(12, 11, 10)
    assert forecast(course(enough), date(2026, 5, 1)) is not None
    assert forecast(course(enough), date(2027, 1, 1)) is None
    assert forecast(course(enough, objective=goal(due_on=None)), date(2026, 5, 1)) is None
    assert forecast(course(enough, clicks(targets=())), date(2026, 5, 1)) is None
    assert forecast(alone(enough), date(2026, 5, 1)) is None


def test_a_forecast_stays_within_what_the_unit_allows() -> None:
    falling = forecast(course(monthly(12, 8, 4)), date(2026, 5, 1))
    assert falling is not None
    assert falling.value == falling.low == 0
    training = clicks(direction=Direction.HIGHER, targets=(target(95),))
    rising = forecast(course(monthly(20, 50, 80), training), date(2026, 5, 1))
    assert rising is not None
    assert rising.value == 100
    assert rising.is_met
    money = clicks(unit=Unit.MONEY)
    below = forecast(course(monthly(-1, -2, -3), money), date(2026, 5, 1))
    assert below is not None
    assert below.value < -3


def test_a_forecast_knows_the_ends_of_a_band() -> None:
    band = clicks(direction=Direction.BAND, targets=(target(7, upper=9),))
    assert (f := forecast(course(monthly(8, 8, 8), band), date(2026, 5, 1))) is not None
    assert f.is_met
    assert (f := forecast(course(monthly(10, 10, 10), band), date(2026, 5, 1))) is not None
    assert not f.is_met


def test_readings_before_the_start_count_only_where_too_few_follow() -> None:
    before = tuple(reading(50, date(2025, month, 1)) for month in (9, 10, 11))
    found = forecast(course((*before, *monthly(12, 11, 10))), date(2026, 5, 1))
    assert found is not None
    assert found.points == 3
    few = forecast(course((*before, *monthly(12, 11))), date(2026, 4, 1))
    assert few is not None
    assert few.points == 5


@pytest.mark.parametrize(
    ("values", "is_worse", "flat"),
    [
        ((10, 11, 12), True, False),
        ((10, 11), False, False),
        ((10, 9, 11), False, False),
        ((9, 9, 9), False, True),
        ((5, 5, 5), False, False),
    ],
)
def test_turns_for_the_worse(values: tuple[int, ...], is_worse: bool, flat: bool) -> None:
    found = course(monthly(*values))
    assert is_turning_worse(found) is is_worse
    assert is_flat(found) is flat
    aimless = replace(found, indicator=clicks(targets=()))
    assert not is_turning_worse(aimless)
    assert not is_flat(aimless)


def test_green_for_a_year_asks_to_raise_the_bar() -> None:
    today = date(2027, 2, 2)
    year = monthly(*[4] * 13)
    assert is_met_for_a_year(alone(year), today)
    assert not is_met_for_a_year(alone(monthly(*[4] * 6, 6, *[4] * 6)), today)
    assert not is_met_for_a_year(alone(year[3:]), today)
    assert not is_met_for_a_year(alone(), today)
    assert not is_met_for_a_year(alone(year, clicks(targets=())), today)
