"""What is not loaded at start, so that the window is on screen quickly."""

import json
import subprocess
import sys

import pytest

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


def loaded_by(statement: str) -> set[str]:
    """The modules that are loaded once a fresh interpreter has run the statement."""
    code = f"{statement}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120
    )
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_the_frame_comes_before_the_database() -> None:
    loaded = loaded_by("import isms_desktop.app.window")

    late = {"sqlalchemy", "sqlcipher3", "rapidfuzz", "isms_desktop.storage"}
    assert loaded.isdisjoint({*HEAVY, *late})


def test_the_pages_come_without_spreadsheets_and_paper() -> None:
    assert loaded_by("import isms_desktop.app.pages").isdisjoint(HEAVY)


@pytest.mark.parametrize("module", ["isms_desktop.cli.main", "isms_desktop.wiring"])
def test_the_command_line_never_loads_qt(module: str) -> None:
    assert not {name for name in loaded_by(f"import {module}") if name.startswith("PySide6")}


def test_the_reader_child_loads_neither_qt_nor_the_database() -> None:
    loaded = loaded_by("import isms_desktop.exchange.reader_child")

    assert loaded.isdisjoint({"PySide6.QtCore", "sqlalchemy", "reportlab", "openpyxl"})
