"""Actions over the real storage: planned, carried out, moved."""

from dataclasses import replace
from datetime import date

import pytest

from isms_desktop.domain.corrective_action import Done, EffectPlan, new_action, plan_of
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.people import Person
from isms_desktop.domain.queries import RegisterQuery
from isms_desktop.domain.words import ActionKind, Status
from isms_desktop.services.histories import Histories
from isms_desktop.services.organisations import Organisations
from isms_desktop.services.people import People
from isms_desktop.services.registers import Registers
from tests.services.stages import PLAN, Stages


def test_new_actions_carry_the_owner_and_date_of_the_entry(stages: Stages) -> None:
    entry = stages.get(stages.planned().uid)

    assert [(a.number, str(a.owner), a.due_on) for a in entry.round.actions] == [
        (1, "Mia Okafor", date(2026, 10, 31)),
        (2, "Mia Okafor", date(2026, 10, 31)),
    ]
    assert entry.action_ref(entry.round.actions[1]) == f"{entry.ref}/A2"
    assert plan_of(entry.round) == replace(PLAN, checker=entry.round.effect_checker)
    assert str(entry.round.effect_checker) == "Jonas Brandt"
    assert stages.status(entry.uid) is Status.IN_PROGRESS


def test_somebody_new_is_taken_in_and_somebody_known_is_found(stages: Stages) -> None:
    saved = stages.analysed()
    blank = new_action(stages.get(saved.uid))
    owners = ("Priya Nair", "mia  okafor")
    actions = tuple(replace(blank, owner=Person(uid="", name=name)) for name in owners)
    saved = stages.actions.save_plan(saved.uid, saved.version, actions, EffectPlan())

    names = [str(action.owner) for action in stages.get(saved.uid).round.actions]
    assert names == ["Priya Nair", "Mia Okafor"]
    assert People(stages.database).names() == ["Mia Okafor", "Priya Nair"]


def test_the_reference_of_an_action_that_was_dropped_is_not_used_again(stages: Stages) -> None:
    saved = stages.planned()
    first = stages.get(saved.uid).round.actions[0]
    saved = stages.actions.save_plan(saved.uid, saved.version, (first,), PLAN)
    saved = stages.actions.save_plan(
        saved.uid, saved.version, (first, replace(first, uid="", what="Another")), PLAN
    )

    assert [action.number for action in stages.get(saved.uid).round.actions] == [1, 3]


def test_an_opportunity_gets_improvements(stages: Stages) -> None:
    saved = stages.decided(entry_type="Opportunity for improvement")

    assert new_action(stages.get(saved.uid)).kind is ActionKind.IMPROVEMENT


def test_moving_a_date_keeps_the_former_one_and_counts_as_a_slip(stages: Stages) -> None:
    saved = stages.planned()
    first = stages.get(saved.uid).round.actions[0]
    day = date(2026, 12, 1)
    saved = stages.actions.move_due(saved.uid, saved.version, first.uid, day, "Parts are late")
    moved = stages.get(saved.uid).round.actions[0]

    change = moved.former_due[0]
    assert moved.due_on == day
    assert (change.former_on, change.changed_on) == (date(2026, 10, 31), date(2026, 11, 23))
    assert (change.changed_by, change.reason) == ("Mia Okafor", "Parts are late")
    registers = Registers(stages.database, stages.clock)
    assert registers.page(registers.uids(RegisterQuery()))[0].values["slips"] == 1


def test_moving_a_date_needs_a_reason(stages: Stages) -> None:
    saved = stages.planned()
    first = stages.get(saved.uid).round.actions[0]

    with pytest.raises(UserError) as refused:
        stages.actions.move_due(saved.uid, saved.version, first.uid, date(2026, 12, 1), "  ")
    assert refused.value.code == "reason_missing"
    assert stages.get(saved.uid).round.actions[0] == first


def test_what_was_done_is_recorded_and_the_step_names_the_action(stages: Stages) -> None:
    saved = stages.planned()
    second = stages.get(saved.uid).round.actions[1]
    done = Done(done_on=date(2026, 11, 2), evidence=" Change log\r\n", change_ticket="CHG-118")
    saved = stages.actions.record_done(saved.uid, saved.version, {second.uid: done})
    after = stages.get(saved.uid).round.actions[1]

    assert (after.done_on, after.evidence, after.change_ticket) == (
        date(2026, 11, 2),
        "Change log",
        "CHG-118",
    )
    last = Histories(stages.database).of_entry(saved.uid)[-1]
    assert last.action == f"Record what was done for {saved.ref}/A2"
    assert last.action == saved.changes.step


def test_all_done_leads_to_the_effect_check(stages: Stages) -> None:
    assert stages.status(stages.done().uid) is Status.TO_CHECK_EFFECT


@pytest.mark.parametrize("what", ["plan", "done", "move"])
def test_a_closed_entry_is_read_only(stages: Stages, what: str) -> None:
    saved = stages.closed()
    first = stages.get(saved.uid).round.actions[0]
    ways = {
        "plan": lambda: stages.actions.save_plan(saved.uid, saved.version, (), EffectPlan()),
        "done": lambda: stages.actions.record_done(saved.uid, saved.version, {first.uid: Done()}),
        "move": lambda: stages.actions.move_due(
            saved.uid, saved.version, first.uid, date(2026, 12, 1), "Late"
        ),
    }

    with pytest.raises(UserError) as refused:
        ways[what]()
    assert refused.value.code == "closed"
    assert stages.get(saved.uid).version == saved.version


def test_what_was_done_of_several_actions_is_one_step(stages: Stages) -> None:
    saved = stages.planned()
    actions = stages.get(saved.uid).round.actions
    done = {action.uid: Done(done_on=date(2026, 11, 2), evidence="Log") for action in actions}
    after = stages.actions.record_done(saved.uid, saved.version, done)

    assert after.version == saved.version + 1
    assert all(action.is_done for action in stages.get(saved.uid).round.actions)


def test_the_short_form_saves_its_fields_and_its_action_as_one_step(stages: Stages) -> None:
    saved = stages.decided(entry_type="Opportunity for improvement")
    action = replace(new_action(stages.get(saved.uid)), what="Ask the guard")
    values = {"consequences": "None", "severity": "Low"}
    after = stages.entries.change_with_action(saved.uid, saved.version, values, action)

    assert after.version == saved.version + 1
    entry = stages.get(saved.uid)
    assert (entry.consequences, entry.round.actions[0].what) == ("None", "Ask the guard")


def test_the_check_follows_after_the_days_the_organisation_has_set(
    stages: Stages, organisations: Organisations
) -> None:
    organisations.set_up("Northlight Ltd", "Mia Okafor")
    organisations.set_check_days(("10", "10", "10", "10"))
    saved = stages.planned()
    entry = stages.get(saved.uid)
    plan = replace(plan_of(entry.round), due_on=date(2026, 11, 10))
    saved = stages.actions.save_plan(saved.uid, saved.version, entry.round.actions, plan)
    last = entry.round.actions[1]
    day = date(2026, 12, 1)
    saved = stages.actions.move_due(saved.uid, saved.version, last.uid, day, "Parts are late")
    assert stages.get(saved.uid).round.effect_due_on == date(2026, 12, 11)

    done = {one.uid: Done(done_on=date(2026, 11, 2)) for one in entry.round.actions}
    stages.actions.record_done(saved.uid, saved.version, done)
    assert stages.get(saved.uid).round.effect_due_on == date(2026, 11, 12)
