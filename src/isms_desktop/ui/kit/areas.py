"""Going from one area of the window to the next by one key, instead of by many Tabs."""

from collections.abc import Iterator, Sequence
from weakref import WeakKeyDictionary

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class AreaWalk:
    """Gives the keyboard to one area of a window after the other.

    An area may lie in another one; what lies in both belongs to the later of them. One that was
    gone from is entered where it was left, another one where Tab would, a bar at its main button.
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
        left_at = self._left_at.get(area)
        first = own[-1 if area.property("bar") == "bottom" else 0]
        (left_at if left_at in own else first).setFocus(Qt.FocusReason.TabFocusReason)


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
