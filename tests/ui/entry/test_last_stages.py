"""Check effect, share, close and reopen, and the short form, over a real register."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QWidget

from isms_desktop.domain.corrective_action import plan_of
from isms_desktop.domain.entry import Entry
from isms_desktop.domain.stages import StageState
from isms_desktop.domain.words import (
    ClosingKind,
    EffectMethod,
    VerdictResult,
)
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.drafts import Stage
from isms_desktop.services.effectiveness import Review
from isms_desktop.ui.entry.stage_list import state_of
from isms_desktop.wiring import Workspace
from tests.ui.entry.conftest import INCIDENT, Window

Record = Callable[..., str]
TODAY = date(2026, 11, 23)


def entry_of(workspace: Workspace, uid: str) -> Entry:
    return workspace.entries.get(uid)


def test_there_is_no_verdict_before_all_is_done(window: Window, planned: str) -> None:
    window.opens(planned, Stage.EFFECT)
    assert window.reads("There is no effect to check yet")
    assert not window.find("verdict").isEnabled()
    assert window.find("nextStageButton").text() == "Continue to change and share"


def test_a_verdict_is_given_by_its_button_only(
    window: Window, acted: str, workspace: Workspace
) -> None:
    window.opens(acted, Stage.EFFECT)
    assert window.reads("None in two samples of 100.")
    window.picks("verdict_Effective")
    window.fills("evidence", "Two samples: none.")
    window.goes_to(Stage.DO)
    assert entry_of(workspace, acted).round.verdict is None
    window.goes_to(Stage.EFFECT)
    assert window.find("field_evidence").value() == "Two samples: none."
    window.presses("nextStageButton")
    window.waits(lambda: window.stage() == Stage.SHARE)
    verdict = entry_of(workspace, acted).round.verdict
    assert verdict is not None
    assert verdict.result is VerdictResult.EFFECTIVE
    assert (verdict.checked_on, str(verdict.checked_by)) == (TODAY, "Mia Okafor")


@pytest.mark.parametrize(
    ("verdict", "reason", "stage"),
    [
        ("Effective", "", Stage.SHARE),
        ("Partly effective", "", Stage.EFFECT),
        ("Partly effective", "The export still mixes tenants.", Stage.CAUSE),
        ("Not effective", "", Stage.CAUSE),
    ],
)
def test_a_verdict_leads_on_also_while_something_earlier_is_missing(
    window: Window, acted: str, workspace: Workspace, verdict: str, reason: str, stage: Stage
) -> None:
    entry = entry_of(workspace, acted)
    workspace.entries.change(acted, entry.version, {"input": None}, Stage.RECORD)
    window.opens(acted, Stage.EFFECT)
    before = window.page._page
    window.picks(f"verdict_{verdict}")
    if reason:
        window.fills("next_round_reason", reason)
    window.presses("nextStageButton")
    window.waits(lambda: window.page._page is not before)
    assert window.stage() == stage


@pytest.fixture
def measured(acted: str, workspace: Workspace, clock: FixedClock) -> str:
    """The entry whose effect is judged by an indicator that was read twice since."""
    clock.moment += timedelta(days=40)
    indicator = workspace.indicators.create(
        {"name": "Views without tenant filter", "unit": "Count", "direction": "Lower is better"}
    )
    entry = entry_of(workspace, acted)
    plan = replace(
        plan_of(entry.round),
        method=EffectMethod.INDICATOR,
        indicator="Views without tenant filter",
        limit="2",
        readings=2,
    )
    workspace.actions.save_plan(acted, entry.version, entry.round.actions, plan)
    for days, value in ((-9, "7"), (3, "2"), (9, "1")):
        on = TODAY + timedelta(days=days)
        workspace.indicators.record_measurement(indicator.uid, {"to_on": on, "value": value})
    return acted


def test_an_indicator_proposes_the_verdict_and_the_user_confirms_it(
    window: Window, measured: str, workspace: Workspace
) -> None:
    window.opens(measured, Stage.EFFECT)
    chart = window.find("effectChart")
    assert [label.text for label in chart.chart().labels if "Limit" in label.text] == ["Limit 2"]
    assert len(chart.chart().dots) == 3
    window.presses("takeProposalButton")
    assert window.find("verdict_Effective").isChecked()
    assert "2 readings in a row wanted" in window.find("field_evidence").value()
    window.presses("nextStageButton")
    window.waits(lambda: window.stage() == Stage.SHARE)
    verdict = entry_of(workspace, measured).round.verdict
    assert verdict is not None
    assert verdict.result is VerdictResult.EFFECTIVE
    window.goes_to(Stage.EFFECT)
    assert not window.sees("proposalCard")


def test_evidence_in_own_words_outlives_the_proposal(window: Window, measured: str) -> None:
    window.opens(measured, Stage.EFFECT)
    window.fills("evidence", "Looked at all views myself.")
    window.presses("takeProposalButton")
    assert window.find("field_evidence").value() == "Looked at all views myself."


def test_an_indicator_without_readings_says_so(
    window: Window, acted: str, workspace: Workspace
) -> None:
    workspace.indicators.create({"name": "Leaks", "unit": "Count", "direction": "Lower is better"})
    entry = entry_of(workspace, acted)
    plan = replace(
        plan_of(entry.round), method=EffectMethod.INDICATOR, indicator="Leaks", limit="0"
    )
    workspace.actions.save_plan(acted, entry.version, entry.round.actions, plan)
    window.opens(acted, Stage.EFFECT)
    assert window.reads("It was not measured yet.")
    window.goes_to(Stage.PLAN)
    assert window.find("field_indicator").value() == "Leaks"


def test_too_early_sets_a_later_day(window: Window, acted: str, workspace: Workspace) -> None:
    window.opens(acted, Stage.EFFECT)
    window.picks("verdict_Too early")
    window.fills("next_check_on", TODAY + timedelta(days=60))
    window.presses("nextStageButton")
    window.waits(lambda: bool(entry_of(workspace, acted).round.verdicts))
    window.rests()
    assert entry_of(workspace, acted).round.effect_due_on == TODAY + timedelta(days=60)
    window.waits(lambda: window.sees("earlierVerdicts"))


def test_partly_asks_for_another_round(window: Window, acted: str, workspace: Workspace) -> None:
    window.opens(acted, Stage.EFFECT)
    window.picks("verdict_Partly effective")
    window.fills("next_round_reason", "The export still mixes tenants.")
    window.presses("nextStageButton")
    window.waits(lambda: len(entry_of(workspace, acted).rounds) == 2)
    assert entry_of(workspace, acted).round.reason == "The export still mixes tenants."


def test_checking_ones_own_action_asks_why(window: Window, acted: str) -> None:
    window.opens(acted, Stage.EFFECT)
    assert not window.sees("field_self_check_reason")
    window.fills("checked_by", "Tom Berg")
    assert window.sees("field_self_check_reason")


def test_a_recurrence_overturns_the_verdict_and_says_so(
    window: Window, acted: str, workspace: Workspace
) -> None:
    entry = entry_of(workspace, acted)
    review = Review(result=VerdictResult.EFFECTIVE, checked_on=TODAY, evidence="Two samples")
    workspace.effectiveness.give_verdict(acted, entry.version, review)
    later = {**INCIDENT, "identified_on": "2027-01-10", "recurrence_of": entry.ref}
    workspace.entries.create(later)
    window.opens(acted, Stage.EFFECT)
    assert window.reads("It came back")


@pytest.mark.parametrize(
    ("choice", "stored"), [("ismsChange_none", "None needed"), ("ismsChange_changed", "New rule")]
)
def test_a_change_of_the_isms_or_none_is_answered(
    window: Window, acted: str, workspace: Workspace, choice: str, stored: str
) -> None:
    window.opens(acted, Stage.SHARE)
    window.picks(choice)
    if choice.endswith("changed"):
        window.fills("isms_change", stored)
    window.fills("lessons", "Test with two tenants.")
    window.goes_on()
    entry = entry_of(workspace, acted)
    assert (entry.isms_change, entry.lessons) == (stored, "Test with two tenants.")
    window.goes_to(Stage.SHARE)
    assert window.find("ismsChange").value() == choice.removeprefix("ismsChange_")


def test_closing_names_what_is_missing_and_leads_there(window: Window, acted: str) -> None:
    window.opens(acted, Stage.CLOSE)
    assert window.reads("2 things are missing")
    window.presses("closeEntryButton")
    assert window.stage() == Stage.CLOSE
    window.presses("go_R36")
    window.waits(lambda: window.stage() == Stage.SHARE)


def test_what_is_missing_can_be_waived_with_a_reason_and_taken_back(
    window: Window, acted: str, workspace: Workspace
) -> None:
    window.opens(acted, Stage.CLOSE)
    window.presses("waive_R36")
    window.presses("confirmWaiver_R36")
    assert entry_of(workspace, acted).waivers == ()
    window.find("waiverReason_R36").setText("The rule was there already.")
    window.presses("confirmWaiver_R36")
    window.waits(lambda: window.sees("waivedCard"))
    assert [waiver.rule for waiver in entry_of(workspace, acted).waivers] == ["R36"]
    window.presses("unwaive_R36")
    window.waits(lambda: not window.sees("waivedCard"))
    assert entry_of(workspace, acted).waivers == ()


def is_focused(window: Window, name: str) -> bool:
    focused: QWidget | None = window.page.focusWidget()
    return focused is not None and focused.objectName() == name


def test_a_named_person_closes_and_reopens_with_a_reason(
    window: Window, record: Record, workspace: Workspace
) -> None:
    uid = record(containment="Off.", action_needed=False, action_needed_reason="Enough.")
    window.opens(uid)
    assert window.stage() == Stage.CLOSE
    window.fills("closed_by", "Priya Nair")
    window.presses("closeEntryButton")
    window.waits(lambda: entry_of(workspace, uid).is_closed)
    window.rests()
    closing = entry_of(workspace, uid).closing
    assert closing is not None
    assert (closing.kind, str(closing.closed_by)) == (ClosingKind.CLOSED, "Priya Nair")
    window.waits(lambda: window.sees("field_reopen_reason"))
    window.waits(lambda: is_focused(window, "step_Close"))
    window.presses("closeEntryButton")
    assert window.sees("problem_reopen_reason")
    window.fills("reopen_reason", "It happened again.")
    window.presses("closeEntryButton")
    window.waits(lambda: not entry_of(workspace, uid).is_closed)
    assert entry_of(workspace, uid).closings[0].reopen_reason == "It happened again."


def test_a_mistake_is_rejected_with_a_reason(
    window: Window, record: Record, workspace: Workspace
) -> None:
    uid = record()
    window.opens(uid, Stage.CLOSE)
    window.presses("rejectButton")
    assert window.sees("problem_reason")
    window.fills("reason", "Recorded twice.")
    window.presses("rejectButton")
    window.waits(lambda: entry_of(workspace, uid).is_closed)
    closing = entry_of(workspace, uid).closing
    assert closing is not None
    assert closing.kind is ClosingKind.REJECTED
    window.waits(lambda: window.reads("Rejected 23 Nov 2026 by Mia Okafor."))
    rejected = entry_of(workspace, uid)
    assert state_of(Stage.RECORD, rejected) is StageState.DONE
    assert state_of(Stage.CAUSE, rejected) is StageState.TODO  # nobody went through it


@pytest.mark.parametrize("stage", [Stage.RECORD, Stage.CONTAIN])
def test_what_looks_like_a_closed_one_can_be_linked(
    window: Window, record: Record, workspace: Workspace, stage: Stage
) -> None:
    former = record(containment="Off.", action_needed=False, action_needed_reason="Enough.")
    workspace.closings.close(former, 0, ClosingKind.CLOSED, None, "Mia Okafor")
    ref = entry_of(workspace, former).ref
    uid = record()
    window.opens(uid, stage)
    assert window.sees("recurrenceCard")
    window.presses(f"recurrence_{ref}")
    window.waits(lambda: entry_of(workspace, uid).recurrence_of == ref)
    window.waits(lambda: window.reads(f"This is a recurrence of {ref}."))


def test_an_improvement_is_planned_on_its_one_page(
    window: Window, record: Record, workspace: Workspace
) -> None:
    uid = record(entry_type="Opportunity for improvement", severity=None)
    window.opens(uid)
    assert window.stage() == Stage.FORM
    assert not window.sees("action_1")
    window.fills("action_needed", True)
    window.fills("actions/1/what", "Put the shop's contacts into the alarm plan")
    window.rests()
    window.opens(uid)
    assert window.find("field_actions/1/what").value().startswith("Put the shop")
    window.page.commit()
    window.waits(lambda: window.reads("Saved"))
    window.fills("actions/1/what", "Put all contacts into the alarm plan")
    window.goes_on()
    assert window.stage() == Stage.PLAN
    (action,) = entry_of(workspace, uid).round.actions
    assert (action.what, str(action.owner)) == (
        "Put all contacts into the alarm plan",
        "Mia Okafor",
    )


def test_the_round_that_failed_is_kept_in_sight(
    window: Window, acted: str, workspace: Workspace
) -> None:
    review = Review(result=VerdictResult.NOT_EFFECTIVE, checked_on=TODAY, evidence="Seen again")
    version = entry_of(workspace, acted).version
    workspace.effectiveness.give_verdict(acted, version, review)
    window.opens(acted)
    assert window.stage() == Stage.CAUSE
    assert window.sees("round_1")
    assert window.reads("Filter by tenant in the database")


def test_a_closed_entry_offers_nothing_to_change(
    window: Window, acted: str, workspace: Workspace
) -> None:
    version = entry_of(workspace, acted).version
    workspace.closings.reject(acted, version, "Recorded twice.", None, "Mia Okafor")
    window.opens(acted, Stage.CAUSE)
    assert not window.sees("edit_1")
    window.goes_to(Stage.EFFECT)
    assert not window.sees("verdict")
    window.goes_to(Stage.PLAN)
    assert not window.find("field_actions/1/what").isEnabled()


def test_a_reason_given_before_is_offered_again(
    window: Window, acted: str, record: Record, workspace: Workspace
) -> None:
    entry = entry_of(workspace, acted)
    workspace.checking.waive(acted, entry.version, "R30", "I work alone")
    other = record(containment="Off.", action_needed=True)
    window.opens(other, Stage.CLOSE)
    window.presses("waive_R07")
    window.presses("formerReason_R07_1")
    assert window.find("waiverReason_R07").text() == "I work alone"
    window.presses("confirmWaiver_R07")
    window.waits(lambda: [w.rule for w in entry_of(workspace, other).waivers] == ["R07"])
