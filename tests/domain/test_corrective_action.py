"""Planning, carrying out and moving actions; nothing of what was agreed is lost."""

from dataclasses import replace
from datetime import date

import pytest

from isms_desktop.domain.corrective_action import (
    Done,
    EffectPlan,
    Moved,
    action_of,
    move_due,
    new_action,
    next_number,
    plan_of,
    record_done,
    with_plan,
)
from isms_desktop.domain.effectiveness import CheckDays
from isms_desktop.domain.entry import DueChange, Entry, Round
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.words import ActionKind, EffectMethod, EntryType, Severity
from tests.domain.cases import DONE, JONAS, MIA, action, entry, entry_with_round

DAYS = CheckDays()
MOVED = Moved(date(2026, 10, 15), "Mia Okafor", "The provider was late")
OPEN = action()


def open_entry(**values: object) -> Entry:
    return entry_with_round(actions=(OPEN,), verdicts=(), **values)


def test_a_new_action_takes_over_owner_and_date_of_the_entry() -> None:
    due = date(2026, 12, 1)
    blank = new_action(entry(owner=JONAS, due_on=due, rounds=(Round(uid="r1", number=1),)))

    assert (blank.owner, blank.due_on, blank.number) == (JONAS, due, 1)
    assert blank.kind is ActionKind.CORRECTIVE


def test_on_an_opportunity_it_is_an_improvement() -> None:
    assert new_action(entry(entry_type=EntryType.OFI)).kind is ActionKind.IMPROVEMENT


def test_actions_are_numbered_on_through_the_rounds() -> None:
    again = entry()
    again = replace(again, rounds=(*again.rounds, Round(uid="r2", number=2)))

    assert next_number(again) == 2
    assert next_number(again, [action(uid="", number=2)]) == 3


def test_the_plan_keeps_how_an_action_was_carried_out() -> None:
    before = entry_with_round(verdicts=())
    edited = replace(DONE, what="Block all rules", evidence="", done_on=None, former_due=())
    after = with_plan(before, (edited,), plan_of(before.round), MOVED).round.actions[0]

    assert after.what == "Block all rules"
    assert (after.done_on, after.evidence) == (DONE.done_on, DONE.evidence)


def test_new_actions_of_a_plan_get_the_next_numbers() -> None:
    planned = (replace(OPEN, uid="a9"), OPEN, replace(OPEN, uid="a8"))
    after = with_plan(open_entry(), planned, EffectPlan(), MOVED)

    assert [(a.uid, a.number) for a in after.round.actions] == [("a9", 2), ("a1", 1), ("a8", 3)]


def test_the_plan_says_how_the_effect_is_judged() -> None:
    plan = EffectPlan(
        criterion="No rule in 20 mailboxes",
        method=EffectMethod.INDICATOR,
        indicator="Rules found",
        limit="0",
        readings=3,
        checker=JONAS,
        due_on=date(2027, 1, 1),
    )

    assert plan_of(with_plan(open_entry(), (OPEN,), plan, MOVED).round) == plan


def test_a_date_changed_in_the_plan_keeps_the_former_one() -> None:
    later = replace(OPEN, due_on=date(2026, 12, 1))
    after = with_plan(open_entry(), (later,), EffectPlan(), Moved(date(2026, 10, 1), "Mia"))

    assert after.round.actions[0].former_due == (
        DueChange(former_on=date(2026, 10, 31), changed_on=date(2026, 10, 1), changed_by="Mia"),
    )


def test_an_action_that_is_done_is_not_dropped_from_the_plan() -> None:
    with pytest.raises(UserError) as refused:
        with_plan(entry(), (), EffectPlan(), MOVED)

    assert refused.value.code == "action_done"
    assert not with_plan(open_entry(), (), EffectPlan(), MOVED).round.actions


def test_moving_keeps_every_former_date_with_who_when_and_why() -> None:
    once = move_due(open_entry(), "a1", date(2026, 11, 15), MOVED, DAYS)
    again = Moved(date(2026, 11, 14), "Jonas Brandt", "Holidays")
    twice = move_due(once, "a1", date(2026, 12, 1), again, DAYS)
    moved = action_of(twice, "a1")

    assert moved.due_on == date(2026, 12, 1)
    assert [(c.former_on, c.changed_on, c.changed_by, c.reason) for c in moved.former_due] == [
        (date(2026, 10, 31), MOVED.on, "Mia Okafor", "The provider was late"),
        (date(2026, 11, 15), again.on, "Jonas Brandt", "Holidays"),
    ]


def test_the_first_date_and_the_same_date_move_nothing() -> None:
    without = entry_with_round(actions=(action(due_on=None),), verdicts=())

    assert not action_of(move_due(without, "a1", date(2026, 12, 1), MOVED, DAYS), "a1").former_due
    assert not action_of(
        move_due(open_entry(), "a1", date(2026, 10, 31), MOVED, DAYS), "a1"
    ).former_due


def test_what_is_done_cannot_be_moved() -> None:
    with pytest.raises(UserError) as refused:
        move_due(entry(), "a1", date(2026, 12, 1), MOVED, DAYS)

    assert refused.value.code == "action_done"


def test_an_action_that_is_gone_is_named_so() -> None:
    with pytest.raises(UserError) as refused:
        record_done(entry(), "gone", Done(), DAYS)

    assert refused.value.code == "not_found"


def test_done_is_recorded_and_can_be_taken_back() -> None:
    done = Done(
        done_on=date(2026, 10, 30),
        done_note="Blocked for all",
        evidence="Screenshot",
        change_ticket="CHG-118",
    )
    after = action_of(record_done(open_entry(), "a1", done, DAYS), "a1")

    assert (after.done_on, after.done_note, after.evidence, after.change_ticket) == (
        date(2026, 10, 30),
        "Blocked for all",
        "Screenshot",
        "CHG-118",
    )
    assert not action_of(record_done(entry(), "a1", Done(), DAYS), "a1").is_done


def test_an_effect_check_on_the_default_day_follows_the_action() -> None:
    standard = replace(open_entry(effect_due_on=date(2026, 12, 30)), severity=Severity.HIGH)
    moved = move_due(standard, "a1", date(2026, 11, 30), MOVED, DAYS)
    assert moved.round.effect_due_on == date(2027, 1, 29)

    done = record_done(standard, "a1", Done(done_on=date(2026, 10, 1)), DAYS)
    assert done.round.effect_due_on == date(2026, 11, 30)


def test_an_effect_check_on_a_chosen_day_stays() -> None:
    chosen = open_entry(effect_due_on=date(2026, 12, 24))

    assert move_due(chosen, "a1", date(2026, 11, 30), MOVED, DAYS).round.effect_due_on == date(
        2026, 12, 24
    )


def test_actions_of_a_former_round_are_not_touched() -> None:
    again = entry()
    again = replace(again, rounds=(*again.rounds, Round(uid="r2", number=2)))
    planned = with_plan(again, (replace(OPEN, uid="a2", owner=MIA),), EffectPlan(), MOVED)

    assert planned.rounds[0] == again.rounds[0]
    assert planned.round.actions[0].number == 2


def test_own_days_to_the_check_hold_when_an_action_moves() -> None:
    own = CheckDays(critical=7, high=7, medium=7, low=7)
    standard = open_entry(effect_due_on=date(2026, 11, 7))
    moved = move_due(standard, "a1", date(2026, 11, 30), MOVED, own)
    assert moved.round.effect_due_on == date(2026, 12, 7)
    assert move_due(standard, "a1", date(2026, 11, 30), MOVED, DAYS).round.effect_due_on == date(
        2026, 11, 7
    )
