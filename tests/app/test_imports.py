"""What is not loaded at start, so that the window is on screen quickly."""

import json
import subprocess
import sys

import pytest

from isms_desktop.runtime.clock import FixedClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.wiring import open_workspace

HEAVY = (
    "openpyxl",
    "python_calamine",
    "reportlab",
    "alembic",
    "sqlalchemy.orm",
    "PIL",
    "PySide6.QtPdf",
    "PySide6.QtPrintSupport",
)


TELL = "import json, sys; print(json.dumps(sorted(sys.modules)), flush=True)"
OPEN = """
import os, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from isms_desktop.app.window import Program
from isms_desktop.runtime.clock import SystemClock
from isms_desktop.runtime.paths import Paths

def end(page):
    {tell}
    os._exit(0)

app = QApplication([])
program = Program(app, Paths.below(Path(sys.argv[1])), SystemClock())
program.window.page_shown.connect(end)
program.start()
app.exec()
"""
OTHER_PAGES = {
    f"isms_desktop.ui.{name}"
    for name in (
        *("entry", "importing", "objectives.objectives_page", "registers", "reports", "settings"),
        *("kit.table_view", "kit.record_form", "kit.editors"),
    )
}


def loaded_by(statement: str) -> set[str]:
    """The modules that are loaded once a fresh interpreter has run the statement."""
    return told_by(f"{statement}\n{TELL}")


def told_by(code: str, *arguments: str) -> set[str]:
    """The modules that a fresh interpreter tells of."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_the_frame_comes_before_the_database() -> None:
    loaded = loaded_by("import isms_desktop.app.window")

    late = {
        *("sqlalchemy", "sqlcipher3", "rapidfuzz", "isms_desktop.storage"),
        *("isms_desktop.domain.fields", "isms_desktop.app.pages", "isms_desktop.app.standing"),
    }
    assert loaded.isdisjoint({*HEAVY, *late})
    services = {name for name in loaded if name.startswith("isms_desktop.services.")}
    assert services <= {"isms_desktop.services.field_helps"}


def test_the_first_page_waits_for_no_other_one() -> None:
    code = "from isms_desktop.app.pages import load_first\nload_first(None)"
    loaded = loaded_by(f"{code}\nimport isms_desktop.wiring")

    assert "isms_desktop.ui.overview.overview_page" in loaded
    assert loaded.isdisjoint({*HEAVY, *OTHER_PAGES})
    assert loaded.isdisjoint({"rapidfuzz", "isms_desktop.domain.checks", "isms_desktop.exchange"})


def test_the_first_page_is_shown_without_the_others(paths: Paths, clock: FixedClock) -> None:
    workspace = open_workspace(paths, clock)
    workspace.organisations.set_up("Northlight Ltd", "Mia Okafor")
    workspace.close()
    loaded = told_by(OPEN.format(tell=TELL), str(paths.data_dir))

    assert "isms_desktop.ui.overview.overview_page" in loaded
    assert loaded.isdisjoint({*HEAVY, *OTHER_PAGES})


def test_what_is_loaded_is_not_read_as_source_as_well() -> None:
    code = "import isms_desktop.app.window, isms_desktop.wiring, linecache"
    read = told_by(f"{code}, json\nprint(json.dumps(sorted(linecache.cache)))")

    assert not {file for file in read if "isms_desktop" in file or file.endswith("schema.py")}


def test_the_pages_visited_most_come_without_spreadsheets_and_paper() -> None:
    code = (
        "from isms_desktop.app.pages import load_rest\n"
        "from isms_desktop.services.field_helps import FieldHelps\n"
        "load_rest(FieldHelps(), None)"
    )

    assert loaded_by(code).isdisjoint(HEAVY)


@pytest.mark.parametrize("module", ["isms_desktop.cli.main", "isms_desktop.wiring"])
def test_the_command_line_never_loads_qt(module: str) -> None:
    assert not {name for name in loaded_by(f"import {module}") if name.startswith("PySide6")}


def test_the_reader_child_loads_neither_qt_nor_the_database() -> None:
    loaded = loaded_by("import isms_desktop.exchange.reader_child")

    assert loaded.isdisjoint({"PySide6.QtCore", "sqlalchemy", "reportlab", "openpyxl"})
