from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication

from isms_desktop.runtime import resources
from isms_desktop.ui.kit.icons import Icons


@pytest.fixture
def icons(qapp: QApplication) -> Icons:
    return Icons(resources.path("icons"))


def colours(icons: Icons, colour: str) -> set[str]:
    image = icons.pixmap("plus", colour, 24).toImage()
    found = (image.pixelColor(x, y) for x in range(24) for y in range(24))
    return {c.name() for c in found if c.alpha() == 255}


def test_an_icon_takes_the_colour_asked_for(icons: Icons) -> None:
    assert colours(icons, "#b3261e") == {"#b3261e"}
    assert colours(icons, "#17683a") == {"#17683a"}


def test_a_picture_is_drawn_once(icons: Icons) -> None:
    first = icons.pixmap("plus", "#000000", 18)
    assert icons.pixmap("plus", "#000000", 18).cacheKey() == first.cacheKey()
    assert icons.pixmap("plus", "#000000", 20).cacheKey() != first.cacheKey()
    on_button = icons.icon("plus", "#000000", "#848e9e", 18, gap=4)
    assert icons.icon("plus", "#000000", "#848e9e", 18, gap=4).cacheKey() == on_button.cacheKey()


def test_a_sharp_screen_gets_more_pixels(icons: Icons) -> None:
    pixmap = icons.pixmap("plus", "#000000", 18, 2.0)
    assert pixmap.size() == QSize(36, 36)
    assert pixmap.deviceIndependentSize().toSize() == QSize(18, 18)


def test_a_disabled_icon_is_greyed(icons: Icons) -> None:
    icon = icons.icon("plus", "#000000", "#848e9e", 24, gap=4)
    greyed = icon.pixmap(QSize(28, 24), 1.0, QIcon.Mode.Disabled).toImage()
    assert greyed.size() == QSize(28, 24)
    assert greyed.pixelColor(12, 12) == QColor("#848e9e")


def test_a_name_that_is_not_shipped_is_a_bug(tmp_path: Path, qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        Icons(tmp_path).pixmap("nothing", "#000000", 18)
