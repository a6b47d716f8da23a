import re

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QListWidget, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from isms_desktop.app.window import page_entries
from isms_desktop.runtime import resources
from isms_desktop.ui.guide.guide_dialog import CHAPTERS, OF_PAGES, GuideDialog
from isms_desktop.ui.kit.desk import Desk

GUIDE = resources.guide()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(1000, 650)
    qtbot.addWidget(window)
    return window


def opened(desk: Desk, page: str, window: QWidget) -> GuideDialog:
    dialog = GuideDialog(desk, GUIDE, page, window)
    dialog.show()
    return dialog


def test_every_chapter_is_listed_and_every_listed_one_is_there() -> None:
    assert {file.stem for file in GUIDE.glob("*.md")} == set(CHAPTERS)


def test_every_page_has_a_chapter() -> None:
    assert {page.key for page in page_entries(lambda _key: QWidget())} <= set(OF_PAGES)
    assert set(OF_PAGES.values()) <= set(CHAPTERS)


@pytest.mark.parametrize("name", CHAPTERS)
def test_its_links_and_pictures_are_there(name: str) -> None:
    text = (GUIDE / f"{name}.md").read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#]+)", text)
    assert [target for target in targets if not (GUIDE / target).exists()] == []


@pytest.mark.parametrize("page", ["register", "entry", "importing", "objectives", "reports", ""])
def test_the_chapter_of_the_page_is_open(desk: Desk, window: QWidget, page: str) -> None:
    dialog = opened(desk, page, window)
    assert dialog.chapter() == OF_PAGES[page]
    text = dialog.findChild(QTextBrowser, "guideText")
    assert text is not None
    assert text.toPlainText().strip()
    assert "# " not in text.toPlainText()


def test_the_list_and_a_link_lead_to_another_chapter(desk: Desk, window: QWidget) -> None:
    dialog = opened(desk, "overview", window)
    chapters = dialog.findChild(QListWidget, "guideChapters")
    text = dialog.findChild(QTextBrowser, "guideText")
    assert chapters is not None
    assert text is not None
    chapters.setCurrentRow(list(CHAPTERS).index("safety"))
    assert dialog.chapter() == "safety"
    text.setSource(text.source().resolved(QUrl("not-defended.md")))
    assert chapters.currentRow() == list(CHAPTERS).index("not-defended")
