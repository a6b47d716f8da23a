"""The program killed while its user types, in every stage: at most the field in hand is lost."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from isms_desktop.domain.corrective_action import Done, EffectPlan
from isms_desktop.domain.entry import Action, CauseNode
from isms_desktop.domain.people import Person
from isms_desktop.domain.words import AnalysisMethod, SimilarAnswer
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.services.drafts import Stage
from isms_desktop.wiring import Workspace, open_workspace

ROOT = Path(__file__).resolve().parents[2]
LEFT = "What was typed and left before the power went"
FIELDS = {
    Stage.FORM: ("description", "consequences"),
    Stage.RECORD: ("title", "description"),
    Stage.CONTAIN: ("containment", "consequences"),
    Stage.DECIDE: ("action_needed_reason", ""),
    Stage.CAUSE: ("causes/1/category", ""),
    Stage.SIMILAR: ("similar_text", ""),
    Stage.PLAN: ("actions/1/what", "criterion"),
    Stage.DO: ("actions/1/done_note", "actions/1/evidence"),
    Stage.EFFECT: ("evidence", ""),
    Stage.SHARE: ("lessons", "shared_with"),
    Stage.CLOSE: ("reason", ""),
}
"""By stage: the field that is left, and the one in hand."""
NURSERY = """
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "offscreen"
from tests.journeys.typing_child import type_until_killed

for line in sys.stdin:
    child = os.fork()
    if not child:
        type_until_killed(*line.rstrip("\\n").split("\\t"))
    print("pid", child, flush=True)
    os.waitpid(child, 0)
    print("gone", flush=True)
"""
"""Loads the program once; every line it is given makes a process that types until it is killed."""


@pytest.fixture
def worked_on(paths: Paths, clock: FixedClock) -> str:
    """An entry with something in every stage; its id."""
    with_closed(paths, clock, prepare)
    return with_closed(paths, clock, lambda w: w.entries.find("INC-2026-001").uid)


def with_closed(paths: Paths, clock: FixedClock, work: object) -> str:
    """Open the register, do this, and close it."""
    workspace = open_workspace(paths, clock)
    try:
        return str(work(workspace))  # type: ignore[operator]  # a function of the workspace
    finally:
        workspace.close()


def prepare(workspace: Workspace) -> None:
    workspace.organisations.set_up("Northlight Ltd", "Mia Okafor")
    values = {
        "description": "Leaver accounts stayed active for nine days",
        "entry_type": "Incident",
        "input": "Security incident",
        "identified_on": "2026-11-01",
        "containment": "All were locked the same day.",
        "action_needed": "yes",
    }
    saved = workspace.entries.create(values)
    cause = CauseNode(uid="", number=1, answer="No trigger and no owner", is_root=True)
    saved = workspace.causes.save(saved.uid, 0, AnalysisMethod.FIVE_WHYS, "", (cause,))
    saved = workspace.similar_cases.answer(
        saved.uid, saved.version, SimilarAnswer.NONE, (), "Looked at contractors."
    )
    owner = Person(uid="", name="Tom Berg")
    action = Action(uid="", number=1, causes=(1,), what="Payroll makes a ticket", owner=owner)
    plan = EffectPlan(criterion="None open after one day.")
    saved = workspace.actions.save_plan(saved.uid, saved.version, (action,), plan)
    entry = workspace.entries.get(saved.uid)
    done = Done(done_on=entry.identified_on, evidence="Change record 1")
    workspace.actions.record_done(saved.uid, saved.version, {entry.round.actions[0].uid: done})


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a word of Unix")
def test_a_kill_in_any_stage_loses_at_most_the_field_in_hand(
    paths: Paths, clock: FixedClock, worked_on: str
) -> None:
    before = stored(paths, clock, worked_on)
    with subprocess.Popen(
        [sys.executable, "-c", NURSERY],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        text=True,
    ) as nursery:
        assert nursery.stdin
        assert nursery.stdout
        for stage, (left, in_hand) in FIELDS.items():
            asked = (str(paths.data_dir), worked_on, stage, left, in_hand, LEFT)
            print(*asked, sep="\t", file=nursery.stdin, flush=True)
            said = [nursery.stdout.readline().split() for _line in range(2)]
            assert ["kept"] in said, (stage, said)
            child = next(int(words[1]) for words in said if words[0] == "pid")
            os.kill(child, signal.SIGKILL)
            assert nursery.stdout.readline() == "gone\n"
            draft = with_closed(paths, clock, lambda w, s=stage: w.drafts.get(worked_on, s))
            assert LEFT in draft, stage
        nursery.stdin.close()
    assert stored(paths, clock, worked_on) == before


def stored(paths: Paths, clock: FixedClock, uid: str) -> str:
    """The entry as it is stored, in words."""
    return with_closed(paths, clock, lambda workspace: workspace.entries.get(uid))
