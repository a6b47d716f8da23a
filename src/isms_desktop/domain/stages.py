"""Where an entry stands: the first stage with something unmet (clause 10.2 a to g).

Status is derived and never set. The rule names (R01 …) are those of the checks; a waived rule
counts as met.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from isms_desktop.domain.entry import Action, Entry, Verdict
from isms_desktop.domain.levels import level_of
from isms_desktop.domain.words import (
    Classification,
    ClosingKind,
    EntryType,
    Severity,
    Status,
    VerdictResult,
)


class StageState(StrEnum):
    """How a stage looks in the stepper; a folded one does not apply to the entry."""

    DONE = "done"
    CURRENT = "current"
    TODO = "to do"
    FOLDED = "folded"


@dataclass(frozen=True, slots=True)
class StageMark:
    """One heading of the stepper: its state, and the day it was done where one is known."""

    name: str
    state: StageState
    done_on: date | None = None


RECORD, CONTAIN, CAUSE, ACT, CHECK, CLOSE = (
    "Record",
    "Contain",
    "Cause",
    "Act",
    "Check effect",
    "Close",
)
HEADINGS: Final = (RECORD, CONTAIN, CAUSE, ACT, CHECK, CLOSE)
_HEADING_OF: Final = {
    Status.TO_RECORD: RECORD,
    Status.TO_CONTAIN: CONTAIN,
    Status.TO_DECIDE: CAUSE,
    Status.TO_FIND_CAUSE: CAUSE,
    Status.TO_PLAN: ACT,
    Status.IN_PROGRESS: ACT,
    Status.TO_CHECK_EFFECT: CHECK,
    Status.TO_SHARE: CLOSE,
    Status.READY_TO_CLOSE: CLOSE,
}
_CLOSED_STATUS: Final = {
    ClosingKind.CLOSED: Status.CLOSED,
    ClosingKind.ACCEPTED_RISK: Status.ACCEPTED_RISK,
    ClosingKind.REJECTED: Status.REJECTED,
}
_FOUND_FAULT: Final = (EntryType.INCIDENT, EntryType.NONCONFORMITY)
_LIGHT: Final = (EntryType.OBSERVATION, EntryType.OFI)
_NEVER_WAIVED: Final = frozenset({"R01", "R22", "R23"})


def is_light(entry: Entry) -> bool:
    """Whether an action is enough, without cause, effect check and ISMS change."""
    return entry.entry_type in _LIGHT


def _record(entry: Entry) -> Iterator[str]:
    if not (entry.description and entry.identified_on and entry.input):
        yield "R01"
    if entry.entry_type is EntryType.NONCONFORMITY and not (entry.requirement or entry.annex_a):
        yield "R03"


def _contain(entry: Entry) -> Iterator[str]:
    if entry.entry_type in _FOUND_FAULT and not (
        entry.containment or entry.containment_none_reason
    ):
        yield "R04"


def _decide(entry: Entry) -> Iterator[str]:
    if entry.action_needed is None or (
        entry.action_needed is False and not entry.action_needed_reason
    ):
        yield "R06"


def _find_cause(entry: Entry) -> Iterator[str]:
    if _needs_cause(entry) and not any(cause.answer for cause in entry.round.root_causes):
        yield "R07"
    if entry.entry_type in _FOUND_FAULT and entry.similar_answer is None and _needs_similar(entry):
        yield "R14"


def _needs_cause(entry: Entry) -> bool:
    if entry.action_needed:
        return not is_light(entry)
    return entry.entry_type is EntryType.NONCONFORMITY and not entry.is_accepted_risk


def _needs_similar(entry: Entry) -> bool:
    return bool(entry.action_needed) or entry.entry_type is EntryType.NONCONFORMITY


def _plan(entry: Entry) -> Iterator[str]:
    if not entry.action_needed:
        return
    current = entry.round
    if not any(action.what for action in current.actions):
        yield "R16"
    if any(action.owner is None for action in current.actions):
        yield "R22"
    if any(action.due_on is None for action in current.actions):
        yield "R23"
    if is_light(entry):
        return
    if not current.effect_criterion:
        yield "R28"
    if current.effect_due_on is None or _checked_too_soon(entry):
        yield "R29"


def _checked_too_soon(entry: Entry) -> bool:
    ends = [action.done_on or action.due_on for action in entry.round.actions]
    last = max((end for end in ends if end), default=None)
    due = entry.round.effect_due_on
    return last is not None and due is not None and due <= last


def _do(entry: Entry) -> Iterator[str]:
    if entry.action_needed and not all(is_proven(action) for action in entry.round.actions):
        yield "R27"


def is_proven(action: Action) -> bool:
    """Whether an action is done, with a date and evidence."""
    return action.is_done and bool(action.evidence)


def _check_effect(entry: Entry) -> Iterator[str]:
    if not entry.action_needed or is_light(entry):
        return
    verdict = entry.round.verdict
    if verdict is None or verdict.result is not VerdictResult.EFFECTIVE:
        yield "R30"
    if verdict is None:
        return
    if not verdict.evidence:
        yield "R31"
    if _weighs_most(entry) and _checked_own_work(entry, verdict):
        yield "R32"
    if verdict.result is VerdictResult.NOT_EFFECTIVE:
        yield "R34"


def _weighs_most(entry: Entry) -> bool:
    return level_of(entry) is Severity.CRITICAL or entry.classification is Classification.MAJOR


def _checked_own_work(entry: Entry, verdict: Verdict) -> bool:
    owners = {action.owner for action in entry.round.actions}
    by = verdict.checked_by
    return by is not None and by in owners and not verdict.self_check_reason


def _share(entry: Entry) -> Iterator[str]:
    if entry.action_needed and not is_light(entry) and not entry.isms_change:
        yield "R36"


_STAGES: Final[tuple[tuple[Status, Callable[[Entry], Iterator[str]]], ...]] = (
    (Status.TO_RECORD, _record),
    (Status.TO_CONTAIN, _contain),
    (Status.TO_DECIDE, _decide),
    (Status.TO_FIND_CAUSE, _find_cause),
    (Status.TO_PLAN, _plan),
    (Status.IN_PROGRESS, _do),
    (Status.TO_CHECK_EFFECT, _check_effect),
    (Status.TO_SHARE, _share),
)


def status_of(entry: Entry) -> Status:
    """Derive where the entry stands from what is filled in (`model.md`, status)."""
    if entry.closing:
        return _CLOSED_STATUS[entry.closing.kind]
    waived = _waived(entry)
    for status, unmet in _STAGES:
        if any(rule not in waived for rule in unmet(entry)):
            return status
    return Status.READY_TO_CLOSE


def _waived(entry: Entry) -> frozenset[str]:
    return frozenset(waiver.rule for waiver in entry.waivers) - _NEVER_WAIVED


def stage_marks(entry: Entry) -> tuple[StageMark, ...]:
    """The headings of the stepper with their state, in order."""
    status = status_of(entry)
    current = HEADINGS.index(_HEADING_OF[status]) if status in _HEADING_OF else len(HEADINGS)
    folded = _folded(entry)
    return tuple(
        StageMark(name, _state(index, current, is_folded=name in folded), _done_on(entry, name))
        for index, name in enumerate(HEADINGS)
    )


def _state(index: int, current: int, *, is_folded: bool) -> StageState:
    if index == current:
        return StageState.CURRENT
    if is_folded:
        return StageState.FOLDED
    return StageState.DONE if index < current else StageState.TODO


def _folded(entry: Entry) -> frozenset[str]:
    if entry.action_needed is False:
        return frozenset({ACT, CHECK} if _needs_similar(entry) else {CAUSE, ACT, CHECK})
    return frozenset({CHECK}) if is_light(entry) and entry.action_needed else frozenset()


def _done_on(entry: Entry, name: str) -> date | None:
    if name == RECORD:
        return entry.identified_on
    if name == CONTAIN:
        return entry.contained_on
    if name == ACT and entry.round.actions and all(a.is_done for a in entry.round.actions):
        return max(a.done_on for a in entry.round.actions if a.done_on)
    if name == CHECK and entry.round.verdict:
        return entry.round.verdict.checked_on
    return entry.closing.closed_on if name == CLOSE and entry.closing else None


NEXT_STEPS: Final = {
    Status.TO_RECORD: "Complete the record: {missing}.",
    Status.TO_CONTAIN: "Record what was done at once to stop the harm, or why nothing was needed.",
    Status.TO_DECIDE: "Decide whether a corrective action is needed.",
    Status.TO_FIND_CAUSE: "Find out why it could happen, and whether it could happen elsewhere.",
    Status.TO_PLAN: "Plan what removes the cause: who, until when, and how its effect is judged.",
    Status.IN_PROGRESS: "Carry out what was planned and record what shows it.",
    Status.TO_CHECK_EFFECT: "Check whether it worked, by the criterion that was agreed.",
    Status.TO_SHARE: "Say what changed in the ISMS, or that no change is needed.",
    Status.READY_TO_CLOSE: "Close the entry.",
    Status.CLOSED: "Nothing to do. The entry is closed.",
    Status.ACCEPTED_RISK: "Nothing to do until the risk acceptance is reviewed.",
    Status.REJECTED: "Nothing to do. The entry was rejected.",
}
"""One sentence on what comes next; `{missing}` takes the names of the fields still empty."""


def missing_fields(entry: Entry) -> tuple[str, ...]:
    """The keys of the fields that a complete record still lacks."""
    wanted = ("description", "identified_on", "input")
    missing = tuple(key for key in wanted if not getattr(entry, key))
    lacks_requirement = "R03" in _record(entry) and "R03" not in _waived(entry)
    return (*missing, "requirement") if lacks_requirement else missing
