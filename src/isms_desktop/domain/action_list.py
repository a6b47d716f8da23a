"""All actions of the register in one list: who does what by when, and how often it was put off."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Final

from isms_desktop.domain.fields import Field, Kind, RecordSpec, Value
from isms_desktop.domain.listing import ListQuery, in_order, matching
from isms_desktop.domain.people import Person
from isms_desktop.domain.queries import URGENCY


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


LINES: Final = RecordSpec(
    "action",
    "",
    (
        Field("ref", "Reference", "Ref", Kind.TEXT),
        Field("what", "Action", "Action", Kind.LONG_TEXT),
        Field("entry", "Entry", "Entry", Kind.TEXT),
        Field("owner", "Owner", "Owner", Kind.PERSON),
        Field("due_on", "Due", "Due", Kind.DATE),
        Field("done_on", "Done", "Done", Kind.DATE),
        Field("slips", "Moved", "Moved", Kind.INTEGER),
        Field("state", "State", "State", Kind.CHOICE, tuple(ActionState)),
    ),
)
"""The columns of the list of actions."""
_SEARCHED: Final = ("ref", "what", "entry", "owner")
_OPEN: Final = frozenset({ActionState.OVERDUE, ActionState.OPEN})


def values_of_line(line: ActionLine, today: date) -> dict[str, Value]:
    """The values of the columns of `LINES`, by key; what was never moved has no number."""
    return {
        **{field.key: getattr(line, field.key) for field in LINES if field.key != "state"},
        "slips": line.slips or None,
        "state": line.state(today),
    }


def found(lines: Iterable[ActionLine], query: ListQuery, today: date) -> list[ActionLine]:
    """The actions the query shows, in its order; without one what is urgent comes first."""
    shown = [line for line in _matching(lines, query, today) if _is_of(line, query.chip, today)]
    if query.sort == URGENCY:
        return sorted(shown, key=lambda line: _urgency(line, today), reverse=query.descending)
    shown.sort(key=lambda line: line.ref)
    values_of = partial(values_of_line, today=today)
    return in_order(shown, LINES[query.sort], values_of, descending=query.descending)


def counts(lines: Iterable[ActionLine], query: ListQuery, today: date) -> Mapping[str, int]:
    """How many actions each chip keeps under the search and conditions of the query."""
    states = Counter(line.state(today) for line in _matching(lines, query, today))
    by_chip = {str(state): count for state, count in states.items()}
    by_chip[ActionState.OPEN] = states[ActionState.OPEN] + states[ActionState.OVERDUE]
    by_chip[""] = states.total()
    return by_chip


def _matching(lines: Iterable[ActionLine], query: ListQuery, today: date) -> list[ActionLine]:
    return matching(lines, query, partial(values_of_line, today=today), _SEARCHED)


def _is_of(line: ActionLine, chip: str, today: date) -> bool:
    """Whether a chip keeps the line: "To do" keeps what is overdue too, blank keeps all."""
    state = line.state(today)
    return not chip or state == chip or (chip == ActionState.OPEN and state in _OPEN)


def _urgency(line: ActionLine, today: date) -> tuple[bool, int, str]:
    """What is to be done first, by date; then what is done, the latest first."""
    is_open = line.state(today) in _OPEN
    if is_open:
        return False, (line.due_on or date.max).toordinal(), line.ref
    return True, -(line.done_on or date.min).toordinal(), line.ref
