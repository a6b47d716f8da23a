from dataclasses import replace
from datetime import date

import pytest

from isms_desktop.domain.objective import Objective
from isms_desktop.domain.objective_list import (
    ObjectiveLine,
    ObjectiveQuery,
    counts,
    found,
    line_of,
    values_of_line,
)
from isms_desktop.domain.people import Person
from isms_desktop.domain.queries import Condition
from isms_desktop.domain.words import ObjectiveResult, ObjectiveStatus, State
from tests.domain.measuring import alone, clicks, course, goal, monthly, number

TODAY = date(2026, 5, 6)
MIA = Person(uid="m", name="Mia Okáfor", aliases=("M. O.",))
CLICKS = line_of(course(monthly(12, 11, 10, 9)), goal(owner=MIA), TODAY)
SLOW = line_of(
    course(monthly(12, 12, 12, 12)),
    goal(uid="slow", ref="OBJ-2026-002", statement="Patch in 7 days", due_on=date(2026, 9, 30)),
    TODAY,
)
WORDS = line_of(None, Objective(uid="w", ref="OBJ-2026-003", statement="Live the policy"), TODAY)
ALONE = line_of(alone((), clicks(name="Training", measured_by=MIA)), None, TODAY)
LINES = (ALONE, WORDS, CLICKS, SLOW)


def names(query: ObjectiveQuery) -> list[str]:
    return [line.uid for line in found(LINES, query)]


def test_a_line_says_where_it_stands() -> None:
    assert CLICKS.state is State.ON_TRACK
    assert CLICKS.latest is not None
    assert (CLICKS.latest.value, CLICKS.gap) == (number(9), number(4))
    assert CLICKS.share == pytest.approx(3 / 7)
    assert CLICKS.points == tuple(map(number, (12, 11, 10, 9)))
    assert (CLICKS.measure_due_on, CLICKS.is_measure_late) == (date(2026, 6, 1), False)
    assert WORDS.state is State.PROPOSAL
    assert (ALONE.name, ALONE.owner, ALONE.uid) == ("Training", MIA, "clicks")
    assert ALONE.is_measure_late
    assert values_of_line(WORDS)["indicator"] == ""
    assert ObjectiveLine(None, None, State.NO_DATA).uid == ""
    assert ObjectiveLine(None, None, State.NO_DATA).name == ""
    assert ObjectiveLine(None, None, State.NO_DATA).owner is None


def test_a_closed_objective_wants_no_reading_and_keeps_its_state() -> None:
    closed = goal(status=ObjectiveStatus.CLOSED, result=ObjectiveResult.REACHED)
    assert line_of(course(monthly(12), objective=closed), closed, TODAY).measure_due_on is None
    assert line_of(None, closed, TODAY).state is State.REACHED


def test_what_was_judged_comes_last() -> None:
    closed = goal(uid="over", status=ObjectiveStatus.CLOSED, result=ObjectiveResult.MISSED)
    lines = found([line_of(None, closed, TODAY), *LINES], ObjectiveQuery())
    assert lines[-1].uid == "over"


def test_what_needs_somebody_comes_first() -> None:
    assert names(ObjectiveQuery()) == ["slow", "clicks", "w", "goal"]
    assert names(ObjectiveQuery(descending=True)) == ["goal", "w", "clicks", "slow"]


@pytest.mark.parametrize(
    ("search", "shown"),
    [("okafor", ["clicks", "goal"]), ("PATCH 7", ["slow"]), ("nothing", []), ("  ", None)],
)
def test_each_word_must_occur_whatever_case_and_accents(
    search: str, shown: list[str] | None
) -> None:
    expected = shown if shown is not None else ["slow", "clicks", "w", "goal"]
    assert names(ObjectiveQuery(search=search)) == expected


@pytest.mark.parametrize(
    ("key", "value", "shown"),
    [
        ("owner", "m. o.", ["clicks", "goal"]),
        ("state", "on track", ["goal"]),
        ("due_on", "2026-09-30", ["slow"]),
        ("owner", "", ["slow", "w"]),
        ("latest", "9", ["goal"]),
    ],
)
def test_conditions_narrow_down(key: str, value: str, shown: list[str]) -> None:
    assert names(ObjectiveQuery(where=(Condition(key, value),))) == shown


def test_states_are_chosen_and_counted() -> None:
    assert names(ObjectiveQuery(state=State.NO_DATA)) == ["clicks"]
    assert counts(LINES, ObjectiveQuery(state=State.NO_DATA))[State.OFF_TRACK] == 1
    assert sum(counts(LINES, ObjectiveQuery(search="patch")).values()) == 1


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("ref", ["goal", "slow", "w", "clicks"]),
        ("due_on", ["slow", "goal", "w", "clicks"]),
        ("latest", ["goal", "slow", "w", "clicks"]),
        ("owner", ["goal", "clicks", "w", "slow"]),
        ("state", ["goal", "slow", "clicks", "w"]),
    ],
)
def test_any_column_sorts_and_blanks_come_last(key: str, shown: list[str]) -> None:
    assert names(ObjectiveQuery(sort=key)) == shown
    turned = names(ObjectiveQuery(sort=key, descending=True))
    filled = [line.uid for line in LINES if values_of_line(line)[key] not in (None, "")]
    assert set(turned[: len(filled)]) == set(filled)


def test_lines_of_equal_state_are_ordered_by_due_date() -> None:
    later = replace(SLOW.objective, uid="later", due_on=None)  # type: ignore[type-var]
    two = [replace(SLOW, objective=later), SLOW]
    assert [line.uid for line in found(two, ObjectiveQuery())] == ["slow", "later"]
