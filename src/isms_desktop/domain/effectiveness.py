"""Whether the actions worked: when to look, what a verdict leads to, what overturns it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final, Protocol

from isms_desktop.domain.conditions import last_action_on
from isms_desktop.domain.entry import Entry, Round, Verdict
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.levels import level_of
from isms_desktop.domain.words import Classification, Severity, VerdictResult

FAILED: Final = "Round {number} was not effective."
"""The reason of a next round where nobody gave one."""
_OPENS_NEXT: Final = (VerdictResult.NOT_EFFECTIVE, VerdictResult.PARTLY)


@dataclass(frozen=True, slots=True)
class CheckDays:
    """Days from the last action to the effect check, by level.

    A major nonconformity waits no longer than a critical level, a minor one and what is not rated
    no longer than a medium one.
    """

    critical: int = 30
    high: int = 60
    medium: int = 90
    low: int = 180

    def of(self, entry: Entry) -> int:
        """Those of an entry: the shortest that level and grade ask for."""
        level, grade = level_of(entry), entry.classification
        of_level = {
            Severity.CRITICAL: self.critical,
            Severity.HIGH: self.high,
            Severity.MEDIUM: self.medium,
            Severity.LOW: self.low,
        }
        of_grade = {Classification.MAJOR: self.critical, Classification.MINOR: self.medium}
        days = [of_level[level]] if level else []
        days += [of_grade[grade]] if grade in of_grade else []
        return min(days, default=self.medium)


@dataclass(frozen=True, slots=True)
class NextStep:
    """What shall follow a verdict.

    `round_uid` is given to a round that is opened, `started_on` is its first day. `reason` opens it
    after *partly*, too; `check_on` is the new day after *too early*.
    """

    round_uid: str
    started_on: date
    reason: str = ""
    check_on: date | None = None


class Linked(Protocol):
    """An entry that is recorded as a recurrence of another one."""

    @property
    def ref(self) -> str:
        """Its reference."""

    @property
    def identified_on(self) -> date:
        """The day it was identified."""


@dataclass(frozen=True, slots=True)
class Standing:
    """What the newest verdict is worth today.

    `overturned_by` are the references of later recurrences: with one, *effective* counts as not
    effective, though it stays recorded.
    """

    verdict: Verdict | None
    overturned_by: tuple[str, ...] = ()

    @property
    def is_overturned(self) -> bool:
        """Whether it was called effective and came back."""
        return bool(self.overturned_by)

    @property
    def result(self) -> VerdictResult | None:
        """The result that counts."""
        if self.overturned_by:
            return VerdictResult.NOT_EFFECTIVE
        return self.verdict.result if self.verdict else None


def default_check_on(entry: Entry, days: CheckDays) -> date | None:
    """The proposed day of the effect check; None until an action has a date."""
    last = last_action_on(entry)
    return last + timedelta(days=days.of(entry)) if last else None


def with_verdict(entry: Entry, verdict: Verdict, then: NextStep) -> Entry:
    """Append a verdict to the latest round and do what follows from it.

    *Not effective* opens the next round, *partly* does if a reason is given, *too early* sets a new
    day in the same round. `UserError` "actions_open" while something is still to be done, and
    "date_missing" where *too early* has no later day.
    """
    if not entry.round.actions or not all(action.is_done for action in entry.round.actions):
        raise UserError(
            "There is no effect to check yet: not every action is done. Nothing was recorded.",
            "Record when each action was done first.",
            code="actions_open",
        )
    round_ = replace(entry.round, verdicts=(*entry.round.verdicts, verdict))
    if verdict.result is VerdictResult.TOO_EARLY:
        round_ = replace(round_, effect_due_on=_later_check(verdict, then))
    judged = replace(entry, rounds=(*entry.rounds[:-1], round_))
    if verdict.result is VerdictResult.NOT_EFFECTIVE:
        failed = FAILED.format(number=round_.number)
        return _with_next_round(judged, replace(then, reason=then.reason or failed))
    if verdict.result is VerdictResult.PARTLY and then.reason:
        return _with_next_round(judged, then)
    return judged


def begin_round(entry: Entry, then: NextStep) -> Entry:
    """Open the next round later, after *partly* or after a failure that came from a file.

    `UserError` "not_failed" where the latest verdict is another one, "reason_missing" without one.
    """
    verdict = entry.round.verdict
    if verdict is None or verdict.result not in _OPENS_NEXT:
        raise UserError(
            "A next round follows a verdict that is not effective. Nothing was changed.",
            "Record the verdict of this round first.",
            code="not_failed",
        )
    return next_round(entry, then)


def next_round(entry: Entry, then: NextStep) -> Entry:
    """Open the next round and keep the former ones as they are.

    A due date of the entry that has passed belonged to the former round: what comes next is to be
    planned from the first day of the new one. `UserError` "reason_missing" without a reason.
    """
    if not then.reason:
        raise UserError(
            "A next round needs a reason. Nothing was changed.",
            "Say why another try is needed.",
            code="reason_missing",
        )
    return _with_next_round(entry, then)


def _with_next_round(entry: Entry, then: NextStep) -> Entry:
    number = entry.round.number + 1
    opened = Round(
        uid=then.round_uid, number=number, started_on=then.started_on, reason=then.reason
    )
    due_on = max(entry.due_on, then.started_on) if entry.due_on else None
    return replace(entry, rounds=(*entry.rounds, opened), due_on=due_on)


def _later_check(verdict: Verdict, then: NextStep) -> date:
    judged_on = verdict.checked_on or then.started_on
    if then.check_on is None or then.check_on <= judged_on:
        raise UserError(
            "Too early to tell needs a later day to look again. Nothing was recorded.",
            "Choose a day after this check.",
            code="date_missing",
        )
    return then.check_on


def standing_of(entry: Entry, linked: Iterable[Linked]) -> Standing:
    """What the entry's verdict is worth, given the entries that are linked as its recurrence.

    One that was identified after the day of the verdict overturns *effective*.
    """
    verdict = entry.round.verdict
    if verdict is None or verdict.result is not VerdictResult.EFFECTIVE or not verdict.checked_on:
        return Standing(verdict)
    later = [one for one in linked if one.identified_on > verdict.checked_on]
    return Standing(verdict, tuple(sorted(one.ref for one in later)))
