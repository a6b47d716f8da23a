"""Pictures of every page of the example organisation, to be looked at: `tasks.py screens`.

Each page in light and dark, with large text and in a small window. Nothing is read from or written
to the user's own data.
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, QLocale, QSize, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

from isms_desktop.app.reaching import Reaching
from isms_desktop.app.window import Program
from isms_desktop.domain.objective_list import ObjectiveQuery
from isms_desktop.domain.queries import Chip, RegisterQuery
from isms_desktop.runtime import resources
from isms_desktop.runtime.clock import Clock, SystemClock
from isms_desktop.runtime.paths import Paths
from isms_desktop.runtime.settings import Settings, SettingsFile
from isms_desktop.services.drafts import Stage
from isms_desktop.ui.entry.stage_list import Place, opens_at, standing_at
from isms_desktop.ui.kit.table_view import RegisterTable
from isms_desktop.ui.objectives.aims import NEW_INDICATOR, NEW_OBJECTIVE
from isms_desktop.ui.registers.entry_actions import EntryActions
from isms_desktop.ui.registers.register_page import ACTIONS_TAB, RegisterPage
from isms_desktop.wiring import open_workspace

_SETTLE_MS: Final = 700
_MOST_WAITS: Final = 80
_MEASURED: Final = "phishing"
_OVER_THE_WINDOW: Final = ("palette", "keys", "bulk", "bin")
_PLACES: Final[dict[str, tuple[str, object]]] = {
    "preview": ("reports", RegisterQuery(chip=Chip.OPEN)),
    "new-entry": ("entry", ""),
    "actions": ("register", ACTIONS_TAB),
    "new-objective": ("objective", NEW_OBJECTIVE),
    "new-indicator": ("objective", NEW_INDICATOR),
}
"""Pages that are shown for something."""
_USUAL: Final = QSize(1360, 860)


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
    Look("small", size=QSize(900, 600)),
)


def make_pictures(target: Path, clock: Clock, looks: tuple[Look, ...] = LOOKS) -> list[Path]:
    """Write one PNG a page and look into the folder, and say which."""
    target.mkdir(parents=True, exist_ok=True)
    running = QApplication.instance()
    app = running if isinstance(running, QApplication) else QApplication(sys.argv[:1])
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom))
    pictures: list[Path] = []
    for look in looks:
        with tempfile.TemporaryDirectory(prefix="isms-desktop-") as folder:
            paths = Paths.below(Path(folder))
            SettingsFile(paths.settings_file).save(
                Settings(theme=look.theme, text_size=look.text_size, language="en")
            )
            pictures += _of_look(app, look, paths, clock, target)
    return pictures


def _of_look(
    app: QApplication, look: Look, paths: Paths, clock: Clock, target: Path
) -> Iterator[Path]:
    paths.prepare()
    yield from _pictures(app, look, paths, clock, target, ("first-start",))
    workspace = open_workspace(paths, clock)
    workspace.examples.fill()
    workspace.close()
    pages = ("overview", "register", "entry", "importing", "import-columns", "reports", "preview")
    stages = tuple(f"stage-{stage}" for stage in Stage)
    aims = ("objectives", "objective", "new-objective", "new-indicator")
    tables = ("actions", "bulk", "bin")
    others = ("settings", "people", "palette", "keys", "new-entry")
    names = (*pages, *tables, *others, *stages, *aims)
    yield from _pictures(app, look, paths, clock, target, names)


def _pictures(
    app: QApplication,
    look: Look,
    paths: Paths,
    clock: Clock,
    target: Path,
    names: tuple[str, ...],
) -> Iterator[Path]:
    program = Program(app, paths, clock)
    program.start()
    program.window.resize(look.size)
    _wait_until_open(program)
    for name in names:
        if name in _OVER_THE_WINDOW:
            _open_over(program, name)
        else:
            _show(program, name)
        _settle(program)
        file = target / f"{name}-{look.name}.png"
        dialog = QApplication.activeModalWidget()
        (dialog or program.window).grab().save(str(file))
        if dialog is not None:
            dialog.close()
        yield file
    program.window.close()
    _settle(program)


def _show(program: Program, name: str) -> None:
    window = program.window
    if name in _PLACES:
        window.show_page(*_PLACES[name])
    elif name == "entry":
        uids = program.workspace.registers.uids(RegisterQuery())
        window.show_page("entry", uids[0])
    elif name.startswith("stage-"):
        window.show_page("entry", _place(program, Stage(name.removeprefix("stage-"))))
    elif name == "objective":
        lines = program.workspace.objectives.list(ObjectiveQuery(search=_MEASURED))
        window.show_page("objective", lines[0].uid)
    elif name == "import-columns":
        window.show_page("importing", resources.path("examples/incident-log.xlsx"))
    elif name != "first-start":
        window.show_page(name)


def _open_over(program: Program, name: str) -> None:
    """Open a dialog over the window, with something typed into the palette."""
    if name in ("bulk", "bin"):
        _open_over_register(program, name)
        return
    for reaching in program.window.findChildren(Reaching):
        (reaching.open_keys if name == "keys" else reaching.open_palette)()
    for field in program.window.findChildren(QLineEdit, "paletteField"):
        field.setText("ph")


def _open_over_register(program: Program, name: str) -> None:
    """Open the change of several entries, or the bin, over the register."""
    program.window.show_page("register")
    _settle(program)
    for table in program.window.findChildren(RegisterTable, "registerTable"):
        table.selectAll()
        for actions in table.findChildren(EntryActions):
            if name == "bulk":
                actions.change()
    for page in program.window.findChildren(RegisterPage):
        if name == "bin":
            page.bin_requested.emit()
    _settle(program)


def _place(program: Program, stage: Stage) -> Place:
    """This stage of an entry that stands there, or else of the most urgent one."""
    workspace = program.workspace
    entries = workspace.entries.many(workspace.registers.uids(RegisterQuery()))
    fitting = [entry for entry in entries if stage in (opens_at(entry), standing_at(entry))]
    return Place((fitting or entries)[0].uid, stage)


def _wait_until_open(program: Program) -> None:
    """However slow the machine; a register that does not open at all is shown as such."""
    for _wait in range(_MOST_WAITS):
        _settle(program)
        if program.is_open:
            break
    _settle(program)


def _settle(program: Program) -> None:
    """Let what is under way end and the page be painted, however slow the machine."""
    for _wait in range(_MOST_WAITS):
        loop = QEventLoop()
        QTimer.singleShot(_SETTLE_MS, loop.quit)
        loop.exec()
        if not program.desk.jobs.is_working():
            break


def main() -> int:
    """Write the pictures into the folder named on the command line."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("out/screens")
    for file in make_pictures(target, SystemClock()):
        print(file)  # noqa: T201  # this is a tool of the command line
    return 0


if __name__ == "__main__":
    sys.exit(main())
