"""The template's sheets as entries; the exact inverse of `outgoing`."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from isms_desktop.domain.details import ACTIONS, CAUSES, EFFECT_REVIEWS
from isms_desktop.domain.entry import Entry
from isms_desktop.domain.errors import CellProblem
from isms_desktop.domain.people import Person
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.sheets import Sheet, Workbook
from isms_desktop.domain.template_rows.continued import without_continuations
from isms_desktop.domain.template_rows.details_back import Details, rounds_of
from isms_desktop.domain.template_rows.layout import DETAILS, LOG_SHEET
from isms_desktop.domain.template_rows.log_back import entry_of, with_summaries
from isms_desktop.domain.template_rows.rows import UID, RowReader, Table, find_table

NOT_ON_LOG: Final = "No entry on the log has this reference, so the row was left out."
_LOG_HEADERS: Final = 12
_DETAIL_HEADERS: Final = 3
_ALL_TEMPLATE: Final = 30
_NOTHING_RENAMED: Final[Mapping[str, str]] = MappingProxyType({})
_KINDS: Final = ((ACTIONS, "actions"), (CAUSES, "causes"), (EFFECT_REVIEWS, "reviews"))


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """An entry as the sheets say it, and what they say nothing about.

    `row` is its row on the log. `cells` is what the row holds, as text by key: the columns the
    log has. `details` are the keys of the columns of each detail sheet that has rows of the entry.
    A field whose column is in neither was not stated: its blank value means nothing.
    """

    entry: Entry
    row: int
    cells: Mapping[str, str]
    details: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def has_uid(self) -> bool:
        """Whether the row carries the program's own id."""
        return self.cells.get(UID) == self.entry.uid


@dataclass(frozen=True, slots=True)
class TemplateContents:
    """Everything the sheets hold, with all problems met on the way."""

    entries: tuple[ReadEntry, ...]
    problems: tuple[CellProblem, ...]


def log_of(workbook: Workbook) -> Sheet | None:
    """The sheet of a template workbook that holds the log; None where it is no template.

    The sheet may have another name as long as its headers are the template's.
    """
    tables = [(sheet, find_table(sheet, ENTRIES, _LOG_HEADERS, {})) for sheet in workbook.sheets]
    logs = [(sheet, table) for sheet, table in tables if table]
    named = [sheet for sheet, _ in logs if sheet.name == LOG_SHEET]
    full = [sheet for sheet, table in logs if UID in table.columns]
    most = [sheet for sheet, table in logs if len(table.columns) >= _ALL_TEMPLATE]
    return next(iter((*named, *full, *most)), None)


def is_template(workbook: Workbook) -> bool:
    """Whether the workbook was made from the template, so that its headers need no guessing."""
    return log_of(workbook) is not None


def entries_from_sheets(
    workbook: Workbook,
    person_named: Callable[[str], Person],
    new_uid: Callable[[], str],
    renamed: Mapping[str, str] = _NOTHING_RENAMED,
) -> TemplateContents:
    """Read a template workbook.

    Columns may be missing or moved; `renamed` gives the key of a log column with another header.
    Rows that were added without an id get a new one, as do rounds and closings.
    """
    log_sheet = log_of(workbook)
    if log_sheet is None:
        raise ValueError("the workbook is no template")
    sheets, names = without_continuations(workbook.sheets)
    log = next(sheet for sheet in sheets if sheet.name == log_sheet.name)
    table = find_table(log, ENTRIES, 1, renamed)
    if table is None:
        raise AssertionError("the log had headers a moment ago")
    reading = _Reading(person_named, new_uid)
    by_ref = reading.details(sheets)
    entries = tuple(reading.entries(table, names, by_ref))
    return TemplateContents(entries, tuple(dict.fromkeys(reading.problems)))


class _Reading:
    """One pass over the sheets; collects the problems."""

    def __init__(self, person_named: Callable[[str], Person], new_uid: Callable[[], str]) -> None:
        self.problems: list[CellProblem] = []
        self._person_named = person_named
        self._new_uid = new_uid

    def details(self, sheets: Sequence[Sheet]) -> dict[str, Details]:
        """The rows of the detail sheets by the reference of their entry."""
        by_ref: dict[str, Details] = {}
        for spec, kind in _KINDS:
            sheet = next((sheet for sheet in sheets if sheet.name == spec.sheet), None)
            table = sheet and find_table(sheet, spec, _DETAIL_HEADERS, {})
            for row in self._rows(table) if table else ():
                getattr(by_ref.setdefault(row.text("ref"), Details()), kind).append(row)
        return by_ref

    def _rows(self, table: Table) -> Iterator[RowReader]:
        for number, cells in table.rows():
            yield RowReader(table, number, cells, self._person_named, self.problems)

    def entries(
        self, table: Table, names: Mapping[str, str], by_ref: dict[str, Details]
    ) -> Iterator[ReadEntry]:
        """The entries of the log, each with its details."""
        seen: set[str] = set()
        for row in self._rows(table):
            uid = row.text(UID)
            if uid in seen:
                row.refuse(UID, "This row was copied from another one, so it is a new entry.")
                uid = ""
            seen.add(uid or (uid := self._new_uid()))
            entry = entry_of(row, uid, names, self._new_uid)
            details = by_ref.pop(entry.ref, Details()) if entry.ref else Details()
            entry = replace(entry, rounds=rounds_of(details, self._new_uid))
            entry = with_summaries(entry, row, details, self._new_uid)
            cells = {key: row.text(key) for key in table.columns}
            yield ReadEntry(entry, row.number, cells, _stated(details))
        for row in (row for details in by_ref.values() for row in details.all):
            row.refuse("ref", NOT_ON_LOG)


def _stated(details: Details) -> dict[str, frozenset[str]]:
    kinds = (details.actions, details.causes, details.reviews)
    return {
        spec.sheet: rows[0].table.keys for spec, rows in zip(DETAILS, kinds, strict=True) if rows
    }
