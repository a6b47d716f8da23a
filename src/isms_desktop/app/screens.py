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

from PySide6.QtCore import QLocale, QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from isms_desktop.app.gallery import OVER_THE_WINDOW, PAGES, over, settle, show
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
    names = (*PAGES, *OVER_THE_WINDOW)
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
    with tempfile.TemporaryDirectory(prefix="isms-desktop-") as folder:
        paths = Paths.below(Path(folder))
        SettingsFile(paths.settings_file).save(
            Settings(theme=look.theme, text_size=look.text_size, language="en")
        )
        paths.prepare()
        for group in (("first-start",), names):
            if group is names:
                workspace = open_workspace(paths, clock)
                workspace.examples.fill()
                workspace.close()
            program = Program(app, paths, clock)
            for name, picture in _pictures(program, look.size, group):
                file = target / f"{name}{ending}.png"
                picture.save(str(file))
                yield file


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
        show(program, name)
        settle(program)
        dialog = over()
        yield name, (dialog or program.window).grab().toImage()
        if dialog is not None:
            dialog.close()
    program.window.close()
    settle(program)


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
