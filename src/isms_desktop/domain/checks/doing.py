"""Checks of how the work goes on: R24 to R26."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from isms_desktop.domain.checks.context import Case
from isms_desktop.domain.conditions import Gap, Level
from isms_desktop.domain.entry import Action, DueChange
from isms_desktop.domain.levels import level_rank
from isms_desktop.domain.priority import is_overdue, next_due_on

_MOVED_OFTEN = 2
_UNTOUCHED_HIGH = timedelta(days=30)
_UNTOUCHED = timedelta(days=90)


def action_is_on_time(case: Case) -> Iterator[Gap]:
    """R24: an open action is not late, nor its date moved again and again.

    Of an imported entry only what came after the import counts.
    """
    for action in case.entry.round.actions:
        message = "" if action.is_done else _trouble(action, case)
        if message:
            judged = " ".join(str(day) for day in (action.due_on, len(action.former_due)))
            yield Gap("R24", f"actions/{action.number}/due_on", message, judged, Level.W)


def _trouble(action: Action, case: Case) -> str:
    imported_on = case.context.imported_on or date.min
    if action.due_on and max(action.due_on, imported_on) < case.context.today:
        return "This action is late. Do it, or move its date and say why."
    moves = [m for m in action.former_due if m.changed_on is None or m.changed_on >= imported_on]
    if len(moves) > _MOVED_OFTEN:
        return "The date of this action was moved more than twice. Ask what holds it up."
    if len(moves) == _MOVED_OFTEN and _lacks_reason(moves):
        return "The date of this action was moved twice. Say why."
    return ""


def _lacks_reason(moves: Sequence[DueChange]) -> bool:
    return not moves[-1].reason


def entry_is_moving(case: Case) -> Iterator[Gap]:
    """R25: nobody forgot the entry; waiting for the day its effect is checked is no standstill."""
    entry, context = case.entry, case.context
    if entry.is_closed or context.changed_on is None or _waits_for_effect(case):
        return
    touched_on = max(context.changed_on, context.imported_on or date.min)
    if context.today - touched_on > (_UNTOUCHED_HIGH if case.is_high else _UNTOUCHED):
        message = "Nothing was recorded here for a long time. Say where it stands."
        place = "actions" if entry.round.actions else "causes"
        yield Gap("R25", place, message, str(touched_on), Level.W)


def _waits_for_effect(case: Case) -> bool:
    actions = case.entry.round.actions
    due = next_due_on(case.entry)
    is_done = bool(actions) and all(action.is_done for action in actions)
    return is_done and due is not None and due >= case.context.today


def high_comes_first(case: Case) -> Iterator[Gap]:
    """R26: nothing of lower risk was finished while this one was late."""
    entry = case.entry
    due = next_due_on(entry)
    if not case.is_high or due is None or not is_overdue(entry, case.context.today):
        return
    own = level_rank(entry)
    if any(other.level_rank < own and other.done_on > due for other in case.context.finished):
        message = "Something of lower risk was finished while this one is late. Do this one first."
        yield Gap("R26", "actions", message, str(due), Level.W)
