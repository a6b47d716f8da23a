from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from isms_desktop.runtime.clock import Clock, FixedClock, SystemClock


def test_the_system_clock_tells_moments_in_utc_and_the_local_day() -> None:
    clock: Clock = SystemClock()
    before = datetime.now(UTC)
    moment = clock.now()
    assert before <= moment <= datetime.now(UTC)
    assert moment.tzinfo is UTC
    days = {before.astimezone().date(), datetime.now(UTC).astimezone().date()}
    assert clock.today() in days


def test_a_fixed_clock_stands_still_until_it_is_set() -> None:
    clock = FixedClock(datetime(2026, 11, 23, 9, 30, tzinfo=UTC))
    assert clock.now() == clock.now() == datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    clock.moment += timedelta(days=1)
    assert clock.today() == date(2026, 11, 24)


def test_the_day_of_a_fixed_clock_is_the_one_in_its_own_time_zone() -> None:
    late = datetime(2026, 11, 23, 23, 30, tzinfo=timezone(-timedelta(hours=5)))
    clock = FixedClock(late)
    assert clock.today() == date(2026, 11, 23)
    assert clock.now().isoformat() == "2026-11-24T04:30:00+00:00"


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        FixedClock(datetime(2026, 11, 23))  # noqa: DTZ001 - this is what must be refused
