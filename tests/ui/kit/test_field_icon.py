"""Icons inside fields."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from isms_desktop.ui.kit.field_icon import FieldIcon
from isms_desktop.ui.kit.theme import Scheme, Theme


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.resize(300, 40)
    field.show()
    return field


def test_it_grows_with_the_text_and_the_field_leaves_room(
    qapp: QApplication, theme: Theme, field: QLineEdit
) -> None:
    icon = FieldIcon(theme, field, "search")
    before, room = icon.iconSize().width(), field.textMargins().left()
    theme.apply(qapp, Scheme.LIGHT, 200)
    assert icon.iconSize().width() > before
    assert field.textMargins().left() > room > before
    theme.apply(qapp, Scheme.LIGHT)


def test_one_at_the_end_stays_there_and_can_be_clicked(
    qtbot: QtBot, theme: Theme, field: QLineEdit
) -> None:
    icon = FieldIcon(theme, field, "calendar", "Open", at_end=True)
    field.resize(400, 40)
    assert icon.geometry().right() > 380
    with qtbot.waitSignal(icon.clicked):
        qtbot.mouseClick(icon, Qt.MouseButton.LeftButton)
    field.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert icon.geometry().left() < 20
