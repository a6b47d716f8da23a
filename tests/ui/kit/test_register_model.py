from collections.abc import Sequence
from datetime import date

import pytest
from PySide6.QtCore import QLocale, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from isms_desktop.domain.errors import UserError
from isms_desktop.domain.fields import Field, Kind
from isms_desktop.ui.kit.dates import Dates
from isms_desktop.ui.kit.register_model import (
    CELL_ROLE,
    Cell,
    CellKind,
    Column,
    RegisterModel,
    Row,
    column_of,
    shown_value,
)

DATES = Dates(QLocale("en_GB"), lambda: date(2026, 11, 23))


class Store:
    """Gives rows and remembers which ids were asked for."""

    def __init__(self) -> None:
        self.asked: list[Sequence[str]] = []

    def fetch(self, ids: Sequence[str]) -> list[Row]:
        self.asked.append(ids)
        return [{"title": f"Entry {i}", "ref": f"NC-{i}", "due": "in 48 days"} for i in ids]


def columns() -> list[Column]:
    return [
        Column("title", "Entry", 300, lambda r: Cell(r["title"], r["ref"]), CellKind.TITLE),
        Column("due", "Due", 110, lambda r: Cell(r["due"])),
        Column("note", "Note", 110, lambda _r: Cell(), is_sortable=False),
    ]


def model(count: int, store: Store) -> RegisterModel:
    made = RegisterModel(columns(), store.fetch)
    made.set_ids([str(i) for i in range(count)])
    return made


def text(table: RegisterModel, row: int, column: int, role: int) -> object:
    return table.data(table.index(row, column), role)


def test_it_is_a_proper_model(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model(3, Store()))


def test_nothing_is_fetched_before_it_is_seen() -> None:
    store = Store()
    table = model(10_000, store)
    assert table.rowCount() == 10_000
    assert not store.asked


def test_a_page_of_100_is_fetched_once() -> None:
    store = Store()
    table = model(250, store)
    for row in (205, 249, 200):
        text(table, row, 0, Qt.ItemDataRole.DisplayRole)
    assert store.asked == [[str(i) for i in range(200, 250)]]


def test_pages_long_out_of_sight_are_dropped() -> None:
    store = Store()
    table = model(5_000, store)
    for row in range(0, 5_000, 100):
        table.row_at(row)
    fetched = len(store.asked)
    table.row_at(4_950)
    assert len(store.asked) == fetched
    table.row_at(0)
    assert len(store.asked) == fetched + 1


def test_new_ids_forget_the_old_rows() -> None:
    store = Store()
    table = model(3, store)
    assert table.row_at(0)["title"] == "Entry 0"
    table.set_ids(["7", "5"])
    assert table.row_at(0)["title"] == "Entry 7"
    assert table.ids() == ["7", "5"]
    assert (table.row_of("5"), table.row_of("0")) == (1, None)


def test_a_cell_speaks_its_column() -> None:
    table = model(1, Store())
    said = [text(table, 0, c, Qt.ItemDataRole.AccessibleTextRole) for c in range(3)]
    assert said == ["Entry: Entry 0 · NC-0", "Due: in 48 days", "Note: empty"]


def test_delegates_find_the_cell() -> None:
    table = model(1, Store())
    assert text(table, 0, 0, CELL_ROLE) == Cell("Entry 0", "NC-0")
    assert text(table, 0, 0, Qt.ItemDataRole.DecorationRole) is None


def test_a_tool_tip_never_becomes_html() -> None:
    words = "<b>bold</b> " * 6
    table = RegisterModel(
        [Column("title", "Entry", 300, lambda _r: Cell(words))], lambda ids: [{} for _ in ids]
    )
    table.set_ids(["1"])
    tip = str(text(table, 0, 0, Qt.ItemDataRole.ToolTipRole))
    assert "&lt;b&gt;" in tip
    assert "<b>" not in tip


def test_headers_are_the_labels() -> None:
    table = model(1, Store())
    horizontal = Qt.Orientation.Horizontal
    assert [table.headerData(i, horizontal) for i in range(3)] == ["Entry", "Due", "Note"]
    assert table.headerData(0, Qt.Orientation.Vertical) is None
    assert table.headerData(9, horizontal) is None


def test_sorting_is_asked_for_not_done(qtbot: QtBot) -> None:
    table = model(3, Store())
    with qtbot.waitSignal(table.sort_requested) as heard:
        table.sort(1, Qt.SortOrder.DescendingOrder)
    assert heard.args == ["due", True]
    assert table.ids() == ["0", "1", "2"]
    with qtbot.assertNotEmitted(table.sort_requested):
        table.sort(2)
        table.sort(-1)


def test_values_are_written_for_people() -> None:
    values = [None, "x", True, False, 12_000, date(2026, 7, 12), ("A.5.11", "A.8.2")]
    shown = [shown_value(value, DATES) for value in values]
    assert shown == ["", "x", "Yes", "No", "12,000", "12 Jul 2026", "A.5.11, A.8.2"]


def test_a_declared_field_makes_a_column() -> None:
    field = Field("identified_on", "Identified", "Identified", Kind.DATE)
    column = column_of(field, DATES)
    assert (column.key, column.label) == ("identified_on", "Identified")
    assert column.cell({"identified_on": date(2026, 7, 12)}).text == "12 Jul 2026"
    assert column.cell({}).text == ""


def test_a_page_read_at_the_wrong_moment_is_blank_until_it_can_be_read(qtbot: QtBot) -> None:
    store = Store()
    is_busy = True

    def fetch(ids: Sequence[str]) -> list[Row]:
        if is_busy:
            raise UserError("The register is being written.", code="busy")
        return store.fetch(ids)

    table = RegisterModel(columns(), fetch)
    table.set_ids(["1", "2"])
    assert table.cell_at(0, 0) == Cell()

    with qtbot.waitSignal(table.dataChanged):
        is_busy = False
    assert table.cell_at(0, 0).text == "Entry 1"


def test_other_trouble_is_not_hidden() -> None:
    def fetch(ids: Sequence[str]) -> list[Row]:
        raise UserError("The file is damaged.", code="damaged")

    table = RegisterModel(columns(), fetch)
    table.set_ids(["1"])
    with pytest.raises(UserError):
        table.cell_at(0, 0)
