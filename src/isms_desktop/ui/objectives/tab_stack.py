"""The tabs on the page of an objective, each built when it is first shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QApplication,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from isms_desktop.runtime.i18n import _
from isms_desktop.ui.kit.page import scroll
from isms_desktop.ui.kit.tokens import SPACE_12
from isms_desktop.ui.objectives.aim_tab import AimTab


@dataclass(frozen=True, slots=True)
class TabLook:
    """A tab that can be chosen, and what builds it."""

    key: str
    title: str
    make: Callable[[], AimTab]


class TabStack(QWidget):
    """A bar of tabs over the one that is chosen, or one widget alone without a bar."""

    def __init__(self) -> None:
        super().__init__()
        self._looks: Sequence[TabLook] = ()
        self._built: dict[int, AimTab] = {}
        self._bar = QTabBar()
        self._bar.setObjectName("aimTabs")
        self._bar.setAccessibleName(_("Parts of the objective"))
        self._bar.setDrawBase(False)
        self._bar.setExpanding(False)
        self._bar.currentChanged.connect(self._turn_to)
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_12)
        column.addWidget(self._bar)
        column.addWidget(self._stack, 1)

    def show_tabs(self, looks: Sequence[TabLook], first: str) -> None:
        """Show these tabs instead of what was shown, at first that key or else the first one."""
        self._clear()
        self._looks = looks
        keys = [look.key for look in looks]
        place = keys.index(first) if first in keys else 0
        with QSignalBlocker(self._bar):
            for look in looks:
                self._bar.addTab(look.title)
            self._bar.setCurrentIndex(place)
        self._bar.show()
        self._turn_to(place)

    def show_alone(self, *widgets: QWidget) -> None:
        """Show a widget, or nothing, instead of the tabs."""
        self._clear()
        self._bar.hide()
        for widget in widgets:
            self._stack.addWidget(scroll(widget))

    def built(self) -> Sequence[AimTab]:
        """The tabs that have been shown; the others hold nothing of the user's."""
        return tuple(self._built.values())

    def lead(self, key: str) -> None:
        """Lead to a field wherever it stands, on the tab shown first."""
        here = self._bar.currentIndex()
        for place in sorted(range(len(self._looks)), key=lambda place: place != here):
            self._bar.setCurrentIndex(place)
            if self._built[place].focus_field(key):
                _bring_into_view(self._stack.currentWidget())
                return
        self._bar.setCurrentIndex(here)

    def _turn_to(self, place: int) -> None:
        if place not in self._built:
            area = scroll()
            self._stack.addWidget(area)
            self._stack.setCurrentWidget(area)
            self._built[place] = tab = self._looks[place].make()
            area.setWidget(tab)  # into its place at once: it is laid out once, not three times
        self._stack.setCurrentIndex(list(self._built).index(place))

    def _clear(self) -> None:
        self._looks, self._built = (), {}
        with QSignalBlocker(self._bar):
            while self._bar.count():
                self._bar.removeTab(0)
        while (widget := self._stack.widget(0)) is not None:
            self._stack.removeWidget(widget)
            widget.hide()
            widget.deleteLater()


def _bring_into_view(area: QWidget | None) -> None:
    """Scroll to the field that has the focus."""
    focused = QApplication.focusWidget()
    if focused is not None and isinstance(area, QScrollArea) and area.isAncestorOf(focused):
        area.ensureWidgetVisible(focused, 0, SPACE_12 * 6)
