"""All actions of the register in one list: who does what by when, and how often it was put off."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from isms_desktop.domain.people import Person


class ActionState(StrEnum):
    """Where an action stands today."""

    OVERDUE = "Overdue"
    OPEN = "To do"
    DONE = "Done"
    LEFT = "Not done"


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionLine:
    """One action with what a list says of it.

    `is_over` tells that nobody waits for it any more: its entry is closed, or a later round has
    taken its place. `slips` counts how often its date was moved.
    """

    uid: str
    entry_uid: str
    ref: str
    what: str
    entry: str
    owner: Person | None = None
    due_on: date | None = None
    done_on: date | None = None
    slips: int = 0
    is_over: bool = False

    def state(self, today: date) -> ActionState:
        """Where it stands today."""
        if self.done_on:
            return ActionState.DONE
        if self.is_over:
            return ActionState.LEFT
        is_late = self.due_on is not None and self.due_on < today
        return ActionState.OVERDUE if is_late else ActionState.OPEN


URGENCY: Final = "urgency"
"""What is to be done first, by date; then what is done, the latest first."""
_OPEN: Final = frozenset({ActionState.OVERDUE, ActionState.OPEN})


def is_asked_for(line: ActionLine, search: str) -> bool:
    """Whether all words of the search stand somewhere in the line."""
    parts = (line.ref, line.what, line.entry, str(line.owner or ""))
    text = "\n".join(parts).casefold()
    return all(word in text for word in search.casefold().split())


def is_of(line: ActionLine, chip: str, today: date) -> bool:
    """Whether a chip keeps the line: "To do" keeps what is overdue too, blank keeps all."""
    state = line.state(today)
    return not chip or state == chip or (chip == ActionState.OPEN and state in _OPEN)


def counts_of(lines: Iterable[ActionLine], today: date) -> Mapping[str, int]:
    """How many lines each chip keeps."""
    states = Counter(line.state(today) for line in lines)
    counts = {str(state): count for state, count in states.items()}
    counts[ActionState.OPEN] = states[ActionState.OPEN] + states[ActionState.OVERDUE]
    counts[""] = states.total()
    return counts


def in_order(
    lines: Iterable[ActionLine], key: str, today: date, *, descending: bool = False
) -> list[ActionLine]:
    """The lines by one of their attributes, what is blank last."""
    if key == URGENCY:
        return sorted(lines, key=lambda line: _urgency(line, today), reverse=descending)
    ordered = sorted(lines, key=lambda line: line.ref)
    told = [line for line in ordered if _value(line, key, today) != ""]
    blank = [line for line in ordered if _value(line, key, today) == ""]
    return [*sorted(told, key=lambda line: _value(line, key, today), reverse=descending), *blank]


def _urgency(line: ActionLine, today: date) -> tuple[bool, int, str]:
    is_open = line.state(today) in _OPEN
    if is_open:
        return False, (line.due_on or date.max).toordinal(), line.ref
    return True, -(line.done_on or date.min).toordinal(), line.ref


def _value(line: ActionLine, key: str, today: date) -> str:
    if key == "state":
        return str([*ActionState].index(line.state(today)))
    if key == "slips":
        return f"{line.slips:06d}" if line.slips else ""
    found = getattr(line, key)
    return str(found).casefold() if found else ""
