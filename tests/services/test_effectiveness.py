"""Effect checks over the real storage: rounds, verdicts, and what came back."""

from datetime import UTC, date, datetime

import pytest

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.words import Status, VerdictResult
from tests.services.stages import TREE, Stages


def test_not_effective_opens_round_two_and_keeps_round_one(stages: Stages) -> None:
    saved = stages.done()
    before = stages.get(saved.uid).round
    saved = stages.judge(saved, VerdictResult.NOT_EFFECTIVE, next_round_reason="Rules came back")
    first, second = stages.get(saved.uid).rounds

    assert first.causes == before.causes
    assert first.actions == before.actions
    assert [one.result for one in first.verdicts] == [VerdictResult.NOT_EFFECTIVE]
    assert (second.number, second.started_on) == (2, date(2026, 11, 23))
    assert second.reason == "Rules came back"
    assert stages.status(saved.uid) is Status.TO_FIND_CAUSE


def test_the_second_round_numbers_its_actions_on(stages: Stages) -> None:
    saved = stages.judge(stages.done(), VerdictResult.NOT_EFFECTIVE)
    saved = stages.causes.save(saved.uid, saved.version, None, "", TREE)
    saved = stages.plan(saved)

    assert [action.number for action in stages.get(saved.uid).round.actions] == [3, 4]


def test_too_early_stays_in_the_round_with_a_new_day(stages: Stages) -> None:
    day = date(2027, 2, 1)
    saved = stages.judge(stages.done(), VerdictResult.TOO_EARLY, next_check_on=day)
    saved = stages.judge(saved, VerdictResult.EFFECTIVE)
    entry = stages.get(saved.uid)

    assert len(entry.rounds) == 1
    assert entry.round.effect_due_on == day
    assert [one.result for one in entry.round.verdicts] == [
        VerdictResult.TOO_EARLY,
        VerdictResult.EFFECTIVE,
    ]
    assert str(entry.round.verdicts[0].checked_by) == "Jonas Brandt"


def test_partly_waits_for_a_waiver_or_a_next_round(stages: Stages) -> None:
    saved = stages.judge(stages.done(), VerdictResult.PARTLY)
    assert len(stages.get(saved.uid).rounds) == 1
    assert stages.status(saved.uid) is Status.TO_CHECK_EFFECT

    saved = stages.effect.begin_round(saved.uid, saved.version, "Two mailboxes are left")
    assert stages.get(saved.uid).round.reason == "Two mailboxes are left"
    assert saved.changes.step == f"Begin the next round of {saved.ref}"


def test_what_is_not_done_is_not_judged(stages: Stages) -> None:
    saved = stages.planned()

    with pytest.raises(UserError) as refused:
        stages.judge(saved, VerdictResult.EFFECTIVE)
    assert refused.value.code == "actions_open"
    assert stages.get(saved.uid).version == saved.version


def test_what_happened_since_the_actions_ended_is_of_the_same_kind(stages: Stages) -> None:
    saved = stages.done()
    stages.record(description="Forwarding of a mailbox outside", identified_on="2026-10-20")
    later = stages.record(description="Mailbox forwarding once more", identified_on="2026-11-01")
    stages.record(description="Fire door blocked", category="Physical", identified_on="2026-11-02")
    since = stages.effect.since_then(saved.uid)

    assert since.since == date(2026, 10, 20)
    assert [one.ref for one in since.entries] == [later.ref]


@pytest.mark.parametrize("reached", ["decided", "planned"])
def test_before_an_action_is_done_nothing_is_since_then(stages: Stages, reached: str) -> None:
    saved = stages.decided() if reached == "decided" else stages.planned()
    since = stages.effect.since_then(saved.uid)

    assert (since.since, since.entries) == (None, ())


def test_a_confirmed_recurrence_overturns_effective_without_erasing_it(stages: Stages) -> None:
    old = stages.closed()
    assert stages.effect.standing(old.uid).result is VerdictResult.EFFECTIVE

    stages.clock.moment = datetime(2026, 12, 20, 9, 0, tzinfo=UTC)
    new = stages.record(identified_on="2026-12-19")
    stages.similar.confirm_recurrence(new.uid, new.version, old.ref)
    standing = stages.effect.standing(old.uid)

    assert standing.result is VerdictResult.NOT_EFFECTIVE
    assert standing.overturned_by == (new.ref,)
    assert stages.get(old.uid).round.verdicts[-1].result is VerdictResult.EFFECTIVE


@pytest.mark.parametrize("fate", ["binned", "rejected", "taken back"])
def test_what_did_not_really_come_back_overturns_nothing(stages: Stages, fate: str) -> None:
    old = stages.closed()
    new = stages.record(identified_on="2026-12-19")
    new = stages.similar.confirm_recurrence(new.uid, new.version, old.ref)
    if fate == "binned":
        stages.entries.to_bin([new.uid])
    elif fate == "rejected":
        stages.closings.reject(new.uid, new.version, "Not confirmed", None, "Mia Okafor")
    else:
        stages.similar.confirm_recurrence(new.uid, new.version, "")

    assert not stages.effect.standing(old.uid).is_overturned
