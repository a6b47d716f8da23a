from dataclasses import replace
from datetime import date

from isms_desktop.domain.indicator import current, due_on, in_order, late_after, target_on
from isms_desktop.domain.words import BuiltIn, Direction, Unit
from tests.domain.measuring import START, clicks, monthly, number, reading, target

MARCH = date(2026, 3, 1)


def test_a_target_holds_from_its_day_until_the_next() -> None:
    first, later = target(8), target(5, MARCH)
    assert target_on((later, first), date(2025, 12, 31)) is None
    assert target_on((later, first), date(2026, 2, 28)) == first
    assert target_on((later, first), MARCH) == later


def test_of_two_targets_on_one_day_the_last_given_stays() -> None:
    changed = replace(target(5), uid="changed")
    assert in_order((target(8), target(3, MARCH), changed)) == (changed, target(3, MARCH))
    assert target_on((target(8), changed), START) == changed


def test_a_correction_takes_the_place_of_what_it_replaces() -> None:
    wrong = reading(80, MARCH, uid="wrong")
    right = reading(8, MARCH, uid="right", replaces="wrong")
    again = reading(8.2, date(2026, 3, 2), uid="again", replaces="right")
    assert current([again, wrong, right]) == (again,)
    counted = [reading(1, MARCH, uid=""), reading(2, date(2026, 4, 1), uid="")]
    assert current(counted) == tuple(counted)


def test_the_next_reading_is_wanted_one_turn_later() -> None:
    assert due_on(clicks(), (), START) == START
    assert due_on(clicks(), monthly(12), START) == MARCH
    assert due_on(clicks(frequency=None), monthly(12), START) is None
    assert due_on(clicks(built_in=BuiltIn.OPEN), (), START) is None
    assert late_after(clicks(), MARCH) == date(2026, 4, 11)
    assert late_after(clicks(frequency=None), MARCH) is None


def test_values_and_targets_are_shown_with_their_unit() -> None:
    assert clicks().shown(number("8.2089")) == "8.21 %"
    assert clicks().target_shown(target(5)) == "5 %"
    band = clicks(direction=Direction.BAND, unit=Unit.OWN, unit_name="points")
    assert band.target_shown(target(3, upper=5)) == "3 to 5 points"
