"""Waiting until a page is quiet, before it is pictured or looked at."""

from typing import Final

from PySide6.QtCore import QEventLoop, QTimer

from isms_desktop.app.window import Program

_BLINK_MS: Final = 160
_MOST_BLINKS: Final = 400


def settle(program: Program) -> None:
    """Let jobs end, and what follows from them, and the page be painted."""
    quiet = 0
    for _blink in range(_MOST_BLINKS):
        loop = QEventLoop()
        QTimer.singleShot(_BLINK_MS, loop.quit)
        loop.exec()
        quiet = quiet + 1 if not program.desk.jobs.is_working() else 0
        if quiet == 2:
            break
