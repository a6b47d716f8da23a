from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from isms_desktop.domain.stages import CLOSE, CONTAIN, RECORD
from isms_desktop.services.drafts import Stage
from isms_desktop.ui.entry.casework import Casework
from isms_desktop.ui.entry.loading import load
from isms_desktop.ui.entry.stage_list import STAGES, Place
from isms_desktop.ui.kit.areas import AreaWalk
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.stepper import Stepper
from isms_desktop.wiring import Workspace
from tests.ui.entry.conftest import Window, only_entry
from tests.ui.scripted_prompts import ScriptedPrompts

Record = Callable[..., str]
CHANGED = "Somebody else was called to the door."


def is_red(widget: QWidget) -> bool:
    return "danger" in {widget.property("tone"), widget.property("card")} or bool(
        widget.property("problem")
    )


def test_three_fields_are_enough_to_record(window: Window, workspace: Workspace) -> None:
    window.page.visited("")
    window.waits(lambda: window.sees("field_description"))
    window.fills("description", "The door to the server room stood open.")
    window.fills("entry_type", "Incident")
    window.presses("nextStageButton")
    window.waits(lambda: window.stage() == Stage.CONTAIN)
    entry = only_entry(workspace)
    assert entry.input == "Security incident"
    assert entry.discovered_by is not None
    assert entry.identified_on == workspace.clock.today()


def test_without_a_word_about_what_happened_it_stays_a_draft(
    window: Window, workspace: Workspace
) -> None:
    window.page.visited("")
    window.waits(lambda: window.sees("field_description"))
    window.fills("entry_type", "Nonconformity")
    window.page.left()
    window.rests()
    assert workspace.drafts.get("")["entry_type"] == "Nonconformity"


@pytest.mark.parametrize("stage", STAGES)
def test_a_fresh_entry_shows_no_red(window: Window, record: Record, stage: Stage) -> None:
    window.opens(record(), stage)
    shown = [part for part in window.page.findChildren(QWidget) if part.isVisible()]
    assert [part for part in shown if is_red(part) and part.objectName() != "problem"] == []
    assert len([part for part in shown if isinstance(part, QLabel | QFrame)]) > 5


def test_it_opens_where_the_entry_stands(window: Window, record: Record) -> None:
    window.opens(record(containment="The feature was switched off."))
    assert window.stage() == Stage.DECIDE


def test_a_near_miss_opens_in_the_short_form_and_the_full_one_is_a_click_away(
    window: Window, record: Record
) -> None:
    window.opens(record(entry_type="Event or near miss"))
    assert window.stage() == Stage.FORM
    assert not window.sees("stepper")
    window.presses("fullFormButton")
    window.waits(lambda: window.stage() == Stage.RECORD)
    assert window.sees("stepper")


def test_a_left_field_is_in_the_draft_and_comes_back(
    qtbot: QtBot, window: Window, record: Record, workspace: Workspace, desk: Desk, case: Casework
) -> None:
    uid = record()
    window.opens(uid, Stage.RECORD)
    window.fills("description", CHANGED)
    window.rests()
    assert workspace.drafts.get(uid, Stage.RECORD) == {"description": CHANGED}
    assert workspace.entries.get(uid).version == 0

    after_a_crash = Window(qtbot, desk, case)
    after_a_crash.opens(uid)
    assert after_a_crash.stage() == Stage.RECORD
    assert after_a_crash.find("field_description").value() == CHANGED
    assert after_a_crash.reads("Your draft is back")


def test_leaving_the_stage_commits_once(
    window: Window, record: Record, workspace: Workspace
) -> None:
    uid = record()
    window.opens(uid, Stage.RECORD)
    window.fills("description", CHANGED)
    window.fills("category", "Physical")
    window.goes_to(Stage.CONTAIN)
    entry = workspace.entries.get(uid)
    assert (entry.description, entry.category, entry.version) == (CHANGED, "Physical", 1)
    assert workspace.drafts.get(uid, Stage.RECORD) == {}


def test_a_minute_of_idleness_commits_and_leaves_the_typing_alone(
    window: Window, record: Record, workspace: Workspace
) -> None:
    uid = record()
    window.opens(uid, Stage.RECORD)
    window.fills("description", CHANGED)
    editor = window.find("field_title")
    editor.setFocus()
    editor.setText("half a ti")
    window.page._idle.timeout.emit()
    window.waits(lambda: window.reads("Saved"))
    assert workspace.entries.get(uid).version == 1
    assert window.find("field_title") is editor
    assert editor.text() == "half a ti"


def test_what_was_read_before_it_was_typed_is_read_again(
    window: Window, record: Record, workspace: Workspace, prompts: ScriptedPrompts
) -> None:
    uid = record()
    window.opens(uid, Stage.RECORD)
    read_early = load(window.case, Place(uid, Stage.RECORD), lambda *_report: None)
    window.fills("description", CHANGED)
    window.page.commit()
    window.rests()
    window.page._show(window.page._asked_for, read_early)
    window.rests()
    assert window.find("field_description").value() == CHANGED
    window.fills("category", "Physical")
    window.page.commit()
    window.rests()
    entry = workspace.entries.get(uid)
    assert (entry.description, entry.category) == (CHANGED, "Physical")
    assert prompts.warned == []


def test_two_commits_in_a_row_do_not_stand_in_each_others_way(
    window: Window, record: Record, workspace: Workspace, prompts: ScriptedPrompts
) -> None:
    uid = record()
    window.opens(uid, Stage.RECORD)
    window.fills("description", CHANGED)
    window.page.commit()
    window.fills("category", "Physical")
    window.page.commit()
    window.rests()
    assert workspace.entries.get(uid).category == "Physical"
    assert prompts.warned == []


def test_a_refused_value_is_named_at_its_field_and_kept(
    window: Window, record: Record, workspace: Workspace, prompts: ScriptedPrompts
) -> None:
    uid = record(likelihood=2)
    window.opens(uid, Stage.RECORD)
    window.fills("likelihood", 9)
    window.page.commit()
    window.waits(lambda: bool(prompts.warned))
    assert window.sees("problem_likelihood")
    assert workspace.drafts.get(uid, Stage.RECORD) == {"likelihood": "9"}
    assert workspace.entries.get(uid).likelihood == 2
    for _again in range(3):  # as a window does that waits to be closed
        window.page.left()
        window.rests()
    assert len(prompts.warned) == 1
    window.fills("likelihood", 3)
    window.page.commit()
    window.rests()
    assert workspace.entries.get(uid).likelihood == 3


def test_what_was_typed_outlives_a_change_by_somebody_else(
    window: Window, record: Record, workspace: Workspace, prompts: ScriptedPrompts
) -> None:
    uid = record()
    window.opens(uid, Stage.RECORD)
    window.fills("description", CHANGED)
    workspace.entries.change(uid, 0, {"category": "Physical"})
    window.page.commit()
    window.waits(lambda: bool(prompts.warned))
    assert prompts.warned[0].code == "changed_meanwhile"
    window.waits(lambda: window.find("field_category").value() == "Physical")
    window.rests()
    assert window.find("field_description").value() == CHANGED
    window.page.commit()
    window.rests()
    assert workspace.entries.get(uid).description == CHANGED


def test_typing_can_be_taken_back(window: Window, record: Record, workspace: Workspace) -> None:
    uid = record()
    window.opens(uid, Stage.RECORD)
    window.fills("description", CHANGED)
    window.waits(lambda: window.sees("dropButton"))
    window.presses("dropButton")
    window.rests()
    window.waits(lambda: window.find("field_description").value() != CHANGED)
    assert workspace.drafts.get(uid, Stage.RECORD) == {}


def test_going_on_is_never_blocked(window: Window, record: Record) -> None:
    window.opens(record(), Stage.RECORD)
    seen = [window.stage()]
    while window.stage() != Stage.CLOSE:
        window.goes_on()
        seen.append(window.stage())
    assert seen == list(STAGES)
    window.presses("previousStageButton")
    window.waits(lambda: window.stage() == Stage.SHARE)


def test_without_an_action_three_headings_are_left_and_say_why(
    window: Window, record: Record
) -> None:
    uid = record(containment="Switched off.", action_needed=False, action_needed_reason="Enough.")
    window.opens(uid)
    assert window.stage() == Stage.CLOSE
    stepper = window.find("stepper")
    assert isinstance(stepper, Stepper)
    assert [button.step.key for button in stepper.buttons()] == [RECORD, CONTAIN, CLOSE]
    assert window.reads("none is needed")
    window.presses("decisionButton")
    window.waits(lambda: window.stage() == Stage.DECIDE)


def test_a_closed_entry_can_be_read_and_not_changed(
    window: Window, record: Record, case: Casework
) -> None:
    uid = record(containment="Switched off.", action_needed=False, action_needed_reason="Enough.")
    case.closings.reject(uid, 0, "Recorded twice", None, "Mia Okafor")
    window.opens(uid, Stage.RECORD)
    assert not window.find("field_description").isEnabled()
    assert window.reads("It can be read, not changed.")
    window.presses("reopenLink")
    window.waits(lambda: window.stage() == Stage.CLOSE)
    assert window.find("field_reopen_reason").isEnabled()


def test_the_advice_moves_below_where_there_is_no_room(window: Window, record: Record) -> None:
    window.opens(record(), Stage.CONTAIN)
    card, form = window.find("historyLink"), window.find("field_containment")
    place = window.page.mapFromGlobal
    assert place(card.mapToGlobal(card.pos())).x() > place(form.mapToGlobal(form.pos())).x()
    window.page.resize(776, 650)
    window.qtbot.wait(50)
    below = place(card.mapToGlobal(card.rect().topLeft())).y()
    assert below > place(form.mapToGlobal(form.rect().bottomLeft())).y()


@pytest.mark.parametrize("stage", [*STAGES, Stage.FORM])
def test_tab_reaches_every_part_and_leaves_it_again(
    window: Window, record: Record, stage: Stage
) -> None:
    window.opens(record(), stage)
    window.page.activateWindow()
    window.waits(window.page.isActiveWindow)
    wanted = {
        part
        for part in window.page.findChildren(QWidget)
        if part.isVisible()
        and part.isEnabled()
        and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and part.focusProxy() is None
        and not (
            isinstance(part, QAbstractButton) and part.group() is not None
        )  # one stop for all of them
    }
    met: set[QWidget] = set()
    focused: QWidget | None = window.find("backButton")
    for _step in range(len(wanted) + 20):
        if focused is not None:
            focused.setFocus()
            met.add(focused)
            window.qtbot.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
    names = {part.objectName() or type(part).__name__ for part in wanted - met}
    assert names == set()


def test_every_stage_speaks_its_parts(window: Window, record: Record) -> None:
    uid = record()
    for stage in (*STAGES, Stage.FORM):
        window.opens(uid, stage)
        silent = [
            part.objectName()
            for part in window.page.findChildren(QPushButton)
            if part.isVisible() and not part.accessibleName()
        ]
        assert silent == []


class Shown(QObject):
    """Notes every window that is shown, also for a blink."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def test_no_part_of_a_page_flashes_up_as_a_window(
    qapp: QApplication, window: Window, record: Record
) -> None:
    uid = record()
    shown = Shown()
    qapp.installEventFilter(shown)
    for stage in (*STAGES, Stage.FORM):
        window.opens(uid, stage)
    qapp.removeEventFilter(shown)
    assert shown.windows == []


def test_an_entry_goes_on_with_the_keys_at_its_first_field(window: Window, record: Record) -> None:
    uid = record()
    window.opens(uid, Stage.RECORD)
    window.waits(lambda: focused_in(window) == "field_title")
    window.opens(uid, Stage.CONTAIN)
    window.waits(lambda: focused_in(window) == "field_containment")


def test_the_areas_of_an_entry_are_head_stage_advice_and_buttons(
    window: Window, record: Record
) -> None:
    window.opens(record(), Stage.CONTAIN)
    window.waits(lambda: focused_in(window) == "field_containment")
    visited, walk = [], AreaWalk(window.page)
    for _turn in range(4):
        walk.go(window.page.areas(), 1)
        visited.append(focused_in(window))
    assert visited == ["show_R04", "nextStageButton", "backButton", "field_containment"]


def focused_in(window: Window) -> str:
    focused: QWidget | None = window.page.focusWidget()
    return focused.objectName() if focused is not None else ""
