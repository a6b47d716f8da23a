"""Checks of what is recorded, contained and decided: R02, R05, R37, R39."""

from collections.abc import Iterator
from datetime import date

from isms_desktop.domain.checks.context import Case
from isms_desktop.domain.checks.texts import folded_words
from isms_desktop.domain.conditions import Gap, Level, is_fault

_ENOUGH_WORDS = 5


def description_is_full(case: Case) -> Iterator[Gap]:
    """R02: five words at least."""
    text = case.entry.description
    if text and len(folded_words(text)) < _ENOUGH_WORDS:
        message = "A few more words would help others to see what happened."
        yield Gap("R02", "description", message, text, Level.I)


def containment_is_told_as_done(case: Case) -> Iterator[Gap]:
    """R05: once the work went on, containment says what was done and not what will be."""
    entry = case.entry
    went_on = entry.action_needed is not None or entry.round.causes or entry.round.actions
    if is_fault(entry) and went_on and case.words.is_announced_only(entry.containment):
        message = "Containment reads like a plan. Say what was done, now that it is done."
        yield Gap("R05", "containment", message, entry.containment, Level.W)


def risk_is_looked_at(case: Case) -> Iterator[Gap]:
    """R37: a high or critical entry names its risk, or says the risks were reviewed."""
    entry = case.entry
    if case.is_high and not entry.risk_refs and not entry.risk_reviewed:
        message = "Name the risk it belongs to, or tick that the risks were reviewed."
        yield Gap("R37", "risk_refs", message, str(case.level), Level.W)


def dates_are_in_order(case: Case) -> Iterator[Gap]:
    """R39: nothing that has happened lies in the future, and nothing before its cause."""
    entry, today = case.entry, case.context.today
    for field, day in _happened(case):
        if day and day > today:
            yield _gap(field, "This day lies in the future, but it tells what has happened.", day)
    for field, day, message, earlier in _ordered(case):
        if day and earlier and day < earlier <= today:
            yield _gap(field, message, day, earlier)
    if entry.occurred_on and entry.identified_on and entry.occurred_on > entry.identified_on:
        message = "It was identified before it occurred. Look at both days again."
        yield _gap("occurred_on", message, entry.occurred_on, entry.identified_on)


def _gap(field: str, message: str, *days: date) -> Gap:
    return Gap("R39", field, message, " ".join(map(str, days)), Level.W)


def _happened(case: Case) -> Iterator[tuple[str, date | None]]:
    entry = case.entry
    for key in ("identified_on", "occurred_on", "contained_on", "accepted_on", "shared_on"):
        yield key, getattr(entry, key)
    for action in entry.round.actions:
        yield f"actions/{action.number}/done_on", action.done_on
    yield "verdict/checked_on", entry.round.verdict.checked_on if entry.round.verdict else None
    yield "closed_on", entry.closing.closed_on if entry.closing else None


def _ordered(case: Case) -> Iterator[tuple[str, date | None, str, date | None]]:
    entry, round_ = case.entry, case.entry.round
    began = entry.occurred_on or entry.identified_on
    message = "It was contained before it began. Look at both days again."
    yield "contained_on", entry.contained_on, message, began
    for action in round_.actions:
        message = "This action was done before the entry was identified. Look at both days again."
        yield f"actions/{action.number}/done_on", action.done_on, message, began
    done = [action.done_on for action in round_.actions if action.done_on]
    if round_.verdict and done:
        message = "The effect was checked before the last action was done. Look at both days again."
        yield "verdict/checked_on", round_.verdict.checked_on, message, max(done)
    if entry.closing:
        message = "It was closed before it was identified. Look at both days again."
        yield "closed_on", entry.closing.closed_on, message, entry.identified_on
