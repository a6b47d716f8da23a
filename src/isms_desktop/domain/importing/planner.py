"""From a workbook and the user's choices to a plan."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from isms_desktop.domain.entry import Entry
from isms_desktop.domain.errors import UserError
from isms_desktop.domain.importing import questions
from isms_desktop.domain.importing.cells import CellReaders
from isms_desktop.domain.importing.choices import ImportChoices, OnClash, SameRef
from isms_desktop.domain.importing.dates import DateReader
from isms_desktop.domain.importing.entries import is_action, shown
from isms_desktop.domain.importing.headers import ColumnMatch, chosen_by_hand, match_columns
from isms_desktop.domain.importing.merge import (
    Existing,
    Outcome,
    Who,
    differences,
    entry_of,
    merged,
    record_fingerprint,
)
from isms_desktop.domain.importing.plan import ImportPlan, PlannedRow
from isms_desktop.domain.importing.profiles import profile_of
from isms_desktop.domain.importing.questions import counted_rows
from isms_desktop.domain.importing.records import RowSorter, SortedRows
from isms_desktop.domain.importing.rows import ImportedRecord, RowReader
from isms_desktop.domain.importing.tables import Finding, Table, TableFinder
from isms_desktop.domain.importing.template import TemplateComparison
from isms_desktop.domain.importing.vocabulary import HeaderWords, ValueWords
from isms_desktop.domain.progress import Progress, no_progress
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.sheets import Sheet, Workbook
from isms_desktop.domain.template_rows import UID_HEADER, entries_from_sheets, is_template
from isms_desktop.domain.template_rows.incoming import log_of

_EVERY: Final = 500
_CHILD_KEYS: Final = frozenset(
    {
        "ref", "corrective_action", "owner", "also", "due_on", "done_on", "done_note",
        "done_evidence", "change_ticket", "resources",
    }
)  # fmt: skip  # one a line would hide the shape of the list
_IN_BIN: Final = "This entry is in the bin; an update brings it back."


@dataclass(frozen=True, slots=True)
class Looked:
    """A workbook and the tables found in it."""

    file_name: str
    workbook: Workbook
    finding: Finding


@dataclass(frozen=True, slots=True)
class Register:
    """What the plan is compared with: the entries there are, and who is who."""

    existing: Existing
    who: Who
    new_uid: Callable[[], str]


class Planner:
    """Makes plans with the words of many languages, handed in as plain data."""

    def __init__(
        self, headers: Iterable[Mapping[str, Any]], values: Iterable[Mapping[str, Any]]
    ) -> None:
        self._headers = HeaderWords(headers)
        self._words = ValueWords(values)
        self._dates = DateReader(self._words.months)
        self._finder = TableFinder(self._headers, self._words)

    def look(self, file_name: str, workbook: Workbook) -> Looked:
        """Find the tables of a workbook."""
        return Looked(file_name, workbook, self._finder.find(workbook))

    def table(self, looked: Looked, choices: ImportChoices) -> Table:
        """The table the user chose, or else the best one.

        Raises `UserError` "no_table" where there is none.
        """
        if choices.header_row:
            sheet = _sheet(looked, choices.sheet or self._best(looked, "").sheet)
            table = self._finder.at(sheet, choices.header_row)
            if table is None:
                raise _no_table(
                    f"Row {choices.header_row} of the sheet {sheet.name} has no headings."
                )
            return table
        return self._best(looked, choices.sheet)

    def _best(self, looked: Looked, sheet: str) -> Table:
        if sheet:
            sheet = _sheet(looked, sheet).name
        tables = [t for t in looked.finding.tables if not sheet or t.sheet == sheet]
        if not tables:
            where = f"the sheet {sheet}" if sheet else "the file"
            forms = looked.finding.forms
            raise _no_table(
                f"No table with headings was found in {where}."
                + (" It looks like a form with labels beside their values." if forms else "")
            )
        return tables[0]

    def columns(
        self, looked: Looked, table: Table, choices: ImportChoices
    ) -> tuple[ColumnMatch, ...]:
        """The columns of a table and the fields they were matched with."""
        rows = _sheet(looked, table.sheet).rows[table.header_row :]
        profiles = [
            profile_of((cells[h.position - 1] for cells in rows), self._dates, self._words)
            for h in table.headings
        ]
        guessed = match_columns(table.headings, profiles, self._headers, self._words)
        return chosen_by_hand(guessed, choices.mapping)

    def plan(
        self,
        looked: Looked,
        choices: ImportChoices,
        register: Register,
        progress: Progress = no_progress,
    ) -> ImportPlan:
        """Everything the import would do; nothing is written.

        Raises `UserError` "no_table" where the file has no table, "bad_choice" where a choice names
        a field or word that does not exist.
        """
        questions.require_valid(choices)
        if _is_template(looked, choices):
            return self._template_plan(looked, choices, register, progress)
        table = self.table(looked, choices)
        sheet = _sheet(looked, table.sheet)
        columns = self.columns(looked, table, choices)
        rows = RowSorter(sheet, table, columns, self._words).sort()
        cells = CellReaders(self._words, self._dates, choices.value_words)
        reader = RowReader(sheet, columns, (cells, self._dates, self._words), choices)
        records = list(_read(rows, reader, progress))
        records, repeated = _by_ref(records, choices.same_ref)
        asked = (
            *questions.no_description(columns),
            *questions.date_orders(columns, rows, self._dates, choices),
            *questions.unknown_words(reader.unknown),
            *questions.same_refs(repeated),
        )
        return ImportPlan(
            file_name=looked.file_name,
            format=looked.workbook.format,
            choices=choices,
            table=table,
            alternatives=tuple(t for t in looked.finding.tables if t != table),
            columns=columns,
            rows=tuple(_compared(records, register, choices.on_clash)),
            rows_seen=rows.seen,
            left_out=rows.left_out,
            problems=tuple(reader.problems),
            questions=asked,
            warnings=(
                *looked.workbook.warnings,
                *questions.unknown_columns(choices, columns),
                *_warnings(sheet, rows, reader),
            ),
        )

    def _template_plan(
        self, looked: Looked, choices: ImportChoices, register: Register, progress: Progress
    ) -> ImportPlan:
        """The plan for a workbook of the program's own: nothing is guessed."""
        progress(0, 0)
        contents = entries_from_sheets(looked.workbook, register.who, register.new_uid)
        log = log_of(looked.workbook)
        table = self.table(looked, replace(choices, sheet=log.name if log else ""))
        comparison = TemplateComparison(register.existing, table.sheet, choices.on_clash)
        rows = tuple(comparison.rows(contents.entries))
        return ImportPlan(
            file_name=looked.file_name,
            format=looked.workbook.format,
            choices=choices,
            table=table,
            columns=_own_columns(self.columns(looked, table, choices)),
            rows=rows,
            rows_seen=len(rows),
            problems=(*contents.problems, *comparison.problems),
            warnings=looked.workbook.warnings,
            is_template=True,
        )


def _is_template(looked: Looked, choices: ImportChoices) -> bool:
    """Whether the workbook is the program's own and the user did not choose otherwise."""
    by_hand = choices.header_row or choices.mapping or choices.sheet
    return not by_hand and is_template(looked.workbook)


def _own_columns(columns: Iterable[ColumnMatch]) -> tuple[ColumnMatch, ...]:
    """The template's columns, each with the field its header stands for."""
    own = {field.header: field.key for field in ENTRIES}
    shown = [column for column in columns if column.name != UID_HEADER]
    return chosen_by_hand(shown, {c.name: own.get(c.name, "") for c in shown})


def _sheet(looked: Looked, name: str) -> Sheet:
    for sheet in looked.workbook.sheets:
        if sheet.name == name or sheet.name.casefold() == name.casefold():
            return sheet
    names = ", ".join(sheet.name for sheet in looked.workbook.sheets)
    raise _no_table(f"There is no sheet {name} in the file; it has: {names}.")


def _no_table(message: str) -> UserError:
    return UserError(
        f"{message} Nothing was imported.",
        "Choose another sheet, or say in which row the headings stand.",
        code="no_table",
    )


def _read(rows: SortedRows, reader: RowReader, progress: Progress) -> Iterator[ImportedRecord]:
    total = len(rows.records)
    for done, (number, cells) in enumerate(rows.records):
        if done % _EVERY == 0:
            progress(done, total)
        yield reader.read(number, cells)


def _by_ref(
    records: list[ImportedRecord], same_ref: SameRef | None
) -> tuple[list[ImportedRecord], tuple[str, ...]]:
    """Rows with the same reference brought together as the user said, or told as a question."""
    groups: dict[str, list[ImportedRecord]] = defaultdict(list)
    for record in records:
        if record.ref:
            groups[record.ref].append(record)
    repeated = {ref: group for ref, group in groups.items() if len(group) > 1}
    if not repeated:
        return records, ()
    if same_ref is None:
        return records, tuple(repeated)
    if same_ref is SameRef.BY_YEAR:
        return _numbered(records, repeated), ()
    first = {id(group[0]): group for group in repeated.values()}
    later = {id(record) for group in repeated.values() for record in group[1:]}
    return [
        _with_children(record, first[id(record)][1:]) if id(record) in first else record
        for record in records
        if id(record) not in later
    ], ()


def _numbered(
    records: Sequence[ImportedRecord], repeated: Mapping[str, Sequence[ImportedRecord]]
) -> list[ImportedRecord]:
    """Put the year before a repeated reference, and a number behind what is still repeated."""
    taken: set[str] = {record.ref for record in records if record.ref not in repeated}
    out = []
    for record in records:
        if record.ref in repeated:
            day = record.values.get("identified_on")
            stem = f"{day.year}-{record.ref}" if isinstance(day, date) else record.ref
            ref, number = stem, 2
            while ref in taken:
                ref, number = f"{stem} ({number})", number + 1
            taken.add(ref)
            out.append(record._replace(values=record.values | {"ref": ref}))
        else:
            out.append(record)
    return out


def _with_children(parent: ImportedRecord, later: Sequence[ImportedRecord]) -> ImportedRecord:
    """The actions of the later rows join the first; whatever else they say goes to its notes."""
    notes = [str(parent.values["notes"])] if parent.values.get("notes") else []
    children = []
    for row in later:
        if is_action(row.values):
            children.append({k: v for k, v in row.values.items() if k in _CHILD_KEYS})
        known = _CHILD_KEYS if is_action(row.values) else frozenset({"ref"})
        notes += _told(parent, row, known)
    values = parent.values | ({"notes": "\n".join(notes)} if notes else {})
    return parent._replace(values=values, children=tuple(children))


def _told(parent: ImportedRecord, row: ImportedRecord, known: frozenset[str]) -> Iterator[str]:
    for key, value in row.values.items():
        if key not in known and value != parent.values.get(key):
            name = ENTRIES[key].header if key in ENTRIES else key
            yield f"{name}: {shown(value)}"
    own = dict(parent.extra)
    yield from (f"{name}: {text}" for name, text in row.extra if own.get(name) != text)


def _compared(
    records: Sequence[ImportedRecord], register: Register, on_clash: OnClash | None
) -> Iterator[PlannedRow]:
    by_ref = register.existing.by_ref(record.ref for record in records if record.ref)
    loose = [record for record in records if record.ref not in by_ref]
    by_print = register.existing.by_fingerprint(record_fingerprint(r) for r in loose)
    met: set[str] = set()
    for record in records:
        existing = by_ref.get(record.ref) if record.ref else None
        if existing is None and by_print:
            existing = by_print.get(record_fingerprint(record))
            # A row with a reference of its own is not the entry that has another one.
            if existing is not None and (record.ref or existing.uid in met):
                existing = None
        if existing is None:
            yield PlannedRow(record, Outcome.NEW)
            continue
        met.add(existing.uid)
        yield _against(record, existing, register, on_clash)


def _against(
    record: ImportedRecord, existing: Entry, register: Register, on_clash: OnClash | None
) -> PlannedRow:
    candidate = entry_of(record, register.who, register.new_uid)
    found = differences(existing, candidate, record)
    note = _IN_BIN if existing.binned_at else ""
    if not found and not note:
        return PlannedRow(record, Outcome.UNCHANGED, existing)
    if on_clash is OnClash.UPDATE:
        entry = merged(existing, candidate, found)
        return PlannedRow(record, Outcome.CHANGED, existing, entry, found, note)
    outcome = Outcome.SKIPPED if on_clash is OnClash.SKIP else Outcome.CLASH
    return PlannedRow(record, outcome, existing, None, found, note)


def _warnings(sheet: Sheet, rows: SortedRows, reader: RowReader) -> Iterator[str]:
    hidden = sum(number in sheet.hidden_rows for number, _ in rows.records)
    if hidden:
        yield (
            f"The spreadsheet hides {counted_rows(hidden)} that are records; they are taken too."
        )
    if sheet.is_hidden:
        yield f"The sheet {sheet.name} is hidden in the spreadsheet."
    if sheet.unevaluated:
        yield (
            f"{len(sheet.unevaluated)} formulas of the sheet were never calculated, so their cells"
            " are empty here. Open the file in your spreadsheet program, save it, import it again."
        )
    if reader.old_controls:
        yield (
            f"Controls in the numbering of 2013 stand in {counted_rows(reader.old_controls)}. They"
            " are kept as text and not converted."
        )
