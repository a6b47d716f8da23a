"""Charts on screen: points read one by one, pictures copied, colours of the scheme."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from isms_desktop.domain.chart_shapes import Area, Chart, Dot, Frame, Label, Mark, Stroke, Tone
from isms_desktop.ui.kit.chart import ChartView, chart_frame
from isms_desktop.ui.kit.dates import Dates
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.theme import Scheme, Theme


def three_points(frame: Frame) -> Chart:
    """Dots at a quarter, half and three quarters of the width, entered out of order."""
    height = frame.height / 2
    places = ((0.5, "second", Mark.RING), (0.25, "first", Mark.DISC), (0.75, "third", Mark.CROSS))
    dots = tuple(
        Dot(share * frame.width, height, Tone.LINE, mark, said) for share, said, mark in places
    )
    silent = Dot(0, 0, Tone.MUTED, Mark.DIAMOND)
    corners = ((0.0, 0.0), (20.0, 0.0), (20.0, 20.0), (0.0, 20.0))
    return Chart(
        frame.width,
        frame.height,
        (Area(corners, Tone.BAR),),
        (Stroke(((0, height), (frame.width, height)), Tone.TARGET, is_dashed=True),),
        (*dots, silent),
        (Label(10, 30, "text"),),
    )


@pytest.fixture
def view(qtbot: QtBot, desk: Desk) -> ChartView:
    view = ChartView(desk.theme, desk.dates, "Trend")
    qtbot.addWidget(view)
    view.resize(424, 224)
    view.show_chart(three_points)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.setFocus()
    return view


def press(view: ChartView, *keys: Qt.Key) -> str:
    for key in keys:
        QTest.keyClick(view, key)
    return view.said()


def test_arrow_keys_read_the_points_from_left_to_right(view: ChartView) -> None:
    assert press(view, Qt.Key.Key_Right) == "first"
    assert press(view, Qt.Key.Key_Right) == "second"
    assert press(view, Qt.Key.Key_Right, Qt.Key.Key_Right) == "third"
    assert press(view, Qt.Key.Key_Left) == "second"
    assert press(view, Qt.Key.Key_Home) == "first"
    assert press(view, Qt.Key.Key_End) == "third"
    assert press(view, Qt.Key.Key_Escape) == ""


def test_the_newest_point_is_read_first_when_walking_back(view: ChartView) -> None:
    assert press(view, Qt.Key.Key_Left) == "third"


def test_what_a_point_says_is_spoken(qtbot: QtBot, view: ChartView) -> None:
    with qtbot.waitSignal(view.pointed) as told:
        press(view, Qt.Key.Key_Home)
    assert told.args == ["first"]
    assert view.accessibleDescription() == "first"
    assert view.accessibleName() == "Trend"


def test_the_pointer_reads_the_point_it_is_near_to(qtbot: QtBot, view: ChartView) -> None:
    dot = view.chart().readable[1]
    qtbot.mouseMove(view, QPoint(round(dot.x) + 15, round(dot.y) + 10))
    assert view.said() == "second"
    qtbot.mouseMove(view, QPoint(round(dot.x) + 12, round(dot.y) + 90))
    assert view.said() == ""


def test_a_note_beside_the_outermost_point_is_painted_without_trouble(view: ChartView) -> None:
    press(view, Qt.Key.Key_End)
    assert not view.grab().isNull()


def test_the_shapes_follow_the_room_and_the_point_is_let_go(view: ChartView) -> None:
    press(view, Qt.Key.Key_Home)
    before = view.chart().width
    view.resize(624, 224)
    assert view.chart().width == before + 200
    assert view.said() == ""


def test_the_copied_picture_has_twice_the_pixels_and_the_colours_of_the_scheme(
    view: ChartView, theme: Theme, qapp: QApplication
) -> None:
    view.copy()
    picture: QImage = QGuiApplication.clipboard().image()
    assert picture.size() == view.size() * 2
    assert picture.pixelColor(2, 2) == QColor(theme.tokens.surface)
    assert picture.pixelColor(40, 40) == QColor(theme.tokens.accent)

    theme.apply(qapp, Scheme.DARK)
    assert view.picture().pixelColor(40, 40) == QColor(theme.tokens.accent)
    assert view.picture().pixelColor(2, 2) == QColor(theme.tokens.surface)


def test_a_chart_without_anything_is_empty(qtbot: QtBot, desk: Desk) -> None:
    view = ChartView(desk.theme, desk.dates, "Trend")
    qtbot.addWidget(view)
    press(view, Qt.Key.Key_Right)
    assert view.said() == ""
    assert not view.grab().isNull()


def test_the_frame_measures_text_in_the_small_type_and_writes_months(
    theme: Theme, dates: Dates
) -> None:
    frame = chart_frame(theme, dates, 400, 200)
    assert frame.width_of("mmmm") > frame.width_of("ii") > 0
    assert frame.tick(date(2026, 7, 1)) == "Jul 26"
    assert frame.tick(date(2026, 7, 14)) == "14 Jul"
    assert frame.day(date(2026, 7, 14)) == "14 Jul 2026"


@pytest.fixture
def dates(desk: Desk) -> Dates:
    return desk.dates
