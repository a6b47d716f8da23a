"""What comes first: overdue, then level, then days late, then benefit minus effort (`model.md`)."""

from datetime import date

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.levels import NOT_RATED_RANK, RANK, level_of, level_rank
from isms_desktop.domain.words import ClosingKind, VerdictResult

__all__ = [
    "NOT_RATED_RANK",
    "RANK",
    "is_overdue",
    "level_of",
    "level_rank",
    "next_due_on",
    "slips_of",
    "worth_of",
]


def worth_of(entry: Entry) -> int:
    """Benefit minus effort, 1 to 3 each; zero where nothing was estimated."""
    return (entry.benefit or 0) - (entry.effort or 0)


def next_due_on(entry: Entry) -> date | None:
    """The next date by which something must have happened, or None.

    Of an open entry: the first open action; once all is done, the effect check until it is made;
    the entry's own date before there is an action and for an action that has none. Of an accepted
    risk: the day it is reviewed.
    """
    if entry.closing:
        is_accepted = entry.closing.kind is ClosingKind.ACCEPTED_RISK
        return entry.acceptance_review_on if is_accepted else None
    actions = entry.round.actions
    if not actions:
        return entry.due_on
    if all(action.is_done for action in actions):
        return entry.round.effect_due_on if _awaits_verdict(entry) else None
    dates = (action.due_on or entry.due_on for action in actions if not action.is_done)
    return min((due for due in dates if due), default=None)


def _awaits_verdict(entry: Entry) -> bool:
    verdict = entry.round.verdict
    return verdict is None or verdict.result is VerdictResult.TOO_EARLY


def is_overdue(entry: Entry, today: date) -> bool:
    """Whether an open action, the effect check or the entry's own date is late."""
    due = next_due_on(entry)
    return due is not None and due < today


def slips_of(entry: Entry) -> int:
    """How often a due date of this entry's actions was moved."""
    return sum(len(action.former_due) for round_ in entry.rounds for action in round_.actions)
