"""The template workbook: eight sheets, written from entries as `domain.template_rows` says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from isms_desktop.domain.details import ACTIONS
from isms_desktop.domain.entry import Entry
from isms_desktop.domain.progress import Progress, no_progress
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.sheets import CellValue
from isms_desktop.domain.template_rows import DETAILS, LOG_SHEET, detail_rows, log_cells
from isms_desktop.domain.template_rows.continued import (
    CONTINUED_HEADERS,
    CONTINUED_SHEET,
    ContinuedTexts,
)
from isms_desktop.domain.template_rows.layout import OwnColumn, own_columns
from isms_desktop.domain.template_rows.measuring_out import (
    MEASURING,
    NOTHING_MEASURED,
    Measured,
    measurement_rows,
    objective_rows,
)
from isms_desktop.exchange.document_control import (
    CONTROL_LINES,
    CONTROL_SHEET,
    CONTROL_WIDTHS,
    TITLE,
    DocumentControl,
    control_rows,
)
from isms_desktop.exchange.template_sheets import (
    LISTS_SHEET,
    UID_COLUMN,
    Column,
    Lists,
    add_sheet,
    add_table_sheet,
    column_of,
    columns_of,
    late_actions,
    late_entries,
    places_of,
)
from isms_desktop.exchange.writer import BookWriter
from isms_desktop.runtime.i18n import _

_UNFOLDED: Final = 11
_ALWAYS_SHOWN: Final = frozenset({"owner", "due_on", "status", "effect_verdict"})
_OWN_WIDTH: Final = 24
_PROGRESS_STEP: Final = 50


@dataclass(frozen=True, slots=True)
class Written:
    """What a template workbook came to hold."""

    entries: int
    continued_texts: int


def write_template(
    entries: Iterable[Entry],
    about: DocumentControl,
    target: Path,
    progress: Progress = no_progress,
    total: int = 0,
    measured: Measured = NOTHING_MEASURED,
) -> Written:
    """Write the workbook whole or not at all; no entries make an empty template to fill in.

    `total` is only reported. Raises `UserError` "cannot_write" where the place cannot be written.
    """
    with BookWriter() as writer:
        register = _Register(writer)
        for entry in entries:
            if register.count % _PROGRESS_STEP == 0:
                progress(register.count, total, _("Writing the workbook"))
            register.add(entry)
        register.add_measured(measured)
        register.finish(about, target)
        progress(register.count, register.count)
    return Written(register.count, register.texts.count)


class _Register:
    """The sheets while entries are written to them."""

    def __init__(self, writer: BookWriter) -> None:
        self.count = 0
        self.texts = ContinuedTexts()
        self._writer = writer
        self._log = writer.rows(LOG_SHEET, widths_of(_log_columns(())))
        self._details = tuple(
            writer.rows(spec.sheet, widths_of(columns_of(spec))) for spec in DETAILS
        )
        self._own: dict[str, int] = {}

    def add(self, entry: Entry) -> None:
        """Write the entry's rows on all sheets."""
        self.count += 1
        cells = log_cells(entry)
        if entry.extra:
            cells.extend(self._own_cells(entry))
        self._log.add(self._fitting(cells), entry.uid)
        rows = detail_rows(entry)
        for sheet, found in zip(
            self._details, (rows.actions, rows.causes, rows.reviews), strict=True
        ):
            for row in found:
                sheet.add(self._fitting(row[:-1]), row[-1])

    def add_measured(self, measured: Measured) -> None:
        """Write objectives, indicators and measurements."""
        found = (objective_rows(measured), measurement_rows(measured))
        for spec, rows in zip(MEASURING, found, strict=True):
            sheet = self._writer.rows(spec.sheet, widths_of(columns_of(spec)))
            for row in rows:
                sheet.add(self._fitting(row[:-1]), row[-1])

    def _own_cells(self, entry: Entry) -> list[str | None]:
        for name, _text in entry.extra:
            self._own.setdefault(name, len(self._own))
        cells: list[str | None] = [None] * len(self._own)
        for name, text in entry.extra:
            cells[self._own[name]] = text
        return cells

    def _fitting(self, cells: Sequence[CellValue]) -> list[CellValue]:
        return [self.texts.cell(cell) if isinstance(cell, str) else cell for cell in cells]

    def finish(self, about: DocumentControl, target: Path) -> None:
        """Add the other sheets, in their order, and write the file."""
        own = list(own_columns(self._own))
        log = _log_columns(own)
        others = (column for spec in (*DETAILS, *MEASURING) for column in columns_of(spec))
        lists = Lists((*log, *others))
        self._add_control(about)
        self._add_table(LOG_SHEET, log, lists, late_entries(places_of(log)))
        for spec in DETAILS:
            columns = columns_of(spec)
            late = late_actions(places_of(columns)) if spec is ACTIONS else ""
            self._add_table(spec.sheet, columns, lists, late)
        for spec in MEASURING:
            self._add_table(spec.sheet, columns_of(spec), lists)
        self._add_lists(lists)
        self._add_continued(own)
        self._writer.save(target)

    def _add_control(self, about: DocumentControl) -> None:
        add_sheet(self._writer.book, CONTROL_SHEET, CONTROL_WIDTHS)
        rows = self._writer.rows(CONTROL_SHEET, CONTROL_LINES)
        rows.set_heading((TITLE,), self._writer.styles.title)
        styles = (self._writer.styles.heading, self._writer.styles.text)
        for label, text in control_rows(about, self.count):
            rows.add((label, text or None), styles=styles if text else styles[:1])

    def _add_table(
        self, title: str, columns: Sequence[Column], lists: Lists, late: str = ""
    ) -> None:
        rows = self._writer.rows(title, widths_of(columns))
        rows.set_heading([column.header for column in columns])
        add_table_sheet(self._writer.book, title, columns, lists, late)

    def _add_lists(self, lists: Lists) -> None:
        heading, *words = lists.rows()
        sheet = add_sheet(self._writer.book, LISTS_SHEET, [26] * len(heading))
        sheet.freeze_panes = "A2"
        rows = self._writer.rows(LISTS_SHEET)
        rows.set_heading([header or "" for header in heading])
        for row in words:
            rows.add(row)

    def _add_continued(self, own: Sequence[OwnColumn]) -> None:
        for column in own:
            if column.header != column.name:
                self.texts.name_column(column.header, column.name)
        if not self.texts.rows:
            return
        add_sheet(self._writer.book, CONTINUED_SHEET, (30, 8, 100))
        rows = self._writer.rows(CONTINUED_SHEET)
        rows.set_heading(CONTINUED_HEADERS)
        for row in self.texts.rows:
            rows.add(row)


def _log_columns(own: Sequence[OwnColumn]) -> tuple[Column, ...]:
    """The log's columns: the widely used eleven and what is needed every day stay in view."""
    fields = (
        column_of(field, is_folded=position > _UNFOLDED and field.key not in _ALWAYS_SHOWN)
        for position, field in enumerate(ENTRIES, start=1)
    )
    mine = (Column(column.header, _OWN_WIDTH, is_folded=True) for column in own)
    return (*fields, *mine, UID_COLUMN)


def widths_of(columns: Iterable[Column]) -> tuple[int, ...]:
    """How wide the columns in view are, 0 for the others."""
    return tuple(column.line_length for column in columns)
