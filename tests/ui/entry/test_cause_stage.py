import json
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from isms_desktop.domain.entry import CauseNode
from isms_desktop.domain.words import AnalysisMethod
from isms_desktop.services.drafts import Stage
from isms_desktop.ui.entry.casework import Casework
from isms_desktop.ui.entry.why_tree import WhyTree
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.page import scroll
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.wiring import Workspace
from tests.ui.entry.conftest import Window

Record = Callable[..., str]


@pytest.fixture
def tree(qtbot: QtBot, theme: Theme) -> WhyTree:
    tree = WhyTree(theme, "Leaver accounts stayed active", ())
    qtbot.addWidget(tree)
    tree.resize(760, 900)
    tree.show()
    tree.activateWindow()
    qtbot.waitUntil(tree.isActiveWindow)
    return tree


@pytest.fixture
def scrolled(qtbot: QtBot, theme: Theme) -> tuple[QScrollArea, WhyTree]:
    """Thirty answers in a page that shows a few of them."""
    words = "The courier takes the tapes home when the depot is closed. " * 7
    nodes = tuple(
        CauseNode(uid=f"c{n}", number=n, parent=n - 1 if n % 10 != 1 else None, answer=words)
        for n in range(1, 31)
    )
    tree = WhyTree(theme, "Tapes were left in a car", nodes)
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(tree)
    column.addStretch(1)
    area = scroll(page)
    qtbot.addWidget(area)
    area.resize(760, 500)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    return area, tree


def is_in_sight(area: QScrollArea) -> bool:
    """Whether what has the focus can be seen."""
    focused = QApplication.focusWidget()
    if focused is None or not area.isAncestorOf(focused):
        return False
    place = QRect(focused.mapTo(area.viewport(), QPoint(0, 0)), focused.size())
    return area.viewport().rect().intersects(place)


def test_a_long_tree_ends_below_its_last_card(
    qtbot: QtBot, scrolled: tuple[QScrollArea, WhyTree]
) -> None:
    area, tree = scrolled
    last = tree.view.cards()[-1]

    def left_below() -> int:
        page = area.widget()
        assert page is not None
        return page.height() - last.mapTo(page, QPoint(0, last.height())).y()

    qtbot.waitUntil(lambda: 0 <= left_below() <= 30)


def test_the_focus_stays_in_sight_in_a_long_tree(
    qtbot: QtBot, scrolled: tuple[QScrollArea, WhyTree]
) -> None:
    area, tree = scrolled
    tree.view.lead_to(30)
    qtbot.waitUntil(lambda: is_in_sight(area))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_B)
    qtbot.waitUntil(lambda: is_in_sight(area))
    tree.view.lead_to(2)
    qtbot.waitUntil(lambda: is_in_sight(area))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: is_in_sight(area))
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: is_in_sight(area))
    tree.view.edit_cancelled.emit()
    tree.view.lead_to(15)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: is_in_sight(area))
    undo = QApplication.focusWidget()
    assert undo is not None
    assert undo.objectName() == "undoRemoveButton"


def type_answer(qtbot: QtBot, tree: WhyTree, words: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    ask = tree.view.ask_card()
    assert ask is not None
    ask.answer.setFocus()
    qtbot.keyClicks(ask.answer, words)
    qtbot.keyClick(ask.answer, key)


def shape(tree: WhyTree) -> list[tuple[int, int | None, str]]:
    return [(node.number, node.parent, node.answer) for node in tree.nodes]


def test_five_whys_need_no_mouse(qtbot: QtBot, tree: WhyTree) -> None:
    type_answer(qtbot, tree, "IT was not told")
    type_answer(qtbot, tree, "HR tells by mail")
    assert shape(tree) == [(1, None, "IT was not told"), (2, 1, "HR tells by mail")]
    focused = QApplication.focusWidget()
    ask = tree.view.ask_card()
    assert ask is not None
    assert focused is ask.answer

    card = tree.view.answer_cards()[1]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_R)
    assert [node.number for node in tree.nodes if node.is_root] == [2]

    card = tree.view.answer_cards()[0]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_B)
    type_answer(qtbot, tree, "The review did not catch it")
    assert shape(tree)[1] == (3, None, "The review did not catch it")

    card = tree.view.answer_cards()[-1]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [node.number for node in tree.nodes if node.parent is None] == [3, 1]


def test_the_next_question_asks_about_the_last_answer(qtbot: QtBot, tree: WhyTree) -> None:
    type_answer(qtbot, tree, "IT was not told")
    ask = tree.view.ask_card()
    assert ask is not None
    assert "IT was not told" in ask.answer.accessibleName()


@pytest.mark.parametrize("key", [Qt.Key.Key_B, Qt.Key.Key_R])
def test_what_stands_typed_is_kept_when_the_user_goes_on_at_another_answer(
    qtbot: QtBot, tree: WhyTree, key: Qt.Key
) -> None:
    type_answer(qtbot, tree, "IT was not told")
    ask = tree.view.ask_card()
    assert ask is not None
    qtbot.keyClicks(ask.answer, "HR tells by mail")
    card = tree.view.answer_cards()[0]
    card.setFocus()
    qtbot.keyClick(card, key)
    assert shape(tree) == [(1, None, "IT was not told"), (2, 1, "HR tells by mail")]


def test_an_answer_is_edited_and_stopped_with_a_reason(qtbot: QtBot, tree: WhyTree) -> None:
    type_answer(qtbot, tree, "The supplier was bought")
    card = tree.view.answer_cards()[0]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Return)
    edit = tree.view.edit_card()
    assert edit is not None
    edit.editor("answer").set_value("The supplier was taken over")
    edit.editor("stop_reason").set_value("Outside our reach")
    edit.finished.emit()
    assert tree.nodes[0].answer == "The supplier was taken over"
    assert tree.nodes[0].stop_reason == "Outside our reach"
    assert tree.view.ask_card() is None


def test_escape_leaves_an_answer_as_it_was(qtbot: QtBot, tree: WhyTree) -> None:
    type_answer(qtbot, tree, "IT was not told")
    card = tree.view.answer_cards()[0]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_F2)
    edit = tree.view.edit_card()
    assert edit is not None
    edit.editor("answer").set_value("something else")
    qtbot.keyClick(edit.editor("answer"), Qt.Key.Key_Escape)
    assert tree.nodes[0].answer == "IT was not told"


def test_a_removed_branch_comes_back(qtbot: QtBot, tree: WhyTree) -> None:
    type_answer(qtbot, tree, "IT was not told")
    type_answer(qtbot, tree, "HR tells by mail")
    before = tree.nodes
    card = tree.view.answer_cards()[0]
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Delete)
    assert tree.nodes == ()
    undo = QApplication.focusWidget()
    assert undo is not None
    assert undo.objectName() == "undoRemoveButton"
    qtbot.keyClick(undo, Qt.Key.Key_Space)
    assert tree.nodes == before


def test_an_answer_moves_below_another_but_never_below_itself(qtbot: QtBot, tree: WhyTree) -> None:
    type_answer(qtbot, tree, "IT was not told")
    type_answer(qtbot, tree, "HR tells by mail")
    first, second = tree.view.answer_cards()
    assert [number for number, _words in first._facts.targets] == []
    assert [number for number, _words in second._facts.targets] == [0]
    second.move_wanted.emit(2, 0)
    assert [node.parent for node in tree.nodes] == [None, None]


def test_long_answers_wrap(qtbot: QtBot, theme: Theme) -> None:
    nodes = tuple(
        CauseNode(uid=f"n{n}", number=n, parent=n - 1 or None, answer="many words " * 40)
        for n in range(1, 31)
    )
    tree = WhyTree(theme, "What happened", nodes)
    qtbot.addWidget(tree)
    tree.resize(500, 800)
    tree.show()
    qtbot.wait(50)
    deepest = tree.view.answer_cards()[-1]
    assert deepest.width() > 250
    assert deepest.height() > 6 * deepest.fontMetrics().height()
    assert tree.minimumSizeHint().width() <= 500


def test_half_an_answer_is_in_the_draft_and_counts_when_the_page_is_left(
    qtbot: QtBot, window: Window, record: Record, workspace: Workspace, desk: Desk, case: Casework
) -> None:
    uid = record(containment="Off.", action_needed=True)
    window.opens(uid)
    assert window.stage() == Stage.CAUSE
    ask = window.find("askCard")
    ask.answer.setText("Nobody tests it")
    ask.answer.editingFinished.emit()
    window.rests()
    assert workspace.drafts.get(uid, Stage.CAUSE)["answer"] == "Nobody tests it"

    again = Window(qtbot, desk, case)
    again.opens(uid)
    assert again.find("field_causes").text() == "Nobody tests it"
    again.goes_to(Stage.SIMILAR)
    assert [node.answer for node in workspace.entries.get(uid).round.causes] == ["Nobody tests it"]
    assert workspace.drafts.get(uid, Stage.CAUSE) == {}


def test_the_tree_is_saved_in_one_step_and_keeps_its_ids(
    window: Window, record: Record, workspace: Workspace
) -> None:
    uid = record(containment="Off.", action_needed=True)
    window.opens(uid, Stage.CAUSE)
    window.find("askCard").answer.setText("Nobody tests it")
    window.presses("rootCauseButton")
    window.rests()
    assert json.loads(workspace.drafts.get(uid, Stage.CAUSE)["nodes"])[0]["is_root"]
    window.page.commit()
    window.waits(lambda: window.reads("Saved"))
    first = workspace.entries.get(uid)
    window.fills("causes/1/category", "Process design")
    window.page.commit()
    window.rests()
    second = workspace.entries.get(uid)
    assert second.version == first.version + 1
    assert second.round.causes[0].uid == first.round.causes[0].uid
    assert second.round.causes[0].category == "Process design"


def test_open_branches_are_named(window: Window, record: Record) -> None:
    window.opens(record(containment="Off.", action_needed=True), Stage.CAUSE)
    assert not window.sees("openBranches")
    window.find("askCard").answer.setText("Nobody tests it")
    window.presses("addAnswerButton")
    window.waits(lambda: window.sees("openBranches"))
    assert window.reads("“Nobody tests it” has no reason yet")


@pytest.mark.parametrize(
    ("name", "key", "text"),
    [
        ("fishbone", "bone_3", "Resources: one person for two shops"),
        ("timeline", "analysis_text", "09:00 the release starts"),
        ("other", "analysis_text", "We sat together"),
    ],
)
def test_other_methods_keep_a_text_and_their_root_causes(
    window: Window, record: Record, workspace: Workspace, name: str, key: str, text: str
) -> None:
    uid = record(containment="Off.", action_needed=True)
    window.opens(uid, Stage.CAUSE)
    window.presses(f"method_{name}")
    window.fills(key, text.removeprefix("Resources: "))
    window.find("askCard").answer.setText("One person does two jobs")
    window.presses("addAnswerButton")
    window.goes_to(Stage.SIMILAR)
    round_ = workspace.entries.get(uid).round
    assert round_.analysis_method is AnalysisMethod[name.upper()]
    assert round_.analysis_text == text
    assert [node.answer for node in round_.root_causes] == ["One person does two jobs"]
    window.goes_to(Stage.CAUSE)
    assert window.find(f"field_{key}").value() == text.removeprefix("Resources: ")


def test_a_bone_grows_with_its_causes_and_keeps_each_on_its_line(
    window: Window, record: Record, workspace: Workspace
) -> None:
    uid = record(containment="Off.", action_needed=True)
    window.opens(uid, Stage.CAUSE)
    window.presses("method_fishbone")
    bone = window.find("field_bone_3")
    height = bone.height()
    assert height < 3 * bone.fontMetrics().lineSpacing()
    window.fills("bone_3", "One person for two shops\n\nNo spare till")
    window.waits(lambda: bone.height() > height)
    window.goes_to(Stage.SIMILAR)
    text = workspace.entries.get(uid).round.analysis_text
    assert text == "Resources: One person for two shops\nResources: No spare till"
    window.goes_to(Stage.CAUSE)
    assert window.find("field_bone_3").value() == "One person for two shops\nNo spare till"


def test_what_another_method_found_is_added_by_one_button(window: Window, record: Record) -> None:
    window.opens(record(containment="Off.", action_needed=True), Stage.CAUSE)
    assert window.find("rootCauseButton").isEnabled()
    window.presses("method_timeline")
    assert window.find("addAnswerButton").isEnabled()
    assert not window.sees("rootCauseButton")
