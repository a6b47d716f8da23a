from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isms_desktop.domain.attainment import as_judged, attainment, gap, meets, state_of
from isms_desktop.domain.indicator import current
from isms_desktop.domain.words import Direction, ObjectiveResult, ObjectiveStatus, State
from tests.domain.measuring import alone, clicks, course, goal, monthly, number, reading, target

LOWER, HIGHER, BAND = Direction.LOWER, Direction.HIGHER, Direction.BAND
JULY = date(2026, 7, 2)
numbers = st.decimals(-1000, 1000, places=2)
BETTER = (State.MISSED, State.OFF_TRACK, State.AT_RISK, State.ON_TRACK, State.REACHED)


@pytest.mark.parametrize(
    ("direction", "wanted", "value", "missing"),
    [
        (LOWER, target(5), 8.2, 3.2),
        (LOWER, target(5), 5, 0),
        (HIGHER, target(95), 90, 5),
        (HIGHER, target(95), 100, 0),
        (BAND, target(3, upper=5), 2.5, 0.5),
        (BAND, target(3, upper=5), 4, 0),
        (BAND, target(3, upper=5), 7, 2),
        (BAND, target(3), 4, 1),
    ],
)
def test_the_gap_is_what_is_missing(
    direction: Direction, wanted: object, value: float, missing: float
) -> None:
    assert gap(number(value), wanted, direction) == number(missing)  # type: ignore[arg-type]
    assert meets(number(value), wanted, direction) is (missing == 0)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("direction", "baseline", "aim", "value", "share"),
    [
        (LOWER, 14, 7, 10.5, 0.5),
        (LOWER, 14, 7, 6, 1),
        (LOWER, 14, 7, 20, 0),
        (HIGHER, 0, 95, 19, 0.2),  # a baseline of zero is one like any other
        (HIGHER, 50, 0, 20, 1),
        (LOWER, 12, 0, 3, 0.75),  # so is a target of zero
        (LOWER, 4, 5, 6, 0),  # the baseline met the target, the reading does not
        (LOWER, None, 5, 6, None),
        (LOWER, None, 5, 5, 1),
    ],
)
def test_attainment_is_the_share_of_the_way(
    direction: Direction, baseline: float | None, aim: float, value: float, share: float | None
) -> None:
    start = None if baseline is None else number(baseline)
    assert attainment(number(value), start, target(aim), direction) == share


@given(numbers, st.none() | numbers, numbers, numbers, st.sampled_from(Direction))
def test_attainment_never_leaves_its_bounds(
    value: Decimal, baseline: Decimal | None, low: Decimal, width: Decimal, direction: Direction
) -> None:
    wanted = replace(target(0), value=low, upper=low + abs(width))
    share = attainment(value, baseline, wanted, direction)
    assert share is None or 0 <= share <= 1
    assert (share == 1) or not meets(value, wanted, direction)


@given(
    st.lists(numbers, min_size=1, max_size=6),
    numbers,
    st.integers(0, 5),
    st.sampled_from([LOWER, HIGHER]),
    st.none() | numbers,
    st.integers(0, 420),
)
def test_a_better_reading_never_worsens_the_state(
    values: list[Decimal],
    by: Decimal,
    place: int,
    direction: Direction,
    baseline: Decimal | None,
    day: int,
) -> None:
    indicator = clicks(direction=direction, baseline=baseline, frequency=None)
    today = date(2026, 2, 1) + timedelta(days=day)
    readings = [r for r in monthly(*values) if r.to_on <= today]
    if not readings:
        return
    place = min(place, len(readings) - 1)
    step = abs(by) if direction is HIGHER else -abs(by)
    better = list(readings)
    better[place] = replace(better[place], value=better[place].value + step)
    before = state_of(course(readings, indicator), today)
    after = state_of(course(better, indicator), today)
    assert BETTER.index(after) >= BETTER.index(before)
    one_more = reading(readings[-1].value + step, today, uid="more")
    if readings[-1].to_on < today <= date(2026, 12, 31):
        added = state_of(course([*readings, one_more], indicator), today)
        assert BETTER.index(added) >= BETTER.index(before)


@given(st.permutations(monthly(12, 11, 9, 8)), st.booleans())
def test_the_order_of_entering_does_not_matter(entered: list[object], has_correction: bool) -> None:
    everything = list(entered)
    if has_correction:
        wrong = monthly(12, 11, 9, 8)[-1]
        everything.insert(0, replace(wrong, uid="right", value=number(5), replaces=wrong.uid))
    readings = current(everything)  # type: ignore[arg-type]
    assert [r.to_on for r in readings] == sorted(r.to_on for r in readings)
    assert len(readings) == 4
    assert state_of(course(readings), date(2026, 5, 20)) is (
        State.REACHED if has_correction else State.ON_TRACK
    )


@pytest.mark.parametrize(
    ("latest", "state"),
    [(5, State.REACHED), (8.7, State.ON_TRACK), (9.5, State.AT_RISK), (11.9, State.OFF_TRACK)],
)
def test_half_of_the_time_asks_for_half_of_the_way(latest: float, state: State) -> None:
    assert state_of(course(monthly(12, None, None, None, None, latest)), JULY) is state


def test_without_an_adopted_target_nothing_is_on_track() -> None:
    good = monthly(None, None, None, None, None, 1)
    proposal = goal(status=ObjectiveStatus.PROPOSAL)
    assert state_of(course(good, objective=proposal), JULY) is State.PROPOSAL
    assert state_of(course(good, clicks(targets=())), JULY) is State.NO_TARGET
    assert state_of(alone(good, clicks(targets=())), JULY) is State.NO_TARGET


def test_without_a_reading_there_is_no_data() -> None:
    assert state_of(course(), JULY) is State.NO_DATA


def test_an_old_reading_is_stale_after_the_days_of_grace() -> None:
    readings = monthly(12, 8)  # the newest of 1 March, the next one wanted on 1 April
    assert state_of(course(readings), date(2026, 4, 11)) is State.ON_TRACK
    assert state_of(course(readings), date(2026, 4, 12)) is State.STALE
    assert state_of(course(readings, clicks(frequency=None)), JULY) is not State.STALE


def test_past_due_the_last_reading_in_time_decides() -> None:
    reached = (reading(6, date(2026, 11, 30)), reading(4.9, date(2027, 1, 8)))
    assert state_of(course(reached), date(2027, 3, 1)) is State.REACHED
    missed = (reading(6, date(2026, 12, 31)), reading(4.9, date(2027, 2, 1)))
    assert state_of(course(missed[:1]), date(2027, 1, 5)) is State.AT_RISK
    assert state_of(course(missed), date(2027, 3, 1)) is State.MISSED
    assert state_of(course(missed[1:]), date(2027, 3, 1)) is State.NO_DATA


def test_an_interim_target_that_is_met_is_on_track() -> None:
    steps = clicks(targets=(target(10), target(5, date(2026, 10, 1))))
    readings = monthly(None, None, None, None, None, 9.9)
    assert state_of(course(readings, steps), JULY) is State.ON_TRACK
    assert state_of(course(readings), JULY) is State.AT_RISK


def test_an_indicator_by_itself_is_measured_by_the_target_of_the_day() -> None:
    changed = clicks(targets=(target(9), target(5, date(2026, 8, 1))))
    readings = monthly(None, None, None, None, None, 9)
    assert state_of(alone(readings, changed), JULY) is State.ON_TRACK
    later = (*readings, reading(9, date(2026, 8, 2)))
    assert state_of(alone(later, changed), date(2026, 8, 3)) is State.OFF_TRACK


def test_without_a_baseline_nearness_decides() -> None:
    bare = clicks(baseline=None)
    near, far = (monthly(None, None, None, None, None, value) for value in (5.5, 5.6))
    assert state_of(course(near, bare), JULY) is State.AT_RISK
    assert state_of(course(far, bare), JULY) is State.OFF_TRACK


def test_a_due_date_before_the_start_leaves_no_time() -> None:
    late = goal(due_on=JULY)
    bound = clicks(baseline_on=date(2026, 8, 1))
    readings = monthly(None, None, None, None, None, 11)
    assert state_of(course(readings, bound, late), JULY) is State.OFF_TRACK


def test_a_verdict_is_the_last_word() -> None:
    for result in ObjectiveResult:
        closed = goal(status=ObjectiveStatus.CLOSED, result=result)
        expected = State.REACHED if result is ObjectiveResult.REACHED else State.MISSED
        assert state_of(course(monthly(1), objective=closed), JULY) is expected


def test_a_closed_objective_stays_as_it_was_judged() -> None:
    closed = goal(
        status=ObjectiveStatus.CLOSED,
        result=ObjectiveResult.REACHED,
        judged_on=JULY,
        from_value=number(12),
        end_target=number(5),
    )
    raised = clicks(baseline=number(4.8), baseline_on=JULY, targets=(target(5), target(3, JULY)))
    readings = (*monthly(12, None, None, None, None, 4.8), reading(9, date(2026, 8, 1)))
    was = as_judged(course(readings, raised, closed))
    assert was.indicator.baseline == 12
    assert was.goal == target(5)
    assert [r.value for r in was.readings] == [12, number(4.8)]
    still_open = course(readings)
    assert as_judged(still_open) is still_open
