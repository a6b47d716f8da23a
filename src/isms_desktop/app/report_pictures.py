"""Pictures of reports of the example organisation, for the user guide.

`python -m isms_desktop.app.report_pictures docs/guide/pictures`
"""

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtPdf import QPdfDocument

from isms_desktop.domain.queries import Condition, RegisterQuery
from isms_desktop.runtime.clock import Clock, FixedClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.services.reporting import ReportOptions
from isms_desktop.wiring import Workspace, open_workspace

_DOTS_PER_POINT: Final = 1.5
_DAY: Final = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
_REPORTS: Final = ("register", "entry", "summary")


def make_report_pictures(target: Path, clock: Clock) -> list[Path]:
    """Write the first page of each pictured report as PNG, and say which files.

    There must be an application: Qt draws.
    """
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="isms-desktop-") as folder:
        paths = Paths.below(Path(folder))
        paths.prepare()
        workspace = open_workspace(paths, clock)
        try:
            workspace.examples.fill()
            return [_picture(workspace, name, Path(folder), target) for name in _REPORTS]
        finally:
            workspace.close()


def _picture(workspace: Workspace, name: str, folder: Path, target: Path) -> Path:
    file = folder / f"{name}.pdf"
    query = RegisterQuery()
    if name == "entry":
        query = RegisterQuery(where=(Condition("ref", _longest_story(workspace)),))
    workspace.reporting.write(name, ReportOptions(query), file)
    document = QPdfDocument()
    document.load(str(file))
    size = document.pagePointSize(0) * _DOTS_PER_POINT
    page = document.render(0, QSize(round(size.width()), round(size.height())))
    picture = target / f"report-{name}.png"
    _on_white(page).save(str(picture))
    document.close()
    return picture


def _longest_story(workspace: Workspace) -> str:
    """The reference of the entry that took the most rounds."""
    entries = workspace.entries.many(workspace.registers.uids(RegisterQuery(sort="ref")))
    return max(entries, key=lambda entry: (len(entry.rounds), len(entry.round.causes))).ref


def _on_white(page: QImage) -> QImage:
    paper = QImage(page.size(), QImage.Format.Format_RGB32)
    paper.fill(QColor("white"))
    painter = QPainter(paper)
    painter.drawImage(0, 0, page)
    painter.end()
    return paper


def main() -> int:
    """Write the pictures into the folder named on the command line."""
    application = QGuiApplication(sys.argv[:1])
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("docs/guide/pictures")
    for file in make_report_pictures(target, FixedClock(_DAY)):
        print(file)  # noqa: T201  # this is a tool of the command line
    application.quit()
    return 0


if __name__ == "__main__":
    sys.exit(main())
