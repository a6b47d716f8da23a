"""All actions in one list: states, chips, search and order."""

from datetime import date

import pytest

from isms_desktop.domain.action_list import (
    URGENCY,
    ActionLine,
    ActionState,
    counts_of,
    in_order,
    is_asked_for,
    is_of,
)
from isms_desktop.domain.people import Person

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


def test_to_do_keeps_what_is_overdue_too() -> None:
    kept = {chip: [x for x in ALL if is_of(x, chip, TODAY)] for chip in ("", *ActionState)}
    assert kept[ActionState.OPEN] == [LATE, SOON, NEVER]
    assert kept[ActionState.OVERDUE] == [LATE]
    assert kept[ActionState.DONE] == [DONE, EARLIER]
    assert kept[""] == list(ALL)
    counts = counts_of(ALL, TODAY)
    assert counts == {"": 6, "Overdue": 1, "To do": 3, "Done": 2, "Not done": 1}


def test_all_words_of_the_search_stand_somewhere() -> None:
    assert is_asked_for(LATE, "okafor phish")
    assert is_asked_for(LATE, "INC-2026-001")
    assert not is_asked_for(LATE, "okafor smish")
    assert is_asked_for(NEVER, "")


def test_what_is_due_first_comes_first_and_what_is_done_last() -> None:
    ordered = [LATE, SOON, NEVER, DONE, EARLIER, LEFT]
    assert in_order(reversed(ALL), URGENCY, TODAY) == ordered
    assert in_order(ALL, URGENCY, TODAY, descending=True)[-1] == LATE


def test_what_is_blank_comes_last_whichever_way() -> None:
    up = in_order(ALL, "due_on", TODAY)
    assert up == [LEFT, DONE, LATE, SOON, NEVER, EARLIER]
    assert in_order(ALL, "due_on", TODAY, descending=True) == [
        SOON,
        LATE,
        DONE,
        LEFT,
        NEVER,
        EARLIER,
    ]
    assert in_order(ALL, "owner", TODAY)[0] == LATE
    assert in_order(ALL, "slips", TODAY)[0] == LATE
    assert in_order(ALL, "state", TODAY)[0] == LATE
    assert in_order(ALL, "what", TODAY) == list(ALL)
