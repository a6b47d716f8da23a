import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from isms_desktop.ui.kit.card_tree import Branch, CardTree, TreeCard
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import Tone


def card(theme: Theme, words: str, tone: Tone | None = None) -> TreeCard:
    made = TreeCard(theme, tone)
    made.body.addWidget(QLabel(words))
    return made


def left(tree: CardTree, number: int) -> int:
    found = tree.cards()[number]
    return found.mapTo(tree, QPoint(0, 0)).x()


@pytest.fixture
def tree(qtbot: QtBot, theme: Theme) -> CardTree:
    tree = CardTree(theme)
    qtbot.addWidget(tree)
    tree.show_branches(
        [
            Branch("0", 0, card(theme, "What happened")),
            Branch("1", 1, card(theme, "Why 1")),
            Branch("2", 2, card(theme, "Root cause", Tone.OK)),
            Branch("3", 1, card(theme, "Why 1")),
        ]
    )
    tree.resize(800, 400)
    with qtbot.waitExposed(tree):
        tree.show()
    return tree


def test_cards_are_indented_by_their_depth(tree: CardTree) -> None:
    places = [left(tree, number) for number in range(4)]
    assert places[0] < places[1] < places[2]
    assert places[1] == places[3]


def test_deep_trees_keep_room_for_words(qtbot: QtBot, theme: Theme, tree: CardTree) -> None:
    tree.show_branches([Branch(str(n), n, card(theme, f"Why {n}")) for n in range(30)])
    qtbot.wait(20)
    assert left(tree, 29) < 400
    assert left(tree, 29) > left(tree, 28)


def test_arrows_walk_the_cards(qtbot: QtBot, tree: CardTree) -> None:
    tree.activateWindow()
    first, second = tree.cards()[:2]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Down)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Up)
    qtbot.keyClick(first, Qt.Key.Key_Up)
    assert first.hasFocus()


def test_a_card_of_a_tone_has_its_ground_and_lines_join_the_cards(
    theme: Theme, tree: CardTree
) -> None:
    picture = tree.grab().toImage()
    root = tree.cards()[2]
    middle = root.mapTo(tree, root.rect().center() + QPoint(150, 0))
    assert picture.pixelColor(middle).name().upper() == theme.tokens.ok.bg.upper()
    start = tree.cards()[0]
    below = start.mapTo(tree, start.rect().bottomLeft()) + QPoint(0, 6)
    row = {picture.pixelColor(x, below.y()).name() for x in range(below.x(), below.x() + 40)}
    assert len(row) > 1
