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

    late = {
        *("sqlalchemy", "sqlcipher3", "rapidfuzz", "isms_desktop.storage", "isms_desktop.services"),
        *("isms_desktop.domain.fields", "isms_desktop.app.pages", "isms_desktop.app.standing"),
    }
    assert loaded.isdisjoint({*HEAVY, *late})


def test_the_first_page_waits_for_no_other_one() -> None:
    code = "from isms_desktop.app.pages import load_first\nload_first(None)"
    loaded = loaded_by(f"{code}\nimport isms_desktop.wiring")

    others = {
        *("entry", "importing", "objectives", "registers", "reports", "settings"),
        *("kit.table_view", "kit.record_form", "kit.editors"),
    }
    assert "isms_desktop.ui.overview.overview_page" in loaded
    assert loaded.isdisjoint({*HEAVY, *(f"isms_desktop.ui.{name}" for name in others)})
    assert loaded.isdisjoint({"rapidfuzz", "isms_desktop.domain.checks", "isms_desktop.exchange"})


def test_the_pages_visited_most_come_without_spreadsheets_and_paper() -> None:
    code = "from isms_desktop.app.pages import load_rest\nload_rest(None)"

    assert loaded_by(code).isdisjoint(HEAVY)


@pytest.mark.parametrize("module", ["isms_desktop.cli.main", "isms_desktop.wiring"])
def test_the_command_line_never_loads_qt(module: str) -> None:
    assert not {name for name in loaded_by(f"import {module}") if name.startswith("PySide6")}


def test_the_reader_child_loads_neither_qt_nor_the_database() -> None:
    loaded = loaded_by("import isms_desktop.exchange.reader_child")

    assert loaded.isdisjoint({"PySide6.QtCore", "sqlalchemy", "reportlab", "openpyxl"})
