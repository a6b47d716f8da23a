"""Entries as they stood: rebuilt from their own dates."""

from dataclasses import replace
from datetime import date

import pytest

from isms_desktop.domain.as_at import rebuilt
from isms_desktop.domain.entry import Action, Closing, DueChange, Entry, Round, Verdict
from isms_desktop.domain.words import ClosingKind, VerdictResult

FOUND, CONTAINED, DONE, MOVED, CHECKED, CLOSED = (date(2026, 3, day) for day in range(1, 12, 2))
ACTION = Action(
    uid="a",
    number=1,
    what="Filter",
    due_on=date(2026, 4, 1),
    former_due=(DueChange(former_on=date(2026, 3, 20), changed_on=MOVED),),
    done_on=DONE,
    evidence="Ticket 12",
)
VERDICT = Verdict(uid="v", result=VerdictResult.EFFECTIVE, checked_on=CHECKED)
ENTRY = Entry(
    uid="e",
    identified_on=FOUND,
    containment="Blocked",
    contained_on=CONTAINED,
    shared_on=CLOSED,
    isms_change="Policy",
    rounds=(Round(uid="r", number=1, actions=(ACTION,), verdicts=(VERDICT,)),),
    closings=(Closing(uid="c", kind=ClosingKind.CLOSED, closed_on=CLOSED),),
)


def at(day: date) -> Entry:
    was = rebuilt(ENTRY, day)
    assert was
    return was


def test_an_entry_is_not_there_before_it_was_identified() -> None:
    assert rebuilt(ENTRY, date(2026, 2, 28)) is None
    assert rebuilt(replace(ENTRY, identified_on=None), CLOSED) is None


def test_each_date_brings_what_it_dates() -> None:
    assert (at(FOUND).containment, at(CONTAINED).containment) == ("", "Blocked")
    assert (at(CONTAINED).round.actions[0].evidence, at(DONE).round.actions[0].evidence) == (
        "",
        "Ticket 12",
    )
    assert (at(MOVED).round.verdicts, at(CHECKED).round.verdicts) == ((), (VERDICT,))
    assert (at(CHECKED).is_closed, at(CLOSED).is_closed) == (False, True)
    assert (at(CHECKED).isms_change, at(CLOSED).isms_change) == ("", "Policy")


@pytest.mark.parametrize(("day", "due"), [(DONE, date(2026, 3, 20)), (MOVED, date(2026, 4, 1))])
def test_a_moved_date_is_the_former_one_before(day: date, due: date) -> None:
    assert at(day).round.actions[0].due_on == due


def test_the_last_day_shows_everything() -> None:
    assert at(CLOSED) == ENTRY


def test_a_later_reopening_is_not_known_yet() -> None:
    reopened = replace(ENTRY.closings[0], reopened_on=date(2026, 5, 1), reopen_reason="Again")
    was = rebuilt(replace(ENTRY, closings=(reopened,)), CLOSED)
    assert was
    assert was.closings == ENTRY.closings


def test_an_acceptance_and_a_round_that_came_later_are_left_out() -> None:
    second = Round(uid="r2", number=2, started_on=date(2026, 6, 1))
    later = replace(
        ENTRY,
        action_needed=False,
        accepted_on=date(2026, 6, 1),
        rounds=(*ENTRY.rounds, second),
    )
    was = rebuilt(later, CLOSED)
    assert was
    assert was.action_needed is None
    assert len(was.rounds) == 1
