from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from isms_desktop.ui.kit.cell_delegate import row_height
from isms_desktop.ui.kit.register_model import PRESSED, Cell, CellKind, Column, RegisterModel, Row
from isms_desktop.ui.kit.table_view import RegisterTable
from isms_desktop.ui.kit.theme import Scheme, Theme
from isms_desktop.ui.kit.tokens import Tone

IDS = ["a", "b", "c", "d"]
DANGER = Tone.DANGER


def columns() -> list[Column]:
    return [
        Column("title", "Entry", 300, lambda r: Cell(f"Entry {r['id']}", "NC-1"), CellKind.TITLE),
        Column(
            "risk", "Risk", 100, lambda _r: Cell("High", bars=3, tone=DANGER), CellKind.BARS
        ),
        Column("due", "Due", 110, lambda _r: Cell("3 days\tlate", tone=DANGER)),
        Column(
            "stage", "Stage", 140, lambda _r: Cell("Contain", icon="siren", tone=DANGER),
            CellKind.BADGE,
        ),
    ]  # fmt: skip


def rows(ids: Any) -> list[Row]:
    return [{"id": i} for i in ids]


def make(qtbot: QtBot, theme: Theme, state: dict[str, Any]) -> RegisterTable:
    model = RegisterModel(columns(), rows)
    table = RegisterTable(theme, model, state, "registerTable")
    qtbot.addWidget(table)
    model.setParent(table)
    model.set_ids(IDS)
    table.resize(900, 400)
    table.show()
    return table


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> RegisterTable:
    return make(qtbot, theme, {})


def test_rows_are_two_lines_high_and_grow(
    qapp: QApplication, theme: Theme, table: RegisterTable
) -> None:
    before = table.rowHeight(0)
    assert before == row_height(theme)
    theme.apply(qapp, Scheme.LIGHT, 150)
    assert table.rowHeight(0) == row_height(theme) > before
    theme.apply(qapp, Scheme.LIGHT)


def test_the_title_takes_the_room_that_is_left(table: RegisterTable) -> None:
    header = table.horizontalHeader()
    assert header.length() == table.viewport().width()
    table.resize(300, 400)
    assert header.length() > table.viewport().width()


def test_enter_opens_and_space_previews(qtbot: QtBot, table: RegisterTable) -> None:
    table.select_id("b")
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    with qtbot.waitSignal(table.previewed) as previewed:
        qtbot.keyClick(table, Qt.Key.Key_Space)
    assert (opened.args, previewed.args) == (["b"], ["b"])


def test_a_double_click_opens(qtbot: QtBot, table: RegisterTable) -> None:
    place = table.visualRect(table.model().index(2, 0)).center()
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args == ["c"]


def test_the_cursor_is_told(qtbot: QtBot, table: RegisterTable) -> None:
    with qtbot.waitSignal(table.current_changed) as heard:
        table.select_id("c")
    assert heard.args == ["c"]
    assert table.current_id() == "c"


def test_home_and_end_reach_first_and_last(qtbot: QtBot, table: RegisterTable) -> None:
    table.select_id("b")
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.current_id() == "d"
    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.current_id() == "a"


def test_selection_stays_with_the_record(qtbot: QtBot, table: RegisterTable) -> None:
    table.select_id("b")
    table.register.set_ids(["x", "c", "b", "y"])
    assert table.selected_ids() == ["b"]
    assert table.currentIndex().row() == 2


def test_a_record_that_is_gone_is_no_longer_selected(qtbot: QtBot, table: RegisterTable) -> None:
    table.select_id("b")
    with qtbot.waitSignal(table.current_changed) as heard:
        table.register.set_ids(["x", "c"])
    assert heard.args == [""]
    assert table.selected_ids() == []


def test_several_rows_are_selected_from_top_to_bottom(qtbot: QtBot, table: RegisterTable) -> None:
    table.select_id("c")
    qtbot.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert table.selected_ids() == ["b", "c"]


def test_copy_gives_tabs_between_the_shown_columns(qtbot: QtBot, table: RegisterTable) -> None:
    table.arrangement.show_column(1, is_shown=False)
    table.select_id("a")
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied == (
        "Entry\tDue\tStage\n"
        'Entry a · NC-1\t"3 days\tlate"\tContain\n'
        'Entry b · NC-1\t"3 days\tlate"\tContain'
    )


def test_a_click_on_a_header_asks_to_sort(qtbot: QtBot, table: RegisterTable) -> None:
    header = table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(2) + 20, 10)
    with qtbot.waitSignal(table.register.sort_requested) as heard:
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard.args == ["due", False]


def test_showing_the_sorting_does_not_sort(qtbot: QtBot, table: RegisterTable) -> None:
    with qtbot.assertNotEmitted(table.register.sort_requested):
        table.show_sorting("due", is_descending=True)
    assert table.horizontalHeader().sortIndicatorSection() == 2
    table.show_sorting("urgency", is_descending=False)
    assert table.horizontalHeader().sortIndicatorSection() not in range(4)


def test_columns_are_remembered(qtbot: QtBot, theme: Theme) -> None:
    state: dict[str, Any] = {}
    first = make(qtbot, theme, state)
    first.horizontalHeader().moveSection(3, 1)
    first.arrangement.show_column(1, is_shown=False)
    first.setColumnWidth(2, theme.px(150))
    assert state["order"] == ["title", "stage", "risk", "due"]
    second = make(qtbot, theme, state)
    header = second.horizontalHeader()
    assert [header.logicalIndex(i) for i in range(4)] == [0, 3, 1, 2]
    assert second.isColumnHidden(1)
    assert second.columnWidth(2) == theme.px(150)


def test_a_column_that_is_no_more_is_passed_over(qtbot: QtBot, theme: Theme) -> None:
    state = {"order": ["gone", "due"], "hidden": ["gone", "title"], "widths": {"gone": 10}}
    table = make(qtbot, theme, state)
    assert table.horizontalHeader().logicalIndex(0) == 2
    assert not table.isColumnHidden(0)


def test_the_column_menu_hides_and_shows(qtbot: QtBot, table: RegisterTable) -> None:
    table.horizontalHeader().customContextMenuRequested.emit(QPoint(5, 5))
    menu = table.findChild(QMenu)
    assert isinstance(menu, QMenu)
    menu.actions()[1].trigger()
    assert table.isColumnHidden(1)
    assert not menu.actions()[0].isEnabled()
    menu.close()


def test_many_columns_are_offered_by_group_also_by_keys(qtbot: QtBot, theme: Theme) -> None:
    more = [
        Column(f"c{n}", f"R & D {n}", 80, lambda _r: Cell(), group="Act" if n % 2 else "Check")
        for n in range(14)
    ]
    table = RegisterTable(theme, RegisterModel([*columns(), *more], rows), {}, "registerTable")
    qtbot.addWidget(table)
    table.show()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(table, Qt.Key.Key_F10, both)
    menu = table.findChild(QMenu, "columnMenu")
    assert isinstance(menu, QMenu)
    assert [a.text() for a in menu.actions()] == ["Entry", "Risk", "Due", "Stage", "Check", "Act"]
    act = menu.actions()[-1].menu()
    assert isinstance(act, QMenu)
    assert [a.text() for a in act.actions()][:2] == ["R && D 1", "R && D 3"]
    act.actions()[0].trigger()
    assert table.isColumnHidden(5)
    menu.close()


def test_late_is_drawn_in_danger_and_selection_in_soft(table: RegisterTable, theme: Theme) -> None:
    table.select_id("a")
    table.setFocus()
    image = table.viewport().grab().toImage()
    row = table.visualRect(table.model().index(0, 2))
    found = {
        image.pixelColor(x, y).name().upper()
        for x in range(row.left(), row.right())
        for y in range(row.top(), row.bottom())
    }
    assert {theme.tokens.danger.fg, theme.tokens.soft} <= found
    plain = table.visualRect(table.model().index(2, 0))
    assert image.pixelColor(plain.topRight() + QPoint(-3, 5)) == QColor(theme.tokens.surface)


def test_columns_give_way_to_the_title_where_there_is_no_room(qtbot: QtBot, theme: Theme) -> None:
    yielding = [
        replace(column, gives_way={"risk": 2, "stage": 1}.get(column.key, 0))
        for column in columns()
    ]
    state: dict[str, Any] = {}
    model = RegisterModel(yielding, rows)
    table = RegisterTable(theme, model, state, "registerTable")
    qtbot.addWidget(table)
    model.setParent(table)
    model.set_ids(IDS)
    table.resize(900, 400)
    table.show()

    def shown() -> list[str]:
        return [yielding[section].key for section in table.arrangement.shown()]

    assert shown() == ["title", "risk", "due", "stage"]
    table.resize(theme.px(500), 400)
    assert shown() == ["title", "risk", "due"]
    table.resize(theme.px(400), 400)
    assert shown() == ["title", "due"]
    table.horizontalHeader().resizeSection(2, 120)  # what is remembered leaves nothing out
    assert state["hidden"] == []
    table.resize(900, 400)
    assert shown() == ["title", "risk", "due", "stage"]
    table.arrangement.show_column(3, is_shown=False)
    assert state["hidden"] == ["stage"]


def test_a_column_that_gave_way_is_told_so_and_can_be_wished_for(
    qtbot: QtBot, theme: Theme
) -> None:
    pressed = [replace(each, gives_way=PRESSED * (each.key == "risk")) for each in columns()]
    state: dict[str, Any] = {}
    model = RegisterModel(pressed, rows)
    table = RegisterTable(theme, model, state, "registerTable")
    qtbot.addWidget(table)
    model.setParent(table)
    model.set_ids(IDS)
    table.resize(theme.px(520), 400)
    table.show()
    assert not table.isColumnHidden(1)
    table.resize(theme.px(460), 400)
    assert table.isColumnHidden(1)

    table.horizontalHeader().customContextMenuRequested.emit(QPoint(5, 5))
    menu = table.findChild(QMenu)
    assert isinstance(menu, QMenu)
    risk = menu.actions()[1]
    assert not risk.isChecked()
    assert "no room" in risk.text()
    risk.trigger()
    menu.close()
    assert not table.isColumnHidden(1)
    assert state["wished"] == ["risk"]
    table.resize(theme.px(450), 400)
    assert not table.isColumnHidden(1)
    table.arrangement.show_column(1, is_shown=False)
    assert state["wished"] == []
