"""Which sheet and which heading row, with the top of the sheet to look at."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from isms_desktop.domain.sheets import Sheet, Workbook
from isms_desktop.runtime.i18n import _
from isms_desktop.ui.importing.sheet_preview import SheetPreview, filled_rows, row_texts
from isms_desktop.ui.kit.bounds import bound
from isms_desktop.ui.kit.buttons import link_button
from isms_desktop.ui.kit.cards import Card
from isms_desktop.ui.kit.choice_box import ChoiceBox
from isms_desktop.ui.kit.flow import FlowLayout
from isms_desktop.ui.kit.labels import WrappedText, label, small
from isms_desktop.ui.kit.page import row_of
from isms_desktop.ui.kit.theme import Theme
from isms_desktop.ui.kit.tokens import SPACE_8

_LONGEST: Final = 90
_SHEET_LETTERS: Final = 16
_ROW_LETTERS: Final = 30
_LEAST_WIDTH: Final = 120


class TableCard(Card):
    """Two choices and a preview that follows them."""

    table_chosen = Signal(str, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._workbook: Workbook | None = None
        self._sheet: Sheet | None = None
        self._sheets = _box(theme, "sheetChoice", _("Sheet"), _SHEET_LETTERS)
        self._rows = _box(theme, "headerRowChoice", _("Headings in row"), _ROW_LETTERS)
        self._rows.setPlaceholderText(_("Choose…"))
        self._toggle = link_button(theme, _("Show the sheet"), "table", name="previewButton")
        self._preview = SheetPreview(theme)
        self._how = small(_("Enter or a double click on a row takes it as the headings."))
        self._why = WrappedText("", tone="muted")
        holder = QWidget()
        row = FlowLayout(holder, SPACE_8)
        for text, box in ((_("Sheet"), self._sheets), (_("Headings in row"), self._rows)):
            row.addWidget(_named(text, box))
        row.addWidget(self._toggle)
        for part in (holder, self._why, self._preview, self._how):
            self.body.addWidget(part)
        self._sheets.activated.connect(self._choose_sheet)
        self._rows.activated.connect(self._choose_row)
        self._preview.row_chosen.connect(self._choose_number)
        self._toggle.clicked.connect(self._turn_preview)
        self.setFocusProxy(self._sheets)
        self.open_preview(is_open=False)

    def show_workbook(self, workbook: Workbook) -> None:
        """Offer the sheets of another file; the hidden ones come last."""
        self._workbook, self._sheet = workbook, None
        self._sheets.clear()
        for sheet in sorted(workbook.sheets, key=lambda sheet: sheet.is_hidden):
            name = _("{sheet} (hidden)").format(sheet=sheet.name) if sheet.is_hidden else sheet.name
            self._sheets.addItem(name, sheet.name)

    def show_table(self, name: str, header_row: int | None, why: str) -> None:
        """Mark the sheet and row in use: 0 where there are no headings, None where none is known.

        `why` says how come.
        """
        if self._workbook is None:
            return
        sheets = self._workbook.sheets
        sheet = next((one for one in sheets if one.name == name), sheets[0])
        if sheet is not self._sheet:
            self._sheet = sheet
            self._fill_rows(sheet)
        self._sheets.setCurrentIndex(self._sheets.findData(sheet.name))
        self._mark_row(sheet, header_row)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._preview.show_sheet(sheet, header_row or 0)

    def open_preview(self, *, is_open: bool) -> None:
        """Show or hide the top of the sheet."""
        self._preview.setVisible(is_open)
        self._how.setVisible(is_open)
        self._toggle.setText(_("Hide the sheet") if is_open else _("Show the sheet"))
        self._toggle.setAccessibleName(self._toggle.text())

    def _fill_rows(self, sheet: Sheet) -> None:
        self._rows.clear()
        self._rows.addItem(_("None: the first row is an entry already"), 0)
        for number, text in filled_rows(sheet):
            self._rows.addItem(f"{number}: {text[:_LONGEST]}", number)

    def _mark_row(self, sheet: Sheet, header_row: int | None) -> None:
        if header_row and self._rows.findData(header_row) < 0:
            texts = " · ".join(text for text in row_texts(sheet, header_row) if text)
            self._rows.addItem(f"{header_row}: {texts[:_LONGEST]}", header_row)
        self._rows.setCurrentIndex(-1 if header_row is None else self._rows.findData(header_row))

    def _turn_preview(self) -> None:
        self.open_preview(is_open=self._preview.isHidden())

    def _choose_sheet(self) -> None:
        self.table_chosen.emit(self._sheets.currentData(), None)

    def _choose_row(self) -> None:
        self._choose_number(self._rows.currentData())

    def _choose_number(self, number: int) -> None:
        self.table_chosen.emit(self._sheets.currentData(), number)


def _box(theme: Theme, name: str, spoken: str, letters: int) -> ChoiceBox:
    box = ChoiceBox(theme)
    box.setObjectName(name)
    box.setAccessibleName(spoken)
    box.setMinimumContentsLength(letters)
    bound(theme, box, minimumWidth=_LEAST_WIDTH)
    return box


def _named(text: str, box: ChoiceBox) -> QWidget:
    named = label(text)
    named.setBuddy(box)
    return row_of(named, box)
