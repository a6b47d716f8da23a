"""The objectives of the example organisation, as they stand on any day."""

from datetime import date

import pytest

from isms_desktop.domain.attainment import Course, as_judged, state_of
from isms_desktop.domain.indicator import current, target_on
from isms_desktop.domain.trends import forecast
from isms_desktop.domain.words import Direction, State
from isms_desktop.runtime import resources
from isms_desktop.services.example_aims import ExampleAims, aims_of
from isms_desktop.services.example_entries import people_of
from isms_desktop.services.examples import AIMS, CASES
from tests.services.test_examples import DAYS, counter

EVERY_DAY = [*DAYS, date(2026, 11, 28), date(2027, 1, 1), date(2027, 3, 31), date(2026, 7, 15)]


def aims(today: date) -> ExampleAims:
    people = people_of(resources.data(CASES), counter())
    return aims_of(resources.data(AIMS), people, today, counter())


def courses(today: date) -> list[Course]:
    made = aims(today)
    by_uid = {each.indicator.uid: each for each in made.indicators}
    found = []
    for objective in made.objectives:
        measured = by_uid[objective.indicator_uid or ""]
        readings = current(measured.readings)
        whole = Course(indicator=measured.indicator, readings=readings, objective=objective)
        found.append(as_judged(whole))
    return found


@pytest.mark.parametrize("today", EVERY_DAY)
def test_every_state_is_shown_on_any_day(today: date) -> None:
    states = [state_of(course, today) for course in courses(today)]
    assert states == [
        State.REACHED,
        State.AT_RISK,
        State.MISSED,
        State.ON_TRACK,
        State.OFF_TRACK,
        State.ON_TRACK,
        State.STALE,
        State.MISSED,
        State.PROPOSAL,
    ]


@pytest.mark.parametrize("today", EVERY_DAY)
def test_nothing_lies_ahead_that_is_in_the_past(today: date) -> None:
    made = aims(today)
    for each in made.indicators:
        assert all(reading.to_on < today for reading in each.readings)
        for reading in each.readings:
            target = target_on(each.indicator.targets, reading.to_on)
            assert reading.target_then is None or target is not None
    assert all(o.adopted_on is None or o.adopted_on < today for o in made.objectives)
    assert all(o.judged_on is None or o.judged_on < today for o in made.objectives)


def test_two_years_of_readings_tell_a_story_with_a_forecast_and_a_correction() -> None:
    made = aims(DAYS[0])
    assert sum(len(each.readings) == 24 for each in made.indicators) >= 3
    phishing = next(each for each in made.indicators if "Phishing" in each.indicator.name)
    assert [r.value for r in phishing.readings if r.reason] != []
    assert len(current(phishing.readings)) == 24
    course = next(c for c in courses(DAYS[0]) if c.indicator.uid == phishing.indicator.uid)
    expected = forecast(course, DAYS[0])
    assert expected is not None
    assert expected.is_met


def test_the_four_worked_objectives_a_band_and_counted_ones_are_among_them() -> None:
    made = aims(DAYS[0])
    said = " ".join(objective.statement for objective in made.objectives)
    for part in ("from 14 to 7 days", "95 % of all employees", "Tier 1", "12 % to below 5 %"):
        assert part in said
    indicators = [each.indicator for each in made.indicators]
    assert any(indicator.direction is Direction.BAND for indicator in indicators)
    assert sum(indicator.built_in is not None for indicator in indicators) == 3
    assert all(i.measured_by or i.built_in or not i.targets for i in indicators)


def test_references_are_counted_within_their_year_and_the_raised_one_follows() -> None:
    made = aims(DAYS[0])
    refs = [objective.ref for objective in made.objectives]
    assert len(set(refs)) == len(refs)
    raised = next(objective for objective in made.objectives if objective.follows)
    assert raised.follows == made.objectives[0].ref
