import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from isms_desktop.ui.kit.stepper import Step, StepButton, Stepper, StepState
from isms_desktop.ui.kit.theme import Theme

STEPS = [
    Step("contain", "Contain", StepState.DONE, "1 Nov"),
    Step("impact", "Impact", StepState.FOLDED),
    Step("cause", "Find cause", StepState.CURRENT, "in work"),
    Step("action", "Action", StepState.TODO),
    Step("close", "Close", StepState.TODO, is_open=True),
]


@pytest.fixture
def stepper(qtbot: QtBot, theme: Theme) -> Stepper:
    stepper = Stepper(theme)
    qtbot.addWidget(stepper)
    stepper.show_steps(STEPS)
    stepper.resize(1000, 60)
    stepper.show()
    return stepper


def by_key(stepper: Stepper) -> dict[str, StepButton]:
    return {button.step.key: button for button in stepper.buttons()}


def test_done_and_open_steps_can_be_pressed(stepper: Stepper) -> None:
    enabled = [key for key, button in by_key(stepper).items() if button.isEnabled()]
    assert enabled == ["contain", "cause", "close"]


def test_pressing_a_done_step_asks_for_it(qtbot: QtBot, stepper: Stepper) -> None:
    with qtbot.waitSignal(stepper.step_requested) as heard:
        qtbot.mouseClick(by_key(stepper)["contain"], Qt.MouseButton.LeftButton)
    assert heard.args == ["contain"]


def test_a_step_to_come_does_not_answer(qtbot: QtBot, stepper: Stepper) -> None:
    with qtbot.assertNotEmitted(stepper.step_requested):
        qtbot.mouseClick(by_key(stepper)["action"], Qt.MouseButton.LeftButton)


def test_arrows_walk_the_steps_that_answer(qtbot: QtBot, stepper: Stepper) -> None:
    with qtbot.waitActive(stepper):
        stepper.activateWindow()
    buttons = by_key(stepper)
    buttons["contain"].setFocus()
    qtbot.keyClick(buttons["contain"], Qt.Key.Key_Right)
    assert buttons["cause"].hasFocus()
    qtbot.keyClick(buttons["cause"], Qt.Key.Key_Right)
    qtbot.keyClick(buttons["close"], Qt.Key.Key_Right)
    assert buttons["close"].hasFocus()
    qtbot.keyClick(buttons["close"], Qt.Key.Key_Left)
    assert buttons["cause"].hasFocus()
    with qtbot.waitSignal(stepper.step_requested) as heard:
        qtbot.keyClick(buttons["cause"], Qt.Key.Key_Space)
    assert heard.args == ["cause"]


def test_enter_opens_a_step(qtbot: QtBot, stepper: Stepper) -> None:
    with qtbot.waitSignal(stepper.step_requested) as heard:
        qtbot.keyClick(by_key(stepper)["contain"], Qt.Key.Key_Return)
    assert heard.args == ["contain"]


def test_a_step_says_its_state(stepper: Stepper) -> None:
    said = [button.accessibleName() for button in stepper.buttons()]
    assert said == [
        "Contain, done, 1 Nov",
        "Impact, not needed",
        "Find cause, you are here, in work",
        "Action, to do",
        "Close, to do",
    ]


def test_new_steps_replace_the_old(stepper: Stepper) -> None:
    stepper.show_steps(STEPS[:2])
    assert list(by_key(stepper)) == ["contain", "impact"]


def test_it_is_no_taller_than_its_two_lines(stepper: Stepper) -> None:
    assert stepper.sizeHint().height() < 4 * stepper.fontMetrics().height() + 16


def test_a_narrow_stepper_keeps_the_words_of_the_present_step(stepper: Stepper) -> None:
    wide = by_key(stepper)["contain"].width()
    stepper.resize(stepper.minimumSizeHint())
    buttons = by_key(stepper)
    assert buttons["contain"].sizeHint().width() < wide
    assert buttons["contain"].toolTip() == "Contain, done, 1 Nov"
    assert buttons["cause"].toolTip() == ""
    stepper.resize(1000, 60)
    assert buttons["contain"].sizeHint().width() == wide
