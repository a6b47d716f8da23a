"""Every page of the example organisation, to be looked at: for pictures, and for tests of reach."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from isms_desktop.app.moments import MOMENTS, press
from isms_desktop.app.reaching import Reaching
from isms_desktop.app.settling import settle
from isms_desktop.app.window import Program
from isms_desktop.domain.objective_list import ObjectiveQuery
from isms_desktop.domain.queries import Chip, RegisterQuery
from isms_desktop.runtime import resources
from isms_desktop.services.drafts import Stage
from isms_desktop.ui.entry.stage_list import Place, opens_at, standing_at
from isms_desktop.ui.kit.table_view import RegisterTable
from isms_desktop.ui.objectives.aims import NEW_INDICATOR, NEW_OBJECTIVE
from isms_desktop.ui.registers.entry_actions import EntryActions
from isms_desktop.ui.registers.register_page import ACTIONS_TAB, LESSONS_TAB, RegisterPage

PAGES: Final = (
    "overview",
    "register",
    "actions",
    "lessons",
    "entry",
    "new-entry",
    *(f"stage-{stage}" for stage in Stage),
    "whys",
    "importing",
    "import-columns",
    "import-check",
    "objectives",
    "objective",
    "new-objective",
    "new-indicator",
    "reports",
    "preview",
    "people",
    "settings",
)
"""Every page, some of them in several states."""
OVER_THE_WINDOW: Final = ("palette", "keys", "guide", "bulk", "bin", "history", "licences")
"""What opens as a window of its own."""

_MEASURED: Final = "phishing"


def show(program: Program, name: str) -> None:
    """Go to one of `PAGES` or `MOMENTS`, or open one of `OVER_THE_WINDOW`."""
    if name in OVER_THE_WINDOW:
        _open_over(program, name)
    elif name in MOMENTS:
        page, asked_for, act = MOMENTS[name]
        program.window.show_page(page, asked_for(program))
        settle(program)
        act(program)
    elif name.startswith("stage-"):
        place = _place(program, Stage(name.removeprefix("stage-")))
        program.window.show_page("entry", place)
    elif name != "first-start":
        reached: dict[str, tuple[str, Callable[[], object]]] = {
            "preview": ("reports", lambda: RegisterQuery(chip=Chip.OPEN)),
            "entry": ("entry", lambda: program.workspace.registers.uids(RegisterQuery())[0]),
            "new-entry": ("entry", str),
            "whys": ("entry", lambda: _most_asked(program)),
            "actions": ("register", lambda: ACTIONS_TAB),
            "lessons": ("register", lambda: LESSONS_TAB),
            "objective": ("objective", lambda: _measured(program)),
            "new-objective": ("objective", lambda: NEW_OBJECTIVE),
            "new-indicator": ("objective", lambda: NEW_INDICATOR),
            "import-columns": (
                "importing",
                lambda: resources.path("examples/incident-log.xlsx"),
            ),
            "import-check": ("importing", lambda: _own_workbook(program)),
        }
        page, argument = reached.get(name, (name, lambda: None))
        program.window.show_page(page, argument())
        if name == "import-check":
            settle(program)
            press("nextStageButton", program)


def over() -> QDialog | None:
    """What stands open over the window."""
    tops = QApplication.topLevelWidgets()
    return next((top for top in tops if isinstance(top, QDialog) and top.isVisible()), None)


def _open_over(program: Program, name: str) -> None:
    """Open a dialog over the window, with something typed into the palette."""
    (reaching,) = program.window.findChildren(Reaching)
    ways: dict[str, Callable[[], None]] = {
        "palette": reaching.open_palette,
        "keys": reaching.open_keys,
        "guide": reaching.open_guide,
        "bulk": lambda: _open_over_register(program, name),
        "bin": lambda: _open_over_register(program, name),
        "history": lambda: _press_on(program, "entry", "historyLink"),
        "licences": lambda: _press_on(program, "settings", "licencesButton"),
    }
    ways[name]()
    for field in program.window.findChildren(QLineEdit, "paletteField"):
        field.setText("ph")


def _press_on(program: Program, page: str, name: str) -> None:
    show(program, page)
    settle(program)
    press(name, program)


def _open_over_register(program: Program, name: str) -> None:
    """Open the change of several entries, or the bin, over the register."""
    program.window.show_page("register")
    settle(program)
    for table in program.window.findChildren(RegisterTable, "registerTable"):
        table.selectAll()
        for actions in table.findChildren(EntryActions):
            if name == "bulk":
                actions.change()
    for page in program.window.findChildren(RegisterPage):
        if name == "bin":
            page.bin_requested.emit()


def _measured(program: Program) -> str:
    return program.workspace.objectives.list(ObjectiveQuery(search=_MEASURED))[0].uid


def _most_asked(program: Program) -> Place:
    """The stage of the cause where most answers were given."""
    workspace = program.workspace
    entries = workspace.entries.many(workspace.registers.uids(RegisterQuery()))
    most = max(entries, key=lambda entry: len(entry.round.causes))
    return Place(most.uid, Stage.CAUSE)


def _own_workbook(program: Program) -> Path:
    """What the register itself exports: nothing in it is asked about."""
    file = program.workspace.paths.data_dir / "register.xlsx"
    program.workspace.exporting.to_workbook(file)
    return file


def _place(program: Program, stage: Stage) -> Place:
    """This stage of an entry that stands there, or else of the most urgent one."""
    workspace = program.workspace
    entries = workspace.entries.many(workspace.registers.uids(RegisterQuery()))
    fitting = [entry for entry in entries if stage in (opens_at(entry), standing_at(entry))]
    return Place((fitting or entries)[0].uid, stage)
