"""Closing, accepting a risk, rejecting, opening again."""

from dataclasses import replace
from datetime import date

import pytest

from isms_desktop.domain.closing import (
    closed,
    closing_kind_of,
    is_clause,
    may_accept_risk,
    reopened,
)
from isms_desktop.domain.effectiveness import NextStep
from isms_desktop.domain.entry import Closing
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.words import ClosingKind
from tests.domain.cases import CLOSED, JONAS, MIA, TODAY, entry

ACCEPTED = entry(
    action_needed=False, action_needed_reason="Costs outweigh the risk", accepted_by=MIA
)
THEN = NextStep("r2", TODAY, "It came back")


@pytest.mark.parametrize(
    "requirement",
    ["10.2", "4.1", "6.1.2 b", "clause 9.2", "Clause 8.1", "ISO/IEC 27001:2022 7.5.3",
     "ISO 27001, 9.3.2", "10.1 (2013)", "Abschnitt 6.1.3", "§ 5.2", "9"],
)  # fmt: skip
def test_clauses_are_told(requirement: str) -> None:
    assert is_clause(requirement)
    assert not may_accept_risk(entry(requirement=("Mail policy", requirement)))


@pytest.mark.parametrize(
    "requirement",
    ["A.5.24", "A 8.2", "5.24", "8.13", "Mail policy 3.2", "Password policy 9.1", "3.1", "12.1",
     "Contract 2024/10.2", "10 %", "7 days of backups", "2026-11-23", "", "GDPR art. 5"],
)  # fmt: skip
def test_controls_policies_and_laws_are_no_clauses(requirement: str) -> None:
    assert not is_clause(requirement)
    assert may_accept_risk(entry(requirement=(requirement,)))


def test_how_an_entry_is_closed_follows_from_its_decision() -> None:
    assert closing_kind_of(entry()) is ClosingKind.CLOSED
    assert closing_kind_of(ACCEPTED) is ClosingKind.ACCEPTED_RISK


def test_a_closing_is_kept_as_given() -> None:
    assert closed(entry(), CLOSED).closing == CLOSED


def test_a_risk_is_accepted_by_somebody_and_never_for_a_clause() -> None:
    accepting = Closing(uid="k1", kind=ClosingKind.ACCEPTED_RISK, closed_on=TODAY, closed_by=MIA)
    assert closed(ACCEPTED, accepting).is_closed

    for refusing in (entry(), replace(ACCEPTED, requirement=("9.2",))):
        with pytest.raises(UserError) as refused:
            closed(refusing, accepting)
        assert refused.value.code == "not_accepted"


def test_rejecting_needs_a_reason() -> None:
    rejecting = Closing(uid="k1", kind=ClosingKind.REJECTED, closed_on=TODAY, closed_by=MIA)
    with pytest.raises(UserError) as refused:
        closed(entry(), rejecting)
    assert refused.value.code == "reason_missing"
    assert closed(entry(), replace(rejecting, reason="Duplicate")).is_closed


def test_opening_again_keeps_the_closing_and_begins_a_round() -> None:
    before = entry(closings=(CLOSED,), due_on=date(2026, 10, 31))
    after = reopened(before, JONAS, THEN)

    assert not after.is_closed
    kept = after.closings[0]
    assert (kept.closed_on, kept.closed_by) == (CLOSED.closed_on, MIA)
    assert (kept.reopened_on, kept.reopened_by, kept.reopen_reason) == (
        TODAY,
        JONAS,
        "It came back",
    )
    assert after.rounds[0] == before.rounds[0]
    assert (after.round.number, after.round.reason) == (2, "It came back")


def test_opening_again_needs_a_closing_and_a_reason() -> None:
    with pytest.raises(UserError) as refused:
        reopened(entry(), JONAS, THEN)
    assert refused.value.code == "not_closed"

    with pytest.raises(UserError) as refused:
        reopened(entry(closings=(CLOSED,)), JONAS, replace(THEN, reason=""))
    assert refused.value.code == "reason_missing"


def test_a_second_closing_stands_beside_the_first() -> None:
    again = closed(reopened(entry(closings=(CLOSED,)), JONAS, THEN), replace(CLOSED, uid="k2"))

    assert [closing.is_reopened for closing in again.closings] == [True, False]
    assert again.is_closed
