"""All actions in one list: states, chips, search and order."""

from datetime import date
from typing import Any

import pytest

from isms_desktop.domain.action_list import (
    LINES,
    ActionLine,
    ActionState,
    counts,
    found,
    values_of_line,
)
from isms_desktop.domain.listing import ListQuery
from isms_desktop.domain.people import Person
from isms_desktop.domain.queries import Condition

TODAY = date(2026, 11, 23)
MIA = Person(uid="1", name="Mia Okafor")


def line(number: int, **values: object) -> ActionLine:
    given = {"ref": f"INC-2026-{number:03d}/A1", "what": f"Do {number}", "entry": "Phishing"}
    return ActionLine(uid=f"a{number}", entry_uid=f"e{number}", **{**given, **values})  # type: ignore[arg-type]  # any attribute


LATE = line(1, due_on=date(2026, 11, 20), owner=MIA, slips=2)
SOON = line(2, due_on=date(2026, 11, 30))
NEVER = line(3)
DONE = line(4, due_on=date(2026, 10, 1), done_on=date(2026, 10, 2))
EARLIER = line(5, done_on=date(2026, 9, 2))
LEFT = line(6, due_on=date(2026, 1, 1), is_over=True)
ALL = (LATE, SOON, NEVER, DONE, EARLIER, LEFT)


@pytest.mark.parametrize(
    ("found", "state"),
    [
        (LATE, ActionState.OVERDUE),
        (SOON, ActionState.OPEN),
        (NEVER, ActionState.OPEN),
        (DONE, ActionState.DONE),
        (LEFT, ActionState.LEFT),
        (line(7, due_on=TODAY), ActionState.OPEN),
        (line(8, is_over=True, done_on=TODAY), ActionState.DONE),
    ],
)
def test_where_an_action_stands(found: ActionLine, state: ActionState) -> None:
    assert found.state(TODAY) is state


def shown(**asked: Any) -> list[ActionLine]:
    return found(ALL, ListQuery(**asked), TODAY)


def test_to_do_keeps_what_is_overdue_too() -> None:
    assert shown(chip=ActionState.OPEN) == [LATE, SOON, NEVER]
    assert shown(chip=ActionState.OVERDUE) == [LATE]
    assert shown(chip=ActionState.DONE) == [DONE, EARLIER]
    assert shown() == list(ALL)
    by_chip = counts(ALL, ListQuery(), TODAY)
    assert by_chip == {"": 6, "Overdue": 1, "To do": 3, "Done": 2, "Not done": 1}


def test_all_words_of_the_search_stand_somewhere() -> None:
    assert shown(search="okafor phish") == [LATE]
    assert shown(search="INC-2026-001") == [LATE]
    assert shown(search="okafor smish") == []
    assert counts(ALL, ListQuery(search="okafor"), TODAY)[""] == 1


@pytest.mark.parametrize(
    ("key", "value", "kept"),
    [
        ("owner", "mia okafor", [LATE]),
        ("owner", "", [SOON, NEVER, DONE, EARLIER, LEFT]),
        ("slips", "*", [LATE]),
        ("due_on", "2026-11", [LATE, SOON]),
        ("state", "not done", [LEFT]),
    ],
)
def test_every_column_can_be_filtered_by(key: str, value: str, kept: list[ActionLine]) -> None:
    query = {"where": (Condition(key, value),)}
    assert shown(**query) == kept
    assert counts(ALL, ListQuery(where=query["where"]), TODAY)[""] == len(kept)
    assert set(values_of_line(LATE, TODAY)) == {field.key for field in LINES}


def test_what_is_due_first_comes_first_and_what_is_done_last() -> None:
    ordered = [LATE, SOON, NEVER, DONE, EARLIER, LEFT]
    assert found(reversed(ALL), ListQuery(), TODAY) == ordered
    assert shown(descending=True)[-1] == LATE


def test_what_is_blank_comes_last_whichever_way() -> None:
    assert shown(sort="due_on") == [LEFT, DONE, LATE, SOON, NEVER, EARLIER]
    assert shown(sort="due_on", descending=True) == [SOON, LATE, DONE, LEFT, NEVER, EARLIER]
    assert shown(sort="owner")[0] == LATE
    assert shown(sort="slips")[0] == LATE
    assert shown(sort="state")[0] == LATE
    assert shown(sort="what") == list(ALL)
