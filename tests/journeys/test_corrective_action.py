"""One incident from its first words to its closing, with the program ended at every stage."""

from datetime import timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.queries import RegisterQuery
from isms_desktop.domain.stages import status_of
from isms_desktop.domain.words import ClosingKind, Status, VerdictResult
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.ui.entry.entry_page import EntryPage
from isms_desktop.ui.kit.buttons import Chip
from isms_desktop.ui.kit.radio_cards import RadioCard
from tests.journeys.conftest import Begin, User

WHAT = "Leaver accounts stayed active for nine days after the exit"


class Case:
    """Works on the one entry, and ends the program whenever it is told to."""

    def __init__(self, begin: Begin, clock: FixedClock) -> None:
        self._begin, self._clock = begin, clock
        self.user: User = begin()

    def restarts(self) -> None:
        """End the program by its window and start it on the same data."""
        self.user = self._begin()
        self.user.waits_for("navigation")
        self.user.qtbot.waitUntil(lambda: bool(self.user.program.window.current_key()))
        self.user.program.window.show_page("entry", self.entry().uid)
        self.user.waits_for("stepper")

    def entry(self) -> Entry:
        workspace = self.user.program.workspace
        return workspace.entries.get(workspace.registers.uids(RegisterQuery())[0])

    def waits_to_stand_at(self, status: Status) -> None:
        self.user.qtbot.waitUntil(lambda: self._stands_at(status))

    def _stands_at(self, status: Status) -> bool:
        try:
            return status_of(self.entry()) is status
        except UserError as error:  # while the page writes, the file cannot be read beside it
            if error.code != "busy":
                raise
            return False

    def days_pass(self, days: int) -> None:
        self._clock.moment += timedelta(days=days)

    def fills(self, key: str, value: Any) -> None:
        name = f"field_{key}"
        self.user.waits_for(name)
        editor: Any = self.user.part(QWidget, name)
        editor.setFocus()
        editor.set_value(value)
        editor.left.emit()

    def picks(self, name: str) -> None:
        self.user.waits_for(name)
        card = self.user.part(RadioCard, name)
        self.user.qtbot.mouseClick(card, Qt.MouseButton.LeftButton)

    def answers(self, text: str, *, is_root: bool = False, evidence: str = "") -> None:
        """Answer the question that is asked."""
        self.user.waits_for("askCard")
        self.user.types("field_causes", text)
        self.user.types("askEvidence", evidence)
        self.user.presses("rootCauseButton" if is_root else "addAnswerButton")

    def goes_on(self) -> None:
        self.user.presses("nextStageButton")

    def today(self) -> Any:
        return self._clock.today()


def set_up(case: Case) -> None:
    user = case.user
    user.waits_for("firstStartPage")
    user.types("organisationField", "Northlight Ltd")
    user.types("userNameField", "Mia Okafor")
    user.presses("startEmptyButton")
    user.waits_for("overviewPage")


def capture(case: Case) -> None:
    user = case.user
    user.qtbot.keyClick(user.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    case.fills("description", WHAT)
    case.fills("entry_type", "Incident")
    user.presses("nextStageButton")
    user.waits_for("containChoice")


def contain_and_decide(case: Case) -> None:
    case.fills("containment", "All leaver accounts were locked the same day.")
    case.fills("contained_by", "Tom Berg")
    case.restarts()
    case.waits_to_stand_at(Status.TO_DECIDE)
    case.user.waits_for("decision")
    case.picks("decision_needed")
    case.restarts()
    case.waits_to_stand_at(Status.TO_FIND_CAUSE)


def find_cause(case: Case) -> None:
    case.answers("IT was not told that the person had left")
    case.answers("HR tells IT by e-mail, and only when someone remembers")
    case.restarts()
    case.answers("The leaver procedure names no trigger and no owner", is_root=True)
    case.user.presses("branch_0")
    case.answers("The monthly access review did not catch it", evidence="Last entry of July")
    case.restarts()
    case.answers("Nobody is named to run the review", is_root=True)
    case.fills("causes/3/category", "Procedure missing or unclear")
    case.goes_on()
    case.user.waits_for("similarAnswer")
    assert {node.parent for node in case.entry().round.causes} == {None, 1, 2, 4}


def answer_similar(case: Case) -> None:
    case.picks("similarAnswer_None")
    case.fills("similar_text", "Looked at contractors and the payroll system.")
    case.restarts()
    case.waits_to_stand_at(Status.TO_PLAN)


def plan(case: Case) -> None:
    soon = case.today() + timedelta(days=20)
    case.fills("actions/1/what", "The payroll run triggers a leaver ticket by itself.")
    case.fills("actions/1/owner", "Tom Berg")
    case.fills("actions/1/due_on", soon)
    chip = case.user.part(Chip, "strength_automate")
    case.user.qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    case.user.presses("addActionButton")
    case.fills("actions/2/what", "The access review gets an owner and a date each month.")
    case.fills("actions/2/owner", "Priya Nair")
    case.fills("actions/2/due_on", soon)
    case.fills("criterion", "No leaver account open after one day, three months long.")
    case.restarts()
    case.waits_to_stand_at(Status.IN_PROGRESS)
    assert case.entry().round.effect_due_on == soon + timedelta(days=90)
    assert [action.causes for action in case.entry().round.actions] == [(3,), (5,)]


def act(case: Case) -> None:
    user = case.user
    user.presses("moveDueButton")
    case.fills("moved_to", case.today() + timedelta(days=30))
    case.fills("moved_because", "The payroll supplier needs another release.")
    user.presses("confirmMoveButton")
    user.waits_to_read("Was due")
    case.days_pass(25)
    for number, done in ((1, "Ticket rule live since today."), (2, "Owner named in the plan.")):
        case.fills(f"actions/{number}/done_on", case.today())
        case.fills(f"actions/{number}/done_note", done)
        case.fills(f"actions/{number}/evidence", f"Change record {number}")
        case.restarts()
    case.waits_to_stand_at(Status.TO_CHECK_EFFECT)


def fail_the_first_round(case: Case) -> None:
    case.days_pass(90)
    case.restarts()
    case.fills("evidence", "Two of five leavers in March were still active.")
    case.restarts()  # a verdict that is not given yet is kept
    assert case.entry().round.verdict is None
    case.picks("verdict_Not effective")
    case.fills("next_round_reason", "Contractors do not run through payroll.")
    case.user.presses("nextStageButton")
    case.waits_to_stand_at(Status.TO_FIND_CAUSE)


def work_through_the_second_round(case: Case) -> None:
    case.user.waits_for("askCard")
    case.answers("Contractors are not in the payroll system", is_root=True)
    case.goes_on()
    case.user.waits_for("similarAnswer")
    case.goes_on()
    case.fills("actions/3/what", "Contracts carry an end date that locks the account.")
    case.fills("actions/3/owner", "Tom Berg")
    case.fills("actions/3/due_on", case.today() + timedelta(days=10))
    case.fills("criterion", "No account of anybody who left open after one day.")
    case.goes_on()
    case.fills("actions/3/done_on", case.today())
    case.fills("actions/3/evidence", "Change record 3")
    case.restarts()
    case.waits_to_stand_at(Status.TO_CHECK_EFFECT)
    case.days_pass(120)
    case.restarts()
    case.picks("verdict_Effective")
    case.fills("evidence", "Access log of three months: none of 14 leavers was open.")
    case.user.presses("nextStageButton")
    case.waits_to_stand_at(Status.TO_SHARE)


def close(case: Case) -> None:
    user = case.user
    user.waits_for("ismsChange")
    user.program.window.page("entry").show_stage("close")  # type: ignore[union-attr]
    user.waits_for("missingCard")
    user.presses("closeEntryButton")
    assert not case.entry().is_closed
    user.presses("go_R36")
    user.waits_for("ismsChange")
    case.picks("ismsChange_changed")
    case.fills("isms_change", "The leaver procedure has an owner and covers contractors.")
    case.fills("lessons", "Ask who does not run through the system you automate.")
    case.restarts()
    case.waits_to_stand_at(Status.READY_TO_CLOSE)
    user = case.user
    user.presses("closeEntryButton")
    case.waits_to_stand_at(Status.CLOSED)


def test_an_incident_from_quick_capture_to_closed(begin: Begin, clock: FixedClock) -> None:
    case = Case(begin, clock)
    set_up(case)
    capture(case)
    contain_and_decide(case)
    find_cause(case)
    answer_similar(case)
    plan(case)
    act(case)
    fail_the_first_round(case)
    work_through_the_second_round(case)
    close(case)
    case.user.waits_for("field_reopen_reason")

    entry = case.entry()
    first, second = entry.rounds
    assert [verdict.result for verdict in first.verdicts] == [VerdictResult.NOT_EFFECTIVE]
    assert [verdict.result for verdict in second.verdicts] == [VerdictResult.EFFECTIVE]
    assert [len(action.former_due) for action in first.actions] == [1, 0]
    assert first.actions[0].former_due[0].changed_by == "Mia Okafor"
    assert [(c.kind, str(c.closed_by)) for c in entry.closings] == [
        (ClosingKind.CLOSED, "Mia Okafor")
    ]
    assert not case.user.failures
    steps = {change.action for change in case.user.program.workspace.histories.of_entry(entry.uid)}
    assert len(steps) >= 9
    for stage in ("record", "contain", "decide", "find_cause", "similar", "plan", "do", "check"):
        reads_stage(case, stage)


def reads_stage(case: Case, stage: str) -> None:
    """Any stage of a closed entry can be opened."""
    page = case.user.program.window.page("entry")
    assert isinstance(page, EntryPage)
    page.show_stage(stage)
    case.user.qtbot.waitUntil(lambda: page.place().stage == stage)


class Keyboard:
    """Works the window with keys alone."""

    def __init__(self, case: Case) -> None:
        self._case = case

    def presses(self, key: Qt.Key, *, ctrl: bool = False) -> None:
        focused = QApplication.focusWidget() or self._case.user.window
        held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        self._case.user.qtbot.keyClick(focused, key, held)

    def walks_to(self, name: str) -> None:
        """Press Tab until a part has the focus."""
        self._case.user.waits_for(name)
        self._case.user.qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        for _step in range(120):
            focused = QApplication.focusWidget()
            if focused is not None and focused.objectName() == name:
                return
            self.presses(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not lead to {name}")

    def types(self, name: str, words: str) -> None:
        self.walks_to(name)
        focused = QApplication.focusWidget()
        assert focused is not None
        self._case.user.qtbot.keyClicks(focused, words)

    def pushes(self, name: str) -> None:
        self.walks_to(name)
        self.presses(Qt.Key.Key_Space)


def keys_lead_to_the_plan(case: Case, keys: Keyboard) -> None:
    keys.presses(Qt.Key.Key_N, ctrl=True)
    keys.types("field_description", WHAT)
    keys.types("field_entry_type", "Inc")
    keys.pushes("nextStageButton")

    keys.types("field_containment", "All leaver accounts were locked.")
    keys.pushes("nextStageButton")
    keys.pushes("decision_needed")
    keys.pushes("nextStageButton")

    keys.types("field_causes", "IT was not told")
    keys.presses(Qt.Key.Key_Return)
    keys.types("field_causes", "The procedure names no trigger")
    keys.pushes("rootCauseButton")
    keys.pushes("nextStageButton")

    keys.pushes("similarAnswer_None")
    keys.pushes("nextStageButton")
    keys.types("field_actions/1/what", "The payroll run triggers a ticket.")
    keys.types("field_actions/1/owner", "Tom Berg")
    keys.types("field_actions/1/due_on", "2026-12-10")
    keys.types("field_criterion", "No leaver account open after one day, three months long.")
    keys.pushes("leaveButton")
    case.waits_to_stand_at(Status.IN_PROGRESS)


def test_the_keyboard_alone_leads_from_capture_to_closed(begin: Begin, clock: FixedClock) -> None:
    case = Case(begin, clock)
    set_up(case)
    case.user.window.activateWindow()
    case.user.qtbot.waitUntil(case.user.window.isActiveWindow)
    keys = Keyboard(case)
    keys_lead_to_the_plan(case, keys)
    assert [node.is_root for node in case.entry().round.causes] == [False, True]

    case.user.waits_for("continueButton")
    keys.walks_to("registerTable")
    keys.presses(Qt.Key.Key_Return)
    keys.types("field_actions/1/done_on", case.today().isoformat())
    keys.types("field_actions/1/evidence", "Change record 1")
    keys.pushes("nextStageButton")
    case.waits_to_stand_at(Status.TO_CHECK_EFFECT)
    case.days_pass(90)
    keys.pushes("verdict_Effective")
    keys.types("field_evidence", "None of 14 leavers was open in the log of three months.")
    keys.pushes("nextStageButton")
    case.waits_to_stand_at(Status.TO_SHARE)
    keys.walks_to("ismsChange_changed")
    keys.presses(Qt.Key.Key_Down)  # a group of answers is walked with the arrows
    keys.pushes("ismsChange_none")
    keys.pushes("nextStageButton")
    case.waits_to_stand_at(Status.READY_TO_CLOSE)
    keys.pushes("closeEntryButton")
    case.waits_to_stand_at(Status.CLOSED)
    assert not case.user.failures
