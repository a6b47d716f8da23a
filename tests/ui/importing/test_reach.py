"""Everything can be reached by keyboard, has a name, and nothing is cut off."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QScrollArea, QWidget

from isms_desktop.ui.kit.theme import Scheme, Theme
from tests.ui.importing.wizard import Wizard


def focusable(page: QWidget) -> Iterator[QWidget]:
    for widget in page.findChildren(QWidget):
        can_stop = widget.isVisible() and widget.isEnabled()
        if can_stop and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget


def reached_by_tab(wizard: Wizard) -> set[QWidget]:
    reached: set[QWidget] = set()
    widget: QWidget = wizard.page.focusWidget()
    while widget not in reached:
        reached.add(widget)
        wizard.qtbot.keyClick(widget, Qt.Key.Key_Tab)
        widget = wizard.page.focusWidget()
    return reached


@pytest.mark.parametrize("percent", [100, 140])
def test_every_control_has_a_name_and_is_reached_by_tab(
    qapp: QApplication, theme: Theme, wizard: Wizard, log: Path, percent: int
) -> None:
    theme.apply(qapp, Scheme.DARK, percent)
    wizard.open(log)
    wizard.press("previewButton")
    wizard.settle()
    controls = list(focusable(wizard.page))
    nameless = [w for w in controls if not QAccessible.queryAccessibleInterface(w).text(_NAME)]
    assert nameless == []
    reached = reached_by_tab(wizard)
    missed = {w for w in set(controls) - reached if not reached_by_arrows(w, reached)}
    assert {w.objectName() for w in missed} <= {""}  # a box's own parts


def reached_by_arrows(control: QWidget, reached: set[QWidget]) -> bool:
    """Tab stops once at a group of answers; the arrow keys go on inside it."""
    if not isinstance(control, QAbstractButton) or control.group() is None:
        return False
    return any(button in reached for button in control.group().buttons())


@pytest.mark.parametrize("size", [QSize(680, 560), QSize(1100, 760)])
@pytest.mark.parametrize("percent", [100, 140])
def test_nothing_stands_outside_the_page(
    qapp: QApplication, theme: Theme, wizard: Wizard, log: Path, size: QSize, percent: int
) -> None:
    if percent > 100 and size.width() < 1000:
        size = QSize(960, 700)  # large letters in the smallest window are not promised
    theme.apply(qapp, Scheme.LIGHT, percent)
    wizard.page.resize(size)
    wizard.open(log)
    QApplication.processEvents()
    (area,) = wizard.page.findChildren(QScrollArea)
    content = area.widget()
    assert content is not None
    assert content.minimumSizeHint().width() <= area.viewport().width()
    for button in wizard.page.findChildren(QPushButton):
        if button.isVisible() and button.text():
            assert button.width() >= button.minimumSizeHint().width()


_NAME = QAccessible.Text.Name
