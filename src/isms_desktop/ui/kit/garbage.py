"""Python's search for garbage, made in the window's thread alone."""

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY_MS: Final = 1000
_ALL: Final = 2


class WindowGarbage(QObject):
    """Takes the search over from Python as long as other threads work beside the window.

    Python searches in whatever thread has just made something. A widget found there would be
    deleted there, and Qt, which then wants Python's lock, and the window, which wants Qt's, wait
    for each other for good.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.search)
        self._timer.start()

    def search(self) -> None:
        """Search as far back as Python would, by its own thresholds."""
        made, limits = gc.get_count(), gc.get_threshold()
        due = [age for age in range(_ALL + 1) if made[age] > limits[age]]
        if due:
            gc.collect(due[-1])

    def end(self) -> None:
        """Leave the search to Python again; no other thread works any more."""
        self._timer.stop()
        if self._was_on:
            gc.enable()
