import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from isms_desktop.ui.kit.choice_box import ChoiceBox
from isms_desktop.ui.kit.theme import Scheme, Theme


@pytest.mark.parametrize("percent", [100, 140])
def test_the_open_list_shows_its_last_line_whole(
    qtbot: QtBot, qapp: QApplication, theme: Theme, percent: int
) -> None:
    theme.apply(qapp, Scheme.LIGHT, percent)
    box = ChoiceBox(theme)
    qtbot.addWidget(box)
    box.addItems(["", "Incident", "Nonconformity", "Observation", "Opportunity for improvement"])
    box.show()
    box.showPopup()
    view = box.view()
    qtbot.waitUntil(view.isVisible)
    last = view.visualRect(box.model().index(box.count() - 1, 0))
    assert last.height() >= theme.px(26)
    assert view.verticalScrollBar().maximum() == 0
    assert last.bottom() <= view.viewport().rect().bottom()
    box.hidePopup()
    theme.apply(qapp, Scheme.LIGHT)
