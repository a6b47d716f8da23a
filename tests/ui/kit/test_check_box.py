from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from isms_desktop.ui.kit.check_box import CheckBox
from isms_desktop.ui.kit.theme import Theme


def colours(box: CheckBox) -> set[str]:
    image = box.grab().toImage()
    return {image.pixelColor(x, image.height() // 2).name().upper() for x in range(24)}


def test_its_frame_has_the_colour_of_controls(qtbot: QtBot, theme: Theme) -> None:
    box = CheckBox(theme, "Integrity")
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    assert theme.tokens.control in colours(box)
    box.setChecked(True)
    assert theme.tokens.accent in colours(box)


def test_the_words_can_be_pressed_too(qtbot: QtBot, theme: Theme) -> None:
    box = CheckBox(theme, "Integrity")
    qtbot.addWidget(box)
    box.resize(box.sizeHint())
    assert box.height() >= 24
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.width() - 3, 4))
    assert box.isChecked()
    assert box.accessibleName() == "Integrity"


def test_long_words_go_on_below_each_other(qtbot: QtBot, theme: Theme) -> None:
    box = CheckBox(theme, "The order to the tester ends with the report and says nothing of after")
    qtbot.addWidget(box)
    box.show()
    box.resize(box.sizeHint())
    in_one_line = box.height()
    box.resize(box.minimumSizeHint().width(), in_one_line)
    assert box.width() < 200
    assert box.height() > 2 * in_one_line
