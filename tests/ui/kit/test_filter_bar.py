from datetime import date

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from isms_desktop.domain.fields import Field, Kind
from isms_desktop.domain.queries import Condition
from isms_desktop.ui.kit.dates import Dates
from isms_desktop.ui.kit.filter_bar import FilterBar, FilterBy
from isms_desktop.ui.kit.theme import Theme

OWNER = Field("owner", "Owner", "Owner", Kind.PERSON)
BREACH = Field("breach", "Breach", "Breach", Kind.YES_NO)
STAGE = Field("stage", "Stage", "Stage", Kind.CHOICE, ("Open", "Closed"))
BY = FilterBy((OWNER, STAGE), (("Record", (BREACH,)),), frozenset({"stage"}))


@pytest.fixture
def bar(qtbot: QtBot, theme: Theme) -> FilterBar:
    bar = FilterBar(theme, Dates(QLocale("en_GB"), lambda: date(2026, 11, 23)), BY, "things")
    qtbot.addWidget(bar)
    qtbot.addWidget(bar.button)
    return bar


def below(bar: FilterBar, *path: str) -> list[str]:
    """What the menu offers, or one of its submenus."""
    menu = bar.findChild(QMenu, "thingsFilterMenu") or bar.button.findChild(QMenu)
    assert isinstance(menu, QMenu)
    for word in path:
        found = next(action.menu() for action in menu.actions() if action.text() == word)
        assert isinstance(found, QMenu)
        menu = found
    texts = [action.text() for action in menu.actions() if action.text()]
    menu.hide()
    return texts


def test_the_menu_says_which_columns_there_are_and_asks_for_their_values(
    qtbot: QtBot, bar: FilterBar
) -> None:
    bar.button.click()
    assert below(bar) == ["Owner", "Stage", "Record"]
    assert below(bar, "Owner") == ["Looking…"]
    bar.offer("owner", ["Mia & Co"])
    assert below(bar, "Owner") == ["Mia && Co", "Given", "Not given"]
    bar.offer("stage", ["Open"])
    assert below(bar, "Stage") == ["Open"]  # it is never blank
    bar.offer("breach", [])
    assert below(bar, "Record", "Breach") == ["Yes", "No", "Given", "Not given"]


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (Condition("breach", "yes"), "Breach"),
        (Condition("breach", "no"), "Breach: No"),
        (Condition("owner", "*"), "Owner: given"),
        (Condition("owner", ""), "Owner: not given"),
        (Condition("unknown", "x"), "unknown: x"),
    ],
)
def test_a_filter_is_told_in_words(bar: FilterBar, condition: Condition, said: str) -> None:
    assert bar.told(condition) == said
