"""The rules of the house that no linter knows; docs/architecture.md says why they are there."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
MODULES = sorted(SOURCE.rglob("*.py"))
WRITTEN = [*MODULES, *sorted((ROOT / "tests").rglob("*.py")), ROOT / "tasks.py"]

MAX_LINES = 400
MAX_METHODS = 20
EMPTY_NAME = re.compile(r"(Base|Manager|Helpers?|Utils?|Gui)$|^(Base|Gui)(?=[A-Z])", re.ASCII)


def name(module: Path) -> str:
    return module.relative_to(ROOT).as_posix()


def classes(module: Path) -> list[ast.ClassDef]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]


def test_no_file_is_longer_than_400_lines() -> None:
    lengths = {name(module): len(module.read_bytes().splitlines()) for module in WRITTEN}
    assert {k: v for k, v in lengths.items() if v > MAX_LINES} == {}


def test_no_class_has_more_than_20_methods() -> None:
    counts = {
        f"{name(module)}: {found.name}": sum(isinstance(n, ast.FunctionDef) for n in found.body)
        for module in MODULES
        for found in classes(module)
    }
    assert {k: v for k, v in counts.items() if v > MAX_METHODS} == {}


@pytest.mark.parametrize(
    ("word", "says_nothing"),
    [("ImportManager", True), ("BaseView", True), ("Row", False), ("Baseline", False)],
)
def test_a_name_that_says_nothing_is_recognised(word: str, says_nothing: bool) -> None:
    assert bool(EMPTY_NAME.search(word)) is says_nothing


def test_classes_and_modules_say_what_they_are() -> None:
    named = {found.name for module in MODULES for found in classes(module)}
    named |= {module.stem.title().replace("_", "") for module in MODULES}
    # The one class so called is SQLAlchemy's own word for the mapping's root.
    assert {n for n in named if EMPTY_NAME.search(n.strip("_"))} <= {"Base"}


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        name(module)
        for module in MODULES
        if not ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_imports_go_downwards_only() -> None:
    program = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert program, "import-linter is part of the dev extra"
    result = subprocess.run(
        [program, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr


def test_no_tracked_file_names_a_machine_or_a_package_registry() -> None:
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listed.returncode != 0:
        pytest.skip("git does not list the files here")
    forbidden = re.compile(
        rb"(?<![\w.~-])/(home|root|work|Users)/|p[y]pi\.org|p[y]thonhosted|n[p]mjs|index[-]url",
        re.ASCII,
    )
    here = Path(__file__).resolve()
    files = [ROOT / path for path in listed.stdout.decode().split("\0") if path]
    found = [
        name(f) for f in files if f.is_file() and f != here and forbidden.search(f.read_bytes())
    ]
    assert found == []


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_a_qt_call_that_returns_nothing_takes_no_reference_of_none() -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("thing")
    assert abs(sys.getrefcount(None) - before) < 100
