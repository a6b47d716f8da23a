"""Where an entry stands: the first stage with something unmet (clause 10.2 a to g).

Status is derived and never set. What keeps an entry in a stage are the `conditions` it shares with
the checks; a waived one counts as met.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from isms_desktop.domain.conditions import CONDITIONS, is_light, needs_similar, open_gaps
from isms_desktop.domain.entry import Entry
from isms_desktop.domain.words import ClosingKind, Status

__all__ = [
    "HEADINGS",
    "NEXT_STEPS",
    "StageMark",
    "StageState",
    "is_answered",
    "is_light",
    "missing_fields",
    "stage_marks",
    "status_of",
]


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


def status_of(entry: Entry) -> Status:
    """Derive where the entry stands from what is filled in (`model.md`, status)."""
    if entry.closing:
        return _CLOSED_STATUS[entry.closing.kind]
    for status in CONDITIONS:
        if next(open_gaps(entry, status), None):
            return status
    return Status.READY_TO_CLOSE


def is_answered(entry: Entry, status: Status) -> bool:
    """Whether all that this stage asks was answered, also while an earlier stage is open.

    An effect counts as checked only once the actions are done.
    """
    if not _answer_to(entry, status) or next(open_gaps(entry, status), None):
        return False
    return status is not Status.TO_CHECK_EFFECT or is_answered(entry, Status.IN_PROGRESS)


def _answer_to(entry: Entry, status: Status) -> bool:
    answers: dict[Status, object] = {
        Status.TO_CONTAIN: entry.containment or entry.containment_none_reason,
        Status.TO_DECIDE: entry.action_needed is not None,
        Status.TO_FIND_CAUSE: entry.round.root_causes,
        Status.TO_PLAN: entry.round.actions,
        Status.IN_PROGRESS: entry.round.actions,
        Status.TO_CHECK_EFFECT: entry.round.verdict,
    }
    return bool(answers.get(status))


def stage_marks(entry: Entry) -> tuple[StageMark, ...]:
    """The headings of the stepper with their state, in order.

    What was answered ahead of the stage where the entry stands counts as done.
    """
    status = status_of(entry)
    current = HEADINGS.index(_HEADING_OF[status]) if status in _HEADING_OF else len(HEADINGS)
    folded = _folded(entry)
    marks = []
    for index, name in enumerate(HEADINGS):
        if index == current:
            state = StageState.CURRENT
        elif name in folded:
            state = StageState.FOLDED
        else:
            is_done = index < current or _is_answered_ahead(entry, name)
            state = StageState.DONE if is_done else StageState.TODO
        marks.append(StageMark(name, state, _done_on(entry, name)))
    return tuple(marks)


def _is_answered_ahead(entry: Entry, heading: str) -> bool:
    stages = [status for status, name in _HEADING_OF.items() if name == heading]
    return all(is_answered(entry, status) for status in stages)


def _folded(entry: Entry) -> frozenset[str]:
    if entry.action_needed is False:
        return frozenset({ACT, CHECK} if needs_similar(entry) else {CAUSE, ACT, CHECK})
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
    return tuple(gap.field for gap in open_gaps(entry, Status.TO_RECORD))
