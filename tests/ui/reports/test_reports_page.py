"""The reports: chosen, looked at, saved."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from isms_desktop.domain.queries import RegisterQuery
from isms_desktop.reports.fonts import Fonts
from isms_desktop.runtime import resources
from isms_desktop.runtime.clock import FixedClock
from isms_desktop.services.entries import Entries
from isms_desktop.services.reporting import Reporting
from isms_desktop.storage.database import Database
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.reports.preview import Preview
from isms_desktop.ui.reports.reports_page import ReportsPage
from tests.ui.scripted_prompts import ScriptedPrompts


@pytest.fixture
def page(
    qtbot: QtBot,
    desk: Desk,
    database: Database,
    clock: FixedClock,
    entries: Entries,
    tmp_path: Path,
) -> ReportsPage:
    entries.create({"title": "Laptop lost", "description": "On the train"})
    reporting = Reporting(database, Fonts(resources.path("fonts")), clock)
    page = ReportsPage(desk, reporting, tmp_path / "opened")
    qtbot.addWidget(page)
    page.resize(1100, 800)
    page.show()
    return page


def shown(qtbot: QtBot, page: ReportsPage) -> Preview:
    qtbot.waitUntil(lambda: page.findChild(Preview) is not None)
    preview = page.findChild(Preview)
    assert preview is not None
    return preview


def test_the_register_is_shown_as_it_will_be_printed(qtbot: QtBot, page: ReportsPage) -> None:
    look = page.findChild(QPushButton, "previewRegisterButton")
    assert look is not None
    look.click()

    assert shown(qtbot, page)._document.pageCount() == 1


def test_a_shown_report_is_saved_where_the_user_says(
    qtbot: QtBot, page: ReportsPage, prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    page.visited(RegisterQuery())
    preview = shown(qtbot, page)
    prompts.answers = [tmp_path / "mine.pdf"]

    save = preview.findChild(QPushButton, "saveReportButton")
    assert save is not None
    save.click()
    qtbot.waitUntil((tmp_path / "mine.pdf").exists)
    assert (tmp_path / "mine.pdf").read_bytes().startswith(b"%PDF")


def test_a_place_that_cannot_be_written_is_said(
    qtbot: QtBot, page: ReportsPage, prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    page.visited(RegisterQuery())
    preview = shown(qtbot, page)
    prompts.answers = [tmp_path / "no" / "such" / "folder.pdf"]

    save = preview.findChild(QPushButton, "saveReportButton")
    assert save is not None
    save.click()
    qtbot.waitUntil(lambda: len(prompts.warned) == 1)
    assert prompts.warned[0].code == "cannot_write"


def test_words_are_found_in_the_pages(qtbot: QtBot, page: ReportsPage) -> None:
    page.visited(RegisterQuery())
    preview = shown(qtbot, page)
    search = preview.findChild(QLineEdit, "previewSearchField")
    assert search is not None
    search.setText("Laptop")

    def is_found() -> bool:
        preview._next_hit()
        return preview._hits.text() == "1 found"

    qtbot.waitUntil(is_found)


def test_pages_can_be_enlarged_and_fitted(qtbot: QtBot, page: ReportsPage) -> None:
    page.visited(RegisterQuery())
    preview = shown(qtbot, page)
    before = preview._view.zoomFactor()

    preview._zoom(2.0)
    assert preview._view.zoomFactor() == pytest.approx(before * 2)
    preview._fit()
    assert preview._view.zoomMode() is preview._view.ZoomMode.FitToWidth


def test_the_way_back_leads_to_the_list(qtbot: QtBot, page: ReportsPage) -> None:
    page.visited(RegisterQuery())
    shown(qtbot, page)
    back = page.findChild(QPushButton, "backButton")
    assert back is not None
    back.click()

    assert page.findChild(QPushButton, "previewRegisterButton") is not None
