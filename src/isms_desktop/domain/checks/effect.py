"""Checks of the effect, of patterns and of closing: R31 to R33, R35, R38, R40, R41."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from isms_desktop.domain.checks.context import Case
from isms_desktop.domain.conditions import Gap, Level, is_acting, own_work_gaps, weighs_most
from isms_desktop.domain.effectiveness import standing_of
from isms_desktop.domain.words import ClosingKind, EntryType, VerdictResult

_GRACE = timedelta(days=14)
_OFTEN = 3
_QUARTER = timedelta(days=91)
_MANY_AT_ONCE = 5
_JUST_BEFORE = timedelta(days=7)


def evidence_says_something(case: Case) -> Iterator[Gap]:
    """R31: the evidence of a verdict is more than "ok"."""
    verdict = case.entry.round.verdict
    if verdict and case.words.has_only("empty_evidence", verdict.evidence):
        message = "Say what was looked at and what was seen."
        yield Gap("R31", "verdict/evidence", message, verdict.evidence)


def checker_gives_reason(case: Case) -> Iterator[Gap]:
    """R32 as W: the checker owns the action and gives no reason."""
    if not weighs_most(case.entry):
        yield from own_work_gaps(case.entry, Level.W)


def effect_held(case: Case) -> Iterator[Gap]:
    """R33: nothing came back after the verdict *effective*."""
    standing = standing_of(case.entry, case.context.recurrences)
    if standing.is_overturned:
        message = "It came back after the verdict effective. Begin the next round."
        yield Gap("R33", "verdict/result", message, " ".join(standing.overturned_by))


def effect_is_checked_in_time(case: Case) -> Iterator[Gap]:
    """R35: a check of effect that is still to be made is not two weeks late."""
    entry, today = case.entry, case.context.today
    due, verdict = entry.round.effect_due_on, entry.round.verdict
    is_made = verdict is not None and verdict.result is not VerdictResult.TOO_EARLY
    if due and not is_made and not entry.is_closed and due < today and today - due > _GRACE:
        message = "The check of effect is late. Make it, or choose a new day."
        yield Gap("R35", "plan/effect_due_on", message, str(due), Level.W)


def pattern_is_seen(case: Case) -> Iterator[Gap]:
    """R38: the same cause or control for the third time in a year, or incidents on the rise."""
    entry, alike = case.entry, case.context.alike
    if entry.is_closed or not alike:
        return
    own = {node.category for node in case.roots if node.category}
    causes = Counter(other.cause_category for other in alike)
    if any(causes[category] >= _OFTEN - 1 for category in own):
        message = (
            "This cause category came up three times or more in a year. Look at them together."
        )
        yield Gap("R38", "causes", message, "", Level.I)
    controls = Counter(control for other in alike for control in other.controls)
    if any(controls[control] >= _OFTEN - 1 for control in entry.annex_a):
        message = "This control came up three times or more in a year. Look at them together."
        yield Gap("R38", "annex_a", message, "", Level.I)
    if _is_rising(case):
        message = "Incidents of this category have risen from quarter to quarter."
        yield Gap("R38", "category", message, "", Level.I)


def _is_rising(case: Case) -> bool:
    entry = case.entry
    if entry.entry_type is not EntryType.INCIDENT or not entry.category:
        return False
    days = [
        other.identified_on
        for other in case.context.alike
        if other.category == entry.category and other.entry_type is EntryType.INCIDENT
    ]
    if entry.identified_on:
        days.append(entry.identified_on)
    # How many quarters of a year ago each was.
    ages = [(case.context.today - day) // _QUARTER for day in days]
    first, second, third = (ages.count(back) for back in (2, 1, 0))
    return first < second < third and third >= _OFTEN


def closing_is_not_hasty(case: Case) -> Iterator[Gap]:
    """R40: a corrective action is not over in a day, nor many of them just before an audit."""
    entry, closing = case.entry, case.entry.closing
    if not closing or closing.kind is not ClosingKind.CLOSED or closing.closed_on is None:
        return
    closed_on = closing.closed_on
    if is_acting(entry) and closed_on == entry.identified_on:
        message = "It was identified and closed on the same day. Can its effect be known yet?"
        yield Gap("R40", "closed_on", message, str(closed_on), Level.W)
    held = (*case.context.reviews, *case.context.audits)
    is_just_before = any(timedelta() <= day - closed_on <= _JUST_BEFORE for day in held)
    if is_just_before and case.context.closed_same_day >= _MANY_AT_ONCE:
        message = "Many entries were closed on this day, just before a review or an audit."
        yield Gap("R40", "closed_on", message, str(closed_on), Level.W)


def review_has_seen_it(case: Case) -> Iterator[Gap]:
    """R41: a management review that was held since has seen the entry."""
    found_on, context = case.entry.identified_on, case.context
    passed = [day for day in context.reviews if found_on and found_on < day <= context.today]
    if passed and not context.is_reviewed:
        message = "A management review was held since, and has not seen this entry."
        yield Gap("R41", "review_ref", message, str(max(passed)), Level.W)
