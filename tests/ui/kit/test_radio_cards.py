import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from isms_desktop.ui.kit.radio_cards import Option, RadioCards
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import Tone

OPTIONS = (
    Option("yes", "Yes, the cause is gone", "The entry can be closed.", "circle-check", Tone.OK),
    Option("early", "Too early to tell", "Set a new date; it stays on the list.", "hourglass"),
    Option("no", "No, it came back", "Goes back to finding the cause; this round is kept."),
)


@pytest.fixture
def cards(qtbot: QtBot, theme: Theme) -> RadioCards:
    cards = RadioCards(theme, OPTIONS, "verdict")
    qtbot.addWidget(cards)
    cards.resize(420, 240)
    cards.show()
    return cards


def test_nothing_is_chosen_at_first(cards: RadioCards) -> None:
    assert cards.value() == ""


def test_a_click_chooses_and_tells(qtbot: QtBot, cards: RadioCards) -> None:
    with qtbot.waitSignal(cards.chosen) as heard:
        qtbot.mouseClick(cards.card("early"), Qt.MouseButton.LeftButton)
    assert heard.args == ["early"]
    assert cards.value() == "early"


def test_the_keyboard_is_enough(qtbot: QtBot, cards: RadioCards) -> None:
    cards.activateWindow()
    cards.card("yes").setFocus()
    heard: list[str] = []
    cards.chosen.connect(heard.append)
    qtbot.keyClick(cards.card("yes"), Qt.Key.Key_Space)
    qtbot.keyClick(cards.card("yes"), Qt.Key.Key_Down)
    assert cards.value() == "early"
    assert heard == ["yes", "early"]


def test_a_choice_is_set_and_taken_back_silently(qtbot: QtBot, cards: RadioCards) -> None:
    with qtbot.assertNotEmitted(cards.chosen):
        cards.choose("no")
        assert cards.value() == "no"
        cards.choose("")
    assert cards.value() == ""


def test_the_focus_goes_to_the_choice(cards: RadioCards) -> None:
    assert cards.focusProxy() is cards.card("yes")
    cards.choose("no")
    assert cards.focusProxy() is cards.card("no")
    cards.choose("")
    assert cards.focusProxy() is cards.card("yes")


def test_a_card_says_what_follows_from_it(cards: RadioCards) -> None:
    assert cards.card("yes").accessibleName() == "Yes, the cause is gone"
    assert cards.card("yes").accessibleDescription() == "The entry can be closed."


def test_a_narrow_card_grows_with_its_words(cards: RadioCards) -> None:
    wide = cards.card("no").height()
    cards.resize(200, 400)
    assert cards.card("no").height() > wide
