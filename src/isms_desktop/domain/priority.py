"""What comes first: overdue, then level, then days late, then benefit minus effort (`model.md`)."""

from datetime import date
from typing import Final

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.stages import status_of
from isms_desktop.domain.words import Severity, Status

RANK: Final = {Severity.LOW: 1, Severity.MEDIUM: 2, Severity.HIGH: 3, Severity.CRITICAL: 4}
"""Bars and order of a level."""
NOT_RATED_RANK: Final = RANK[Severity.MEDIUM]
"""An entry without risk score and severity sorts here and is shown as "not rated"."""


def level_of(entry: Entry) -> Severity | None:
    """The level from the risk score (likelihood times impact, 1 to 25), else the severity."""
    if entry.likelihood and entry.impact:
        score = entry.likelihood * entry.impact
        if score <= 4:
            return Severity.LOW
        if score <= 9:
            return Severity.MEDIUM
        return Severity.HIGH if score <= 16 else Severity.CRITICAL
    return entry.severity


def level_rank(entry: Entry) -> int:
    """The order of the entry's level, 1 to 4."""
    level = level_of(entry)
    return RANK[level] if level else NOT_RATED_RANK


def worth_of(entry: Entry) -> int:
    """Benefit minus effort, 1 to 3 each; zero where nothing was estimated."""
    return (entry.benefit or 0) - (entry.effort or 0)


def next_due_on(entry: Entry) -> date | None:
    """The next date by which something must have happened, or None.

    Of an open entry: the first open action, the effect check once all is done, and before there is
    an action the entry's own date. Of an accepted risk: the day it is reviewed.
    """
    status = status_of(entry)
    if status is Status.ACCEPTED_RISK:
        return entry.acceptance_review_on
    if entry.is_closed:
        return None
    actions = entry.round.actions
    if not actions:
        return entry.due_on
    dates = [action.due_on for action in actions if not action.is_done and action.due_on]
    if all(action.is_done for action in actions) and entry.round.effect_due_on:
        dates.append(entry.round.effect_due_on)
    return min(dates, default=None)


def is_overdue(entry: Entry, today: date) -> bool:
    """Whether an open action, the effect check or the entry's own date is late."""
    due = next_due_on(entry)
    return due is not None and due < today


def slips_of(entry: Entry) -> int:
    """How often a due date of this entry's actions was moved."""
    return sum(len(action.former_due) for round_ in entry.rounds for action in round_.actions)
