from dataclasses import replace
from datetime import date

import pytest

from isms_desktop.domain.attainment import Course
from isms_desktop.domain.indicator import Measurement
from isms_desktop.domain.indicator_effect import effect_series
from isms_desktop.domain.words import VerdictResult
from tests.domain.measuring import START, clicks, monthly, number

SINCE = date(2026, 2, 1)


def course(*readings: Measurement) -> Course:
    return Course(indicator=clicks(), readings=readings)


@pytest.mark.parametrize(
    ("values", "result"),
    [
        ((9, 5, 4, 4.5), VerdictResult.EFFECTIVE),
        ((9, 7, 5, 4, 4.5), VerdictResult.EFFECTIVE),
        ((9, 5, 4, 7), VerdictResult.NOT_EFFECTIVE),
        ((9, 5, 4), VerdictResult.TOO_EARLY),
        ((9,), VerdictResult.TOO_EARLY),
    ],
)
def test_the_newest_readings_in_a_row_decide(
    values: tuple[float, ...], result: VerdictResult
) -> None:
    series = effect_series(course(*monthly(*values)), number(5), 3, SINCE)
    assert series.proposed is not None
    assert series.proposed.result is result
    assert all(reading.to_on > SINCE for reading in series.proposed.readings)


def test_a_period_that_began_before_the_last_action_does_not_count() -> None:
    mixed = monthly(None, 4)[0]
    before = replace(mixed, from_on=date(2026, 1, 20))
    series = effect_series(course(before), number(5), 1, SINCE)
    assert series.proposed is not None
    assert series.proposed.result is VerdictResult.TOO_EARLY
    assert series.proposed.readings == ()


def test_the_limit_takes_the_place_of_the_targets() -> None:
    series = effect_series(course(*monthly(9, 8)), number(6), 1, SINCE)
    (limit,) = series.course.indicator.targets
    assert (limit.value, limit.valid_from) == (number(6), START)


def test_nothing_is_proposed_while_an_action_is_open() -> None:
    series = effect_series(course(), number(5), 2, None)
    assert series.proposed is None
    assert series.course.readings == ()
