"""The register page: search, chips, order, and what it says of the chosen entry."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from isms_desktop.domain.queries import Chip
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.entries import Entries
from isms_desktop.services.registers import Registers
from isms_desktop.storage.database import Database
from isms_desktop.ui.kit.badge import Badge
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.flow import ChipBar
from isms_desktop.ui.kit.labels import Text
from isms_desktop.ui.kit.table_view import RegisterTable
from isms_desktop.ui.registers.register_page import RegisterPage

LATE = {"title": "Leaver accounts", "severity": "High", "due_on": "2026-11-12", "owner": "Mia"}
SOON = {"title": "Visitor log", "severity": "Low", "due_on": "2026-12-30", "owner": "Sam"}


@pytest.fixture
def page(
    qtbot: QtBot, desk: Desk, database: Database, clock: FixedClock, entries: Entries
) -> RegisterPage:
    page = RegisterPage(desk, Registers(database, clock), entries)
    qtbot.addWidget(page)
    page.resize(1300, 800)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def table(page: RegisterPage) -> RegisterTable:
    found = page.findChild(RegisterTable, "registerTable")
    assert found is not None
    return found


def titles(page: RegisterPage) -> list[str]:
    model = table(page).register
    return [model.cell_at(row, 0).text for row in range(model.rowCount())]


def texts(page: RegisterPage) -> set[str]:
    return {text.text() for text in page.findChildren(Text) if text.isVisible()}


def test_an_empty_register_says_what_belongs_here(qtbot: QtBot, page: RegisterPage) -> None:
    qtbot.waitUntil(lambda: "No entries yet" in texts(page))

    with qtbot.waitSignal(page.new_entry_requested):
        button = next(
            b for b in page.findChildren(type(page._new)) if b.text() == "Record the first entry"
        )
        button.click()


def test_the_most_urgent_entry_comes_first(
    qtbot: QtBot, page: RegisterPage, entries: Entries, desk: Desk
) -> None:
    entries.create(SOON)
    desk.news.announce(entries.create(LATE).changes)

    qtbot.waitUntil(lambda: titles(page) == ["Leaver accounts", "Visitor log"])


def test_search_keeps_what_contains_all_words(
    qtbot: QtBot, page: RegisterPage, entries: Entries, desk: Desk
) -> None:
    entries.create(LATE)
    desk.news.announce(entries.create(SOON).changes)
    search = page.findChild(QLineEdit, "searchField")
    assert search is not None

    qtbot.keyClicks(search, "visit")
    qtbot.waitUntil(lambda: titles(page) == ["Visitor log"])
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(titles(page)) == 2)


def test_chips_filter_and_count(
    qtbot: QtBot, page: RegisterPage, entries: Entries, desk: Desk
) -> None:
    entries.create(SOON)
    desk.news.announce(entries.create(LATE).changes)
    chips = page.findChild(ChipBar)
    assert chips is not None

    page.visited(Chip.OVERDUE)

    qtbot.waitUntil(lambda: titles(page) == ["Leaver accounts"])
    assert chips.chosen_key() == Chip.OVERDUE


def test_the_chosen_entry_says_its_next_step(
    qtbot: QtBot, page: RegisterPage, entries: Entries, desk: Desk
) -> None:
    desk.news.announce(entries.create(LATE).changes)

    qtbot.waitUntil(lambda: "Next step" in texts(page))
    assert any(badge.accessibleName().startswith("Overdue") for badge in page.findChildren(Badge))


def test_enter_opens_the_entry(
    qtbot: QtBot, page: RegisterPage, entries: Entries, desk: Desk
) -> None:
    saved = entries.create(LATE)
    desk.news.announce(saved.changes)
    qtbot.waitUntil(lambda: titles(page) == ["Leaver accounts"])

    with qtbot.waitSignal(page.entry_requested) as asked:
        qtbot.keyClick(table(page), Qt.Key.Key_Return)
    assert asked.args == [saved.uid]


def test_export_and_print_take_what_is_shown(
    qtbot: QtBot, page: RegisterPage, entries: Entries, desk: Desk
) -> None:
    desk.news.announce(entries.create(LATE).changes)
    qtbot.waitUntil(lambda: titles(page) == ["Leaver accounts"])
    page.visited(Chip.CLOSED)

    with qtbot.waitSignal(page.print_requested) as asked:
        page._print.click()
    assert asked.args is not None
    assert asked.args[0].chip is Chip.CLOSED


def test_space_hides_and_shows_the_detail_pane(
    qtbot: QtBot, page: RegisterPage, entries: Entries, desk: Desk
) -> None:
    desk.news.announce(entries.create(LATE).changes)
    qtbot.waitUntil(lambda: titles(page) == ["Leaver accounts"])
    assert page._detail.isVisible()

    qtbot.keyClick(table(page), Qt.Key.Key_Space)
    assert not page._detail.isVisible()


def test_the_detail_pane_gives_way_in_a_narrow_window(page: RegisterPage) -> None:
    page.resize(700, 600)

    assert not page._detail.isVisible()
