"""The window: navigation, one page at a time, keys; it appears before the data is opened."""

from collections.abc import Callable, MutableMapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final, Protocol, runtime_checkable

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QStyle,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.areas import AreaWalk, KeysStay
from isms_desktop.ui.kit.jobs import Jobs
from isms_desktop.ui.kit.labels import Text
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import Size
from isms_desktop.ui.navigation import Navigation

_WIDTH: Final = 1360
_HEIGHT: Final = 860
_SMALLEST: Final = (800, 560)
_COMPACT_BELOW: Final = 720
"""Width, at normal text size, below which the navigation shows icons alone."""
_TEXT_STEP: Final = 10


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page, built when it is first visited.

    A page that is not in the navigation names under `below` the page marked there meanwhile.
    """

    key: str
    title: str
    icon: str
    build: Callable[[], QWidget]
    below: str = ""


@runtime_checkable
class Visited(Protocol):
    """A page that wants to know when it is shown, and what for."""

    def visited(self, argument: object) -> None:
        """Show the present state; `argument` is what `show_page` was given."""


@runtime_checkable
class Parted(Protocol):
    """A page of several areas."""

    def areas(self) -> Sequence[QWidget]:
        """Say what F6 goes through, in this order."""


@runtime_checkable
class Left(Protocol):
    """A page that keeps what stands in it when another page or the end comes."""

    def left(self) -> None:
        """Keep what was typed."""


class MainWindow(QMainWindow):
    """The one window.

    `state` keeps place and size between sessions as plain numbers. Pages that need each other meet
    in `show_page`: wire their request signals to it. `listed` are key, title and icon of those in
    the navigation. `text_size_requested` asks for more or fewer percent, 0 for the normal size.
    """

    page_shown = Signal(str)
    help_requested = Signal()
    keys_requested = Signal()
    text_size_requested = Signal(int)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        jobs: Jobs,
        pages: Sequence[PageEntry],
        state: MutableMapping[str, Any],
    ) -> None:
        super().__init__()
        self._theme, self._jobs, self._state = theme, jobs, state
        self._entries = {entry.key: entry for entry in pages}
        self._built: dict[str, QWidget] = {}
        self._current = ""
        self._alone: QWidget | None = None
        self.setObjectName("mainWindow")
        self.setWindowTitle("ISMS Desktop")
        self.listed = [(p.key, p.title, p.icon) for p in pages if not p.below]
        self.navigation = Navigation(theme, self.listed)
        self.navigation.page_requested.connect(self.show_page)
        self.navigation.set_pages_enabled(is_enabled=False)
        self._stack = QStackedWidget()
        self._stack.setObjectName("pagesStack")
        self._loading = _loading()
        self._stack.addWidget(self._loading)
        self._lay_out()
        self._set_keys([key for key, _title, _icon in self.listed])
        self._place()
        theme.theme_changed.connect(self._fit_navigation)
        jobs.became_idle.connect(self._close_when_idle)
        self._wants_to_close = False
        self._walk = AreaWalk(self)
        KeysStay(self._stack)

    def open_pages(self, first: str, argument: object = None) -> None:
        """Let the pages be used, once the data is open, and show the first."""
        self.navigation.show()
        self.navigation.set_pages_enabled(is_enabled=True)
        self._forget_alone()
        self.show_page(first, argument)

    def show_alone(self, widget: QWidget) -> None:
        """Show something instead of all pages, such as the first start or a question for a key."""
        self.navigation.hide()
        self._forget_alone()
        self._alone = widget
        self._show(widget)

    def show_page(self, key: str, argument: object = None) -> None:
        """Show a page, building it on its first visit, and tell it what for."""
        self.leave()
        entry = self._entries[key]
        if key not in self._built:
            self._built[key] = entry.build()
        self._current = key
        self.navigation.mark(entry.below or key)
        page = self._built[key]
        self._show(page)
        page.setFocus()
        if isinstance(page, Visited):
            page.visited(argument)
        self.page_shown.emit(key)

    def current_key(self) -> str:
        """The key of the page shown, blank before there is one."""
        return self._current

    def page(self, key: str) -> QWidget | None:
        """A page that has been built."""
        return self._built.get(key)

    def forget_pages(self) -> None:
        """Drop all pages before another register is opened; `open_pages` lets them be used."""
        self._current = ""
        self.navigation.set_pages_enabled(is_enabled=False)
        self._show(self._loading)
        for page in self._built.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._built.clear()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_navigation()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was typed; while data is written wait for the end and close then."""
        self.leave()
        if self._jobs.is_writing():
            self._wants_to_close = True
            self.navigation.set_pages_enabled(is_enabled=False)
            self.navigation.status.show_trouble(_("Closing when the work under way is done"))
            event.ignore()
            return
        place = self.normalGeometry()
        self._state["place"] = [place.x(), place.y(), place.width(), place.height()]
        self._state["is_maximised"] = self.isMaximized()
        super().closeEvent(event)
        self.closed.emit()

    def _forget_alone(self) -> None:
        if self._alone is not None:
            self._stack.removeWidget(self._alone)
            self._alone.deleteLater()
            self._alone = None

    def _lay_out(self) -> None:
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(self._stack, 1)
        self.setCentralWidget(content)

    def _set_keys(self, keys: Sequence[str]) -> None:
        for number, key in enumerate(keys[:9], start=1):
            _on_key(self, f"Ctrl+{number}", partial(self._go, key))
        _on_key(self, "F6", partial(self._go_to_area, 1))
        _on_key(self, "Shift+F6", partial(self._go_to_area, -1))
        _on_key(self, "F1", self.help_requested.emit)
        _on_key(self, "?", self.keys_requested.emit)
        for sequence in ("Ctrl++", "Ctrl+="):
            _on_key(self, sequence, lambda: self.text_size_requested.emit(_TEXT_STEP))
        _on_key(self, "Ctrl+-", lambda: self.text_size_requested.emit(-_TEXT_STEP))
        _on_key(self, "Ctrl+0", lambda: self.text_size_requested.emit(0))

    def _go(self, key: str) -> None:
        if self._current and not self.navigation.isHidden():
            self.show_page(key)

    def _go_to_area(self, way: int) -> None:
        page: QWidget = self._stack.currentWidget() or self._stack
        areas = page.areas() if isinstance(page, Parted) else (page,)
        self._walk.go((self.navigation, *areas), way)

    def _show(self, widget: QWidget) -> None:
        if self._stack.indexOf(widget) < 0:
            self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)

    def leave(self) -> None:
        """Keep what stands typed on the page that is shown."""
        page = self._built.get(self._current)
        if page is None:
            return
        self._stack.setFocus()  # a field that is left keeps what was typed
        if isinstance(page, Left):
            page.left()

    def _place(self) -> None:
        """Put the window where it was, moved into sight if the screen is another one."""
        self.setMinimumSize(*_SMALLEST)
        kept = self._state.get("place")
        wish = QRect(*kept) if kept and len(kept) == 4 else None
        title = self.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
        screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
        self.setGeometry(on_screen(wish, [each.adjusted(0, title, 0, 0) for each in screens]))
        if self._state.get("is_maximised"):
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _fit_navigation(self) -> None:
        is_narrow = self.width() < _COMPACT_BELOW * self._theme.scale
        self.navigation.set_compact(is_compact=is_narrow)

    def _close_when_idle(self) -> None:
        if self._wants_to_close:
            self._wants_to_close = False
            QTimer.singleShot(0, self.close)


def _on_key(window: QWidget, sequence: str, act: Callable[[], object]) -> None:
    shortcut = QShortcut(QKeySequence(sequence), window)
    shortcut.activated.connect(act)


def on_screen(wish: QRect | None, screens: Sequence[QRect]) -> QRect:
    """The wished place, made to fit the screen it lies on most; without a wish the centre."""
    if wish is None:
        place = QRect(0, 0, min(_WIDTH, screens[0].width()), min(_HEIGHT, screens[0].height()))
        place.moveCenter(screens[0].center())
        return place
    shared = [screen.intersected(wish) for screen in screens]
    areas = [max(0, part.width()) * max(0, part.height()) for part in shared]
    screen = screens[areas.index(max(areas))]
    place = QRect(wish)
    place.setSize(wish.size().boundedTo(screen.size()))
    place.moveLeft(max(screen.left(), min(place.left(), screen.right() + 1 - place.width())))
    place.moveTop(max(screen.top(), min(place.top(), screen.bottom() + 1 - place.height())))
    return place


def _loading() -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    text = Text(_("Opening your register…"), Size.LEAD, "muted")
    text.setObjectName("loadingText")
    column.addWidget(text, alignment=Qt.AlignmentFlag.AlignCenter)
    return holder
