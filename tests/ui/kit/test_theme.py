from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from typing_extensions import override

from isms_desktop.ui.kit.labels import Text, heading
from isms_desktop.ui.kit.theme import Scheme, Theme
from isms_desktop.ui.kit.tokens import CONTRAST_LIGHT, DARK, LIGHT, STRONG, Size


def test_a_scheme_sets_the_palette(qapp: QApplication, theme: Theme) -> None:
    theme.apply(qapp, Scheme.DARK)
    assert theme.tokens is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.background)
    theme.apply(qapp, Scheme.LIGHT)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.background)


def test_contrast_follows_light_or_dark(qapp: QApplication, theme: Theme) -> None:
    theme.apply(qapp, Scheme.CONTRAST)
    assert theme.tokens is CONTRAST_LIGHT


def test_the_system_scheme_is_one_of_the_shipped(qapp: QApplication, theme: Theme) -> None:
    theme.apply(qapp, Scheme.SYSTEM)
    assert theme.tokens in (LIGHT, DARK)


def test_a_change_is_announced_once(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    heard = list[int]()
    theme.theme_changed.connect(lambda: heard.append(theme.percent))
    theme.apply(qapp, Scheme.DARK, 120)
    assert heard == [120]


class StyleChanges(QObject):
    """Counts how often a widget is styled anew."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.StyleChange
        return super().eventFilter(watched, event)


def test_a_part_deep_in_a_page_is_styled_as_seldom_as_one_at_its_top(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    page = parent = QWidget()
    qtbot.addWidget(page)
    for _level in range(12):
        parent = QWidget(parent)
    changes = [StyleChanges(page), StyleChanges(Text("deep", parent=parent))]
    with qtbot.waitExposed(page):
        page.show()
    changes[0].count = changes[1].count = 0
    theme.apply(qapp, Scheme.DARK)
    assert changes[1].count == changes[0].count
    assert 0 < changes[1].count < 4


def test_text_size_stays_between_80_and_200(qapp: QApplication, theme: Theme) -> None:
    theme.apply(qapp, Scheme.LIGHT, 20)
    assert theme.percent == 80
    theme.apply(qapp, Scheme.LIGHT, 900)
    assert theme.percent == 200


def test_text_and_distances_grow_together(qapp: QApplication, theme: Theme) -> None:
    points, pixels = theme.points(Size.H1), theme.px(100)
    theme.apply(qapp, Scheme.LIGHT, 200)
    assert theme.points(Size.H1) == 2 * points
    assert abs(theme.px(100) - 2 * pixels) <= 6
    theme.apply(qapp, Scheme.LIGHT)
    assert theme.points(Size.H1) == points


def test_labels_on_screen_follow_the_text_size(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    title, body = heading("Register"), Text("twelve entries")
    for label in (title, body):
        qtbot.addWidget(label)
        label.ensurePolished()
    assert title.fontMetrics().height() > body.fontMetrics().height() * 1.5
    before = [title.sizeHint().height(), body.sizeHint().height()]
    theme.apply(qapp, Scheme.LIGHT, 200)
    for label in (title, body):
        label.ensurePolished()
    assert title.sizeHint().height() > 1.7 * before[0]
    assert body.sizeHint().height() > 1.7 * before[1]


def test_fonts_have_the_weight_asked_for(theme: Theme) -> None:
    assert theme.font(Size.H2, STRONG).weight() == STRONG


def test_what_cannot_be_used_is_told_by_its_line_where_no_paler_colour_does(
    qapp: QApplication, theme: Theme
) -> None:
    theme.apply(qapp, Scheme.CONTRAST)
    in_contrast = qapp.styleSheet()
    theme.apply(qapp, Scheme.LIGHT)
    assert "dashed" in in_contrast
    assert "dashed" not in qapp.styleSheet()
