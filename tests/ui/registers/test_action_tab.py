"""The register's tab of all actions."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.entries import Entries
from isms_desktop.services.organisations import Organisations
from isms_desktop.storage.database import Database
from isms_desktop.ui.kit.flow import ChipBar
from isms_desktop.ui.kit.table_view import RegisterTable
from isms_desktop.ui.kit.views_button import ViewsButton
from isms_desktop.ui.registers.register_page import ACTIONS_TAB, RegisterPage
from tests.services.stages import Stages


@pytest.fixture
def stages(
    database: Database,
    clock: FixedClock,
    new_uid: Callable[[], str],
    organisations: Organisations,
    entries: Entries,
) -> Stages:
    organisations.set_up("Example Ltd", "Mia Okafor")
    return Stages(database, clock, new_uid, entries, organisations.user_name)


def table(page: RegisterPage) -> RegisterTable:
    found = page.findChild(RegisterTable, "actionsTable")
    assert found
    return found


def shown(page: RegisterPage) -> list[str]:
    model = table(page).register
    return [model.cell_at(row, 0).text for row in range(model.rowCount())]


def test_without_actions_it_says_what_will_stand_here(qtbot: QtBot, page: RegisterPage) -> None:
    page.visited(ACTIONS_TAB)
    qtbot.waitUntil(lambda: not table(page).isVisible())


def test_all_actions_are_listed_found_sorted_copied_and_opened(
    qtbot: QtBot, page: RegisterPage, stages: Stages
) -> None:
    uid = stages.planned().uid
    stages.done()
    page.visited(ACTIONS_TAB)
    qtbot.waitUntil(lambda: len(shown(page)) == 2)
    assert shown(page) == ["Forbid forwarding", "Watch new rules"]
    chips = page.findChild(ChipBar, "actionsChips")
    assert chips
    chips.choose("")
    chips.chosen.emit("")
    qtbot.waitUntil(lambda: len(shown(page)) == 4)
    table(page).register.sort_requested.emit("what", True)
    qtbot.waitUntil(lambda: shown(page)[0] == "Watch new rules")
    search = page.findChild(QLineEdit, "actionsSearch")
    assert search
    search.setText("INC-2026-001 forbid")
    qtbot.waitUntil(lambda: shown(page) == ["Forbid forwarding"])
    table(page).setFocus()
    qtbot.keyClick(table(page), Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().split("\n")
    assert copied[0] == "Reference\tAction\tEntry\tOwner\tDue\tDone\tMoved\tState"
    assert copied[1].split("\t")[4] == "2026-10-31"
    with qtbot.waitSignal(page.entry_requested) as opened:
        qtbot.keyClick(table(page), Qt.Key.Key_Return)
    assert opened.args == [uid]


def test_actions_are_filtered_and_a_view_of_them_is_kept(
    qtbot: QtBot, page: RegisterPage, stages: Stages
) -> None:
    stages.planned()
    stages.planned(owner="Tom Berg")
    page.visited(ACTIONS_TAB)
    qtbot.waitUntil(lambda: len(shown(page)) == 4)
    choose_filter(qtbot, page, "Action", "Not given")
    qtbot.waitUntil(lambda: shown(page) == [])
    choose_filter(qtbot, page, "Action", "Not given")  # chosen again, it is taken away
    qtbot.waitUntil(lambda: len(shown(page)) == 4)
    choose_filter(qtbot, page, "Owner", "Tom Berg")
    qtbot.waitUntil(lambda: len(shown(page)) == 2)
    views = page.findChild(ViewsButton, "actionsViewsButton")
    assert views
    kept = views._take()
    pill = page.findChild(QPushButton, "filter_owner")
    assert pill
    pill.click()
    qtbot.waitUntil(lambda: len(shown(page)) == 4)
    views._show(kept)
    qtbot.waitUntil(lambda: len(shown(page)) == 2)


def choose_filter(qtbot: QtBot, page: RegisterPage, column: str, value: str) -> None:
    button = page.findChild(QPushButton, "actionsFilterButton")
    menu = page.findChild(QMenu, "actionsFilterMenu")
    assert button
    assert menu
    button.click()
    below = next(action.menu() for action in menu.actions() if action.text() == column)
    assert isinstance(below, QMenu)
    below.aboutToShow.emit()
    qtbot.waitUntil(lambda: any(action.text() == value for action in below.actions()))
    next(action for action in below.actions() if action.text() == value).trigger()
    menu.hide()


def test_what_is_done_meanwhile_leaves_the_list(
    qtbot: QtBot, page: RegisterPage, stages: Stages
) -> None:
    saved = stages.planned()
    page.visited(ACTIONS_TAB)
    qtbot.waitUntil(lambda: len(shown(page)) == 2)
    changes = stages.carry_out(saved).changes
    page._desk.news.announce(changes)
    qtbot.waitUntil(lambda: shown(page) == [])
