from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_desktop.domain.periods import Period, add_months, after, finished_periods, period_of
from isms_desktop.domain.words import Frequency
from tests.strategies import days


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 2, 28), 1, date(2026, 3, 31)),
        (date(2026, 1, 30), 1, date(2026, 2, 28)),
        (date(2026, 11, 15), 3, date(2027, 2, 15)),
        (date(2026, 3, 31), -12, date(2025, 3, 31)),
    ],
)
def test_the_end_of_a_month_stays_one(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


@given(days, st.sampled_from(Frequency))
def test_periods_follow_each_other_without_a_gap(day: date, frequency: Frequency) -> None:
    period = period_of(day, frequency)
    assert day in period
    following = period_of(period.to_on + timedelta(days=1), frequency)
    assert following.from_on == period.to_on + timedelta(days=1)
    assert after(period.to_on, frequency) == following.to_on


def test_only_periods_that_have_ended_are_given() -> None:
    found = list(finished_periods(date(2026, 2, 10), date(2026, 9, 30), Frequency.QUARTERLY))
    assert found == [
        Period(date(2026, 1, 1), date(2026, 3, 31)),
        Period(date(2026, 4, 1), date(2026, 6, 30)),
    ]
    assert None not in found[0]
