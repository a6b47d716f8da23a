"""The tables that are imported together, each read with the same choices."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from isms_desktop.domain.errors import CellProblem
from isms_desktop.domain.fields import Kind
from isms_desktop.domain.importing import scales
from isms_desktop.domain.importing.cells import CellReaders, as_text
from isms_desktop.domain.importing.choices import Answer, ImportChoices, Question, QuestionKind
from isms_desktop.domain.importing.dates import DateReader, Evidence, order_in
from isms_desktop.domain.importing.gathering import with_children
from isms_desktop.domain.importing.headers import ColumnMatch
from isms_desktop.domain.importing.offers import status_of_label
from isms_desktop.domain.importing.records import Cells, LeftOut, SortedRows
from isms_desktop.domain.importing.rows import ImportedRecord, RowReader, UnknownWord
from isms_desktop.domain.importing.tables import Table
from isms_desktop.domain.importing.vocabulary import ValueWords
from isms_desktop.domain.progress import Progress
from isms_desktop.domain.registers import ENTRIES
from isms_desktop.domain.sheets import CellValue, Sheet

_EVERY: Final = 500
SECTION_NAME: Final = "Section"
SHEET_NAME: Final = "Sheet"
Fill: TypeAlias = Callable[[ImportedRecord, str], ImportedRecord]


@dataclass(frozen=True, slots=True)
class Part:
    """One table with its sheet, its columns and its rows."""

    sheet: Sheet
    table: Table
    columns: tuple[ColumnMatch, ...]
    rows: SortedRows

    def cells(self, match: ColumnMatch) -> Iterator[CellValue]:
        """What the records have in a column."""
        index = match.heading.position - 1
        return (cells[index] for _, cells in self.rows.records)


class PartsReader:
    """Reads the records of all parts; collects problems, unknown words and what has to be asked."""

    def __init__(
        self, parts: Sequence[Part], words: ValueWords, dates: DateReader, choices: ImportChoices
    ) -> None:
        self.problems: list[CellProblem] = []
        self.unknown: Counter[UnknownWord] = Counter()
        self.old_controls = 0
        self.scale_questions: list[Question] = []
        self.scale_offers: list[Question] = []
        self.evidence = _evidence(parts, dates, choices)
        self._parts = parts
        self._words = words
        self._choices = self._with_orders(choices)
        self.value_words = {**choices.value_words, **self._scales(choices)}
        self._cells = CellReaders(words, dates, self.value_words)

    def read(self, progress: Progress) -> list[ImportedRecord]:
        """All records in the order of the file."""
        fill_section = self._fill(QuestionKind.SECTIONS, SECTION_NAME)
        fill_sheet = self._fill(QuestionKind.SHEET_NAME, SHEET_NAME)
        total, done = sum(len(part.rows.records) for part in self._parts), 0
        out: list[ImportedRecord] = []
        for part in self._parts:
            reader = RowReader(part.sheet, part.columns, (self._cells, self._words), self._choices)
            for number, cells in part.rows.records:
                if done % _EVERY == 0:
                    progress(done, total)
                done += 1
                record = _whole(reader, number, cells, part.rows.parts.get(number, ()))
                if fill_section and number in part.rows.sections:
                    record = fill_section(record, part.rows.sections[number])
                out.append(fill_sheet(record, part.sheet.name) if fill_sheet else record)
            self._collect(reader)
        return out

    def _collect(self, reader: RowReader) -> None:
        asked = {(question.column, question.key) for question in self.scale_questions}
        self.problems += reader.problems
        self.unknown += Counter(
            {w: n for w, n in reader.unknown.items() if (w.column, w.key) not in asked}
        )
        self.old_controls += reader.old_controls

    def _with_orders(self, choices: ImportChoices) -> ImportChoices:
        spoken = {name: seen.order for name, seen in self.evidence.items() if seen.order}
        return replace(choices, date_orders={**spoken, **choices.date_orders})

    def _scales(self, choices: ImportChoices) -> dict[str, str]:
        """What the steps of scales mean; those without an answer are asked.

        Traffic lights have a usual meaning, so another one is only offered.
        """
        out: dict[str, str] = {}
        for name, key, texts in self._scaled():
            open_ones = [text for text in texts if f"{key}:{text}" not in choices.value_words]
            question = scales.question(key, name, open_ones, self._words)
            if question is None:
                continue
            answer = choices.answer(QuestionKind.SCALE, name)
            said = scales.meanings(key, open_ones, answer, self._words)
            out |= said
            if not said:
                is_read = all(self._words.meaning(key, text) for text in open_ones)
                (self.scale_offers if is_read else self.scale_questions).append(question)
        return out

    def _scaled(self) -> Iterator[tuple[str, str, list[str]]]:
        seen: dict[tuple[str, str], dict[str, None]] = {}
        for part in self._parts:
            for match in part.columns:
                if match.key in scales.WITH_SCALE:
                    texts = (as_text(value) for value in part.cells(match) if value is not None)
                    plain = (text for text in texts if not self._words.is_blank(text))
                    seen.setdefault((match.name, match.key), {}).update(dict.fromkeys(plain))
        for (name, key), texts_seen in seen.items():
            yield name, key, list(texts_seen)

    def _fill(self, kind: QuestionKind, own_name: str) -> Fill | None:
        """What writes a label into records, by the answer; None where nothing is written."""
        answer = self._choices.answer(kind)
        if answer in ("", Answer.NO):
            return None
        if answer == Answer.OWN_FIELD:
            return lambda record, label: record._replace(extra=(*record.extra, (own_name, label)))
        read = self._cells.for_field(ENTRIES[answer], None)

        def filled(record: ImportedRecord, label: str) -> ImportedRecord:
            if answer in record.values:
                return record
            if answer == "status" and (meaning := status_of_label(label, self._words)):
                said: Mapping[str, object] = {"status": meaning, "imported_status": label}
            else:
                said = dict(read(label).values)
            return record._replace(values={**record.values, **said})  # type: ignore[dict-item]  # read as values

        return filled


def _evidence(
    parts: Iterable[Part], dates: DateReader, choices: ImportChoices
) -> dict[str, Evidence]:
    """What the dates of each column say about their order, where it is not chosen."""
    out: dict[str, Evidence] = {}
    for part in parts:
        for match in part.columns:
            is_date = bool(match.key) and ENTRIES[match.key].kind is Kind.DATE
            if is_date and not choices.order_of(match.name):
                seen = dates.evidence(part.cells(match), order_in(match.heading.own))
                out[match.name] = out.get(match.name, Evidence()) + seen
    return out


def _whole(
    reader: RowReader, number: int, cells: Cells, more: Sequence[tuple[int, Cells]]
) -> ImportedRecord:
    """The record of a row together with the rows that go on with it."""
    record = reader.read(number, cells)
    return with_children(record, [reader.read(*row) for row in more]) if more else record


def left_out(parts: Iterable[Part]) -> tuple[LeftOut, ...]:
    """The rows of all parts that are no records."""
    return tuple(left for part in parts for left in part.rows.left_out)
