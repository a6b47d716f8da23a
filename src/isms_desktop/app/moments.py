"""Pages in the middle of work, to be looked at: what is opened, asked or chosen on them."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton, QTabBar

from isms_desktop.app.settling import settle
from isms_desktop.app.window import Program
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.fields import Value
from isms_desktop.domain.objective_list import ObjectiveQuery
from isms_desktop.domain.queries import Chip, RegisterQuery
from isms_desktop.domain.words import State
from isms_desktop.ui.kit.date_editor import DateEditor
from isms_desktop.ui.kit.filter_bar import FilterBar
from isms_desktop.ui.kit.progress_window import ProgressWindow
from isms_desktop.ui.kit.table_view import RegisterTable
from isms_desktop.ui.kit.views_button import ViewsButton
from isms_desktop.ui.objectives.tabs import INDICATORS_TAB
from isms_desktop.ui.registers.register_page import RegisterPage
from isms_desktop.ui.start.trouble_page import TroublePage


def _tab(number: int, program: Program) -> None:
    for bar in program.window.findChildren(QTabBar, "aimTabs"):
        bar.setCurrentIndex(number)


def press(name: str, program: Program) -> None:
    """Press the button of this name that is in sight."""
    for button in program.window.findChildren(QPushButton, name):
        if button.isVisible():
            button.click()
            return


def _heading_menu(program: Program) -> None:
    for table in program.window.findChildren(RegisterTable, "registerTable"):
        header = table.horizontalHeader()
        header.customContextMenuRequested.emit(QPoint(30, header.height()))


def _filter_menu(program: Program) -> None:
    for bar in program.window.findChildren(FilterBar, "entriesFilterBar"):
        bar.button.click()


def _view_name(program: Program) -> None:
    for views in program.window.findChildren(ViewsButton, "entriesViewsButton"):
        views.ask_name()


def _reached(program: Program) -> str:
    """An objective that was reached just now and waits for its next target."""
    workspace, query = program.workspace, ObjectiveQuery(search="phishing")
    reading: dict[str, Value] = {"to_on": program.desk.clock.today(), "value": Decimal(4)}
    uid = workspace.objectives.list(query)[0].uid
    workspace.indicators.record_measurement(
        workspace.objectives.get(uid).indicator_uid or "", reading
    )
    return uid


def _late(program: Program) -> str:
    lines = program.workspace.objectives.list(ObjectiveQuery())
    return next((line.uid for line in lines if line.state is State.MISSED), lines[0].uid)


def _calendar(program: Program) -> None:
    for field in program.window.findChildren(DateEditor, "field_identified_on"):
        if field.isVisible():
            field.open_calendar()


def _small_log(program: Program) -> Path:
    """A log in which nothing is asked about."""
    file = program.workspace.paths.data_dir / "log.csv"
    file.write_text(
        "Reference,Description,Identified on,Entry type,Severity,Owner\n"
        "L-1,Door of the server room left open,2026-10-02,Incident,High,Priya Nair\n"
        "L-2,Badge found in the car park,2026-10-09,Observation,Low,Sam Adeyemi\n",
        encoding="utf-8",
    )
    return file


def _import_it(program: Program) -> None:
    for _step in ("check the rows", "import them"):
        press("nextStageButton", program)
        settle(program)


def _crash(program: Program) -> None:
    program.reporter.report(RuntimeError("a picture of a mistake"))


def _progress(program: Program) -> None:
    window = ProgressWindow("Exporting the register", program.window)
    window.show_report(4200, 10_000, "Entry 4,200 of 10,000")
    window.show()


def _fill_bin(program: Program) -> None:
    workspace = program.workspace
    workspace.entries.to_bin(workspace.registers.uids(RegisterQuery())[-3:])
    for page in program.window.findChildren(RegisterPage):
        page.bin_requested.emit()


def _trouble(program: Program) -> None:
    message = "The file is damaged: parts of it cannot be read. Nothing was changed."
    error = UserError(message, "Go back to a backup.", code="damaged", details="malformed")
    program.window.show_alone(TroublePage(program.desk, error, program.workspace.paths))


Moment = tuple[str, Callable[[Program], object], Callable[[Program], None]]

MOMENTS: Final[Mapping[str, Moment]] = {
    "indicators": ("objectives", lambda _program: INDICATORS_TAB, lambda _program: None),
    "objective-form": ("objective", _late, partial(_tab, 1)),
    "indicator-form": ("objective", _late, partial(_tab, 2)),
    "objective-verdict": ("objective", _late, partial(press, "judgeLink")),
    "objective-next": ("objective", _reached, partial(press, "raiseTargetButton")),
    "objective-paste": ("objective", _late, partial(press, "pasteButton")),
    "calendar": ("entry", lambda _program: "", _calendar),
    "heading-menu": ("register", lambda _program: Chip.OPEN, _heading_menu),
    "filter-menu": ("register", lambda _program: Chip.OPEN, _filter_menu),
    "view-name": ("register", lambda _program: Chip.OPEN, _view_name),
    "report-columns": ("reports", lambda _program: None, partial(press, "register-table")),
    "import-done": ("importing", _small_log, _import_it),
    "progress": ("register", lambda _program: Chip.ALL, _progress),
    "crash": ("register", lambda _program: Chip.ALL, _crash),
    "bin-filled": ("register", lambda _program: Chip.ALL, _fill_bin),
    "trouble": ("register", lambda _program: Chip.ALL, _trouble),
}
"""Page, what it is asked for, and what is done there; the last ones change what the others show."""
