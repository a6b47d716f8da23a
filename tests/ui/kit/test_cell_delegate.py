from typing import Any

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from isms_desktop.ui.kit.badge import BadgeLook, badge_size
from isms_desktop.ui.kit.cell_delegate import CellDelegate
from isms_desktop.ui.kit.register_model import Cell, CellKind, Column, RegisterModel
from isms_desktop.ui.kit.table_view import RegisterTable
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import Tone

BADGE = Cell("Waiting for the effect check", icon="hourglass", tone=Tone.CHECK)


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> RegisterTable:
    columns = [
        Column("title", "Entry", 300, lambda _r: Cell("Laptop lost", "INC-1"), CellKind.TITLE),
        Column("risk", "Risk", 100, lambda _r: Cell("Low", bars=1), CellKind.BARS),
        Column("blank", "Blank", 100, lambda _r: Cell(), CellKind.BADGE),
        Column("stage", "Stage", 140, lambda _r: BADGE, CellKind.BADGE),
    ]
    state: dict[str, Any] = {}
    model = RegisterModel(columns, lambda ids: [{} for _ in ids])
    table = RegisterTable(theme, model, state, "registerTable")
    model.setParent(table)
    qtbot.addWidget(table)
    model.set_ids(["1", "2"])
    table.resize(900, 300)
    table.show()
    return table


def picture(table: RegisterTable) -> QImage:
    return table.viewport().grab().toImage()


def colours(table: RegisterTable, row: int, column: int) -> set[str]:
    rect, image = table.visualRect(table.model().index(row, column)), picture(table)
    inner = rect.adjusted(4, 4, -4, -4)
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(inner.left(), inner.right())
        for y in range(inner.top(), inner.bottom())
    }


def test_a_badge_has_its_tone_and_a_blank_one_is_not_drawn(
    table: RegisterTable, theme: Theme
) -> None:
    assert theme.tokens.check.bg in colours(table, 1, 3)
    assert colours(table, 1, 2) == {theme.tokens.surface}


def test_bars_that_are_not_filled_stay_pale(table: RegisterTable, theme: Theme) -> None:
    found = colours(table, 1, 1)
    assert {theme.tokens.neutral.fg, theme.tokens.border} <= found


def test_the_current_row_has_a_ring_while_the_table_has_the_focus(
    qtbot: QtBot, table: RegisterTable, theme: Theme
) -> None:
    with qtbot.waitActive(table):
        table.activateWindow()
    table.select_id("1")
    rect = table.visualRect(table.model().index(0, 0))
    table.clearFocus()
    without = picture(table).pixelColor(rect.left() + 40, rect.top() + 1).name().upper()
    table.setFocus()
    ring = picture(table).pixelColor(rect.left() + 40, rect.top() + 1).name().upper()
    assert (without, ring) == (theme.tokens.soft, theme.tokens.accent)


def test_a_column_can_be_fitted_to_its_badges(table: RegisterTable, theme: Theme) -> None:
    delegate = table.itemDelegate()
    assert isinstance(delegate, CellDelegate)
    table.resizeColumnToContents(3)
    needed = badge_size(theme, BadgeLook(BADGE.text, Tone.CHECK, BADGE.icon)).width()
    assert table.columnWidth(3) > needed
