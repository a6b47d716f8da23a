"""Proves that an installed program is whole: one line a part, used on every built package."""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from isms_desktop.domain.queries import RegisterQuery
from isms_desktop.runtime import resources
from isms_desktop.runtime.clock import SystemClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.services.reporting import ReportOptions
from isms_desktop.wiring import Workspace, open_workspace


def main() -> int:
    """Check each part on data of its own; 0 where all work, 3 where one does not."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    failed = False
    with tempfile.TemporaryDirectory(prefix="isms-desktop-") as folder:
        paths = Paths.below(Path(folder))
        paths.prepare()
        workspace = open_workspace(paths, SystemClock())
        for name, check in _CHECKS.items():
            try:
                said = check(workspace, Path(folder))
            except Exception as error:  # noqa: BLE001  # whatever fails, the other parts are looked at
                failed = True
                said = f"FAILED: {type(error).__name__}: {error}"
            print(f"{name}: {said}")  # noqa: T201  # the answer of a command line tool
        workspace.close()
    return 3 if failed else 0


def _database(workspace: Workspace, _folder: Path) -> str:
    workspace.examples.fill()
    report = workspace.histories.verify()
    if not report.ok:
        raise RuntimeError("; ".join(report.problems))
    return f"ok, {report.entries_checked} history entries verified"


def _search(workspace: Workspace, _folder: Path) -> str:
    found = workspace.registers.uids(RegisterQuery(search="access"))
    return f"ok, {len(found)} entries found" if found else _nothing()


def _workbook(workspace: Workspace, folder: Path) -> str:
    file = folder / "register.xlsx"
    workspace.exporting.to_workbook(file)
    source = workspace.importing.open(file)
    plan = workspace.importing.plan(source)
    return f"ok, {plan.unchanged} entries written and read back unchanged"


def _pdf(workspace: Workspace, folder: Path) -> str:
    written = workspace.reporting.write("register", ReportOptions(), folder / "register.pdf")
    return f"ok, {written.pages} pages"


def _backup(workspace: Workspace, folder: Path) -> str:
    made = workspace.backups.make(folder / "backup.db")
    return f"ok, {made.entries} entries"


def _icons(_workspace: Workspace, _folder: Path) -> str:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415  # Qt after the parts without it
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415  # as above

    QApplication.instance() or QApplication(sys.argv[:1])
    icons = list(resources.path("icons").glob("*.svg"))
    broken = [icon.name for icon in icons if not QSvgRenderer(str(icon)).isValid()]
    if broken or not icons:
        raise RuntimeError(f"broken or missing: {broken}")
    return f"ok, {len(icons)} drawn"


def _window(_workspace: Workspace, folder: Path) -> str:
    from isms_desktop.app.screens import LOOKS, make_pictures  # noqa: PLC0415  # as above

    pictures = make_pictures(folder / "screens", SystemClock(), LOOKS[:1])
    return f"ok, {len(pictures)} pages shown"


def _nothing() -> str:
    raise RuntimeError("nothing was found")


_CHECKS: Final[dict[str, Callable[[Workspace, Path], str]]] = {
    "database": _database,
    "search": _search,
    "workbook": _workbook,
    "PDF": _pdf,
    "backup": _backup,
    "icons": _icons,
    "window": _window,
}
