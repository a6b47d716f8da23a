"""Going from one area of the window to the next by one key, instead of by many Tabs."""

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Protocol, runtime_checkable
from weakref import WeakKeyDictionary

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget


@runtime_checkable
class Entered(Protocol):
    """An area that knows best where the keys go on in it."""

    def entered_at(self) -> QWidget | None:
        """Say where the keys go on, None where there is no such place now."""


class AreaWalk:
    """Gives the keyboard to one area of a window after the other.

    An area may lie in another one; what lies in both belongs to the later of them. One that was
    gone from is entered where it was left, another one where Tab would, a bar at its main button;
    one that is `Entered` where it says.
    """

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._left_at: WeakKeyDictionary[QWidget, QWidget] = WeakKeyDictionary()

    def go(self, areas: Sequence[QWidget], way: int) -> None:
        """Go to the area after (1) or before (-1) the one that has the keyboard."""
        stops = list(_stops(self._window))
        found = [
            (area, [stop for stop in stops if _area_of(stop, areas) is area]) for area in areas
        ]
        entered = [(area, own) for area, own in found if own]
        if not entered:
            return
        focused: QWidget | None = self._window.focusWidget()
        present = _area_of(focused, areas) if focused is not None else None
        if present is not None and focused is not None:
            self._left_at[present] = focused
        places = [area for area, _own in entered]
        here = places.index(present) if present in places else -1 if way > 0 else 0
        area, own = entered[(here + way) % len(entered)]
        left_at = area.entered_at() if isinstance(area, Entered) else self._left_at.get(area)
        first = own[-1 if area.property("bar") == "bottom" else 0]
        (left_at if left_at in own else first).setFocus(Qt.FocusReason.TabFocusReason)


class KeysStay(QObject):
    """Keeps the keyboard in a part of its window when the widget that has it goes.

    Qt would give it to whatever follows in the window, which may be the navigation.
    """

    def __init__(self, part: QWidget) -> None:
        super().__init__(part)
        self._part = part
        app = QGuiApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._note)

    def _note(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and new is not None and self._part.isAncestorOf(old):
            QTimer.singleShot(0, self, partial(self._look_after, old))

    def _look_after(self, old: QWidget) -> None:
        is_gone = not shiboken6.isValid(old) or not old.isVisible()
        window = self._part.window()
        focused: QWidget | None = window.focusWidget()
        if not is_gone or focused is None or self._part.isAncestorOf(focused):
            return
        first = next((stop for stop in _stops(window) if self._part.isAncestorOf(stop)), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)


def _stops(window: QWidget) -> Iterator[QWidget]:
    """Where Tab stops in this window, in its order."""
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window:
        is_stop = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        if is_stop and widget.isVisible() and widget.isEnabled():
            yield widget
        widget = widget.nextInFocusChain()


def _area_of(widget: QWidget, areas: Sequence[QWidget]) -> QWidget | None:
    around = (area for area in reversed(areas) if area is widget or area.isAncestorOf(widget))
    return next(around, None)
