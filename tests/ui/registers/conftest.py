"""The register page over a real register."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from isms_desktop.domain.checks import WordLists
from isms_desktop.runtime import resources
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.bulk_changes import BulkChanges
from isms_desktop.services.checking import Checking
from isms_desktop.services.entries import Entries
from isms_desktop.services.entry_steps import EntrySteps
from isms_desktop.services.people import People
from isms_desktop.services.registers import Registers
from isms_desktop.storage.database import Database
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.registers.entry_actions import Together
from isms_desktop.ui.registers.register_page import RegisterPage


@pytest.fixture
def registers(database: Database, clock: FixedClock) -> Registers:
    return Registers(database, clock)


@pytest.fixture
def together(database: Database, clock: FixedClock, new_uid: Callable[[], str]) -> Together:
    bulk = BulkChanges(database, clock, new_uid, lambda: "Mia Okafor")
    return Together(bulk, People(database))


@pytest.fixture
def checking(database: Database, clock: FixedClock, new_uid: Callable[[], str]) -> Checking:
    steps = EntrySteps(database, clock, new_uid, lambda: "Mia Okafor")
    words = WordLists(resources.data(f"data/checks/{language}.toml") for language in ("en", "de"))
    return Checking(database, clock, words, steps)


@pytest.fixture
def page(
    qtbot: QtBot, desk: Desk, entries: Entries, checking: Checking, together: Together
) -> RegisterPage:
    registers = Registers(checking._database, desk.clock)
    page = RegisterPage(desk, registers, entries, checking, together)
    qtbot.addWidget(page)
    page.resize(1300, 800)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page
