"""Saved views of the register: kept under a name, shown again, forgotten."""

import pytest
from PySide6.QtWidgets import QLineEdit, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from isms_desktop.domain.queries import Chip, Condition, RegisterQuery
from isms_desktop.ui.kit.desk import Desk
from isms_desktop.ui.kit.flow import ChipBar
from isms_desktop.ui.kit.preferences import Preferences
from isms_desktop.ui.kit.saved_query import asked_again, told_query
from isms_desktop.ui.kit.table_view import RegisterTable
from isms_desktop.ui.kit.views_button import NameDialog, ViewsButton
from isms_desktop.ui.registers.columns import TABLE
from isms_desktop.ui.registers.register_page import RegisterPage

KEYS = ("owner", "overdue", "days_open")
CHIPS = [str(Chip.ALL), *map(str, Chip)]


def test_a_query_survives_being_kept() -> None:
    query = RegisterQuery(
        search="mail",
        chip=Chip.OVERDUE,
        where=(Condition("owner", "Mia"), Condition("overdue", "yes")),
        sort="days_open",
        descending=True,
    )
    asked = asked_again(told_query(query), KEYS, CHIPS)
    assert RegisterQuery(**{**asked, "chip": Chip(asked["chip"])}) == query


def test_what_a_newer_version_kept_is_passed_over() -> None:
    view = {"chip": "new", "sort": "new", "where": [["new", "x"], ["owner", "Mia"]]}
    asked = asked_again(view, KEYS, CHIPS)
    assert RegisterQuery(**asked) == RegisterQuery(where=(Condition("owner", "Mia"),))


def button(page: RegisterPage) -> ViewsButton:
    found = page.findChild(ViewsButton, f"{TABLE}ViewsButton")
    assert found
    return found


def save_as(page: RegisterPage, name: str) -> None:
    button(page).ask_name()
    dialog = page.window().findChild(NameDialog)
    assert dialog
    field = dialog.findChild(QLineEdit, "nameField")
    save = dialog.findChild(QPushButton, "saveNameButton")
    assert field
    assert save
    assert not save.isEnabled()
    field.setText(name)
    save.click()


def offered(page: RegisterPage) -> list[str]:
    menu = page.findChild(QMenu, f"{TABLE}ViewsMenu")
    assert menu
    button(page).fill()
    return [action.text() for action in menu.actions() if action.text()]


def trigger(page: RegisterPage, text: str) -> None:
    button(page).fill()
    menu = page.findChild(QMenu, f"{TABLE}ViewsMenu")
    assert menu
    next(action for action in menu.actions() if action.text() == text).trigger()


@pytest.fixture
def chips(page: RegisterPage) -> ChipBar:
    found = page.findChild(ChipBar, "registerChips")
    assert found
    return found


def test_a_view_brings_back_chip_search_order_and_columns(
    qtbot: QtBot, page: RegisterPage, chips: ChipBar, desk: Desk
) -> None:
    table = page.findChild(RegisterTable, "registerTable")
    search = page.findChild(QLineEdit)
    assert table
    assert search
    chips.choose(Chip.OPEN)
    chips.chosen.emit(Chip.OPEN)
    table.register.sort_requested.emit("owner", True)
    keys = [column.key for column in table.register.columns]
    table.arrangement.show_column(keys.index("category"), is_shown=True)
    save_as(page, "Mine & open")
    assert offered(page) == ["Mine && open", "Save this view…", "Forget a view"]
    chips.choose(Chip.ALL)
    chips.chosen.emit(Chip.ALL)
    table.arrangement.show_column(keys.index("category"), is_shown=False)
    trigger(page, "Mine && open")
    assert chips.chosen_key() == Chip.OPEN
    assert not table.isColumnHidden(keys.index("category"))
    assert (page._query.sort, page._query.descending) == ("owner", True)
    again = Preferences(desk.preferences._file)
    assert list(again.views(TABLE)) == ["Mine & open"]
    desk.preferences.keep_view(TABLE, "Mine & open", None)
    assert offered(page) == ["Save this view…"]


def test_a_view_that_cannot_be_read_is_left_out(desk: Desk) -> None:
    desk.preferences.change(views={TABLE: {"broken": "{", "list": "[]", "fine": "{}"}})
    assert desk.preferences.views(TABLE) == {"fine": {}}
