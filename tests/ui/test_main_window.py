import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QStyle,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from isms_desktop.ui.kit.jobs import Jobs
from isms_desktop.ui.kit.theme import Scheme, Theme
from isms_desktop.ui.main_window import MainWindow, PageEntry, on_screen
from isms_desktop.ui.navigation import NavigationButton
from tests.conftest import PATIENCE_S


class Page(QWidget):
    """Remembers visits and how often it was left."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.setObjectName(f"{key}Page")
        self.visits: list[object] = []
        self.times_left = 0
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)

    def visited(self, argument: object) -> None:
        self.visits.append(argument)

    def left(self) -> None:
        self.times_left += 1


class Built(dict[str, Page]):
    """The pages built so far, in the order they were."""

    def maker(self, key: str) -> Callable[[], QWidget]:
        def build() -> QWidget:
            self[key] = Page(key)
            return self[key]

        return build


@pytest.fixture
def built() -> Built:
    return Built()


@pytest.fixture
def state() -> dict[str, Any]:
    return {}


@pytest.fixture
def window(
    qtbot: QtBot, theme: Theme, jobs: Jobs, built: Built, state: dict[str, Any]
) -> MainWindow:
    pages = [
        PageEntry("overview", "Overview", "layout-dashboard", built.maker("overview")),
        PageEntry("register", "Register", "list-checks", built.maker("register")),
        PageEntry("entry", "Entry", "pencil", built.maker("entry"), below="register"),
    ]
    window = MainWindow(theme, jobs, pages, state)
    qtbot.addWidget(window)
    window.show()
    return window


def stack(window: MainWindow) -> QStackedWidget:
    found = window.findChild(QStackedWidget, "pagesStack")
    assert isinstance(found, QStackedWidget)
    return found


def nav(window: MainWindow, key: str) -> NavigationButton:
    found = window.findChild(NavigationButton, f"nav_{key}")
    assert isinstance(found, NavigationButton)
    return found


def test_it_appears_before_the_data_is_open(window: MainWindow, built: Built) -> None:
    loading = stack(window).findChild(QLabel, "loadingText")
    assert isinstance(loading, QLabel)
    assert loading.isVisible()
    assert not nav(window, "register").isEnabled()
    assert not built


def test_pages_are_built_on_their_first_visit(
    qtbot: QtBot, window: MainWindow, built: Built
) -> None:
    window.open_pages("overview")
    assert list(built) == ["overview"]
    nav(window, "register").click()
    assert list(built) == ["overview", "register"]
    first = built["register"]
    window.show_page("overview")
    window.show_page("register")
    assert built["register"] is first
    assert stack(window).currentWidget() is first


def test_a_page_is_told_what_it_is_shown_for(
    qtbot: QtBot, window: MainWindow, built: Built
) -> None:
    window.open_pages("overview")
    with qtbot.waitSignal(window.page_shown) as heard:
        window.show_page("entry", "INC-2026-014")
    assert heard.args == ["entry"]
    assert built["entry"].visits == ["INC-2026-014"]
    assert built["overview"].times_left == 1
    assert window.current_key() == "entry"
    assert window.page("entry") is built["entry"]


def test_the_navigation_marks_the_page_or_the_one_above_it(window: MainWindow) -> None:
    window.open_pages("overview")
    assert nav(window, "overview").isChecked()
    window.show_page("entry")
    assert nav(window, "register").isChecked()
    assert window.findChild(NavigationButton, "nav_entry") is None


def test_counts_are_shown_and_spoken(window: MainWindow) -> None:
    window.navigation.set_counts({"register": 7, "overview": 0})
    assert nav(window, "register").accessibleName() == "Register, 7"
    assert nav(window, "overview").accessibleName() == "Overview"


def test_ctrl_and_a_number_opens_a_page(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current_key() == ""
    window.open_pages("overview")
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.current_key() == "register"


def test_keys_ask_for_help_and_text_size(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    control = Qt.KeyboardModifier.ControlModifier
    sizes = list[int]()
    window.text_size_requested.connect(sizes.append)
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Minus, Qt.Key.Key_0):
        qtbot.keyClick(window, key, control)
    assert sizes == [10, -10, 0]
    with qtbot.waitSignals([window.help_requested, window.keys_requested]):
        qtbot.keyClick(window, Qt.Key.Key_F1)
        qtbot.keyClick(window, Qt.Key.Key_Question)


def test_a_question_mark_can_be_typed(qtbot: QtBot, window: MainWindow, built: Built) -> None:
    window.open_pages("overview")
    built["overview"].field.setFocus()
    with qtbot.assertNotEmitted(window.keys_requested):
        qtbot.keyClicks(built["overview"].field, "why?")
    assert built["overview"].field.text() == "why?"


def test_a_field_in_hand_is_left_before_the_page(
    qtbot: QtBot, window: MainWindow, built: Built
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.open_pages("overview")
    field = built["overview"].field
    field.setFocus()
    qtbot.keyClicks(field, "half a")
    with qtbot.waitSignal(field.editingFinished):
        window.show_page("register")


def test_something_can_be_shown_alone(window: MainWindow) -> None:
    first_start = QLabel("Welcome")
    window.show_alone(first_start)
    assert stack(window).currentWidget() is first_start
    assert window.navigation.isHidden()
    window.open_pages("overview")
    assert window.navigation.isVisible()


def test_forgotten_pages_are_built_anew(window: MainWindow, built: Built) -> None:
    window.open_pages("overview")
    first = built["overview"]
    window.forget_pages()
    window.open_pages("overview")
    assert built["overview"] is not first


def test_no_page_can_be_chosen_while_another_register_is_opened(
    window: MainWindow, built: Built, qtbot: QtBot
) -> None:
    window.open_pages("overview")
    window.forget_pages()
    assert window.findChild(QLabel, "loadingText").isVisible()  # type: ignore[union-attr]
    button = window.findChild(NavigationButton, "nav_register")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(window, "2", Qt.KeyboardModifier.ControlModifier)
    assert list(built) == ["overview"]
    window.open_pages("register")
    assert list(built) == ["overview", "register"]


def test_place_and_size_are_remembered(window: MainWindow, state: dict[str, Any]) -> None:
    window.setGeometry(10, 20, 810, 570)
    window.close()
    assert state == {"place": [10, 20, 810, 570], "is_maximised": False}


def test_a_window_comes_back_where_it_was(qtbot: QtBot, theme: Theme, jobs: Jobs) -> None:
    screen = QApplication.primaryScreen().availableGeometry()
    kept = [screen.left(), screen.top(), 800, 560]
    window = MainWindow(theme, jobs, [], {"place": kept, "is_maximised": True})
    qtbot.addWidget(window)
    assert window.isMaximized()


def test_the_title_of_the_window_stays_on_the_screen(
    qtbot: QtBot, theme: Theme, jobs: Jobs
) -> None:
    screen = QApplication.primaryScreen().availableGeometry()
    window = MainWindow(theme, jobs, [], {"place": [screen.left(), screen.top(), 800, 560]})
    qtbot.addWidget(window)
    title = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
    assert window.geometry().top() == screen.top() + title > screen.top()


def test_closing_keeps_the_page_in_hand(qtbot: QtBot, window: MainWindow, built: Built) -> None:
    window.open_pages("overview")
    with qtbot.waitSignal(window.closed):
        window.close()
    assert built["overview"].times_left == 1


def test_closing_waits_for_the_write_under_way(
    qtbot: QtBot, window: MainWindow, jobs: Jobs
) -> None:
    gate = threading.Event()
    window.open_pages("overview")
    jobs.write(lambda _progress: gate.wait(PATIENCE_S))
    assert not window.close()
    assert window.isVisible()
    assert "Closing" in window.navigation.status.text()
    with qtbot.waitSignal(window.closed):
        gate.set()
    assert not window.isVisible()


def test_a_write_that_ends_closes_nothing_by_itself(
    qtbot: QtBot, window: MainWindow, jobs: Jobs
) -> None:
    with qtbot.waitSignal(jobs.became_idle):
        jobs.write(lambda _progress: None)
    assert window.isVisible()


def test_large_text_in_a_narrow_window_leaves_icons_alone(
    qapp: QApplication, theme: Theme, window: MainWindow
) -> None:
    window.resize(1000, 650)
    wide = window.navigation.width()
    theme.apply(qapp, Scheme.LIGHT, 200)
    assert window.navigation.width() < wide
    assert nav(window, "register").toolTip() == "Register"
    theme.apply(qapp, Scheme.LIGHT, 100)
    assert window.navigation.width() == wide


SCREENS = [QRect(0, 0, 1920, 1080), QRect(1920, 0, 1280, 800)]


@pytest.mark.parametrize(
    ("wish", "place"),
    [
        (None, QRect(280, 110, 1360, 860)),
        (QRect(100, 50, 900, 600), QRect(100, 50, 900, 600)),
        (QRect(2000, 100, 900, 600), QRect(2000, 100, 900, 600)),
        (QRect(-500, -90, 900, 600), QRect(0, 0, 900, 600)),
        (QRect(1500, 900, 900, 600), QRect(1020, 480, 900, 600)),
        (QRect(9000, 9000, 900, 600), QRect(1020, 480, 900, 600)),
        (QRect(0, 0, 5000, 5000), QRect(0, 0, 1920, 1080)),
    ],
)
def test_the_window_is_never_off_screen(wish: QRect | None, place: QRect) -> None:
    assert on_screen(wish, SCREENS) == place


def test_f6_goes_between_navigation_and_page(window: MainWindow, qtbot: QtBot) -> None:
    window.open_pages("overview")
    qtbot.waitUntil(window.isActiveWindow)
    page = window.page("overview")
    assert isinstance(page, Page)
    page.field.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert isinstance(window.focusWidget(), NavigationButton)
    qtbot.keyClick(window, Qt.Key.Key_F6)
    assert window.focusWidget() is page.field
    window.show_page("register")
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.focusWidget() is window.findChild(NavigationButton, "nav_register")


def test_enter_opens_the_page_one_stands_on(window: MainWindow, qtbot: QtBot) -> None:
    window.open_pages("overview")
    (register,) = window.findChildren(NavigationButton, "nav_register")
    qtbot.keyClick(register, Qt.Key.Key_Return)
    assert window.current_key() == "register"


@pytest.mark.parametrize("goes", [QWidget.hide, QWidget.deleteLater])
def test_the_keyboard_stays_on_the_page_when_what_had_it_goes(
    window: MainWindow, qtbot: QtBot, goes: Callable[[QWidget], None]
) -> None:
    window.open_pages("overview")
    qtbot.waitUntil(window.isActiveWindow)
    page = window.page("overview")
    assert isinstance(page, Page)
    passing = QLineEdit(page)
    passing.show()
    passing.setFocus()
    qtbot.waitUntil(lambda: window.focusWidget() is passing)
    passing.hide()
    goes(passing)
    qtbot.waitUntil(lambda: window.focusWidget() is page.field)
