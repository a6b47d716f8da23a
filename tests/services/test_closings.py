"""Closing, rejecting and opening again; and a whole life that the history tells completely."""

from datetime import UTC, date, datetime

import pytest

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.words import ClosingKind, Status, VerdictResult
from isms_desktop.services.closings import NotReadyError
from isms_desktop.services.histories import Histories
from tests.services.stages import TREE, Stages

DAY = date(2026, 11, 23)


def test_an_entry_that_has_all_it_needs_is_closed_by_a_person_on_a_date(stages: Stages) -> None:
    saved = stages.closed()
    entry = stages.get(saved.uid)

    assert stages.status(saved.uid) is Status.CLOSED
    assert entry.closing is not None
    assert (entry.closing.closed_on, str(entry.closing.closed_by)) == (DAY, "Mia Okafor")
    assert saved.changes.step == f"Close {saved.ref}"


def test_what_is_missing_is_named_and_nothing_is_saved(stages: Stages) -> None:
    saved = stages.decided()

    with pytest.raises(NotReadyError) as refused:
        stages.closings.close(saved.uid, saved.version, ClosingKind.CLOSED, DAY, "Mia Okafor")
    assert refused.value.code == "not_ready"
    assert {"R07", "R14", "R16"} <= {one.rule for one in refused.value.missing}
    assert "Plan an action" in refused.value.message
    assert not stages.get(saved.uid).is_closed


def test_a_verdict_that_was_overturned_keeps_an_entry_open(stages: Stages) -> None:
    saved = stages.effective()
    again = stages.record(identified_on="2026-11-24")
    stages.similar.confirm_recurrence(again.uid, again.version, saved.ref)

    with pytest.raises(NotReadyError) as refused:
        stages.closings.close(saved.uid, saved.version, ClosingKind.CLOSED, DAY, "Mia Okafor")
    assert [one.rule for one in refused.value.missing] == ["R33"]


def test_what_is_set_aside_with_a_reason_does_not_keep_it_open(stages: Stages) -> None:
    saved = stages.judge(stages.done(), VerdictResult.PARTLY)
    saved = stages.checking.waive(
        stages.share(saved).uid, stages.get(saved.uid).version, "R30", "The rest goes in May"
    )
    saved = stages.closings.close(saved.uid, saved.version, ClosingKind.CLOSED, DAY, "Mia Okafor")

    assert stages.status(saved.uid) is Status.CLOSED


def test_nobody_is_not_enough_to_close(stages: Stages) -> None:
    saved = stages.effective()

    with pytest.raises(UserError) as refused:
        stages.closings.close(saved.uid, saved.version, ClosingKind.CLOSED, DAY, "  ")
    assert refused.value.code == "person_missing"


def test_an_accepted_risk_is_closed_as_such(stages: Stages) -> None:
    saved = stages.record(
        containment="Rule removed",
        action_needed="no",
        action_needed_reason="A move of the mail system is due in May",
        accepted_by="Carla Ruiz",
        acceptance_review_on="2027-05-31",
    )
    kind = ClosingKind.ACCEPTED_RISK
    stages.closings.close(saved.uid, saved.version, kind, None, "Carla Ruiz")

    assert stages.status(saved.uid) is Status.ACCEPTED_RISK


def test_a_clause_that_is_not_fulfilled_is_no_risk_to_accept(stages: Stages) -> None:
    saved = stages.record(
        containment="Rule removed",
        requirement="10.2",
        action_needed="no",
        action_needed_reason="Too dear",
        accepted_by="Carla Ruiz",
    )

    with pytest.raises(UserError) as refused:
        stages.closings.close(saved.uid, saved.version, ClosingKind.ACCEPTED_RISK, DAY, "Mia")
    assert refused.value.code == "not_accepted"


def test_rejecting_needs_a_reason_and_nothing_else(stages: Stages) -> None:
    saved = stages.record()
    with pytest.raises(UserError) as refused:
        stages.closings.reject(saved.uid, saved.version, " ", DAY, "Mia Okafor")
    assert refused.value.code == "reason_missing"

    rejected = stages.closings.reject(saved.uid, saved.version, "Duplicate", DAY, "Mia Okafor")
    assert stages.status(saved.uid) is Status.REJECTED
    assert rejected.changes.step == f"Reject {saved.ref}"


def test_closed_is_read_only_until_reopened(stages: Stages) -> None:
    saved = stages.closed()
    with pytest.raises(UserError) as refused:
        stages.closings.close(saved.uid, saved.version, ClosingKind.CLOSED, DAY, "Mia Okafor")
    assert refused.value.code == "closed"

    opened = stages.closings.reopen(saved.uid, saved.version, "It came back", None, "Jonas Brandt")
    entry = stages.get(saved.uid)
    assert [c.kind for c in entry.closings] == [ClosingKind.CLOSED]
    assert (entry.closings[0].reopen_reason, entry.closings[0].closed_on) == ("It came back", DAY)
    assert [r.number for r in entry.rounds] == [1, 2]
    assert stages.status(saved.uid) is Status.TO_FIND_CAUSE
    changed = stages.entries.change(saved.uid, opened.version, {"notes": "Again"})
    assert changed.version == opened.version + 1


@pytest.mark.parametrize(
    ("reason", "by", "code"),
    [("", "Mia Okafor", "reason_missing"), ("It came back", "", "person_missing")],
)
def test_reopening_needs_a_reason_and_a_person(
    stages: Stages, reason: str, by: str, code: str
) -> None:
    saved = stages.closed()

    with pytest.raises(UserError) as refused:
        stages.closings.reopen(saved.uid, saved.version, reason, DAY, by)
    assert refused.value.code == code
    assert stages.get(saved.uid).is_closed


def test_what_is_open_cannot_be_reopened(stages: Stages) -> None:
    saved = stages.record()

    with pytest.raises(UserError) as refused:
        stages.closings.reopen(saved.uid, saved.version, "Again", DAY, "Mia Okafor")
    assert refused.value.code == "not_closed"


def test_the_history_tells_a_whole_life(stages: Stages) -> None:
    saved = stages.planned()
    ref = saved.ref
    first = stages.get(saved.uid).round.actions[0]
    moved = stages.actions.move_due(
        saved.uid, saved.version, first.uid, date(2026, 11, 20), "Parts are late"
    )
    saved = stages.judge(stages.carry_out(moved), VerdictResult.NOT_EFFECTIVE)
    stages.clock.moment = datetime(2027, 2, 1, 9, 0, tzinfo=UTC)
    saved = stages.causes.save(saved.uid, saved.version, None, "", TREE)
    saved = stages.carry_out(stages.plan(saved), date(2026, 12, 15))
    saved = stages.share(stages.judge(saved, VerdictResult.EFFECTIVE))
    saved = stages.closings.close(saved.uid, saved.version, ClosingKind.CLOSED, None, "Mia Okafor")

    entry = stages.get(saved.uid)
    assert _lived(entry) == (2, 4, 1, 1)
    history = Histories(stages.database)
    steps = list(dict.fromkeys(line.action for line in history.of_entry(saved.uid)))
    assert steps == [
        f"Record {ref}",
        f"Find the cause of {ref}",
        f"Answer similar cases of {ref}",
        f"Plan actions for {ref}",
        f"Move the due date of {ref}/A1",
        f"Record what was done for {ref}/A1",
        f"Record what was done for {ref}/A2",
        f"Check the effect of {ref}",
        f"Record what was done for {ref}/A3",
        f"Record what was done for {ref}/A4",
        f"Change {ref}",
        f"Close {ref}",
    ]
    assert {line.actor for line in history.of_entry(saved.uid)} == {"Mia Okafor"}
    assert not history.verify().problems


def _lived(entry: Entry) -> tuple[int, int, int, int]:
    actions = [action for round_ in entry.rounds for action in round_.actions]
    slips = sum(len(action.former_due) for action in actions)
    return len(entry.rounds), len(actions), slips, len(entry.closings)
