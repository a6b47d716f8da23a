"""The overview: what needs the user, and kindness when nothing does."""

from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from isms_desktop.domain.queries import Chip
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.attention import Attention
from isms_desktop.services.entries import Entries
from isms_desktop.services.indicators import DueMeasurement
from isms_desktop.services.registers import Registers
from isms_desktop.storage.database import Database
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import Text
from isms_desktop.ui.overview.overview_page import OverviewPage


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, database: Database, clock: FixedClock) -> OverviewPage:
    page = OverviewPage(desk, Registers(database, clock), Attention(database, clock))
    qtbot.addWidget(page)
    page.resize(1100, 800)
    page.show()
    return page


def texts(page: OverviewPage) -> set[str]:
    return {text.text() for text in page.findChildren(Text) if text.isVisible()}


def press(page: OverviewPage, name: str) -> None:
    next(b for b in page.findChildren(QPushButton) if b.accessibleName() == name).click()


def test_an_empty_register_offers_the_first_step(qtbot: QtBot, page: OverviewPage) -> None:
    qtbot.waitUntil(lambda: "Your register is ready" in texts(page))
    with qtbot.waitSignal(page.import_requested):
        press(page, "Import a spreadsheet…")


def test_what_is_late_is_named_with_one_button_that_opens_it(
    qtbot: QtBot, page: OverviewPage, entries: Entries, desk: Desk
) -> None:
    saved = entries.create({"title": "Leaver accounts", "due_on": "2026-11-12", "owner": "Mia"})
    desk.news.announce(saved.changes)

    qtbot.waitUntil(lambda: "Leaver accounts" in texts(page))
    assert f"{saved.ref} · 11 days late · Mia" in texts(page)
    with qtbot.waitSignal(page.entry_requested) as asked:
        press(page, f"Complete: {saved.ref}")
    assert asked.args == [saved.uid]


def test_when_nothing_is_due_it_says_so_kindly(
    qtbot: QtBot, page: OverviewPage, entries: Entries, desk: Desk
) -> None:
    desk.news.announce(entries.create({"title": "Visitor log", "due_on": "2027-03-01"}).changes)

    qtbot.waitUntil(lambda: "Nothing is due this week. Well kept." in texts(page))


def test_a_tile_leads_to_its_entries(
    qtbot: QtBot, page: OverviewPage, entries: Entries, desk: Desk
) -> None:
    desk.news.announce(entries.create({"title": "Visitor log"}).changes)
    qtbot.waitUntil(lambda: "past their date" in texts(page))

    with qtbot.waitSignal(page.chip_requested) as asked:
        press(page, "Show: Overdue")
    assert asked.args == [Chip.OVERDUE]


def test_more_than_five_are_counted(
    qtbot: QtBot, page: OverviewPage, entries: Entries, desk: Desk
) -> None:
    for day in range(10, 18):
        saved = entries.create({"title": f"Entry {day}", "due_on": f"2026-11-{day}"})
    desk.news.announce(saved.changes)

    qtbot.waitUntil(lambda: any(b.text() == "3 more" for b in page.findChildren(QPushButton)))


def test_a_reading_that_is_due_is_named_with_a_button_that_leads_to_it(
    qtbot: QtBot, desk: Desk, database: Database, clock: FixedClock
) -> None:
    due = DueMeasurement("uid1", "Click rate", date(2026, 11, 20), is_late=True, measured_by="Tom")
    attention = Attention(database, clock, lambda: (due,) * 7)
    page = OverviewPage(desk, Registers(database, clock), attention)
    qtbot.addWidget(page)
    page.show()

    qtbot.waitUntil(lambda: "3 days late · Tom" in texts(page))
    with qtbot.waitSignal(page.aim_requested) as asked:
        press(page, "Measure: Click rate")
    assert asked.args == ["uid1"]
    with qtbot.waitSignal(page.indicators_requested):
        press(page, "2 more readings are due")
