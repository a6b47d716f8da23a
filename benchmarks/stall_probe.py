"""Started by `stall_bench`: the real window, and how long it stood still while work went on.

Prints JSON: by work its seconds, and the gaps between two beats of the window in order of their
time. A beat comes every 10 ms; "nothing" is the window at rest, for comparison.
"""

import json
import os
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from isms_desktop.app.window import Program
from isms_desktop.runtime.clock import SystemClock
from isms_desktop.runtime.paths import Paths

BEAT_MS = 10
AT_REST_SECONDS = 5
AT_MOST_SECONDS = 900


class Heart:
    """Notes the time between two beats, while it is asked to.

    `own` is the processor time this thread took in each gap.
    """

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self.own: list[float] = []
        self._last = self._last_own = 0.0
        self._timer = QTimer(interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def over(
        self, until: Callable[[], bool], action: Callable[[], object] = lambda: None
    ) -> dict[str, object]:
        """Beat until then; the action is the first thing done."""
        self.gaps.clear()
        self.own.clear()
        start = self._last = time.perf_counter()
        self._last_own = time.thread_time()
        self._timer.start()
        action()
        while not until():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            if time.perf_counter() - start > AT_MOST_SECONDS:
                raise SystemExit("the work did not end")
        self._timer.stop()
        self._beat()
        seconds = time.perf_counter() - start
        return {"seconds": seconds, "gaps": list(self.gaps), "own": list(self.own)}

    def _beat(self) -> None:
        now, own = time.perf_counter(), time.thread_time()
        self.gaps.append(now - self._last)
        self.own.append(own - self._last_own)
        self._last, self._last_own = now, own


def main(data_dir: Path, log: Path) -> None:
    app = QApplication([])
    program = Program(app, Paths.below(data_dir), SystemClock())
    program.start()
    heart = Heart()
    heart.over(lambda: program.is_open)
    pause = time.perf_counter() + 3  # the other pages are loaded meanwhile
    heart.over(lambda: time.perf_counter() > pause)
    end = time.perf_counter() + AT_REST_SECONDS
    told = {"nothing": heart.over(lambda: time.perf_counter() > end)}
    workspace, jobs = program.workspace, program.desk.jobs
    results: list[Any] = []
    workbook = data_dir / "export.xlsx"

    def after(start: Callable[..., object], work: Callable[..., object], title: str) -> None:
        results.clear()
        start(work, done=results.append, failed=results.append, title=title)
        told[title] = heart.over(lambda: bool(results))
        if isinstance(results[0], Exception):
            raise results[0]

    after(jobs.read, lambda progress: workspace.importing.open(log, progress), "read the file")
    source = results[0]
    after(jobs.read, lambda progress: workspace.importing.plan(source, progress=progress), "plan")
    plan = results[0]
    after(jobs.write, lambda progress: workspace.importing.run(plan, progress), "import")
    after(
        jobs.read,
        lambda progress: workspace.exporting.to_workbook(workbook, progress=progress),
        "export",
    )
    after(jobs.write, lambda progress: workspace.backups.make(progress=progress), "back up")
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    place = Path(sys.argv[1])
    shutil.rmtree(place, ignore_errors=True)
    main(place, Path(sys.argv[2]))
    os._exit(0)  # closing is not measured
