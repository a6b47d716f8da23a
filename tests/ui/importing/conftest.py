"""Fixtures for the wizard: the real service over a register of its own, and logs to import."""

import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from openpyxl import Workbook
from pytestqt.qtbot import QtBot

from isms_desktop.domain.entry import Entry
from isms_desktop.exchange.limits import Limits
from isms_desktop.exchange.reader import SpreadsheetReader
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.services.importing import Importing
from isms_desktop.storage.database import Database
from isms_desktop.ui.importing.import_page import ImportPage
from isms_desktop.ui.kit.desk import Desk
from tests.ui.importing.wizard import Wizard

HEADINGS = ("No.", "Date raised", "What happened", "Severity", "Who", "Status", "Cost centre")
ROWS: tuple[tuple[object, ...], ...] = (
    ("A-1", "03/02/2026", "Laptop lost on the train", "high", "Mia Okafor", "open", "CC1"),
    ("A-2", "11/02/2026", "Backup could not be read", "low", "Ben Kim", "parked", "CC2"),
    ("A-3", "soon", "Visitor without a badge", "medium", "Ben Kim", "Closed", None),
    (None, None, None, None, None, "Total 3", None),
)
"""One ambiguous column of dates, one unknown word, one cell that is no date, one total."""

Write = Callable[[str, Sequence[Sequence[object]]], Path]


@pytest.fixture
def database(paths: Paths, clock: FixedClock) -> Iterator[Database]:
    database = Database.create(paths.database, clock=clock)
    yield database
    database.close()


@pytest.fixture
def importing(database: Database, clock: FixedClock) -> Importing:
    numbers = count(1)
    command = [sys.executable, "-m", "isms_desktop.exchange.reader_child"]
    return Importing(
        database,
        SpreadsheetReader(Limits(), command),
        clock,
        lambda: f"uid{next(numbers):05d}",
        lambda: "Mia Okafor",
        lambda: None,
    )


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a workbook with one sheet "Log" of these rows."""

    def written(name: str, rows: Sequence[Sequence[object]]) -> Path:
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.title = "Log"
        for row in rows:
            sheet.append(list(row))
        path = tmp_path / name
        book.save(path)
        return path

    return written


@pytest.fixture
def log(write: Write) -> Path:
    """A log with two title rows and one of everything that is asked or told."""
    return write("Incident log.xlsx", [("Incident log 2026",), (), HEADINGS, *ROWS])


@pytest.fixture
def plain_log(write: Write) -> Path:
    """A log about which nothing is asked."""
    rows: list[tuple[object, ...]] = [("ID", "Date", "Description", "Severity")]
    rows += [(f"F-{i}", date(2026, 3, i), f"Finding number {i}", "high") for i in (1, 2, 3)]
    return write("plain.xlsx", rows)


@pytest.fixture
def wizard(qtbot: QtBot, desk: Desk, importing: Importing) -> Wizard:
    page = ImportPage(desk, importing)
    qtbot.addWidget(page)
    page.resize(1100, 760)
    page.show()
    return Wizard(qtbot, page)


@pytest.fixture
def stored(database: Database) -> Callable[[], list[Entry]]:
    def entries() -> list[Entry]:
        with database.reading() as reading:
            return reading.entries.many(reading.entries.all_uids())

    return entries
