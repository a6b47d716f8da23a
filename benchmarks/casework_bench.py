"""An entry worked on: its stages saved one after the other, and all checks made of it."""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from isms_desktop.domain.corrective_action import Done, EffectPlan
from isms_desktop.domain.entry import Action, CauseNode, Entry
from isms_desktop.domain.people import Person
from isms_desktop.domain.queries import RegisterQuery
from isms_desktop.domain.words import AnalysisMethod, SimilarAnswer
from isms_desktop.runtime.clock import SystemClock
from isms_desktop.services.entries import Saved
from isms_desktop.wiring import Workspace, open_workspace
from make_register import copy_of, register
from measure import Result, median, p95

ENTRIES: Final = 20
AIM: Final = 0.03
_PEOPLE: Final = Person(uid="", name="Bench Owner")


def run(size: int, folder: Path) -> Iterator[Result]:
    """All measurements at this size."""
    paths = copy_of(register(size, folder), folder / "casework-bench")
    workspace = open_workspace(paths, SystemClock())
    try:
        uids = [
            uid
            for uid in workspace.registers.uids(RegisterQuery())
            if not workspace.entries.get(uid).is_closed
        ][:ENTRIES]
        saves: list[float] = []
        checks: list[float] = []
        for uid in uids:
            saves += _stages(workspace, uid)
            start = time.perf_counter()
            workspace.checking.of_entry(uid)
            checks.append(time.perf_counter() - start)
    finally:
        workspace.database.close()
    yield from _results("entry: save a stage", size, saves)
    yield from _results("entry: all checks", size, checks)


def _stages(workspace: Workspace, uid: str) -> Iterator[float]:
    """How long each of five stages took to save."""
    day = SystemClock().today()
    entry = workspace.entries.get(uid)
    saved = Saved(uid, entry.ref, entry.version, None)  # type: ignore[arg-type]  # only its version counts
    causes = (CauseNode(uid="", number=1, answer="No trigger and no owner", is_root=True),)
    actions = _actions(entry, day + timedelta(days=30))
    plan = EffectPlan(criterion="None open after one day.", due_on=day + timedelta(days=90))
    steps: tuple[Callable[[Saved], Saved], ...] = (
        lambda s: workspace.entries.change(
            uid, s.version, {"containment": "Locked the same day.", "action_needed": True}
        ),
        lambda s: workspace.causes.save(uid, s.version, AnalysisMethod.FIVE_WHYS, "", causes),
        lambda s: workspace.similar_cases.answer(uid, s.version, SimilarAnswer.NONE, (), "None."),
        lambda s: workspace.actions.save_plan(uid, s.version, actions, plan),
        lambda s: workspace.actions.record_done(uid, s.version, _done(workspace, uid)),
    )
    for save in steps:
        start = time.perf_counter()
        saved = save(saved)
        yield time.perf_counter() - start


def _actions(entry: Entry, due_on: object) -> tuple[Action, ...]:
    kept = tuple(action for action in entry.round.actions)
    new = Action(uid="", number=99, what="Payroll makes a ticket", owner=_PEOPLE)
    return (*kept, replace(new, due_on=due_on))  # type: ignore[arg-type]  # a day


def _done(workspace: Workspace, uid: str) -> dict[str, Done]:
    day = SystemClock().today()
    actions = workspace.entries.get(uid).round.actions
    return {action.uid: Done(done_on=day, evidence="Change record 1") for action in actions}


def _results(work: str, size: int, samples: Sequence[float]) -> Iterator[Result]:
    for name, cost in (("median", median(samples)), ("p95", p95(samples))):
        reached = cost.seconds <= AIM
        yield Result(
            f"{work}, {name}", size, cost, reach="30 ms", is_reached=reached, samples=samples
        )
