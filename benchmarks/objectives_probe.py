"""Started by `objectives_bench`: the real window opens the list of indicators and filters it.

Prints JSON: by work its seconds, the gaps between two beats of the window, and the processor time
the window's own thread took within each gap, which another program's load does not lengthen.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QWidget

from isms_desktop.app.window import Program
from isms_desktop.domain.objective_list import ObjectiveQuery
from isms_desktop.runtime.clock import SystemClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.ui.objectives.tabs import INDICATORS_TAB
from stall_probe import AT_REST_SECONDS, Heart

FOUND = 12
"""Of 200 measures: 17, 117 and 170 to 179."""


def main(data_dir: Path, count: int) -> None:
    """Open the page, search in it, leave the search, open it for the second time, and a line."""
    app = QApplication([])
    program = Program(app, Paths.below(data_dir), SystemClock())
    program.start()
    heart = Heart()
    heart.over(lambda: program.is_open)
    rested = time.perf_counter() + AT_REST_SECONDS  # the other pages are loaded meanwhile
    heart.over(lambda: time.perf_counter() > rested)
    window = program.window

    def shown() -> int:
        page = window.page("objectives")
        tables = page.findChildren(QTableView) if page else []
        return sum(table.model().rowCount() for table in tables if table.isVisible())

    def after(action: Callable[[], object], wanted: int) -> dict[str, object]:
        return heart.over(lambda: shown() == wanted, action)

    told = {"open": after(lambda: window.show_page("objectives", INDICATORS_TAB), count)}
    page = window.page("objectives")
    assert page is not None
    search = next(box for box in page.findChildren(QLineEdit) if box.isVisible())
    told["search"] = after(lambda: search.setText("measure 17"), FOUND)
    told["search no more"] = after(search.clear, count)
    window.show_page("overview")
    heart.over(lambda: not page.isVisible())
    told["open again"] = after(lambda: window.show_page("objectives", INDICATORS_TAB), count)
    one = program.workspace.indicators.list(ObjectiveQuery())[0]

    def has_opened() -> bool:
        chart = window.findChild(QWidget, "trendChart")
        return chart is not None and chart.isVisible()

    told["open one"] = heart.over(has_opened, lambda: window.show_page("objective", one.uid))
    print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
    os._exit(0)  # closing is not measured
