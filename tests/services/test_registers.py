"""The list of all actions, read from the register."""

from datetime import date

import pytest

from isms_desktop.domain.action_list import ActionLine
from isms_desktop.domain.lesson_list import LearnedFrom
from isms_desktop.domain.words import ObjectiveResult
from isms_desktop.services.objective_examples import vague_words
from isms_desktop.services.objective_steps import ObjectiveSteps
from isms_desktop.services.objectives import Judgement, Objectives
from isms_desktop.services.registers import Registers
from tests.services.stages import Stages


@pytest.fixture
def registers(stages: Stages) -> Registers:
    return Registers(stages.database, stages.clock)


def told(lines: list[ActionLine]) -> list[tuple[str, str]]:
    return [(line.ref, line.what) for line in lines]


def test_actions_of_all_entries_with_their_moved_dates(
    stages: Stages, registers: Registers
) -> None:
    saved = stages.planned()
    action = stages.get(saved.uid).round.actions[0]
    stages.actions.move_due(
        saved.uid, saved.version, action.uid, date(2026, 12, 24), "Supplier late"
    )
    lines = registers.actions()
    assert told(lines) == [
        ("INC-2026-001/A1", "Forbid forwarding"), ("INC-2026-001/A2", "Watch new rules")
    ]  # fmt: skip
    moved = lines[0]
    assert (moved.slips, moved.due_on, str(moved.owner)) == (1, date(2026, 12, 24), "Mia Okafor")
    assert moved.entry == "Mailbox forwarded to an outside address"


def test_nobody_waits_for_what_is_closed_or_binned(stages: Stages, registers: Registers) -> None:
    stages.closed()
    gone = stages.planned()
    stages.entries.to_bin([gone.uid])
    lines = registers.actions()
    assert len(lines) == 2
    assert {line.is_over for line in lines} == {True}


def test_lessons_of_entries_and_judged_objectives(stages: Stages, registers: Registers) -> None:
    saved = stages.planned(lessons="Forbid what nobody needs.", title="Forwarding")
    gone = stages.planned(lessons="Lost.")
    stages.entries.to_bin([gone.uid])
    steps = ObjectiveSteps(stages.database, stages.clock, stages.new_uid, lambda: "Mia Okafor")
    objectives = Objectives(stages.database, stages.clock, steps, stages.entries, vague_words())
    aim = objectives.create({"statement": "Fewer clicks", "due_on": "2026-12-31"})
    judgement = Judgement(result=ObjectiveResult.GIVEN_UP, lessons="Begin earlier.")
    objectives.give_verdict(aim.uid, aim.version, judgement)
    told = [(line.uid, line.source, line.name, line.lesson) for line in registers.lessons()]
    assert told == [
        (saved.uid, LearnedFrom.ENTRY, "Forwarding", "Forbid what nobody needs."),
        (aim.uid, LearnedFrom.OBJECTIVE, "Fewer clicks", "Begin earlier."),
    ]
    assert [line.learned_on for line in registers.lessons()] == [None, stages.clock.today()]
