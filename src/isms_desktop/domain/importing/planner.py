"""From a workbook and the user's choices to a plan."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from isms_desktop.domain.errors import CellProblem
from isms_desktop.domain.importing import offers as offered
from isms_desktop.domain.importing import questions
from isms_desktop.domain.importing.choices import Answer, ImportChoices, Question, QuestionKind
from isms_desktop.domain.importing.comparing import Register, alike_rows, compared
from isms_desktop.domain.importing.content import match_by_content
from isms_desktop.domain.importing.dates import DateReader
from isms_desktop.domain.importing.gathering import (
    by_ref,
    has_list,
    joined_people,
    names_in,
    split_actions,
)
from isms_desktop.domain.importing.headers import ColumnMatch, chosen_by_hand, match_columns
from isms_desktop.domain.importing.headless import HeadlessFinder
from isms_desktop.domain.importing.looked import Looked, no_table
from isms_desktop.domain.importing.merge import Outcome
from isms_desktop.domain.importing.parts import Part, PartsReader, left_out
from isms_desktop.domain.importing.plan import ImportPlan, PlannedRow
from isms_desktop.domain.importing.profiles import profile_of
from isms_desktop.domain.importing.records import RowSorter
from isms_desktop.domain.importing.rows import ImportedRecord
from isms_desktop.domain.importing.spellings import Spellings, groups_in
from isms_desktop.domain.importing.tables import Table, TableFinder, has_same_headings
from isms_desktop.domain.importing.template import TemplateComparison, renamed_columns
from isms_desktop.domain.importing.vocabulary import HeaderWords, ValueWords
from isms_desktop.domain.numbering import is_own_series
from isms_desktop.domain.progress import Progress, no_progress
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.sentences import sentence
from isms_desktop.domain.sheets import Workbook
from isms_desktop.domain.template_rows import UID_HEADER, entries_from_sheets, is_template
from isms_desktop.domain.template_rows.incoming import NOT_ON_LOG, log_of

_LABELS_IN: Final = 2_000
"""Labels and notes are looked for in so many rows; more rows say nothing new."""

__all__ = ["Looked", "Planner", "Register"]


class Planner:
    """Makes plans with the words of many languages, handed in as plain data."""

    def __init__(
        self, headers: Iterable[Mapping[str, Any]], values: Iterable[Mapping[str, Any]]
    ) -> None:
        self._headers = HeaderWords(headers)
        self._words = ValueWords(values)
        self._dates = DateReader(self._words.months)
        self._finder = TableFinder(self._headers, self._words)
        self._headless = HeadlessFinder(self._headers, self._words, self._dates)

    def look(self, file_name: str, workbook: Workbook) -> Looked:
        """Find the tables of a workbook."""
        finding = self._headless.added(workbook, self._finder.find(workbook))
        return Looked(file_name, workbook, finding)

    def table(self, looked: Looked, choices: ImportChoices) -> Table:
        """The table the user chose, or else the best one.

        Raises `UserError` "no_table" where there is none.
        """
        if choices.header_row is None:
            return looked.best(choices.sheet)
        sheet = looked.sheet(choices.sheet) if choices.sheet else looked.first_sheet()
        if choices.header_row == 0:
            table = self._headless.of(sheet)
            told = sentence("The sheet {sheet} holds nothing.", sheet=sheet.name)
        else:
            table = self._finder.at(sheet, choices.header_row)
            told = sentence(
                "Row {row} of the sheet {sheet} has no headings.",
                row=choices.header_row,
                sheet=sheet.name,
            )
        if table is None:
            raise no_table(told)
        return table

    def columns(
        self, looked: Looked, table: Table, choices: ImportChoices
    ) -> tuple[ColumnMatch, ...]:
        """The columns of a table and the fields they were matched with."""
        sheet = looked.sheet(table.sheet)
        end = table.last_row + 1 - sheet.first_row if table.last_row else None
        rows = sheet.rows[sheet.below(table.header_row) : end]
        start, end = table.headings[0].position - 1, table.headings[-1].position
        # A row with one cell is a label or a note, and says nothing about its column.
        told = [row for row in rows[:_LABELS_IN] if end - start - row[start:end].count(None) > 1]
        rows = (*told, *rows[_LABELS_IN:]) or rows
        profiles = [
            profile_of((cells[h.position - 1] for cells in rows), self._dates, self._words)
            for h in table.headings
        ]
        if table.has_headings:
            guessed = match_columns(table.headings, profiles, self._headers, self._words)
        else:
            guessed = match_by_content(table.headings, profiles, self._words)
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
        twins = _twins(looked, table)
        parts = self._parts(looked, table, twins, choices)
        main = parts[0]
        reader = PartsReader(parts, self._words, self._dates, choices)
        records = reader.read(progress)
        names = _names(records)
        joined = _joined(names, choices)
        if joined:
            records = list(joined_people(records, joined))
        offers = [
            *reader.scale_offers,
            *self._offers(parts, twins, records),
            *offered.people(_of_several(names, register), choices),
        ]
        if choices.answer(QuestionKind.SPLIT) == Answer.YES:
            records = [split_actions(record) if has_list(record) else record for record in records]
        records, repeated = by_ref(records, choices.same_ref)
        rows = tuple(compared(records, register, choices))
        offers += [*offered.alike(alike_rows(rows)), *_numbering(rows)]
        return ImportPlan(
            file_name=looked.file_name,
            format=looked.workbook.format,
            choices=choices,
            table=table,
            alternatives=tuple(t for t in looked.finding.tables if t != table),
            columns=_all_columns(parts),
            rows=rows,
            rows_seen=sum(part.rows.seen for part in parts),
            left_out=left_out(parts),
            problems=tuple(reader.problems),
            questions=(
                *questions.no_description(main.columns),
                *questions.date_orders(reader.evidence),
                *reader.scale_questions,
                *questions.unknown_words(reader.unknown),
                *questions.same_refs(repeated, several_sheets=len(parts) > 1),
            ),
            offers=tuple(offer for offer in offers if offer.name not in choices.answers),
            together=tuple(part.table for part in parts[1:]),
            value_words=reader.value_words,
            one_person=joined,
            warnings=(
                *looked.workbook.warnings,
                *questions.unknown_columns(choices, _all_columns(parts)),
                *warnings(parts, reader, [twin.sheet for twin in twins]),
            ),
        )

    def _parts(
        self, looked: Looked, table: Table, twins: Sequence[Table], choices: ImportChoices
    ) -> list[Part]:
        """The table, and those of other sheets where they are imported together with it."""
        main = self._part(looked, table, choices)
        if choices.answer(QuestionKind.SHEETS) != Answer.YES:
            return [main]
        # What a heading means on the first sheet it means on the others.
        same = {column.name: column.key for column in main.columns}
        alike = replace(choices, mapping={**same, **choices.mapping})
        return [main, *(self._part(looked, twin, alike) for twin in twins)]

    def _part(self, looked: Looked, table: Table, choices: ImportChoices) -> Part:
        sheet = looked.sheet(table.sheet)
        columns = self.columns(looked, table, choices)
        return Part(sheet, table, columns, RowSorter(sheet, table, columns, self._words).sort())

    def _offers(
        self, parts: Sequence[Part], twins: Sequence[Table], records: Sequence[ImportedRecord]
    ) -> Iterator[Question]:
        has_status = any(column.key == "status" for column in parts[0].columns)
        labels = (label for part in parts for label in part.rows.sections.values())
        yield from offered.sheets(parts[0].table, twins)
        yield from offered.sheet_names(
            [part.sheet.name for part in parts], self._words, has_status=has_status
        )
        yield from offered.sections(labels, self._words)
        yield from offered.lists(records)

    def _template_plan(
        self, looked: Looked, choices: ImportChoices, register: Register, progress: Progress
    ) -> ImportPlan:
        """The plan for a workbook of the program's own: nothing is guessed."""
        progress(0, 0)
        log = log_of(looked.workbook)
        renamed = renamed_columns(log, self._headers) if log else {}
        contents = entries_from_sheets(looked.workbook, register.who, register.new_uid, renamed)
        table = self.table(looked, replace(choices, sheet=log.name if log else ""))
        comparison = TemplateComparison(register.existing, table.sheet, choices, register.reopening)
        rows = tuple(comparison.rows(contents.entries))
        problems, removed = _without_removed(contents.problems, register)
        return ImportPlan(
            file_name=looked.file_name,
            format=looked.workbook.format,
            choices=choices,
            table=table,
            columns=_own_columns(self.columns(looked, table, choices), renamed),
            rows=rows,
            rows_seen=len(rows),
            problems=(*problems, *comparison.problems),
            offers=tuple(offered.reopening(comparison.reopened_refs)),
            warnings=(
                *looked.workbook.warnings,
                *_told_renamed(renamed),
                *_absent(rows, register),
                *removed,
            ),
            is_template=True,
        )


def _is_template(looked: Looked, choices: ImportChoices) -> bool:
    """Whether the workbook is the program's own and the user did not choose otherwise."""
    by_hand = choices.header_row is not None or choices.mapping or choices.sheet
    return not by_hand and is_template(looked.workbook)


def _told_renamed(renamed: Mapping[str, str]) -> Iterator[str]:
    for header, key in renamed.items():
        yield sentence(
            'The column "{column}" is read as "{field}".', column=header, field=ENTRIES[key].header
        )


def _own_columns(
    columns: Iterable[ColumnMatch], renamed: Mapping[str, str]
) -> tuple[ColumnMatch, ...]:
    """The template's columns, each with the field its header stands for."""
    own = {field.header: field.key for field in ENTRIES} | dict(renamed)
    shown = [column for column in columns if column.name != UID_HEADER]
    return chosen_by_hand(shown, {c.name: own.get(c.name, "") for c in shown})


def _twins(looked: Looked, table: Table) -> list[Table]:
    """The best tables of other sheets that have the same headings and rows below them."""
    out: dict[str, Table] = {}
    hidden = {sheet.name for sheet in looked.workbook.sheets if sheet.is_hidden}
    for other in looked.finding.tables:
        is_other = other.sheet != table.sheet and other.sheet not in out
        is_shown = table.sheet in hidden or other.sheet not in hidden
        if is_other and is_shown and other.rows_below and has_same_headings(table, other):
            out[other.sheet] = other
    names = [sheet.name for sheet in looked.workbook.sheets]
    return sorted(out.values(), key=lambda twin: names.index(twin.sheet))


def _absent(rows: Sequence[PlannedRow], register: Register) -> Iterator[str]:
    """Said where the register has entries that the program's own workbook has not."""
    absent = register.existing.count() - sum(row.existing is not None for row in rows)
    if absent > 0:
        yield sentence(
            "Entries of the register that are not in the file: {count}. They stay as they are: a"
            " removed row deletes nothing.",
            count=absent,
        )


def _without_removed(
    problems: Sequence[CellProblem], register: Register
) -> tuple[list[CellProblem], list[str]]:
    """What belongs to entries whose row was removed is no problem for each of its rows."""
    refs = {problem.value for problem in problems if problem.message == NOT_ON_LOG}
    known = register.existing.by_ref(refs) if refs else {}
    left = [p for p in problems if p.message != NOT_ON_LOG or p.value not in known]
    count = len(problems) - len(left)
    told = sentence(
        "Rows on other sheets that belong to entries which are not on the log: {count}. Nothing was"
        " taken from them.",
        count=count,
    )
    return left, [told] if count else []


def _names(records: Iterable[ImportedRecord]) -> list[Spellings]:
    return groups_in(names_in(records))


def _of_several(groups: Iterable[Spellings], register: Register) -> Iterator[Spellings]:
    """The groups that the register does not know as one person already."""
    for group in groups:
        if len({register.who(name).uid for name in group.counts}) > 1:
            yield group


def _joined(groups: Iterable[Spellings], choices: ImportChoices) -> dict[str, str]:
    """Every spelling that was said to be somebody's, with that name."""
    return {
        spelling: group.name
        for group in groups
        if choices.answer(QuestionKind.PEOPLE, group.name) == Answer.YES
        for spelling in group.counts
        if spelling != group.name
    }


def _numbering(rows: Iterable[PlannedRow]) -> Iterator[Question]:
    new = [row.record.ref for row in rows if row.outcome is Outcome.NEW and row.record.ref]
    pattern = offered.pattern_of(new)
    if pattern and not is_own_series(pattern[0]):
        yield from offered.numbering(new)


def _all_columns(parts: Sequence[Part]) -> tuple[ColumnMatch, ...]:
    """The columns of the first table, and those that only others have."""
    known = {column.name for column in parts[0].columns}
    more = {
        column.name: column
        for part in parts[1:]
        for column in part.columns
        if column.name not in known
    }
    return (*parts[0].columns, *more.values())


def warnings(parts: Sequence[Part], reader: PartsReader, twins: Sequence[str]) -> Iterator[str]:
    """What the user should know about what is read, and what is not."""
    for part in parts:
        sheet = part.sheet
        hidden = sum(number in sheet.hidden_rows for number, _ in part.rows.records)
        if hidden:
            yield sentence(
                "The spreadsheet hides {rows} that are records; they are taken too.",
                rows=questions.counted_rows(hidden),
            )
        if sheet.is_hidden:
            yield sentence("The sheet {sheet} is hidden in the spreadsheet.", sheet=sheet.name)
        if sheet.unevaluated:
            yield sentence(
                "{count} formulas of the sheet were never calculated, so their cells are empty"
                " here. Open the file in your spreadsheet program, save it, import it again.",
                count=len(sheet.unevaluated),
            )
    if twins and len(parts) == 1:
        yield sentence(
            "The sheets {sheets} have the same headings; they are not part of this import.",
            sheets=", ".join(twins),
        )
    if reader.old_controls:
        yield sentence(
            "Controls in the numbering of 2013 stand in {rows}. They are kept as text and not"
            " converted.",
            rows=questions.counted_rows(reader.old_controls),
        )
