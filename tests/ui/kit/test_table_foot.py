"""The line below a table: counts, and what can be done with the rows selected."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from isms_desktop.ui.kit.buttons import link_button
from isms_desktop.ui.kit.register_model import Cell, CellKind, Column, RegisterModel
from isms_desktop.ui.kit.table_foot import TableAction, TableFoot
from isms_desktop.ui.kit.table_view import RegisterTable
from isms_desktop.ui.kit.theme import Theme


@pytest.fixture
def table(theme: Theme) -> RegisterTable:
    columns = [Column("title", "Entry", 200, lambda row: Cell(row["id"]), CellKind.TITLE)]
    model = RegisterModel(columns, lambda ids: [{"id": each} for each in ids])
    table = RegisterTable(theme, model, {}, "someTable")
    model.setParent(table)
    model.set_ids(["a", "b", "c"])
    return table


@pytest.fixture
def did() -> list[list[str]]:
    return []


@pytest.fixture
def foot(
    qtbot: QtBot, theme: Theme, table: RegisterTable, did: list[list[str]]
) -> Iterator[TableFoot]:
    action = TableAction(
        "Bin", "trash-2", "binButton", lambda: did.append(table.selected_ids()), "Del"
    )
    foot = TableFoot(theme, table, [action], [link_button(theme, "Link", name="linkButton")])
    foot.say("3 entries")
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(table)
    column.addWidget(foot)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    yield foot
    page.close()


def said(foot: TableFoot) -> str:
    return foot._text.text()


def action_button(foot: TableFoot) -> QPushButton:
    found = foot.findChild(QPushButton, "binButton")
    assert found
    return found


def test_actions_show_once_several_rows_are_selected(
    table: RegisterTable, foot: TableFoot, did: list[list[str]]
) -> None:
    table.select_id("a")
    assert (said(foot), action_button(foot).isVisible()) == ("3 entries", False)
    table.selectAll()
    assert (said(foot), action_button(foot).isVisible()) == ("3 selected", True)
    action_button(foot).click()
    assert did == [["a", "b", "c"]]
    table.register.set_ids(["x"])
    assert (said(foot), action_button(foot).isVisible()) == ("3 entries", False)


def test_a_key_acts_while_the_table_has_the_focus_and_something_is_selected(
    qtbot: QtBot, table: RegisterTable, foot: TableFoot, did: list[list[str]]
) -> None:
    table.setFocus()
    table.clearSelection()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert did == []
    table.select_id("b")
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert did == [["b"]]
    assert foot.isVisible()


def test_the_menu_of_a_row_offers_the_same(
    table: RegisterTable, foot: TableFoot, did: list[list[str]]
) -> None:
    table.clearSelection()
    table.customContextMenuRequested.emit(QPoint(5, 5))
    assert table.findChild(QMenu, "rowMenu") is None
    table.select_id("b")
    table.customContextMenuRequested.emit(QPoint(5, 5))
    menu = table.findChild(QMenu, "rowMenu")
    assert menu
    menu.actions()[0].trigger()
    menu.close()
    assert did == [["b"]]
    assert foot.isVisible()
