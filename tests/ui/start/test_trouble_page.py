"""What the window says when the register cannot be opened."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from isms_desktop.domain.errors import UserError
from isms_desktop.runtime.paths import Paths
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.labels import Text
from isms_desktop.ui.start.trouble_page import TroublePage
from tests.ui.scripted_prompts import ScriptedPrompts


def page_for(qtbot: QtBot, desk: Desk, paths: Paths, code: str, details: str = "") -> TroublePage:
    error = UserError("The file is damaged.", "Go back to a backup.", code=code, details=details)
    page = TroublePage(desk, error, paths)
    qtbot.addWidget(page)
    return page


def button(page: TroublePage, name: str) -> QPushButton | None:
    return page.findChild(QPushButton, name)


def test_it_says_what_happened_and_offers_to_try_again(
    qtbot: QtBot, desk: Desk, paths: Paths
) -> None:
    page = page_for(qtbot, desk, paths, "locked")

    assert any("damaged" in text.text() for text in page.findChildren(Text))
    retry = button(page, "retryButton")
    assert retry is not None
    with qtbot.waitSignal(page.retry_requested):
        retry.click()


@pytest.mark.parametrize(("code", "offered"), [("damaged", True), ("locked", False)])
def test_a_backup_is_offered_where_one_helps(
    qtbot: QtBot, desk: Desk, paths: Paths, code: str, offered: bool
) -> None:
    page = page_for(qtbot, desk, paths, code)

    assert (button(page, "restoreButton") is not None) is offered


def test_a_chosen_backup_is_asked_for(
    qtbot: QtBot, desk: Desk, paths: Paths, prompts: ScriptedPrompts, tmp_path: Path
) -> None:
    page = page_for(qtbot, desk, paths, "damaged")
    prompts.answers = [tmp_path / "kept.db"]
    back = button(page, "restoreButton")
    assert back is not None

    with qtbot.waitSignal(page.restore_requested) as asked:
        back.click()
    assert asked.args == [tmp_path / "kept.db"]


def test_the_technical_text_can_be_read(
    qtbot: QtBot, desk: Desk, paths: Paths, prompts: ScriptedPrompts
) -> None:
    page = page_for(qtbot, desk, paths, "damaged", "page 7")
    more = next(b for b in page.findChildren(QPushButton) if b.text() == "Technical details")
    more.click()

    assert prompts.informed
