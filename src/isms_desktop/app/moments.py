"""Pages in the middle of work, to be looked at: what is opened, asked or chosen on them."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QPushButton, QTabBar

from isms_desktop.app.window import Program
from isms_desktop.domain.objective_list import ObjectiveQuery
from isms_desktop.domain.words import State
from isms_desktop.ui.kit.filter_bar import FilterBar
from isms_desktop.ui.kit.table_view import RegisterTable
from isms_desktop.ui.kit.views_button import ViewsButton
from isms_desktop.ui.objectives.tabs import INDICATORS_TAB


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
    """The objective that was reached and waits for its next target."""
    lines = program.workspace.objectives.list(ObjectiveQuery())
    return next((line.uid for line in lines if line.state is State.REACHED), lines[0].uid)


def _late(program: Program) -> str:
    lines = program.workspace.objectives.list(ObjectiveQuery())
    return next((line.uid for line in lines if line.state is State.MISSED), lines[0].uid)


Moment = tuple[str, Callable[[Program], object], Callable[[Program], None]]

MOMENTS: Final[Mapping[str, Moment]] = {
    "indicators": ("objectives", lambda _program: INDICATORS_TAB, lambda _program: None),
    "objective-form": ("objective", _late, partial(_tab, 1)),
    "indicator-form": ("objective", _late, partial(_tab, 2)),
    "objective-verdict": ("objective", _late, partial(press, "judgeLink")),
    "objective-next": ("objective", _reached, partial(press, "raiseTargetButton")),
    "objective-paste": ("objective", _late, partial(press, "pasteButton")),
    "heading-menu": ("register", lambda _program: None, _heading_menu),
    "filter-menu": ("register", lambda _program: None, _filter_menu),
    "view-name": ("register", lambda _program: None, _view_name),
    "report-columns": ("reports", lambda _program: None, partial(press, "register-table")),
}
"""Page, what it is asked for, and what is done there."""
