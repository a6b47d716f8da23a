import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
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


def test_a_long_word_ends_in_dots_and_is_told_whole(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    box = ChoiceBox(theme)
    qtbot.addWidget(box)
    box.addItems(["Opportunity for improvement", "Incident"])
    box.resize(theme.px(130), box.sizeHint().height())
    box.show()
    at = QPoint(5, 5)
    pointed = QHelpEvent(QEvent.Type.ToolTip, at, box.mapToGlobal(at))

    assert box.shown_text().endswith("…")
    qapp.sendEvent(box, pointed)
    assert QToolTip.text() == "Opportunity for improvement"
    box.setCurrentIndex(1)
    assert box.shown_text() == "Incident"
    qapp.sendEvent(box, pointed)
    assert QToolTip.text() in ("", "Opportunity for improvement")  # hides a little later
