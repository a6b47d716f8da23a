"""When the effect is checked, what a verdict leads to, and what overturns it."""

from dataclasses import replace
from datetime import date

import pytest

from isms_desktop.domain.checks.context import Recurrence
from isms_desktop.domain.effectiveness import (
    CheckDays,
    NextStep,
    begin_round,
    default_check_on,
    next_round,
    standing_of,
    with_verdict,
)
from isms_desktop.domain.entry import Entry, Verdict
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.words import Classification, Severity, VerdictResult
from tests.domain.cases import (
    DONE,
    EFFECTIVE,
    JONAS,
    TODAY,
    action,
    entry,
    entry_with_round,
)

THEN = NextStep("r2", TODAY)
UNCHECKED = entry_with_round(verdicts=())


def verdict(result: VerdictResult) -> Verdict:
    return Verdict(
        uid="v9", result=result, checked_on=TODAY, checked_by=JONAS, evidence="Sample of 20"
    )


@pytest.mark.parametrize(
    ("severity", "classification", "days"),
    [
        (Severity.CRITICAL, None, 30),
        (Severity.HIGH, None, 60),
        (Severity.MEDIUM, None, 90),
        (Severity.LOW, None, 180),
        (None, Classification.MAJOR, 30),
        (None, Classification.MINOR, 90),
        (None, None, 90),
        (None, Classification.NOT_APPLICABLE, 90),
        (Severity.LOW, Classification.MINOR, 90),
        (Severity.LOW, Classification.MAJOR, 30),
        (Severity.CRITICAL, Classification.MINOR, 30),
        (Severity.LOW, Classification.NOT_APPLICABLE, 180),
    ],
)
def test_the_shortest_time_that_applies_is_proposed(
    severity: Severity | None, classification: Classification | None, days: int
) -> None:
    judged = entry(severity=severity, classification=classification)

    assert CheckDays().of(judged) == days


def test_a_risk_score_decides_before_the_severity() -> None:
    assert CheckDays().of(entry(severity=Severity.LOW, likelihood=5, impact=5)) == 30


def test_own_days_hold_for_the_grades_as_well() -> None:
    own = CheckDays(critical=14, high=30, medium=45, low=100)
    expected = {
        (Severity.LOW, None): 100,
        (Severity.HIGH, None): 30,
        (Severity.LOW, Classification.MAJOR): 14,
        (Severity.LOW, Classification.MINOR): 45,
        (None, None): 45,
    }
    for (severity, grade), days in expected.items():
        assert own.of(entry(severity=severity, classification=grade)) == days


def test_the_time_counts_from_the_last_action_as_it_ended_or_is_due() -> None:
    actions = (DONE, action(uid="a2", number=2, due_on=date(2026, 11, 1)))
    assert default_check_on(entry_with_round(actions=actions), CheckDays()) == date(2027, 1, 30)
    assert default_check_on(entry_with_round(actions=()), CheckDays()) is None


def test_not_effective_opens_the_next_round_and_keeps_the_former_one() -> None:
    failed = verdict(VerdictResult.NOT_EFFECTIVE)
    after = with_verdict(UNCHECKED, failed, replace(THEN, reason="Rules came back"))

    assert after.rounds[0] == replace(UNCHECKED.rounds[0], verdicts=(failed,))
    assert (after.round.uid, after.round.number) == ("r2", 2)
    assert (after.round.started_on, after.round.reason) == (TODAY, "Rules came back")
    assert not after.round.causes
    assert not after.round.actions


def test_a_failed_round_is_reason_enough_for_the_next() -> None:
    after = with_verdict(UNCHECKED, verdict(VerdictResult.NOT_EFFECTIVE), THEN)

    assert after.round.reason == "Round 1 was not effective."


def test_partly_opens_a_round_only_when_asked_to() -> None:
    partly = verdict(VerdictResult.PARTLY)

    assert len(with_verdict(UNCHECKED, partly, THEN).rounds) == 1
    again = with_verdict(UNCHECKED, partly, replace(THEN, reason="Two mailboxes left"))
    assert again.round.reason == "Two mailboxes left"


def test_too_early_sets_a_later_day_in_the_same_round() -> None:
    early = verdict(VerdictResult.TOO_EARLY)
    after = with_verdict(UNCHECKED, early, replace(THEN, check_on=date(2027, 2, 1)))

    assert len(after.rounds) == 1
    assert after.round.effect_due_on == date(2027, 2, 1)
    assert after.round.verdicts == (early,)


@pytest.mark.parametrize("day", [None, TODAY, date(2026, 1, 1)])
def test_too_early_needs_a_later_day(day: date | None) -> None:
    with pytest.raises(UserError) as refused:
        with_verdict(UNCHECKED, verdict(VerdictResult.TOO_EARLY), replace(THEN, check_on=day))

    assert refused.value.code == "date_missing"


def test_verdicts_are_appended() -> None:
    after = with_verdict(entry(), verdict(VerdictResult.PARTLY), THEN)

    assert [one.uid for one in after.round.verdicts] == [EFFECTIVE.uid, "v9"]


@pytest.mark.parametrize("actions", [(), (action(),), (DONE, action(uid="a2", number=2))])
def test_there_is_no_effect_before_everything_is_done(actions: tuple[object, ...]) -> None:
    with pytest.raises(UserError) as refused:
        with_verdict(
            entry_with_round(actions=actions, verdicts=()), verdict(VerdictResult.EFFECTIVE), THEN
        )

    assert refused.value.code == "actions_open"


def test_a_passed_due_date_does_not_make_the_next_round_late_at_once() -> None:
    late = replace(UNCHECKED, due_on=date(2026, 10, 31))
    assert next_round(late, replace(THEN, reason="Again")).due_on == TODAY

    ahead = replace(UNCHECKED, due_on=date(2027, 1, 1))
    assert next_round(ahead, replace(THEN, reason="Again")).due_on == date(2027, 1, 1)


def test_a_next_round_can_be_begun_later_with_a_reason() -> None:
    partly = entry_with_round(verdicts=(verdict(VerdictResult.PARTLY),))
    assert begin_round(partly, replace(THEN, reason="Not enough")).round.number == 2

    with pytest.raises(UserError) as refused:
        begin_round(partly, THEN)
    assert refused.value.code == "reason_missing"


@pytest.mark.parametrize("judged", [UNCHECKED, entry()], ids=["no verdict", "effective"])
def test_without_a_failure_there_is_no_next_round(judged: Entry) -> None:
    with pytest.raises(UserError) as refused:
        begin_round(judged, replace(THEN, reason="Just so"))

    assert refused.value.code == "not_failed"


def recurrence(ref: str = "INC-2026-020", day: date = TODAY) -> Recurrence:
    return Recurrence(ref, day)


def test_a_later_recurrence_overturns_effective_and_erases_nothing() -> None:
    standing = standing_of(entry(), [recurrence("INC-2026-021"), recurrence()])

    assert standing.is_overturned
    assert standing.result is VerdictResult.NOT_EFFECTIVE
    assert standing.verdict == EFFECTIVE
    assert standing.overturned_by == ("INC-2026-020", "INC-2026-021")


def test_what_was_known_at_the_verdict_overturns_nothing() -> None:
    standing = standing_of(entry(), [recurrence(day=date(2026, 11, 20))])

    assert not standing.is_overturned
    assert standing.result is VerdictResult.EFFECTIVE


def test_only_effective_can_be_overturned() -> None:
    partly = entry_with_round(verdicts=(verdict(VerdictResult.PARTLY),))
    undated = entry_with_round(verdicts=(replace(EFFECTIVE, checked_on=None),))

    assert standing_of(partly, [recurrence()]).result is VerdictResult.PARTLY
    assert standing_of(UNCHECKED, [recurrence()]).result is None
    assert standing_of(undated, [recurrence()]).result is VerdictResult.EFFECTIVE
