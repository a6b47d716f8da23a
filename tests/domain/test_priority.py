from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given

from isms_desktop.domain.entry import DueChange, Entry
from isms_desktop.domain.levels import level_of, level_rank
from isms_desktop.domain.priority import is_overdue, next_due_on, slips_of, worth_of
from isms_desktop.domain.words import ClosingKind, Severity, VerdictResult
from tests.domain.cases import (
    CLOSED,
    DONE,
    EFFECTIVE,
    FULL_ROUND,
    MIA,
    TODAY,
    action,
    entry,
    entry_with_round,
)
from tests.strategies import entries

OWN_DATE = date(2026, 11, 10)
ACCEPTED = replace(CLOSED, kind=ClosingKind.ACCEPTED_RISK)


class TestLevel:
    @pytest.mark.parametrize(
        ("likelihood", "impact", "level"),
        [
            (1, 1, Severity.LOW),
            (2, 2, Severity.LOW),
            (5, 1, Severity.MEDIUM),
            (3, 3, Severity.MEDIUM),
            (2, 5, Severity.HIGH),
            (4, 4, Severity.HIGH),
            (4, 5, Severity.CRITICAL),
            (5, 5, Severity.CRITICAL),
        ],
    )
    def test_the_risk_score_decides(self, likelihood: int, impact: int, level: Severity) -> None:
        scored = entry(likelihood=likelihood, impact=impact, severity=Severity.LOW)
        assert level_of(scored) is level

    @pytest.mark.parametrize("half", [{"likelihood": 5}, {"impact": 5}, {}])
    def test_without_a_whole_score_the_severity_decides(self, half: dict[str, int]) -> None:
        assert level_of(entry(severity=Severity.HIGH, **half)) is Severity.HIGH

    def test_what_is_not_rated_sorts_as_medium(self) -> None:
        assert level_of(entry()) is None
        assert level_rank(entry()) == level_rank(entry(severity=Severity.MEDIUM))

    def test_levels_rank_in_their_order(self) -> None:
        ranks = [level_rank(entry(severity=severity)) for severity in Severity]
        assert ranks == sorted(set(ranks))


class TestNextDue:
    def test_the_entrys_own_date_before_there_is_an_action(self) -> None:
        assert next_due_on(entry_with_round(actions=())) is None
        waiting = replace(entry_with_round(actions=()), due_on=OWN_DATE)
        assert next_due_on(waiting) == OWN_DATE

    def test_the_first_open_action(self) -> None:
        early, late = action(due_on=date(2026, 12, 1)), action(due_on=date(2026, 12, 24))
        assert next_due_on(entry_with_round(actions=(DONE, late, early))) == early.due_on

    def test_an_open_action_without_date_is_due_with_the_entry(self) -> None:
        undated = entry_with_round(actions=(action(due_on=None),))
        assert next_due_on(undated) is None
        assert next_due_on(replace(undated, due_on=OWN_DATE)) == OWN_DATE

    def test_the_check_of_effect_once_all_is_done(self) -> None:
        awaiting = entry_with_round(verdicts=())
        assert next_due_on(awaiting) == FULL_ROUND.effect_due_on
        too_early = (replace(EFFECTIVE, result=VerdictResult.TOO_EARLY),)
        assert next_due_on(replace(entry_with_round(verdicts=too_early))) is not None

    @pytest.mark.parametrize(
        "result", [VerdictResult.EFFECTIVE, VerdictResult.PARTLY, VerdictResult.NOT_EFFECTIVE]
    )
    def test_nothing_once_the_effect_was_judged(self, result: VerdictResult) -> None:
        judged = entry_with_round(verdicts=(replace(EFFECTIVE, result=result),))
        assert next_due_on(judged) is None

    def test_nothing_once_closed(self) -> None:
        assert next_due_on(entry(closings=(CLOSED,), due_on=OWN_DATE)) is None

    def test_the_review_of_an_accepted_risk(self) -> None:
        accepted = entry(closings=(ACCEPTED,), acceptance_review_on=OWN_DATE)
        assert next_due_on(accepted) == OWN_DATE


class TestOverdue:
    @pytest.mark.parametrize(
        "late",
        [
            entry_with_round(actions=(action(due_on=TODAY - timedelta(1)),)),
            entry_with_round(verdicts=(), effect_due_on=TODAY - timedelta(1)),
            replace(entry_with_round(actions=()), due_on=TODAY - timedelta(1)),
        ],
    )
    def test_an_action_a_check_or_the_entry_may_be_late(self, late: Entry) -> None:
        assert is_overdue(late, TODAY)
        assert not is_overdue(late, TODAY - timedelta(1))

    def test_an_effective_verdict_in_time_is_not_overdue_later(self) -> None:
        assert not is_overdue(entry(), TODAY + timedelta(365))


@pytest.mark.parametrize(
    ("values", "worth"), [({}, 0), ({"benefit": 3, "effort": 1}, 2), ({"effort": 2}, -2)]
)
def test_worth_is_benefit_minus_effort(values: dict[str, Any], worth: int) -> None:
    assert worth_of(entry(**values)) == worth


def test_every_moved_date_of_every_round_is_a_slip() -> None:
    moved = replace(DONE, former_due=(DueChange(former_on=None),) * 2, owner=MIA)
    once = replace(FULL_ROUND, actions=(moved,))
    assert slips_of(entry(rounds=(once, replace(once, uid="r2", number=2)))) == 4
    assert slips_of(entry()) == 0


@given(entries())
def test_overdue_begins_the_day_after_the_next_date(some: Entry) -> None:
    due = next_due_on(some)
    if due is None:
        assert not is_overdue(some, date.max)
    else:
        assert not is_overdue(some, due)
        assert is_overdue(some, due + timedelta(1))


@given(entries())
def test_a_closed_entry_is_never_overdue_unless_its_risk_was_accepted(some: Entry) -> None:
    closing = some.closing
    if closing and closing.kind is not ClosingKind.ACCEPTED_RISK:
        assert not is_overdue(some, date.max)
