"""Contain, decide, similar cases, plan, do: each page over a real register."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.stages import StageState
from isms_desktop.domain.words import (
    EntryType,
    SimilarAnswer,
    Strength,
)
from isms_desktop.services.drafts import Stage
from isms_desktop.ui.entry.stage_list import STAGES, standing_at, state_of
from isms_desktop.ui.kit.stepper import StepState
from isms_desktop.wiring import Workspace
from tests.ui.entry.conftest import Window
from tests.ui.scripted_prompts import ScriptedPrompts

Record = Callable[..., str]
TODAY = date(2026, 11, 23)


def entry_of(workspace: Workspace, uid: str) -> Entry:
    return workspace.entries.get(uid)


def test_what_was_done_at_once_or_why_nothing_was(
    window: Window, record: Record, workspace: Workspace
) -> None:
    uid = record()
    window.opens(uid, Stage.CONTAIN)
    assert not window.sees("field_containment_none_reason")
    window.picks("containChoice_none")
    window.fills("containment_none_reason", "It was over when it was noticed.")
    window.fills("consequences", "None known.")
    window.goes_on()
    assert window.stage() == Stage.DECIDE
    entry = entry_of(workspace, uid)
    assert entry.containment_none_reason == "It was over when it was noticed."
    assert entry.consequences == "None known."


def test_a_risk_is_accepted_by_somebody_until_a_day(
    window: Window, record: Record, workspace: Workspace
) -> None:
    uid = record(containment="Off.")
    window.opens(uid, Stage.DECIDE)
    assert not window.sees("field_accepted_by")
    window.picks("decision_accepted")
    window.fills("action_needed_reason", "The feature ends in spring.")
    window.fills("accepted_by", "Mia Okafor")
    window.fills("acceptance_review_on", date(2027, 5, 1))
    window.goes_on()
    entry = entry_of(workspace, uid)
    assert entry.is_accepted_risk
    assert (entry.accepted_on, entry.acceptance_review_on) == (TODAY, date(2027, 5, 1))
    window.opens(uid, Stage.DECIDE)
    window.picks("decision_needed")
    window.page.commit()
    window.rests()
    assert entry_of(workspace, uid).accepted_by is None


def test_a_decision_that_was_being_typed_comes_back(window: Window, record: Record) -> None:
    uid = record(containment="Off.")
    window.opens(uid, Stage.DECIDE)
    window.picks("decision_not_needed")
    window.fills("action_needed_reason", "It was enough")
    window.rests()
    window.opens(uid, Stage.DECIDE)
    assert window.find("decision").value() == "not_needed"
    assert window.find("field_action_needed_reason").value() == "It was enough"


def test_an_unmet_clause_cannot_be_accepted(window: Window, record: Record) -> None:
    window.opens(record(requirement=("9.2",), containment="Off."), Stage.DECIDE)
    window.picks("decision_accepted")
    assert window.reads("This cannot be accepted as a risk")


def test_similar_cases_are_ticked_and_answered(
    window: Window, record: Record, workspace: Workspace
) -> None:
    other = record(
        description="A clinic saw appointments of another clinic again.",
        category="Data breach",
        lessons="Filter in the database,\nnot in the view.",
    )
    uid = record(category="Data breach")
    ref = entry_of(workspace, other).ref
    window.opens(uid, Stage.SIMILAR)
    assert window.reads("Learned then: Filter in the database, not in the view.")
    window.picks(f"similar_{ref}")
    window.fills("similar_refs", ("INC-2019-007",))
    window.fills("similar_text", "Same view, same cause.")
    window.goes_on()
    entry = entry_of(workspace, uid)
    assert entry.similar_answer is SimilarAnswer.FOUND
    assert entry.similar_refs == (ref, "INC-2019-007")
    window.opens(uid, Stage.SIMILAR)
    assert window.find(f"similar_{ref}").isChecked()
    with window.qtbot.waitSignal(window.page.entry_requested) as heard:
        window.presses(f"open_{ref}")
    assert heard.args == [other]


def test_tab_goes_from_any_strength_to_the_next_action_and_on(window: Window, planned: str) -> None:
    window.opens(planned, Stage.PLAN)
    window.find("strength_remind").setFocus(Qt.FocusReason.TabFocusReason)
    window.fills("actions/1/resources", "Two days")  # what is said beside it is shown anew
    window.rests()
    chosen = window.find("strength_second_check")
    chosen.setFocus(Qt.FocusReason.TabFocusReason)
    met = []
    for _step in range(2):
        window.qtbot.keyClick(window.page.window().focusWidget(), Qt.Key.Key_Tab)
        met.append(window.page.window().focusWidget().objectName())
    assert met == ["addActionButton", "field_criterion"]


def test_a_day_that_is_none_keeps_the_one_before_and_holds_the_stage(
    window: Window, planned: str, workspace: Workspace
) -> None:
    before = entry_of(workspace, planned).round.effect_due_on
    assert before
    window.opens(planned, Stage.PLAN)
    day = window.find("field_due_on")
    day.setFocus()
    day.setText("soon")
    window.presses("nextStageButton")
    window.rests()
    assert window.page.window().focusWidget() is day
    assert window.reads("“soon” is not a date")
    window.page.commit()
    window.rests()
    assert entry_of(workspace, planned).round.effect_due_on == before


def test_a_plan_is_drafted_and_saved_whole(
    window: Window, planned: str, workspace: Workspace, prompts: ScriptedPrompts
) -> None:
    window.opens(planned, Stage.PLAN)
    window.presses("addActionButton")
    window.fills("actions/2/what", "Review every new view")
    window.fills("actions/2/owner", "Priya Nair")
    window.fills("actions/2/due_on", TODAY + timedelta(days=20))
    window.qtbot.mouseClick(
        [
            chip
            for chip in window.page.findChildren(type(window.find("strength_automate")))
            if chip.objectName() == "strength_second_check" and chip.isVisible()
        ][-1],
        Qt.MouseButton.LeftButton,
    )
    window.rests()
    window.opens(planned, Stage.PLAN)
    assert window.find("field_actions/2/what").value() == "Review every new view"
    window.goes_on()
    first, second = entry_of(workspace, planned).round.actions
    assert (first.causes, second.causes) == ((1,), (2,))
    assert second.strength is Strength.SECOND_CHECK
    assert str(second.owner) == "Priya Nair"
    window.goes_to(Stage.PLAN)
    prompts.answers = [True]
    window.presses("removeActionButton")
    window.page.commit()
    window.rests()
    assert [action.number for action in entry_of(workspace, planned).round.actions] == [2]


def test_the_check_is_proposed_after_the_last_action(
    window: Window, record: Record, workspace: Workspace
) -> None:
    uid = record(containment="Off.", action_needed=True)
    window.opens(uid, Stage.PLAN)
    window.fills("actions/1/what", "Filter by tenant")
    window.fills("actions/1/due_on", date(2026, 12, 1))
    assert window.find("field_due_on").value() == date(2027, 1, 30)
    window.fills("due_on", date(2027, 3, 1))
    window.fills("actions/1/due_on", date(2026, 12, 2))
    assert window.find("field_due_on").value() == date(2027, 3, 1)
    window.goes_on()
    assert entry_of(workspace, uid).round.effect_due_on == date(2027, 3, 1)


def test_the_check_is_proposed_after_the_days_of_the_organisation(
    window: Window, record: Record, workspace: Workspace
) -> None:
    workspace.organisations.set_check_days(("14",) * 4)
    window.opens(record(containment="Off.", action_needed=True), Stage.PLAN)
    window.fills("actions/1/due_on", date(2026, 12, 1))
    assert window.find("field_due_on").value() == date(2026, 12, 15)
    assert window.reads("14 days after the last action")


def test_a_blank_plan_is_not_stored(window: Window, record: Record, workspace: Workspace) -> None:
    uid = record(containment="Off.", action_needed=True)
    window.opens(uid, Stage.PLAN)
    window.goes_on()
    assert entry_of(workspace, uid).round.actions == ()


def test_a_date_moves_with_a_reason_only(
    window: Window, planned: str, workspace: Workspace
) -> None:
    window.opens(planned, Stage.DO)
    window.presses("moveDueButton")
    window.fills("moved_to", TODAY + timedelta(days=30))
    window.presses("confirmMoveButton")
    assert window.sees("problem_moved_because")
    window.fills("moved_because", "The release was put off.")
    window.presses("confirmMoveButton")
    window.waits(lambda: window.reads("Was due"))
    action = entry_of(workspace, planned).round.actions[0]
    assert action.due_on == TODAY + timedelta(days=30)
    assert action.former_due[0].reason == "The release was put off."
    window.rests()
    assert workspace.drafts.get(planned, Stage.DO) == {}


def test_what_was_done_is_stored_when_the_page_is_left(
    window: Window, planned: str, workspace: Workspace
) -> None:
    window.opens(planned)
    assert window.stage() == Stage.DO
    window.fills("actions/1/done_on", TODAY)
    window.fills("actions/1/evidence", "Release 6.1")
    window.goes_on()
    assert window.stage() == Stage.EFFECT
    action = entry_of(workspace, planned).round.actions[0]
    assert (action.done_on, action.evidence) == (TODAY, "Release 6.1")


def test_what_is_still_to_do_follows_the_typing(window: Window, record: Record) -> None:
    window.opens(record(), Stage.CONTAIN)
    assert window.sees("show_R04")
    window.find("field_containment").setPlainText("Switched the view off.")
    window.waits(lambda: not window.sees("show_R04"))
    window.find("field_containment").setPlainText("")
    window.waits(lambda: window.sees("show_R04"))


def test_the_plan_says_while_it_is_typed_what_it_lacks(window: Window, planned: str) -> None:
    window.opens(planned, Stage.PLAN)
    assert not window.sees("show_R28")
    window.find("field_criterion").setPlainText("")
    window.waits(lambda: window.sees("show_R28"))


def test_what_was_done_counts_while_it_is_typed(window: Window, planned: str) -> None:
    window.opens(planned, Stage.DO)
    assert window.sees("show_R27")
    window.find("field_actions/1/done_on").set_value(TODAY)
    window.find("field_actions/1/evidence").setPlainText("Release 6.1")
    window.waits(lambda: not window.sees("show_R27"))


def test_a_new_entry_is_asked_for_nothing_while_it_is_typed(window: Window) -> None:
    window.page.visited("")
    window.fills("description", "The access review was not done")
    window.fills("entry_type", EntryType.NONCONFORMITY)
    window.waits(lambda: not window.page._findings._pause.isActive())
    assert not window.sees("todoCard")


def test_owner_and_due_date_are_changed_where_the_actions_are(
    window: Window, planned: str, record: Callable[..., str]
) -> None:
    window.opens(planned, Stage.RECORD)
    assert not window.find("field_owner").isEnabled()
    assert not window.find("field_due_on").isEnabled()
    assert window.reads("It is that of the actions. Change it in the plan.")
    window.opens(record(), Stage.RECORD)
    assert window.find("field_owner").isEnabled()


def test_a_stage_that_was_answered_ahead_is_ticked(
    window: Window, planned: str, workspace: Workspace
) -> None:
    entry = workspace.entries.get(planned)
    workspace.entries.change(planned, entry.version, {"input": None}, Stage.RECORD)
    entry = workspace.entries.get(planned)
    assert standing_at(entry) is Stage.RECORD
    ticked = {stage for stage in STAGES if state_of(stage, entry) is StageState.DONE}
    assert ticked == {Stage.CONTAIN, Stage.DECIDE, Stage.CAUSE, Stage.SIMILAR, Stage.PLAN}
    window.opens(planned, Stage.PLAN)
    assert window.find("step_Contain").step.state is StepState.DONE


def test_the_plan_of_what_is_done_goes_on_at_the_criterion(window: Window, acted: str) -> None:
    window.opens(acted, Stage.PLAN)

    def focused() -> str:
        widget: QWidget | None = window.page.focusWidget()
        return widget.objectName() if widget is not None else ""

    window.waits(lambda: focused() == "field_criterion")
