"""The lists of objectives and indicators: examples to begin with, states, search, trend."""

from datetime import date
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTabBar
from pytestqt.qtbot import QtBot

from isms_desktop.domain.words import ObjectiveResult, State
from isms_desktop.services.objectives import Judgement
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.flow import ChipBar
from isms_desktop.ui.kit.labels import Text
from isms_desktop.ui.kit.register_model import Cell
from isms_desktop.ui.kit.search_field import SearchField
from isms_desktop.ui.kit.table_view import RegisterTable
from isms_desktop.ui.objectives.aims import NEW_INDICATOR, NEW_OBJECTIVE, Aims
from isms_desktop.ui.objectives.objectives_page import ObjectivesPage
from isms_desktop.ui.objectives.tabs import INDICATORS_TAB, OBJECTIVES_TAB
from tests.ui.objectives.conftest import Propose

STEADY = ("11", "10.5", "10", "9.5", "9", "8.5", "8", "7.5", "7", "6")


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, aims: Aims) -> ObjectivesPage:
    page = ObjectivesPage(desk, aims)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    page.visited(None)
    return page


def table(page: ObjectivesPage, name: str = "objectivesTable") -> RegisterTable:
    found = page.findChild(RegisterTable, name)
    assert found is not None
    return found


def cells(page: ObjectivesPage, name: str = "objectivesTable") -> dict[str, Cell]:
    """The first row, by column."""
    model = table(page, name).register
    return {column.key: model.cell_at(0, place) for place, column in enumerate(model.columns)}


def rows(page: ObjectivesPage, name: str = "objectivesTable") -> int:
    return table(page, name).register.rowCount()


def press(page: ObjectivesPage, name: str) -> None:
    button: Any = page.findChild(QPushButton, name)
    button.click()


def sees(page: ObjectivesPage, name: str) -> bool:
    button = page.findChild(QPushButton, name)
    return button is not None and button.isVisible()


def test_without_objectives_the_four_examples_are_offered(
    qtbot: QtBot, page: ObjectivesPage, aims: Aims
) -> None:
    for key in ("patch-time", "training", "suppliers", "phishing"):
        qtbot.waitUntil(partial(sees, page, f"example_{key}"))
    with qtbot.waitSignal(page.aim_requested) as asked:
        press(page, "example_phishing")
    assert aims.objectives.get(asked.args[0]).ref == "OBJ-2026-001"
    qtbot.waitUntil(lambda: rows(page) == 1)
    assert cells(page)["state"].text == "Proposal"


def test_a_line_tells_state_latest_target_trend_owner_and_due(
    qtbot: QtBot, page: ObjectivesPage, propose: Propose
) -> None:
    propose(*STEADY)
    page.refresh()
    qtbot.waitUntil(lambda: rows(page) == 1)
    line = cells(page)
    assert line["name"].plain() == "Click rate from 12 % to 5 % · OBJ-2026-001 · Click rate"
    assert (line["latest"].text, line["target"].text) == ("6 %", "5 %")
    assert (line["owner"].text, line["due_on"].text) == ("Mia Okafor", "in 38 days")
    assert len(line["trend"].points) == 10
    assert line["trend"].goal == 5
    assert line["trend"].text == "11 % to 6 %"
    assert line["state"].text == State.ON_TRACK
    assert not table(page).grab().isNull()


def test_chips_count_states_and_keep_one(
    qtbot: QtBot, page: ObjectivesPage, propose: Propose
) -> None:
    propose(*STEADY)
    page.refresh()
    qtbot.waitUntil(lambda: rows(page) == 1)
    chips = page.findChild(ChipBar, "objectivesChips")
    assert chips is not None
    chips.chosen.emit(State.MISSED)
    qtbot.waitUntil(lambda: rows(page) == 0)
    chips.chosen.emit(State.ON_TRACK)
    qtbot.waitUntil(lambda: rows(page) == 1)


def test_a_search_that_finds_nothing_does_not_offer_the_examples(
    qtbot: QtBot, page: ObjectivesPage, propose: Propose
) -> None:
    propose()
    page.refresh()
    qtbot.waitUntil(lambda: rows(page) == 1)
    search = page.findChild(SearchField, "objectivesSearch")
    assert search is not None
    qtbot.keyClicks(search, "nowhere")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: rows(page) == 0)
    assert search.isVisible()


def test_enter_opens_the_line_under_the_cursor(
    qtbot: QtBot, page: ObjectivesPage, propose: Propose
) -> None:
    uid = propose()
    page.refresh()
    qtbot.waitUntil(lambda: table(page).current_id() == uid)
    with qtbot.waitSignal(page.aim_requested) as asked:
        qtbot.keyClick(table(page), Qt.Key.Key_Return)
    assert asked.args == [uid]


def test_indicators_have_a_list_of_their_own(
    qtbot: QtBot, page: ObjectivesPage, aims: Aims, propose: Propose
) -> None:
    propose(*STEADY)
    aims.indicators.create({"built_in": "Open entries", "name": "Open entries"})
    page.visited(INDICATORS_TAB)
    qtbot.waitUntil(lambda: rows(page, "indicatorsTable") == 2)
    tabs = page.findChild(QTabBar, "objectivesTabs")
    assert tabs is not None
    assert tabs.currentIndex() == 1
    page.visited(None)
    assert tabs.currentIndex() == 1
    qtbot.waitUntil(lambda: tabs.tabText(1) == "Indicators  2")
    names = {table(page, "indicatorsTable").register.cell_at(row, 0).plain() for row in (0, 1)}
    assert names == {
        "Click rate · for OBJ-2026-001 · monthly",
        "Open entries · counted from the register",
    }


def test_a_page_that_is_led_to_shows_the_objectives(page: ObjectivesPage) -> None:
    (tabs,) = page.findChildren(QTabBar, "objectivesTabs")
    tabs.setCurrentIndex(1)
    page.visited(OBJECTIVES_TAB)
    assert tabs.currentIndex() == 0


def test_until_the_first_look_has_ended_no_table_is_shown(
    qtbot: QtBot, page: ObjectivesPage
) -> None:
    assert not table(page).isVisible()
    assert any(text.text() == "Reading the list…" for text in page.findChildren(Text))
    qtbot.waitUntil(lambda: sees(page, "example_phishing"))


def test_what_was_judged_keeps_its_due_date_and_says_when(
    qtbot: QtBot, page: ObjectivesPage, aims: Aims, propose: Propose
) -> None:
    uid = propose(*STEADY)
    version = aims.objectives.get(uid).version
    judgement = Judgement(result=ObjectiveResult.REACHED, judged_on=date(2026, 11, 3))
    aims.objectives.give_verdict(uid, version, judgement)
    page.refresh()
    qtbot.waitUntil(lambda: rows(page) == 1)
    assert cells(page)["name"].sub.endswith("Click rate · judged 3 Nov 2026")
    assert cells(page)["due_on"] == Cell("31 Dec 2026")


def test_the_buttons_begin_something_new(qtbot: QtBot, page: ObjectivesPage) -> None:
    for name, wanted in (
        ("newObjectiveButton", NEW_OBJECTIVE),
        ("newIndicatorButton", NEW_INDICATOR),
    ):
        with qtbot.waitSignal(page.aim_requested) as asked:
            press(page, name)
        assert asked.args == [wanted]
