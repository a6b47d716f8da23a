from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from isms_desktop.domain.sheets import Sheet
from isms_desktop.ui.importing.sheet_preview import SheetModel, SheetPreview, filled_rows
from isms_desktop.ui.kit.theme import Theme

SHEET = Sheet(
    "Log",
    (
        ("Title", None, None),
        (None, None, None),
        ("No.", "Date", None),
        (1, date(2026, 3, 1), "x\ny"),
    ),
)


def test_rows_and_columns_are_named_as_in_the_spreadsheet(theme: Theme) -> None:
    model = SheetModel(theme)
    model.show_sheet(SHEET, 3)
    sides = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]
    tops = [model.headerData(c, Qt.Orientation.Horizontal) for c in range(model.columnCount())]
    assert sides == ["1", "2", "3 headings", "4"]
    assert tops == ["A", "B", "C"]
    assert model.data(model.index(3, 1)) == "2026-03-01"
    assert model.data(model.index(3, 2)) == "x y"


def test_only_the_heading_row_is_marked(theme: Theme) -> None:
    model = SheetModel(theme)
    model.show_sheet(SHEET, 3)
    marked = [
        model.data(model.index(row, 0), Qt.ItemDataRole.BackgroundRole) is not None
        for row in range(4)
    ]
    assert marked == [False, False, True, False]


def test_a_long_sheet_is_shown_to_below_its_headings(theme: Theme) -> None:
    sheet = Sheet("Long", tuple((str(row),) for row in range(500)))
    model = SheetModel(theme)
    model.show_sheet(sheet, 1)
    assert model.rowCount() == 40
    model.show_sheet(sheet, 60)
    assert model.rowCount() == 80


def test_blank_rows_are_not_offered_as_headings() -> None:
    assert filled_rows(SHEET) == [(1, "Title"), (3, "No. · Date"), (4, "1 · 2026-03-01 · x y")]
    assert len(filled_rows(SHEET, most=2)) == 2


def test_enter_takes_the_row_under_the_cursor(qtbot: QtBot, theme: Theme) -> None:
    preview = SheetPreview(theme)
    qtbot.addWidget(preview)
    preview.show_sheet(SHEET, 1)
    preview.setCurrentIndex(preview.model().index(2, 0))
    with qtbot.waitSignal(preview.row_chosen) as told:
        qtbot.keyClick(preview, Qt.Key.Key_Return)
    assert told.args == [3]
