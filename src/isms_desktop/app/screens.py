"""Pictures of every page of the example organisation, to be looked at: `tasks.py screens`.

Each page in light and dark, with large text and in a small window; `--full` adds all promised sizes
of text and window, `--guide` makes the pictures of the guide instead. Nothing is read from or
written to the user's own data.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, QPoint, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from isms_desktop.app.gallery import OVER_THE_WINDOW, PAGES, over, show
from isms_desktop.app.moments import MOMENTS
from isms_desktop.app.settling import settle
from isms_desktop.app.window import Program
from isms_desktop.runtime import resources
from isms_desktop.runtime.clock import Clock, FixedClock, SystemClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.runtime.settings import Settings, SettingsFile
from isms_desktop.wiring import open_workspace

_USUAL: Final = QSize(1360, 860)
_MIDDLE: Final = QSize(1000, 650)
_SMALL: Final = QSize(900, 600)
_MOST_WAITS: Final = 20
_MOST_SCREENFULS: Final = 4
_EMPTY: Final = "empty-"
EMPTY: Final = tuple(
    f"{_EMPTY}{page}"
    for page in ("overview", "register", "actions", "lessons", "objectives", "reports", "people")
)
"""Pages of an organisation that has just begun."""
_GUIDE_DAY: Final = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Look:
    """How the pages are pictured."""

    name: str
    theme: str = "light"
    text_size: int = 100
    size: QSize = _USUAL


LOOKS: Final = (
    Look("light"),
    Look("dark", theme="dark"),
    Look("contrast", theme="contrast"),
    Look("140", text_size=140),
    Look("small", size=_SMALL),
)
MORE_LOOKS: Final = (
    Look("80", text_size=80),
    Look("200", text_size=200),
    Look("middle", size=_MIDDLE),
    Look("middle-200-dark", theme="dark", text_size=200, size=_MIDDLE),
    Look("small-140", text_size=140, size=_SMALL),
)
"""The other sizes that are promised."""
GUIDE: Final = Look("guide", size=QSize(1200, 760))
GUIDE_PAGES: Final = ("register", "stage-find_cause")
"""What README and guide show, beside the first start."""


def make_pictures(target: Path, clock: Clock, looks: tuple[Look, ...] = LOOKS) -> list[Path]:
    """Write one PNG a page and look into the folder, and say which."""
    names = (*PAGES, *OVER_THE_WINDOW, *MOMENTS)
    return [
        file for look in looks for file in _of_look(look, clock, target, names, f"-{look.name}")
    ]


def make_guide_pictures(target: Path) -> list[Path]:
    """Write the pictures of the guide; the same program gives the same files."""
    return list(_of_look(GUIDE, FixedClock(_GUIDE_DAY), target, GUIDE_PAGES, ""))


def _of_look(
    look: Look, clock: Clock, target: Path, names: tuple[str, ...], ending: str
) -> Iterator[Path]:
    target.mkdir(parents=True, exist_ok=True)
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    groups: tuple[tuple[str, ...], ...] = (("first-start",), EMPTY if ending else (), names)
    for group in groups:
        with tempfile.TemporaryDirectory(prefix="isms-desktop-") as folder:
            paths = Paths.below(Path(folder))
            SettingsFile(paths.settings_file).save(
                Settings(theme=look.theme, text_size=look.text_size, language="en")
            )
            paths.prepare()
            if group is not groups[0]:
                _prepare(paths, clock, has_entries=group is names)
            program = Program(app, paths, clock)
            for name, picture in _pictures(program, look.size, group):
                if not ending and name not in group:
                    continue  # the guide shows no page twice
                file = target / f"{name}{ending}.png"
                picture.save(str(file))
                yield file


def _prepare(paths: Paths, clock: Clock, *, has_entries: bool) -> None:
    workspace = open_workspace(paths, clock)
    if has_entries:
        workspace.examples.fill()
    else:
        workspace.organisations.set_up("Northlight Ltd", "Mia Okafor")
    workspace.close()


def _pictures(
    program: Program, size: QSize, names: tuple[str, ...]
) -> Iterator[tuple[str, QImage]]:
    program.start()
    program.window.resize(size)
    for _wait in range(_MOST_WAITS):  # one that does not open at all is shown as such
        settle(program)
        if program.is_open:
            break
    for name in names:
        show(program, name.removeprefix(_EMPTY))
        settle(program)
        dialog = over()
        for number, picture in enumerate(_screenfuls(dialog or program.window), 1):
            yield (name if number == 1 else f"{name}-{number}"), picture
        for shown in (QApplication.activePopupWidget(), dialog):
            if shown is not None:
                shown.close()
                shown.hide()  # one that stands for work under way does not close
    program.window.close()
    settle(program)


def _screenfuls(shown: QWidget) -> Iterator[QImage]:
    """What is seen at first, then what is scrolled to; with the menu or calendar that is open."""
    yield _with_popup(shown)
    areas = [area for area in shown.findChildren(QScrollArea) if area.isVisible()]
    if not areas or QApplication.activePopupWidget() is not None:
        return
    area = max(areas, key=lambda each: each.width() * each.height())
    bar = area.verticalScrollBar()
    for _page in range(_MOST_SCREENFULS):
        if bar.value() >= bar.maximum():
            return
        bar.setValue(bar.value() + bar.pageStep())
        yield shown.grab().toImage()


def _with_popup(shown: QWidget) -> QImage:
    picture = shown.grab().toImage()
    popup = QApplication.activePopupWidget()
    if popup is not None:
        painter = QPainter(picture)
        painter.drawPixmap(popup.mapToGlobal(QPoint()) - shown.mapToGlobal(QPoint()), popup.grab())
        painter.end()
    return picture


def main() -> int:
    """Write the pictures into the folder named on the command line."""
    parser = argparse.ArgumentParser(prog="screens", description="pictures of every page")
    parser.add_argument("target", nargs="?", type=Path, default=Path("out/screens"))
    parser.add_argument("--full", action="store_true", help="all promised sizes, too")
    parser.add_argument("--guide", action="store_true", help="the pictures of the guide instead")
    wished = parser.parse_args()
    if wished.guide:
        files = make_guide_pictures(resources.guide() / "pictures")
    else:
        looks = (*LOOKS, *MORE_LOOKS) if wished.full else LOOKS
        files = make_pictures(wished.target, SystemClock(), looks)
    for file in files:
        print(file)  # noqa: T201  # this is a tool of the command line
    return 0


if __name__ == "__main__":
    sys.exit(main())
