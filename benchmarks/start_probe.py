"""Started by `start_bench`: one window, and how long until it was painted and filled.

Prints seconds from the start of the interpreter's first line to the first paint and to the filled
overview, and the memory held then, as three words. `bare` is a window of PySide6 and nothing more.
"""

import os
import sys
import time

START = time.perf_counter()

from pathlib import Path  # noqa: E402  # the clock runs before anything is loaded

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer  # noqa: E402
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QWidget  # noqa: E402


class FirstPaint(QObject):
    """Notes when a widget was painted for the first time."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.after = 0.0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at every event and let it pass."""
        if not self.after and event.type() == QEvent.Type.Paint:
            self.after = time.perf_counter() - START
        return super().eventFilter(watched, event)


def bare() -> tuple[float, float]:
    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(QLabel("Bare"))
    paint = FirstPaint(window)
    window.show()
    while not paint.after:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    import sqlalchemy  # noqa: F401, PLC0415  # memory is compared with a window and SQLAlchemy

    return paint.after, paint.after


def ours(data_dir: Path) -> tuple[float, float]:
    # What these cost is what is measured.
    from isms_desktop.app.window import Program  # noqa: PLC0415  # as said above
    from isms_desktop.runtime.clock import SystemClock  # noqa: PLC0415  # as said above
    from isms_desktop.runtime.paths import Paths  # noqa: PLC0415  # as said above
    from isms_desktop.ui.kit.cards import Card, EmptyState  # noqa: PLC0415  # as said above

    app = QApplication([])
    program = Program(app, Paths.below(data_dir), SystemClock())
    paint = FirstPaint(program.window)
    program.start()
    filled = 0.0
    deadline = START + 60
    waker = QTimer()
    waker.start(20)  # more often, it would hold up what it waits for
    while not filled and time.perf_counter() < deadline:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        page = program.window.findChild(QWidget, "overviewPage")
        if page is not None and (page.findChild(Card) or page.findChild(EmptyState)):
            app.processEvents()  # what was put there is painted
            filled = time.perf_counter() - START
    if not filled:
        raise SystemExit("the overview was not filled within a minute")
    return paint.after, filled


def memory() -> int:
    """Bytes of memory held now, as Linux tells it; zero elsewhere."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) * 1024


if __name__ == "__main__":
    painted, filled_after = bare() if sys.argv[1] == "bare" else ours(Path(sys.argv[1]))
    print(painted, filled_after, memory(), flush=True)
    os._exit(0)  # closing is not measured
