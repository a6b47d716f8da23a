from dataclasses import replace
from datetime import date

import pytest

from isms_desktop.domain.indicator_effect import proposed_verdict
from isms_desktop.domain.words import VerdictResult
from tests.domain.measuring import clicks, monthly, number

SINCE = date(2026, 2, 1)


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
    proposed = proposed_verdict(clicks(), monthly(*values), number(5), 3, SINCE)
    assert proposed.result is result
    assert all(reading.to_on > SINCE for reading in proposed.readings)
    assert "limit 5 %" in proposed.evidence


def test_a_period_that_began_before_the_last_action_does_not_count() -> None:
    mixed = monthly(None, 4)[0]
    before = replace(mixed, from_on=date(2026, 1, 20))
    proposed = proposed_verdict(clicks(), (before,), number(5), 1, SINCE)
    assert proposed.result is VerdictResult.TOO_EARLY
    assert proposed.evidence.endswith("none.")
